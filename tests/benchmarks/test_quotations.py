"""How much of what is quoted belongs to a statement."""

from __future__ import annotations

from aldus import Document, Quotation, Relation, Span
from benchmarks.quotations import linked

TEXT = '"Wij gaan gewoon door", zei Els. "Dat is goed \'voor ons alle vier\' hier." Het "plan".'


def test_quotations_of_more_than_three_words_count_and_none_inside_another() -> None:
    own = Quotation(1, 21, "cue")
    say = Relation("say", "els", None, "zeggen", Span(24, 27), quotation=(own,))
    found = list(linked(Document("a", TEXT, relations=(say,))))
    assert [(rule, speaker) for rule, speaker, _ in found] == [("cue", "els"), ("", "")]
    assert all("Els" in words for _, _, words in found)

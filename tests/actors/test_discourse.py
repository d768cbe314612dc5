"""How far pronouns look back."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from aldus.actors.board import Board
from aldus.actors.discourse import MAX_CANDIDATES, MAX_SENTENCES, Discourse
from aldus.actors.gazetteer import Gazetteer
from aldus.lexicon.tables import shipped

from .conftest import Build, blank, of, raw

BOS = "Jan+Bos:nsubj:PER zweeg:ROOT"
NOBODY = "Gisteren:advmod regende:ROOT het:nsubj:R"
HE = "Toen:advmod lachte:ROOT hij:nsubj"


@pytest.mark.parametrize(("between", "resolved"), [(MAX_SENTENCES - 1, True), (MAX_SENTENCES, False)])
def test_sentences_between_a_pronoun_and_its_antecedent(tell: Build, between: int, resolved: bool) -> None:
    assert MAX_SENTENCES == 3
    doc = tell(BOS, *[NOBODY] * between, HE)
    assert of(doc, "hij") == [("jan-bos", "pronoun-he")] * resolved


@pytest.mark.parametrize(("between", "resolved"), [(MAX_CANDIDATES - 1, True), (MAX_CANDIDATES, False)])
def test_mentions_between_a_pronoun_and_its_antecedent(tell: Build, between: int, resolved: bool) -> None:
    assert MAX_CANDIDATES == 16
    countries = "Frankrijk:obj:GPE " * between
    doc = tell(BOS, f"Toen:advmod noemde:ROOT {countries} hij:nsubj")
    assert of(doc, "hij") == [("jan-bos", "pronoun-he")] * resolved


def test_adjectives_are_no_antecedents(tell: Build) -> None:
    doc = tell("Amerikaanse:amod:A@wijn wijn:nsubj smaakt:ROOT", "Daarna:advmod verloren:ROOT:Vp ze:nsubj")
    assert of(doc, "ze") == []


def test_what_was_resolved_can_be_referred_to_in_turn(tell: Build) -> None:
    doc = tell(BOS, *[f"{NOBODY} en:cc lachte:conj:V hij:nsubj@lachte"] * 5)
    pronouns = [m for m in doc._.mentions if m.kind == "pronoun"]
    assert [m.actor for m in pronouns] == ["jan-bos"] * 5
    assert [m.antecedent for m in pronouns] == [0, *(m.start_char for m in pronouns[:-1])]


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("12:11", True),
        ("12.11 uur", True),
        ("12:11 - Macron belt Merkel", True),
        ("12:11 belde Macron met Merkel.", False),
        ("Macron belde om 12:11", False),
        ("Het werd 12.000", False),
    ],
)
def test_items_of_a_live_blog(heading: str, is_one: bool) -> None:
    words = ["Bos", "zweeg", ".", "\n", *heading.split(), "\n", "Hij", "lachte", "."]
    doc = Doc(spacy.blank("nl").vocab, words=words)
    board = Board(doc, shipped(), Gazetteer(str.split), Gazetteer(str.split))
    discourse = Discourse(board)
    assert discourse.item_of(0) == 0
    assert discourse.item_of(len(words) - 3) == (4 if is_one else 0)


@pytest.mark.parametrize(("heading", "resolved"), [("12:11", False), ("twaalf", True)])
def test_nothing_in_the_item_before_is_referred_to(heading: str, resolved: bool) -> None:
    rows = [
        "Jan PROPN N|eigen|ev nsubj 2 B-PERSON", "Bos PROPN N|eigen|ev flat 0 I-PERSON", "zweeg VERB WW|pv ROOT 2",
        "NL SPACE _SP dep 2", f"{heading} NUM TW ROOT 4", "NL SPACE _SP dep 4", "Toen ADV BW advmod 7", "lachte VERB WW|pv|verl|ev ROOT 7",
        "hij PRON VNW|pers nsubj 7",
    ]  # fmt: skip
    cells = [[cell.replace("NL", "\n") for cell in row.split()] for row in rows]
    doc = blank()[1](raw(cells, [k in (0, 4, 6) for k in range(len(rows))]))
    assert of(doc, "hij") == [("jan-bos", "pronoun-he")] * resolved

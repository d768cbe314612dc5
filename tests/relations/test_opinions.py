"""What an opinion does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.document import Span
from aldus.relations.opinions import opinion

if TYPE_CHECKING:
    from aldus.relations.reading import Reading

    from .conftest import Read


def of(at: Reading, content: Span | None = None) -> str | None:
    return opinion(at, at.clauses.get(1), content).event_type


def judged(word: str, *more: str) -> str:
    """`Peru vindt het laf`, with more words."""
    return " ".join(
        ["Peru PROPN nsubj 1 vindt/vinden VERB:pv ROOT - het PRON obj 1", f"{word} ADJ xcomp 1", *more]
    )


def test_a_judgement_blames_or_approves(reading: Read) -> None:
    assert of(reading(judged("laf"))) == "ACCUSE"
    assert of(reading(judged("moedig"))) == "SUPPORT"
    assert of(reading(judged("blauw"))) is None


def test_a_denied_judgement_is_none(reading: Read) -> None:
    assert of(reading(judged("laf", "niet ADV advmod 3"))) is None


def test_plain_speech_approves_of_nothing(reading: Read) -> None:
    text = judged("moedig").replace("vindt/vinden", "zegt/zeggen")
    assert of(reading(text)) is None

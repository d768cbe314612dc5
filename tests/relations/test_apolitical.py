"""What has no event type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.relations.candidates import Candidate, Party

if TYPE_CHECKING:
    from .conftest import Read

ELS, JAN, UNIE = "els/PERSON", "jan/PERSON", "unie/ORG"
PLAIN = "Els PROPN nsubj 1 belt/bellen VERB:pv ROOT - Jan PROPN obj 1"


def typed(read_: Read, text: str, event: str, kind: str = "do", target: bool = True) -> str | None:
    """The event type that is left of a candidate at the second word, from the first to the third."""
    read = read_(text, Els=ELS, Jan=JAN)
    to = Party("jan", 2, "self") if target else None
    c = Candidate(kind, Party("els", 0, "self"), to, 1, "bellen", "do-verb-obj", event_type=event)  # type: ignore[arg-type]
    return read.apolitical.untyped(c).event_type


@pytest.mark.parametrize(
    ("words", "sport"),
    [
        (("trainer", "spits"), False),
        (("trainer", "spits", "wedstrijd"), True),
        (("trainer", "spits", "minister"), False),
    ],
)
def test_three_words_nearby_tell_of_sport(reading: Read, words: tuple[str, ...], sport: bool) -> None:
    text = PLAIN + "".join(f" {w} NOUN obl 1" for w in words)
    assert reading(text).apolitical.is_sport(1) is sport
    assert (typed(reading, text, "ACCUSE") is None) is sport


@pytest.mark.parametrize(("between", "sport"), [(50, True), (70, False)])
def test_only_words_around_count(reading: Read, between: int, sport: bool) -> None:
    text = PLAIN + " en CCONJ cc 1" * between + " trainer NOUN obl 1" * 3
    assert reading(text).apolitical.is_sport(1) is sport


@pytest.mark.parametrize(("event", "left"), [("CONSULT", None), ("AID", None), ("ASSAULT", "ASSAULT")])
def test_people_without_an_office_among_themselves(reading: Read, event: str, left: str | None) -> None:
    assert typed(reading, PLAIN, event) == left


def test_a_function_makes_it_politics(reading: Read) -> None:
    text = "Els PROPN nsubj 1 belt/bellen VERB:pv ROOT - Jan PROPN obj 1 minister NOUN obl 1 Els PROPN flat 3"
    assert typed(reading, text, "CONSULT") == "CONSULT"


def test_an_act_toward_nobody_and_a_statement_keep_theirs(reading: Read) -> None:
    assert typed(reading, PLAIN, "AID", target=False) == "AID"
    assert typed(reading, PLAIN, "AGREE", kind="say") == "AGREE"

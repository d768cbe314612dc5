"""What has no event type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from aldus.relations.candidates import Candidate, Party
from aldus.relations.reading import Reading

if TYPE_CHECKING:
    from .conftest import Read

ELS, JAN = "els/PERSON", "jan/PERSON"
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
        (("trainer", "keeper"), False),
        (("trainer", "keeper", "wedstrijd"), True),
        (("trainer", "keeper", "minister"), False),
        (("trainer", "keeper", "trainer"), False),
    ],
)
def test_three_words_nearby_tell_of_sport(reading: Read, words: tuple[str, ...], sport: bool) -> None:
    text = PLAIN + "".join(f" {w} NOUN obl 1" for w in words)
    assert reading(text).apolitical.is_sport(1) is sport
    assert (typed(reading, text, "ACCUSE") is None) is sport


@pytest.mark.parametrize(("between", "sport"), [(50, True), (70, False)])
def test_only_words_around_count(reading: Read, between: int, sport: bool) -> None:
    text = PLAIN + " en CCONJ cc 1" * between + " trainer NOUN obl 1 keeper NOUN obl 1 wedstrijd NOUN obl 1"
    assert reading(text).apolitical.is_sport(1) is sport


@pytest.mark.parametrize(("event", "left"), [("CONSULT", None), ("AID", None), ("ASSAULT", "ASSAULT")])
def test_people_without_an_office_among_themselves(reading: Read, event: str, left: str | None) -> None:
    assert typed(reading, PLAIN, event) == left


def test_a_function_makes_it_politics(reading: Read) -> None:
    text = "Els PROPN nsubj 1 belt/bellen VERB:pv ROOT - Jan PROPN obj 1 minister NOUN obl 1 Els PROPN flat 3"
    assert typed(reading, text, "CONSULT") == "CONSULT"


def test_names_are_no_words_of_sport(reading: Read) -> None:
    text = PLAIN + " trainer NOUN obl 1 keeper NOUN obl 1 Ploeg PROPN obl 1"
    assert reading(text).apolitical.is_sport(1)
    assert not reading(text, Ploeg="ploeg/PERSON").apolitical.is_sport(1)


@pytest.mark.parametrize(("event", "left"), [("ASSAULT", "ASSAULT"), ("AID", None)])
def test_states_use_force_wherever_it_is_told(reading: Read, event: str, left: str | None) -> None:
    text = "Peru PROPN nsubj 1 belt/bellen VERB:pv ROOT - Jan PROPN obj 1 trainer NOUN obl 1 keeper NOUN obl 1 wk NOUN obl 1"
    read = reading(text, Peru="PER/COUNTRY", Jan=JAN)
    c = Candidate(
        "do", Party("PER", 0, "self"), Party("jan", 2, "self"), 1, "b", "do-verb-obj", event_type=event
    )
    assert read.apolitical.untyped(c).event_type == left


def test_a_text_that_tells_of_powers_is_politics(reading: Read) -> None:
    read = reading(PLAIN + " Peru PROPN obl 1", Els=ELS, Jan=JAN, Peru="PER/COUNTRY")
    c = Candidate(
        "do", Party("els", 0, "self"), Party("jan", 2, "self"), 1, "b", "do-verb-obj", event_type="CONSULT"
    )
    assert read.apolitical.untyped(c) is c


def test_an_act_toward_nobody_and_a_statement_keep_theirs(reading: Read) -> None:
    assert typed(reading, PLAIN, "AID", target=False) == "AID"
    assert typed(reading, PLAIN, "AGREE", kind="say") == "AGREE"


@pytest.mark.parametrize(
    ("sector", "verb", "left"),
    [("media", "spreken", None), ("media", "overleggen", "CONSULT"), ("ngo", "spreken", "CONSULT")],
)
def test_an_interview(reading: Read, sector: str, verb: str, left: str | None) -> None:
    text = PLAIN.replace("bellen", verb) + " Peru PROPN obl 1"
    read = reading(text, Els="els/ORG", Jan=JAN, Peru="PER/COUNTRY")
    doc = read.doc
    doc._.actors = tuple(replace(a, sector=sector) if a.id == "els" else a for a in doc._.actors)
    c = Candidate(
        "do", Party("els", 0, "self"), Party("jan", 2, "self"), 1, "b", "do-verb-met", event_type="CONSULT"
    )
    assert Reading(doc, read.lex).apolitical.untyped(c).event_type == left


@pytest.mark.parametrize(("sector", "left"), [("business", None), ("government", "AGREE")])
def test_companies_among_themselves(reading: Read, sector: str, left: str | None) -> None:
    read = reading(PLAIN + " Peru PROPN obl 1", Els="els/ORG", Jan="jan/ORG", Peru="PER/COUNTRY")
    doc = read.doc
    sectors = {"els": "business", "jan": sector}
    doc._.actors = tuple(replace(a, sector=sectors.get(a.id)) for a in doc._.actors)  # type: ignore[arg-type]
    c = Candidate(
        "do", Party("els", 0, "self"), Party("jan", 2, "self"), 1, "b", "do-verb-met", event_type="AGREE"
    )
    assert Reading(doc, read.lex).apolitical.untyped(c).event_type == left

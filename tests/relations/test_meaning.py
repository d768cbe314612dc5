"""What is done: attacks of words, the row of a slot, verbs by which nobody acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.relations.candidates import Candidate, Party
from aldus.relations.meaning import Meaning, is_no_deed, of_slot, spoken

if TYPE_CHECKING:
    from .conftest import Read

PARTIES = (Party("els", 0, "self"), Party("CHL", 3, "self"))


@pytest.mark.parametrize(
    ("adjective", "event"), [("verbale", "ACCUSE"), ("zware", "ASSAULT"), ("frontale", "ACCUSE")]
)
def test_an_attack_that_is_called_one_of_words(reading: Read, adjective: str, event: str) -> None:
    text = f"Els PROPN nsubj 1 doet/doen VERB:pv ROOT - {adjective} ADJ amod 3 aanval NOUN obj 1"
    read = reading(text, Els="els/PERSON")
    assert spoken(read, 3, PARTIES, Meaning("ASSAULT")).event_type == event


def test_other_acts_stay(reading: Read) -> None:
    read = reading(
        "Els PROPN nsubj 1 doet/doen VERB:pv ROOT - verbale ADJ amod 3 hulp NOUN obj 1", Els="els/PERSON"
    )
    assert spoken(read, 3, PARTIES, Meaning("AID")) == Meaning("AID")


@pytest.mark.parametrize(("prep", "event"), [("uit", "SANCTION"), ("naar", None)])
def test_row_of_the_slot(reading: Read, prep: str, event: str | None) -> None:
    read = reading(f"Els PROPN nsubj 1 stapt/stappen VERB:pv ROOT - {prep} ADP case 3 Chili PROPN obl 1")
    clause = read.clauses.get(1)
    assert clause is not None
    assert of_slot(read, clause, 3).event_type == event


@pytest.mark.parametrize(
    ("verb", "rule", "none"),
    [
        ("werken", "learned-do", True),
        ("vinden", "learned-do", True),
        ("slaan", "learned-do", False),
        ("werken", "do-verb-met", False),
    ],
)
def test_verbs_by_which_nobody_acts(reading: Read, verb: str, rule: str, none: bool) -> None:
    read = reading(f"Els PROPN nsubj 1 deed/{verb} VERB:pv ROOT - bij ADP case 3 Chili PROPN obl 1")
    act = Candidate("do", PARTIES[0], PARTIES[1], 1, verb, rule)
    assert is_no_deed(read, act) is none

"""What is done: attacks of words, the row of a slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.relations.candidates import Party
from aldus.relations.meaning import Meaning, of_civilians, of_slot, spoken

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


@pytest.mark.parametrize(
    ("verb", "political", "event"),
    [("uit_sluiten", True, "REJECT"), ("uit_sluiten", False, "SANCTION"), ("straffen", True, "SANCTION")],
)
def test_parties_that_shut_each_other_out(reading: Read, verb: str, political: bool, event: str) -> None:
    read = reading(
        f"Els PROPN nsubj 1 sluit/{verb} VERB:pv ROOT - Jan PROPN obj 1", Els="els/PERSON", Jan="jan/PERSON"
    )
    if political:
        read.parties._debating.update(("els", "jan"))
    parties = (Party("els", 0, "self"), Party("jan", 2, "self"))
    assert spoken(read, 1, parties, Meaning("SANCTION")).event_type == event


@pytest.mark.parametrize(("prep", "event"), [("uit", "SANCTION"), ("naar", None)])
def test_row_of_the_slot(reading: Read, prep: str, event: str | None) -> None:
    read = reading(f"Els PROPN nsubj 1 stapt/stappen VERB:pv ROOT - {prep} ADP case 3 Chili PROPN obl 1")
    clause = read.clauses.get(1)
    assert clause is not None
    assert of_slot(read, clause, 3).event_type == event


@pytest.mark.parametrize(
    ("people", "act", "event"),
    [
        ("boeren", "COERCE", "PROTEST"),
        ("troepen", "COERCE", "COERCE"),
        ("boeren", "REJECT", "PROTEST"),
        ("boeren", "SANCTION", "SANCTION"),
    ],
)
def test_blockades_of_people_without_power(reading: Read, people: str, act: str, event: str) -> None:
    read = reading(
        f"Peruaanse ADJ amod 1 {people} NOUN nsubj 2 blokkeren VERB:pv ROOT - wegen/weg NOUN obj 2",
        Peruaanse="PER/COUNTRY/adjective",
    )
    c = read.clauses.get(2)
    assert c is not None
    sources = read.parties.all(c.subjects)
    assert of_civilians(read, c, sources, Meaning(act)).event_type == event

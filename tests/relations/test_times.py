"""Days and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.relations.times import Times

if TYPE_CHECKING:
    from .conftest import Read

CLAUSE = "Peru PROPN nsubj 1 wint/winnen VERB:pv ROOT - op ADP case 3 "


@pytest.mark.parametrize(
    ("phrase", "is_date"),
    [
        ("12 NUM obl 1 april PROPN flat 3", True),
        ("12 NUM obl 1 april PROPN flat 3 1999 NUM flat 3", False),
        ("12 NUM obl 1 punten NOUN flat 3", False),
        ("april PROPN obl 1", False),
        ("brief NOUN obl 1 12 NUM parataxis 3 april PROPN flat 4", False),
    ],
)
def test_a_day_of_a_month(reading: Read, phrase: str, is_date: bool) -> None:
    assert Times(reading(CLAUSE + phrase).tree).is_date(3) is is_date


@pytest.mark.parametrize(
    ("phrase", "is_month"),
    [
        ("in ADP case 3 mei PROPN obl 1", True),
        ("in ADP case 3 mei PROPN obl 1 1999 NUM flat 3", False),
        ("sinds ADP case 3 mei PROPN obl 1", False),
        ("in ADP case 3 Peru PROPN obl 1", False),
    ],
)
def test_a_month(reading: Read, phrase: str, is_month: bool) -> None:
    read = reading("Peru PROPN nsubj 1 wint/winnen VERB:pv ROOT - " + phrase)
    assert Times(read.tree).is_month(3) is is_month


@pytest.mark.parametrize(("day", "is_day"), [("zaterdag", True), ("punten", False)])
def test_a_day_of_the_week(reading: Read, day: str, is_day: bool) -> None:
    assert Times(reading(f"{CLAUSE}{day} NOUN obl 1").tree).is_day(3) is is_day


@pytest.mark.parametrize(
    ("verb", "prep", "is_date"),
    [("leveren", "per", True), ("leveren", "sinds", False), ("benoemen", "per", False)],
)
def test_from_a_day_on(reading: Read, verb: str, prep: str, is_date: bool) -> None:
    text = f"Peru PROPN nsubj 1 doet/{verb} VERB:pv ROOT - {prep} ADP case 3 12 NUM obl 1 april PROPN flat 3"
    assert Times(reading(text).tree).is_date(3) is is_date


@pytest.mark.parametrize(
    ("phrase", "head", "soon"),
    [
        ("op ADP case 4 korte ADJ amod 4 termijn NOUN obl 1", 4, True),
        ("op ADP case 4 lange ADJ amod 4 termijn NOUN obl 1", 4, False),
        ("eind NOUN obl 1 deze DET det 4 maand NOUN nmod 2", 2, True),
        ("halverwege ADP case 4 volgende ADJ amod 4 maand NOUN obl 1", 4, True),
        ("eind NOUN obl 1 vorige ADJ amod 4 maand NOUN nmod 2", 2, False),
    ],
)
def test_a_time_to_come(reading: Read, phrase: str, head: int, soon: bool) -> None:
    read = reading(f"Peru PROPN nsubj 1 wint/winnen VERB:pv ROOT - {phrase}")
    assert Times(read.tree).is_soon(head) is soon

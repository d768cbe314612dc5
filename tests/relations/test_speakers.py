"""Who speaks, where no subject says it."""

from __future__ import annotations

import pytest

from aldus.document import Span
from aldus.relations.candidates import Candidates, Party
from aldus.relations.reading import Reading
from aldus.relations.speakers import first_persons, near

from .conftest import Plain, Read


def after_verb(between: int) -> str:
    rows = ["zei zeggen VERB WW|pv ROOT 0", *["gisteren gisteren ADV BW advmod 0"] * between]
    return "\n".join([*rows, "Els Els PROPN SPEC nsubj 0"])


@pytest.mark.parametrize(("between", "found"), [(0, True), (8, True), (9, False)])
def test_a_speaker_stands_near(read: Read, between: int, found: bool) -> None:
    reading = read(after_verb(between), Els="els/PERSON")
    assert [p.actor for p in near(reading, 1)] == ["els"] * found


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("( ( PUNCT LET punct 0", True),
        (") ) PUNCT LET punct 0", True),
        (", , PUNCT LET punct 0", False),
        ("zij zij PRON VNW obj 0", False),
        ("tafel tafel NOUN N nsubj 0", False),
        ("tafel tafel NOUN N obl 0", True),
    ],
)
def test_a_comma_or_another_subject_ends_the_search(read: Read, between: str, found: bool) -> None:
    lines = f"zei zeggen VERB WW|pv ROOT 0\n{between}\nEls Els PROPN SPEC nsubj 0"
    assert [p.actor for p in near(read(lines, Els="els/PERSON"), 1)] == ["els"] * found


@pytest.mark.parametrize(
    ("pos", "dep", "found"),
    [
        ("PROPN", "obl", True),
        ("NOUN", "obl", True),
        ("PRON", "obl", True),
        ("DET", "obl", False),
        ("DET", "nsubj", True),
        ("DET", "appos", True),
    ],
)
def test_nouns_and_subjects_name_a_speaker(read: Read, pos: str, dep: str, found: bool) -> None:
    lines = f"zei zeggen VERB WW|pv ROOT 0\nEls Els {pos} SPEC {dep} 0"
    assert [p.actor for p in near(read(lines, Els="els/PERSON"), 1)] == ["els"] * found


def test_those_beside_the_first_speak_too(read: Read) -> None:
    lines = """
        zei zeggen VERB WW|pv ROOT 0
        Els Els PROPN SPEC nsubj 0
        en en CCONJ VG cc 3
        Jan Jan PROPN SPEC conj 1
        """
    assert [p.actor for p in near(read(lines, Els="els/PERSON", Jan="jan/PERSON"), 1)] == ["els", "jan"]


def test_the_next_sentence_is_out_of_reach(read: Read) -> None:
    lines = "zei zeggen VERB WW|pv ROOT 0\nEls Els PROPN SPEC ROOT 1"
    assert near(read(lines, Els="els/PERSON"), 1) == []


def spoken(reading: Reading, *quotes: int) -> dict[str, str]:
    """The words in the first person with their actor, where Els and Jan say the quotations of these numbers."""
    found = Candidates()
    for n, speaker in zip(quotes, ("els", "jan"), strict=False):
        q = reading.quotes[n]
        whole = Span(q.start, q.end)
        found.say(
            [Party(speaker, 0, "self")], trigger=0, predicate="zeggen", rule="x", content=whole, quote=whole
        )
    tree = reading.tree
    return {f"{tree.low[i]} {i}": actor for i, actor in first_persons(reading, found).items()}


def test_ik_in_a_quotation_is_its_speaker(plain: Plain) -> None:
    reading = plain('"Ik kom", zei Els. Ik weet het. "Ik ook", zei Jan.')
    assert spoken(reading, 0, 1) == {"ik 1": "els", "ik 13": "jan"}
    assert spoken(reading) == {}


def test_other_persons_are_left_alone(plain: Plain) -> None:
    assert spoken(plain('"Hij en wij komen met mijn broer", zei Els.'), 0) == {"mijn 6": "els"}


@pytest.mark.parametrize(
    ("length", "between", "found"),
    [(25, 100, True), (24, 100, False), (60, 600, True), (60, 601, False)],
)
def test_the_speaker_goes_on_in_a_long_quotation_nearby(
    plain: Plain, length: int, between: int, found: bool
) -> None:
    reading = plain(f'"Ik kom", zei {"x" * (between - 9)} "ik {"x" * (length - 3)}"')
    first, second = reading.quotes
    assert (second.end - second.start, second.start - first.end) == (length, between)
    assert len(spoken(reading, 0)) == 1 + found


def test_the_last_speaker_goes_on(plain: Plain) -> None:
    more = '"Ik weet dat het heel lang duurt."'
    reading = plain(f'"Ik kom", zei Els. "Ik ook", zei Jan. {more} {more}')
    assert list(spoken(reading, 0, 1).values()) == ["els", "jan", "jan", "jan"]


def test_who_speaks_before_the_first_statement_is_not_known(plain: Plain) -> None:
    reading = plain('"Ik weet dat het heel lang duurt." "Ik kom", zei Els.')
    assert list(spoken(reading, 1).values()) == ["els"]


@pytest.mark.parametrize(
    ("opening", "found"), [("Jan wil dat wel:", 1), ("Els wil dat niet, Jan wel:", 2), ("Dat is zo:", 2)]
)
def test_a_paragraph_that_begins_with_another_person(plain: Plain, opening: str, found: int) -> None:
    text = f'"Ik kom", zei Els.\n\n{opening} "ik weet dat het heel lang duurt"'
    reading = plain(text, actors={"Els": "PERSON", "Jan": "PERSON"})
    assert len(spoken(reading, 0)) == found


@pytest.mark.parametrize(
    ("before", "found"), [("Een groep zegt:", 0), ("Ik zei hem:", 2), ("Een groep is", 1)]
)
def test_ik_that_others_say(plain: Plain, before: str, found: int) -> None:
    reading = plain(f"\"{before} 'ik stem daar nooit op'\", zei Els.")
    assert len(spoken(reading, 0)) == found

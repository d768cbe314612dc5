"""Which quotations belong to which statement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aldus.document import Span
from aldus.relations.candidates import Candidate, Party
from aldus.relations.reading import Reading
from aldus.relations.wholes import wholes

from .conftest import Plain

PEOPLE = {"Els": "PERSON", "Jan": "PERSON"}
MORE = '"Wij gaan gewoon door."'


def says(reading: Reading, word: str, speaker: str = "Els", **of: Span | None) -> Candidate:
    words = reading.tree.words
    who = Party(speaker.lower(), words.index(speaker), "self")
    return replace(Candidate("say", who, None, words.index(word), "zeggen", "say-verb"), **of)  # type: ignore[arg-type]


def first(reading: Reading) -> Span:
    return Span(reading.quotes[0].start, reading.quotes[0].end)


def linked(reading: Reading, *said: Candidate) -> list[tuple[str, str]]:
    """Trigger and rule of the quotations that belong to a statement, in order."""
    found = [
        (q.start, reading.tree.words[k], q.rule) for k, parts in wholes(reading, said).items() for q in parts
    ]
    return [(word, rule) for _, word, rule in sorted(found)]


def test_a_quotation_belongs_to_its_cue(plain: Plain) -> None:
    reading = plain('"Wij komen", zei Els.', PEOPLE)
    assert linked(reading, says(reading, "zei", quote=first(reading))) == [("zei", "cue")]
    assert linked(reading) == []


def test_words_in_marks_belong_to_the_clause_around_them(plain: Plain) -> None:
    reading = plain('Els zei dat het "een ramp" is.', PEOPLE)
    clause = says(reading, "zei", content=Span(8, 28))
    assert linked(reading, clause) == [("zei", "clause")]
    assert linked(reading, replace(clause, content=Span(8, 15))) == []


def test_a_statement_inside_a_quotation_does_not_own_it(plain: Plain) -> None:
    reading = plain('"Jan riep dat wij komen", zei Els.', PEOPLE)
    inner = says(reading, "riep", "Jan", content=Span(10, 23))
    assert linked(reading, inner, says(reading, "zei", quote=first(reading))) == [("zei", "cue")]


def test_the_other_half_behind_the_cue(plain: Plain) -> None:
    reading = plain('"De rente", zei Els, "blijft voorlopig waar zij is."', PEOPLE)
    assert linked(reading, says(reading, "zei", quote=first(reading))) == [("zei", "cue"), ("zei", "split")]
    short = plain('"De rente", zei Els, "blijft gelijk".', PEOPLE)
    assert linked(short, says(short, "zei", quote=first(short))) == [("zei", "cue")]


@pytest.mark.parametrize(
    ("between", "rules"),
    [
        ("", ["cue", "next"]),
        ("Dat is nieuw. |", ["cue", "next"]),
        ("Dat is nieuw. |Het is ook oud. |Het regent. |", ["cue"]),
        ("Ook Jan kwam. |", ["cue"]),
        ("Wat nu? |", ["cue"]),
        ("En toen: |", ["cue"]),
        ("Het heet ", ["cue"]),
    ],
)
def test_the_speaker_goes_on_until_somebody_else_may_speak(
    plain: Plain, between: str, rules: list[str]
) -> None:
    reading = plain(f'"Wij komen", zei Els. |{between}{MORE}', PEOPLE)
    found = linked(reading, says(reading, "zei", quote=first(reading)))
    assert found == [("zei", rule) for rule in rules]


def test_a_new_statement_takes_over(plain: Plain) -> None:
    reading = plain(f'"Wij komen", zei Els. |Jan riep van niet. |{MORE}', PEOPLE)
    said = says(reading, "zei", quote=first(reading)), says(reading, "riep", "Jan")
    assert linked(reading, *said) == [("zei", "cue"), ("riep", "next")]


def test_a_noun_of_speech_does_not_go_on(plain: Plain) -> None:
    reading = plain(f"Els deed een belofte. |{MORE}", PEOPLE)
    assert linked(reading, says(reading, "belofte")) == [("belofte", "next")]
    assert linked(reading, replace(says(reading, "belofte"), nominal=True)) == []


@pytest.mark.parametrize("behind", [", aldus een buurman.", " volgens een buurman."])
def test_a_cue_of_its_own_parts_it(plain: Plain, behind: str) -> None:
    reading = plain(f'"Wij komen", zei Els. |"Wij gaan gewoon door"{behind}', PEOPLE)
    assert linked(reading, says(reading, "zei", quote=first(reading))) == [("zei", "cue")]


def test_the_next_paragraph_goes_on_where_it_opens_with_a_quotation(plain: Plain) -> None:
    reading = plain(f'"Wij komen", zei Els.\n\n|{MORE}', PEOPLE)
    assert linked(reading, says(reading, "zei", quote=first(reading))) == [
        ("zei", "cue"),
        ("zei", "paragraph"),
    ]
    other = plain(f'"Wij komen", zei Els.\n\n|Het regent. |{MORE}', PEOPLE)
    assert linked(other, says(other, "zei", quote=first(other))) == [("zei", "cue")]


def test_a_quotation_that_is_not_closed_goes_on(plain: Plain) -> None:
    reading = plain(f'Els zei: "Wij komen nu.\n\n|{MORE}', PEOPLE)
    assert linked(reading, says(reading, "zei", quote=first(reading))) == [("zei", "cue"), ("zei", "open")]


def test_a_quotation_just_before_is_of_the_same_speaker(plain: Plain) -> None:
    reading = plain(f'{MORE} |"En wij komen ook", zei Els.', PEOPLE)
    second = Span(reading.quotes[1].start, reading.quotes[1].end)
    assert linked(reading, says(reading, "zei", quote=second)) == [("zei", "before"), ("zei", "cue")]
    apart = plain(f'{MORE}\n\n|"En wij komen ook", zei Els.', PEOPLE)
    second = Span(apart.quotes[1].start, apart.quotes[1].end)
    assert linked(apart, says(apart, "zei", quote=second)) == [("zei", "cue")]


@pytest.mark.parametrize(("who", "rules"), [("hij", ["cue", "next"]), ("iemand", ["cue"])])
def test_a_pronoun_behind_it_is_who_spoke_last(plain: Plain, who: str, rules: list[str]) -> None:
    text = f'"Wij komen", aldus Els. |"Wij gaan gewoon door", zei {who}.'
    reading = plain(text, PEOPLE, zei="WW|pv|verl|ev")
    reading.tree.lemma[reading.tree.words.index("zei")] = "zeggen"
    found = linked(reading, says(reading, "aldus", quote=first(reading)))
    assert found == [("aldus", rule) for rule in rules]

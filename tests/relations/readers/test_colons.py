"""Quotations behind a colon, and headlines."""

from __future__ import annotations

import pytest

from aldus.relations.candidates import Candidates, Party
from aldus.relations.readers.colons import colons, headlines

from .conftest import Few, found, said

ELS, JAN = "els/PERSON", "jan/PERSON"


def colon(*before: str, between: int = 0, quoted: str = "Nooit") -> str:
    """Rows before a colon and a quotation; `between` words stand between them and the colon."""
    rows = [*before, *["er er ADV BW advmod 0"] * between]
    top = next((i for i, row in enumerate(rows) if " ROOT" in row), 0)
    n = len(rows)
    return "\n".join([
        *rows,
        f": : PUNCT LET punct {top}",
        f'" " PUNCT LET punct {n + 2} x',
        f"{quoted} nooit ADV BW parataxis {top} x",
        f'" " PUNCT LET punct {n + 2}',
    ])  # fmt: skip


VERB = ("Els Els PROPN SPEC nsubj 1", "lachte lachen VERB WW|pv|verl ROOT 1")


def test_any_verb_before_a_colon_introduces_a_quotation(few: Few) -> None:
    reading = few(colon(*VERB), Els=ELS)
    (c,) = found(reading, colons)
    assert (c.source.actor, c.trigger, c.predicate, c.rule) == ("els", 1, "lachen", "say-colon-verb")
    assert c.quote is not None and c.quote.of(reading.tree.text) == "Nooit"
    candidates = Candidates()
    colons(reading, candidates)
    assert candidates.is_statement(1)


def test_without_a_quotation_or_a_colon_there_is_no_statement(few: Few) -> None:
    assert found(few(colon(*VERB).replace('" "', ", ,"), Els=ELS), colons) == []
    assert found(few(colon(*VERB).replace(": :", "; ;"), Els=ELS), colons) == []


def test_a_verb_without_a_speaker_hides_the_names(few: Few) -> None:
    assert found(few(colon("Els Els PROPN SPEC obj 1", VERB[1]), Els=ELS), colons) == []
    passive = colon(VERB[0].replace("nsubj", "nsubj:pass"), VERB[1])
    assert found(few(passive, Els=ELS), colons) == []
    assert len(found(few(colon(VERB[0], VERB[1].replace("WW|pv|verl", "WW|inf")), Els=ELS), colons)) == 1


def test_the_main_verb_comes_first(few: Few) -> None:
    rows = (
        "Jan Jan PROPN SPEC nsubj 1",
        "komt komen VERB WW|pv|tgw advcl 3",
        "Els Els PROPN SPEC nsubj 3",
        "lachte lachen VERB WW|pv|verl ROOT 3",
    )
    assert [c[:3] for c in said(few(colon(*rows), Els=ELS, Jan=JAN), colons)] == [
        ("els", None, "say-colon-verb")
    ]


def test_what_was_read_as_a_statement_is_not_read_again(few: Few) -> None:
    reading = few(colon(*VERB), Els=ELS)
    candidates = Candidates()
    candidates.say([Party("els", 0, "self")], trigger=1, predicate="lachen", rule="x")
    colons(reading, candidates)
    assert len(candidates) == 1
    elsewhere = Candidates()
    elsewhere.say([Party("els", 0, "self")], trigger=4, predicate="lachen", rule="x")
    colons(reading, elsewhere)
    assert len(elsewhere) == 2


NAME = "Els Els PROPN SPEC ROOT 0"


def test_a_name_before_a_colon_speaks(few: Few) -> None:
    (c,) = found(few(colon(NAME), Els=ELS), colons)
    assert (c.source.actor, c.trigger, c.predicate, c.rule) == ("els", 1, "zeggen", "say-colon")
    assert found(few(colon(NAME)), colons) == []


@pytest.mark.parametrize(("between", "found_it"), [(11, True), (12, False)])
def test_the_name_stands_near(few: Few, between: int, found_it: bool) -> None:
    assert (len(found(few(colon(NAME, between=between), Els=ELS), colons)) == 1) == found_it


@pytest.mark.parametrize(("between", "found_it"), [(38, True), (39, False)])
def test_an_introduction_is_not_long(few: Few, between: int, found_it: bool) -> None:
    assert (len(found(few(colon(*VERB, between=between), Els=ELS), colons)) == 1) == found_it


def test_the_last_name_counts_and_a_person_before_a_body(few: Few) -> None:
    rows = (NAME, "en en CCONJ VG cc 0", "Jan Jan PROPN SPEC dep 0")
    assert [c[0] for c in said(few(colon(*rows), Els=ELS, Jan=JAN), colons)] == ["jan"]
    both = ("NOS-baas baas NOUN N ROOT 0",)
    reading = few(colon(*both), **{"NOS-baas": "nos/ORG"})
    assert [c[0] for c in said(reading, colons)] == ["nos"]


def test_an_adjective_names_no_speaker(few: Few) -> None:
    rows = ("Franse Frans ADJ ADJ amod 1", "onzin onzin NOUN N ROOT 1")
    assert found(few(colon(*rows), Franse="FRA/COUNTRY/name"), colons) == []


@pytest.mark.parametrize(("lines", "found_it"), [(0, True), (3, True), (4, False)])
def test_the_colon_stands_just_before_the_marks(few: Few, lines: int, found_it: bool) -> None:
    rows = [
        "Els Els PROPN SPEC ROOT 0",
        ": : PUNCT LET punct 0 x",
        *["\\n \\n SPACE SP dep 0 x"] * lines,
        f'" " PUNCT LET punct {lines + 3} x',
        "Nooit nooit ADV BW parataxis 0 x",
        f'" " PUNCT LET punct {lines + 3}',
    ]
    assert (len(found(few("\n".join(rows), Els=ELS), colons)) == 1) == found_it


# headlines


def headline(*before: str, line: str = "", after: int = 3) -> str:
    n = len(before) + bool(line)
    rows = [*([line] if line else []), *before, f": : PUNCT LET punct {n - 1}"]
    return "\n".join([*rows, *[f"meer meer ADV BW dep {n - 1}"] * after])


def test_a_name_and_a_colon_at_the_start(few: Few) -> None:
    (c,) = found(few(headline(NAME), Els=ELS), headlines)
    assert (c.source.actor, c.trigger, c.rule) == ("els", 1, "say-headline")
    assert said(few(headline(NAME), Els=ELS), headlines)[0][3] == "meer meer meer"


def test_a_message_has_three_words(few: Few) -> None:
    assert found(few(headline(NAME, after=2), Els=ELS), headlines) == []


def test_the_message_ends_with_the_line(few: Few) -> None:
    more = "\\n \\n SPACE SP dep 0\ndan dan ADV BW dep 0"
    assert said(few(f"{headline(NAME)}\n{more}", Els=ELS), headlines)[0][3] == "meer meer meer"
    assert said(few(f"{headline(NAME, after=2)}\n{more}", Els=ELS), headlines) == []


def test_a_headline_starts_a_line(few: Few) -> None:
    start = "\\n \\n SPACE SP dep 1"
    name = NAME.replace("ROOT 0", "ROOT 1")
    assert len(found(few(headline(name, line=start), Els=ELS), headlines)) == 1
    assert found(few(headline(name, line="Ook ook ADV BW advmod 1"), Els=ELS), headlines) == []
    assert len(found(few(headline(name, line="Premier premier NOUN N nmod 1"), Els=ELS), headlines)) == 1


@pytest.mark.parametrize(("titles", "found_it"), [(6, True), (7, False)])
def test_a_headline_has_few_words_before_its_colon(few: Few, titles: int, found_it: bool) -> None:
    rows = [*["de de DET LID det 0"] * titles, "Els Els PROPN SPEC dep 0"]
    rows[0] = "de de DET LID ROOT 0"
    assert (len(found(few(headline(*rows), Els=ELS), headlines)) == 1) == found_it


def test_only_a_name_right_before_the_colon_speaks(few: Few) -> None:
    assert found(few(headline(NAME, "zegt zeggen VERB WW|pv dep 0"), Els=ELS), headlines) == []
    assert found(few(headline(NAME), Els="els/PERSON/metonym"), headlines) == []
    assert found(few(headline(NAME), NOS="nos/ORG"), headlines) == []


def test_a_colon_that_was_read_is_no_headline(few: Few) -> None:
    lines = colon(NAME)
    assert [c[2] for c in said(few(lines, Els=ELS), colons, headlines)] == ["say-colon"]
    assert [c[2] for c in said(few(lines, Els=ELS), headlines)] == ["say-headline"]

"""Quotations in plain text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldus.syntax.quotes import find_quotes, inside

TOKEN = re.compile(r"\w+|\S")


def inner(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


def words_inside(text: str) -> list[str]:
    tokens = list(TOKEN.finditer(text))
    marked = inside(find_quotes(text), [t.start() for t in tokens], [t.end() for t in tokens])
    return [t.group() for t, mark in zip(tokens, marked, strict=True) if mark]


@pytest.mark.parametrize(
    "quotation",
    [
        '"Wij gaan door"',
        "„Wij gaan door”",
        "„Wij gaan door“",
        '„Wij gaan door"',
        "“Wij gaan door”",
        "”Wij gaan door”",
        "‟Wij gaan door”",
        "«Wij gaan door»",
        "»Wij gaan door«",
        "»Wij gaan door»",
        "‹Wij gaan door›",
        "›Wij gaan door‹",
        "‘Wij gaan door’",
        "’Wij gaan door’",
        "‚Wij gaan door‘",
        "'Wij gaan door'",
        "`Wij gaan door'",
        ",,Wij gaan door''",
        ',,Wij gaan door"',
        "``Wij gaan door''",
        "''Wij gaan door''",
    ],
)
def test_marks_of_every_kind(quotation: str) -> None:
    text = f"Zij zei: {quotation}, en ging."
    (quote,) = find_quotes(text)
    assert quote.closed
    assert text[quote.start : quote.end] == "Wij gaan door"
    assert text[quote.outer_start : quote.outer_end] == quotation
    assert words_inside(text) == ["Wij", "gaan", "door"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Wij gaan door,” zei zij.", ["Wij gaan door,"]),
        ('"Ja", zei zij, "wij gaan door."', ["Ja", "wij gaan door."]),
        ("„Ja”, zei zij, „wij gaan door.”", ["Ja", "wij gaan door."]),
        ("»Ja«, zei zij, »wij gaan door.«", ["Ja", "wij gaan door."]),
        ('De ("groene") partij.', ["groene"]),
        ("De (''groene'') partij.", ["groene"]),
        ("De a''groene'' partij.", []),
        ('Zij zei: "Wij gaan door."Daarna ging zij.', ["Wij gaan door."]),
        ("Zij zei: 'Dat is Jan's fiets.'", ["Dat is Jan's fiets."]),
        ("“ Wij gaan door ”, zei zij.", [" Wij gaan door "]),
    ],
)
def test_place_of_the_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize("mark", ['"', "“", "„", "«"])
def test_quotation_over_the_end_of_a_line(mark: str) -> None:
    closing = {"“": "”", "„": "”", "«": "»"}.get(mark, mark)
    assert inner(f"{mark}Wij gaan door.\nWij stoppen\nniet{closing}, zei zij.") == [
        "Wij gaan door.\nWij stoppen\nniet"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hij zag 's avonds foto's van zo'n auto.",
        "In de jaren '90 ging 't goed.",
        "'t Is waar', zei hij.",
        "Het scherm van 19\" en 5' lang.",
        'Een teken" dat nooit sluit',
        "Een teken' dat nooit sluit",
        "Geen aanhaling.",
        "Zij ging, ,, en bleef.",
        "Leeg: “”.",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert inner(text) == []
    assert words_inside(text) == []


def test_nested_quotation_follows_the_outer_one() -> None:
    assert inner("\"Hij riep: 'Nooit meer', en ging\", zei zij.") == [
        "Hij riep: 'Nooit meer', en ging",
        "Nooit meer",
    ]
    assert inner('«Hij riep: "Nooit meer", en ging», zei zij.') == [
        'Hij riep: "Nooit meer", en ging',
        "Nooit meer",
    ]
    assert words_inside('«Hij riep: "Nooit", en ging», zei zij.')[-2:] == ["en", "ging"]


def test_mark_that_waits_inside_a_closed_quotation_is_a_slip() -> None:
    assert inner("«Hij zei: \"Nooit meer, en ging», zei zij. 'Ja'.") == [
        'Hij zei: "Nooit meer, en ging',
        "Ja",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Zij zei: "Wij gaan door. \n\nDe vergadering eindigde.', ["Wij gaan door."]),
        ("“Wij gaan door.\n\n“Wij stoppen niet”, zei zij.", ["Wij gaan door.", "Wij stoppen niet"]),
        ("“Wij gaan door.\nWij stoppen niet.\nNee.", ["Wij gaan door."]),
        ("“Wij gaan\ndoor. Wij stoppen niet", ["Wij gaan\ndoor. Wij stoppen niet"]),
        ('Zij zei: "Wij gaan door. Hij zei: "Ik niet", en ging.', ["Wij gaan door. Hij zei:", "Ik niet"]),
        ('\'Wij gaan door. Hij zei: "Ik niet", en ging.', ["Ik niet"]),
        ("'Wij gaan door.\n\nHij zei: 'Ik niet'.", ["Ik niet"]),
    ],
)
def test_closing_mark_is_missing(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    quotes = find_quotes(text)
    assert [q.closed for q in quotes] == [q.end < len(text) and not text[q.end].isspace() for q in quotes]


def test_what_is_not_closed_does_not_end_inside_another() -> None:
    assert inner("«Zij zei “ja.\nNee.”\nDus.\n") == ["Zij zei “ja.\nNee.”\nDus.", "ja.\nNee."]


def test_longest_quotation() -> None:
    assert len(inner(f'"{"a" * 2999}"')) == 1
    assert inner(f'"{"a" * 3000}"') == []


def test_tokens_that_hold_a_mark_stand_inside() -> None:
    text = "Zij zei ‹ja›."
    assert list(inside(find_quotes(text), [0, 4, 8, 12], [3, 7, 12, 13])) == [0, 0, 1, 0]


def test_marks_that_are_never_closed_take_linear_time() -> None:
    text = "' " * 30_000 + ",,a" * 20_000 + '"' * 20_001 + "“a.\n" * 20_000
    quotes = find_quotes(text)
    assert len(inside(quotes, range(len(text)), range(1, len(text) + 1))) == len(text)


@given(st.text(alphabet="ab .,\n\"'“”„‘’«»‹›`", max_size=80))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    quotes = find_quotes(text)
    assert all(0 <= q.outer_start < q.start < q.end <= q.outer_end <= len(text) for q in quotes)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for earlier, later in pairwise(quotes):
        assert later.start >= earlier.end or later.end <= earlier.end

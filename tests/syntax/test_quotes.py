"""Quotations in plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldus.syntax.quotes import find_quotes


def inner(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Wij gaan door", zei zij.', ["Wij gaan door"]),
        ("„Wij gaan door”, zei zij.", ["Wij gaan door"]),
        ("„Wij gaan door“, zei zij.", ["Wij gaan door"]),
        ("“Wij gaan door,” zei zij.", ["Wij gaan door,"]),
        ("«Wij gaan door», zei zij.", ["Wij gaan door"]),
        ("‘Wij gaan door’, zei zij.", ["Wij gaan door"]),
        ("'Wij gaan door', zei zij.", ["Wij gaan door"]),
        (",,Wij gaan door'', zei zij.", ["Wij gaan door"]),
        ('"Ja", zei zij, "wij gaan door."', ["Ja", "wij gaan door."]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text", ["Hij zag 's avonds foto's van zo'n auto.", "In de jaren '90 ging 't goed.", "Geen aanhaling."]
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert inner(text) == []


def test_nested_quotation_follows_the_outer_one() -> None:
    assert inner("\"Hij riep: 'Nooit meer', en ging\", zei zij.") == [
        "Hij riep: 'Nooit meer', en ging",
        "Nooit meer",
    ]


def test_open_quotation_ends_with_its_paragraph() -> None:
    text = 'Zij zei: "Wij gaan door.\n\nDe vergadering eindigde.'
    quotes = find_quotes(text)
    assert [text[q.start : q.end] for q in quotes] == ["Wij gaan door."]
    assert not quotes[0].closed


@given(st.text(alphabet="ab .,\n\"'“”„‘’«»`", max_size=80))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    quotes = find_quotes(text)
    assert all(0 <= q.start < q.end <= len(text) for q in quotes)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)

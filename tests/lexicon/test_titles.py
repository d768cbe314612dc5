"""Titles, alone and in compounds."""

from __future__ import annotations

import pytest

from aldus.lexicon.tables import shipped


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("president", "president"),
        ("Woordvoerster", "woordvoerster"),
        ("CIA-directeur", "directeur"),
        ("klimaatminister", "minister"),
        ("schoonvader", "vader"),
        ("ministers", "minister"),
        ("ex-man", "man"),
        ("tafel", None),
        ("utrechter", None),
        ("zeilleider", "leider"),
        ("afleider", None),
        ("goudader", None),
        ("voorhoofd", None),
    ],
)
def test_titles_alone_and_in_compounds(word: str, noun: str | None) -> None:
    title = shipped().titles.of(word)
    assert (title.noun if title else None) == noun


def test_a_title_knows_its_number_and_whether_it_is_a_function() -> None:
    titles = shipped().titles
    assert titles["ministers"].plural and not titles["minister"].plural
    assert titles["minister"].is_function and not titles["zoon"].is_function

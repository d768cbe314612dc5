"""Titles and portfolios."""

from __future__ import annotations

import pytest
import spacy

from aldus.actors.titles import find_title, portfolio_at
from aldus.lexicon.actors import tables

NLP = spacy.blank("nl")


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("president", "president"),
        ("Woordvoerster", "woordvoerster"),
        ("CIA-directeur", "directeur"),
        ("klimaatminister", "minister"),
        ("ministers", "minister"),
        ("tafel", None),
    ],
)
def test_titles_alone_and_in_compounds(word: str, noun: str | None) -> None:
    title = find_title(word, tables())
    assert (title.noun if title else None) == noun


@pytest.mark.parametrize(
    ("text", "portfolio"),
    [
        ("minister van Buitenlandse Zaken Bos", "buitenlandse zaken"),
        ("minister van Onderwijs, Cultuur en Wetenschap", "onderwijs, cultuur en wetenschap"),
        ("minister voor Natuur en Stikstof", "natuur en stikstof"),
        ("minister van Bos", ""),
        ("minister van", ""),
    ],
)
def test_what_a_minister_is_of(text: str, portfolio: str) -> None:
    assert portfolio_at(NLP(text), 1, tables()) == portfolio

"""Portfolios."""

from __future__ import annotations

import pytest
import spacy

from aldus.actors.titles import portfolio_at
from aldus.syntax.tree import Tree

NLP = spacy.blank("nl")


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
    assert portfolio_at(Tree(NLP(text)), 1) == portfolio

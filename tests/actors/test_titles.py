"""Portfolios, and titles before a name."""

from __future__ import annotations

import pytest
import spacy

from aldus.actors.titles import REACH, portfolio_at, title_before
from aldus.lexicon.tables import shipped
from aldus.syntax.tree import Tree

from .conftest import told

NLP = spacy.blank("nl")


@pytest.mark.parametrize(
    ("text", "portfolio"),
    [
        ("minister van Buitenlandse Zaken Bos", "buitenlandse zaken"),
        ("minister van Onderwijs, Cultuur en Wetenschap", "onderwijs, cultuur en wetenschap"),
        ("minister voor Natuur en Stikstof", "natuur en stikstof"),
        ("Bos (Financiën)", "financiën"),
        ("minister van Bos", ""),
        ("minister in Defensie", ""),
        ("minister van", ""),
    ],
)
def test_what_a_minister_is_of(text: str, portfolio: str) -> None:
    assert portfolio_at(Tree(NLP(text)), 1) == portfolio


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("De:det@minister minister:nsubj Bos:appos:PER@minister zweeg:ROOT", "minister"),
        ("De:det@ministers ministers:nsubj:Np Bos:appos:PER@ministers zweeg:ROOT", None),
        ("De:det@tafel tafel:nsubj Bos:appos:PER@tafel zweeg:ROOT", None),
        ("Toen:advmod zag:ROOT minister:obj Bos:obj:PER", "minister"),
        ("Een:det@vriend vriend:nsubj van:case@Bos Bos:nmod:PER@vriend zweeg:ROOT", None),
        # Words between a title and its name
        ("minister:nsubj " + "en:cc " * (REACH - 1) + "Bos:appos:PER@minister zweeg:ROOT", "minister"),
        ("minister:nsubj " + "en:cc " * REACH + "Bos:appos:PER@minister zweeg:ROOT", None),
    ],
)
def test_titles_before_a_name(sentence: str, title: str | None) -> None:
    assert REACH == 12
    tree = Tree(told(sentence))
    at = tree.words.index("Bos")
    head, found = title_before(tree, at, at, shipped())
    assert (found and found.noun) == title
    assert head == (None if title is None else tree.words.index("minister"))

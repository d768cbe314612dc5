"""Trees built by hand: no model is needed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aldus.lexicon.tables import shipped
from aldus.syntax.clauses import Clause, Clauses
from aldus.syntax.tree import Tree
from benchmarks.support.handmade import handmade

Parse = Callable[[str], Tree]
Read = Callable[[str], Clauses]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """The tree of a Doc written by hand."""
    return lambda text: Tree(handmade(text))


@pytest.fixture(scope="session")
def read(parse: Parse) -> Read:
    """The clauses of such a Doc."""
    return lambda text: Clauses(parse(text), shipped())


@pytest.fixture(scope="session")
def clause(read: Read) -> Callable[[str, str], Clause]:
    """The clause of such a Doc whose predicate is a word."""

    def find(text: str, word: str) -> Clause:
        clauses = read(text)
        return next(c for c in clauses if clauses.tree.words[c.pred] == word)

    return find

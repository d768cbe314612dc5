"""Trees built by hand: no model is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from aldus.syntax.clauses import Clauses
    from aldus.syntax.tree import Tree

Parse = Callable[[str], "Tree"]
Read = Callable[[str], "Clauses"]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Make a Tree from lines `word lemma pos tag dep head`; heads count words from 0, `x`: no space behind it."""
    import spacy
    from spacy.tokens import Doc

    from aldus.syntax.tree import Tree

    vocab = spacy.blank("nl").vocab

    def make(lines: str) -> Tree:
        rows = [line.split() for line in lines.strip().splitlines()]
        doc = Doc(
            vocab,
            words=[r[0] for r in rows],
            spaces=[len(r) < 7 for r in rows],
            lemmas=[r[1] for r in rows],
            pos=[r[2] for r in rows],
            tags=[r[3] for r in rows],
            deps=[r[4] for r in rows],
            heads=[i if r[4] == "ROOT" else int(r[5]) for i, r in enumerate(rows)],
        )
        return Tree(doc)

    return make


@pytest.fixture(scope="session")
def read(parse: Parse) -> Read:
    """The clauses of such a tree."""
    from aldus.lexicon.tables import shipped
    from aldus.syntax.clauses import Clauses

    return lambda lines: Clauses(parse(lines), shipped())

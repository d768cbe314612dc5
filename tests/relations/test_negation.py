"""Denial of verbs and nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.relations.negation import denied, denied_noun

if TYPE_CHECKING:
    from .conftest import Read


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("niet ADV advmod 1", "negated"),
        ("niks PRON obj 1", "negated"),
        ("vaak ADV advmod 1", None),
        ("niet ADV advmod 1 alleen ADV advmod 1", None),
    ],
)
def test_a_verb(reading: Read, word: str, status: str | None) -> None:
    read = reading(f"Peru PROPN nsubj 1 helpt/helpen VERB:pv ROOT - {word}")
    clause = read.clauses.get(1)
    assert clause is not None
    assert denied(read.tree, clause) == status


@pytest.mark.parametrize(("word", "status"), [("geen", "negated"), ("de", None)])
def test_a_noun(reading: Read, word: str, status: str | None) -> None:
    assert denied_noun(reading(f"{word} DET det 1 steun NOUN ROOT -").tree, 1) == status

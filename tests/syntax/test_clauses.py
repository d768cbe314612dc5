"""All clauses of a Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.lexicon.tables import shipped
from aldus.syntax.clauses import clauses_of

if TYPE_CHECKING:
    from .conftest import Parse, Read

# 0 Peru 1 zegt 2 dat 3 Chili 4 wil 5 om 6 zijn 7 geld 8 te 9 tonen
NESTED = """
    Peru PROPN nsubj 1  zegt/zeggen VERB:pv ROOT -  dat SCONJ mark 4  Chili PROPN nsubj 4  probeert/proberen VERB:pv ccomp 1
    om ADP mark 9  zijn DET nmod:poss 7  geld NOUN obj 9  te ADP mark 9  tonen VERB:inf xcomp 4
"""


def test_clauses_in_text_order(read: Read) -> None:
    clauses = read(NESTED)
    assert [c.pred for c in clauses] == [1, 4, 9]
    assert clauses.get(4) is not None
    assert clauses.get(3) is None


def test_clauses_of_a_tree_are_made_once(parse: Parse) -> None:
    tree, other = parse(NESTED), parse(NESTED)
    clauses = clauses_of(tree, shipped())
    assert clauses_of(tree, shipped()) is clauses and clauses.tree is tree
    assert clauses_of(other, shipped()).tree is other


def test_governing_clause(read: Read) -> None:
    clauses = read(NESTED)
    around = [clauses.governing(i) for i in range(clauses.tree.n)]
    assert [c and c.pred for c in around] == [1, 1, 4, 4, 4, 9, 9, 9, 9, 9]
    assert read("Geen DET det 1 regen NOUN ROOT -").governing(0) is None


def test_clause_that_stands_before_its_governor_is_completed_after_it(read: Read) -> None:
    clauses = read(
        "Om ADP mark 2 te ADP mark 2 gaan VERB:inf advcl 7 en CCONJ cc 4 zien VERB:inf conj 2 werd AUX:pv aux:pass 7"
        " Peru PROPN nsubj:pass 7 gebeld VERB:vd ROOT -"
    )
    assert [c.subjects for c in clauses] == [[6], [6], [6]]


@pytest.mark.parametrize(
    ("token", "subjects"),
    [
        (0, []),  # is the subject itself
        (1, [0]),
        (3, []),
        (4, [0]),  # a clause stands in the one above it
        (6, [3]),  # understood: Chili shows its own money
        (7, [3]),
        (9, [3]),
    ],
)
def test_subjects_around(read: Read, token: int, subjects: list[int]) -> None:
    assert read(NESTED).subjects_around(token) == subjects


def test_subjects_around_pass_over_infinitives_without_subject(read: Read) -> None:
    text = "Peru PROPN nsubj 1 zoekt VERB:pv ROOT - daar ADV advmod 1 {} hun DET nmod:poss 5 geld NOUN obj {}"
    infinitive = read(text.format("zwemmend VERB:WW|od|vrij|zonder advcl 1", 3))
    assert infinitive.subjects_around(4) == [0]
    finite = read(text.format("regent VERB:pv advcl 1", 3))
    assert finite.subjects_around(4) == []


def test_subjects_around_without_any_clause(read: Read) -> None:
    assert read("hun DET nmod:poss 1 regen NOUN ROOT -").subjects_around(0) == []

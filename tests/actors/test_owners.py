"""Whose function a title is."""

from __future__ import annotations

import pytest

from aldus.actors.board import Board
from aldus.actors.gazetteer import Gazetteer
from aldus.actors.known import known_forms
from aldus.actors.owners import REACH, owner_of
from aldus.actors.people import people
from aldus.lexicon.actors import Form
from aldus.lexicon.tables import shipped

from .conftest import told

Expected = tuple[str | None, list[str], str, bool]
NOBODY: Expected = (None, [], "", False)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("de:det@minister minister:nsubj", NOBODY),
        ("de:det@minister Franse:amod@minister minister:nsubj", ("FRA", [], "", False)),
        ("de:det@minister minister:nsubj van:case@Peru Peru:nmod:E@minister", ("PER", [], "", False)),
        ("Peru:nmod:poss:E@minister minister:nsubj", ("PER", [], "", False)),
        ("Peru:obl:E minister:nsubj", NOBODY),
        ("de:det@voorzitter voorzitter:nsubj van:case@VVD VVD:nmod:E@voorzitter", (None, ["VVD"], "", False)),
        ("de:det@VVD-minister VVD-minister:nsubj", (None, ["VVD"], "", False)),
        ("minister:nsubj van:case@Defensie Defensie:nmod:E@minister", (None, [], "defensie", False)),
        ("de:det@minister minister:nsubj van:case@dromen dromen:nmod@minister", (None, [], "", True)),
        ("de:det@minister minister:nsubj van:case@Lochem Lochem:nmod:E@minister", (None, [], "", True)),
        ("de:det@minister minister:nsubj van:case@Jan Jan+Bos:nmod:PER@minister", (None, [], "", True)),
        (f"Franse:amod@minister {'zeer:dep ' * (REACH - 1)} minister:nsubj", ("FRA", [], "", False)),
        (f"Franse:amod@minister {'zeer:dep ' * REACH} minister:nsubj", NOBODY),
    ],
)
def test_what_stands_with_a_title(phrase: str, expected: Expected) -> None:
    assert REACH == 6
    lex = shipped()
    forms: Gazetteer[Form] = Gazetteer(str.split)
    forms.update((name, lex.forms[name]) for name in ("Peru", "Franse", "VVD"))
    board = Board(told(f"{phrase} zweeg:ROOT"), lex, forms, Gazetteer(str.split))
    known_forms(board)
    people(board)
    title = next(i for i, word in enumerate(board.low) if word.endswith(("minister", "voorzitter")))
    owner = owner_of(board, title)
    assert (owner.country, [b.label for b in owner.bodies], owner.portfolio, owner.unknown) == expected

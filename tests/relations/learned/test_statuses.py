"""Whether acts happened, by what stands around their triggers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aldus.nets import place
from aldus.relations.candidates import Candidates, Party
from aldus.relations.learned.model import Learned
from aldus.relations.learned.statuses import AROUND, STATUSES, Surroundings, likelier

from .conftest import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from aldus.nets import Weights
    from aldus.relations.reading import Reading


def test_features_are_of_words_places_and_clauses(reading: Reading) -> None:
    found = Surroundings(reading).features(1, "actual")
    names = (
        "Ractual",
        "RLactualsteunen",
        "n-1peru",
        "n1chili",
        ">chili",
        "Clsteunen",
        "CvWW|pv|tgw|met-t"[:16],
    )
    assert set(found) >= {place(name, AROUND) for name in names}
    assert place("Rfuture", AROUND) not in found
    assert place("wbellen", AROUND) not in found  # of another sentence


def test_an_act_is_told_by_its_trigger_its_clause_and_what_is_above(reading: Reading) -> None:
    around = Surroundings(reading)
    assert around.seats(1) == (1, 1, 1)
    assert around.seats(2) == (2, 1, 1)


@pytest.mark.parametrize(
    ("word", "odds", "status"),
    [("Lsteunen", 3.0, "possible"), ("Lsteunen", 0.2, "actual"), ("Lzwijgen", 3.0, "actual")],
)
def test_another_status_where_it_is_much_more_probable(
    doc: Doc, reading: Reading, weights: Callable[..., Weights], word: str, odds: float, status: str
) -> None:
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    direct = np.zeros((AROUND, len(STATUSES)))
    direct[place(word, AROUND), STATUSES.index("possible")] = odds + 1
    layers = {
        "stbag": np.zeros((AROUND, 1)), "stdirect": direct, "strule": np.eye(len(STATUSES)),
        "stseats.w": np.zeros((3 * WIDTH, 1)), "stseats.b": np.zeros(1),
        "sta.w": np.zeros((1 + 1 + len(STATUSES), 1)), "sta.b": np.zeros(1),
        "stb.w": np.zeros((1, len(STATUSES))), "stb.b": np.zeros(len(STATUSES)),
    }  # fmt: skip
    rules = Candidates()
    rules.do(
        [Party("PER", 0, "self")],
        [Party("CHL", 2, "self")],
        trigger=1,
        predicate="steunen",
        rule="do-verb-obj",
    )
    found = Learned(weights(**{"t2.b": np.full(3, -9.0)}, **layers))(reading, rules, "balanced")
    assert found is not None
    assert [c.status for c in found] == [status]


@pytest.mark.parametrize(
    ("scores", "rule", "found"),
    [
        ((0.4, 0.0, 0.6, 0.0), 0, 2),
        ((0.46, 0.0, 0.54, 0.0), 0, 0),
        ((0.6, 0.0, 0.0, 0.4), 3, 3),
        ((0.8, 0.0, 0.0, 0.2), 3, 0),
        ((0.0, 0.3, 0.6, 0.1), 1, 1),
        ((1.0, 0.0, 0.0, 0.0), 0, 0),
    ],
)
def test_what_the_rules_see_must_be_outweighed(scores: tuple[float, ...], rule: int, found: int) -> None:
    assert likelier(scores, rule) == found

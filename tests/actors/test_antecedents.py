"""Ranking of antecedents: a table says what each feature counts."""

from __future__ import annotations

import pytest

from aldus.actors.antecedents import Option, best, score
from aldus.actors.clusters import Cluster, Place
from aldus.lexicon.weights import antecedent_weights


def option(label: str, **features: float) -> Option:
    return Option([Place(Cluster("PERSON", label), 0, 1, 0, 0, 1, "name", "person-name")], features)


def test_the_score_is_the_weighted_sum() -> None:
    assert score({"distance": 2, "rank": 3}, {"distance": -2.5, "rank": 0.1}) == pytest.approx(-4.7)
    assert score({}, {"distance": -2.5}) == 0


def test_the_highest_score_wins_and_of_equals_the_first() -> None:
    weights = {"subject": 1.0}
    bos, vos, los = option("Bos", subject=0), option("Vos", subject=1), option("Los", subject=1)
    assert best([bos, vos, los], weights) is vos
    assert best([], weights) is None


def test_a_feature_without_a_weight_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        best([option("Bos", colour=1)], {"subject": 1.0})


def test_the_table_has_weights_for_people_and_groups() -> None:
    weights = antecedent_weights()
    assert set(weights) == {"person", "group"}
    assert weights["person"]["distance"] == -2.5

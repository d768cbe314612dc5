"""Which of several antecedents a pronoun has: every option has features, a table says what each counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aldus.actors.clusters import Place
from aldus.lexicon.weights import Weights


@dataclass(slots=True)
class Option:
    """What a pronoun may refer to: one mention, or several for a plural."""

    places: list[Place]
    features: dict[str, float] = field(default_factory=dict)
    """What speaks for it or against it, by the names of the table; what is not there is 0."""


def score(features: Mapping[str, float], weights: Weights) -> float:
    """The sum of the features by their weights."""
    return sum(weights[name] * value for name, value in features.items())


def best(options: Iterable[Option], weights: Weights) -> Option | None:
    """The option with the highest score; of equal ones the first."""
    return max(options, key=lambda option: score(option.features, weights), default=None)

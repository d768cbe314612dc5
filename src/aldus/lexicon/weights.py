"""Weights of features, as `antecedents.toml` gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from aldus.lexicon.load import read_toml

Weights = Mapping[str, float]


@lru_cache(maxsize=1)
def antecedent_weights() -> Mapping[str, Weights]:
    """What each feature of an antecedent counts, by the sort of pronoun.

    Raises:
        PipelineError: if the table is missing or broken.
    """
    return {
        sort: MappingProxyType({feature: float(weight) for feature, weight in features.items()})
        for sort, features in read_toml("antecedents.toml").items()
    }

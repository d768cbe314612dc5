"""How sure it is that two actors of different articles are one, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from aldus.graphs.profiles import NO_DAY, Contexts, Profile
from aldus.lexicon.load import read_toml
from aldus.lexicon.words import words

NEAR, FAR = 7, 60
"""Days between articles that are near, and that are far from each other."""
# The likeness of articles that are as often about one person as about two, what its logarithm weighs, and the least and
# most that it counts: measured on articles of three weeks, on people who have their full names.
_EVEN, _SLOPE, _LEAST, _MOST = 0.025, 1.9, -3.0, 4.5
SINGLE = words("functions.single")
"""Functions that one person has in a country."""
TOGETHER = frozenset({"short_form", "middle_name"})
"""Names that one article may well use beside each other."""
_ZERO = 0.001
"""A likeness that is as good as none."""


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    return read_toml("merging.toml")


def probability(score: float) -> float:
    """Log odds as a probability."""
    return round(1 / (1 + math.exp(-score)), 4)


class Judge:
    """Weighs what speaks for two actors being one.

    Args:
        contexts: what the documents are about.
    """

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    def weigh(self, one: Profile, other: Profile, *names: str) -> tuple[float, str]:
        """Log odds and reason, by what the names say (keys of `[names]`) and what the articles do."""
        score, reasons = by_names(*names)
        if len(one.places) > len(other.places):
            one, other = other, one
        day, number = one.places[0]
        near = [place for place in other.near(day) if place[1] != number]
        if near:
            likeness = self._contexts.likeness(number, [n for _, n in near], one.ids | other.ids)
            score += min(_MOST, max(_LEAST, _SLOPE * math.log(max(likeness, _ZERO) / _EVEN)))
            reasons.append(f"context {likeness:.2f}")
            days = abs(near[0][0] - day)
            if NO_DAY not in (day, near[0][0]) and not NEAR < days <= FAR:
                reasons.append("near" if days <= NEAR else "far")
        reasons += [
            fact for fact in _facts(one, other) if fact != "same_article" or not TOGETHER.issuperset(names)
        ]
        evidence = _weights()["evidence"]
        score += sum(evidence[reason] for reason in reasons[len(names) :] if reason in evidence)
        return score, ", ".join(reason.replace("_", " ") for reason in reasons)


def by_names(*names: str) -> tuple[float, list[str]]:
    """Log odds by what the names say (keys of `[names]`), and these reasons."""
    weights = _weights()["names"]
    return sum(weights[name] for name in names), list(names)


def _facts(one: Profile, other: Profile) -> list[str]:
    """What else is the same, and what is not: keys of `[evidence]`."""
    found = []
    if one.functions and other.functions:
        shared = one.functions & other.functions
        single = any(" van " in function or function in SINGLE for function in shared)
        found.append("office" if single else "function" if shared else "other_function")
    if one.bodies & other.bodies:
        found.append("body")
    if one.parties and other.parties and not one.parties & other.parties:
        found.append("other_party")
    if one.country and other.country:
        found.append("country" if one.country == other.country else "other_country")
    if one.gender and other.gender and one.gender != other.gender:
        found.append("other_gender")
    if set(one.places) & set(other.places):
        found.append("same_article")
    return found

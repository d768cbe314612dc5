"""How sure a mention is: from its rule and from what it refers to, to a probability."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aldus.actors.clusters import Cluster, Place
from aldus.lexicon.rules import Rules, rules, smoothed


class Confidence:
    """Says how sure mentions are.

    A name is as sure as its rule was right on annotated articles, smoothed toward all rules. A pronoun or a
    description goes back to a name, often over others of its kind: its confidence is that of its rule, counted where
    that name was right, times that of the name. The way between them does not matter: who is taken for another by
    one pronoun is often himself again by the next.

    Args:
        table: the register with the counts; without it, that of Aldus.
    """

    def __init__(self, table: Rules | None = None) -> None:
        self._rules = rules("actors") if table is None else table
        fired = sum(rule.fired for rule in self._rules)
        self._prior = (sum(rule.right for rule in self._rules) + 1) / (fired + 2)

    def of_rule(self, name: str) -> float | None:
        """Estimated probability that a rule is right; None for a rule that has no register."""
        rule = self._rules.of(name)
        return None if rule is None else smoothed(rule, self._prior)

    def of(self, place: Place, sure: Mapping[Cluster, float] = MappingProxyType({})) -> float | None:
        """Estimated probability that a mention is of its actor.

        Args:
            place: the mention.
            sure: where that was learned, how probably a cluster is an actor; of its names this counts.
        """
        if place.name is None and place.cluster in sure:
            return round(sure[place.cluster], 3)
        probability = self.of_rule(place.rule)
        if probability is None or place.name is None or place.name.confidence is None:
            return probability
        return round(probability * place.name.confidence, 3)

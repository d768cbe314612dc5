"""What has no event type: sport, and what people without an office do with each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from aldus.lexicon.words import words
from aldus.relations.candidates import Candidate
from aldus.relations.parties import Parties
from aldus.syntax.tree import Tree

SPORT = words("sport.nearby")
AROUND = 60
"""Tokens on each side in which words of sport are counted."""
LEAST = 3
"""So many of them tell of sport: of the acts there that are annotated one in sixteen has a type, of the others two in three."""
# Types of what people also do in private: an `ASSAULT` is one everywhere.
SOCIAL = frozenset(("CONSULT", "COOPERATE", "AGREE", "AID"))


class Apolitical:
    """Tells what a Doc says that is no politics.

    Args:
        tree: its tokens.
        parties: its actors.
    """

    def __init__(self, tree: Tree, parties: Parties) -> None:
        self._parties = parties
        told = (tree.low[i] in SPORT or tree.lemma[i] in SPORT for i in range(tree.n))
        self._until = list(accumulate(told, initial=0))

    def is_sport(self, i: int) -> bool:
        """Whether token `i` stands among words of sport."""
        first, last = max(0, i - AROUND), min(len(self._until) - 1, i + AROUND + 1)
        return self._until[last] - self._until[first] >= LEAST

    def untyped(self, c: Candidate) -> Candidate:
        """The candidate, without its event type where it has none."""
        if c.event_type is None or c.kind == "role":
            return c
        return (
            replace(c, event_type=None, mode=None) if self.is_sport(c.trigger) or self._is_private(c) else c
        )

    def _is_private(self, c: Candidate) -> bool:
        """`X bezocht zijn vriend Y`: between two who have no office, and lead or speak for nobody."""
        if c.kind != "do" or c.target is None or c.event_type not in SOCIAL:
            return False
        return all(self._is_private_person(p.actor) for p in (c.source, c.target))

    def _is_private_person(self, actor: str) -> bool:
        parties = self._parties
        office = parties.is_official(actor) or parties.is_political(actor) or parties.is_power(actor)
        return parties.is_person(actor) and not office

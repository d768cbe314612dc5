"""What has no event type: sport, interviews, business, and what people without an office do with each other."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from aldus.lexicon.words import words
from aldus.relations.candidates import Candidate
from aldus.relations.parties import Parties
from aldus.syntax.tree import Tree

SPORT = words("sport.nearby")
INTERVIEWS = words("interviews")
AROUND = 60
"""Tokens on each side in which words of sport are looked for."""
LEAST = 3
"""So many different ones tell of sport: of the acts there that are annotated few have a type, of the others two in three."""
# Types of what people also do in private: an `ASSAULT` is one everywhere.
SOCIAL = frozenset(("CONSULT", "COOPERATE", "AGREE", "AID"))
# Types that acts of states have whatever else a text is about.
FORCE = frozenset(("ASSAULT", "COERCE", "THREATEN", "MOBILIZE"))


class Apolitical:
    """Tells what a Doc says that is no politics.

    Args:
        tree: its tokens.
        parties: its actors.
    """

    def __init__(self, tree: Tree, parties: Parties) -> None:
        self._tree = tree
        self._parties = parties

    @cached_property
    def _told(self) -> list[tuple[int, str]]:
        """The tokens of words of sport, but those of names."""
        tree, index = self._tree, self._parties.index
        found = []
        for i in range(tree.n):
            word = next((w for w in (tree.lemma[i], tree.low[i]) if w in SPORT), None)
            if word is not None and not index.covering(i):
                found.append((i, word))
        return found

    def is_sport(self, i: int) -> bool:
        """Whether token `i` stands among words of sport."""
        return len({word for k, word in self._told if abs(k - i) <= AROUND}) >= LEAST

    def untyped(self, c: Candidate) -> Candidate:
        """The candidate, without its event type where it has none."""
        if c.event_type is None or c.kind == "role":
            return c
        sport = self.is_sport(c.trigger) and not self._is_force(c)
        none = sport or self._is_private(c) or self._is_interview(c)
        return replace(c, event_type=None, mode=None) if none else c

    def _is_force(self, c: Candidate) -> bool:
        """Whether a state or who acts for one uses force, or threatens to."""
        return c.event_type in FORCE and self._parties.is_power(c.source.actor)

    def _is_private(self, c: Candidate) -> bool:
        """`X bezocht zijn vriend Y`: between two who have no office, in a text that tells of no power; between companies."""
        if c.kind != "do" or c.target is None or c.event_type not in SOCIAL:
            return False
        sides = c.source.actor, c.target.actor
        if all(self._parties.is_company(actor) for actor in sides):
            return True
        return not self._is_of_powers and not any(self._parties.is_public(actor) for actor in sides)

    def _is_interview(self, c: Candidate) -> bool:
        """`de krant sprak met X`: a medium that asks for news."""
        if c.event_type != "CONSULT" or c.target is None or self._tree.lemma[c.trigger] not in INTERVIEWS:
            return False
        return self._parties.is_medium(c.source.actor) or self._parties.is_medium(c.target.actor)

    @cached_property
    def _is_of_powers(self) -> bool:
        return any(self._parties.is_power(actor) for actor in self._parties.types)

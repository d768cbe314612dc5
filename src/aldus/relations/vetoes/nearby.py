"""Where the parties of a learned act stand, and what is done to an enemy."""

from __future__ import annotations

from collections.abc import Iterator

from aldus.mentions import TokenMention
from aldus.relations.candidates import Candidate, Party
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN"))
"""Event types of what nobody says of their own doing: `zei hij na de aanval op X`."""


def is_subject(reading: Reading, c: Candidate, clause: Clause) -> bool:
    """Whether the source is among the subjects of a clause."""
    return c.source.actor in {p.actor for p in reading.parties.all(clause.subjects)}


def mentions_near(reading: Reading, p: Party, i: int) -> Iterator[TokenMention]:
    """The mentions of an actor in the sentence of token `i`."""
    first, last = reading.tree.sentence(i)
    for k in range(first, last):
        yield from (m for m in reading.parties.index.headed_by(k) if m.actor == p.actor)


def is_below(reading: Reading, k: int, top: int) -> bool:
    """Whether token `k` stands in a clause under the one with predicate `top`."""
    clause = reading.clauses.governing(k)
    while clause is not None and clause.pred != top and clause.governor is not None:
        if clause.governor == top:
            return True
        clause = reading.clauses.get(clause.governor)
    return False

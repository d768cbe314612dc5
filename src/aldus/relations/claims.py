"""Who claims an act: the one whose word it stands under, where that word makes a claim: `Kiev beschuldigt Minsk van`."""

from __future__ import annotations

from typing import NamedTuple

from aldus.relations.candidates import Party
from aldus.relations.reading import Reading

REACH = 8
"""Words over an act that are looked at."""
ARGUMENTS = frozenset(
    ("obj", "nsubj", "nsubj:pass", "obl", "obl:arg", "nmod", "xcomp", "ccomp", "csubj", "conj")
)
"""Relations through which the word over a token also holds of it."""


class Claim(NamedTuple):
    """Who claims an act, by which word."""

    actor: str
    token: int


def claim(reading: Reading, i: int) -> Claim | None:
    """The nearest claim that the verb or noun at token `i` stands under."""
    tree = reading.tree
    for _ in range(REACH):
        under = reading.embedder.over(i)
        if under is not None and under.says.attributed:
            parties = _owners(reading, under.by)
            return Claim(parties[0].actor, under.by) if parties else None
        if under is not None:
            i = under.by
        elif tree.dep[i] in ARGUMENTS and tree.head[i] != i:
            i = tree.head[i]
        else:
            return None
    return None


def _owners(reading: Reading, word: int) -> list[Party]:
    """The subject of a verb, the owner of a noun."""
    c = reading.clauses.get(word)
    if c is not None:
        return reading.parties.all(c.agents if c.passive else c.subjects)
    return reading.parties.owners(word)

"""Relations that rest on somebody of whom it is not sure who is meant: statements of pronouns and descriptions, acts of descriptions, learned acts toward pronouns."""

from __future__ import annotations

from aldus.relations.candidates import Candidate, Party
from aldus.relations.reading import Reading

SPEAKER = 0.5
"""How probable it must be who says something."""
ACTOR = 0.9
"""How probable it must be whom a description means that acts: `de ondernemer` is often nobody that the text names."""
REACHED = 0.9
"""How probable it must be whom a pronoun means that an act without a rule reaches."""


def is_unsure(reading: Reading, c: Candidate) -> bool:
    """Whether it is too little sure who a party of a relation is."""
    if c.kind == "say":
        return _is_below(reading, c.source, SPEAKER, "pronoun", "description")
    if c.kind != "do":
        return False
    if _is_below(reading, c.source, ACTOR, "description"):
        return True
    return (
        c.rule == "learned-do" and c.target is not None and _is_below(reading, c.target, REACHED, "pronoun")
    )


def _is_below(reading: Reading, p: Party, least: float, *kinds: str) -> bool:
    """Whether a mention of one of the kinds stands for a party, and is less sure than that."""
    here = (m for m in reading.parties.index.headed_by(p.token) if m.actor == p.actor and m.kind in kinds)
    return any(m.sure is not None and m.sure < least for m in here)

"""`zegt Y te zullen steunen`: who says what they will or will not do, promises, threatens or refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aldus.relations.candidates import Candidate
from aldus.relations.events import quad_class
from aldus.relations.reading import Reading

# Of what is not done, by stance: what serves others is refused, what is against them given up.
NOT_DONE = {"cooperation": "REJECT", "conflict": "CONCEDE"}
# Kinds of cues that only say or make known; who decides has not said what they will do.
SAYING = frozenset(("say", "announce"))
REPORTED = frozenset(("ccomp", "xcomp"))


def announced(reading: Reading, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, statements without a type with that of announcing the speaker's own act."""
    found = list(found)
    types: dict[tuple[str, int], str] = {}
    for c in found:
        clause = reading.clauses.get(c.trigger) if c.kind == "do" else None
        if clause is None or clause.governor is None or clause.relation not in REPORTED:
            continue
        above = reading.clauses.get(clause.governor)
        cue = None if above is None else reading.lex.cues.get(above.lemma)
        if cue is None or cue.kind not in SAYING:
            continue
        event = _type(reading, c)
        if event is not None:
            types.setdefault((c.source.actor, clause.governor), event)
    for c in found:
        event = types.get((c.source.actor, c.trigger)) if c.kind == "say" else None
        yield replace(c, event_type=event) if event is not None and c.event_type is None else c


def _type(reading: Reading, c: Candidate) -> str | None:
    """What it is to say that one will do such an act, or will not."""
    if c.event_type is None:
        return None
    if c.status == "future":
        turn = reading.lex.turns.get(c.event_type)
        return turn.announced if turn is not None else None
    if c.status == "negated":
        if c.event_type == "REJECT":
            return "AGREE"  # `sluit niet uit`
        quad = quad_class(c.event_type, "actual")
        return NOT_DONE[quad.split()[-1]] if quad is not None else None
    return None

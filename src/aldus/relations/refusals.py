"""`weigert Y te helpen`: a refusal is toward whom the refused act would reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aldus.relations.candidates import Candidate
from aldus.relations.reading import Reading


def refused(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, refusals without a target completed by those of the acts under them."""
    acts: defaultdict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for c in found:
        under = reading.embedder.over(c.trigger) if c.kind == "do" and c.target is not None else None
        if under is not None and under.says.kind == "refuse":
            acts[c.source.actor, under.by].append(c)
    for c in found:
        toward = acts.get((c.source.actor, c.trigger)) if c.kind == "say" and c.target is None else None
        if toward:
            yield from (replace(c, target=act.target) for act in toward)
        else:
            yield c

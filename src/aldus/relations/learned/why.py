"""Why a relation was learned to be one, or not: the scores, the judgement, and what counts most in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aldus.document import Relation
from aldus.relations.candidates import Candidates
from aldus.relations.learned.evidence import Evidence
from aldus.relations.learned.model import Learned, Recall
from aldus.relations.learned.proposals import Proposal
from aldus.relations.reading import Reading

SHOWN = 8
"""Numbers of the judge that are told."""


def why(
    learned: Learned, reading: Reading, found: Candidates, relation: Relation, recall: Recall
) -> Iterator[str]:
    """What speaks for and against a relation; nothing where it is not among the proposals.

    Args:
        learned: what was learned.
        reading: a Doc with vectors.
        found: what the rules find there.
        relation: of that Doc.
        recall: how sure it had to be.
    """
    evidence = Evidence(reading, found)
    _, proposals = learned.propose(evidence, found, np.asarray(reading.doc.tensor, dtype=np.float32))
    p = next((p for p in proposals if _is(evidence, p, relation)), None)
    if p is None:
        return
    trigger, source, target = p.scores
    (sure,) = learned.probabilities([p])
    aimed = "target" if p.target is not None else "no target"
    yield f"trigger {trigger:.2f}, source {source:.2f}, {aimed} {target:.2f}"
    yield f"judged {sure:.2f}; {recall} keeps a {p.kind} from {learned.least(recall, p):.2f} on"
    for name, number, counts in learned.weighed(p)[:SHOWN]:
        yield f"{counts:+.2f} {name} ({number:.2f})"


def _is(evidence: Evidence, p: Proposal, relation: Relation) -> bool:
    """Whether a proposal is a relation; who of two that do the same comes first does not matter."""
    actors = [None if k is None else evidence.actors[k] for k in (p.source, p.target)]
    same = actors == [relation.source, relation.target]
    turned = relation.symmetric and actors == [relation.target, relation.source]
    at = evidence.tree.start[p.trigger]
    return p.kind == relation.kind and at == relation.trigger.start and (same or turned)

"""How sure a candidate is: from its evidence to a probability. Nothing here knows of trees or of Dutch."""

from __future__ import annotations

from aldus.relations.candidates import Candidate


def confidence(candidate: Candidate) -> float | None:
    """Estimated probability that kind, source and target of a candidate are right."""
    return None

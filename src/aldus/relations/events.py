"""Event types: from the lexicon to the quad class."""

from __future__ import annotations

from aldus.document import QuadClass
from aldus.lexicon.tables import shipped


def quad_class(event_type: str | None) -> QuadClass | None:
    """Verbal or material, cooperation or conflict, of a PLOVER event type; None for an unknown one."""
    return None if event_type is None else shipped().quad.get(event_type)

"""Event types: from the lexicon to quad class and intensity."""

from __future__ import annotations

from aldus.document import QuadClass, Status
from aldus.lexicon.tables import shipped


def quad_class(event_type: str | None, status: Status) -> QuadClass | None:
    """Verbal or material, cooperation or conflict, of a type; None for an unknown one, and for what did not happen."""
    event = None if event_type is None or status == "negated" else shipped().events.get(event_type)
    return None if event is None else event.quad_class


def intensity(event_type: str | None, mode: str | None, status: Status) -> float | None:
    """From -10 to 10, of the mode, else of the type; None for an unknown type, and for what did not happen."""
    event = None if event_type is None or status == "negated" else shipped().events.get(event_type)
    return None if event is None else event.intensity_of(mode)

"""The event types of PLOVER: their quad class, modes and intensities, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from aldus.document import QuadClass
from aldus.lexicon.load import Row, read_rows


@dataclass(frozen=True, slots=True)
class Event:
    """An event type."""

    quad_class: QuadClass
    """Verbal or material, cooperation or conflict."""
    intensity: float
    """From -10, the worst conflict, to 10, the greatest help."""
    modes: Mapping[str, float | None]
    """The same of its modes; None where the manual gives none."""

    def intensity_of(self, mode: str | None) -> float | None:
        """The intensity of a mode, or of the type where no mode is known."""
        return self.modes.get(mode, self.intensity) if mode else self.intensity


@dataclass(frozen=True, slots=True)
class Turn:
    """What an act becomes under a verb that says no more than that it comes, or ends."""

    announced: str | None
    stopped: str | None


def events(types: Iterable[Row], modes: Iterable[Row]) -> dict[str, Event]:
    """The event types by name."""
    found: dict[str, dict[str, float | None]] = {}
    for row in modes:
        intensity = row["intensity"]
        found.setdefault(row["event_type"], {})[row["mode"]] = float(intensity) if intensity else None
    return {
        row["event_type"]: Event(
            cast(QuadClass, row["quad_class"]), float(row["intensity"]), found.get(row["event_type"], {})
        )
        for row in types
    }


def turns(rows: Iterable[Row]) -> dict[str, Turn]:
    """What becomes of acts, by their event type."""
    return {row["event_type"]: Turn(row["announced"] or None, row["stopped"] or None) for row in rows}


@lru_cache(maxsize=1)
def event_types() -> tuple[str, ...]:
    """Names of the event types, from cooperation to conflict."""
    return tuple(row["event_type"] for row in read_rows("events.csv"))

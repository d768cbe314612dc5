"""Colours, and what they stand for: the tone of a relation."""

from __future__ import annotations

from typing import Literal

Tone = Literal["cooperation", "conflict", ""]

COLOURS = {"PERSON": "#3b6fd4", "ORG": "#8a56c2", "COUNTRY": "#c98a1b"}
"""Colour of an actor by its type."""
DISPLACY = {"PERSON": "#a9c6ff", "ORG": "#d8bdf5", "COUNTRY": "#f3d28f"}
"""The same, lighter: spaCy's displacy writes black on them."""
CONFLICT, COOPERATION, NEUTRAL = "#c8372d", "#1d8f5a", "#8b94a3"
"""Colour of a relation by its tone."""

_TONES: dict[str, Tone] = {"conflict": "conflict", "cooperation": "cooperation"}


def tone(quad_class: str | None, status: str | None) -> Tone:
    """The tone of a relation; empty without quad class, and where it is negated, since help refused is no help."""
    if not quad_class or status == "negated":
        return ""
    return _TONES.get(quad_class.rpartition(" ")[2], "")


def colour(tone: str) -> str:
    """The colour of a tone."""
    return {"conflict": CONFLICT, "cooperation": COOPERATION}.get(tone, NEUTRAL)

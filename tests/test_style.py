"""Tones and colours."""

from __future__ import annotations

import pytest

from aldus import style


@pytest.mark.parametrize(
    ("quad_class", "status", "tone"),
    [
        ("material conflict", "actual", "conflict"),
        ("verbal cooperation", "future", "cooperation"),
        ("verbal conflict", "negated", ""),
        ("unknown", "actual", ""),
        (None, "actual", ""),
        ("material cooperation", None, "cooperation"),
    ],
)
def test_tone(quad_class: str | None, status: str | None, tone: str) -> None:
    assert style.tone(quad_class, status) == tone


def test_colours_are_distinct() -> None:
    assert len({style.colour(tone) for tone in ("conflict", "cooperation", "")}) == 3
    assert style.colour("unheard of") == style.NEUTRAL

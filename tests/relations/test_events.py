"""Quad class and intensity of an event."""

from __future__ import annotations

from aldus.relations.events import intensity, quad_class


def test_quad_class() -> None:
    assert quad_class("ASSAULT", "actual") == quad_class("ASSAULT", "possible") == "material conflict"
    assert quad_class("CONSULT", "negated") is None
    assert quad_class(None, "actual") is quad_class("NOTHING", "actual") is None


def test_intensity() -> None:
    assert intensity("ASSAULT", None, "future") == -9
    assert intensity("ASSAULT", None, "negated") is None

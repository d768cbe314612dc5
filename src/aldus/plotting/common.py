"""What the pictures share: axes, labels, sums over periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from aldus.errors import OutputError
from aldus.graphs.periods import Unit, period_name, period_start, periods
from aldus.style import tone
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx


def figure(width: float, height: float) -> Any:
    """A matplotlib figure of so many inches.

    Raises:
        OutputError: if matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise OutputError("pictures need matplotlib: pip install aldus[plot]") from None
    return Figure(figsize=(width, height), layout="constrained")


def axes(ax: Any, width: float, height: float) -> Any:
    """`ax`, or new axes of that size."""
    return ax if ax is not None else figure(width, height).add_subplot()


def label_of(graph: nx.MultiDiGraph[str], node: str) -> str:
    """The label of an actor as matplotlib can set it."""
    return plain(str(graph.nodes[node].get("label") or node)[:40])


def plain(text: str) -> str:
    """A text that matplotlib does not take for mathematics."""
    return clean(text).replace("$", r"\$")


def toned(edges: Iterable[Mapping[str, Any]], unit: Unit) -> dict[str, tuple[int, int]]:
    """Period -> relations of cooperation and of conflict, without gaps between the first and the last period."""
    sums: dict[date, tuple[int, int]] = {}
    for edge in edges:
        side, start = tone(edge.get("quad_class"), edge.get("status")), period_start(edge.get("date"), unit)
        if side and start is not None:
            good, bad = sums.get(start, (0, 0))
            sums[start] = (good + (side == "cooperation"), bad + (side == "conflict"))
    if not sums:
        return {}
    return {period_name(p, unit): sums.get(p, (0, 0)) for p in periods(min(sums), max(sums), unit)}

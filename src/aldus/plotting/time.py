"""Cooperation and conflict over time: a stream with its events, small multiples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aldus.graphs.lookup import find
from aldus.graphs.periods import Unit, period_name, period_start
from aldus.plotting.common import axes, figure, label_of, plain, toned
from aldus.style import CONFLICT, COOPERATION, NEUTRAL, tone

if TYPE_CHECKING:
    import networkx as nx


def stream(
    graph: nx.MultiDiGraph[str],
    *,
    pair: tuple[str, str] | None = None,
    unit: Unit = "month",
    events: int = 6,
    ax: Any = None,
) -> Any:
    """Cooperation and conflict as a stream, with the busiest periods named by what happened in them.

    Args:
        graph: a graph of `aldus.graph`.
        pair: two actors (id, label or alias); None for all relations.
        unit: length of a period: day, week, month, quarter or year.
        events: at most so many names; an event is the surest relation of its period with the tone of the larger part.
        ax: matplotlib axes to draw on; None for new ones.

    Returns:
        The matplotlib axes.

    Raises:
        OutputError: if matplotlib is not installed.
        InputError: if an actor is not in the graph.
    """
    ax = axes(ax, 10, 5.2)
    edges = list(graph.edges(data=True))
    if pair is not None:
        one, other = (find(graph, actor) for actor in pair)
        edges = [e for e in edges if {e[0], e[1]} == {one, other}]
        ax.set_title(f"{label_of(graph, one)} and {label_of(graph, other)}")
    sums = toned([data for *_, data in edges], unit)
    places = range(len(sums))
    good, bad = [g for g, _ in sums.values()], [-b for _, b in sums.values()]
    ax.fill_between(places, good, step="mid", color=COOPERATION, alpha=0.85, label="cooperation", linewidth=0)
    ax.fill_between(places, bad, step="mid", color=CONFLICT, alpha=0.85, label="conflict", linewidth=0)
    _time_axis(ax, list(sums))
    busiest = sorted(sums, key=lambda p: (-max(sums[p]), p))[:events]
    named: Counter[str] = Counter()
    for place, period in enumerate(sums):
        if period in busiest and max(sums[period]):
            side = "cooperation" if sums[period][0] >= sums[period][1] else "conflict"
            here = [e for e in edges if _period(e[2], unit) == period]
            u, v, data = max(
                (e for e in here if tone(e[2].get("quad_class"), e[2].get("status")) == side),
                key=lambda e: (e[2].get("confidence") or 0, str(e[2].get("id"))),
            )
            text = f"{label_of(graph, u)}\n{plain(str(data['predicate'])[:28])}\n{label_of(graph, v)}"
            top = sums[period][0] if side == "cooperation" else -sums[period][1]
            # neighbours on two heights, so that names have room
            away = (14 + 38 * (named[side] % 2)) * (1 if side == "cooperation" else -1)
            named[side] += 1
            ax.annotate(
                text,
                (place, top),
                (0, away),
                textcoords="offset points",
                ha="center",
                va="bottom" if away > 0 else "top",
                fontsize=7.5,
                arrowprops={"arrowstyle": "-", "color": NEUTRAL, "linewidth": 0.7},
            )
    low, high = min(bad, default=0), max(good, default=1)
    room = 0.55 * (high - low)
    ax.set_ylim(low - (room if named["conflict"] else 0.5), high + (room if named["cooperation"] else 0.5))
    ax.legend(frameon=False, loc="lower right")
    ax.set_ylabel("relations")
    return ax


def multiples(
    graph: nx.MultiDiGraph[str],
    pairs: Sequence[tuple[str, str]] | None = None,
    *,
    unit: Unit = "month",
    columns: int = 3,
) -> Any:
    """The same small time line for many pairs, on one scale.

    Args:
        graph: a graph of `aldus.graph`.
        pairs: pairs of actors (id, label or alias); None for the six with most cooperation and conflict.
        unit: length of a period: day, week, month, quarter or year.
        columns: pictures in a row.

    Returns:
        The matplotlib figure.

    Raises:
        OutputError: if matplotlib is not installed.
        InputError: if an actor is not in the graph.
    """
    chosen = [(find(graph, a), find(graph, b)) for a, b in (_strongest(graph, 6) if pairs is None else pairs)]
    rows = max(1, -(-len(chosen) // columns))
    drawn = figure(3.3 * columns, 2.1 * rows)
    sums = [toned(_between(graph, a, b), unit) for a, b in chosen]
    periods = sorted({period for some in sums for period in some})
    top = max((max(both) for some in sums for both in some.values()), default=1)
    for number, ((a, b), some) in enumerate(zip(chosen, sums, strict=True)):
        ax = drawn.add_subplot(rows, columns, number + 1)
        places = [periods.index(period) for period in some]
        ax.bar(places, [good for good, _ in some.values()], color=COOPERATION)
        ax.bar(places, [-bad for _, bad in some.values()], color=CONFLICT)
        ax.set(xlim=(-0.6, max(1, len(periods)) - 0.4), ylim=(-top - 0.5, top + 0.5))
        ends = sorted({0, len(periods) - 1}) if periods else []
        ax.set_xticks(ends, [periods[i] for i in ends], fontsize=7.5)
        ax.tick_params(axis="y", labelsize=7.5)
        ax.axhline(0, color=NEUTRAL, linewidth=0.8)
        ax.set_title(f"{label_of(graph, a)} – {label_of(graph, b)}", fontsize=8.5)
        ax.spines[["top", "right"]].set_visible(False)
    return drawn


def _period(data: Mapping[str, Any], unit: Unit) -> str | None:
    start = period_start(data.get("date"), unit)
    return None if start is None else period_name(start, unit)


def _between(graph: nx.MultiDiGraph[str], one: str, other: str) -> list[dict[str, Any]]:
    return [data for u, v, data in graph.edges((one, other), data=True) if {u, v} == {one, other}]


def _strongest(graph: nx.MultiDiGraph[str], most: int) -> list[tuple[str, str]]:
    weight: Counter[tuple[str, str]] = Counter()
    for u, v, data in graph.edges(data=True):
        if tone(data.get("quad_class"), data.get("status")):
            weight[min(u, v), max(u, v)] += 1
    return sorted(weight, key=lambda pair: (-weight[pair], pair))[:most]


def _time_axis(ax: Any, periods: list[str]) -> None:
    step = max(1, len(periods) // 12)
    ax.set_xticks(list(range(len(periods)))[::step], periods[::step], rotation=40, ha="right")
    ax.axhline(0, color=NEUTRAL, linewidth=0.8)
    ax.legend(frameon=False, loc="upper left")
    ax.spines[["top", "right"]].set_visible(False)

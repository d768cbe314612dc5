"""The time line of a pair: cooperation above the line, conflict below it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aldus.errors import InputError
from aldus.graphs.dyads import Level, dyad_rows
from aldus.graphs.lookup import find
from aldus.graphs.periods import Unit
from aldus.plotting.common import label_of, plain
from aldus.style import CONFLICT, COOPERATION, NEUTRAL

if TYPE_CHECKING:
    import networkx as nx

Counts = dict[date, dict[str, float]]


def pair_counts(
    graph: nx.MultiDiGraph[str], pair: tuple[str, str], unit: Unit, level: Level
) -> tuple[Counts, str]:
    """Cooperation and conflict of a pair in every period, and a title."""
    counts: Counts = {}
    if level == "actor":
        first, other = (find(graph, a) for a in pair)
        graph = graph.subgraph((first, other))
        names = label_of(graph, first), label_of(graph, other)
        pair = first, other
    else:
        names = pair
    for measure in ("cooperation", "conflict"):
        for row in dyad_rows(graph, level=level, unit=unit, measure=measure, once_a_day=level != "actor"):
            if {row["source"], row["target"]} == set(pair):
                by_tone = counts.setdefault(row["start"], dict.fromkeys(("cooperation", "conflict"), 0.0))
                by_tone[measure] += row["value"]
    if not counts:
        raise InputError(f"the graph has nothing with a date between {pair[0]!r} and {pair[1]!r}")
    return counts, " and ".join(names)


def bars(ax: Any, counts: Counts, title: str, unit: Unit) -> Any:
    """Bars over a true axis of time: a period without relations is a gap as wide as the others."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    days = sorted(counts)
    width = _DAYS[unit] * 0.85
    ax.bar(
        days,
        [counts[d]["cooperation"] for d in days],
        width,
        color=COOPERATION,
        align="edge",
        label="cooperation",
    )
    ax.bar(
        days, [-counts[d]["conflict"] for d in days], width, color=CONFLICT, align="edge", label="conflict"
    )
    ax.xaxis_date()
    locator = AutoDateLocator(maxticks=12)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):.0f}"))
    ax.axhline(0, color=NEUTRAL, linewidth=0.8)
    ax.set_ylabel(f"relations a {unit}")
    ax.set_title(plain(title))
    ax.legend(frameon=False)
    ax.spines[["top", "right"]].set_visible(False)
    return ax


_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}

"""Static pictures with matplotlib: the graph, and the time line of a pair."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aldus.errors import InputError, OutputError
from aldus.export.common import edge_tone
from aldus.graphs import aggregate
from aldus.graphs.dyads import Level, dyad_rows
from aldus.graphs.lookup import find
from aldus.graphs.periods import Unit
from aldus.style import COLOURS, CONFLICT, COOPERATION, NEUTRAL
from aldus.style import colour as colour_of
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx


def plot(
    graph: nx.MultiDiGraph[str],
    *,
    timeline: tuple[str, str] | None = None,
    unit: Unit = "month",
    level: Level = "actor",
    actors: int = 30,
    seed: int = 1,
    ax: Any = None,
) -> Any:
    """Draw the graph, or how the relations of two actors develop.

    Args:
        graph: a graph of `aldus.graph`.
        timeline: two actors (id, label or alias); draws their conflict and cooperation over time instead.
        unit: length of a period of the time line: day, week, month, quarter or year.
        level: of the time line, whether the two are actors, or countries, sectors or parties with all who belong to
            them; what several articles tell of one day then counts once (see `aldus.graphs.dyads`).
        actors: at most so many actors, those with most relations.
        seed: of the layout; the same seed gives the same picture.
        ax: matplotlib axes to draw on; None for new ones.

    Returns:
        The matplotlib axes; `ax.figure.savefig(path)` saves the picture.

    Raises:
        OutputError: if matplotlib is not installed.
        InputError: if an actor is not in the graph, the two have nothing with a date, or a unit or level is unknown.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise OutputError("pictures need matplotlib: pip install aldus[plot]") from None
    if timeline is not None:
        ax = ax if ax is not None else Figure(figsize=(9, 3.2), layout="constrained").add_subplot()
        return _bars(ax, *_pair(graph, timeline, unit, level), unit)
    ax = ax if ax is not None else Figure(figsize=(10, 8), layout="constrained").add_subplot()
    return _network(ax, graph, actors, seed)


Counts = dict[date, dict[str, float]]


def _pair(graph: nx.MultiDiGraph[str], pair: tuple[str, str], unit: Unit, level: Level) -> tuple[Counts, str]:
    """Cooperation and conflict of a pair in every period, and a title."""
    counts: Counts = {}
    if level == "actor":
        first, other = (find(graph, a) for a in pair)
        graph = graph.subgraph((first, other))
        names = _label(graph, first), _label(graph, other)
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


def _bars(ax: Any, counts: Counts, title: str, unit: Unit) -> Any:
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
    ax.set_title(_plain(title))
    ax.legend(frameon=False)
    ax.spines[["top", "right"]].set_visible(False)
    return ax


_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}


def _network(ax: Any, graph: nx.MultiDiGraph[str], actors: int, seed: int) -> Any:
    import networkx as nx

    ax.set_axis_off()
    top = sorted((n for n in graph if graph.degree(n)), key=lambda n: (-graph.degree(n), n))[:actors]
    if not top:
        return ax
    sums = aggregate(graph).subgraph(top)
    labels = {n: _label(graph, n) for n in sums}
    places = _layout(sums, labels, seed)
    for u, v, data in sums.edges(data=True):
        nx.draw_networkx_edges(
            sums,
            places,
            edgelist=[(u, v)],
            ax=ax,
            edge_color=colour_of(edge_tone(data)),
            width=min(6.0, 0.7 + 0.8 * data["weight"] ** 0.5),
            alpha=0.6,
            arrowsize=12,
            node_size=500,
            connectionstyle="arc3,rad=0.12",
        )
    for kind, colour in COLOURS.items():
        some = [n for n in sums if sums.nodes[n]["type"] == kind]
        sizes = [120 + 60 * graph.degree(n) ** 0.5 for n in some]
        nx.draw_networkx_nodes(
            sums,
            places,
            nodelist=some,
            node_size=sizes,
            node_color=colour,
            ax=ax,
            node_shape={"PERSON": "o", "ORG": "s"}.get(kind, "D"),
            edgecolors="white",
        )
    for node, (x, y) in places.items():
        down = 4 + (120 + 60 * graph.degree(node) ** 0.5) ** 0.5 / 2
        ax.annotate(
            labels[node],
            (x, y),
            (0, -down),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=8.5,
            bbox={"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none", "alpha": 0.7},
        )
    _legend(ax)
    ax.margins(0.1)
    return ax


def _layout(sums: nx.DiGraph[str], labels: dict[str, str], seed: int) -> dict[str, tuple[float, float]]:
    """Places in a square of about 1, such that labels and signs have room."""
    import networkx as nx
    import numpy as np

    nodes = list(sums)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(nodes)
    ties.add_edges_from((u, v) for u, v in sums.edges() if u != v)
    found = nx.spring_layout(ties, seed=seed, k=2.0 / len(nodes) ** 0.5, iterations=200, weight=None)
    at = np.array([found[n] for n in nodes])
    at -= at.mean(axis=0)
    # Draw in those who stand far out, so that the middle gets the room.
    far = np.hypot(at[:, 0], at[:, 1])[:, None]
    at *= np.maximum(far, 1e-9) ** -0.45
    at /= max(float(np.abs(at).max()), 1e-9) * 2
    # Half of what a sign with its label takes, in parts of the picture.
    wide = np.array([max(0.022, 0.0042 * len(labels[n])) for n in nodes])
    high = 0.034
    for _ in range(300):
        apart = at[:, None, :] - at[None, :, :]
        cross = wide[:, None] + wide[None, :] - np.abs(apart[:, :, 0])
        down = 2 * high - np.abs(apart[:, :, 1])
        clash = (cross > 0) & (down > 0)
        np.fill_diagonal(clash, False)
        if not clash.any():
            break
        # Aside where that is the shorter way, else up and down.
        aside = clash & (cross < down)
        at[:, 0] += (np.where(aside, cross, 0) * np.where(apart[:, :, 0] < 0, -0.3, 0.3)).sum(axis=1)
        signs = np.where(
            (apart[:, :, 1] < 0) | ((apart[:, :, 1] == 0) & np.tri(len(nodes), dtype=bool)), -0.3, 0.3
        )
        at[:, 1] += (np.where(clash & ~aside, down, 0) * signs).sum(axis=1)
    return {n: (float(x), float(y)) for n, (x, y) in zip(nodes, at, strict=True)}


def _legend(ax: Any) -> None:
    from matplotlib.lines import Line2D

    shapes = {"PERSON": ("o", "person"), "ORG": ("s", "organisation"), "COUNTRY": ("D", "country")}
    marks = [
        Line2D([], [], marker=shape, color=COLOURS[kind], linestyle="", label=name)
        for kind, (shape, name) in shapes.items()
    ]
    tones = (("cooperation", COOPERATION), ("conflict", CONFLICT), ("neither", NEUTRAL))
    lines = [Line2D([], [], color=colour, label=name) for name, colour in tones]
    ax.legend(handles=[*marks, *lines], ncols=6, loc="upper center", bbox_to_anchor=(0.5, 0.0), frameon=False)


def _label(graph: nx.MultiDiGraph[str], node: str) -> str:
    return _plain(str(graph.nodes[node].get("label") or node)[:40])


def _plain(text: str) -> str:
    return clean(text).replace("$", r"\$")  # matplotlib would set it as mathematics

"""Static pictures with matplotlib: the graph, and the time line of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from aldus.errors import OutputError
from aldus.export.common import edge_tone
from aldus.graphs import aggregate
from aldus.graphs import timeline as time_line
from aldus.graphs.lookup import find
from aldus.style import COLOURS, CONFLICT, COOPERATION, NEUTRAL
from aldus.style import colour as colour_of
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx


def plot(
    graph: nx.MultiDiGraph[str],
    *,
    timeline: tuple[str, str] | None = None,
    unit: Literal["year", "month", "day"] = "month",
    actors: int = 30,
    seed: int = 1,
    ax: Any = None,
) -> Any:
    """Draw the graph, or how the relations of two actors develop.

    Args:
        graph: a graph of `aldus.graph`.
        timeline: two actors (id, label or alias); draws their conflict and cooperation over time instead.
        unit: length of a period of the time line.
        actors: at most so many actors, those with most relations.
        seed: of the layout; the same seed gives the same picture.
        ax: matplotlib axes to draw on; None for new ones.

    Returns:
        The matplotlib axes; `ax.figure.savefig(path)` saves the picture.

    Raises:
        OutputError: if matplotlib is not installed.
        InputError: if an actor is not in the graph.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise OutputError("pictures need matplotlib: pip install aldus[plot]") from None
    if timeline is not None:
        first, other = (find(graph, a) for a in timeline)
        rows = time_line(graph, first, other, unit=unit)
        ax = ax if ax is not None else Figure(figsize=(9, 3.2), layout="constrained").add_subplot()
        return _bars(ax, rows, f"{_label(graph, first)} and {_label(graph, other)}")
    ax = ax if ax is not None else Figure(figsize=(10, 8), layout="constrained").add_subplot()
    return _network(ax, graph, actors, seed)


def _bars(ax: Any, rows: list[dict[str, Any]], title: str) -> Any:
    periods = [r["period"] for r in rows]
    places = range(len(periods))
    ax.bar(places, [r["cooperation"] for r in rows], color=COOPERATION, label="cooperation")
    ax.bar(places, [-r["conflict"] for r in rows], color=CONFLICT, label="conflict")
    step = max(1, len(periods) // 12)
    ax.set_xticks(list(places)[::step], periods[::step], rotation=40, ha="right")
    ax.axhline(0, color=NEUTRAL, linewidth=0.8)
    ax.set_ylabel("relations")
    ax.set_title(_plain(title))
    ax.legend(frameon=False)
    ax.spines[["top", "right"]].set_visible(False)
    return ax


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

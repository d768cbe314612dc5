"""Static pictures with matplotlib: the graph, and the time line of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from aldus.errors import OutputError
from aldus.export.common import COLOURS, CONFLICT, COOPERATION, NEUTRAL, clean, edge_colour
from aldus.network import aggregate
from aldus.network import timeline as time_line
from aldus.network.lookup import find

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
    places = nx.spring_layout(sums, seed=seed, k=2.4 / len(top) ** 0.5, iterations=120)
    for u, v, data in sums.edges(data=True):
        nx.draw_networkx_edges(
            sums,
            places,
            edgelist=[(u, v)],
            ax=ax,
            edge_color=edge_colour(data),
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
        ax.annotate(
            _label(graph, node),
            (x, y),
            (0, -13),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=8.5,
        )
    ax.margins(0.12)
    return ax


def _label(graph: nx.MultiDiGraph[str], node: str) -> str:
    return _plain(str(graph.nodes[node].get("label") or node)[:40])


def _plain(text: str) -> str:
    return clean(text).replace("$", r"\$")  # matplotlib would set it as mathematics

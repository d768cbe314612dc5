"""Who gets on with whom: a matrix of actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aldus.graphs import aggregate
from aldus.plotting.common import axes, label_of
from aldus.style import CONFLICT, COOPERATION

if TYPE_CHECKING:
    import networkx as nx


def dyads(
    graph: nx.MultiDiGraph[str], *, type: str | None = "COUNTRY", actors: int = 12, ax: Any = None
) -> Any:
    """A matrix of dyads: rows speak and act, columns undergo.

    A cell has the number of relations with a tone, and the colour of their balance: conflict, as much of both, or
    cooperation.

    Args:
        graph: a graph of `aldus.graph`.
        type: of the actors, `COUNTRY`, `ORG` or `PERSON`; None for all.
        actors: at most so many, those with most relations.
        ax: matplotlib axes to draw on; None for new ones.

    Returns:
        The matplotlib axes.

    Raises:
        OutputError: if matplotlib is not installed.
    """
    some = [n for n in graph if type is None or graph.nodes[n].get("type") == type]
    among = graph.subgraph(some)
    top = sorted((n for n in some if among.degree(n)), key=lambda n: (-among.degree(n), n))[:actors]
    size = 2.4 + 0.55 * len(top)
    ax = axes(ax, size + 1, size)
    if not top:
        ax.set_axis_off()
        return ax
    from matplotlib.colors import LinearSegmentedColormap

    sums = aggregate(graph.subgraph(top))
    balance = [[float("nan")] * len(top) for _ in top]
    for i, u in enumerate(top):
        for j, v in enumerate(top):
            data = sums.get_edge_data(u, v)
            known = data["cooperation"] + data["conflict"] if data else 0
            if data and known:
                balance[i][j] = (data["cooperation"] - data["conflict"]) / known
                ax.text(j, i, str(known), ha="center", va="center", fontsize=9)
    colours = LinearSegmentedColormap.from_list("tone", [CONFLICT, "#f4f1ea", COOPERATION])
    picture = ax.imshow(balance, cmap=colours, vmin=-1, vmax=1, alpha=0.85)
    labels = [label_of(graph, n) for n in top]
    ax.set_xticks(range(len(top)), labels, rotation=45, ha="right")
    ax.set_yticks(range(len(top)), labels)
    ax.set_xticks([i - 0.5 for i in range(1, len(top))], minor=True)
    ax.set_yticks([i - 0.5 for i in range(1, len(top))], minor=True)
    ax.grid(which="minor", color="#dddddd", linewidth=0.6)
    ax.tick_params(which="minor", length=0)
    bar = ax.figure.colorbar(picture, ax=ax, shrink=0.7, ticks=[-1, 0, 1])
    bar.ax.set_yticklabels(["conflict", "both", "cooperation"])
    return ax

"""The picture of a graph: signs, arrows and labels that do not lie on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aldus.export.common import edge_tone
from aldus.graphs import aggregate
from aldus.plotting.common import label_of
from aldus.style import COLOURS, CONFLICT, COOPERATION, NEUTRAL
from aldus.style import colour as colour_of

if TYPE_CHECKING:
    import networkx as nx


def draw_network(ax: Any, graph: nx.MultiDiGraph[str], actors: int, seed: int) -> Any:
    """Draw the `actors` with most relations on `ax`."""
    import networkx as nx

    ax.set_axis_off()
    top = sorted((n for n in graph if graph.degree(n)), key=lambda n: (-graph.degree(n), n))[:actors]
    if not top:
        return ax
    sums = aggregate(graph).subgraph(top)
    labels = {n: label_of(graph, n) for n in sums}
    wide, high = ax.figure.get_size_inches()
    part = ax.get_position()
    places = _layout(sums, labels, seed, (wide * part.width, high * part.height))
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


def _layout(
    sums: nx.DiGraph[str], labels: dict[str, str], seed: int, inches: tuple[float, float]
) -> dict[str, tuple[float, float]]:
    """Places in a square of about 1, such that labels and signs have room."""
    import networkx as nx
    import numpy as np

    nodes = list(sums)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(nodes)
    ties.add_edges_from((u, v) for u, v in sums.edges() if u != v)
    found = _packed(ties, seed)
    at = np.array([found[n] for n in nodes])
    # Half of what a sign with its label takes, in parts of the picture.
    wide = np.array([max(0.22, 0.042 * len(labels[n])) for n in nodes]) / inches[0]
    high = 0.27 / inches[1]
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


def _packed(ties: nx.Graph[str], seed: int) -> dict[str, Any]:
    """Every group of actors by itself, as large as its number of actors, the groups in rows."""
    import networkx as nx
    import numpy as np

    groups = sorted(nx.connected_components(ties), key=lambda g: (-len(g), min(g)))
    places: dict[str, Any] = {}
    x = y = row = 0.0
    for group in groups:
        nodes = sorted(group)
        found = nx.spring_layout(ties.subgraph(nodes), seed=seed, k=2.0 / len(nodes) ** 0.5, iterations=200)
        at = np.array([found[n] for n in nodes])
        at -= at.mean(axis=0)
        # Draw in those who stand far out, so that the middle gets the room.
        far = np.hypot(at[:, 0], at[:, 1])[:, None]
        at *= np.maximum(far, 1e-9) ** -0.45
        size = (len(nodes) / len(ties)) ** 0.5
        low, high = at.min(axis=0), at.max(axis=0)
        at = (at - low) / np.maximum(high - low, 1e-9) * size if len(nodes) > 1 else at + size / 2
        if x and x + size > 1.05:
            x, y, row = 0.0, y - row - 0.12, 0.0
        places.update({n: (x + p[0], y - p[1]) for n, p in zip(nodes, at, strict=True)})
        x, row = x + size + 0.12, max(row, size)
    return places


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

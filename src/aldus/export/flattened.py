"""A graph whose attributes are plain values, for the writers of other libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aldus.export.common import flat

if TYPE_CHECKING:
    import networkx as nx

_TITLES = {"start": "trigger_start", "end": "trigger_end"}
"""Attributes that `networkx.write_gexf` would take for dates."""


def flattened(graph: nx.Graph[str]) -> nx.Graph[str]:
    """A copy of a graph that the writers of networkx take: `write_gexf` and `write_graphml`.

    Attributes are strings, numbers and truth values: lists are joined with ` | `, what is None is left out, as is what the graph
    itself holds, such as statements without target. The offsets of a trigger are `trigger_start` and `trigger_end`.

    Args:
        graph: a graph of `aldus.graph` or `aggregate`.
    """
    import networkx as nx

    made: Any = (nx.MultiDiGraph if graph.is_multigraph() else nx.DiGraph)()
    made.add_nodes_from((node, _plain(data)) for node, data in graph.nodes(data=True))
    many: Any = graph
    if graph.is_multigraph():
        made.add_edges_from((u, v, key, _plain(data)) for u, v, key, data in many.edges(keys=True, data=True))
    else:
        made.add_edges_from((u, v, _plain(data)) for u, v, data in many.edges(data=True))
    return made  # type: ignore[no-any-return]


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {
        _TITLES.get(name, str(name)): value for name, raw in data.items() if (value := flat(raw)) is not None
    }

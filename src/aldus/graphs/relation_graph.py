"""The class of the graphs: networkx's own, that shows itself in a notebook."""

from __future__ import annotations

from typing import Any

import networkx as nx

from aldus.export.page import graph_html
from aldus.notebook import frame_html

VERSION = 1
"""Version of the attributes that nodes and edges carry."""
_DRAWN = 500
"""Most relations in a notebook, where the page shares the browser with other cells."""


class RelationGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """A `networkx.MultiDiGraph` of actors and relations."""

    def _repr_html_(self) -> str:
        return frame_html(graph_html(self, title="Graph", max_edges=_DRAWN), "Graph")


def new_graph(like: nx.MultiDiGraph[str] | None = None) -> nx.MultiDiGraph[str]:
    """A graph without actors and relations; with the graph attributes of another one, its statements left out."""
    attributes: dict[str, Any] = {"aldus": VERSION, "documents": 0} if like is None else dict(like.graph)
    return RelationGraph(**{**attributes, "statements": []})

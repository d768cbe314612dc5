"""The class of the graphs: networkx's own, that shows itself in a notebook."""

from __future__ import annotations

import networkx as nx

from aldus.export.page import graph_html
from aldus.notebook import frame_html

_MOST = 500  # relations that a notebook draws smoothly beside its other cells


class RelationGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """A `networkx.MultiDiGraph` of actors and relations."""

    def _repr_html_(self) -> str:
        return frame_html(graph_html(self, title="Graph", max_edges=_MOST), "Graph")

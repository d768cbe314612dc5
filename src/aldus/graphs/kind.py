"""The class of the graphs: networkx's own, that shows itself in a notebook."""

from __future__ import annotations

import networkx as nx


class RelationGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """A `networkx.MultiDiGraph` of actors and relations."""

    def _repr_html_(self) -> str:
        from aldus.notebook import graph_frame

        return graph_frame(self)

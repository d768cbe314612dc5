"""The class of the graphs: networkx's own, that shows itself in a notebook."""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx

from aldus.export.page import graph_html
from aldus.notebook import frame_html

VERSION = 1
"""Version of the attributes that nodes and edges carry."""
_DRAWN = 3000
"""Most relations in a notebook, where the page shares the browser with other cells."""


class RelationGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """A `networkx.MultiDiGraph` of actors and relations."""

    def __repr__(self) -> str:
        """What it holds: `<RelationGraph: 2 actors, 3 relations (2 do, 1 say), 1 statement to no one, 2025-03-05>`."""
        edges: list[dict[str, Any]] = [data for *_, data in self.edges(data=True)]
        kinds = Counter(str(data.get("kind")) for data in edges)
        spoken = len(self.graph.get("statements", ()))
        dates = sorted(data["date"] for data in edges if data.get("date"))
        parts = [_many(len(self), "actor"), _many(self.number_of_edges(), "relation")]
        if len(kinds) > 1:
            parts[-1] += f" ({', '.join(f'{n:,} {kind}' for kind, n in kinds.most_common())})"
        if spoken:
            parts.append(f"{_many(spoken, 'statement')} to no one")
        if dates:
            parts.append(dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}")
        return f"<RelationGraph: {', '.join(parts)}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        return frame_html(graph_html(self, max_edges=_DRAWN), "Graph")


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def new_graph(like: nx.MultiDiGraph[str] | None = None) -> nx.MultiDiGraph[str]:
    """A graph without actors and relations; with the graph attributes of another one, its statements left out."""
    attributes: dict[str, Any] = {"aldus": VERSION, "documents": 0} if like is None else dict(like.graph)
    return RelationGraph(**{**attributes, "statements": []})

"""Finding an actor of a graph by id, label or alias."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from aldus.errors import InputError

if TYPE_CHECKING:
    import networkx as nx


def find(graph: nx.Graph[str], name: str) -> str:
    """The node that `name` stands for: an id, else a label, else an alias, whatever its case.

    Raises:
        InputError: if no actor, or more than one, goes by that name.
    """
    if name in graph:
        return name
    wanted = name.casefold().strip()
    by_label: list[str] = []
    by_alias: list[str] = []
    names: dict[str, str] = {}
    for key, node in graph.nodes(data=True):
        label = str(node.get("label") or key)
        names[label.casefold()] = label
        if wanted in (str(key).casefold(), label.casefold()):
            by_label.append(key)
        elif any(wanted == str(a).casefold() for a in node.get("aliases") or ()):
            by_alias.append(key)
    hits = by_label or by_alias
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise InputError(f"more than one actor is called {name!r}: {', '.join(map(str, hits[:10]))}")
    near = [names[n] for n in get_close_matches(wanted, list(names), 3)]
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise InputError(f"the graph has no actor {name!r}{hint}")

"""People known by surname only, and the one full name that ends in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.lexicon.words import words

if TYPE_CHECKING:
    import networkx as nx


def surname_joins(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Nodes of people with a bare surname (`Jansen`, `De Wit`) -> the one person whose name ends in it."""
    particles = words("names.particles")
    full: dict[str, list[str]] = {}
    bare: list[tuple[str, str]] = []
    for key, node in graph.nodes(data=True):
        if node["type"] != "PERSON":
            continue
        parts = node["label"].casefold().split()
        given = next((i for i, part in enumerate(parts) if part not in particles), 0)
        if given == len(parts) - 1:
            bare.append((key, " ".join(parts)))
        for cut in range(1, len(parts)):
            full.setdefault(" ".join(parts[cut:]), []).append(key)
    joins = {}
    for key, name in bare:
        owners = [k for k in full.get(name, ()) if k != key]
        if len(owners) == 1:
            joins[key] = owners[0]
    # `Geer` -> `De Geer` -> `Louis de Geer`: never point at a node that itself joins another
    for key in list(joins):
        while joins[key] in joins:
            joins[key] = joins[joins[key]]
    return joins

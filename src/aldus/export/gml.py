"""GML, for Gephi, igraph, Cytoscape and networkx."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.export.common import Value, columns, edge_label, edges, flat, label_of
from aldus.files import replacing
from aldus.text import clean, printable

if TYPE_CHECKING:
    import networkx as nx


def gml(graph: nx.Graph[str], path: str | Path) -> None:
    """Write GML: nodes are numbered, `name` is the id of the actor, `label` its label made unique.

    The file is UTF-8, as Gephi, igraph and Cytoscape read it; line ends inside of texts are spaces. networkx wants it as
    text: `networkx.parse_gml(Path(path).read_text("utf-8"), label="name")` gives the ids back.

    Raises:
        OutputError: if the file cannot be written.
    """
    numbers = {node: number for number, node in enumerate(graph)}
    times = Counter(label_of(graph, node) for node in graph)
    node_kinds = columns(d for _, d in graph.nodes(data=True))
    edge_kinds = columns(d for *_, d in edges(graph))
    with replacing(path) as file:
        out = file.write
        out(f"graph [\n  directed {int(graph.is_directed())}\n  multigraph {int(graph.is_multigraph())}\n")
        for node, data in graph.nodes(data=True):
            label = label_of(graph, node)
            label = label if times[label] == 1 else f"{label} ({node})"
            out(f"  node [\n    id {numbers[node]}\n    label {_text(label)}\n    name {_text(node)}\n")
            _values(out, data, node_kinds, ("id", "label", "name"))
            out("  ]\n")
        for u, v, name, data in edges(graph):
            out(f"  edge [\n    source {numbers[u]}\n    target {numbers[v]}\n")
            out(f"    key {_text(name)}\n    label {_text(edge_label(data))}\n")
            _values(out, data, edge_kinds, ("source", "target", "key", "label", "id"))
            out("  ]\n")
        out("]\n")


def _text(value: object) -> str:
    """A quoted string on one line, with the two entities that every reader knows."""
    return '"' + printable(clean(value), " ").replace("&", "&amp;").replace('"', "&quot;") + '"'


def _values(out: Any, data: dict[str, Any], kinds: dict[str, Any], reserved: tuple[str, ...]) -> None:
    for raw_name, raw in data.items():
        value = flat(raw)
        name = re.sub(r"[^A-Za-z0-9]", "", str(raw_name).title()) if "_" in str(raw_name) else str(raw_name)
        name = re.sub(r"[^A-Za-z0-9]", "", name)
        name = name[:1].lower() + name[1:]  # GML keys are letters and digits: `first_date` -> `firstDate`
        if value is None or not name[:1].isalpha() or name in reserved:
            continue
        out(f"    {name} {_value(value, kinds[str(raw_name)])}\n")


def _value(value: Value, kind: str) -> str:
    if kind == "boolean":
        return str(int(bool(value)))
    if kind == "double" and not isinstance(value, str):
        return repr(float(value))
    if kind == "integer" and isinstance(value, int) and -(2**31) <= value < 2**31:
        return str(value)
    return _text(value)

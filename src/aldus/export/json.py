"""JSON for programs: node-link (D3, sigma.js, networkx) and Cytoscape."""

from __future__ import annotations

import json as _json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.export.common import edge_label, edges, label_of
from aldus.files import replacing

if TYPE_CHECKING:
    import networkx as nx


def json(graph: nx.Graph[str], path: str | Path) -> None:
    """Write node-link JSON, `{"nodes": [...], "links": [...]}`; the only format that loses nothing.

    Read it with `networkx.node_link_graph(data, edges="links")`. Statements without target are in
    `data["graph"]["statements"]`.

    Raises:
        OutputError: if the file cannot be written.
    """
    nodes: Any = graph.nodes(data=True)
    with replacing(path) as file:
        out = file.write
        directed, multi = str(graph.is_directed()).lower(), str(graph.is_multigraph()).lower()
        out(f'{{"directed": {directed}, "multigraph": {multi}, "graph": {_dump(graph.graph)},\n"nodes": [')
        for number, (node, data) in enumerate(nodes):
            out((",\n" if number else "\n") + _dump({**data, "id": node}))
        out('],\n"links": [')
        for number, (u, v, name, data) in enumerate(edges(graph)):
            key = {"key": name} if graph.is_multigraph() else {}
            out((",\n" if number else "\n") + _dump({**data, "source": u, "target": v, **key}))
        out("]}\n")


def cyjs(graph: nx.Graph[str], path: str | Path) -> None:
    """Write Cytoscape JSON, which Cytoscape opens and `networkx.cytoscape_graph` reads.

    Raises:
        OutputError: if the file cannot be written.
    """
    nodes: Any = graph.nodes(data=True)
    with replacing(path) as file:
        out = file.write
        directed, multi = str(graph.is_directed()).lower(), str(graph.is_multigraph()).lower()
        out(f'{{"data": [["name", "Aldus"]], "directed": {directed}, "multigraph": {multi},\n')
        out('"elements": {"nodes": [')
        for number, (node, data) in enumerate(nodes):
            fields = {**_filled(data), "id": node, "value": node, "name": label_of(graph, node)}
            out((",\n" if number else "\n") + _dump({"data": fields}))
        out('],\n"edges": [')
        for number, (u, v, name, data) in enumerate(edges(graph)):
            fields = {**_filled(data), "id": name, "source": u, "target": v, "interaction": edge_label(data)}
            fields["name"] = f"{label_of(graph, u)} ({fields['interaction']}) {label_of(graph, v)}"
            if graph.is_multigraph():
                fields["key"] = name
            out((",\n" if number else "\n") + _dump({"data": fields}))
        out("]}}\n")


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    # Cytoscape takes a null for a broken column
    return {k: v for k, v in data.items() if v is not None}


def plain(value: Any) -> Any:
    """Data that JSON can hold: no NaN, tuples as lists, dates as ISO 8601."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode() if not value.isascii() else value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {plain(str(k)): plain(v) for k, v in value.items()}
    if isinstance(value, set | frozenset):
        return [plain(v) for v in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return plain(value.item()) if hasattr(value, "item") else plain(str(value))


def _dump(value: Any) -> str:
    return _json.dumps(plain(value), ensure_ascii=False, allow_nan=False)

"""GraphML, for Gephi, yEd, igraph, Cytoscape and networkx."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from aldus.export.common import columns, edge_label, edges, flat, literal
from aldus.files import replacing
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

_TOKEN = re.compile(r"[-.:\w·]+")
_TYPES = {"boolean": "boolean", "integer": "long", "double": "double", "string": "string"}


def graphml(graph: nx.Graph[str], path: str | Path) -> None:
    """Write GraphML with typed attributes; edges have a `label`, their predicate.

    Raises:
        OutputError: if the file cannot be written.
    """
    with replacing(path) as file:
        out = file.write
        out('<?xml version="1.0" encoding="UTF-8"?>\n')
        out('<graphml xmlns="http://graphml.graphdrawing.org/xmlns"')
        out(' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"')
        out(' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns')
        out(' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n')
        nodes = _declare(out, "node", columns(d for _, d in graph.nodes(data=True)))
        ties = _declare(out, "edge", {"label": "string", **columns(d for *_, d in edges(graph))})
        direction = "directed" if graph.is_directed() else "undirected"
        out(f'<graph edgedefault="{direction}">\n')
        for node, data in graph.nodes(data=True):
            out(f"<node id={_quote(node)}>{_values(data, nodes)}</node>\n")
        for number, (u, v, name, data) in enumerate(edges(graph)):
            # The schema wants a token without white space; the id itself is also among the attributes.
            token = name if _TOKEN.fullmatch(name) else f"e{number}"
            out(f"<edge id={_quote(token)} source={_quote(u)} target={_quote(v)}>")
            out(_values({"label": edge_label(data), **data}, ties) + "</edge>\n")
        out("</graph>\n</graphml>\n")


def _quote(text: object) -> str:
    return quoteattr(clean(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _declare(out: Any, what: str, found: dict[str, Any]) -> dict[str, str]:
    for number, (name, kind) in enumerate(found.items()):
        out(f'<key id="{what}{number}" for="{what}" attr.name={_quote(name)} attr.type="{_TYPES[kind]}"/>\n')
    return {name: f"{what}{number}" for number, name in enumerate(found)}


def _values(data: dict[str, Any], names: dict[str, str]) -> str:
    parts = []
    for name, raw in data.items():
        value = flat(raw)
        if value is not None and str(name) in names:
            # a bare carriage return would be read back as a line feed
            text = escape(literal(value), {"\r": "&#13;"})
            parts.append(f'<data key="{names[str(name)]}">{text}</data>')
    return "".join(parts)

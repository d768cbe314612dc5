"""DOT, for Graphviz."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aldus.export.common import edge_label, edge_tone, edges, flat, label_of, literal
from aldus.files import replacing
from aldus.style import COLOURS, NEUTRAL, colour
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

_NODE = ("type", "country", "mentions", "documents", "first_date", "last_date")
_EDGE = (
    *("kind", "event_type", "mode", "quad_class", "intensity", "status", "confidence", "date", "document"),
    *("weight", "expected"),
)


def dot(graph: nx.Graph[str], path: str | Path) -> None:
    """Write DOT: labels, colours, and the short attributes, without the sentences; what did not
    happen is dashed.

    Raises:
        OutputError: if the file cannot be written.
    """
    with replacing(path) as file:
        out = file.write
        out('digraph aldus {\n  node [style="filled" fontname="Helvetica" fontcolor="white" shape="box"];\n')
        out('  edge [fontname="Helvetica" fontsize="10"];\n')
        for node, data in graph.nodes(data=True):
            fill = COLOURS.get(data.get("type", ""), NEUTRAL)
            given = {"label": label_of(graph, node), "fillcolor": fill, "color": fill}
            given.update({k: literal(v) for k in _NODE if (v := flat(data.get(k))) is not None})
            out(f"  {_quote(node)} [{_list(given)}];\n")
        for u, v, name, data in edges(graph):
            given = {"label": edge_label(data), "color": colour(edge_tone(data)), "id": name}
            if data.get("status", "actual") != "actual":
                given["style"] = "dashed"
            given.update({k: literal(x) for k in _EDGE if (x := flat(data.get(k))) is not None})
            out(f"  {_quote(u)} -> {_quote(v)} [{_list(given)}];\n")
        out("}\n")


def _list(given: dict[str, str]) -> str:
    return " ".join(f"{key}={_quote(value)}" for key, value in given.items())


def _quote(text: object) -> str:
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n") + '"'

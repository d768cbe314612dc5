"""GEXF, for Gephi: typed attributes, colours, and dates for its time line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from aldus.export.common import columns, edge_label, edge_tone, edges, flat, label_of, literal, whole_date
from aldus.files import replacing
from aldus.style import COLOURS, NEUTRAL, colour
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

_TYPES = {"boolean": "boolean", "integer": "long", "double": "double", "string": "string"}


_TITLES = {"start": "trigger_start", "end": "trigger_end"}
"""Attributes whose names readers take for dates."""


def gexf(graph: nx.Graph[str], path: str | Path) -> None:
    """Write GEXF 1.2.

    Nodes last from their first to their last date, edges during the date of their article; partial dates
    become the whole month or year. The offsets of a trigger are `trigger_start` and `trigger_end`. Gephi shows one of several parallel edges: aggregate first where that
    matters.

    Raises:
        OutputError: if the file cannot be written.
    """
    with replacing(path) as file:
        out = file.write
        out('<?xml version="1.0" encoding="UTF-8"?>\n')
        out('<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"')
        out(' xmlns:viz="http://www.gexf.net/1.2draft/viz">\n')
        out("<meta><creator>Aldus</creator></meta>\n")
        out('<graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n')
        node_columns = _declare(out, "node", columns(d for _, d in graph.nodes(data=True)))
        edge_columns = _declare(out, "edge", columns(d for *_, d in edges(graph)))
        out("<nodes>\n")
        for node, data in graph.nodes(data=True):
            out(f"<node id={_quote(node)} label={_quote(label_of(graph, node))}")
            out(_times(data.get("first_date"), data.get("last_date")) + ">")
            _values(out, data, node_columns)
            out(_colour(COLOURS.get(data.get("type", ""), NEUTRAL)) + "</node>\n")
        out("</nodes>\n<edges>\n")
        for u, v, name, data in edges(graph):
            label, weight = edge_label(data), data.get("weight", 1)
            out(f'<edge id={_quote(name)} source={_quote(u)} target={_quote(v)} type="directed"')
            out(
                f' label={_quote(label)} weight="{float(weight) if isinstance(weight, int | float) else 1.0}"'
            )
            date = data.get("date")
            out(_times(date or data.get("first_date"), date or data.get("last_date")) + ">")
            _values(out, data, edge_columns)
            out(_colour(colour(edge_tone(data))) + "</edge>\n")
        out("</edges>\n</graph>\n</gexf>\n")


def _quote(text: object) -> str:
    return quoteattr(clean(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _declare(out: Any, what: str, found: dict[str, Any]) -> dict[str, str]:
    """Write the attribute table; returns attribute -> its id."""
    # the names that GEXF has itself
    found = {k: v for k, v in found.items() if k not in ("label", "weight", "id")}
    out(f'<attributes class="{what}" mode="static">\n')
    for number, (name, kind) in enumerate(found.items()):
        out(
            f'<attribute id="{what}{number}" title={_quote(_TITLES.get(name, name))} type="{_TYPES[kind]}"/>\n'
        )
    out("</attributes>\n")
    return {name: f"{what}{number}" for number, name in enumerate(found)}


def _values(out: Any, data: dict[str, Any], names: dict[str, str]) -> None:
    out("<attvalues>")
    for name, raw in data.items():
        value = flat(raw)
        if value is not None and str(name) in names:
            out(f'<attvalue for="{names[str(name)]}" value={_quote(literal(value))}/>')
    out("</attvalues>")


def _times(first: object, last: object) -> str:
    start, end = whole_date(first), whole_date(last, last=True)
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _colour(code: str) -> str:
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}" a="1.0"/>'

"""How a document and a graph show themselves in a notebook. All text of articles is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aldus.export.common import COLOURS, CONFLICT, COOPERATION, NEUTRAL, clean
from aldus.graphs.summary import tone

if TYPE_CHECKING:
    import networkx as nx

    from aldus.document import Document

MAX_EDGES = 500


def graph_frame(graph: nx.MultiDiGraph[str]) -> str:
    """The page of the graph in a frame that may run its own scripts and nothing else."""
    from aldus.export.page import graph_html

    page = escape(graph_html(graph, title="Graph", max_edges=MAX_EDGES), quote=True)
    return (
        f'<iframe srcdoc="{page}" sandbox="allow-scripts" title="Graph" '
        'style="width:100%;height:560px;border:1px solid #ccc;border-radius:6px"></iframe>'
    )


def document_html(document: Document) -> str:
    """The text with its actors in colour, and a table of the relations."""
    marks = sorted(
        ((m.start, m.end, a) for a in document.actors for m in a.mentions), key=lambda x: (x[0], -x[1])
    )
    parts, at = [], 0
    for start, end, actor in marks:
        if start < at or end > len(document.text):  # inside a longer mention
            continue
        colour = COLOURS[actor.type]
        parts.append(_safe(document.text[at:start]))
        parts.append(
            f'<span title="{_safe(f"{actor.label} ({actor.type})")}" style="background:{colour}2b;'
            f'border-bottom:2px solid {colour};border-radius:3px;padding:0 2px">'
            f"{_safe(document.text[start:end])}</span>"
        )
        at = end
    parts.append(_safe(document.text[at:]))
    labels = {a.id: a.label for a in document.actors}
    rows = []
    sure = any(r.confidence is not None for r in document.relations)
    for r in document.relations:
        side = tone({"quad_class": r.quad_class, "status": r.status})
        colour = {"conflict": CONFLICT, "cooperation": COOPERATION}.get(side, NEUTRAL)
        content = "" if r.content is None else r.content.of(document.text)
        cells = (
            labels.get(r.source, r.source),
            r.kind,
            r.predicate,
            "" if r.target is None else labels.get(r.target, r.target),
            r.status,
            r.event_type or "",
            content if len(content) < 160 else content[:159] + "…",
            *(["" if r.confidence is None else f"{r.confidence:.0%}"] if sure else []),
        )
        line = "".join(f'<td style="text-align:left">{_safe(c)}</td>' for c in cells)
        rows.append(f'<tr style="border-left:4px solid {colour}">{line}</tr>')
    head = "".join(f'<th style="text-align:left">{h}</th>' for h in (*_HEAD, *(["sure"] if sure else [])))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>" if rows else ""
    name = " · ".join(_safe(x) for x in (document.title, document.date, document.id) if x)
    text = f'<div lang="nl" style="white-space:pre-wrap;line-height:1.7;margin:.4em 0">{"".join(parts)}</div>'
    return f'<div class="aldus"><div style="opacity:.7">{name}</div>{text}{table}</div>'


_HEAD = ("source", "kind", "predicate", "target", "status", "event", "content")


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)

"""The page: a graph as one HTML file that needs no network.

Drawing and layout are done by force-graph (MIT, see `force-graph.LICENSE`): it draws on a canvas, is 170 KB,
where cytoscape.js and vis-network are 430 to 650 KB, and its layout keeps moving smoothly with some
thousand edges. The policy in the page allows the two scripts by their hash, and no connection at all.
"""

from __future__ import annotations

import base64
import hashlib
import html as _html
import json
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.export.common import edge_tone, edges, flat, label_of
from aldus.export.json import plain
from aldus.files import replacing
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

MAX_EDGES = 2000


def html(
    graph: nx.Graph[str], path: str | Path, *, title: str = "Who said or did what", max_edges: int = MAX_EDGES
) -> None:
    """Write the page.

    Args:
        graph: a graph of `aldus.graph` (with sentences) or `aggregate` (without).
        path: where to write.
        title: heading of the page.
        max_edges: of a larger graph, the relations between the pairs with most of them are shown.

    Raises:
        OutputError: if the file cannot be written.
    """
    page = graph_html(graph, title=title, max_edges=max_edges)
    with replacing(path) as file:
        file.write(page)


def graph_html(
    graph: nx.Graph[str], *, title: str = "Who said or did what", max_edges: int = MAX_EDGES
) -> str:
    """The page as a string; see `html`."""
    here = files("aldus.export.page")
    library, script, style, frame = (
        here.joinpath(name).read_text(encoding="utf-8")
        for name in ("force-graph.min.js", "page.js", "page.css", "page.html")
    )
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src '{_hash(library)}' '{_hash(script)}'"
    )
    parts = {
        "POLICY": _html.escape(policy),
        "TITLE": _html.escape(clean(title)),
        "STYLE": style,
        "LIBRARY": library,
        "SCRIPT": script,
        "DATA": embed(_data(graph, title, max_edges)),
    }
    # cut at the markers once, so that no text can bring in a marker of its own
    pieces = frame.split("%%")
    return "".join(parts[p] if i % 2 else p for i, p in enumerate(pieces))


def embed(data: Any) -> str:
    """JSON that can stand in a `<script>` element: no `<`, `>` or `&`, no line separators."""
    text = json.dumps(plain(data), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _data(graph: nx.Graph[str], title: str, max_edges: int) -> dict[str, Any]:
    rows = list(edges(graph))
    total = len(rows)
    if total > max_edges:
        weight = Counter(frozenset((u, v)) for u, v, *_ in rows)
        # pairs by weight, then by first appearance: the same graph gives the same page
        place = {pair: number for number, pair in enumerate(dict.fromkeys(frozenset(r[:2]) for r in rows))}
        rows.sort(key=lambda r: (-weight[frozenset(r[:2])], place[frozenset(r[:2])]))
        rows = rows[:max_edges]
    spoken = list(graph.graph.get("statements", ()))[:max_edges] if graph.is_multigraph() else []
    used = dict.fromkeys((*(n for u, v, *_ in rows for n in (u, v)), *(d["source"] for d in spoken)))
    index = {node: number for number, node in enumerate(used)}
    nodes = []
    for node in used:
        data = graph.nodes[node]
        counts = {k: data[k] for k in ("mentions", "documents", "statements") if isinstance(data.get(k), int)}
        nodes.append(
            {
                "id": node,
                "label": label_of(graph, node),
                "type": data.get("type") or "",
                "aliases": list(data.get("aliases") or ())[:12],
                "country": flat(data.get("country")),
                "first": data.get("first_date"),
                "last": data.get("last_date"),
                **counts,
            }
        )
    links = [{"s": index[u], "t": index[v], **_edge(graph, data)} for u, v, _, data in rows]
    said = [{"s": index[d["source"]], **_edge(graph, d)} for d in spoken]
    return {"title": clean(title), "nodes": nodes, "edges": links, "statements": said, "total": total}


def _edge(graph: nx.Graph[str], data: Mapping[str, Any]) -> dict[str, Any]:
    said = data.get("attributed_to")
    fields = {
        "kind": data.get("kind"),
        "text": data.get("predicate") or ", ".join(data.get("predicates") or ()),
        "event": data.get("event_type") or ", ".join(data.get("event_types") or ()),
        "tone": edge_tone(data),
        "status": data.get("status"),
        "date": data.get("date"),
        "until": data.get("last_date"),
        "since": data.get("first_date"),
        "doc": data.get("document") if "sentence" in data else None,
        "title": data.get("title"),
        "by": label_of(graph, said) if said is not None and said in graph else said,
        "sure": data.get("confidence"),
        "n": data.get("weight"),
        "parts": pieces(data) if data.get("sentence") else None,
    }
    return {k: clean(v) if isinstance(v, str) else v for k, v in fields.items() if v not in (None, "", [])}


def pieces(data: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The sentence cut into (text, mark): 1 the trigger, 2 the content, 3 both, 0 neither."""
    sentence, base = str(data["sentence"]), int(data.get("sentence_start") or 0)
    size = len(sentence)

    def inside(offset: Any) -> int:
        return 0 if offset is None else min(max(int(offset) - base, 0), size)

    trigger = inside(data.get("start")), inside(data.get("end"))
    content = inside(data.get("content_start")), inside(data.get("content_end"))
    cuts = sorted({0, size, *trigger, *content})
    return [
        (
            clean(sentence[a:b]),
            (1 if trigger[0] <= a < trigger[1] else 0) + (2 if content[0] <= a < content[1] else 0),
        )
        for a, b in pairwise(cuts)
    ]

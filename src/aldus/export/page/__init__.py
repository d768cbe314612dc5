"""The page: a graph as one HTML file that needs no network.

Drawing and layout are done by force-graph (MIT), with the collisions of d3-force (ISC); their licences are in the
files `*.LICENSE`. `benchmarks/drawing.py` compares it with sigma.js. The policy in the page allows its scripts by
their hash, and no connection at all.
"""

from __future__ import annotations

import base64
import hashlib
import html as _html
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from aldus.export.json import plain
from aldus.export.page.contents import contents
from aldus.files import replacing
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

Language = Literal["nl", "en"]

MAX_EDGES = 10_000
_LIBRARIES = ("force-graph.min.js", "d3-force.min.js")
_SCRIPTS = ("strings.js", "model.js", "drawing.js", "cards.js", "panel.js", "saving.js", "controls.js")
"""Parts of one script, in their order."""


def html(
    graph: nx.Graph[str],
    path: str | Path,
    *,
    title: str | None = None,
    max_edges: int = MAX_EDGES,
    lang: Language | None = None,
) -> None:
    """Write the page.

    Args:
        graph: a graph of `aldus.graph` (with sentences) or `aggregate` (without).
        path: where to write.
        title: heading of the page; None for "Who said or did what", in the language of the page.
        max_edges: of a larger graph, the relations between the pairs with most of them are shown, and so many
            statements to no one, of those who speak most.
        lang: `nl` or `en`; None for the language of the browser. A button in the page changes it.

    Raises:
        OutputError: if the file cannot be written.
    """
    page = graph_html(graph, title=title, max_edges=max_edges, lang=lang)
    with replacing(path) as file:
        file.write(page)


def graph_html(
    graph: nx.Graph[str],
    *,
    title: str | None = None,
    max_edges: int = MAX_EDGES,
    lang: Language | None = None,
) -> str:
    """The page as a string; see `html`."""
    here = files("aldus.export.page")

    def part(name: str) -> str:
        return here.joinpath(name).read_text(encoding="utf-8")

    library = "\n".join(map(part, _LIBRARIES))
    script = '"use strict";\n(() => {\n' + "\n".join(map(part, _SCRIPTS)) + "\n})();"
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; "
        f"script-src '{_hash(library)}' '{_hash(script)}'"
    )
    data = {"title": clean(title or ""), "lang": lang, **contents(graph, max_edges)}
    parts = {
        "POLICY": _html.escape(policy),
        "TITLE": _html.escape(clean(title or "Aldus")),
        "STYLE": part("page.css"),
        "LIBRARY": library,
        "SCRIPT": script,
        "DATA": embed(data),
    }
    # cut at the markers once, so that no text can bring in a marker of its own
    pieces = part("page.html").split("%%")
    return "".join(parts[p] if i % 2 else p for i, p in enumerate(pieces))


def embed(data: Any) -> str:
    """JSON that can stand in a `<script>` element: no `<`, `>` or `&`, no line separators."""
    text = json.dumps(plain(data), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

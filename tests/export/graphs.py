"""Graphs to write: plain news, hostile labels, the empty graph; and what is compared after reading them back."""

from __future__ import annotations

import datetime
from typing import Any

import networkx as nx

import aldus
from aldus.export.common import flat
from aldus.text import clean
from benchmarks.support.news import doubted, news

HOSTILE = [
    "</script><script>alert(1)</script>",
    "quote \" ' ` \\ \\n end\\",
    "a\nb\r\nc\td",
    "nul\x00 bell\x07 esc\x1b del\x7f c1\x85 \ufffe\uffff",
    "lone \ud83d surrogate \udc00",
    "emoji 🇳🇱👩‍👩‍👧 \U0010ffff",
    "مرحبا \u202eright to left\u202c שלום",
    '=HYPERLINK("x")',
    "@SUM(1)",
    "]]> <!-- & &amp; &#0;",
    "x" * 40_000,
    "%%DATA%% {0} ${x}",
    "",
    " | ; ,",
    "lone\rreturn\r=cmd|' /C calc'!A0",
    "x;=1+1",
    "x,=1+1 en ,@SUM(1)",
    'x"\n-1+cmd|x!A0',
    "x\t＝1+1",
]


def hostile() -> nx.MultiDiGraph[str]:
    graph = aldus.graph(news(4))
    some = next(iter(graph.edges(data=True)))[2]
    for number, label in enumerate(HOSTILE):
        graph.add_node(
            f"n{number}",
            **{**graph.nodes["NLD"], "label": label, "aliases": (label,), "type": "ORG"},
            odd=(1, None),
        )
        edge = {
            **some,
            "id": f"h{number}",
            "sentence": label,
            "predicate": label,
            "content": label,
            "title": label,
        }
        edge.update(
            sentence_start=0, start=0, end=1, content_start=0, content_end=3, when=datetime.date(2025, 1, 2)
        )
        edge.update(mixed=number if number % 2 else label, share=number / 7, document=f"doc {label[:50]}")
        graph.add_edge(f"n{number}", "NLD", key=f"h{number}", **edge)
    graph.add_edge("n1", "NLD", key="bad", **{**some, "id": "bad", "nan": float("nan"), "huge": 2**80})
    graph.nodes["n2"].update(deep={"a": [1, {"b": None}]}, many={3, 1})
    return graph


def graphs() -> dict[str, nx.MultiDiGraph[str]]:
    return {"news": aldus.graph(doubted(news(12))), "hostile": hostile(), "empty": aldus.graph([])}


def same(graph: Any, back: Any) -> None:
    assert set(back.nodes) == set(graph.nodes)
    assert sorted(back.edges()) == sorted(graph.edges())
    assert back.is_directed()


def text(value: Any) -> str:
    """As XML readers give it back: every line end is one line feed in an element, and kept in an attribute."""
    return clean(value)


def predicates(graph: Any) -> list[str]:
    key = "predicate" if graph.is_multigraph() else "weight"
    return sorted(str(flat(d[key])) for *_, d in graph.edges(data=True))


def confidences(graph: Any) -> list[float]:
    return sorted(c for *_, d in graph.edges(data=True) if (c := d.get("confidence")) is not None)

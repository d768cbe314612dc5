"""What a page holds: actors, articles, relations and statements of a graph, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aldus.export.common import edge_tone, edges, flat, label_of, statements
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

_ALIASES = 12
"""Most names of an actor beside its label."""
_SILENT = 5000
"""Most actors that are only mentioned."""
_COMMUNITY = 3
"""Fewer actors than this are no community."""
_REPORTED = 700
"""Most characters of reported words that stand outside the sentence of their verb."""


def contents(graph: nx.Graph[str], max_edges: int) -> dict[str, Any]:
    """The data of the page: at most `max_edges` relations and as many statements, strongest first."""
    everything = list(edges(graph))
    rows = _strongest(everything, max_edges)
    said = list(statements(graph))
    spoken = _most_spoken(said, max_edges)
    used = dict.fromkeys((*(n for u, v, *_ in rows for n in (u, v)), *(d["source"] for d in spoken)))
    silent = [n for n in graph if n not in used][:_SILENT] if len(rows) == len(everything) else []
    used.update(dict.fromkeys(silent))
    communities = _communities(graph, used)
    index = {node: number for number, node in enumerate(used)}
    articles: dict[str, dict[str, Any]] = {}
    number = {name: at for at, name in enumerate(_articles(articles, (*(r[3] for r in rows), *spoken)))}
    return {
        "nodes": [_node(graph, node, communities.get(node)) for node in used],
        "articles": list(articles.values()),
        "edges": [{"s": index[u], "t": index[v], **_edge(graph, d, index, number)} for u, v, _, d in rows],
        "statements": [{"s": index[d["source"]], **_edge(graph, d, index, number)} for d in spoken],
        "total": {
            "edges": len(everything),
            "statements": len(said),
            "actors": graph.number_of_nodes(),
        },
    }


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


def address(url: object) -> str | None:
    """A web address, if it is one: nothing else may become a link."""
    text = clean(str(url)).strip() if url else ""
    return text if text.lower().startswith(("http://", "https://")) else None


def _strongest(rows: list[Any], most: int) -> list[Any]:
    if len(rows) <= most:
        return rows
    weight = Counter(frozenset((u, v)) for u, v, *_ in rows)
    # pairs by weight, then by first appearance: the same graph gives the same page
    place = {pair: number for number, pair in enumerate(dict.fromkeys(frozenset(r[:2]) for r in rows))}
    return sorted(rows, key=lambda r: (-weight[frozenset(r[:2])], place[frozenset(r[:2])]))[:most]


def _most_spoken(statements: list[Any], most: int) -> list[Any]:
    if len(statements) <= most:
        return statements
    weight = Counter(d["source"] for d in statements)
    place = {speaker: number for number, speaker in enumerate(weight)}
    return sorted(statements, key=lambda d: (-weight[d["source"]], place[d["source"]]))[:most]


def _communities(graph: nx.Graph[str], used: Iterable[str]) -> dict[str, int]:
    """Actor -> number of its community, the largest first (Louvain)."""
    import networkx as nx

    ties: nx.Graph[str] = nx.Graph()
    shown = set(used)
    for u, v, data in graph.edges(data=True):
        if u in shown and v in shown and u != v:
            weight = data.get("weight") or 1
            ties.add_edge(u, v, weight=ties[u][v]["weight"] + weight if ties.has_edge(u, v) else weight)
    if not ties:
        return {}
    found = nx.community.louvain_communities(ties, weight="weight", seed=1)
    groups = sorted((g for g in found if len(g) >= _COMMUNITY), key=lambda g: (-len(g), min(g)))
    return {node: number for number, group in enumerate(groups) for node in group}


def _node(graph: nx.Graph[str], node: str, community: int | None) -> dict[str, Any]:
    data = graph.nodes[node]
    counts = {k: data[k] for k in ("mentions", "documents", "statements") if isinstance(data.get(k), int)}
    fields = {
        "id": node,
        "label": label_of(graph, node),
        "type": data.get("type") or "",
        "aliases": list(data.get("aliases") or ())[:_ALIASES],
        **{key: flat(data.get(key)) for key in ("country", "sector", "party", "gender")},
        "first": data.get("first_date"),
        "last": data.get("last_date"),
        "community": community,
        **counts,
    }
    return {k: v for k, v in fields.items() if v not in (None, "", [])}


def _articles(articles: dict[str, dict[str, Any]], relations: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Fill in the articles in which the relations stand, by name."""
    for data in relations:
        name = data.get("document")
        if name is not None and "sentence" in data and name not in articles:
            fields = {
                "id": clean(str(name)),
                "title": data.get("title"),
                "date": data.get("date"),
                "publisher": flat(data.get("publisher")),
                "url": address(data.get("url")),
            }
            articles[name] = {k: clean(v) if isinstance(v, str) else v for k, v in fields.items() if v}
    return articles


def _edge(
    graph: nx.Graph[str], data: Mapping[str, Any], index: Mapping[str, int], number: Mapping[str, int]
) -> dict[str, Any]:
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
        "doc": number.get(data["document"]) if data.get("sentence") else None,
        "at": data.get("start"),
        "by": label_of(graph, said) if said is not None and said in graph else said,
        "sure": data.get("confidence"),
        "n": data.get("weight"),
        "parts": pieces(data) if data.get("sentence") else None,
        "said": _elsewhere(data),
        "about": [index[n] for n in data.get("about") or () if n in index],
    }
    return {k: clean(v) if isinstance(v, str) else v for k, v in fields.items() if v not in (None, "", [])}


def _elsewhere(data: Mapping[str, Any]) -> str | None:
    """The reported words, where they are not all in the sentence of the verb."""
    content, begin, end = data.get("content"), data.get("content_start"), data.get("content_end")
    if not content or not data.get("sentence") or begin is None or end is None:
        return None
    base = int(data.get("sentence_start") or 0)
    if base <= begin and end <= base + len(data["sentence"]):
        return None
    words = str(content)
    return words if len(words) <= _REPORTED else words[: _REPORTED - 1] + "…"

"""What the page holds of a graph."""

from __future__ import annotations

import json
from collections import Counter

import aldus
from aldus.export import graph_html
from aldus.export.page.contents import address, contents, pieces
from benchmarks.support.news import Writer, news


def test_large_graphs_are_cut_to_the_strongest_pairs() -> None:
    graph = aldus.graph(news(60))
    data = json.loads(
        graph_html(graph, max_edges=50).split('type="application/json">')[1].split("</script>")[0]
    )
    assert len(data["edges"]) == 50
    assert len(data["statements"]) <= 50
    assert data["total"] == {
        "edges": graph.number_of_edges(),
        "statements": len(graph.graph["statements"]),
        "actors": len(graph),
    }
    speakers = Counter(s["source"] for s in graph.graph["statements"])
    few = contents(graph, 5)
    assert {few["nodes"][s["s"]]["id"] for s in few["statements"]} == {speakers.most_common(1)[0][0]}
    everything = contents(graph, 10_000)
    assert len(everything["edges"]) == graph.number_of_edges()


def test_communities_are_those_of_the_ties() -> None:
    writer = Writer("doc", "2025-02-03")
    trigger = writer.word("helpt")
    for group in ("abc", "def"):
        for one in group:
            writer.name(one, "ORG", one.upper())
        for one, other in ("ab", "bc", "ac") if group == "abc" else ("de", "ef", "df"):
            writer.relate("do", one, other, "helpen", trigger)
    writer.name("z", "ORG", "Z")
    writer.relate("do", "z", "a", "helpen", trigger)
    writer.name("y", "ORG", "Y")
    found = {n["id"]: n.get("community") for n in contents(aldus.graph(writer.document()), 100)["nodes"]}
    assert found == {"z": 0, "a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 1, "y": None}


def test_only_web_addresses_become_links() -> None:
    assert address("https://krant.example/a?b=c") == "https://krant.example/a?b=c"
    for other in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "krant.example", None, ""):
        assert address(other) is None


def test_reported_words_elsewhere_are_kept() -> None:
    text = "Wij komen eraan. Zei Jo."
    edge = {
        "sentence": text[17:],
        "sentence_start": 17,
        "start": 17,
        "end": 20,
        "document": "a",
        "kind": "say",
    }
    graph = aldus.graph([])
    graph.add_node("jo", label="Jo", type="PERSON")
    graph.add_node("NLD", label="Nederland", type="COUNTRY")
    graph.add_edge("jo", "NLD", **edge, content=text[:16], content_start=0, content_end=16)
    graph.add_edge("jo", "NLD", **edge, content="Zei", content_start=17, content_end=20)
    first, second = contents(graph, 10)["edges"]
    assert first["said"] == "Wij komen eraan."
    assert "said" not in second


def test_pieces_make_up_the_sentence() -> None:
    edge = {
        "sentence": "Jo zegt: „ja”",
        "sentence_start": 10,
        "start": 13,
        "end": 17,
        "content_start": 20,
        "content_end": 99,
    }
    assert pieces(edge) == [("Jo ", 0), ("zegt", 1), (": „", 0), ("ja”", 2)]

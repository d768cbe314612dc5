"""Filters, ego graphs, merging, corrections, sums, questions and tables."""

from __future__ import annotations

import networkx as nx
import pytest

import aldus
from aldus import graphs
from aldus.errors import InputError
from benchmarks.support.news import doubted, news


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph[str]:
    return aldus.graph(news(40))


@pytest.fixture(scope="module")
def sure() -> nx.MultiDiGraph[str]:
    return aldus.graph(doubted(news(40)))


def snapshot(graph: nx.MultiDiGraph[str]) -> tuple[object, ...]:
    edges = sorted((u, v, k, repr(d)) for u, v, k, d in graph.edges(keys=True, data=True))
    return sorted((n, repr(d)) for n, d in graph.nodes(data=True)), edges, repr(graph.graph["statements"])


@pytest.mark.parametrize(
    "condition",
    [
        {"kind": "say"},
        {"status": ("actual", "future")},
        {"quad_class": "verbal conflict"},
        {"event_type": "AID"},
    ],
)
def test_filter_keeps_exactly_what_fits(graph: nx.MultiDiGraph[str], condition: dict[str, object]) -> None:
    kept = graphs.filter(graph, **condition)  # type: ignore[arg-type]
    ((name, value),) = condition.items()
    wanted = {value} if isinstance(value, str) else set(value)  # type: ignore[call-overload]
    expected = {k for _, _, k, d in graph.edges(keys=True, data=True) if d[name] in wanted}
    assert {k for _, _, k in kept.edges(keys=True)} == expected != set()
    assert all(kept.degree(n) for n in kept)


def test_filter_by_date_includes_both_ends(graph: nx.MultiDiGraph[str]) -> None:
    dates = {d["date"] for *_, d in graphs.filter(graph, start="2025-03", end="2025-04").edges(data=True)}
    assert dates == {d["date"] for *_, d in graph.edges(data=True) if d["date"][:7] in ("2025-03", "2025-04")}


def test_filter_by_actor_type_and_weight(graph: nx.MultiDiGraph[str]) -> None:
    assert all("NLD" in e for e in graphs.filter(graph, actor="nederland").edges())
    people = graphs.filter(graph, type="PERSON")
    assert {d["type"] for _, d in people.nodes(data=True)} == {"PERSON"}
    assert all(
        people.number_of_edges(u, v) >= 2
        for u, v in graphs.filter(graph, type="PERSON", min_weight=2).edges()
    )


def test_filter_by_confidence(sure: nx.MultiDiGraph[str]) -> None:
    kept = graphs.filter(sure, min_confidence=0.5)
    expected = {k for _, _, k, d in sure.edges(keys=True, data=True) if (d["confidence"] or 0) >= 0.5}
    assert {k for *_, k in kept.edges(keys=True)} == expected
    assert 0 < len(expected) < sure.number_of_edges()
    assert all(s["confidence"] >= 0.5 for s in kept.graph["statements"])
    assert graphs.filter(sure, min_confidence=0).number_of_edges() == sure.number_of_edges()
    with pytest.raises(ValueError, match="from 0 to 1"):
        graphs.filter(sure, min_confidence=50)


def test_changes_leave_the_graph_alone(graph: nx.MultiDiGraph[str]) -> None:
    before = snapshot(graph)
    graphs.filter(graph, kind="do")
    graphs.ego(graph, "NLD")
    graphs.aggregate(graph)
    graphs.alias(graph, {"navo": "eu"})
    graphs.unmerge(graphs.alias(graph, {"navo": "eu"}), "navo")
    assert snapshot(graph) == before


def test_ego(graph: nx.MultiDiGraph[str]) -> None:
    small = graphs.filter(graph, event_type="AID")
    near = graphs.ego(small, "NLD")
    assert set(near) == {"NLD", *small.successors("NLD"), *small.predecessors("NLD")}


def test_merge_of_parts_is_the_whole() -> None:
    documents = list(news(20))
    whole = aldus.graph(documents)
    parts = graphs.merge(aldus.graph(documents[:9]), aldus.graph(documents[9:]))
    assert {k for *_, k in parts.edges(keys=True)} == {k for *_, k in whole.edges(keys=True)}
    for node, data in whole.nodes(data=True):
        assert all(
            parts.nodes[node][k] == data[k] for k in ("mentions", "documents", "statements", "first_date")
        )


def test_alias_and_unmerge_undo_each_other(graph: nx.MultiDiGraph[str]) -> None:
    joined = graphs.alias(graph, {"Windkracht BV": "havenbond"})
    assert "windkracht" not in joined
    assert "Windkracht BV" in joined.nodes["havenbond"]["aliases"]
    between = graph.number_of_edges("windkracht", "havenbond") + graph.number_of_edges(
        "havenbond", "windkracht"
    )
    assert joined.number_of_edges() == graph.number_of_edges() - between
    apart = graphs.unmerge(joined, "windkracht")
    assert apart.nodes["windkracht"] == graph.nodes["windkracht"]
    assert apart.nodes["havenbond"] == graph.nodes["havenbond"]
    assert set(apart.edges(keys=True)) <= set(graph.edges(keys=True))


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({"NLD": "BEL"}, "two countries"),
        ({"navo": "eu", "eu": "navo"}, "itself"),
        ({"nav0": "eu"}, "mean NAVO"),
    ],
)
def test_alias_errors(graph: nx.MultiDiGraph[str], names: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        graphs.alias(graph, names)


def test_aggregate(graph: nx.MultiDiGraph[str]) -> None:
    sums = graphs.aggregate(graph)
    assert type(sums) is nx.DiGraph
    assert sum(d["weight"] for *_, d in sums.edges(data=True)) == graph.number_of_edges()
    for u, v, d in sums.edges(data=True):
        assert d["weight"] == graph.number_of_edges(u, v) == d["say"] + d["do"] + d["role"]
        assert d["conflict_share"] is None or 0 <= d["conflict_share"] <= 1
    kinds = graphs.aggregate(graph, by="kind")
    assert {k for *_, k in kinds.edges(keys=True)} == {"say", "do"}
    with pytest.raises(InputError):
        graphs.aggregate(graph, by="colour")  # type: ignore[arg-type]


def test_aggregate_sums_up_confidences(sure: nx.MultiDiGraph[str], graph: nx.MultiDiGraph[str]) -> None:
    for u, v, d in graphs.aggregate(sure).edges(data=True):
        given = [e["confidence"] for e in sure[u][v].values() if e["confidence"] is not None]
        if given:
            assert d["expected"] == pytest.approx(sum(given), abs=1e-3)
            assert d["confidence"] == pytest.approx(sum(given) / len(given), abs=1e-3)
        else:
            assert (d["expected"], d["confidence"]) == (None, None)
    rows = graphs.timeline(sure, "NLD", unit="year")
    given = [e["confidence"] for u, v, e in sure.edges(data=True) if "NLD" in (u, v) and e["confidence"]]
    assert rows[0]["expected"] == pytest.approx(sum(given), abs=1e-3)
    assert {d["expected"] for *_, d in graphs.aggregate(graph).edges(data=True)} == {None}


def test_timeline(graph: nx.MultiDiGraph[str]) -> None:
    rows = graphs.timeline(graph, "NLD")
    assert [r["period"] for r in rows] == sorted({r["period"] for r in rows})
    assert sum(r["weight"] for r in rows) == graph.degree("NLD")
    assert graphs.timeline(graph, "NLD", unit="year")[0]["weight"] == graph.degree("NLD")


def test_questions(graph: nx.MultiDiGraph[str]) -> None:
    said = graphs.said_about(graph, "Nederland")
    assert said
    assert all(r["target"] == "NLD" or "NLD" in r["about"] for r in said)
    assert any(r["target"] is None for r in said)
    assert [r["date"] for r in said] == sorted(r["date"] for r in said)
    u, v, _ = next((u, v, d) for u, v, d in graph.edges(data=True) if d["kind"] == "do")
    assert graphs.did_toward(graph, u, v)
    speakers = graphs.most_speaking(graph, 3)
    assert [s["statements"] for s in speakers] == sorted((s["statements"] for s in speakers), reverse=True)
    assert speakers[0]["statements"] == graph.nodes[speakers[0]["id"]]["statements"]
    assert all(r["conflict"] for r in graphs.strongest(graph))
    with pytest.raises(InputError, match="no actor"):
        graphs.said_about(graph, "Atlantis")


def test_frames(graph: nx.MultiDiGraph[str], sure: nx.MultiDiGraph[str]) -> None:
    pytest.importorskip("pandas")
    relations = graphs.relations_frame(graph)
    assert len(relations) == graph.number_of_edges() + len(graph.graph["statements"])
    assert relations["id"].is_unique
    assert list(graphs.relations_frame(sure)["confidence"].dropna()) == [
        c for *_, d in sure.edges(data=True) if (c := d["confidence"]) is not None
    ] + [c for s in sure.graph["statements"] if (c := s["confidence"]) is not None]
    actors = graphs.actors_frame(graph)
    assert list(actors["id"]) == list(graph)
    assert len(graphs.relations_frame(aldus.graph([]))) == 0
    with pytest.raises(InputError):
        graphs.relations_frame(graph, "excel")  # type: ignore[arg-type]


def test_help_refused_is_no_cooperation() -> None:
    graph = aldus.graph(news(30))
    refused = [d for *_, d in graph.edges(data=True) if d["status"] == "negated" and d["quad_class"]]
    assert refused
    sums = graphs.aggregate(graph)
    counted = sum(d["cooperation"] + d["conflict"] for *_, d in sums.edges(data=True))
    toned = sum(d["quad_class"] is not None for *_, d in graph.edges(data=True))
    assert counted == toned - len(refused)

"""Sums over relations and time lines."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

import aldus
from aldus import graphs
from aldus.errors import InputError
from benchmarks.support.news import news


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


def test_help_refused_is_no_cooperation() -> None:
    graph = aldus.graph(news(30))
    refused = [d for *_, d in graph.edges(data=True) if d["status"] == "negated" and d["quad_class"]]
    assert refused
    sums = graphs.aggregate(graph)
    counted = sum(d["cooperation"] + d["conflict"] for *_, d in sums.edges(data=True))
    toned = sum(d["quad_class"] is not None for *_, d in graph.edges(data=True))
    assert counted == toned - len(refused)


def test_sums_of_a_pair(tale: nx.MultiDiGraph[str]) -> None:
    assert graphs.aggregate(tale)["NLD"]["BEL"] == {
        "weight": 2, "expected": 1.25, "confidence": 0.625, "say": 0, "do": 2, "role": 0, "cooperation": 1,
        "conflict": 0, "actual": 1, "conflict_share": 0.0, "documents": 2, "first_date": "2025-03-09",
        "last_date": "2025-04-01", "predicates": ("helpen",), "event_types": ("AID",),
    }  # fmt: skip
    mixed = graphs.aggregate(tale)["BEL"]["NLD"]
    assert (mixed["conflict_share"], mixed["predicates"]) == (0.5, ("aanvallen", "treffen"))
    assert (mixed["first_date"], mixed["last_date"]) == ("2024", "2024")


@pytest.mark.parametrize("by", ["kind", "quad_class", "event_type", "status"])
def test_one_edge_a_pair_and_value(tale: nx.MultiDiGraph[str], by: Any) -> None:
    sums = graphs.aggregate(tale, by)
    for u, v, key, data in sums.edges(keys=True, data=True):  # type: ignore[call-overload]
        alike = [e for e in tale[u][v].values() if (e[by] or "unknown") == key]
        assert (data["weight"], data[by]) == (len(alike), key)
    assert sum(d["weight"] for *_, d in sums.edges(data=True)) == tale.number_of_edges()


def test_time_line_of_a_pair(tale: nx.MultiDiGraph[str]) -> None:
    rows = graphs.timeline(tale, "BEL", "NLD")
    assert [(r["period"], r["weight"], r["expected"]) for r in rows] == [
        ("2024", 1, None), ("2025-03", 1, 0.5), ("2025-04", 1, 0.75)
    ]  # fmt: skip
    assert [r["period"] for r in graphs.timeline(tale, "NLD", "BEL", unit="day")] == [
        "2024",
        "2025-03-09",
        "2025-04-01",
    ]
    years = graphs.timeline(tale, "BEL", unit="year")
    assert [(r["period"], r["weight"], r["conflict_share"]) for r in years] == [
        ("2024", 1, 1.0),
        ("2025", 3, 0.0),
    ]


def test_periods_between_are_given_on_request(tale: nx.MultiDiGraph[str]) -> None:
    rows = graphs.timeline(tale, "BEL", "NLD", unit="week", fill=True)
    assert [(r["period"], r["weight"]) for r in rows] == [
        ("2025-W10", 1), ("2025-W11", 0), ("2025-W12", 0), ("2025-W13", 0), ("2025-W14", 1),
    ]  # fmt: skip
    assert [r["period"] for r in graphs.timeline(tale, "BEL", unit="quarter")] == [
        "2024",
        "2025-Q1",
        "2025-Q2",
    ]


def test_unknown_units_and_sums_of_sums(tale: nx.MultiDiGraph[str]) -> None:
    with pytest.raises(InputError, match="no unit of time 'weeks'"):
        graphs.timeline(tale, "BEL", unit="weeks")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="aggregated already"):
        graphs.aggregate(graphs.aggregate(tale))

"""Filters and ego graphs."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from aldus import graphs
from aldus.errors import InputError


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


def test_ego(graph: nx.MultiDiGraph[str]) -> None:
    small = graphs.filter(graph, event_type="AID")
    near = graphs.ego(small, "NLD")
    assert set(near) == {"NLD", *small.successors("NLD"), *small.predecessors("NLD")}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "foo"}, "no kind 'foo': use do, role, say"),
        ({"status": ["actual", "past"]}, "no status 'past'"),
        ({"type": "PERSONS"}, "did you mean 'PERSON'"),
        ({"event_type": "ADI"}, "did you mean 'AID'"),
        ({"quad_class": "verbal"}, "no quad class 'verbal'"),
    ],
)
def test_unknown_values(graph: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        graphs.filter(graph, **options)

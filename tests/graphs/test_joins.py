"""Actors joined and parted; new graphs leave the old one alone."""

from __future__ import annotations

import networkx as nx
import pytest

import aldus
from aldus import graphs
from aldus.errors import InputError
from benchmarks.support.news import news


def snapshot(graph: nx.MultiDiGraph[str]) -> tuple[object, ...]:
    edges = sorted((u, v, k, repr(d)) for u, v, k, d in graph.edges(keys=True, data=True))
    return sorted((n, repr(d)) for n, d in graph.nodes(data=True)), edges, repr(graph.graph["statements"])


def test_changes_leave_the_graph_alone(graph: nx.MultiDiGraph[str]) -> None:
    before = snapshot(graph)
    graphs.filter(graph, kind="do")
    graphs.ego(graph, "NLD")
    graphs.aggregate(graph)
    graphs.alias(graph, {"navo": "eu"})
    graphs.unmerge(graphs.alias(graph, {"navo": "eu"}), "navo")
    assert snapshot(graph) == before


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

"""Graphs for the writers of networkx."""

from __future__ import annotations

import io
import json
from typing import Any

import networkx as nx
import pytest

import aldus
from aldus.export import flattened
from aldus.graphs import aggregate
from benchmarks.support.news import doubted, news

SOME = aldus.graph(doubted(news(6)))


@pytest.mark.parametrize("graph", [SOME, aggregate(SOME), aldus.graph([])], ids=["all", "sum", "empty"])
@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_networkx_writes_and_reads_it(graph: Any, format: str) -> None:
    file = io.BytesIO()
    getattr(nx, f"write_{format}")(flattened(graph), file)
    file.seek(0)
    back = getattr(nx, f"read_{format}")(file)
    assert set(back) == set(graph)
    assert sorted(back.edges()) == sorted(graph.edges())
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["type"] == data["type"]
        assert back.nodes[node].get("aliases", "") == " | ".join(data["aliases"])
    if graph.is_multigraph():
        found = sorted((d["trigger_start"], d["predicate"]) for *_, d in back.edges(data=True))
        assert found == sorted((d["start"], d["predicate"]) for *_, d in graph.edges(data=True))


def test_the_graph_stays_as_it_is() -> None:
    before = json.dumps(nx.node_link_data(SOME, edges="links"))
    made = flattened(SOME)
    for node in made:
        made.nodes[node]["label"] = "other"
    assert json.dumps(nx.node_link_data(SOME, edges="links")) == before


def test_json_of_networkx_gives_the_graph_back() -> None:
    data = json.loads(json.dumps(nx.node_link_data(SOME, edges="links")))
    back = nx.node_link_graph(data, edges="links")
    assert sorted(back.edges(keys=True)) == sorted(SOME.edges(keys=True))
    assert {n: d["label"] for n, d in back.nodes(data=True)} == dict(SOME.nodes(data="label"))

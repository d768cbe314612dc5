"""GEXF, read back by networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

import aldus
from aldus import export
from benchmarks.support.news import news
from tests.export.graphs import confidences, predicates, same, text

from .schema import check_gexf


def test_gexf(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.gexf"
    export.gexf(graph, path)
    check_gexf(path)
    back = nx.read_gexf(path)
    same(graph, back)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["label"] == (text(data["label"] or node))
        assert back.nodes[node]["mentions"] == data["mentions"]
        if data["first_date"]:
            assert back.nodes[node]["start"] == data["first_date"]
    if graph.is_multigraph():
        assert predicates(back) == predicates(graph)
    assert confidences(back) == confidences(graph)


def test_offsets_are_no_dates(tmp_path: Path) -> None:
    graph = aldus.graph(news(2))
    export.gexf(graph, tmp_path / "a.gexf")
    back = nx.read_gexf(tmp_path / "a.gexf")
    found = {d["id"]: d for *_, d in back.edges(data=True)}
    for *_, key, data in graph.edges(keys=True, data=True):
        assert (found[key]["trigger_start"], found[key]["trigger_end"]) == (data["start"], data["end"])
        assert (found[key]["start"], found[key]["title"]) == (data["date"], data["title"])

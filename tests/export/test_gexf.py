"""GEXF, read back by networkx."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

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


@pytest.mark.parametrize("id", ["<a href='x'>\"&amp;", "a\nb", "a\tb", "a\rb", "]]>"])
def test_no_id_is_markup(tmp_path: Path, id: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(id, label=id)
    graph.add_edge(id, id, **{id: 1})
    export.gexf(graph, tmp_path / "a.gexf")
    back = nx.read_gexf(tmp_path / "a.gexf")
    assert (list(back), list(back.edges())) == ([id], [(id, id)])
    assert id in next(iter(back.edges(data=True)))[2]


def test_partial_dates_last_to_their_end_and_labels_stand_once(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="A", first_date="2024-02", last_date="2024-02")
    graph.add_edge("a", "a", id="e", weight=2, date="2024")
    export.gexf(graph, tmp_path / "a.gexf")
    source = (tmp_path / "a.gexf").read_text(encoding="utf-8")
    assert '<node id="a" label="A" start="2024-02-01" end="2024-02-29">' in source
    assert 'start="2024-01-01" end="2024-12-31"' in source
    assert re.findall(r'title="(.*?)"', source) == ["first_date", "last_date", "date"]


def test_offsets_are_no_dates(tmp_path: Path) -> None:
    graph = aldus.graph(news(2))
    export.gexf(graph, tmp_path / "a.gexf")
    back = nx.read_gexf(tmp_path / "a.gexf")
    found = {d["id"]: d for *_, d in back.edges(data=True)}
    for *_, key, data in graph.edges(keys=True, data=True):
        assert (found[key]["trigger_start"], found[key]["trigger_end"]) == (data["start"], data["end"])
        assert (found[key]["start"], found[key]["title"]) == (data["date"], data["title"])

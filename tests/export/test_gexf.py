"""GEXF, read back by networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

from aldus import export
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

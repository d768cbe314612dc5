"""GML, read back by networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from aldus import export
from tests.export.graphs import confidences


def test_gml(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.gml"
    export.gml(graph, path)
    back = nx.parse_gml(path.read_text(encoding="utf-8"), label="name")
    assert set(back.nodes) == set(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()
    assert confidences(back) == confidences(graph)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["mentions"] == data["mentions"]


def test_gml_with_igraph(graph: Any, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "a.gml"
    export.gml(graph, path)
    back = igraph.Graph.Read_GML(str(path))
    assert (back.vcount(), back.ecount()) == (graph.number_of_nodes(), graph.number_of_edges())
    if back.vcount():
        assert sorted(back.vs["name"]) == sorted(graph.nodes)
        assert [name for name in back.vs["label"] if name.startswith("Belg")] == ["België"]

"""GML, read back by networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

from aldus import export
from tests.export.graphs import confidences


def test_gml(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.gml"
    export.gml(graph, path)
    path.read_text(encoding="ascii")
    back = nx.read_gml(path, label="name")
    assert set(back.nodes) == set(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()
    assert confidences(back) == confidences(graph)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["mentions"] == data["mentions"]

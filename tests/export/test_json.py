"""Node-link and Cytoscape JSON, read back by networkx."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx

from aldus import export
from tests.export.graphs import confidences, same


def test_json(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    export.json(graph, path)
    back = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links")
    same(graph, back)
    assert confidences(back) == confidences(graph)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["aliases"] == [a.encode("utf-8", "ignore").decode() for a in data["aliases"]]
        assert back.nodes[node]["country"] == data["country"]


def test_cyjs(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.cyjs"
    export.cyjs(graph, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    back = nx.cytoscape_graph(data)
    same(graph, back)
    assert confidences(back) == confidences(graph)
    ids = [e["data"]["id"] for e in data["elements"]["edges"]]
    assert len(ids) == len(set(ids))

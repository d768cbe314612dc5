"""GraphML, read back by networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from aldus import export
from tests.export.graphs import confidences, predicates, same, text

from .schema import check_graphml


@pytest.mark.parametrize("id", ["<a href='x'>\"&amp;", "a\nb", "a\tb", "a\rb", "]]>"])
def test_no_id_is_markup(tmp_path: Path, id: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(id, label=id)
    graph.add_edge(id, id, **{id: 1})
    export.graphml(graph, tmp_path / "a.graphml")
    back = nx.read_graphml(tmp_path / "a.graphml")
    assert (list(back), list(back.edges())) == ([id], [(id, id)])
    assert id in next(iter(back.edges(data=True)))[2]


def test_graphml(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    export.graphml(graph, path)
    check_graphml(path)
    back = nx.read_graphml(path, force_multigraph=True)
    same(graph, back)
    if graph.is_multigraph():
        assert predicates(back) == predicates(graph)
    assert confidences(back) == confidences(graph)
    for node, data in graph.nodes(data=True):
        assert (back.nodes[node].get("label") or "") == text(data["label"])
        assert back.nodes[node]["documents"] == data["documents"]

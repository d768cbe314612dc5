"""DOT."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aldus import export
from tests.export.graphs import confidences


def test_dot(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.dot"
    export.dot(graph, path)
    source = path.read_text(encoding="utf-8")
    assert source.count(" -> ") >= graph.number_of_edges()
    assert source.endswith("}\n")
    assert source.count(' confidence="') == len(confidences(graph))

"""DOT."""

from __future__ import annotations

import re
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


def test_no_text_ends_its_quotation_marks(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.dot"
    export.dot(graph, path)
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")[1:-1]:
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', "_", line)
        assert re.fullmatch(r"  (?:node|edge|_|_ -> _) \[(?:\w+=_ ?)*\];", bare), line

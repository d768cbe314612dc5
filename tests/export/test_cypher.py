"""Neo4j: CSV and Cypher."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from aldus import export
from tests.export.graphs import confidences


def test_neo4j(graph: Any, tmp_path: Path) -> None:
    export.neo4j(graph, tmp_path / "neo")
    csv.field_size_limit(1_000_000)
    with (tmp_path / "neo" / "actors.csv").open(encoding="utf-8", newline="") as file:
        assert [r["id:ID"] for r in csv.DictReader(file)] == list(graph)
    with (tmp_path / "neo" / "relations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted((r[":START_ID"], r[":END_ID"]) for r in rows) == sorted(graph.edges())
    assert sorted(float(r["confidence:double"]) for r in rows if r.get("confidence:double")) == confidences(
        graph
    )
    assert {r[":TYPE"] for r in rows} <= {"SAYS", "DOES", "HAS_ROLE", "RELATES"}


def test_cypher_has_one_statement_a_line(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.cypher"
    export.cypher(graph, path)
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert len(lines) == 1 + len(graph) + graph.number_of_edges()
    assert sum("`confidence`: " in line for line in lines) == len(confidences(graph))
    for line in lines:
        assert line.endswith(";")
        bare = line.replace("\\\\", "").replace("\\'", "")
        assert bare.count("'") % 2 == 0

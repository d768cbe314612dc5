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


def test_no_text_begins_a_row_or_gives_a_label(graph: Any, tmp_path: Path) -> None:
    graph.add_node("cr", label="a\rx,y,:LABEL", type="ORG", **{"a b": "1", "a_b": "2", "a?b": "3"})
    export.neo4j(graph, tmp_path / "neo")
    csv.field_size_limit(1_000_000)
    for name in ("actors.csv", "relations.csv"):
        data = (tmp_path / "neo" / name).read_text(encoding="utf-8")
        assert "\r" not in data
        header, *rows = csv.reader(data.splitlines(keepends=True))
        assert len(set(header)) == len(header)
        assert {len(row) for row in rows} <= {len(header)}
        if name == "actors.csv":
            assert {row[header.index(":LABEL")] for row in rows} <= {
                "Actor", "Actor;Person", "Actor;Organization", "Actor;Country"
            }  # fmt: skip


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

"""CSV and Parquet."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from aldus import export
from tests.export.graphs import confidences, text


def test_csv(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export.csv(graph, path)
    csv.field_size_limit(1_000_000)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    spoken = len(graph.graph.get("statements", ())) if graph.is_multigraph() else 0
    assert len(rows) == graph.number_of_edges() + spoken
    assert sorted((r["source"], r["target"]) for r in rows if r["target"]) == sorted(graph.edges())
    given = sorted(float(r["confidence"]) for r in rows if r.get("confidence") and r["target"])
    assert given == confidences(graph)
    for row in rows:
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    with (tmp_path / "a.actors.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [r["id"] for r in csv.DictReader(file)] == list(graph)


def test_parquet(graph: Any, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    export.parquet(graph, path)
    rows = parquet.read_table(path).to_pylist()
    assert sorted((r["source"], r["target"]) for r in rows if r.get("target")) == sorted(graph.edges())
    given = sorted(r["confidence"] for r in rows if r.get("confidence") is not None and r.get("target"))
    assert given == confidences(graph)
    actors = parquet.read_table(tmp_path / "a.actors.parquet").to_pylist()
    assert {r["id"]: r.get("label") for r in actors} == {
        n: text(d["label"]) for n, d in graph.nodes(data=True)
    }

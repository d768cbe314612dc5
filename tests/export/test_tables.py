"""CSV and Parquet."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from aldus import export
from aldus.export.common import spreadsheet_safe
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


def test_names_of_columns_are_no_formulas(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", **{"=1+1": "x"})
    export.csv(graph, tmp_path / "a.csv")
    assert (tmp_path / "a.actors.csv").read_text(encoding="utf-8-sig").startswith("id,'=1+1\n")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_spreadsheet_finds_a_formula(graph: Any, tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    export.csv(graph, path)
    csv.field_size_limit(1_000_000)
    for name in ("a.csv", "a.actors.csv"):
        data = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert "\r" not in data
        # As a spreadsheet does that parts cells at another sign than the file's.
        lines = data.split("\n") if separator != "," else io.StringIO(data, newline="")
        for row in csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_MINIMAL):
            for cell in row:
                if separator != ",":
                    cell = cell.lstrip('"')
                first = cell.lstrip()[:1]
                number = re.fullmatch(r"-?[\d.e+-]+(,.*)?", cell) is not None
                assert number or first not in ("=", "+", "-", "@", "＝"), cell


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(1)", "'  @SUM(1)"),
        ("\tx", "'\tx"),
        ("a\rb\r\nc", "a\nb\nc"),
        ("\r=1", "'\n'=1"),
        ("x;=1+1", "x;'=1+1"),
        ("x; -2+cmd|a!A0", "x; '-2+cmd|a!A0"),
        ("x,=1+1", "x,'=1+1"),
        ("x, +1+SUM(A1)", "x, '+1+SUM(A1)"),
        # What news has is left as it is.
        ("min, -5 graden", "min, -5 graden"),
        ("mail, @aldus", "mail, @aldus"),
        ("a-b = c; d", "a-b = c; d"),
    ],
)
def test_cells_are_no_formulas(text: str, safe: str) -> None:
    assert spreadsheet_safe(text) == safe


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

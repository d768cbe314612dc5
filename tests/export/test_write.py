"""The format that an extension stands for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import aldus
from aldus import export
from aldus.errors import OutputError
from benchmarks.support.news import news
from tests.export.graphs import hostile


@pytest.mark.parametrize("name", sorted(export.FORMATS))
def test_write_chooses_by_extension(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"nieuws.{name}"
    export.write(hostile(), path)
    assert path.exists()
    assert not list(tmp_path.glob(".*part")), "a temporary file was left"


def test_the_docs_name_every_extension() -> None:
    page = Path(__file__).parents[2] / "docs" / "export.md"
    rows = [line.split("|")[1] for line in page.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    assert {name for row in rows for name in re.findall(r"`\.(\w+)`", row)} == set(export.FORMATS)


def test_write_errors(tmp_path: Path) -> None:
    graph = aldus.graph([])
    with pytest.raises(OutputError, match="unknown format 'xlsx'"):
        export.write(graph, tmp_path / "a.xlsx")
    with pytest.raises(OutputError, match="cannot write"):
        export.write(graph, tmp_path / "no" / "folder.gexf")


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_text("old")

    class Broken:
        def __str__(self) -> str:
            raise RuntimeError("broken")

    graph = aldus.graph(news(1))
    graph.nodes["NLD" if "NLD" in graph else next(iter(graph))]["bad"] = Broken()
    with pytest.raises(RuntimeError):
        export.graphml(graph, path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.graphml"]


@pytest.mark.parametrize("format", export.FORMATS)
def test_a_part_of_a_graph(format: str, tmp_path: Path) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow")
    whole = aldus.graph(news(12))
    assert whole.graph["statements"]
    removed = whole.copy()
    removed.remove_nodes_from([n for n in whole if n not in ("NLD", "BEL")])
    for graph in (whole.subgraph(["NLD", "BEL"]), removed):
        assert set(graph) == {"NLD", "BEL"}
        export.write(graph, tmp_path / f"a.{format}")
        assert graph._repr_html_()

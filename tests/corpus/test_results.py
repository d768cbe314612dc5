"""What was extracted, as a graph and as frames."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus import graphs
from aldus.errors import InputError
from benchmarks.support.news import news


@pytest.fixture
def found(tmp_path: Path) -> Path:
    path = tmp_path / "out.jsonl"
    path.write_text("".join(d.to_json() + "\n" for d in news(6)), encoding="utf-8")
    return path


def test_a_graph_of_a_file(found: Path, tmp_path: Path) -> None:
    expected = graphs.graph(news(6))
    for source in (found, str(found), found.parent, news(6)):
        graph = aldus.graph(source)
        assert set(graph.edges(keys=True)) == set(expected.edges(keys=True))
    assert len(aldus.graph(next(news(1)), surnames=False))
    with pytest.raises(InputError, match="no such file"):
        aldus.graph(tmp_path / "nowhere.jsonl")


@pytest.mark.parametrize("what", ["relations", "actors", "events", "quotes"])
def test_frames(found: Path, what: str) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    frame, other = aldus.frame(found, what), aldus.frame(news(6), what, "polars")
    assert isinstance(frame, pandas.DataFrame)
    assert isinstance(other, polars.DataFrame)
    assert list(frame.columns) == other.columns
    assert len(frame) == len(other) > 0 or what == "quotes"


def test_whole_numbers_stay_whole() -> None:
    pytest.importorskip("pandas")
    frame = aldus.frame(next(news(1)))
    assert str(frame["start"].dtype) == str(frame["content_start"].dtype) == "Int64"


def test_unknown_tables(found: Path) -> None:
    with pytest.raises(InputError, match="no table 'relation': use relations, actors, events, quotes"):
        aldus.frame(found, "relation")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_from_frame_to_frame(library: str, stub_pipeline: str) -> None:
    module: Any = pytest.importorskip(library)
    pytest.importorskip("pandas")
    articles = module.DataFrame(
        {"tekst": ["Jan belde Piet."], "krant": ["De Krant"], "datum": ["5 maart 2025"]}
    )
    frame = aldus.frame(aldus.extract(articles, pipeline=stub_pipeline), "relations", library)  # type: ignore[arg-type]
    assert set(frame["publisher"]) == {"De Krant"}
    assert set(frame["date"]) == {"2025-03-05"}

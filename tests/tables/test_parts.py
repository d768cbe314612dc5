"""All tables of many documents as Parquet parts."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from aldus.document import Document
from aldus.errors import OutputError
from aldus.reading import read
from aldus.tables import write_parts
from aldus.tables.parts import TABLES
from benchmarks.support.news import news

pytest.importorskip("pyarrow")


def names(folder: Path) -> dict[str, list[str]]:
    return {name: sorted(p.name for p in (folder / name).iterdir() if p.name != ".aldus") for name in TABLES}


def test_parts_hold_what_the_tables_hold(documents: list[Document], tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    everything = [*documents, *news(8)]
    rows = write_parts(everything, tmp_path, size=4)
    assert names(tmp_path)["quotes"] == ["part-00000.parquet", "part-00001.parquet", "part-00002.parquet"]
    for name, table in TABLES.items():
        found = duckdb.sql(f"select count(*) from '{tmp_path}/{name}/*.parquet'").fetchall()
        assert found == [(rows[name],)] == [(len(list(table.rows(everything))),)]
    joined = duckdb.sql(
        f"select distinct r.source_label from '{tmp_path}/relations/*.parquet' r "
        f"join '{tmp_path}/actors/*.parquet' a on a.document = r.document and a.id = r.source "
        "where r.publisher = 'De Krant' and a.country = 'PRT'"
    ).fetchall()
    assert joined == [("Ana Lima",)]


def test_parts_of_a_longer_run_go(tmp_path: Path) -> None:
    (tmp_path / "relations").mkdir(parents=True)
    (tmp_path / "relations/part-x.parquet").write_text("not ours")
    write_parts(news(8), tmp_path, size=2)
    write_parts(news(3), tmp_path, size=2)
    found = names(tmp_path)
    assert found["actors"] == ["part-00000.parquet", "part-00001.parquet"]
    assert "part-x.parquet" in found["relations"]


def test_what_a_kill_left_goes(tmp_path: Path) -> None:
    write_parts(news(2), tmp_path)
    left = tmp_path / "quotes/.part-00000.parquet.abcdefgh.aldus-part"
    left.write_text("half")
    write_parts(news(2), tmp_path)
    assert not left.exists()


@pytest.mark.parametrize("name", ["part-00000.parquet", "part-00017.parquet"])
def test_parts_of_another_program_are_not_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / name).write_text("mine")
    with pytest.raises(OutputError, match="events: has parts that Aldus did not make"):
        write_parts(news(2), tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*")] == [f"events/{name}"]
    assert (tmp_path / "events" / name).read_text() == "mine"


def test_tables_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jan belt Piet.")
    write_parts(news(2), tmp_path / "tables")
    assert [a.text for a in read(tmp_path)] == ["Jan belt Piet."]


def test_nothing_is_one_empty_part(tmp_path: Path) -> None:
    assert write_parts([], tmp_path) == dict.fromkeys(TABLES, 0)
    assert names(tmp_path)["events"] == ["part-00000.parquet"]
    with pytest.raises(ValueError, match="1 or more"):
        write_parts([], tmp_path, size=0)


def test_an_error_leaves_no_part(tmp_path: Path) -> None:
    def broken():
        yield next(news(1))
        raise RuntimeError("cut off")

    with pytest.raises(RuntimeError, match="cut off"):
        write_parts(broken(), tmp_path)
    assert names(tmp_path) == {name: [] for name in TABLES}


@pytest.mark.slow
def test_memory_is_flat(tmp_path: Path) -> None:
    def peak(articles: int) -> int:
        tracemalloc.start()
        write_parts(news(articles), tmp_path, size=50)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(50)
    assert peak(600) < 1.5 * peak(150)

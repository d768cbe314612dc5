"""Tables read back with the readers of others."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from aldus.document import Document
from aldus.errors import OutputError
from aldus.tables import ACTORS, POLECAT, QUOTES, RELATIONS, Table, write
from aldus.tables.write import FORMATS

TABLES = (RELATIONS, ACTORS, POLECAT, QUOTES)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_in_every_format(
    table: Table, format: str, documents: list[Document], tmp_path: Path
) -> None:
    path = tmp_path / f"a.{format}"
    assert write(table, documents, path) == len(list(table.rows(documents)))
    assert write(table, [], path) == 0
    assert path.exists()


def test_csv_for_dutch_spreadsheets(documents: list[Document], tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    write(QUOTES, documents, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfspeaker;function;")
    frame = pandas.read_csv(tmp_path / "a.csv", sep=";", decimal=",")
    assert list(frame.columns) == list(QUOTES.columns)
    assert frame["confidence"].tolist() == [0.25, 0.25]
    assert frame["sentence"][0].startswith("'=1"), "no formula"


def test_csv_and_tsv_of_events(documents: list[Document], tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    write(POLECAT, documents, tmp_path / "a.csv")
    write(POLECAT, documents, tmp_path / "a.tsv")
    one, two = pandas.read_csv(tmp_path / "a.csv"), pandas.read_csv(tmp_path / "a.tsv", sep="\t")
    pandas.testing.assert_frame_equal(one, two)
    assert one["Intensity"].tolist()[0] == 2.5
    assert len((tmp_path / "a.tsv").read_text(encoding="utf-8").splitlines()) == 3


def test_excel(documents: list[Document], tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write(QUOTES, documents, tmp_path / "a.xlsx")
    write(POLECAT, documents, tmp_path / "b.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows())
    assert [cell.value for cell in rows[0]] == list(QUOTES.columns)
    by_name = dict(zip(QUOTES.columns, rows[1], strict=True))
    assert (by_name["sentence"].value[:2], by_name["sentence"].data_type) == ("=1", "s")
    assert by_name["confidence"].value == 0.25
    assert by_name["url"].hyperlink is None, "only addresses of the web are links"
    events = list(openpyxl.load_workbook(tmp_path / "b.xlsx").active.iter_rows())
    links = [cell.hyperlink.target for cell in events[1] if cell.hyperlink]
    assert links == ["https://krant.example/1"]


def test_parquet_with_polars_and_duckdb(documents: list[Document], tmp_path: Path) -> None:
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    path = tmp_path / "a.parquet"
    write(QUOTES, documents, path)
    frame = polars.read_parquet(path)
    assert frame["about"].to_list() == [[], ["Ana Lima"]]
    found = duckdb.sql(
        f"select speaker, confidence from '{path}' where list_contains(about, 'Ana Lima')"
    ).fetchall()
    assert found == [("Jo Bos", 0.25)]
    write(RELATIONS, documents, path)
    found = duckdb.sql(f"select id, meta->>'woorden' from '{path}' where kind = 'role'").fetchall()
    assert found == [("d1#2", "9")]


def test_parquet_of_nothing_has_its_columns(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow.parquet")
    write(QUOTES, [], tmp_path / "a.parquet")
    assert pyarrow.read_schema(tmp_path / "a.parquet").names == list(QUOTES.columns)


def test_json_lines(documents: list[Document], tmp_path: Path) -> None:
    write(QUOTES, documents, tmp_path / "a.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [r["about"] for r in rows] == [[], ["Ana Lima"]]


def test_markdown(documents: list[Document], tmp_path: Path) -> None:
    write(QUOTES, documents, tmp_path / "a.md")
    first, second = (tmp_path / "a.md").read_text(encoding="utf-8").strip().split("\n\n")
    assert first == "> “Wij helpen \\[…\\] Nu.”\n>\n> **Ana Lima**, 2025-03-05"
    assert second == "> Lima gelijk heeft.\n>\n> **Jo Bos**, about Ana Lima, 2025-03-05"
    write(POLECAT, documents, tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("| Event ID | Event Date |")


def test_an_unknown_format(documents: list[Document], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"unknown format 'pdf'; use one of \.csv, \.tsv"):
        write(QUOTES, documents, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_too_much_for_excel(
    documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("openpyxl")
    monkeypatch.setattr(sys.modules["aldus.tables.write"], "_SHEET", 1)
    with pytest.raises(OutputError, match="Excel holds 1 rows"):
        write(QUOTES, documents, tmp_path / "a.xlsx")

"""Records of every format, with their places."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from aldus.errors import InputError
from aldus.records import Record, csv_rows, json_lines, json_values, read_records


def test_json_is_one_value_or_its_items() -> None:
    assert list(json_values('{"a": 1}', "f")) == [Record({"a": 1}, "f", None)]
    assert list(json_values("[1, null]", "f")) == [Record(1, "f, item 0", 0), Record(None, "f, item 1", 1)]


def test_lines_are_numbered_and_empty_ones_passed_over() -> None:
    assert list(json_lines([b"1\n", b" \n", b"[]"], "f")) == [
        Record(1, "f, line 1", 1),
        Record([], "f, line 3", 3),
    ]


def test_broken_lines_are_told_and_the_rest_read() -> None:
    errors: list[InputError] = []
    found = list(json_lines([b"{", b"1", b"\0"], "f", errors.append))
    assert [r.value for r in found] == [1]
    assert [(e.place, e.reason) for e in errors] == [
        ("f, line 1", "not JSON"),
        ("f, line 3", "this is binary data, not text"),
    ]
    with pytest.raises(InputError, match="f, line 1: not JSON"):
        list(json_lines([b"{", b"1"], "f"))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_has_names_in_lower_case(sign: str) -> None:
    rows = list(csv_rows(sign.join(("ID", " Text ")) + "\n" + sign.join(("a", '"x\ny"')), "f", "text"))
    assert rows == [Record({"id": "a", "text": "x\ny"}, "f, row 1", 1)]


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".json", ".csv", ".parquet"])
def test_every_format(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    if suffix == ".parquet":
        pandas = pytest.importorskip("pandas")
        pytest.importorskip("pyarrow")
        pandas.DataFrame({"text": ["x", "y"]}).to_parquet(path)
    else:
        data = {".csv": b"text\nx\ny\n", ".json": b'[{"text": "x"}, {"text": "y"}]'}.get(
            suffix, b'{"text": "x"}\n{"text": "y"}\n'
        )
        path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    assert [r.value["text"] for r in read_records(path, suffix)] == ["x", "y"]
    assert all(r.place.startswith(str(path)) for r in read_records(path, suffix))


def test_only_the_columns_that_are_asked_for(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    pandas.DataFrame({"text": ["x"], "more": [1]}).to_parquet(tmp_path / "a.parquet")
    (row,) = read_records(tmp_path / "a.parquet", ".parquet", columns=("text", "date"), needed="text")
    assert row.value == {"text": "x"}
    with pytest.raises(InputError, match="lacks the column 'date'"):
        list(read_records(tmp_path / "a.parquet", ".parquet", needed="date"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file") as caught:
        list(read_records(tmp_path / "x.jsonl", ".jsonl"))
    assert caught.value.place == str(tmp_path / "x.jsonl")

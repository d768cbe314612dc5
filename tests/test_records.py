"""Records of every format, with their places."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from aldus import records
from aldus.errors import InputError
from aldus.records import Record, csv_rows, header_of, json_lines, json_values, read_bytes, read_records


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


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_csv_by_what_parts_its_header(sign: str) -> None:
    lines = [sign.join(('"kop;a,b"', " Tekst ")) + "\r\n", sign.join(("a", '"x\ny"'))]
    assert list(csv_rows(lines, "f")) == [Record({"kop;a,b": "a", "Tekst": "x\ny"}, "f, row 1", 1)]


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_excel_says_what_parts_its_cells(first: str) -> None:
    assert [r.value for r in csv_rows([first, "a,b;c\n", "1;2\n"], "f")] == [{"a,b": "1", "c": "2"}]


def test_names_of_columns_are_each_there_once() -> None:
    (row,) = csv_rows(["a,,a\n", "1,2,3\n"], "f")
    assert row.value == {"a": "1", "column 2": "2", "a 3": "3"}


def test_a_row_with_too_many_cells_is_told_one_with_too_few_is_none() -> None:
    errors: list[InputError] = []
    lines = ["id,text\n", "1,Ja, zei ze\n", "\n", "2\n", '3,"Nee" zei ze\n', "4,Goed\n", '5,"open\n']
    rows = list(csv_rows(lines, "f", on_error=errors.append))
    assert [(r.number, r.value) for r in rows] == [
        (3, {"id": "2", "text": None}),
        (5, {"id": "4", "text": "Goed"}),
    ]
    assert [e.place for e in errors] == ["f, row 1", "f, row 4", "f, row 6"]
    assert str(errors[0]) == "f, row 1: the row has more cells than the header: 3, not 2"
    with pytest.raises(InputError, match="f, row 1: the row has more cells"):
        list(csv_rows(lines, "f"))


def test_a_header_is_checked(tmp_path: Path) -> None:
    def check(names: Sequence[str]) -> None:
        raise InputError(f"not {'+'.join(names)}")

    with pytest.raises(InputError, match=r"^f: not a\+b$"):
        list(csv_rows(["a,b\n", "1,2\n"], "f", check=check, on_error=lambda error: None))
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    pandas.DataFrame({"text": ["x"], "more": [1]}).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(InputError, match=r"a.parquet: not text\+more"):
        list(read_records(tmp_path / "a.parquet", ".parquet", check=check))


def test_header_of_what_is_no_csv() -> None:
    assert header_of("De minister zei niets.\nMorgen, misschien.") == ["De minister zei niets."]
    assert header_of("sep=|\nkop|tekst\n") == ["kop", "tekst"]
    assert header_of("") == []
    assert header_of('"open') == ["open"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("suffix", [".csv", ".csv.gz"])
def test_encodings_of_tables(encoding: str, suffix: str, tmp_path: Path) -> None:
    text = "kop;tekst\r\nCafé;De Oekraïense coördinator zei “nee” tegen de Griekse premier in het café.\r\n"
    data = text.encode(encoding)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    (row,) = read_records(path, suffix)
    assert row.value == {"kop": "Café", "tekst": text.splitlines()[1].split(";")[1]}


@pytest.mark.parametrize(
    "suffix", [".jsonl", ".jsonl.gz", ".ndjson", ".json", ".json.gz", ".csv", ".tsv", ".csv.gz", ".parquet"]
)
def test_every_format(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    if suffix == ".parquet":
        pandas = pytest.importorskip("pandas")
        pytest.importorskip("pyarrow")
        pandas.DataFrame({"text": ["x", "y"]}).to_parquet(path)
    else:
        table, items = b"text\nx\ny\n", b'[{"text": "x"}, {"text": "y"}]'
        lines = b'{"text": "x"}\n{"text": "y"}\n'
        data = {".csv": table, ".tsv": table, ".json": items}.get(suffix.removesuffix(".gz"), lines)
        path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    assert [r.value["text"] for r in read_records(path, suffix)] == ["x", "y"]
    assert all(r.place.startswith(str(path)) for r in read_records(path, suffix))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file") as caught:
        list(read_records(tmp_path / "x.jsonl", ".jsonl"))
    assert caught.value.place == str(tmp_path / "x.jsonl")


def unclosed(n: int) -> list[str]:
    """Rows of which the third has a quotation mark that is not closed."""
    lines = ["id,text\n", *(f'{i},"Tekst {i}, of ""niet""."\n' for i in range(n))]
    lines[3] = '2,"Tekst 2\n'
    return lines


@pytest.mark.parametrize("end", ['99,"Einde, dus."\n', "99,Einde\n", ""])
def test_an_unclosed_quotation_mark_costs_one_row(end: str) -> None:
    errors: list[InputError] = []
    lines = [*unclosed(1000), end] if end else unclosed(4)
    found = [r.value["id"] for r in csv_rows(lines, "f", on_error=errors.append)]
    assert found == [str(i) for i in range(len(lines) - 2 if end else 4) if i != 2] + (["99"] if end else [])
    assert [(e.place, e.reason) for e in errors] == [("f, row 3", "broken CSV")]


def test_a_row_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_RECORD", 1000)
    errors: list[InputError] = []
    lines = ["id,text\n", '0,"x\n', *(f"{i},Tekst\n" for i in range(1, 500))]
    assert [r.value["id"] for r in csv_rows(lines, "f", on_error=errors.append)] == [
        str(i) for i in range(1, 500)
    ]
    assert len(errors) == 1


def test_nor_does_a_row_of_many_short_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_RECORD", 1000)
    errors: list[InputError] = []
    lines = ["id,text\n", '0,"a\n', *['b","c\n'] * 300, 'd"\n']
    list(csv_rows(lines, "f", on_error=errors.append))
    assert errors[0].place == "f, row 1"
    assert "MB" in str(errors[0])


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.csv.gz", "a.txt.gz", "a.json"])
def test_what_would_fill_the_memory_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MAX_RECORD", 1000)
    monkeypatch.setattr(records, "MAX_WHOLE", 1000)
    path = tmp_path / name
    for size, refused in ((900, False), (2000, True)):
        data = {"csv": b"text\n", "jsonl": b'"'}.get(name.split(".")[1], b'"') + b"0" * (size - 2) + b'"'
        data = data.replace(b"\n0", b"\n", 1).rstrip(b'"') + (b"" if "csv" in name else b'"')
        path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)

        def everything() -> None:
            if ".txt" in name:
                read_bytes(path)
            else:
                list(read_records(path, name[1:]))

        if refused:
            with pytest.raises(InputError, match="MB"):
                everything()
        else:
            everything()


def test_devices_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "zero.jsonl").symlink_to("/dev/zero")
    with pytest.raises(InputError, match="a device"):
        list(read_records(tmp_path / "zero.jsonl", ".jsonl"))


def test_too_little_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(records, "whole_of", full)
    (tmp_path / "a.json").write_text("{}")
    for call in (
        lambda: read_bytes(tmp_path / "a.json"),
        lambda: list(read_records(tmp_path / "a.json", ".json")),
    ):
        with pytest.raises(InputError, match=r"a\.json: not enough memory"):
            call()


def test_a_cell_may_be_as_long_as_an_article() -> None:
    text = "x" * 200_000
    assert [r.value for r in csv_rows(["text\n", text + "\n"], "f")] == [{"text": text}]


def test_a_broken_member_of_gzip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(b'{"text": "x"}\n')
    for broken in (whole[:-4], whole[:12] + b"\xff\xff" + whole[14:], whole + b"\x1f\x8bnonsense"):
        path.write_bytes(broken)
        with pytest.raises(InputError, match=r"a\.jsonl\.gz"):
            list(read_records(path, ".jsonl.gz"))

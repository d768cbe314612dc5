"""Reading: every format, every encoding, every kind of broken input."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import os
from pathlib import Path

import pytest

from aldus.errors import InputError
from aldus.reading import Article, count, read

TEXT = "De minister sprak met Kyiv.\r\nMorgen gaat hij naar São Paulo."


def one(source: object) -> Article:
    (article,) = read(source)  # type: ignore[arg-type]
    return article


@pytest.mark.parametrize(
    ("text", "date", "skip"),
    [
        (" date 2025-03 De minister", "2025-03", 14),
        ("date 2025-03-05 De minister", "2025-03-05", 16),
        ("date 2025 De minister", "2025", 10),
        ("date 2025-13 De minister", None, 0),
        ("De date 2025-03 is", None, 0),
        ("date 2025-03", None, 0),
    ],
)
def test_header_gives_date_and_stays(text: str, date: str | None, skip: int, tmp_path: Path) -> None:
    for name, data in (("a.txt", text), ("a.json", json.dumps({"id": "a", "text": text}))):
        (tmp_path / name).write_text(data, encoding="utf-8")
        article = one(tmp_path / name)
        assert (article.id, article.text, article.date, article.skip) == ("a", text, date, skip)


def test_date_field_wins_over_header() -> None:
    article = one({"id": "a", "text": "date 2025-03 Tekst", "date": "2024-01-01"})
    assert (article.date, article.skip) == ("2024-01-01", 13)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_keep_line_ends(encoding: str, tmp_path: Path) -> None:
    text = f"{TEXT} De Oekraïense coördinator zei “nee” tegen de Griekse premier in het café."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert one(tmp_path / "a.txt").text == text


def test_every_format_gives_the_same(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    rows = [{"id": f"a{i}", "date": "2025-03-05", "title": "Kop", "text": f"{TEXT} {i}"} for i in range(3)]
    lines = "".join(json.dumps(r) + "\n" for r in rows)
    (tmp_path / "a.jsonl").write_bytes(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "a.json").write_text(json.dumps(rows))
    frame = pandas.DataFrame(rows)
    frame.to_parquet(tmp_path / "a.parquet")
    buffer = io.StringIO(newline="")
    frame.to_csv(buffer, index=False)
    (tmp_path / "a.csv").write_bytes(buffer.getvalue().encode())
    expected = [(r["id"], r["text"], r["date"], r["title"]) for r in rows]
    for source in (*sorted(tmp_path.iterdir()), frame, rows, (Article.of(**r) for r in rows)):
        assert [(a.id, a.text, a.date, a.title) for a in read(source)] == expected, source


def test_folder_is_read_sorted_and_deep(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/x.txt", "notes.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Tekst.")
    assert [a.id for a in read(tmp_path)] == ["a/y", "a/z", "b"]


def test_ids_are_unique_and_printable() -> None:
    rows = [{"id": i, "text": "Tekst."} for i in ("x", "x", "x-2", "x", "a\nb", 7, 7.0, None)]
    ids = [a.id for a in read(rows)]
    assert ids == ["x", "x-2", "x-2-2", "x-3", "a_b", "7", "7-2", "article-7"]


def test_lone_surrogates_keep_the_offsets(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "A\\ud800B \\ud83d\\ude00"}')
    assert one(tmp_path / "a.json").text == "A\ufffdB \U0001f600"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"\x7fELF\0\0\0" * 9, "binary"),
        ("a.json", b"", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b"[" * 100_000, "not JSON"),
        ("a.json", b"3", "int"),
        ("a.json", b'{"text": 3}', "not a string"),
        ("a.json", b'{"tekts": "x"}', "'text' is missing"),
        ("a.json", b'{"text": "x", "id": [1]}', "'id' is a list"),
        ("a.jsonl", b'{"text": "x"}\n{"text": \n', "line 2"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 9, mtime=0)[:-9], "a.jsonl.gz"),
        ("a.jsonl.gz", b"plain", "a.jsonl.gz"),
        ("a.csv", b"id,tekts\n1,x\n", "lacks the column 'text'"),
        ("a.csv", b"", "empty"),
        ("a.parquet", b"PAR1 not really", "broken Parquet"),
        ("a.docx", b"x", "unknown format"),
    ],
)
def test_bad_input_is_one_clear_error(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        list(read(tmp_path / name))
    assert str(tmp_path / name) in str(caught.value)


@pytest.mark.parametrize("source", ["nowhere.txt", "x" * 5000, "a\0b", 3, None])
def test_no_such_source(source: object) -> None:
    with pytest.raises(InputError):
        list(read(source))  # type: ignore[arg-type]


def test_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles"):
        list(read(tmp_path))


def test_errors_can_be_collected(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "x"}\nbroken\n\xff\xfe\xfd\n{"text": "y"}\n')
    (tmp_path / "b.txt").write_bytes(b"")
    errors: list[InputError] = []
    assert [a.text for a in read(tmp_path, on_error=errors.append)] == ["x", "y"]
    assert len(errors) == 3
    assert "line 2" in str(errors[0])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n')

    monkeypatch.setattr("sys.stdin", Stdin)
    assert [a.id for a in read("-")] == ["a", "b"]


def test_lines_of_standard_input_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b'\n{"id": "a", "text": "x"}\n' + b'{"text": "y"}\n' * 100)

    monkeypatch.setattr("sys.stdin", Stdin)
    articles = read("-")
    assert next(articles).id == "a"
    assert Stdin.buffer.tell() < 100
    assert [a.id for a in articles][-1] == "stdin-102"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b'{\n"text":\n"x"}', ["stdin"]),
        (b'{"text":\n"x"}', ["stdin"]),
        (b'{broken\n{"text": "x"}\n', ["stdin-2"]),
        (b'\n[{"text": "x"},\n{"text": "y"}]\n', ["stdin-0", "stdin-1"]),
        (b"\n\nTekst.\n\n{Meer.}", ["stdin"]),
    ],
)
def test_what_standard_input_holds(data: bytes, found: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Stdin)
    assert [a.id for a in read("-", on_error=lambda error: None)] == found


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="standard input: it is closed"):
        list(read("-"))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"kop;tekst\nA;De minister zei nee.\nB;Morgen\n", [("stdin-1", "A"), ("stdin-2", "B")]),
        (b"tekst: een kop, en meer\nDe minister zei nee, zei hij.", [("stdin", None)]),
    ],
)
def test_a_table_on_standard_input(
    data: bytes, found: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Stdin)
    assert [(a.id, a.title) for a in read("-")] == found


def test_what_the_source_knows_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(
        b"kop;datum;tekst;krant;Rubriek;pagina;link;Woorden;leeg\r\n"
        b"Nee;27-03-2019;De minister zei nee.;De Krant;Politiek;3;https://krant.example/1;4;\r\n"
    )
    article = one(tmp_path / "a.csv")
    assert (article.id, article.title, article.date) == ("a-1", "Nee", "2019-03-27")
    assert article.meta == {
        "url": "https://krant.example/1", "publisher": "De Krant", "section": "Politiek", "page": "3", "Woorden": "4",
    }  # fmt: skip


def test_columns_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nummer,verhaal,text\n7,De minister zei nee.,x\n")
    (article,) = read(tmp_path / "a.csv", columns={"text": "Verhaal", "id": "nummer"})
    assert (article.id, article.text, article.meta) == ("7", "De minister zei nee.", {"text": "x"})
    with pytest.raises(
        InputError, match=r"a.csv: there is no column 'body' \(columns: nummer, verhaal, text\)"
    ):
        list(read(tmp_path / "a.csv", columns={"text": "body"}))
    with pytest.raises(InputError, match="an article has no field 'tekst'"):
        list(read(tmp_path / "a.csv", columns={"tekst": "verhaal"}))


NEWSAPI = {
    "status": "ok",
    "totalResults": 2,
    "articles": [
        {"source": {"id": None, "name": "De Krant"}, "author": None, "title": "Nee", "url": "https://krant.example/1",
         "publishedAt": "2025-03-05T23:10:00Z", "content": "De minister zei nee."},
        {"source": {"id": None, "name": "De Krant"}, "title": "Ja", "content": "De minister zei ja."},
    ],
}  # fmt: skip
NESTED = [
    {
        "_id": "x1",
        "_score": 1.5,
        "_source": {"text": "De minister zei nee.", "authors": ["Jo Bos", "Bo Jas"]},
    },
    {"id": "x2", "meta": {"url": "https://krant.example/2"}, "text": "Nee.", "entities": [], "relations": []},
]


def test_nested_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(NEWSAPI))
    first, second = read(tmp_path / "a.json")
    assert (first.id, first.title, first.date, first.source) == (
        "a-0",
        "Nee",
        "2025-03-05",
        f"{tmp_path}/a.json, item 0",
    )
    assert first.meta == {"url": "https://krant.example/1", "publisher": "De Krant"}
    assert (second.id, second.text) == ("a-1", "De minister zei ja.")
    (tmp_path / "a.json").write_text(json.dumps(NESTED))
    first, second = read(tmp_path / "a.json")
    assert (first.id, first.text, first.meta) == (
        "x1", "De minister zei nee.", {"author": "Jo Bos; Bo Jas", "_score": 1.5},
    )  # fmt: skip
    assert (second.id, second.meta) == ("x2", {"url": "https://krant.example/2"})


def test_an_address_is_no_newspaper() -> None:
    assert one({"text": "Nee.", "source": "https://krant.example/1"}).meta == {
        "url": "https://krant.example/1"
    }


def test_no_date_stays_out_and_is_kept_as_given() -> None:
    article = one({"text": "Nee.", "date": " voorjaar "})
    assert (article.date, article.meta) == (None, {"date": "voorjaar"})
    article = one({"text": "date 2025-03 Nee.", "date": "voorjaar"})
    assert (article.date, article.meta) == ("2025-03", {"date": "voorjaar"})


def test_frames_and_their_numbers() -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    day = pandas.Timestamp("2025-03-05 10:00")
    frame = pandas.DataFrame(
        {
            "id": numpy.array([1, 2]),
            "text": ["a", "b"],
            "date": [day, pandas.NaT],
            "page": [3.0, None],
            "n": [1, 2],
        }
    )
    first, second = read(frame)
    assert (first.id, first.date, first.meta) == ("1", "2025-03-05", {"page": "3", "n": 1})
    assert (second.id, second.date, second.meta) == ("2", None, {"n": 2})
    json.dumps(first.meta)
    assert [a.id for a in read({"id": i, "text": "a"} for i in numpy.arange(2))] == ["0", "1"]
    with pytest.raises(InputError, match="lacks the column 'text'"):
        list(read(frame.rename(columns={"text": "x"})))
    with pytest.raises(InputError, match="lacks the column 'text'"):
        list(read(frame.rename(columns={"text": "x"})[:0]))


def test_frames_of_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {"tekst": ["a", "b"], "datum": [datetime.date(2025, 3, 5), None], "krant": ["K", ""]}
    )
    first, second = read(frame)
    assert (first.id, first.text, first.date, first.meta) == ("row-0", "a", "2025-03-05", {"publisher": "K"})
    assert (second.date, second.meta) == (None, {})


def test_an_output_is_no_input(tmp_path: Path) -> None:
    for name in ("a.txt", "out.jsonl", "out/a.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"id": "b", "text": "Nee."}\n')
    assert [a.id for a in read(tmp_path)] == ["a", "b", "b-2"]
    assert [a.id for a in read(tmp_path, exclude=[tmp_path / "out.jsonl", tmp_path / "out"])] == ["a"]


def test_packed_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode("cp1252")))
    assert (one(tmp_path / "a.txt.gz").id, one(tmp_path / "a.txt.gz").text) == ("a", TEXT)
    (tmp_path / "a.txt.gz").write_bytes(b"plain")
    with pytest.raises(InputError, match=r"a\.txt\.gz: "):
        list(read(tmp_path))


@pytest.mark.parametrize(
    ("files", "number"),
    [({"a.jsonl": "1\n2\n", "b.txt": "x"}, 3), ({"a.csv": "text\nx"}, None), ({".b.txt": "x"}, 0)],
)
def test_count(files: dict[str, str], number: int | None, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert count([str(tmp_path)]) == number


def test_counting_opens_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{"text": "y"}\n')
    assert count([str(tmp_path)]) == 2
    assert count([str(tmp_path / "pipe.jsonl")]) is None


def test_headline_and_lead_are_read_before_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "kop,intro,tekst\nMinister zegt nee,De Kamer is boos.,Zij bleef.\nJa,,Ja. Dat zei hij.\n",
        encoding="utf-8",
    )
    columns = {"text": ["kop", "intro", "tekst"]}
    first, second = read(path, columns=columns)
    assert (first.text, first.title) == (
        "Minister zegt nee\n\nDe Kamer is boos.\n\nZij bleef.",
        "Minister zegt nee",
    )
    assert second.text == "Ja. Dat zei hij.", "nothing twice"
    assert [a.text for a in read(path)] == ["Zij bleef.", "Ja. Dat zei hij."]
    with pytest.raises(InputError, match="there is no column 'lead'"):
        list(read(path, columns={"text": ["kop", "lead", "tekst"]}))
    with pytest.raises(InputError, match="the field 'id' needs one column"):
        list(read(path, columns={"id": ["kop", "intro"]}))

"""`aldus events` and `aldus quotes`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from aldus.document import Actor, Document
from aldus.text import slug
from benchmarks.support.news import news
from tests.tables.conftest import spoken, visit


@pytest.fixture
def found(tmp_path: Path) -> Path:
    """A file of documents."""
    path = tmp_path / "d.jsonl"
    path.write_text("".join(d.to_json() + "\n" for d in (visit(), spoken())), encoding="utf-8")
    return path


def rows(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_events(run, found: Path, tmp_path: Path) -> None:
    code, _, err = run("events", found, "-o", tmp_path / "e.tsv")
    assert (code, err) == (0, f"{tmp_path}/e.tsv: 2 events\n")
    assert [r["Actor Name"] for r in rows(tmp_path / "e.tsv")] == ["Ana Lima", "Nederland"]
    run("events", found, "-o", tmp_path / "e.tsv", "--layout", "icews", "-q")
    assert [r["CAMEO Code"] for r in rows(tmp_path / "e.tsv")] == ["040", "042"]
    run("events", found, "-o", tmp_path / "e.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [r["event"] for r in lines] == [["CONSULT"], ["CONSULT"]]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--status", "actual"], ["Ana Lima"]),
        (["--status", "negated", "--status", "actual"], ["Ana Lima", "Nederland"]),
        (["--actor", "jo bos"], ["Ana Lima"]),
        (["--actor", "NLD"], ["Nederland"]),
        (["--from", "2025-03-15"], ["Ana Lima", "Nederland"]),
        (["--from", "april 2025"], []),
        (["--to", "2025-02"], []),
        (["--event-type", "consult"], ["Ana Lima", "Nederland"]),
        (["--event-type", "AID"], []),
        (["--kind", "say"], []),
        (["--min-confidence", "0.4"], ["Ana Lima"]),
    ],
)
def test_a_part_of_the_events(run, found: Path, tmp_path: Path, options: list[str], names: list[str]) -> None:
    assert run("events", found, "-o", tmp_path / "e.tsv", *options)[0] == 0
    assert [r["Actor Name"] for r in rows(tmp_path / "e.tsv")] == names


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--kind", "sai"], "no kind 'sai': use do, role, say; did you mean 'say'?"),
        (["--status", "x"], "no status 'x'"),
        (["--event-type", "ADI"], "did you mean 'AID'?"),
        (["--from", "gisteren"], "'gisteren' is no date"),
        (["--layout", "gdelt"], "no layout 'gdelt': use polecat, icews"),
    ],
)
def test_unknown_values(run, found: Path, tmp_path: Path, options: list[str], message: str) -> None:
    code, _, err = run("events", found, "-o", tmp_path / "e.tsv", *options)
    assert code == 2
    assert message in err
    assert not (tmp_path / "e.tsv").exists()


@pytest.mark.parametrize("command", ["events", "quotes", "view", "graph"])
def test_unknown_extensions(run, found: Path, tmp_path: Path, command: str) -> None:
    code, _, err = run(command, found, "-o", tmp_path / "a.pdf")
    assert code == 2
    assert "a.pdf: " in err
    assert not (tmp_path / "a.pdf").exists()


def test_quotes(run, found: Path, tmp_path: Path) -> None:
    code, _, err = run("quotes", found, "-o", tmp_path / "q.csv")
    assert (code, err) == (0, f"{tmp_path}/q.csv: 2 quotations\n")
    assert [r["speaker"] for r in rows(tmp_path / "q.csv", ";")] == ["Ana Lima", "Jo Bos"]
    assert "1 quotation" in run("quotes", found, "-o", tmp_path / "q.md", "--direct")[2]


def test_an_input_is_no_output(run, found: Path) -> None:
    before = found.read_bytes()
    assert run("events", found, "-o", found)[0] == 2
    assert found.read_bytes() == before


def test_a_table_among_the_articles_is_no_article(run, tmp_path: Path, stub_pipeline: str) -> None:
    (tmp_path / "a.csv").write_text("verhaal,krant\nJan belde Piet.,De Krant\n")
    options = ("--text-column", "verhaal", "--pipeline", stub_pipeline)
    for _ in range(2):
        code, _, err = run("events", tmp_path, "-o", tmp_path / "e.csv", *options)
        assert (code, "failed" in err) == (0, False)
    code, _, err = run(
        "events", tmp_path, "-o", tmp_path / "e.csv", "--text-column", "body", "--pipeline", stub_pipeline
    )
    assert code == 2
    assert "there is no column 'body' (columns: verhaal, krant)" in err


def test_dyads(run, tmp_path: Path) -> None:
    source = tmp_path / "d.jsonl"
    source.write_text("".join(d.to_json() + "\n" for d in news(30)), encoding="utf-8")
    assert run("dyads", source, "-o", tmp_path / "d.csv")[0] == 0
    found = rows(tmp_path / "d.csv", ",")
    assert {r["period"] for r in found} == {f"2025-{month:02d}" for month in range(1, 13)}
    assert (
        run(
            "dyads", source, "-o", tmp_path / "e.csv", "--measure", "conflict", "--no-fill", "--unit", "year"
        )[0]
        == 0
    )
    assert {r["period"] for r in rows(tmp_path / "e.csv", ",")} == {"2025"}
    code, _, err = run("dyads", source, "-o", tmp_path / "f.csv", "--unit", "maand")
    assert (code, err) == (2, "aldus: no unit of time 'maand': use day, week, month, quarter, year\n")
    assert not (tmp_path / "f.csv").exists()


def test_actors_and_what_was_decided(run, tmp_path: Path) -> None:
    source, table, graph = tmp_path / "d.jsonl", tmp_path / "pairs.csv", tmp_path / "g.csv"
    people = ("Els Terpstra", "Terpstra")
    documents = [
        Document(f"d{n}", "schaatsbaan wereldbeker", "2025-03-03", actors=(Actor(slug(p), "PERSON", p),))
        for n, p in enumerate(people)
    ]
    source.write_text("".join(d.to_json() + "\n" for d in documents), encoding="utf-8")
    code, _, err = run("actors", source, "-o", table)
    assert (code, err) == (0, f"{table}: 1 pair of actors\n")
    (pair,) = rows(table, ",")
    assert (pair["a"], pair["b"], pair["joined"]) == ("terpstra@d1", "els-terpstra", "true")
    table.write_text(f"a;b;decision\n{pair['a']};{pair['b']};verschillend\n", encoding="cp1252")
    for options, actors in (([], 1), (["--decisions", table], 2), (["--min-join", "1"], 2)):
        code, _, err = run("graph", source, "-o", graph, *options)
        assert (code, err) == (0, f"{graph}: {actors} actor{'s' * (actors > 1)}, 0 relations\n")
    table.write_text("a;b;decision\nx;y;misschien\n", encoding="utf-8")
    code, _, err = run("graph", source, "-o", graph, "--decisions", table)
    assert code == 2
    assert f"{table}, line 2, column 'decision': 'misschien'" in err

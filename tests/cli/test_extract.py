"""`aldus extract`: what it prints, and what it writes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import aldus


@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz", "o.parquet", "folder"])
def test_extract_writes_and_resumes(run, texts: Path, tmp_path: Path, stub_pipeline: str, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    target = tmp_path / name
    code, out, err = run("extract", texts, "-o", target, "--pipeline", stub_pipeline)
    assert (code, out) == (0, "")
    assert "3 articles, 6 relations" in err
    code, _, err = run("extract", texts, "-o", target, "--pipeline", stub_pipeline)
    assert code == 0
    assert "3 were done before" in err
    documents = list(aldus.corpus.read_documents(target))
    assert [d.id for d in documents] == ["t0", "t1", "t2"]
    code, out, err = run("check", target)
    assert (code, out) == (0, "")
    assert err.endswith(
        "3 documents, each whole, ids distinct; last run: 3 read = 0 documents + 0 failures + 0 duplicates + 3 done before\n"
    )
    (tmp_path / "in" / "t1.txt").unlink()
    next(iter([target] if target.is_file() else target.glob("*.json"))).unlink()
    code, _, err = run("check", target, tmp_path / "nothing")
    assert (code, len(err.splitlines())) == (2, 2)
    assert {d.date for d in documents} == {"2025-03"}


def test_unsure_relations_are_left_out(run, tmp_path: Path, stub_pipeline: str) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "o.jsonl"
    source.write_text("Jan belt Piet. Misschien belt Kees.")
    for name, options, number in (("all", [], 2), ("sure", ["--min-confidence", 0.5], 1)):
        out = tmp_path / f"{name}.jsonl"
        assert run("extract", source, "-o", out, "--pipeline", stub_pipeline, *options)[0] == 0
        assert [len(d.relations) for d in aldus.corpus.read_documents(out)] == [number]
        code, _, err = run("graph", tmp_path / "all.jsonl", "-o", tmp_path / "g.gexf", *options)
        assert (code, f"{number} relation" in err) == (0, True)
        assert run("view", tmp_path / "all.jsonl", "-o", tmp_path / "g.html", *options)[0] == 0
        page = (tmp_path / "g.html").read_text(encoding="utf-8").split("application/json")[1]
        assert ('"sure":0.2' in page) == (number == 2)
    code, _, err = run("extract", source, "-o", tmp_path / "sure.jsonl", "--pipeline", stub_pipeline)
    assert (code, "min_confidence" in err) == (2, True)
    code, _, err = run("extract", source, "-o", target, "--pipeline", stub_pipeline, "--min-confidence", 50)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "90%" in run("show", tmp_path / "sure.jsonl")[1]


def test_folder_of_json_is_one_file_an_article(run, texts: Path, tmp_path: Path, stub_pipeline: str) -> None:
    run("extract", texts, "-o", tmp_path / "new.out", "--format", "json", "--pipeline", stub_pipeline)
    assert sorted(p.name for p in (tmp_path / "new.out").glob("*.json")) == ["t0.json", "t1.json", "t2.json"]


def test_ids_never_leave_the_folder(run, tmp_path: Path, stub_pipeline: str) -> None:
    rows = [{"id": i, "text": "Jan belt Piet."} for i in ("../../x", "/etc/x", "a/b", "..", "a\\b", "")]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    before = set(tmp_path.rglob("*"))
    code, _, _ = run("extract", tmp_path / "in.jsonl", "-o", tmp_path / "out", "--pipeline", stub_pipeline)
    assert code == 0
    new = set(tmp_path.rglob("*")) - before - {tmp_path / "out"}
    assert {p.parent for p in new} == {tmp_path / "out"}
    assert len([p for p in new if p.suffix == ".json"]) == len(rows)


def test_standard_output_is_only_documents(run, texts: Path, stub_pipeline: str) -> None:
    code, out, _ = run("extract", texts, "-o", "-", "--pipeline", stub_pipeline)
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["t0", "t1", "t2"]


def test_quiet_is_quiet(run, texts: Path, tmp_path: Path, stub_pipeline: str) -> None:
    assert run("extract", texts, "-o", tmp_path / "o.jsonl", "--pipeline", stub_pipeline, "-q") == (0, "", "")


def test_failures_are_counted_by_reason(run, texts: Path, tmp_path: Path, stub_pipeline: str) -> None:
    (texts / "bad.jsonl").write_text('{"text": "Jan belt."}\n{broken\n{"text": "crash"}\n')
    (texts / "empty.txt").write_text("")
    code, _, err = run("extract", texts, "-o", tmp_path / "o.jsonl", "--pipeline", stub_pipeline)
    assert code == 0
    assert "4 articles" in err
    assert "3 failures" in err
    for reason in ("1 x not JSON", "1 x the text is empty", "1 x RuntimeError"):
        assert reason in err


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full on this system")
def test_full_disk(run, texts: Path, stub_pipeline: str) -> None:
    code, _, err = run("extract", texts, "-o", "/dev/full", "--pipeline", stub_pipeline, "-q")
    assert code == 2
    assert "No space left" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
def test_an_input_is_never_an_output(run, texts: Path, tmp_path: Path, stub_pipeline: str, overwrite) -> None:
    source, actors = tmp_path / "in.jsonl", tmp_path / "actors.csv"
    source.write_text('{"id": "a", "text": "Jan belt Piet."}\n')
    actors.write_text("label,type\nJan,PERSON\n")
    (tmp_path / "link.jsonl").symlink_to(source)
    (texts / "a.json").write_text('{"id": "a", "text": "Jan belt Piet."}')
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for command in (
        ["extract", source, "-o", source],
        ["extract", source, "-o", tmp_path / "link.jsonl"],
        ["extract", texts, "-o", texts],
        ["extract", source, "-o", actors, "--format", "jsonl", "--actors", actors],
        ["graph", source, "-o", source],
        ["graph", source, "-o", actors, "--actors", actors],
        ["graph", source, "-o", tmp_path / "actors.csv", "--actors", actors],
    ):
        options = overwrite if command[0] == "extract" else []
        code, _, err = run(*command, "--pipeline", stub_pipeline, *options)
        assert (code, len(err.splitlines())) == (2, 1)
        assert "is the input" in err
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_graph_tables_do_not_replace_an_input_beside_them(run, tmp_path: Path, stub_pipeline: str) -> None:
    source = tmp_path / "x.actors.csv"
    source.write_text("id,text\na,Jan belt Piet.\n")
    assert run("graph", source, "-o", tmp_path / "x.csv", "--pipeline", stub_pipeline)[0] == 2
    assert source.read_text() == "id,text\na,Jan belt Piet.\n"


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet", "out"])
def test_an_output_among_the_articles_is_not_read(run, texts: Path, stub_pipeline: str, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    for number in (3, 4):
        code, _, err = run("extract", texts, "-o", texts / name, "--pipeline", stub_pipeline)
        assert (code, "failure" in err) == (0, False)
        assert len(list(aldus.corpus.read_documents(texts / name))) == number
        (texts / "new.txt").write_text("Jan belt Piet.")


def test_an_earlier_day_with_equal_names_of_files(run, tmp_path: Path, stub_pipeline: str) -> None:
    for day in ("2025-03-02", "2025-03-01"):
        folder = tmp_path / "in" / day
        folder.mkdir(parents=True)
        (folder / "kop.txt").write_text(f"Jan belt Piet op {day}.")
        code, _, err = run(
            "extract", tmp_path / "in", "-o", tmp_path / "o.jsonl", "--pipeline", stub_pipeline
        )
        assert code == 0, err
    ids = [d.id for d in aldus.corpus.read_documents(tmp_path / "o.jsonl")]
    assert ids == ["2025-03-02/kop", "2025-03-01/kop"]


def test_another_pipeline_under_the_same_path_is_noticed(
    run, texts: Path, tmp_path: Path, stub_pipeline: str
) -> None:
    pipeline = tmp_path / "pipeline"
    shutil.copytree(stub_pipeline, pipeline)
    command = ["extract", texts, "-o", tmp_path / "o.jsonl", "--pipeline", pipeline]
    assert run(*command)[0] == 0
    assert run(*command)[0] == 0
    (pipeline / "meta.json").write_text((pipeline / "meta.json").read_text() + "\n")
    code, _, err = run(*command)
    assert (code, "other settings" in err, "pipeline_digest" in err) == (2, True, True)


@pytest.mark.slow
def test_what_lies_in_the_working_folder_is_not_run(texts: Path, tmp_path: Path, stub_pipeline: str) -> None:
    for name in ("json", "spacy", "sitecustomize", "aldus"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').write({name!r})\n")
    script = tmp_path / "bin" / "aldus"
    script.parent.mkdir()
    script.write_text("from aldus.cli import main\nmain()\n")
    command = [sys.executable, script, "extract", texts, "-o", tmp_path / "o.jsonl", "--jobs", "2"]
    # An empty entry would be the working folder, by the user's own wish.
    path = os.pathsep.join(filter(None, os.environ["PYTHONPATH"].split(os.pathsep)))
    where: Any = {"check": True, "cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": path}}
    subprocess.run([*command, "--pipeline", stub_pipeline], **where)
    # Nor where this process looks there first, as a notebook does.
    code = "import sys, json, aldus; sys.path.insert(0, ''); rows = [{'text': 'Jan belt Piet.'}]\n"
    code += f"assert len(list(aldus.extract(rows, pipeline={stub_pipeline!r}, jobs=2))) == 1"
    (tmp_path / "aldus.py").unlink()
    subprocess.run([sys.executable, "-c", "import sys; sys.path.pop(0)\n" + code], **where)
    assert not (tmp_path / "ran").exists()


def test_tables(run, texts: Path, tmp_path: Path, stub_pipeline: str) -> None:
    polars = pytest.importorskip("polars")
    options = ("--tables", tmp_path / "tables", "--pipeline", stub_pipeline)
    code, _, err = run("extract", texts, "-o", tmp_path / "o.jsonl", *options)
    assert code == 0, err
    assert f"{tmp_path}/tables: " in err
    first = polars.read_parquet(tmp_path / "tables/relations/*.parquet")
    assert first.height > 0
    # started again, nothing is extracted, and the tables are made anew
    (tmp_path / "tables/relations/part-00000.parquet").unlink()
    assert run("extract", texts, "-o", tmp_path / "o.jsonl", *options)[0] == 0
    assert polars.read_parquet(tmp_path / "tables/relations/*.parquet").equals(first)
    code, _, err = run("extract", texts, "-o", "-", *options)
    assert (code, err) == (2, "aldus: --tables needs documents in a file or folder: give -o FILE\n")


def test_tables_touch_no_input_and_are_refused_at_once(run, tmp_path: Path, stub_pipeline: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    source = tmp_path / "events" / "part-00000.parquet"
    source.parent.mkdir()
    parquet.write_table(pyarrow.table({"id": ["a"], "text": ["Jan belde Piet."]}), source)
    before = source.read_bytes()
    for output, tables in (
        ("out.jsonl", "."),
        ("out", "out"),
        ("out", "out/tables"),
        ("t/quotes/out.jsonl", "t"),
        ("t/quotes", "t"),
    ):
        code, _, err = run(
            *("extract", source.parent, "-o", tmp_path / output, "--tables", tmp_path / tables),
            *("--pipeline", stub_pipeline),
        )
        assert (code, err.count("\n")) == (2, 1), err
        assert source.read_bytes() == before
        assert sorted(tmp_path.iterdir()) == [source.parent], "nothing was begun"

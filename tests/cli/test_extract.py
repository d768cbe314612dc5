"""`aldus extract`: what it prints, and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

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

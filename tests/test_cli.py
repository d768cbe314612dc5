"""The command line: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import aldus
from aldus import cli


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """Call the command in this process; gives exit code, standard output and standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["aldus", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        out, err = capfd.readouterr()
        return int(caught.value.code or 0), out, err

    return call


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(3):
        (folder / f"t{i}.txt").write_text(f" date 2025-03 Jan belde Piet{i}. Piet{i} antwoordde Jan.")
    return folder


def test_version(run) -> None:
    assert run("--version")[:2] == (0, f"aldus {aldus.__version__}\n")


@pytest.mark.parametrize("command", ["", "extract", "graph", "view", "show"])
def test_help(run, command: str) -> None:
    code, out, err = run(*filter(None, [command]), "--help")
    assert code == 0
    assert "Usage" in out
    assert not err


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


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("binary.txt", b"\x7fELF\0\0" * 50),
        ("broken.jsonl", b'{"text": \n'),
        ("broken.json", b"{"),
        ("what.docx", b"x"),
        ("folder", None),
    ],
)
@pytest.mark.parametrize("command", ["extract", "graph", "view"])
def test_bad_input_is_one_line_and_code_2(
    run, tmp_path: Path, command: str, name: str, data: bytes | None
) -> None:
    if name == "folder":
        (tmp_path / name).mkdir()
    elif data is not None:
        (tmp_path / name).write_bytes(data)
    target = tmp_path / ("o.jsonl" if command == "extract" else "o.html")
    code, out, err = run(command, tmp_path / name, "-o", target)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert name in err
    assert not target.exists()


@pytest.mark.parametrize(
    "arguments", [["extract"], ["extract", "x"], ["nonsense"], ["graph"], ["extract", "-o"]]
)
def test_wrong_usage_is_one_line_and_code_2(run, arguments: list[str]) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert len(err.splitlines()) == 1


def test_unknown_pipeline(run, texts: Path, tmp_path: Path) -> None:
    code, _, err = run("extract", texts, "-o", tmp_path / "o.jsonl", "--pipeline", "nl_core_news_none")
    assert code == 2
    assert "spacy download" in err
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full on this system")
def test_full_disk(run, texts: Path, stub_pipeline: str) -> None:
    code, _, err = run("extract", texts, "-o", "/dev/full", "--pipeline", stub_pipeline, "-q")
    assert code == 2
    assert "No space left" in err
    assert len(err.splitlines()) == 1


def test_full_disk_for_a_page(
    run, texts: Path, tmp_path: Path, stub_pipeline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("aldus.export.html", full)
    code, _, err = run("view", texts, "-o", tmp_path / "o.html", "--pipeline", stub_pipeline, "-q")
    assert code == 2
    assert "No space left" in err


@pytest.mark.parametrize("command", ["graph", "view"])
def test_a_pipe_or_device_is_not_replaced(
    run, texts: Path, tmp_path: Path, stub_pipeline: str, command: str
) -> None:
    # A pipe of our own stands for a device: a mistake here must not hurt the system.
    pipe = tmp_path / "pipe.gexf"
    os.mkfifo(pipe)
    assert run(command, texts, "-o", pipe, "--pipeline", stub_pipeline, "-q")[0] == 2
    assert pipe.is_fifo()


def test_graph_and_view(run, texts: Path, tmp_path: Path, stub_pipeline: str) -> None:
    pytest.importorskip("networkx")
    run("extract", texts, "-o", tmp_path / "o.jsonl", "--pipeline", stub_pipeline)
    for source in (tmp_path / "o.jsonl", texts):
        code, _, err = run("graph", source, "-o", tmp_path / "g.gexf", "--pipeline", stub_pipeline)
        assert code == 0, err
        assert "4 actors" in err
    assert run("view", tmp_path / "o.jsonl", "-o", tmp_path / "g.html")[0] == 0
    assert (tmp_path / "g.html").stat().st_size > 1000
    assert run("graph", tmp_path / "o.jsonl", "-o", tmp_path / "g.nonsense")[0] == 2
    assert "gexf" in run("graph", "--list-formats")[1]


def test_show(run, texts: Path, stub_pipeline: str) -> None:
    code, out, _ = run("show", texts / "t0.txt", "--pipeline", stub_pipeline)
    assert code == 0
    assert "Piet0" in out
    assert "zeggen" in out


def test_reader_that_leaves_is_no_error(texts: Path, stub_pipeline: str) -> None:
    rows = texts / "many.jsonl"
    rows.write_text("".join(json.dumps({"text": f"Jan belt Piet{i}. " * 50}) + "\n" for i in range(200)))
    command = [sys.executable, "-m", "aldus", "extract", str(rows), "-o", "-", "--pipeline", stub_pipeline]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_interrupt_is_code_130(run, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("aldus.corpus.extraction.read", interrupted)
    code, _, err = run("extract", texts, "-o", tmp_path / "o.jsonl")
    assert code == 130
    assert len(err.splitlines()) == 1

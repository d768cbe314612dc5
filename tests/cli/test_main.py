"""What every command prints, and its exit codes."""

from __future__ import annotations

import io
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import aldus
from aldus.cli.main import app, main
from aldus.document import Actor, Document, Mention


def test_version(run) -> None:
    assert run("--version")[:2] == (0, f"aldus {aldus.__version__}\n")


@pytest.mark.parametrize("command", ["", "extract", "check", "graph", "view", "events", "quotes", "show"])
def test_help(run, command: str) -> None:
    code, out, err = run(*filter(None, [command]), "--help")
    assert code == 0
    assert "Usage" in out
    assert not err


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
@pytest.mark.parametrize("command", ["extract", "graph", "view", "events", "quotes"])
def test_bad_input_is_one_line_and_code_2(
    run, tmp_path: Path, command: str, name: str, data: bytes | None
) -> None:
    if name == "folder":
        (tmp_path / name).mkdir()
    elif data is not None:
        (tmp_path / name).write_bytes(data)
    target = tmp_path / {"extract": "o.jsonl", "events": "o.tsv", "quotes": "o.xlsx"}.get(command, "o.html")
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


def test_a_bare_command_says_what_it_can_do(run) -> None:
    code, out, err = run()
    assert all(command in out for command in ("extract", "events", "quotes", "--install-completion"))
    assert (code, err) == (0, "")


def test_no_help_is_taken_for_markup() -> None:
    for command in typer.main.get_command(app).commands.values():
        for parameter in command.params:
            assert "[" not in (getattr(parameter, "help", "") or ""), parameter.name


def test_an_abort_is_an_interrupt(run, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def aborted(*_: object, **__: object) -> None:
        raise typer.Abort

    monkeypatch.setattr("aldus.corpus.extraction.read", aborted)
    code, _, err = run("extract", texts, "-o", tmp_path / "o.jsonl")
    assert (code, err) == (130, "aldus: interrupted; started again, it continues\n")


def test_the_module_is_the_command() -> None:
    out = subprocess.run(
        [sys.executable, "-m", "aldus", "--version"], capture_output=True, text=True, check=True
    )
    assert out.stdout == f"aldus {aldus.__version__}\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Documents with names that are hard to print."""
    actor = Actor("a", "PERSON", "Łukasz \x1b[2J🦊 [/x]", (Mention(0, 3),))
    document = Document("id\x1b]0;x\x07", "Jan belt.", "[/x]\x1b[31m", "Kop \u2028 ș", (actor,))
    path = tmp_path / "d.jsonl"
    path.write_text(document.to_json() + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_console_shows_any_name(documents: Path, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    monkeypatch.setattr(sys, "argv", ["aldus", "show", str(documents)])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 0
    shown, said = (stream.buffer.getvalue() for stream in streams)
    assert said == b""
    assert b"[/x]" in shown
    assert b"\x1b" not in shown


def test_messages_do_not_steer_the_terminal(run, tmp_path: Path) -> None:
    code, _, err = run("extract", f"{tmp_path}/x\x1b[2J\x9b.txt", "-o", tmp_path / "o.jsonl")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "no such file" in err
    assert err.rstrip("\n").isprintable()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("extract - -o o.jsonl <&-", 2, "standard input: it is closed"),
        ("extract a.txt -o - >&-", 2, "standard output is closed"),
        ("show d.jsonl >&-", 0, ""),
        ("graph d.jsonl -o g.json <&- >&-", 0, "1 actor"),
        ("graph d.jsonl -o g.json 2>&-", 0, ""),
        ("graph no.jsonl -o g.json 2>&-", 2, ""),
    ],
)
def test_closed_streams(documents: Path, tmp_path: Path, command: str, code: int, said: str) -> None:
    (tmp_path / "a.txt").write_text("Jan belt Piet.")
    shell = f"{shlex.quote(sys.executable)} -m aldus {command}"
    done = subprocess.run(shell, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) <= 1
    if code == 0 and "graph" in command:
        json.loads((tmp_path / "g.json").read_bytes())


@pytest.mark.parametrize("command", ["extract", "graph", "events", "quotes"])
def test_no_input_is_read_twice(run, texts: Path, tmp_path: Path, command: str) -> None:
    target = tmp_path / {"extract": "o.jsonl", "graph": "o.gexf"}.get(command, "o.csv")
    one = texts / "t0.txt"
    for inputs in ((one, one), (texts, one), (one, texts / ".." / texts.name / "t0.txt")):
        code, _, err = run(command, *inputs, "-o", target)
        assert (code, len(err.splitlines())) == (2, 1)
        assert "would be read twice" in err
    assert not target.exists()

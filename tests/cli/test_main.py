"""What every command prints, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import aldus
from aldus.cli.main import app


def test_version(run) -> None:
    assert run("--version")[:2] == (0, f"aldus {aldus.__version__}\n")


@pytest.mark.parametrize("command", ["", "extract", "graph", "view", "events", "quotes", "show"])
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

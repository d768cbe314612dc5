"""What a person sees."""

from __future__ import annotations

import re

import pytest

from aldus.cli.progress import Tally, many, progress
from aldus.corpus.work import Outcome


def test_many() -> None:
    assert [many(n, "article") for n in (0, 1, 2000)] == ["0 articles", "1 article", "2,000 articles"]


def test_summary_counts_failures_by_reason() -> None:
    tally = Tally()
    for outcome in (
        Outcome("a", json="{}", relations=2),
        Outcome("b", skipped="done"),
        Outcome("c", skipped="duplicate"),
        Outcome("", "x.jsonl, line 3", reason="not JSON", detail="Expecting value: line 1"),
        Outcome("", "y.jsonl, line 9", reason="not JSON", detail="Extra data"),
        Outcome("d", reason="RuntimeError: told to: fail"),
    ):
        tally.add(outcome)
    text = re.sub(r"[\d.]+ s;", "T;", tally.summary())
    assert text.splitlines() == [
        "1 article, 2 relations in T; 1 were done before; 1 duplicate skipped; 3 failures:",
        "  2 x not JSON",
        "  1 x RuntimeError: told to: fail",
        "  the first: x.jsonl, line 3: not JSON: Expecting value: line 1",
    ]


def test_summary_of_success_is_one_line() -> None:
    tally = Tally()
    tally.add(Outcome("a", json="{}"))
    assert re.fullmatch(r"1 article, 0 relations in [\d.]+ s", tally.summary())
    assert tally.first_error == ""


def test_no_bar_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(["x"], quiet=False) as advance:
        advance(1)
    assert capsys.readouterr() == ("", "")


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress([__file__], quiet=True) as advance:
        advance(1)
    assert capsys.readouterr().err == ""
    with progress(["."], quiet=False) as advance:
        advance(1)
    assert "articles" in capsys.readouterr().err

"""The reader of tables: a missing file or column is an error, never an empty table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aldus.errors import PipelineError
from aldus.lexicon import load


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Put a file in the place of one of ours."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(load, "files", lambda package: tmp_path)
    monkeypatch.setattr(
        load, "COLUMNS", {"verbs.csv": ("lemma", "target", "symmetric", "event_type", "note")}
    )

    def write(name: str, text: str) -> None:
        (tmp_path / "data" / name).write_text(text, encoding="utf-8")

    return write


def test_rows_have_their_line_and_cells(table: Callable[[str, str], None]) -> None:
    table(
        "verbs.csv",
        "lemma,target,symmetric,event_type,mode,note\nhelpen,obj|iobj,,AID,,\npraten,met,yes,,,x\n",
    )
    first, second = load.read_rows("verbs.csv")
    assert (first.place, first["lemma"]) == ("verbs.csv, line 2", "helpen")
    assert first.parts("target") == ("obj", "iobj") and first.parts("symmetric") == ()
    assert (
        second.at("note") == "verbs.csv, line 3, column 'note'"
        and second.yes("symmetric")
        and not first.yes("symmetric")
    )


def test_a_missing_table_is_named(table: Callable[[str, str], None]) -> None:
    with pytest.raises(PipelineError, match=r"verbs\.csv"):
        list(load.read_rows("verbs.csv"))
    with pytest.raises(PipelineError, match=r"words\.toml"):
        load.read_toml("words.toml")


def test_a_missing_column_is_named(table: Callable[[str, str], None]) -> None:
    table("verbs.csv", "lemma,target,event_type,note\nhelpen,obj,AID,\n")
    with pytest.raises(PipelineError, match=r"verbs\.csv.*'symmetric'"):
        list(load.read_rows("verbs.csv"))


def test_broken_toml_is_named(table: Callable[[str, str], None]) -> None:
    table("words.toml", "a = [")
    with pytest.raises(PipelineError, match=r"words\.toml"):
        load.read_toml("words.toml")

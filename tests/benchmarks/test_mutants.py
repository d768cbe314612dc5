"""The list of mutants."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.mutants import ROOT, Mutant, mutate, read

MUTANTS = read()


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_mutant_changes_its_file_in_one_place(mutant: Mutant) -> None:
    path = ROOT / "src" / "aldus" / mutant.file
    text = path.read_text(encoding="utf-8")
    changed = mutate(text, mutant)
    assert changed != text
    if path.suffix == ".py":
        compile(changed, mutant.file, "exec")
    assert (ROOT / mutant.tests).exists()


def test_a_text_that_stands_twice_or_nowhere_is_refused() -> None:
    mutant = Mutant("syntax/tree.py", "a = 1", "a = 2", "tests/syntax")
    assert mutate("a = 1\n", mutant) == "a = 2\n"
    for text in ("", "a = 1\na = 1\n"):
        with pytest.raises(ValueError, match="times in the file"):
            mutate(text, mutant)


def test_a_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(
        '[tests]\n"lexicon/x.toml" = "tests/actors"\n[mutants]\n'
        '"syntax/tree.py" = [["a", "b"], ["c", "d"]]\n"lexicon/x.toml" = [["e", "f"]]\n',
        encoding="utf-8",
    )
    assert read(path) == [
        Mutant("syntax/tree.py", "a", "b", "tests/syntax"),
        Mutant("syntax/tree.py", "c", "d", "tests/syntax"),
        Mutant("lexicon/x.toml", "e", "f", "tests/actors"),
    ]


def test_there_are_enough() -> None:
    assert len(MUTANTS) >= 60

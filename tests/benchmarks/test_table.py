"""The table of pipelines has a row for what is here, and says what is not."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks import table

FOUND = {
    "tree": {"las": 0.9, "upos": 0.95},
    "names": {"all": 0.8},
    "speed": {"tokens_per_cpu_second": 1000},
    "load_seconds": 1.5,
    "peak_memory_mb": 300,
}


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    (tmp_path / "network").write_bytes(b"0" * 2_000_000)
    (tmp_path / "broken").mkdir()

    def measured(name: str, options: Any) -> dict[str, Any]:
        if name.endswith("broken"):
            raise subprocess.CalledProcessError(1, name, stderr="Traceback\nit is broken\n")
        return FOUND

    monkeypatch.setattr(table, "_measured", measured)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(
        "sys.argv", ["table", "--text", "news", str(tmp_path), str(tmp_path / "broken"), "frog", "nl_nowhere"]
    )
    table.main()
    return capsys.readouterr().out.splitlines()


def test_a_row_has_scores_size_and_costs(lines: list[str]) -> None:
    _, row = lines[2].split(" | ", 1)
    assert row == "1,000 | 0.900 | 0.950 | 0.800 | 1.5 s | 300 MB | 2 MB | 111 | 14 | 3 |"


def test_frog_has_no_trees() -> None:
    assert list(table._row("frog", FOUND))[1:5] == ["1,000", "", "", "0.800"]


def test_what_is_not_here_is_told_with_the_reason(lines: list[str]) -> None:
    broken, frog, nowhere = lines[-3:]
    assert broken.endswith("broken: it is broken")
    assert frog == "Without frog: not installed: apt-get install frog frogdata"
    assert nowhere == "Without nl_nowhere: not installed"

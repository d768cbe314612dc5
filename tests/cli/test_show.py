"""`aldus show`."""

from __future__ import annotations

from pathlib import Path


def test_show(run, texts: Path, stub_pipeline: str) -> None:
    code, out, _ = run("show", texts / "t0.txt", "--pipeline", stub_pipeline)
    assert code == 0
    assert "Piet0" in out
    assert "zeggen" in out

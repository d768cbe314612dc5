"""`aldus graph` and `aldus view`."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest


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

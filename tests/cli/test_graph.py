"""`aldus graph` and `aldus view`."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from benchmarks.support.news import news


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


def test_shapes_of_a_graph(run, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    source, target = tmp_path / "d.jsonl", tmp_path / "g.graphml"
    source.write_text("".join(d.to_json() + "\n" for d in news(20)), encoding="utf-8")

    def built(*options: str):
        code, _, err = run("graph", source, "-o", target, *options)
        assert code == 0, err
        return networkx.read_graphml(target, force_multigraph="--aggregated" not in options)

    whole, summed = built(), built("--aggregated")
    assert summed.number_of_edges() == len({(u, v) for u, v in whole.edges()}) < whole.number_of_edges()
    heavy = built("--aggregated", "--min-weight", "3", "--drop-isolates")
    assert min(w for *_, w in heavy.edges(data="weight")) >= 3
    assert all(heavy.degree(n) for n in heavy)
    assert len(built("--min-weight", "3")) == len(whole)
    assert {k for *_, k in built("--kind", "say").edges(data="kind")} == {"say"}
    assert {kind for _, kind in built("--level", "country").nodes(data="type")} == {"COUNTRY"}
    code, _, err = run("graph", source, "-o", target, "--level", "land")
    assert (code, err) == (2, "aldus: no level 'land': use country, sector, party\n")


def test_the_title_of_a_page(run, tmp_path: Path) -> None:
    source, target = tmp_path / "d.jsonl", tmp_path / "g.html"
    source.write_text(next(news(1)).to_json(), encoding="utf-8")
    assert run("view", source, "-o", target, "--title", "Nieuws & meer")[0] == 0
    assert "<title>Nieuws &amp; meer</title>" in target.read_text(encoding="utf-8")

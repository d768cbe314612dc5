"""Pictures of graphs and time lines."""

from __future__ import annotations

from pathlib import Path

import pytest

import aldus
from benchmarks.support.news import news

EVIL = "<script>alert('1')</script>\"&"


@pytest.mark.parametrize("pair", [None, ("NLD", "BEL")])
@pytest.mark.parametrize("articles", [0, 12])
def test_plot(articles: int, pair: tuple[str, str] | None, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    if pair and not articles:
        pytest.skip("no such actors")
    ax = aldus.plot(aldus.graph(news(articles)), timeline=pair)
    ax.figure.savefig(tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size > 1000

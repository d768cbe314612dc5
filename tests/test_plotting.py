"""Pictures of graphs and time lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus.errors import InputError
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


@pytest.mark.parametrize(("level", "unit"), [("actor", "month"), ("country", "week"), ("country", "quarter")])
def test_a_time_line_has_a_true_axis(level: Any, unit: Any) -> None:
    dates = pytest.importorskip("matplotlib.dates")
    early = [replace(d, date="2022-03-05") for d in news(12)]
    ax = aldus.plot(aldus.graph([*early, *news(40)]), timeline=("NLD", "BEL"), level=level, unit=unit)
    first, last = (
        dates.num2date(x).year for x in (ax.patches[0].get_x(), max(p.get_x() for p in ax.patches))
    )
    assert (first, last) == (2022, 2025)
    ax.figure.canvas.draw()
    labels = [t.get_text() for t in ax.get_yticklabels()]
    assert all(label.isdecimal() for label in labels), labels


def test_a_time_line_of_nothing() -> None:
    pytest.importorskip("matplotlib")
    graph = aldus.graph(replace(d, date=None) for d in news(12))
    with pytest.raises(InputError, match="nothing with a date between 'NLD' and 'BEL'"):
        aldus.plot(graph, timeline=("NLD", "BEL"))

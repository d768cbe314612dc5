"""Pictures of graphs and time lines."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus import plotting
from aldus.errors import InputError
from aldus.plotting.common import toned
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


@pytest.mark.parametrize("articles", [0, 40])
@pytest.mark.parametrize("name", ["dyads", "stream", "multiples"])
def test_further_pictures(name: str, articles: int, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    drawn = getattr(plotting, name)(aldus.graph(news(articles)))
    (drawn if hasattr(drawn, "savefig") else drawn.figure).savefig(tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size > 500


def test_dyads_count_what_has_a_tone() -> None:
    pytest.importorskip("matplotlib")
    graph = aldus.graph(news(40))
    ax = plotting.dyads(graph, actors=3)
    shown = [t.get_text() for t in ax.get_xticklabels()]
    countries = {d["label"] for _, d in graph.nodes(data=True) if d["type"] == "COUNTRY"}
    assert len(shown) == 3
    assert set(shown) <= countries
    sums = aldus.graphs.aggregate(graph)
    ids = [aldus.graphs.find(graph, name) for name in shown]
    counts = [
        sums[u][v]["cooperation"] + sums[u][v]["conflict"] for u in ids for v in ids if sums.has_edge(u, v)
    ]
    assert sorted(int(t.get_text()) for t in ax.texts) == sorted(c for c in counts if c)


def test_stream_names_at_most_so_many_events() -> None:
    pytest.importorskip("matplotlib")
    graph = aldus.graph(news(40))
    assert len(plotting.stream(graph, events=2).texts) == 2
    assert not plotting.stream(graph, pair=("NLD", "BEL"), events=0).texts
    with pytest.raises(aldus.InputError):
        plotting.stream(graph, pair=("NLD", "Atlantis"))


@pytest.mark.parametrize(
    ("unit", "dates", "expected"),
    [
        ("month", ["2024-11-30", "2025-02"], ["2024-11", "2024-12", "2025-01", "2025-02"]),
        ("year", ["2023", "2025-02-01"], ["2023", "2024", "2025"]),
        ("day", ["2024-02-28", "2024-03-01"], ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("day", ["2024-02", None], []),
        ("quarter", ["2024-02", "2024-08-01"], ["2024-Q1", "2024-Q2", "2024-Q3"]),
    ],
)
def test_periods_have_no_gaps(unit: Any, dates: list[str], expected: list[str]) -> None:
    edges = [{"date": d, "quad_class": "verbal conflict", "status": "actual"} for d in dates]
    found = toned(edges, unit)
    assert list(found) == expected
    assert sum(bad for _, bad in found.values()) == (2 if expected else 0)


def test_without_matplotlib_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(aldus.OutputError, match="pip install"):
        aldus.plot(aldus.graph([]))


def test_labels_have_room() -> None:
    """No sign with its label lies on another one, in a graph of several pieces."""
    pytest.importorskip("matplotlib")
    graph = aldus.graph(news(3))
    for number in range(3):
        graph.add_edge(
            f"a{number}", f"b{number}", kind="do", status="actual", predicate="helpen", document="x"
        )
        for name in (f"a{number}", f"b{number}"):
            graph.nodes[name].update(type="PERSON", label=f"Iemand met een naam {name}")
    ax = aldus.plot(graph)
    ax.figure.canvas.draw()
    boxes = [t.get_window_extent() for t in ax.texts]
    assert len(boxes) >= 12
    overlaps = sum(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert overlaps <= 1


def test_pictures_of_what_has_no_date(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    graph = aldus.graph(replace(d, date=None) for d in news(12))
    plotting.stream(graph).figure.savefig(tmp_path / "a.png")
    plotting.multiples(graph).savefig(tmp_path / "b.png")

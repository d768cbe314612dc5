"""Pairs over time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

import aldus
from aldus import graphs
from aldus.document import Document
from aldus.errors import InputError
from aldus.graphs.dyads import dyad_rows
from benchmarks.support.news import Writer


def article(id: str, date: str | None, source: str = "jo", **more: Any) -> Document:
    writer = Writer(id, date)
    writer.name("jo", "PERSON", "Jo", "NLD")
    writer.name("bo", "PERSON", "Bo")
    writer.name("NLD", "COUNTRY", "Nederland")
    trigger = writer.word(" helpt ")
    writer.name("BEL", "COUNTRY", "België")
    given = {"event_type": "AID", "quad_class": "material cooperation", "intensity": 10.0, **more}
    writer.relate("do", source, "BEL", "helpen", trigger, **given)
    writer.stop(0)
    return writer.document()


@pytest.fixture
def told() -> nx.MultiDiGraph[str]:
    """Aid on one day, told twice by two sources; conflict three months later; a denial; and what has no day or side."""
    return aldus.graph(
        [
            article("a", "2025-01-05"),
            article("b", "2025-01-05", "NLD"),
            article("c", "2025-04-05", quad_class="material conflict", intensity=-9.0, event_type="ASSAULT"),
            article("d", "2025-04-05", status="negated", intensity=None),
            article("e", "2025"),
            article("f", None),
            article("g", "2025-01-06", "bo"),
        ]
    )


def values(graph: nx.MultiDiGraph[str], **options: Any) -> list[tuple[str, str, str, float]]:
    return [(r["period"], r["source"], r["target"], r["value"]) for r in dyad_rows(graph, **options)]


def test_countries_by_month(told: nx.MultiDiGraph[str]) -> None:
    assert values(told) == [
        ("2025-01", "NLD", "BEL", 1),
        ("2025-02", "NLD", "BEL", 0),
        ("2025-03", "NLD", "BEL", 0),
        ("2025-04", "NLD", "BEL", 2),
    ]
    assert [v for *_, v in values(told, once_a_day=False)] == [2, 0, 0, 2]
    assert values(told, fill=None) == [("2025-01", "NLD", "BEL", 1), ("2025-04", "NLD", "BEL", 2)]


@pytest.mark.parametrize(
    ("measure", "numbers"),
    [("conflict", [0, 0, 0, 1]), ("cooperation", [1, 0, 0, 0]), ("intensity", [10.0, 0, 0, -9.0])],
)
def test_measures(told: nx.MultiDiGraph[str], measure: str, numbers: list[float]) -> None:
    assert [v for *_, v in values(told, measure=measure)] == numbers


def test_units_and_actors(told: nx.MultiDiGraph[str]) -> None:
    assert values(told, unit="year") == [("2025", "NLD", "BEL", 4)]
    assert [p for p, *_ in values(told, unit="quarter")] == ["2025-Q1", "2025-Q2"]
    assert len(values(told, unit="week")) == 14
    assert values(told, unit="year", level="actor") == [
        ("2025", "NLD", "BEL", 1),
        ("2025", "bo", "BEL", 1),
        ("2025", "jo", "BEL", 4),
    ]


def test_sectors_and_parties_of_nodes(told: nx.MultiDiGraph[str]) -> None:
    nx.set_node_attributes(told, {"jo": "government", "BEL": "government"}, "sector")
    assert values(told, unit="year", level="sector") == [("2025", "government", "government", 4)]
    assert values(told, unit="year", level="party") == []


def test_frames(told: nx.MultiDiGraph[str]) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    frame = graphs.dyads(told)
    assert list(frame.columns) == ["period", "start", "source", "target", "value"]
    series = frame.set_index("start")["value"]
    assert series.index.equals(pandas.date_range("2025-01-01", "2025-04-01", freq="MS"))
    other = graphs.dyads(told, library="polars")
    assert other["value"].to_list() == frame["value"].tolist()
    assert other.schema["start"] == polars.Date
    assert len(graphs.dyads(aldus.graph([]))) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"unit": "maand"}, "no unit of time 'maand': use day, week"),
        ({"level": "land"}, "no level 'land'"),
        ({"measure": "conflicts"}, "did you mean 'conflict'"),
        ({"library": "numpy"}, "pandas or polars"),
    ],
)
def test_unknown_values(told: nx.MultiDiGraph[str], options: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        graphs.dyads(told, **options)


def test_no_sums_of_sums(told: nx.MultiDiGraph[str]) -> None:
    with pytest.raises(InputError, match="not an aggregated one"):
        graphs.dyads(graphs.aggregate(told))


def test_roles_do_not_act() -> None:
    document = article("a", "2025-01-05")
    role = replace(document.relations[0], kind="role")
    assert values(aldus.graph(replace(document, relations=(role,)))) == []

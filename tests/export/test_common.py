"""What the writers share."""

from __future__ import annotations

import datetime
from typing import Any

import networkx as nx
import pytest

from aldus.export.common import columns, edge_label, edge_tone, edges, flat, label_of, literal, whole_date


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-03-05", "2025-03-05", "2025-03-05"),
        ("2025-13", None, None),
        ("gisteren", None, None),
        (None, None, None),
    ],
)
def test_partial_dates(date: str | None, first: str | None, last: str | None) -> None:
    assert whole_date(date) == first
    assert whole_date(date, last=True) == last


class Scalar:
    """Like a number of numpy."""

    def item(self) -> int:
        return 7


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (0.5, 0.5),
        (float("nan"), None),
        (float("inf"), None),
        ("a\x00b", "ab"),
        (("a", None, 2), "a | 2"),
        ({"b", "a"}, "a | b"),
        ({"a": [1, 2], "b": None}, "a: 1 | 2; b: None"),
        (datetime.date(2025, 3, 5), "2025-03-05"),
        (Scalar(), 7),
        (1j, "1j"),
    ],
)
def test_flat(value: object, expected: object) -> None:
    assert flat(value) == expected


def test_every_attribute_has_one_type() -> None:
    rows = [
        {"a": 1, "b": True, "c": None, "d": 1, "e": "x", "f": 2**70},
        {"a": 0.5, "b": False, "c": None, "d": "x", "e": ("y",), "g": 2.0},
    ]
    assert columns(rows) == {
        "a": "double", "b": "boolean", "d": "string", "e": "string", "f": "string", "g": "double"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (False, "false"), (3, "3"), (0.1, "0.1"), ("x", "x")]
)
def test_literal(value: Any, text: str) -> None:
    assert literal(value) == text


def test_ids_of_edges_are_unique() -> None:
    many: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    many.add_edge("a", "b", key=0, id="x")
    many.add_edge("a", "b", key=1, id="x")
    many.add_edge("a", "b", key=2)
    assert [name for *_, name, _ in edges(many)] == ["x", "x~1", "a>b:2"]
    one = nx.DiGraph([("a", "b")])
    assert [name for *_, name, _ in edges(one)] == ["a>b"]


@pytest.mark.parametrize(
    ("data", "label", "tone"),
    [
        (
            {"predicate": "helpen", "quad_class": "verbal cooperation", "status": "actual"},
            "helpen",
            "cooperation",
        ),
        (
            {"predicate": "helpen", "quad_class": "verbal cooperation", "status": "negated"},
            "helpen (negated)",
            "",
        ),
        ({"predicates": ("slaan", "x"), "conflict_share": 0.6}, "slaan", "conflict"),
        ({"predicates": (), "conflict_share": 0.4}, "", "cooperation"),
        ({"conflict_share": 0.5}, "", ""),
        ({"conflict_share": None}, "", ""),
        ({"quad_class": "unknown", "conflict_share": 1.0}, "", ""),
        ({"quad_class": 3}, "", ""),
    ],
)
def test_label_and_tone(data: dict[str, Any], label: str, tone: str) -> None:
    assert edge_label(data) == label
    assert edge_tone(data) == tone


def test_nodes_without_label_have_their_id() -> None:
    graph = nx.DiGraph()
    graph.add_node("a", label="")
    graph.add_node("b", label="Jo\x00")
    assert [label_of(graph, n) for n in "ab"] == ["a", "Jo"]

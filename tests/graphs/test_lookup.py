"""Finding an actor, and comparing partial dates."""

from __future__ import annotations

import networkx as nx
import pytest

from aldus.errors import InputError
from aldus.graphs import find
from aldus.graphs.lookup import within


@pytest.fixture
def actors() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("els-smit", label="Els Smit", aliases=("Smit", "mevrouw Smit"))
    graph.add_node("jan-smit", label="Jan Smit", aliases=("Smit",))
    graph.add_node("smits", label="Mevrouw Smit", aliases=())
    graph.add_node("NLD", label="Nederland", aliases=("Den Haag",))
    return graph


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("NLD", "NLD"),
        ("nld", "NLD"),
        ("nederland ", "NLD"),
        ("DEN HAAG", "NLD"),
        ("els smit", "els-smit"),
        # a label wins over an alias
        ("mevrouw Smit", "smits"),
    ],
)
def test_find_by_id_label_or_alias(actors: nx.MultiDiGraph[str], name: str, node: str) -> None:
    assert find(actors, name) == node


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Smit", "more than one actor is called 'Smit': els-smit, jan-smit"),
        ("Nederlan", "no actor 'Nederlan'; did you mean Nederland"),
        ("Atlantis", "no actor 'Atlantis'$"),
    ],
)
def test_what_is_not_found(actors: nx.MultiDiGraph[str], name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        find(actors, name)


@pytest.mark.parametrize(
    ("date", "start", "end", "inside"),
    [
        ("2025-03-05", None, None, True),
        (None, None, None, True),
        (None, "2025", None, False),
        (None, None, "2025", False),
        ("2025-03-05", "2025-03-05", "2025-03-05", True),
        ("2025-03-05", "2025-03", "2025-03", True),
        ("2025-03-05", "2025-04", None, False),
        ("2025-03-05", None, "2025-02", False),
        ("2025-03-05", "2025-03-06", None, False),
        ("2025-03-05", None, "2025-03-04", False),
        # a month may hold the day that is asked for
        ("2025-03", "2025-03-06", None, True),
        ("2025", None, "2025-01-01", True),
        ("2024", "2025-01-01", None, False),
    ],
)
def test_partial_dates(date: str | None, start: str | None, end: str | None, inside: bool) -> None:
    assert within(date, start, end) is inside

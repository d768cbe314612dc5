"""Finding an actor."""

from __future__ import annotations

import networkx as nx
import pytest

from aldus.errors import InputError
from aldus.graphs import find


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

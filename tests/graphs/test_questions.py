"""The usual questions."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from aldus import graphs
from aldus.errors import InputError


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [r["document"] for r in rows]


def test_said_about_takes_targets_and_what_is_named_in_the_words(tale: nx.MultiDiGraph[str]) -> None:
    assert ids(graphs.said_about(tale, "NLD")) == ["d0"]
    assert ids(graphs.said_about(tale, "navo")) == ["d1", "d7", "d0"]
    assert [r["target"] for r in graphs.said_about(tale, "NAVO")] == [None, "jo", "NLD"]
    assert ids(graphs.said_about(tale, "navo", by="Jo")) == ["d1", "d0"]
    assert ids(graphs.said_about(tale, "navo", start="2025-02", end="2025-02")) == ["d7"]
    assert graphs.said_about(tale, "BEL") == []


def test_what_one_says_of_oneself_is_left_out(tale: nx.MultiDiGraph[str]) -> None:
    assert all(r["source"] != "jo" for r in graphs.said_about(tale, "jo"))


def test_did_toward_has_a_direction_unless_the_act_is_symmetric(tale: nx.MultiDiGraph[str]) -> None:
    assert ids(graphs.did_toward(tale, "NLD", "BEL")) == ["d2", "d3", "d4"]
    assert ids(graphs.did_toward(tale, "BEL", "NLD")) == ["d5", "d4"]
    assert ids(graphs.did_toward(tale, "BEL", "NLD", end="2024-12")) == ["d5"]
    assert graphs.did_toward(tale, "jo", "NLD") == []
    assert ids(graphs.did_toward(tale, "jo", "NLD", kind="say")) == ["d0"]
    assert ids(graphs.did_toward(tale, "bo", "BEL", kind=None)) == ["d6"]


def test_most_speaking_counts_statements_to_no_one(tale: nx.MultiDiGraph[str]) -> None:
    assert graphs.most_speaking(tale) == [
        {"id": "jo", "label": "Jo", "type": "PERSON", "statements": 2, "documents": 2},
        {"id": "bo", "label": "Bo", "type": "PERSON", "statements": 1, "documents": 1},
    ]
    assert len(graphs.most_speaking(tale, 1)) == 1
    assert len(graphs.most_speaking(tale, None)) == 2


def test_strongest_pairs(tale: nx.MultiDiGraph[str]) -> None:
    conflict = graphs.strongest(tale, "conflict")
    assert {(r["source"], r["target"], r["conflict"]) for r in conflict} == {
        ("jo", "NLD", 1), ("BEL", "NLD", 1), ("bo", "jo", 1)
    }  # fmt: skip
    # of pairs with as much conflict, the one with least else comes first
    assert conflict[-1]["source"] == "BEL"
    assert conflict[-1]["source_label"] == "BEL"
    help = graphs.strongest(tale, "cooperation")
    assert [(r["source"], r["target"], r["cooperation"]) for r in help] == [
        ("BEL", "NLD", 1),
        ("NLD", "BEL", 1),
    ]
    assert len(graphs.strongest(tale, n=1)) == 1
    with pytest.raises(InputError, match="no tone 'war'"):
        graphs.strongest(tale, "war")  # type: ignore[arg-type]


def test_unknown_actors_are_a_clear_error(tale: nx.MultiDiGraph[str]) -> None:
    with pytest.raises(InputError, match="no actor 'Atlantis'"):
        graphs.said_about(tale, "Atlantis")


def test_a_larger_graph(graph: nx.MultiDiGraph[str]) -> None:
    said = graphs.said_about(graph, "Nederland")
    assert said
    assert all(r["target"] == "NLD" or "NLD" in r["about"] for r in said)
    assert [r["date"] for r in said] == sorted(r["date"] for r in said)
    speakers = graphs.most_speaking(graph, 3)
    assert [s["statements"] for s in speakers] == sorted((s["statements"] for s in speakers), reverse=True)
    assert speakers[0]["statements"] == graph.nodes[speakers[0]["id"]]["statements"]

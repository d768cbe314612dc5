"""Tables of relations and actors."""

from __future__ import annotations

import networkx as nx
import pytest

import aldus
from aldus import graphs
from aldus.errors import InputError
from aldus.graphs.frames import ACTOR_COLUMNS, RELATION_COLUMNS

pandas = pytest.importorskip("pandas")


def test_one_row_a_relation(tale: nx.MultiDiGraph[str]) -> None:
    frame = graphs.relations_frame(tale)
    assert tuple(frame.columns) == RELATION_COLUMNS
    assert sorted(frame["document"]) == [f"d{i}" for i in range(8)]
    row = frame[frame["document"] == "d0"].iloc[0]
    assert (row["source_label"], row["source_type"], row["target_label"]) == ("Jo", "PERSON", "NLD")
    assert row["about"] == ["navo"]
    spoken = frame[frame["document"] == "d1"].iloc[0]
    assert spoken[["target", "target_label", "target_type"]].isna().all()
    assert "d1" not in set(graphs.relations_frame(tale, statements=False)["document"])


def test_numbers_stay_whole_where_some_are_missing(tale: nx.MultiDiGraph[str]) -> None:
    frame = graphs.relations_frame(tale)
    assert str(frame["content_start"].dtype) == str(frame["start"].dtype) == "Int64"
    assert list(frame["confidence"].dropna()) == [0.5, 0.75]


def test_one_row_an_actor(tale: nx.MultiDiGraph[str]) -> None:
    frame = graphs.actors_frame(tale)
    assert tuple(frame.columns) == ACTOR_COLUMNS
    assert list(frame["id"]) == list(tale)
    row = frame[frame["id"] == "NLD"].iloc[0]
    assert (row["relations_out"], row["relations_in"], row["documents"]) == (2, 3, 5)


def test_empty_and_unknown() -> None:
    assert len(graphs.relations_frame(aldus.graph([]))) == 0
    with pytest.raises(InputError, match="pandas or polars"):
        graphs.relations_frame(aldus.graph([]), "excel")  # type: ignore[arg-type]


def test_every_attribute_has_a_column(sure: nx.MultiDiGraph[str]) -> None:
    _, _, edge = next(iter(sure.edges(data=True)))
    assert set(edge) < set(RELATION_COLUMNS)
    _, node = next(iter(sure.nodes(data=True)))
    assert set(node) < set(ACTOR_COLUMNS)

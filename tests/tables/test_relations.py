"""Relations and actors of documents, without a graph."""

from __future__ import annotations

import aldus
from aldus import graphs
from aldus.tables import ACTORS, RELATIONS
from benchmarks.support.news import news
from tests.tables.conftest import visit


def test_relations_are_those_of_a_graph() -> None:
    documents = list(news(5))
    rows = list(RELATIONS.rows(documents))
    records = graphs.relations_frame(aldus.graph(documents)).to_dict("records")
    assert {r["id"] for r in records} <= {r["id"] for r in rows}
    by_id = {r["id"]: r for r in rows}
    for record in records:
        row = by_id[record["id"]]
        for name in ("source", "target_label", "kind", "date", "trigger", "sentence", "about"):
            assert row[name] == record[name] or record[name] != record[name]


def test_further_columns() -> None:
    row, *_, last = RELATIONS.rows(visit())
    assert (row["url"], row["section"], row["meta"]) == (
        "https://krant.example/1",
        "Politiek",
        '{"woorden": 9}',
    )
    assert (last["target"], last["target_label"], last["source_type"]) == (None, None, "COUNTRY")


def test_actors() -> None:
    rows = list(ACTORS.rows(visit()))
    assert [(r["id"], r["names"], r["mentions"], r["start"]) for r in rows][:2] == [
        ("jo-bos", ["Bos"], 1, 0),
        ("ana-lima", ["Lima"], 1, 12),
    ]
    assert rows[0]["publisher"] == "De Krant"

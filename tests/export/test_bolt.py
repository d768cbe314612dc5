"""A running Neo4j database: what the driver is asked."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

import aldus
from aldus import export
from aldus.errors import OutputError
from benchmarks.support.news import news


class Server:
    """A driver and its session, that keeps nodes and relations as Neo4j would: MERGE finds by id."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, Any]] = {}
        self.relations: dict[tuple[str, str], dict[str, Any]] = {}
        self.sizes: list[int] = []

    def session(self, database: str | None) -> Server:
        return self

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def execute_write(self, work: Any) -> Any:
        return work(self)

    def consume(self) -> None:
        pass

    def run(self, query: str, rows: list[dict[str, Any]] | None = None) -> Server:
        assert query.count("{") == query.count("}")
        if rows is None:
            assert query.startswith("CREATE CONSTRAINT")
            return self
        assert query.startswith("UNWIND $rows AS row ")
        self.sizes.append(len(rows))
        for row in rows:
            for value in row["data"].values():
                assert isinstance(value, str | int | float | bool | list)
                assert not isinstance(value, list) or all(isinstance(x, str) for x in value)
            if kind := re.search(r"-\[r:(\w+) ", query):
                assert {row["source"], row["target"]} <= set(self.nodes)
                self.relations[kind[1], row["id"]] = row["data"]
            else:
                self.nodes[row["id"]] = row["data"]
        return self


def test_every_graph(graph: Any) -> None:
    server = Server()
    for _ in range(2):
        export.to_neo4j(graph, server)
        assert set(server.nodes) == set(graph.nodes)
        assert len(server.relations) == graph.number_of_edges()


def test_batches_and_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.export.bolt.BATCH", 10)
    graph, server = aldus.graph(news(12)), Server()
    export.to_neo4j(graph, server)
    assert max(server.sizes) == 10
    names = {"say": "SAYS", "do": "DOES", "role": "HAS_ROLE"}
    assert Counter(kind for kind, _ in server.relations) == Counter(
        names[d["kind"]] for *_, d in graph.edges(data=True)
    )
    assert server.nodes["NLD"]["label"] == "Nederland"


def test_a_server_that_is_not_there() -> None:
    pytest.importorskip("neo4j")
    with pytest.raises(OutputError, match=r"^bolt://localhost:1: "):
        export.to_neo4j(aldus.graph([]), "bolt://localhost:1", auth=("neo4j", "x"))
    with pytest.raises(OutputError, match=r"^nowhere: "):
        export.to_neo4j(aldus.graph([]), "nowhere")

"""A running Neo4j database: the graph in batches, through the official driver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from aldus.errors import OutputError
from aldus.export.common import edges, flat, label_of
from aldus.export.cypher import KINDS, LABELS

if TYPE_CHECKING:
    import networkx as nx

BATCH = 1000
"""Nodes or relations per query."""
_CONSTRAINT = "CREATE CONSTRAINT aldus_actor IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE"
_ACTORS = "UNWIND $rows AS row MERGE (a:Actor {{id: row.id}}) SET a{label} SET a += row.data"
_RELATIONS = (
    "UNWIND $rows AS row MATCH (a:Actor {{id: row.source}}) MATCH (b:Actor {{id: row.target}}) "
    "MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.data"
)


def to_neo4j(
    graph: nx.Graph[str], database: Any, *, auth: tuple[str, str] | None = None, name: str | None = None
) -> None:
    """Write the graph into a running Neo4j database; doing so twice changes nothing.

    Nodes are `:Actor:Person` (`Organization`, `Country`), relations `SAYS`, `DOES`, `HAS_ROLE`, or `RELATES` where several
    kinds are summed up, as in `cypher`. Properties are plain values and lists of texts.

    Args:
        graph: a graph of `aldus.graph` or `aggregate`.
        database: an address such as `bolt://localhost:7687`, or a driver of the package `neo4j`.
        auth: user and password, with an address.
        name: of the database on the server, where it is not the default one.

    Raises:
        OutputError: if the package `neo4j` is not installed, the server cannot be reached, or it refuses a query.
    """
    if not isinstance(database, str):
        _write(graph, database, name)
        return
    try:
        from neo4j import GraphDatabase
        from neo4j.exceptions import DriverError, Neo4jError
    except ImportError:
        raise OutputError("a live database needs the driver of Neo4j: pip install 'aldus[neo4j]'") from None
    try:
        with GraphDatabase.driver(database, auth=auth) as driver:
            _write(graph, driver, name)
    except (DriverError, Neo4jError, ValueError) as error:
        raise OutputError(f"{database}: {' '.join(str(error).split())}") from None


def _write(graph: nx.Graph[str], driver: Any, name: str | None) -> None:
    with driver.session(database=name) as session:
        session.run(_CONSTRAINT).consume()
        for query, rows in _queries(graph):
            # A transaction that a passing failure of the server ends is run again by the driver.
            session.execute_write(lambda tx, query=query, rows=rows: tx.run(query, rows=rows).consume())


def _queries(graph: nx.Graph[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Queries with their rows: actors by type, then relations by kind."""
    actors: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node, data in graph.nodes(data=True):
        label = LABELS.get(data.get("type", ""))
        given = _properties({**data, "label": label_of(graph, node)})
        actors[f":{label}" if label else ":Actor"].append({"id": node, "data": given})
    relations: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for u, v, id, data in edges(graph):
        row = {"id": id, "source": u, "target": v, "data": _properties(data)}
        relations[KINDS.get(data.get("kind", ""), "RELATES")].append(row)
    for label, rows in actors.items():
        yield from ((_ACTORS.format(label=label), some) for some in _batches(rows))
    for kind, rows in relations.items():
        yield from ((_RELATIONS.format(kind=kind), some) for some in _batches(rows))


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        yield some


def _properties(data: Mapping[str, Any]) -> dict[str, Any]:
    """What Neo4j can hold: plain values and lists of texts; the id is the key already."""
    found: dict[str, Any] = {}
    for name, raw in data.items():
        value: Any = (
            [str(flat(x)) for x in raw if x is not None] if isinstance(raw, list | tuple) else flat(raw)
        )
        if isinstance(value, int) and not isinstance(value, bool) and not -(2**63) <= value < 2**63:
            value = str(value)
        if name != "id" and value is not None and value != []:
            found[str(name)] = value
    return found

"""Neo4j: a Cypher script for a running database, and CSV files for `neo4j-admin database import`."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.errors import OutputError
from aldus.export.common import Value, columns, edges, flat, label_of, literal, unix_lines
from aldus.files import replacing

if TYPE_CHECKING:
    import networkx as nx

LABELS = {"PERSON": "Person", "ORG": "Organization", "COUNTRY": "Country"}
KINDS = {"say": "SAYS", "do": "DOES", "role": "HAS_ROLE"}
_TYPES = {"boolean": "boolean", "integer": "long", "double": "double", "string": "string"}


def cypher(graph: nx.Graph[str], path: str | Path) -> None:
    """Write a Cypher script that adds the graph to a Neo4j database; running it twice changes nothing.

    Nodes are `:Actor:Person` (`Organization`, `Country`), relations `SAYS`, `DOES`, `HAS_ROLE`, or
    `RELATES` where several kinds are summed up.

    Raises:
        OutputError: if the file cannot be written.
    """
    with replacing(path) as file:
        out = file.write
        out("CREATE CONSTRAINT aldus_actor IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;\n")
        for node, data in graph.nodes(data=True):
            label = LABELS.get(data.get("type", ""))
            out(f"MERGE (a:Actor {{id: {_text(node)}}}) SET {f'a:{label}, ' if label else ''}a += ")
            out(_map({"label": label_of(graph, node), **data}) + ";\n")
        for u, v, name, data in edges(graph):
            out(f"MATCH (a:Actor {{id: {_text(u)}}}), (b:Actor {{id: {_text(v)}}})")
            out(f" MERGE (a)-[r:{KINDS.get(data.get('kind', ''), 'RELATES')} {{id: {_text(name)}}}]->(b)")
            out(f" SET r += {_map({k: x for k, x in data.items() if k != 'id'})};\n")


def neo4j(graph: nx.Graph[str], path: str | Path) -> None:
    """Write a folder with `actors.csv`, `relations.csv` and `import.sh`, the `neo4j-admin` command that
    loads them.

    Raises:
        OutputError: if a file cannot be written.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror or error}") from None
    kinds = {k: v for k, v in columns(d for _, d in graph.nodes(data=True)).items() if k != "id"}
    with replacing(folder / "actors.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id:ID", *_header(kinds), ":LABEL"])
        for node, data in graph.nodes(data=True):
            label = LABELS.get(data.get("type", ""))
            writer.writerow([_cell(node), *_row(data, kinds), f"Actor;{label}" if label else "Actor"])
    kinds = {k: v for k, v in columns(d for *_, d in edges(graph)).items() if k != "id"}
    with replacing(folder / "relations.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([":START_ID", ":END_ID", "id:string", *_header(kinds), ":TYPE"])
        for u, v, name, data in edges(graph):
            kind = KINDS.get(data.get("kind", ""), "RELATES")
            writer.writerow([_cell(u), _cell(v), _cell(name), *_row(data, kinds), kind])
    with replacing(folder / "import.sh") as file:
        file.write("#!/bin/sh\n# Run in this folder, with the database stopped.\n")
        file.write(
            "neo4j-admin database import full neo4j --nodes=actors.csv --relationships=relations.csv \\\n"
        )
        file.write("    --multiline-fields=true --overwrite-destination\n")


def _row(data: Mapping[str, Any], kinds: Mapping[str, str]) -> list[str]:
    return [_cell(data.get(name)) for name in kinds]


def _cell(raw: object) -> str:
    value = flat(raw)
    # The importer begins a row at a lone carriage return.
    return "" if value is None else unix_lines(literal(value))


def _header(kinds: Mapping[str, str]) -> list[str]:
    """Names with their types; a name that comes again gets a number."""
    names = Counter[str]()
    header = []
    for name, kind in kinds.items():
        names[_name(name)] += 1
        number = names[_name(name)]
        header.append(f"{_name(name)}{number if number > 1 else ''}:{_TYPES[kind]}")
    return header


def _name(name: str) -> str:
    return re.sub(r"\W", "_", name)


def _text(value: object) -> str:
    text = str(flat(value)).replace("\\", "\\\\").replace("'", "\\'")
    return "'" + text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + "'"


def _map(data: Mapping[str, Any]) -> str:
    parts = []
    for name, raw in data.items():
        if isinstance(raw, list | tuple):
            if raw:
                parts.append(f"`{_name(str(name))}`: [{', '.join(_text(x) for x in raw)}]")
            continue
        value: Value | None = flat(raw)
        if value is not None:
            given = _text(value) if isinstance(value, str) else literal(value)
            parts.append(f"`{_name(str(name))}`: {given}")
    return "{" + ", ".join(parts) + "}"

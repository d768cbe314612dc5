"""Two tables, relations and actors: CSV for spreadsheets, Parquet for pandas, polars, R and DuckDB."""

from __future__ import annotations

import csv as _csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.errors import OutputError
from aldus.export.common import columns, edges, end_of, flat, label_of, literal, spreadsheet_safe
from aldus.export.common import statements as spoken
from aldus.files import replacing

if TYPE_CHECKING:
    import networkx as nx

_BATCH = 20_000


def csv(graph: nx.Graph[str], path: str | Path, *, statements: bool = True) -> None:
    """Write the relations to `path` and the actors beside it, in `<name>.actors.csv`.

    UTF-8 with a byte order mark, so that spreadsheets read it rightly. A text that a spreadsheet would take
    for a formula (`=`, `+`, `-`, `@` in front) gets an apostrophe before it.

    Args:
        graph: a graph of `aldus.graph` or `aggregate`.
        path: of the relations.
        statements: add the statements without target, with an empty target.

    Raises:
        OutputError: if a file cannot be written.
    """
    for place, rows in ((actors_path(path), _actors), (Path(path), _relations)):
        kinds = columns(rows(graph, statements))
        with replacing(place) as file:
            file.write("\ufeff")
            writer = _csv.writer(file, lineterminator="\n")
            names = list(kinds) or ["id"]
            writer.writerow(map(spreadsheet_safe, names))
            for row in rows(graph, statements):
                values = (flat(row.get(name)) for name in names)
                writer.writerow(
                    "" if v is None else spreadsheet_safe(v) if isinstance(v, str) else literal(v)
                    for v in values
                )


def parquet(graph: nx.Graph[str], path: str | Path, *, statements: bool = True) -> None:
    """Write the relations to `path` and the actors to `<name>.actors.parquet`; lists are text, joined with
    ` | `.

    Args:
        graph: a graph of `aldus.graph` or `aggregate`.
        path: of the relations.
        statements: add the statements without target, with a null target.

    Raises:
        OutputError: if a file cannot be written, or pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise OutputError("Parquet needs pyarrow: pip install aldus[tables]") from None
    types = {
        "boolean": pyarrow.bool_(),
        "integer": pyarrow.int64(),
        "double": pyarrow.float64(),
        "string": pyarrow.string(),
    }
    for place, rows in ((actors_path(path), _actors), (Path(path), _relations)):
        kinds = columns(rows(graph, statements)) or {"id": "string"}
        schema = pyarrow.schema([(name, types[kind]) for name, kind in kinds.items()])
        with replacing(place, binary=True) as file, pyarrow.parquet.ParquetWriter(file, schema) as writer:
            for batch in _batches(rows(graph, statements)):
                data = {
                    name: [_as(flat(row.get(name)), kind) for row in batch] for name, kind in kinds.items()
                }
                writer.write_table(pyarrow.table(data, schema=schema))


def actors_path(path: str | Path) -> Path:
    """Where the actors go that belong to the relations in `path`."""
    path = Path(path)
    return path.with_name(f"{path.stem}.actors{path.suffix}")


def _actors(graph: nx.Graph[str], _: bool) -> Iterator[dict[str, Any]]:
    for node, data in graph.nodes(data=True):
        yield {"id": node, **data}


def _relations(graph: nx.Graph[str], statements: bool) -> Iterator[dict[str, Any]]:
    for u, v, name, data in edges(graph):
        ends = {**_end(graph, "source", u), **_end(graph, "target", v)}
        yield {"id": name, "source": u, "target": v, **ends, **{k: x for k, x in data.items() if k != "id"}}
    if statements:
        for data in spoken(graph):
            end = _end(graph, "source", data["source"])
            yield {"id": data["id"], "source": data["source"], "target": None, **end, **data}


def _end(graph: nx.Graph[str], which: str, node: str) -> dict[str, Any]:
    """What a row says of an end; the label is never empty."""
    found = {**end_of(node, graph.nodes[node]), "label": label_of(graph, node)}
    return {f"{which}_{name}": value for name, value in found.items()}


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _as(value: Any, kind: str) -> Any:
    if value is None or kind in ("boolean", "integer"):
        return value
    return float(value) if kind == "double" else value if isinstance(value, str) else literal(value)

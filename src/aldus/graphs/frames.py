"""The graph as tables of pandas or polars."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from aldus.errors import InputError
from aldus.export.common import END_COLUMNS, end_of
from aldus.graphs.edges import EDGE_COLUMNS, records
from aldus.graphs.nodes import NODE_COLUMNS

if TYPE_CHECKING:
    import networkx as nx

Library = Literal["pandas", "polars"]

RELATION_COLUMNS = (
    *("id", "source", "target"),
    *(f"{end}_{name}" for name in END_COLUMNS for end in ("source", "target")),
    *EDGE_COLUMNS[1:],
)
ACTOR_COLUMNS = ("id", *NODE_COLUMNS, "relations_out", "relations_in")


def relations_frame(
    graph: nx.MultiDiGraph[str], library: Library = "pandas", *, statements: bool = True
) -> Any:
    """One row a relation, with what both ends are; statements without target included on request.

    Columns are those of `RELATION_COLUMNS`, and what else the graph's edges carry, such as further columns of the source.

    Raises:
        InputError: if `library` is not installed, or neither pandas nor polars.
    """
    names = dict.fromkeys(RELATION_COLUMNS)
    rows = []
    nodes = graph.nodes
    for record in records(graph, statements=statements):
        for end in ("source", "target"):
            key = record[end]
            record.update((f"{end}_{name}", v) for name, v in end_of(key, nodes[key] if key else {}).items())
        names.update(dict.fromkeys(record))
        rows.append(record)
    columns = {name: [_cell(row.get(name)) for row in rows] for name in names}
    return frame_of(
        columns,
        library,
        ("start", "end", "sentence_start", "content_start", "content_end", "source_cow", "target_cow"),
    )


def actors_frame(graph: nx.MultiDiGraph[str], library: Library = "pandas") -> Any:
    """One row an actor, with all that its node carries and the number of its relations in and out.

    Raises:
        InputError: if `library` is not installed, or neither pandas nor polars.
    """
    names = list(
        dict.fromkeys((*ACTOR_COLUMNS, *(name for _, node in graph.nodes(data=True) for name in node)))
    )
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for key, node in graph.nodes(data=True):
        row = {
            "id": key,
            "relations_out": graph.out_degree(key),
            "relations_in": graph.in_degree(key),
            **node,
        }
        for name in names:
            columns[name].append(_cell(row.get(name)))
    return frame_of(
        columns, library, ("mentions", "documents", "statements", "relations_out", "relations_in")
    )


def _cell(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def frame_of(
    columns: dict[str, list[Any]],
    library: str,
    integers: tuple[str, ...] = (),
    *,
    dates: tuple[str, ...] = (),
) -> Any:
    """A frame of pandas or polars; whole numbers in `integers` stay whole where some rows have none, `dates` are dates.

    Raises:
        InputError: if `library` is not installed, or neither pandas nor polars.
    """
    if library not in ("pandas", "polars"):
        raise InputError(f"no tables for {library!r}: use pandas or polars")
    try:
        if library == "polars":
            return import_module("polars").DataFrame(columns, infer_schema_length=None)
        import pandas
    except ImportError:
        raise InputError(f"{library} is not installed: pip install {library}") from None
    return pandas.DataFrame(columns).astype(
        {**dict.fromkeys(integers, "Int64"), **dict.fromkeys(dates, "datetime64[ns]")}
    )

"""The format that an extension stands for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.export.cypher import cypher, neo4j
from aldus.export.dot import dot
from aldus.export.events import events
from aldus.export.gexf import gexf
from aldus.export.gml import gml
from aldus.export.graphml import graphml
from aldus.export.json import cyjs, json
from aldus.export.page import html
from aldus.export.tables import actors_path, csv, parquet
from aldus.export.turtle import turtle
from aldus.files import extension_of

if TYPE_CHECKING:
    import networkx as nx

FORMATS: dict[str, Callable[[Any, Any], None]] = {
    "gexf": gexf,
    "graphml": graphml,
    "gml": gml,
    "json": json,
    "cyjs": cyjs,
    "dot": dot,
    "gv": dot,
    "cypher": cypher,
    "neo4j": neo4j,
    "csv": csv,
    "parquet": parquet,
    "ttl": turtle,
    "jsonl": events,
    "html": html,
}
"""Extension, without dot -> the function that writes it."""


def write(graph: nx.Graph[str], path: str | Path, format: str | None = None) -> None:
    """Write `graph` in the format of the extension of `path`, or in `format`.

    Args:
        graph: a graph of `aldus.graph` or `aldus.graphs.aggregate`.
        path: where to write; a folder for `neo4j`.
        format: an extension of `FORMATS`, where that of `path` is another.

    Raises:
        OutputError: if the format is unknown, or the file cannot be written.
    """
    FORMATS[format_of(path, format)](graph, path)


def format_of(path: str | Path, format: str | None = None) -> str:
    """The extension of `FORMATS` that `path` has, or `format`.

    Raises:
        OutputError: if it is none of them.
    """
    return extension_of(path, FORMATS, format)


def paths_of(path: str | Path) -> list[Path]:
    """The files that `write` makes for `path`, or the folder."""
    path = Path(path)
    tables = FORMATS.get(path.suffix.lower().lstrip(".")) in (csv, parquet)
    return [path, actors_path(path)] if tables else [path]

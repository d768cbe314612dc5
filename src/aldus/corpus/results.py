"""`aldus.graph` and `aldus.frame`: what was extracted, as a graph or a frame, from documents or from the file of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.choices import one_of
from aldus.corpus.documents import read_documents
from aldus.document import Document
from aldus.graphs import graph as graph_of
from aldus.graphs.frames import Library, frame_of
from aldus.tables.parts import TABLES

if TYPE_CHECKING:
    import networkx as nx

Documents = Iterable[Document] | Document | str | Path
"""Documents, one document, or a file or folder of them."""


def graph(documents: Documents, **options: Any) -> nx.MultiDiGraph[str]:
    """Build the graph of all relations in `documents`.

    Args:
        documents: documents in the order wanted, or the path of a file or folder of them.
        options: as for `aldus.graphs.graph`, which tells what nodes and edges carry.

    Raises:
        InputError: if a file is missing or holds no documents, or a relation refers to an actor that its document lacks.
    """
    return graph_of(read_documents(documents) if isinstance(documents, str | Path) else documents, **options)


def frame(documents: Documents, what: str = "relations", library: Library = "pandas") -> Any:
    """A table of `documents` as a frame, without a graph: actors of different documents stay apart.

    Args:
        documents: documents, or the path of a file or folder of them.
        what: `relations`, `actors`, `events` (in the columns of POLECAT) or `quotes`.
        library: pandas or polars.

    Raises:
        InputError: if `what` or the library is unknown, the library is not installed, or a file holds no documents.
    """
    table = TABLES[one_of(what, TABLES, "table")]
    found = read_documents(documents) if isinstance(documents, str | Path) else documents
    columns: dict[str, list[Any]] = {name: [] for name in table.columns}
    for row in table.rows(found):
        for name, value in row.items():
            columns[name].append(value)
    integers = tuple(name for name, kind in table.columns.items() if kind == "integer")
    return frame_of(columns, library, integers)

"""A kind of table: its columns, and the rows that a document gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from aldus.document import Document

Kind = Literal["string", "integer", "double", "boolean", "date", "strings"]
"""What a column holds; `strings` is a list of them."""
Row = dict[str, Any]

KINDS: Mapping[type, Kind] = {str: "string", int: "integer", float: "double", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of table."""

    name: str
    """What its rows are: `relations`, `events` ..."""
    columns: Mapping[str, Kind]
    """Columns in order, each with what it holds; every value may be None."""
    rows_of: Callable[[Document], Iterator[Row]]
    """The rows of one document; a column that is not in a row has no value."""
    separator: str = ","
    """What parts the cells in CSV."""

    def rows(self, documents: Iterable[Document] | Document) -> Iterator[Row]:
        """The rows of documents, each with all columns, in order."""
        for document in (documents,) if isinstance(documents, Document) else documents:
            for row in self.rows_of(document):
                yield {name: row.get(name) for name in self.columns}


DYADS = Table(
    "dyads",
    {"period": "string", "start": "date", "source": "string", "target": "string", "value": "double"},
    lambda document: iter(()),
)
"""The rows of `aldus.graphs.dyads`, which come from a graph, not from one document."""

CANDIDATES = Table(
    "candidates",
    {
        "decision": "string",
        "confidence": "double",
        "joined": "boolean",
        "a": "string",
        "b": "string",
        "a_label": "string",
        "b_label": "string",
        "type": "string",
        "reason": "string",
        "a_country": "string",
        "b_country": "string",
        "a_documents": "integer",
        "b_documents": "integer",
        "a_text": "string",
        "b_text": "string",
    },
    lambda document: iter(()),
)
"""The rows of `aldus.graphs.candidates`, likewise."""

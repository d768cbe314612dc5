"""Tables straight from documents, one document at a time: relations, actors, events, quotations.

No graph is built: actors of different documents are rows of their own, and memory stays flat.
"""

from __future__ import annotations

from aldus.tables.events import ICEWS, POLECAT, plover
from aldus.tables.parts import write_parts
from aldus.tables.quotes import DIRECT_QUOTES, QUOTES
from aldus.tables.relations import ACTORS, RELATIONS
from aldus.tables.table import Table
from aldus.tables.write import write

__all__ = [
    "ACTORS",
    "DIRECT_QUOTES",
    "ICEWS",
    "POLECAT",
    "QUOTES",
    "RELATIONS",
    "Table",
    "plover",
    "write",
    "write_parts",
]

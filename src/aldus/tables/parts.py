"""All tables of many documents as Parquet parts, in one pass and with flat memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path

from aldus.document import Document
from aldus.files import writing
from aldus.tables.events import POLECAT
from aldus.tables.quotes import QUOTES
from aldus.tables.relations import ACTORS, RELATIONS
from aldus.tables.table import Table
from aldus.tables.write import ParquetRows

TABLES: Mapping[str, Table] = {t.name: t for t in (RELATIONS, ACTORS, POLECAT, QUOTES)}
"""The tables that `write_parts` writes, by the names of their folders."""
PART = 20_000
"""Documents per part."""


def write_parts(documents: Iterable[Document], folder: str | Path, *, size: int = PART) -> dict[str, int]:
    """Write `folder/relations/part-00000.parquet` and so on, and the same of `actors`, `events` and `quotes`.

    Documents are read one at a time and not kept. Parts of an earlier call are replaced, each when it is complete.

    Args:
        documents: as `aldus.extract` or `aldus.corpus.read_documents` gives them.
        folder: where the four folders go.
        size: documents per part.

    Returns:
        Number of rows of each table.

    Raises:
        OutputError: if pyarrow is not installed, or the folder cannot be written.
        ValueError: if `size` is less than 1.
    """
    if size < 1:
        raise ValueError("size must be 1 or more")
    rows = dict.fromkeys(TABLES, 0)
    number = 0
    for number, part in enumerate(_blocks(documents, size)):
        for name, count in write_part(part, folder, number).items():
            rows[name] += count
    remove_from(Path(folder), number + 1)
    return rows


def write_part(documents: Iterable[Document], folder: str | Path, number: int) -> dict[str, int]:
    """Write part `number` of each table; returns the numbers of rows.

    Raises:
        OutputError: as `write_parts` does.
    """
    with ExitStack() as stack:
        sinks = {}
        for name, table in TABLES.items():
            place = Path(folder) / name
            with writing(place):
                place.mkdir(parents=True, exist_ok=True)
            sinks[name] = stack.enter_context(ParquetRows(table, place / f"part-{number:05d}.parquet"))
        for document in documents:
            for name, table in TABLES.items():
                sinks[name].add(table.rows(document))
    return {name: sink.number for name, sink in sinks.items()}


def _blocks(documents: Iterable[Document], size: int) -> Iterator[Iterator[Document]]:
    """Documents in blocks, each to be used up before the next; one empty block where there are none."""
    left = iter(documents)
    yield islice(left, size)
    for first in left:
        yield chain((first,), islice(left, size - 1))


def remove_from(folder: Path, number: int) -> None:
    """Remove the parts of an earlier call that had more of them."""
    for name in TABLES:
        for path in (folder / name).glob("part-*.parquet"):
            match = re.fullmatch(r"part-(\d{5,})\.parquet", path.name)
            if match and int(match[1]) >= number:
                with writing(path):
                    path.unlink()

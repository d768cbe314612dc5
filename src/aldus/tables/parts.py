"""All tables of many documents as Parquet parts, in one pass and with flat memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path

from aldus.document import Document
from aldus.errors import OutputError
from aldus.files import note_of, remove_parts, replacing, writing
from aldus.tables.events import POLECAT
from aldus.tables.quotes import QUOTES
from aldus.tables.relations import ACTORS, RELATIONS
from aldus.tables.table import Table
from aldus.tables.write import ParquetRows, pyarrow

TABLES: Mapping[str, Table] = {t.name: t for t in (RELATIONS, ACTORS, POLECAT, QUOTES)}
"""The tables that `write_parts` writes, by the names of their folders."""
PART = 20_000
"""Documents per part."""


def write_parts(documents: Iterable[Document], folder: str | Path, *, size: int = PART) -> dict[str, int]:
    """Write `folder/relations/part-00000.parquet` and so on, and the same of `actors`, `events` and `quotes`.

    Documents are read one at a time and not kept. Parts of an earlier call are replaced, each when it is complete; a
    hidden note in each folder says that they are ours, and that they are no articles.

    Args:
        documents: as `aldus.extract` or `aldus.corpus.read_documents` gives them.
        folder: where the four folders go.
        size: documents per part.

    Returns:
        Number of rows of each table.

    Raises:
        OutputError: if pyarrow is not installed, or the folder cannot be written, or has such parts of another program.
        ValueError: if `size` is less than 1.
    """
    if size < 1:
        raise ValueError("size must be 1 or more")
    claim(Path(folder))
    rows = dict.fromkeys(TABLES, 0)
    number = 0
    for number, part in enumerate(_blocks(documents, size)):
        for name, count in write_part(part, folder, number).items():
            rows[name] += count
    remove_from(Path(folder), number + 1)
    return rows


def check_folder(folder: Path) -> None:
    """Refuse a folder whose parts would be replaced though another program made them.

    Raises:
        OutputError: if it is one, or pyarrow is not installed.
    """
    pyarrow()
    for name in TABLES:
        place = folder / name
        with writing(place):
            if not note_of(place).exists() and any(_parts(place)):
                raise OutputError(f"{place}: has parts that Aldus did not make; choose another folder")


def claim(folder: Path) -> None:
    """Make the folders of the tables, each with its note, and remove what a kill left of parts.

    Raises:
        OutputError: as `check_folder` does, or if they cannot be written.
    """
    check_folder(folder)
    for name in TABLES:
        place = folder / name
        with writing(place):
            place.mkdir(parents=True, exist_ok=True)
            remove_parts(place)
            with replacing(note_of(place)) as file:
                json.dump({"table": name}, file)


def write_part(documents: Iterable[Document], folder: str | Path, number: int) -> dict[str, int]:
    """Write part `number` of each table into folders that are claimed; returns the numbers of rows.

    Raises:
        OutputError: as `write_parts` does.
    """
    with ExitStack() as stack:
        sinks = {}
        for name, table in TABLES.items():
            path = Path(folder) / name / f"part-{number:05d}.parquet"
            sinks[name] = stack.enter_context(ParquetRows(table, path))
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
        for path, part in _parts(folder / name):
            if part >= number:
                with writing(path):
                    path.unlink()


def _parts(place: Path) -> Iterator[tuple[Path, int]]:
    """The parts in a folder, with their numbers."""
    for path in place.glob("part-*.parquet"):
        match = re.fullmatch(r"part-(\d{5,})\.parquet", path.name)
        if match:
            yield path, int(match[1])

"""What files of data hold, one record at a time: JSON, JSON lines, CSV and Parquet."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from aldus.errors import InputError
from aldus.files import reason
from aldus.text import decode

OnError = Callable[[InputError], None]


class Record(NamedTuple):
    """One value of a file."""

    value: Any
    place: str
    """File, and line, row or item, for messages."""
    number: int | None = None
    """Number of the line (from 1), row (from 1) or item (from 0); None for a file that is one value."""


def read_records(
    path: Path,
    suffix: str,
    *,
    columns: Sequence[str] | None = None,
    needed: str | None = None,
    on_error: OnError | None = None,
) -> Iterator[Record]:
    """The records of a file, read as its suffix says; a large file of lines or rows is not held in memory.

    Args:
        path: the file.
        suffix: `.json`, `.jsonl`, `.jsonl.gz`, `.csv` or `.parquet`.
        columns: of Parquet, the only columns to read.
        needed: of CSV and Parquet, a column that must be there.
        on_error: called with the error of every line that is broken; without it, the first one raises.

    Raises:
        InputError: if the file cannot be read, or is broken as a whole.
    """
    where = str(path)
    try:
        if suffix == ".parquet":
            yield from _parquet(path, columns, needed)
        elif suffix == ".jsonl.gz":
            with gzip.open(path, "rb") as lines:
                yield from json_lines(lines, where, on_error)
        elif suffix == ".jsonl":
            with path.open("rb") as lines:
                yield from json_lines(lines, where, on_error)
        elif suffix == ".csv":
            yield from csv_rows(decode(path.read_bytes(), where), where, needed)
        else:
            yield from json_values(decode(path.read_bytes(), where), where)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(reason(error), place=where) from None


def json_values(text: str, where: str) -> Iterator[Record]:
    """The items of a list in JSON, or the one value.

    Raises:
        InputError: if it is empty or broken.
    """
    if not text.strip():
        raise InputError("the file is empty", place=where)
    value = _json(text, where)
    if not isinstance(value, list):
        yield Record(value, where)
        return
    if not value:
        raise InputError("the list is empty", place=where)
    yield from (Record(item, f"{where}, item {i}", i) for i, item in enumerate(value))


def json_lines(lines: Iterable[bytes], where: str, on_error: OnError | None = None) -> Iterator[Record]:
    """The values of JSON lines; empty lines are passed over.

    Raises:
        InputError: if there are none, or if one is broken and there is no `on_error`.
    """
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False
        place = f"{where}, line {number}"
        try:
            value = _json(decode(line, place), place)
        except InputError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            yield Record(value, place, number)
    if empty:
        raise InputError("the file is empty", place=where)


def csv_rows(text: str, where: str, needed: str | None = None) -> Iterator[Record]:
    """The rows of CSV with a header, separated by commas, semicolons or tabs; names of columns in lower case.

    Raises:
        InputError: if it is empty or broken, or lacks the column `needed`.
    """
    if not text.strip():
        raise InputError("the file is empty", place=where)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    # An article may be longer than the csv module's default limit of a field.
    csv.field_size_limit(2**31 - 1)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = {n.strip().lower(): n for n in rows.fieldnames or [] if n}
    if needed is not None and needed not in names:
        found = ", ".join(names) or "none"
        raise InputError(f"the CSV lacks the column {needed!r} (columns: {found})", place=where)
    try:
        for number, row in enumerate(rows, 1):
            fields = {key: row.get(column) for key, column in names.items()}
            yield Record(fields, f"{where}, row {number}", number)
    except csv.Error as error:
        raise InputError("broken CSV", place=where, detail=error) from None


def _parquet(path: Path, columns: Sequence[str] | None, needed: str | None) -> Iterator[Record]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError(
            "reading Parquet needs pyarrow: pip install 'aldus[tables]'", place=str(path)
        ) from None
    try:
        file = parquet.ParquetFile(path)
        found = file.schema_arrow.names
        if needed is not None and needed not in found:
            raise InputError(f"the table lacks the column {needed!r}", place=str(path))
        wanted = None if columns is None else [c for c in columns if c in found]
        number = 0
        for batch in file.iter_batches(batch_size=256, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield Record(row, f"{path}, row {number}", number)
    except ValueError as error:
        raise InputError("broken Parquet", place=str(path), detail=error) from None


def _json(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("not JSON", place=place, detail=error) from None

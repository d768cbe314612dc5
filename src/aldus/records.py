"""What files of data hold, one record at a time: JSON, JSON lines, CSV and Parquet."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count, zip_longest
from pathlib import Path
from typing import IO, Any, NamedTuple

from aldus.errors import InputError
from aldus.files import reason
from aldus.text import decode

OnError = Callable[[InputError], None]
_BLOCK = 1 << 20


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
    check: Callable[[Sequence[str]], None] | None = None,
    on_error: OnError | None = None,
) -> Iterator[Record]:
    """The records of a file, read as its suffix says; a large file of lines or rows is not held in memory.

    Args:
        path: the file.
        suffix: `.json`, `.jsonl`, `.ndjson`, `.csv`, `.tsv`, these with `.gz`, or `.parquet`.
        check: of CSV and Parquet, gets the names of the columns, and raises InputError where one is missing.
        on_error: called with the error of every line that is broken; without it, the first one raises.

    Raises:
        InputError: if the file cannot be read, or is broken as a whole.
    """
    where, kind = str(path), suffix.removesuffix(".gz")
    try:
        if kind == ".parquet":
            yield from _parquet(path, check)
        elif kind in (".jsonl", ".ndjson"):
            with _opened(path) as lines:
                yield from json_lines(lines, where, on_error)
        elif kind in (".csv", ".tsv"):
            with _text(path) as text:
                yield from csv_rows(text, where, check=check, on_error=on_error)
        else:
            yield from json_values(decode(read_bytes(path), where), where)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(reason(error), place=where) from None


def read_bytes(path: Path) -> bytes:
    """All of a file; of one that ends in `.gz`, what is packed in it.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        with _opened(path) as file:
            return file.read()
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(reason(error), place=str(path)) from None


def _opened(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")  # type: ignore[return-value]


@contextmanager
def _text(path: Path) -> Iterator[Iterable[str]]:
    """The lines of a file of text, one at a time where it is UTF-8; else it is decoded as a whole."""
    check = getincrementaldecoder("utf-8")()
    with _opened(path) as file:
        try:
            first = block = file.read(_BLOCK)
            while block:
                check.decode(block)
                block = file.read(_BLOCK)
            check.decode(b"", final=True)
        except UnicodeDecodeError:
            first = b""
        if not first or b"\0" in first[:4000]:
            file.seek(0)
            yield io.StringIO(decode(file.read(), str(path)), newline="")
            return
        file.seek(0)
        yield io.TextIOWrapper(file, encoding="utf-8-sig", newline="")


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


_SEPARATORS = ",;\t|"


def csv_rows(
    lines: Iterable[str],
    where: str,
    *,
    check: Callable[[Sequence[str]], None] | None = None,
    on_error: OnError | None = None,
) -> Iterator[Record]:
    """The rows of CSV with a header, separated by what parts the header into most columns.

    A first line `sep=;`, as Excel writes it, says so itself. An empty cell is an empty text, a missing one None.

    Args:
        lines: the lines, with their ends.
        where: the file, for messages.
        check: gets the names of the columns, and raises InputError where one is missing.
        on_error: called with the error of every row that is broken; without it, the first one raises.

    Raises:
        InputError: if it is empty or broken.
    """
    # An article may be longer than the csv module's default limit of a field.
    csv.field_size_limit(2**31 - 1)
    lines = iter(lines)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise InputError("the file is empty", place=where)
    named = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    separator = named[1] if named else _separator(first)
    rows = csv.reader(lines if named else chain((first,), lines), delimiter=separator, strict=True)
    names: list[str] | None = None
    for number in count():
        place = f"{where}, row {number}" if names else where
        try:
            row = next(rows, None)
            if row is None:
                return
            if names is None:
                found = _names(row)
                if check is not None:
                    check(found)
                names = found
                continue
            if len(row) > len(names):
                detail = f"{len(row)}, not {len(names)}"
                raise InputError("the row has more cells than the header", detail=detail)
        except (csv.Error, InputError) as error:
            told = error if isinstance(error, InputError) else InputError("broken CSV", detail=error)
            told = InputError(told.reason, place=place, detail=told.detail)
            if on_error is None or names is None:
                raise told from None
            on_error(told)
        else:
            if row:
                yield Record(dict(zip_longest(names, row)), place, number)


def header_of(text: str) -> list[str]:
    """The names of the columns, were `text` CSV; one name where it is none."""
    lines = iter(text.lstrip().splitlines())
    first = next(lines, "")
    if re.match(r'"?sep=(.)"?\s*$', first, re.IGNORECASE):
        separator, first = first.strip('"')[4], next(lines, "")
    else:
        separator = _separator(first)
    try:
        return _names(next(csv.reader([first], delimiter=separator), []))
    except csv.Error:
        return [first]


def _separator(header: str) -> str:
    """What parts a header into most columns, signs between quotation marks apart."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_SEPARATORS, key=bare.count)


def _names(header: Sequence[str]) -> list[str]:
    """The names of the columns, each once."""
    names: list[str] = []
    for number, name in enumerate(header, 1):
        name = name.strip() or f"column {number}"
        names.append(name if name not in names else f"{name} {number}")
    return names


def _parquet(path: Path, check: Callable[[Sequence[str]], None] | None) -> Iterator[Record]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError(
            "reading Parquet needs pyarrow: pip install 'aldus[tables]'", place=str(path)
        ) from None
    try:
        file = parquet.ParquetFile(path)
        if check is not None:
            try:
                check(file.schema_arrow.names)
            except InputError as error:
                raise InputError(error.reason, place=str(path)) from None
        number = 0
        for batch in file.iter_batches(batch_size=256):
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

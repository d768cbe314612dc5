"""What files of data hold, one record at a time: JSON, JSON lines, CSV and Parquet."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from codecs import getincrementaldecoder
from collections import deque
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
MAX_WHOLE = 1 << 28
"""Bytes of a file that is read at once, unpacked; lines and rows have files of any size."""
MAX_RECORD = 1 << 26
"""Bytes of one line of JSON, characters of one row of CSV: more than any article has."""


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
            with _opened(path) as file:
                yield from json_lines(lines_of(file, where), where, on_error)
        elif kind in (".csv", ".tsv"):
            with _text(path) as text:
                yield from csv_rows(lines_of(text, where), where, check=check, on_error=on_error)
        else:
            yield from json_values(decode(read_bytes(path), where), where)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(reason(error), place=where) from None
    except MemoryError:
        raise InputError("not enough memory to read it", place=where) from None


def read_bytes(path: Path) -> bytes:
    """All of a file; of one that ends in `.gz`, what is packed in it.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        with _opened(path) as file:
            return whole_of(file, str(path))
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(reason(error), place=str(path)) from None
    except MemoryError:
        raise InputError("not enough memory to read it", place=str(path)) from None


def whole_of(file: IO[bytes], where: str) -> bytes:
    """All of a file that is open.

    Raises:
        InputError: if it is too large for that.
    """
    data = file.read(MAX_WHOLE + 1)
    if len(data) > MAX_WHOLE:
        size = f"more than {MAX_WHOLE >> 20} MB are not read at once; give JSON lines, CSV or Parquet"
        raise InputError("the file is too large", place=where, detail=size)
    return data


def lines_of(file: IO[Any], where: str) -> Iterator[Any]:
    """The lines of a file that is open, of bytes or text, with their ends.

    Raises:
        InputError: if one is so long that it would fill the memory.
    """
    number = 0
    while line := file.readline(MAX_RECORD + 1):
        number += 1
        if len(line) > MAX_RECORD:
            raise InputError(f"a line has more than {MAX_RECORD >> 20} MB", place=f"{where}, line {number}")
        yield line


def _opened(path: Path) -> IO[bytes]:
    if path.is_char_device() or path.is_block_device():
        raise InputError("this is a device, not a file", place=str(path))
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")  # type: ignore[return-value]


@contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
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
            yield io.StringIO(decode(whole_of(file, str(path)), str(path)), newline="")
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
    csv.field_size_limit(MAX_RECORD)
    source = _Lines(lines)
    first = next((line for line in source if line.strip()), "")
    if not first:
        raise InputError("the file is empty", place=where)
    named = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    separator = named[1] if named else _separator(first)
    rows = csv.reader(source if named else chain((first,), source), delimiter=separator, strict=True)
    names: list[str] | None = None
    for number in count():
        place = f"{where}, row {number}" if names else where
        source.begin()
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
            if isinstance(error, csv.Error):
                source.again()
        else:
            if row:
                yield Record(dict(zip_longest(names, row)), place, number)


class _Lines:
    """Lines for a reader of CSV, which can have those of a broken row again.

    A quotation mark that is not closed makes one row of all that follow: only its first line is lost.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self._taken.append(line)
        self._size += len(line)
        if self._size > MAX_RECORD:
            raise csv.Error(f"more than {MAX_RECORD >> 20} MB")
        return line

    def begin(self) -> None:
        """A row begins."""
        self._taken.clear()
        self._size = 0

    def again(self) -> None:
        """Give the lines of the row once more, but its first."""
        self._waiting.extendleft(reversed(self._taken[1:]))


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

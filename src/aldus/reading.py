"""Inputs to articles: files, folders, standard input, and Python objects.

Formats are told by the extension: `.txt`, `.json`, `.jsonl`, `.jsonl.gz`, `.csv`, `.parquet` (pyarrow).
Texts keep every character, line ends included, so that offsets refer to the unchanged input.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from aldus.errors import InputError
from aldus.text import decode

HEADER = re.compile(r"\s*date[ \t]+(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?=\s)\s*")
"""A leading `date 2025-03 `, which gives the date and is not read as language."""

LONE = re.compile("[\ud800-\udfff]")
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

SUFFIXES = (".txt", ".json", ".jsonl", ".jsonl.gz", ".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Article:
    """One text to read, with what is known about it."""

    id: str
    """Identifier; from the file's name or its field `id`."""
    text: str
    """The unchanged text."""
    date: str | None = None
    """Date in ISO 8601, whole or partial."""
    title: str | None = None
    """Title, where the input has one apart from the text."""
    source: str = ""
    """Where it was read from: file, and line or row."""
    body: int = 0
    """Number of characters of a leading `date ...` header, which the pipeline skips."""

    @classmethod
    def of(
        cls,
        text: str,
        *,
        id: str = "article",
        date: str | None = None,
        title: str | None = None,
        source: str = "",
    ) -> Article:
        """An article from its text; a leading header gives the date unless `date` does.

        Raises:
            InputError: if the text is empty or not text.
        """
        if not text.strip():
            raise InputError(f"{source or id}: the text is empty")
        # Half a character of UTF-16 (from a JSON escape) is in no text file; offsets stay the same.
        text = LONE.sub("\ufffd", text)
        id = UNPRINTABLE.sub("_", id)[:200] or "article"
        date, title = _clean(date), _clean(title)
        if "\0" in text[:1000]:
            raise InputError(f"{source or id}: this is binary data, not text")
        header = HEADER.match(text[:64])
        if header and header.end() < len(text):
            return cls(id, text, date or header[1], title, source, header.end())
        return cls(id, text, date, title, source)


OnError = Callable[[InputError], None]
Source = str | Path | Mapping[str, Any] | Article | Iterable[Any]


def read(source: Source, *, on_error: OnError | None = None) -> Iterator[Article]:
    """Read articles from a file, a folder (recursively), `-` for standard input, or Python objects.

    Args:
        source: a path; or an Article, a mapping with `text` (and `id`, `date`, `title`), a pandas DataFrame
            with such columns, or an iterable of any of these. A string is a path; give texts as mappings.
        on_error: called with every article that cannot be read; without it the first one raises.

    Yields:
        Articles in order; files of a folder sorted by path. An id that comes again gets `-2`, `-3` ...

    Raises:
        InputError: if something is missing, empty, broken or of an unknown format.
    """
    from aldus.corpus.seen import Seen

    # Ids take little room (`Seen`); only those that come twice are kept as they are.
    seen, again = Seen(), dict[str, int]()
    for article in _read(source, on_error):
        if not seen.add(article.id):
            number = again.get(article.id, 1) + 1
            while not seen.add(unique := f"{article.id}-{number}"):
                number += 1
            again[article.id] = number
            article = Article(unique, article.text, article.date, article.title, article.source, article.body)
        yield article


def _read(source: Any, on_error: OnError | None) -> Iterator[Article]:
    if isinstance(source, Article):
        yield source
    elif isinstance(source, str | Path):
        yield from _read_path(str(source), on_error)
    elif isinstance(source, Mapping):
        yield from _try(lambda: _from_fields(source, "article", "article"), on_error)
    elif hasattr(source, "to_dict") and hasattr(source, "columns"):
        for i, row in enumerate(source.to_dict("records")):
            yield from _try(partial(_from_fields, row, f"row-{i}", f"row {i}"), on_error)
    elif isinstance(source, Iterable):
        for i, item in enumerate(source):
            if isinstance(item, Mapping):
                yield from _try(partial(_from_fields, item, f"article-{i}", f"item {i}"), on_error)
            else:
                yield from _read(item, on_error)
    else:
        raise InputError(f"cannot read articles from a {type(source).__name__}")


def _try(make: Callable[[], Article], on_error: OnError | None) -> Iterator[Article]:
    try:
        article = make()
    except InputError as error:
        if on_error is None:
            raise
        on_error(error)
        return
    yield article


def _read_path(name: str, on_error: OnError | None) -> Iterator[Article]:
    if name == "-":
        data = sys.stdin.buffer.read()
        yield from _guard(_parse(data, "stdin", "standard input", _sniff(data), on_error), on_error)
        return
    path = Path(name)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise InputError(f"{name[:200]!r}: {error}") from None
    if is_folder:
        files = sorted(
            p for p in path.rglob("*") if p.is_file() and _suffix(p) and not p.name.startswith(".")
        )
        if not files:
            raise InputError(f"{path}: the folder holds no articles ({', '.join(SUFFIXES)})")
        for file in files:
            yield from _guard(_read_file(file, on_error), on_error)
    elif not is_there:
        raise InputError(f"{path}: there is no such file or folder")
    else:
        yield from _guard(_read_file(path, on_error), on_error)


def _guard(articles: Iterator[Article], on_error: OnError | None) -> Iterator[Article]:
    """Report an error of a whole file where errors are collected."""
    try:
        yield from articles
    except InputError as error:
        if on_error is None:
            raise
        on_error(error)


def _suffix(path: Path) -> str:
    name = path.name.lower()
    return next((s for s in sorted(SUFFIXES, key=len, reverse=True) if name.endswith(s)), "")


def _sniff(data: bytes) -> str:
    """Format of standard input: JSON lines, JSON, or text."""
    head = data.lstrip()[:1]
    if head == b"[":
        return ".json"
    if head == b"{":
        first, _, rest = data.strip().partition(b"\n")
        return ".jsonl" if rest.lstrip()[:1] == b"{" or first.rstrip().endswith(b"}") else ".json"
    return ".txt"


def _read_file(path: Path, on_error: OnError | None) -> Iterator[Article]:
    suffix = _suffix(path)
    if not suffix:
        raise InputError(f"{path}: unknown format; known are {', '.join(SUFFIXES)}")
    stem = path.name[: -len(suffix)] or path.name
    if suffix == ".parquet":
        yield from _parquet(path, on_error)
    elif suffix in (".jsonl", ".jsonl.gz"):
        opener: Any = gzip.open if suffix.endswith(".gz") else Path.open
        try:
            with opener(path, "rb") as lines:
                yield from _jsonl(lines, stem, str(path), on_error)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{path}: {_reason(error)}") from None
    else:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {_reason(error)}") from None
        yield from _parse(data, stem, str(path), suffix, on_error)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _parse(data: bytes, stem: str, where: str, suffix: str, on_error: OnError | None) -> Iterator[Article]:
    if suffix == ".jsonl":
        yield from _jsonl(io.BytesIO(data), stem, where, on_error)
        return
    text = decode(data, where)
    if suffix == ".txt":
        yield Article.of(text, id=stem, source=where)
    elif suffix == ".csv":
        yield from _csv(text, stem, where, on_error)
    else:
        if not text.strip():
            raise InputError(f"{where}: the file is empty")
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: not JSON: {error}") from None
        if not isinstance(value, list):
            yield _from_fields(value, stem, where)
            return
        if not value:
            raise InputError(f"{where}: the list is empty")
        for i, item in enumerate(value):
            yield from _try(partial(_from_fields, item, f"{stem}-{i}", f"{where}, item {i}"), on_error)


def _jsonl(lines: Iterable[bytes], stem: str, where: str, on_error: OnError | None) -> Iterator[Article]:
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False

        def make(line: bytes = line, number: int = number) -> Article:
            place = f"{where}, line {number}"
            try:
                value = json.loads(decode(line, place))
            except (ValueError, RecursionError) as error:
                raise InputError(f"{place}: not JSON: {error}") from None
            return _from_fields(value, f"{stem}-{number}", place)

        yield from _try(make, on_error)
    if empty:
        raise InputError(f"{where}: the file is empty")


def _csv(text: str, stem: str, where: str, on_error: OnError | None) -> Iterator[Article]:
    if not text.strip():
        raise InputError(f"{where}: the file is empty")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    # An article may be longer than the csv module's default limit of a field.
    csv.field_size_limit(2**31 - 1)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = {n.strip().lower(): n for n in rows.fieldnames or [] if n}
    if "text" not in names:
        found = ", ".join(names) or "none"
        raise InputError(f"{where}: the CSV lacks the column 'text' (columns: {found})")
    try:
        for number, row in enumerate(rows, 1):
            fields = {key: row.get(column) for key, column in names.items()}
            place = f"{where}, row {number}"
            yield from _try(partial(_from_fields, fields, f"{stem}-{number}", place), on_error)
    except csv.Error as error:
        raise InputError(f"{where}: broken CSV: {error}") from None


def _parquet(path: Path, on_error: OnError | None) -> Iterator[Article]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError(f"{path}: reading Parquet needs pyarrow: pip install 'aldus[tables]'") from None
    try:
        file = parquet.ParquetFile(path)
        if "text" not in file.schema_arrow.names:
            raise InputError(f"{path}: the table lacks the column 'text'")
        columns = [n for n in ("id", "date", "title", "text") if n in file.schema_arrow.names]
        number = 0
        for batch in file.iter_batches(batch_size=256, columns=columns):
            for row in batch.to_pylist():
                number += 1
                place = f"{path}, row {number}"
                yield from _try(partial(_from_fields, row, f"{path.stem}-{number}", place), on_error)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: broken Parquet: {error}") from None


def _from_fields(value: Any, fallback: str, where: str) -> Article:
    if not isinstance(value, Mapping):
        raise InputError(f"{where}: not an object with a field 'text' but a {type(value).__name__}")
    text = value.get("text")
    if not isinstance(text, str):
        what = "is missing" if text is None else f"is a {type(text).__name__}, not a string"
        raise InputError(f"{where}: the field 'text' {what}")
    fields: dict[str, str | None] = {}
    for key in ("id", "date", "title"):
        field = value.get(key)
        if field is None or type(field).__name__ in ("NAType", "NaTType"):
            fields[key] = None
        elif isinstance(field, str | int):
            fields[key] = _number(field) or None
        elif isinstance(field, float):
            # A column of whole numbers with gaps arrives as floats.
            fields[key] = None if field != field else f"{field:.15g}"
        elif key == "date" and hasattr(field, "isoformat"):
            fields[key] = str(field.isoformat())[:10]
        else:
            raise InputError(f"{where}: the field {key!r} is a {type(field).__name__}, not a string")
    return Article.of(
        text, id=fields["id"] or fallback, date=fields["date"], title=fields["title"], source=where
    )


def _number(field: str | int) -> str:
    try:
        return str(field)
    except ValueError:  # more digits than Python converts
        return hex(int(field))


def _clean(field: str | None) -> str | None:
    return None if field is None else LONE.sub("\ufffd", field)


def count(source: Iterable[str]) -> int | None:
    """Number of articles in files and folders, as far as it can be had quickly; None where it cannot."""
    total = 0
    for name in source:
        path = Path(name)
        files = [p for p in path.rglob("*") if _suffix(p)] if path.is_dir() else [path]
        for file in files:
            suffix = _suffix(file)
            if suffix == ".jsonl":
                with file.open("rb") as lines:
                    total += sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))
            elif suffix in (".txt", ".json"):
                total += 1
            else:
                return None
    return total

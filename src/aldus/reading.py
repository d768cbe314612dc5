"""Inputs to articles: files, folders, standard input, and Python objects.

Formats are told by the extension: `.txt`, `.json`, `.jsonl`, `.jsonl.gz`, `.csv`, `.parquet` (pyarrow).
Texts keep every character, line ends included, so that offsets refer to the unchanged input.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from aldus.errors import InputError
from aldus.files import reason
from aldus.records import OnError, Record, json_lines, json_values, read_records
from aldus.seen import Seen
from aldus.text import decode, printable, whole

HEADER = re.compile(r"\s*date[ \t]+(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?=\s)\s*")
"""A leading `date 2025-03 `, which gives the date and is not read as language."""

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
    skip: int = 0
    """Number of characters of a leading `date ...` header, which is not read as language."""

    @property
    def body(self) -> str:
        """The text without such a header: what the pipeline reads."""
        return self.text[self.skip :]

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
            raise InputError("the text is empty", place=source or id)
        text = whole(text)
        id = printable(id, "_")[:200] or "article"
        date, title = (None if field is None else whole(field) for field in (date, title))
        if "\0" in text[:1000]:
            raise InputError("this is binary data, not text", place=source or id)
        header = HEADER.match(text[:64])
        if header and header.end() < len(text):
            return cls(id, text, date or header[1], title, source, header.end())
        return cls(id, text, date, title, source)


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
    # Ids take little room (`Seen`); only those that come twice are kept as they are.
    seen, again = Seen(), dict[str, int]()
    for article in _read(source, on_error):
        if not seen.add(article.id):
            number = again.get(article.id, 1) + 1
            while not seen.add(unique := f"{article.id}-{number}"):
                number += 1
            again[article.id] = number
            article = replace(article, id=unique)
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
        yield from _guard(_standard_input(on_error), on_error)
        return
    path = Path(name)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise InputError(str(error), place=repr(name[:200])) from None
    if is_folder:
        files = sorted(
            p for p in path.rglob("*") if p.is_file() and _suffix(p) and not p.name.startswith(".")
        )
        if not files:
            raise InputError(f"the folder holds no articles ({', '.join(SUFFIXES)})", place=name)
        for file in files:
            yield from _guard(_read_file(file, on_error), on_error)
    elif not is_there:
        raise InputError("there is no such file or folder", place=name)
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


def _standard_input(on_error: OnError | None) -> Iterator[Article]:
    """Articles of standard input: JSON lines, JSON, or text."""
    data, where = sys.stdin.buffer.read(), "standard input"
    head = data.lstrip()[:1]
    if head not in (b"[", b"{"):
        yield Article.of(decode(data, where), id="stdin", source=where)
        return
    first, _, rest = data.strip().partition(b"\n")
    if head == b"{" and (rest.lstrip()[:1] == b"{" or first.rstrip().endswith(b"}")):
        records = json_lines(io.BytesIO(data), where, on_error)
    else:
        records = json_values(decode(data, where), where)
    yield from _from_records(records, "stdin", on_error)


def _read_file(path: Path, on_error: OnError | None) -> Iterator[Article]:
    suffix, where = _suffix(path), str(path)
    if not suffix:
        raise InputError(f"unknown format; known are {', '.join(SUFFIXES)}", place=where)
    stem = path.name[: -len(suffix)] or path.name
    if suffix == ".txt":
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(reason(error), place=where) from None
        yield Article.of(decode(data, where), id=stem, source=where)
        return
    columns = ("id", "date", "title", "text")
    records = read_records(path, suffix, columns=columns, needed="text", on_error=on_error)
    yield from _from_records(records, stem, on_error)


def _from_records(records: Iterable[Record], stem: str, on_error: OnError | None) -> Iterator[Article]:
    for value, place, number in records:
        fallback = stem if number is None else f"{stem}-{number}"
        yield from _try(partial(_from_fields, value, fallback, place), on_error)


def _from_fields(value: Any, fallback: str, where: str) -> Article:
    if not isinstance(value, Mapping):
        raise InputError(f"not an object with a field 'text' but a {type(value).__name__}", place=where)
    text = value.get("text")
    if not isinstance(text, str):
        what = "is missing" if text is None else f"is a {type(text).__name__}, not a string"
        raise InputError(f"the field 'text' {what}", place=where)
    fields = {key: _field(key, value.get(key), where) for key in ("id", "date", "title")}
    return Article.of(
        text, id=fields["id"] or fallback, date=fields["date"], title=fields["title"], source=where
    )


def _field(key: str, value: Any, where: str) -> str | None:
    """A field as a string; None where it is missing or empty."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, str | int):
        return _number(value) or None
    if isinstance(value, float):
        # A column of whole numbers with gaps arrives as floats.
        return None if value != value else f"{value:.15g}"
    if key == "date" and hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    raise InputError(f"the field {key!r} is a {type(value).__name__}, not a string", place=where)


def _number(field: str | int) -> str:
    try:
        return str(field)
    except ValueError:  # more digits than Python converts
        return hex(int(field))


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

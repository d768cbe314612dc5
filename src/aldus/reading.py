"""Inputs to articles: files, folders, standard input, and Python objects.

Formats are told by the extension: `.txt`, `.json`, `.jsonl` or `.ndjson`, `.csv`, `.tsv`, each also with `.gz`, and
`.parquet` (pyarrow). Columns are known by their names (`aldus.columns`); what is no field of an article is kept.
Texts keep every character, line ends included, so that offsets refer to the unchanged input.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from aldus.columns import META, Chosen, Columns, name_of, plain
from aldus.dates import iso_date
from aldus.errors import InputError
from aldus.files import files_below, reason
from aldus.records import (
    OnError,
    Record,
    csv_rows,
    header_of,
    json_lines,
    json_values,
    lines_of,
    read_bytes,
    read_records,
    whole_of,
)
from aldus.seen import Seen
from aldus.text import decode, printable, whole

HEADER = re.compile(r"\s*date[ \t]+(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?=\s)\s*")
"""A leading `date 2025-03 `, which gives the date and is not read as language."""

_PLAIN = (".txt", ".json", ".jsonl", ".ndjson", ".csv", ".tsv")
SUFFIXES = (*_PLAIN, *(f"{suffix}.gz" for suffix in _PLAIN), ".parquet")
"""The extensions that can be read."""


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
    meta: dict[str, Any] = field(default_factory=dict, hash=False)
    """What else is known, as JSON can hold it: `url`, `publisher`, `section`, `author`, `page`, `language`, and
    further columns by their own names; `date` where that could not be read as one."""

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
        meta: Mapping[str, Any] | None = None,
    ) -> Article:
        """An article from its text; a leading header gives the date unless `date` does.

        A `date` that is none (see `aldus.dates.iso_date`) is kept in `meta`, as it was given.

        Raises:
            InputError: if the text is empty or not text.
        """
        if not text.strip():
            raise InputError("the text is empty", place=source or id)
        text = whole(text)
        if "\0" in text[:1000]:
            raise InputError("this is binary data, not text", place=source or id)
        id = printable(id, "_")[:200] or "article"
        known = plain(meta or {}) or {}
        if date is not None and (given := whole(date.strip())):
            date = iso_date(given)
            if date is None:
                known["date"] = given
        header = HEADER.match(text[:64])
        skip = header.end() if header and header.end() < len(text) else 0
        if header and skip:
            date = date or header[1]
        return cls(id, text, date or None, None if title is None else whole(title), source, skip, known)


Source = str | Path | Mapping[str, Any] | Article | Iterable[Any]


def read(
    source: Source,
    *,
    columns: Chosen | None = None,
    exclude: Iterable[str | Path] = (),
    on_error: OnError | None = None,
) -> Iterator[Article]:
    """Read articles from a file, a folder (recursively), `-` for standard input, or Python objects.

    Args:
        source: a path; or an Article, a mapping with `text` (and `id`, `date`, `title`, `url` ...), a frame of pandas
            or polars with such columns, or an iterable of any of these. A string is a path; give texts as mappings.
        columns: field (`text`, `id`, `date`, `title`, `url`, `publisher` ...) -> column that holds it, where that
            has none of the names in `aldus.columns.FIELDS`; of `text` several columns, read one after the other with an
            empty line between them: `{"text": ["kop", "lead", "tekst"]}`.
        exclude: files and folders that are no input, such as an output inside the input.
        on_error: called with every article that cannot be read; without it the first one raises.

    Yields:
        Articles in order; files of a folder sorted by path, without hidden ones and without what `aldus extract`
        wrote there. The id is the file's name, in a folder its path without suffix, where no field `id` says
        otherwise; one that comes again gets `-2`, `-3` ...

    Raises:
        InputError: if something is missing, empty, broken or of an unknown format, or a column is not there.
    """
    reader = _Reader(Columns(columns), frozenset(Path(p).resolve() for p in exclude), on_error)
    # Ids take little room (`Seen`); only those that come twice are kept as they are.
    seen, again = Seen(), dict[str, int]()
    for article in reader.read(source):
        if not seen.add(article.id):
            number = again.get(article.id, 1) + 1
            while not seen.add(unique := f"{article.id}-{number}"):
                number += 1
            again[article.id] = number
            article = replace(article, id=unique)
        yield article


class _Reader:
    """Reads sources of every kind, with the same columns."""

    def __init__(self, columns: Columns, exclude: frozenset[Path], on_error: OnError | None) -> None:
        self._columns = columns
        self._exclude = exclude
        self._on_error = on_error

    def read(self, source: Any) -> Iterator[Article]:
        if isinstance(source, Article):
            yield source
        elif isinstance(source, str | Path):
            yield from self._path(str(source))
        elif isinstance(source, Mapping):
            yield from self._article(source, "article", "article")
        elif (rows := rows_of(source)) is not None:
            self._columns.check(source.columns)
            for i, row in enumerate(rows):
                yield from self._article(row, f"row-{i}", f"row {i}")
        elif isinstance(source, Iterable):
            for i, item in enumerate(source):
                if isinstance(item, Mapping):
                    yield from self._article(item, f"article-{i}", f"item {i}")
                else:
                    yield from self.read(item)
        else:
            raise InputError(f"cannot read articles from a {type(source).__name__}")

    def _article(self, value: Any, fallback: str, where: str) -> Iterator[Article]:
        try:
            article = from_fields(value, self._columns, fallback, where)
        except InputError as error:
            if self._on_error is None:
                raise
            self._on_error(error)
        else:
            yield article

    def _path(self, name: str) -> Iterator[Article]:
        if name == "-":
            yield from self._guard(self._standard_input())
            return
        path = Path(name)
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except (OSError, ValueError) as error:
            raise InputError(str(error), place=repr(name[:200])) from None
        if is_folder:
            yield from self._folder(path)
        elif not is_there:
            raise InputError("there is no such file or folder", place=name)
        else:
            yield from self._guard(self._file(path))

    def _folder(self, folder: Path) -> Iterator[Article]:
        def unreadable(error: OSError, path: Path) -> None:
            failure = InputError(reason(error), place=str(path))
            if self._on_error is None:
                raise failure
            self._on_error(failure)

        empty = True
        for file in files_of(folder, self._exclude, unreadable):
            empty = False
            # The id tells the day of `2025-03-01/kop.txt`: it stays whatever other folders hold.
            within = file.parent.relative_to(folder).as_posix()
            yield from self._guard(self._file(file, "" if within == "." else f"{within}/"))
        if empty:
            raise InputError(f"the folder holds no articles ({', '.join(SUFFIXES)})", place=str(folder))

    def _guard(self, articles: Iterator[Article]) -> Iterator[Article]:
        """Report an error of a whole file where errors are collected."""
        try:
            yield from articles
        except InputError as error:
            if self._on_error is None:
                raise
            self._on_error(error)

    def _standard_input(self) -> Iterator[Article]:
        """Articles of standard input: JSON lines, JSON, CSV, or text."""
        where = "standard input"
        if sys.stdin is None:
            raise InputError("it is closed", place=where)
        file = sys.stdin.buffer
        lines = lines_of(file, where)
        begin: list[bytes] = []  # up to the second line that is not empty
        while sum(map(bool, map(bytes.strip, begin))) < 2 and (line := next(lines, b"")):
            begin.append(line)
        first, second, *_ = *(line.strip() for line in begin if line.strip()), b"", b""
        if first[:1] == b"{" and (second[:1] == b"{" or first[-1:] == b"}"):
            records = json_lines(chain(begin, lines), where, self._on_error)
            yield from self._records(records, "stdin")
            return
        data = b"".join(begin) + whole_of(file, where)
        if first[:1] in (b"[", b"{"):
            yield from self._records(json_values(decode(data, where), where), "stdin")
            return
        text = decode(data, where)
        names = header_of(text)
        if len(names) > 1 and self._columns.has_text(names):
            yield from self._records(
                csv_rows(io.StringIO(text, newline=""), where, on_error=self._on_error), "stdin"
            )
        else:
            yield Article.of(text, id="stdin", source=where)

    def _file(self, path: Path, prefix: str = "") -> Iterator[Article]:
        suffix, where = suffix_of(path), str(path)
        if not suffix:
            raise InputError(f"unknown format; known are {', '.join(SUFFIXES)}", place=where)
        stem = prefix + (path.name[: -len(suffix)] or path.name)
        if suffix.startswith(".txt"):
            yield Article.of(decode(read_bytes(path), where), id=stem, source=where)
            return
        records = read_records(path, suffix, check=self._columns.check, on_error=self._on_error)
        yield from self._records(records, stem)

    def _records(self, records: Iterable[Record], stem: str) -> Iterator[Article]:
        for value, place, number in records:
            if number is None and isinstance(value, Mapping) and not self._columns.has_text(value):
                # one answer of a server, with its articles inside
                items = _items(value)
            else:
                items = []
            if items:
                inner = (Record(v, f"{place}, item {i}", i) for i, v in enumerate(items))
                yield from self._records(inner, stem)
                continue
            yield from self._article(value, stem if number is None else f"{stem}-{number}", place)


def rows_of(frame: Any) -> Iterable[Mapping[Any, Any]] | None:
    """The rows of a frame of pandas or polars; None for what is no frame."""
    if not hasattr(frame, "columns"):
        return None
    if hasattr(frame, "iter_rows"):
        rows: Iterable[Mapping[Any, Any]] = frame.iter_rows(named=True)
        return rows
    if not hasattr(frame, "to_dict"):
        return None
    found: list[Mapping[Any, Any]] = frame.to_dict("records")
    return found


def _items(value: Mapping[str, Any], depth: int = 3) -> list[Any]:
    """The longest list of objects inside an object, at most `depth` levels down."""
    lists = [v for v in value.values() if isinstance(v, list) and any(isinstance(i, Mapping) for i in v)]
    if depth > 1:
        lists += [_items(v, depth - 1) for v in value.values() if isinstance(v, Mapping)]
    return max(lists, key=len, default=[])


def from_fields(value: Any, columns: Columns, fallback: str, where: str) -> Article:
    """An article from a record.

    Args:
        value: a mapping; what is no mapping is an error.
        columns: which of its keys hold what.
        fallback: the id of an article without one.
        where: its place, for messages.

    Raises:
        InputError: if it has no text, or a field is of a wrong type.
    """
    if not isinstance(value, Mapping):
        raise InputError(f"not an object with a field 'text' but a {type(value).__name__}", place=where)
    try:
        if not columns.has_text(value) or isinstance(value[columns.find(value)["text"]], Mapping):
            value = _opened(value, columns)
        found = columns.find(value)
        before = columns.before(value)
    except InputError as error:
        raise InputError(error.reason, place=where) from None
    text = value[found["text"]] if "text" in found else None
    if not isinstance(text, str):
        what = "is missing" if plain(text) is None else f"is a {type(text).__name__}, not a string"
        raise InputError(f"the field 'text' {what}", place=where)
    text = _headed(text, [part for column in before if isinstance(part := value[column], str)])
    fields = {key: _field(key, value[found[key]], where) for key in ("id", "date", "title") if key in found}
    return Article.of(
        text,
        id=fields.get("id") or fallback,
        date=fields.get("date"),
        title=fields.get("title"),
        source=where,
        meta=_meta(value, found, columns.rest(value)),
    )


def _headed(text: str, parts: Iterable[str]) -> str:
    """A text below its headline and lead; those that it begins with itself are not repeated."""
    above = [part for part in (p.strip() for p in parts) if part and not text.lstrip().startswith(part)]
    return "\n\n".join((*above, text))


def _opened(value: Mapping[str, Any], columns: Columns) -> Mapping[str, Any]:
    """A record whose fields stand one level down, as `_source` or `fields`, with those beside its own."""
    inner = [v for v in value.values() if isinstance(v, Mapping) and columns.has_text(v)]
    if len(inner) != 1:
        return value
    return {**{k: v for k, v in value.items() if v is not inner[0]}, **inner[0]}


def _meta(value: Mapping[str, Any], found: Mapping[str, Any], rest: Iterable[Any]) -> dict[str, Any]:
    """What a record says besides text, id, date and title, under the names of `Article.meta`."""
    earlier = value.get("meta")
    meta = dict(earlier) if isinstance(earlier, Mapping) else {}
    for known in META:
        if known in found and (name := name_of(plain(value[found[known]]))) is not None:
            meta[known] = _number(name) if isinstance(name, str | int) else f"{name:.15g}"
    # The name of a source in one export is its address in another.
    if str(meta.get("publisher", "")).startswith(("https://", "http://")):
        meta.setdefault("url", meta.pop("publisher"))
    for column in rest:
        if (further := plain(value[column])) is not None:
            meta[str(column).strip()] = further
    return meta


def _field(key: str, value: Any, where: str) -> str | None:
    """A field as a string; None where it is missing or empty."""
    if key == "date" and hasattr(value, "isoformat") and value == value:
        return str(value.isoformat())[:10]
    if isinstance(value, str):
        return value or None
    value = plain(value)
    if value is None:
        return None
    if isinstance(value, int):
        return _number(value)
    if isinstance(value, float):
        # A column of whole numbers with gaps arrives as floats.
        return f"{value:.15g}"
    raise InputError(f"the field {key!r} is a {type(value).__name__}, not a string", place=where)


def _number(field: str | int) -> str:
    try:
        return str(field)
    except ValueError:  # more digits than Python converts
        return hex(int(field))


def suffix_of(path: Path) -> str:
    """The extension by which `path` is read; empty where it is none of `SUFFIXES`."""
    name = path.name.lower()
    return next((s for s in sorted(SUFFIXES, key=len, reverse=True) if name.endswith(s)), "")


def files_of(
    folder: Path, exclude: Collection[Path] = (), on_error: Callable[[OSError, Path], None] = lambda *_: None
) -> Iterator[Path]:
    """The files in a folder that can be read, in the order of their paths.

    Left out are hidden files and folders, what `aldus extract` wrote, and what is in `exclude`; `on_error` gets the
    folders that cannot be read.
    """
    for path in files_below(folder, on_error):
        if suffix_of(path):
            place = path.resolve() if exclude else path
            if not any(p in exclude for p in (place, *place.parents)):
                yield path


def count(source: Iterable[str]) -> int | None:
    """Number of articles in files and folders, as far as it can be had quickly; None where it cannot."""
    total = 0
    for name in source:
        path = Path(name)
        for file in files_of(path) if path.is_dir() else (path,):
            number = _count(file)
            if number is None:
                return None
            total += number
    return total


def _count(file: Path) -> int | None:
    suffix = suffix_of(file)
    if suffix in (".txt", ".txt.gz", ".json", ".json.gz"):
        return 1
    if suffix not in (".jsonl", ".ndjson") or not file.is_file():  # a pipe can be read once only
        return None
    with file.open("rb") as lines:
        return sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))

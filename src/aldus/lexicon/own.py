"""The user's own rows: read from CSV, pandas or mappings, and checked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from aldus.document import ACTOR_TYPES, ActorType
from aldus.errors import InputError
from aldus.lexicon.actors import Known
from aldus.lexicon.check import check_rows
from aldus.lexicon.load import COLUMNS, KEYS, PIPE, TABLES, Row
from aldus.lexicon.tables import Rows
from aldus.records import read_bytes
from aldus.text import decode, slug

ACTORS = ("label", "type", "id", "names", "country", "gender", "wikidata")
COUNTED = frozenset(
    (
        "aliases",
        "mentions",
        "documents",
        "statements",
        "first_date",
        "last_date",
        "merged",
        "member_of",
        "certainty",
    )
)
"""What nodes of a graph count themselves."""
_DEFAULTS = {
    "cues.csv": {"kind": "say"},
    "light.csv": {"kind": "do"},
    "titles.csv": {"gender": "x", "body": "org"},
}
_YES = {"yes": "yes", "y": "yes", "ja": "yes", "j": "yes", "true": "yes", "1": "yes", "1.0": "yes"}
_NO = {"no", "n", "nee", "false", "0", "0.0"}


def own_rows(**sources: Any) -> Rows:
    """A user's own rows of `TABLES`.

    Args:
        sources: for each table the path of a CSV file (separated by comma, semicolon or tab), a pandas DataFrame, or
            an iterable of mappings, with the columns of our table; None for no rows. Only the columns of `KEYS` are
            required.

    Returns:
        The rows by the file name of our table.

    Raises:
        InputError: if a source cannot be read, or a row is broken; it names the file, the line and the column.
    """
    found: dict[str, tuple[Row, ...]] = {}
    for name, source in sources.items():
        if source is None:
            continue
        table = TABLES[name]
        rows = tuple(
            Row(row.place, {**row.cells, **_filled(table, row)})
            for row in read_table(source, f"own {name}", COLUMNS[table], KEYS[table])
        )
        problems = list(check_rows(table, rows))
        if problems:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            raise InputError(problems[0] + more)
        found[table] = rows
    return found


def _filled(table: str, row: Row) -> dict[str, str]:
    """The cells of a row with their defaults, and `yes` for what means that."""
    cells = {column: value for column, value in _DEFAULTS.get(table, {}).items() if not row[column]}
    if said := row.cells.get("symmetric"):
        cells["symmetric"] = "" if said.lower() in _NO else _YES.get(said.lower(), said)
    return cells


def own_actors(source: Any) -> list[tuple[Known, list[str]]]:
    """The user's own actors with their names.

    Args:
        source: path of a CSV file (separated by comma, semicolon or tab), a pandas DataFrame, or an iterable of
            mappings, with `label` and `type` (`PERSON`, `ORG` or `COUNTRY`), and optionally `id`, `names` (a list, or
            separated by `|`), `country`, `gender` and `wikidata`. Further columns go with the actor to the nodes of graphs.

    Raises:
        InputError: if a row is broken; it names the file, the line and the column.
    """
    found = []
    for row in read_table(source, "own actors", ACTORS, ("label", "type"), more=True):
        label, kind = row["label"], row["type"]
        if not label:
            raise InputError(f"{row.at('label')}: it is empty")
        if kind not in ACTOR_TYPES:
            raise InputError(f"{row.at('type')}: {kind!r} is not one of {', '.join(sorted(ACTOR_TYPES))}")
        if row["wikidata"] and not re.fullmatch(r"Q\d+", row["wikidata"]):
            raise InputError(f"{row.at('wikidata')}: {row['wikidata']!r} is not an id such as Q42")
        id = row["id"] or slug(label)
        if not id:
            raise InputError(
                f"{row.at('label')}: {label!r} has no letter of an id; give it one in a column `id`"
            )
        known = Known(
            id,
            cast(ActorType, kind),
            label,
            row["country"] or None,
            row["gender"] or "x",
            wikidata=row["wikidata"] or None,
            more=tuple(_more(row)),
            own=True,
        )
        found.append((known, [label, *(name.strip() for name in row.parts("names") if name.strip())]))
    return found


def _more(row: Row) -> Iterator[tuple[str, str]]:
    """The further columns of an actor that say something.

    Raises:
        InputError: if one has the name of what a graph counts.
    """
    for name, value in row.cells.items():
        if name in COUNTED and value:
            raise InputError(
                f"{row.at(name)}: that is a name of what graphs count; call the column otherwise"
            )
        if name and name not in ACTORS and value:
            yield name, value


def read_table(
    source: Any,
    where: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    *,
    more: bool = False,
) -> Iterator[Row]:
    """The rows of any source, with all `columns`; further ones are left out, unless `more` are wanted.

    Args:
        source: path of a CSV file (separated by comma, semicolon or tab), a pandas DataFrame, or an iterable of mappings.
        where: what it is called in messages, where it is no file.
        columns: those to read.
        required: those that must be there.

    Raises:
        InputError: if it cannot be read, or lacks a column; it names the file and the line.
    """
    known = set(columns)
    for place, item in _items(source, where):
        if not isinstance(item, Mapping):
            raise InputError(f"{place}: not a mapping but a {type(item).__name__}")
        cells = {str(key).strip().lower(): _cell(value) for key, value in item.items()}
        for column in required:
            if column not in cells:
                raise InputError(f"{place}: the column {column!r} is missing")
        for name in cells.keys() - known:
            if meant := get_close_matches(name, set(columns) - cells.keys(), 1, 0.75):
                raise InputError(f"{place}: unknown column {name!r}; is it {meant[0]!r}?")
            known.add(name)
        if any(cells.values()):
            found = {column: cells.get(column, "") for column in columns}
            yield Row(place, {**cells, **found} if more else found)


def _items(source: Any, where: str) -> Iterator[tuple[str, Any]]:
    """What a source holds, each with its place for messages."""
    if isinstance(source, str | Path):
        yield from _csv(Path(source))
        return
    if hasattr(source, "to_dict") and hasattr(source, "columns"):
        source = source.to_dict("records")
    if not isinstance(source, Iterable) or isinstance(source, Mapping | bytes):
        raise InputError(f"{where}: cannot read rows from a {type(source).__name__}")
    for number, item in enumerate(source, 1):
        yield f"{where}, row {number}", item


def _csv(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    text = decode(read_bytes(path), str(path))
    header = text.split("\n", 1)[0]
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=max(",;\t", key=header.count))
    try:
        for row in reader:
            place = f"{path}, line {reader.line_num}"
            if None in row:
                raise InputError(f"{place}: more cells than columns")
            yield place, row
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: {error}") from None


def _cell(value: Any) -> str:
    """A cell as text; an empty one of a DataFrame is NaN or NA, which is not equal to itself, or None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return PIPE.join(part.strip() for part in value.split(PIPE))
    if isinstance(value, list | tuple | set | frozenset):
        return PIPE.join(str(part).strip() for part in value)
    try:
        return "" if value != value else str(value)
    except TypeError:  # pandas.NA has no truth
        return ""

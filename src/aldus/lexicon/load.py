"""Reading the tables of words in `data/`: CSV and TOML."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from aldus.errors import PipelineError

PIPE = "|"
"""Separates the values of a cell."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "attitudes.csv": ("word", "target", "event_type", "note"),
    "countries.csv": (
        "id", "alpha2", "label", "names", "adjectives", "inhabitants", "feminine", "cities", "metonyms", "note",
    ),
    "cue_nouns.csv": ("noun", "target", "event_type", "note"),
    "cues.csv": ("lemma", "kind", "target", "content", "event_type", "note"),
    "events.csv": ("event_type", "quad_class", "description"),
    "light.csv": ("verb", "noun", "prep", "predicate", "kind", "target", "event_type"),
    "nouns.csv": ("noun", "source", "target", "symmetric", "event_type", "note"),
    "organisations.csv": ("id", "label", "names", "adjectives", "metonyms", "kind", "country", "note"),
    "persons.csv": ("id", "label", "names", "gender", "country", "functions", "note"),
    "titles.csv": ("noun", "plural", "gender", "body", "note"),
    "verbs.csv": ("lemma", "target", "symmetric", "event_type", "note"),
}  # fmt: skip
"""The columns of each table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    table: str
    """Name or path of the file."""
    line: int
    """Number of its line, or of the row where there is no file; the first is 1."""
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def parts(self, column: str) -> tuple[str, ...]:
        """The values of a cell that are separated by `|`."""
        return tuple(part for part in self.cells[column].split(PIPE) if part)

    def yes(self, column: str) -> bool:
        """Whether a cell says `yes`."""
        return self.cells[column] == "yes"


def _text(name: str) -> str:
    try:
        return files("aldus.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(f"the table {name} of Aldus cannot be read: {error}") from None


def read_rows(name: str) -> Iterator[Row]:
    """The rows of a table of ours.

    Raises:
        PipelineError: if the table is missing, or lacks a column.
    """
    reader = csv.DictReader(_text(name).splitlines())
    missing = [column for column in COLUMNS[name] if column not in (reader.fieldnames or ())]
    if missing:
        raise PipelineError(f"the table {name} of Aldus lacks the column {missing[0]!r}")
    for row in reader:
        cells = {column: row[column] or "" for column in COLUMNS[name]}
        yield Row(name, reader.line_num, cells)


def read_toml(name: str) -> dict[str, Any]:
    """A TOML table of ours.

    Raises:
        PipelineError: if it is missing or broken.
    """
    try:
        import tomllib
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[import-not-found,no-redef,unused-ignore]
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise PipelineError(f"the table {name} of Aldus is broken: {error}") from None

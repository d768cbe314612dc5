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
    "cameo.csv": ("event_type", "mode", "code", "text"),
    "countries.csv": (
        "id", "alpha2", "cow", "label", "names", "adjectives", "inhabitants", "feminine", "cities", "metonyms", "note",
    ),
    "cue_nouns.csv": ("noun", "target", "event_type", "note"),
    "cues.csv": ("lemma", "kind", "target", "content", "event_type", "mode", "note"),
    "embedding.csv": (
        "lemma", "pos", "construction", "class", "positive", "negative", "attributed", "example",
    ),
    "events.csv": ("event_type", "quad_class", "description", "intensity"),
    "frames.csv": ("verbs", "prep", "object", "target", "kind", "event_type", "mode", "example"),
    "light.csv": (
        "verb", "noun", "prep", "predicate", "kind", "target", "event_type", "words", "mode", "example",
    ),
    "modes.csv": ("event_type", "mode", "intensity", "description"),
    "no_acts.csv": ("verb", "noun", "prep", "words"),
    "nouns.csv": ("noun", "source", "target", "symmetric", "event_type", "mode", "note"),
    "objects.csv": ("object", "nouns", "description"),
    "organisations.csv": ("id", "label", "names", "adjectives", "metonyms", "kind", "country", "note"),
    "persons.csv": ("id", "label", "names", "gender", "country", "functions", "note"),
    "rules.csv": ("layer", "name", "finds", "example", "fired", "right"),
    "sectors.csv": ("sector", "code", "kinds", "titles", "alone", "description"),
    "titles.csv": ("noun", "plural", "gender", "body", "note"),
    "turns.csv": ("event_type", "announced", "stopped"),
    "undergo.csv": ("verb", "noun", "words", "source", "kind", "event_type", "mode", "example"),
    "verbs.csv": ("lemma", "target", "symmetric", "event_type", "mode", "note"),
}  # fmt: skip
"""The columns of each table."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "attitudes.csv": ("word",),
    "cameo.csv": ("event_type", "mode"),
    "countries.csv": ("id",),
    "cue_nouns.csv": ("noun",),
    "cues.csv": ("lemma",),
    "embedding.csv": ("lemma", "pos", "construction"),
    "events.csv": ("event_type",),
    "frames.csv": ("verbs", "object"),
    "light.csv": ("verb", "noun"),
    "modes.csv": ("event_type", "mode"),
    "no_acts.csv": ("verb",),
    "nouns.csv": ("noun",),
    "objects.csv": ("object", "nouns"),
    "organisations.csv": ("id",),
    "persons.csv": ("id",),
    "rules.csv": ("layer", "name"),
    "sectors.csv": ("sector",),
    "titles.csv": ("noun",),
    "turns.csv": ("event_type",),
    "undergo.csv": ("verb",),
    "verbs.csv": ("lemma",),
}
"""The columns that say what a row is about; they are never empty."""


TABLES: Mapping[str, str] = {
    "verbs": "verbs.csv",
    "nouns": "nouns.csv",
    "cues": "cues.csv",
    "titles": "titles.csv",
    "light_verbs": "light.csv",
    "cue_nouns": "cue_nouns.csv",
    "attitudes": "attitudes.csv",
}
"""The tables that a user may extend, by the name of the argument of `aldus.load` that does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    place: str
    """Where it stands, for messages: `verbs.csv, line 12`."""
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def parts(self, column: str) -> tuple[str, ...]:
        """The values of a cell that are separated by `|`."""
        return tuple(part for part in self.cells[column].split(PIPE) if part)

    def at(self, column: str) -> str:
        """The place of a cell, for messages: `verbs.csv, line 12, column 'target'`."""
        return f"{self.place}, column {column!r}"

    def number(self, column: str) -> int:
        """The number in a cell; 0 where it is empty."""
        return int(self.cells[column] or 0)

    def yes(self, column: str) -> bool:
        """Whether a cell says `yes`."""
        return self.cells[column] == "yes"


def read_text(name: str) -> str:
    """The text of a table of ours.

    Raises:
        PipelineError: if it is missing.
    """
    try:
        return files("aldus.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(f"the table {name} of Aldus cannot be read: {error}") from None


def read_rows(name: str) -> Iterator[Row]:
    """The rows of a table of ours.

    Raises:
        PipelineError: if the table is missing, or lacks a column.
    """
    reader = csv.DictReader(read_text(name).splitlines())
    missing = [column for column in COLUMNS[name] if column not in (reader.fieldnames or ())]
    if missing:
        raise PipelineError(f"the table {name} of Aldus lacks the column {missing[0]!r}")
    for row in reader:
        cells = {column: row[column] or "" for column in COLUMNS[name]}
        yield Row(f"{name}, line {reader.line_num}", cells)


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
        return tomllib.loads(read_text(name))
    except tomllib.TOMLDecodeError as error:
        raise PipelineError(f"the table {name} of Aldus is broken: {error}") from None

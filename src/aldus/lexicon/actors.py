"""The tables of known actors and words in `data/`, read once."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from aldus.document import ACTOR_TYPES, ActorType
from aldus.errors import InputError, PipelineError

_PIPE = "|"


def slug(label: str) -> str:
    """An ASCII id of a label: `Recep Tayyip Erdoğan` gives `recep-tayyip-erdogan`."""
    plain = unicodedata.normalize("NFKD", label.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that a table lists."""

    id: str
    type: ActorType
    label: str
    country: str | None = None
    gender: str = "x"
    sort: str = ""
    """Kind of an organisation: `party`, `media`, `company` ..."""
    functions: frozenset[str] = frozenset()
    """Nouns of the functions that a person is known for, in lower case."""
    own: bool = False
    """Whether the user gave it: then it wins over ours."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that stands for a known actor, and how."""

    actor: Known
    kind: str
    """`name`, `adjective`, `inhabitant`, `city` or `metonym`."""


@dataclass(frozen=True, slots=True)
class Title:
    """A noun for a person: `president`, `woordvoerster`, `zoon`."""

    noun: str
    gender: str
    body: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables together."""

    forms: Mapping[str, Form]
    persons: Mapping[str, Known]
    titles: Mapping[str, Title]
    patterns: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    states: Mapping[str, Known] = field(default_factory=dict)
    """Countries by their alpha-3 code."""


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("aldus.lexicon") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _cell(row: Mapping[str, str], column: str) -> list[str]:
    return [part for part in (row.get(column) or "").split(_PIPE) if part]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables that ship with Aldus.

    Raises:
        PipelineError: if a table is broken.
    """
    forms: dict[str, Form] = {}
    persons: dict[str, Known] = {}
    titles: dict[str, Title] = {}
    shorts: list[tuple[str, Known]] = []
    states: dict[str, Known] = {}
    patterns = _patterns()
    names = patterns["gender"]["male"] | patterns["gender"]["female"]
    try:
        for row in _rows("organisations.csv"):
            org = Known(row["id"], "ORG", row["label"], row["country"] or None, sort=row["kind"])
            for form in [row["label"], *_cell(row, "names")]:
                forms.setdefault(form, Form(org, "name"))
                shorts.append((form, org))
            for form in _cell(row, "adjectives"):
                forms.setdefault(form, Form(org, "adjective"))
            for form in _cell(row, "metonyms"):
                forms.setdefault(form, Form(org, "city"))
        for row in _rows("countries.csv"):
            country = states[row["id"]] = Known(row["id"], "COUNTRY", row["label"], row["id"])
            for form in [row["label"], *_cell(row, "names")]:
                forms[form] = Form(country, "name")
            for column, kind in (
                ("metonyms", "metonym"),
                ("adjectives", "adjective"),
                ("inhabitants", "inhabitant"),
                ("feminine", "inhabitant"),
                ("cities", "city"),
            ):
                for form in _cell(row, column):
                    forms.setdefault(form, Form(country, kind))
        for row in _rows("persons.csv"):
            person = Known(
                row["id"],
                "PERSON",
                row["label"],
                row["country"] or None,
                row["gender"] or "x",
                functions=frozenset(f.lower() for f in _cell(row, "functions")),
            )
            for form in [row["label"], *_cell(row, "names")]:
                persons.setdefault(form, person)
        for row in _rows("titles.csv"):
            titles.setdefault(row["noun"].lower(), Title(row["noun"], row["gender"], row["body"]))
            for plural in _cell(row, "plural"):
                titles.setdefault(plural.lower(), Title(row["noun"], row["gender"], row["body"], plural=True))
        for form, org in shorts:
            # `Navo`, `Unesco`: an abbreviation that is read as a word may be written as one.
            if len(form) >= 4 and form.isalpha() and form.isupper() and form.capitalize() not in names:
                forms.setdefault(form.capitalize(), Form(org, "name"))
    except KeyError as error:
        raise PipelineError(f"a table of actors lacks the column {error}") from None
    return Tables(forms, persons, titles, patterns, states)


def _patterns() -> dict[str, dict[str, frozenset[str]]]:
    try:
        import tomllib
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[import-not-found,no-redef,unused-ignore]
    data = tomllib.loads((files("aldus.lexicon") / "data" / "patterns.toml").read_text(encoding="utf-8"))
    return {
        section: {key: frozenset(values) for key, values in entries.items()}
        for section, entries in data.items()
    }


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def own_actors(source: Any) -> list[tuple[Known, list[str]]]:
    """The user's own actors with their names.

    Args:
        source: path of a CSV file, a pandas DataFrame, or an iterable of mappings, with `label` and `type`
            (`PERSON`, `ORG` or `COUNTRY`), and optionally `id`, `names` (a list, or separated by `|`),
            `country` and `gender`.

    Raises:
        InputError: if a row is broken.
    """
    where = "own actors"
    rows: Iterable[Any]
    if isinstance(source, str | Path):
        where = str(source)
        try:
            with Path(source).open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise InputError(f"{where}: {error}") from None
    elif hasattr(source, "to_dict") and hasattr(source, "columns"):
        rows = source.to_dict("records")
    else:
        rows = source
    found = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise InputError(f"{where}, row {number}: not a mapping but a {type(row).__name__}")
        label, kind = row.get("label"), row.get("type")
        if not isinstance(label, str) or not label.strip():
            raise InputError(f"{where}, row {number}: the column 'label' is missing or empty")
        if kind not in ACTOR_TYPES:
            raise InputError(
                f"{where}, row {number}: the type {kind!r} is not one of {', '.join(sorted(ACTOR_TYPES))}"
            )
        # An empty cell of a DataFrame is NaN.
        row = {key: value for key, value in row.items() if not _empty(value)}
        names = row.get("names") or []
        names = names.split(_PIPE) if isinstance(names, str) else list(names)
        country = row.get("country")
        known = Known(
            str(row.get("id") or slug(label)),
            cast(ActorType, kind),
            label.strip(),
            country if isinstance(country, str) and country else None,
            str(row.get("gender") or "x"),
            own=True,
        )
        found.append((known, [known.label, *(str(n).strip() for n in names if str(n).strip())]))
    return found

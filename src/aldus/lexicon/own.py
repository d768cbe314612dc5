"""The user's own rows."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from aldus.document import ACTOR_TYPES, ActorType
from aldus.errors import InputError
from aldus.lexicon.actors import Known
from aldus.lexicon.load import PIPE
from aldus.text import slug


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
        names = names.split(PIPE) if isinstance(names, str) else list(names)
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

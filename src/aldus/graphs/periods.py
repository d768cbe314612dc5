"""Days, weeks, months, quarters and years of dates that may be partial."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, get_args

from aldus.choices import one_of

Unit = Literal["day", "week", "month", "quarter", "year"]
UNITS: tuple[str, ...] = get_args(Unit)

_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def period_start(text: str | None, unit: str) -> date | None:
    """The first day of the period that a date lies in; None for no date, and one less exact than the unit.

    Raises:
        InputError: if the unit is unknown.
    """
    one_of(unit, UNITS, "unit of time")
    match = _PARTS.fullmatch(str(text)[:10]) if text else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if unit == "year":
        month = day = 1
    if month is None or (day is None and unit in ("day", "week")):
        return None
    try:
        found = date(year or 0, month, day or 1)
    except ValueError:
        return None
    if unit == "week":
        return found - timedelta(days=found.weekday())
    if unit == "quarter":
        return date(found.year, found.month - (found.month - 1) % 3, 1)
    return found if unit == "day" else date(found.year, found.month, 1)


def period_name(start: date, unit: str) -> str:
    """A period as one writes it: `2025-03-05`, `2025-W10`, `2025-03`, `2025-Q1`, `2025`."""
    if unit == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    return start.isoformat()[: {"year": 4, "month": 7, "day": 10}[unit]]


def periods(first: date, last: date, unit: str) -> Iterator[date]:
    """The first days of all periods from `first` to `last`, both included."""
    while first <= last:
        yield first
        first = _next(first, unit)


def _next(start: date, unit: str) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=1 if unit == "day" else 7)
    months = start.year * 12 + start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[unit]
    return date(months // 12, months % 12 + 1, 1)

"""Dates as newspapers and their exports write them, in ISO 8601."""

from __future__ import annotations

import calendar
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mrt maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_TIME = r"(?:[T\s,]+(?:om\s+)?\d{1,2}[:.]\d{2}.*)?"
_MONTH = r"([^\W\d]{3,9})\.?"
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"
_FORMS = (
    # year, month, day: 2019-03-27T10:00:00+01:00, 2019/03/27, 20190327, 2019-03, 2019
    (re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}))?)?{_TIME}"), (1, 3, 4)),
    (re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?"), (1, 2, 3)),
    # day, month, year: 27-03-2019, 27/3/2019 10:00, Wed, 27 Mar 2019 10:00:00 +0100, 27 maart 2019 woensdag
    (re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}"), (4, 3, 1)),
    (re.compile(rf"{_WEEKDAY}(\d{{1,2}})[-\s]{_MONTH}[-,\s]+(\d{{4}})(?:[\s,].*)?"), (3, 2, 1)),
    # month, day, year: March 27, 2019 Wednesday; maart 2019
    (re.compile(rf"{_WEEKDAY}{_MONTH}\s+(\d{{1,2}}),?\s+(\d{{4}})(?:[\s,].*)?"), (3, 1, 2)),
    (re.compile(rf"{_MONTH}\s+(\d{{4}})"), (2, 1, None)),
)


def iso_date(text: str) -> str | None:
    """A date as `2019`, `2019-03` or `2019-03-27`; None for what is no date.

    Reads ISO 8601 with or without time and zone (the day is that of the text, whatever the zone), `27-03-2019`
    (day first, as Dutch has it), `27 maart 2019`, `March 27, 2019`, and RFC 2822.
    """
    text = text.strip()
    for form, places in _FORMS:
        if match := form.fullmatch(text):
            return _iso(*(None if place is None else match[place] for place in places))
    return None


def _iso(year: str | None, month: str | None, day: str | None) -> str | None:
    if year is None or not 1 <= int(year) <= 9999:
        return None
    if month is None:
        return year
    number = int(month) if month.isdecimal() else _MONTHS.get(month.casefold(), 0)
    if not 1 <= number <= 12:
        return None
    if day is None:
        return f"{year}-{number:02d}"
    if not 1 <= int(day) <= calendar.monthrange(int(year), number)[1]:
        return None
    return f"{year}-{number:02d}-{int(day):02d}"


def within(date: str | None, start: str | None, end: str | None) -> bool:
    """Whether `date` may lie from `start` to `end`, both included; partial dates by what they have."""
    if start is None and end is None:
        return True
    if not date:
        return False
    if start is not None:
        size = min(len(start), len(date))
        if date[:size] < start[:size]:
            return False
    if end is not None:
        size = min(len(end), len(date))
        if date[:size] > end[:size]:
            return False
    return True

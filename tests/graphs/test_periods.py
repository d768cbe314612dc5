"""Periods of partial dates."""

from __future__ import annotations

from datetime import date

import pytest

from aldus.errors import InputError
from aldus.graphs.periods import UNITS, period_name, period_start, periods


@pytest.mark.parametrize(
    ("text", "unit", "start", "name"),
    [
        ("2025-03-05", "day", date(2025, 3, 5), "2025-03-05"),
        ("2025-03-05", "week", date(2025, 3, 3), "2025-W10"),
        ("2024-12-31", "week", date(2024, 12, 30), "2025-W01"),
        ("2025-03-05", "month", date(2025, 3, 1), "2025-03"),
        ("2025-03", "month", date(2025, 3, 1), "2025-03"),
        ("2025-06", "quarter", date(2025, 4, 1), "2025-Q2"),
        ("2025-12-31", "quarter", date(2025, 10, 1), "2025-Q4"),
        ("2025", "year", date(2025, 1, 1), "2025"),
        ("2025-03-05T10:00", "day", date(2025, 3, 5), "2025-03-05"),
    ],
)
def test_periods_of_dates(text: str, unit: str, start: date, name: str) -> None:
    assert period_start(text, unit) == start
    assert period_name(start, unit) == name


@pytest.mark.parametrize(
    ("text", "unit"),
    [(None, "day"), ("", "day"), ("2025-03", "day"), ("2025-03", "week"), ("2025", "month"), ("02-01-2", "year"),
     ("2025-02-30", "day"), ("2025-13", "month"), ("0000", "year")],
)  # fmt: skip
def test_no_period(text: str | None, unit: str) -> None:
    assert period_start(text, unit) is None


def test_unknown_unit() -> None:
    with pytest.raises(InputError, match="did you mean 'week'"):
        period_start("2025", "weeks")


@pytest.mark.parametrize(("unit", "number"), list(zip(UNITS, [397, 58, 14, 6, 3], strict=True)))
def test_no_period_is_left_out(unit: str, number: int) -> None:
    first, last = (period_start(text, unit) for text in ("2024-12-01", "2026-01-01"))
    assert first is not None and last is not None
    found = list(periods(first, last, unit))
    assert (len(found), found[0], found[-1]) == (number, first, last)
    assert len({period_name(start, unit) for start in found}) == number

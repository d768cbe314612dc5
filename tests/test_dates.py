"""Dates as newspapers and their exports write them."""

from __future__ import annotations

import pytest

from aldus.dates import iso_date, within


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-27", "2019-03-27"),
        ("2019-3-7", "2019-03-07"),
        ("2019/03/27", "2019-03-27"),
        ("20190327", "2019-03-27"),
        ("20190327T101500Z", "2019-03-27"),
        ("2019-03-27T23:10:00+01:00", "2019-03-27"),
        ("2019-03-27 23:10", "2019-03-27"),
        ("27-03-2019", "2019-03-27"),
        ("7/3/2019", "2019-03-07"),
        ("27.03.2019 10:15", "2019-03-27"),
        ("29-02-2020", "2020-02-29"),
        (" 27 maart 2019 ", "2019-03-27"),
        ("27 mrt. 2019", "2019-03-27"),
        ("woensdag 27 maart 2019", "2019-03-27"),
        ("27 maart 2019 woensdag 10:15 CET", "2019-03-27"),
        ("Wed, 27 Mar 2019 10:15:00 +0100", "2019-03-27"),
        ("27-okt-2019", "2019-10-27"),
        ("March 27, 2019 Wednesday", "2019-03-27"),
        ("maart 2019", "2019-03"),
        ("Mei 2019", "2019-05"),
        ("02-01-2", None),
        ("30-02-2019", None),
        ("29-02-2019", None),
        ("03/27/2019", None),
        ("2019-13", None),
        ("2019-00-01", None),
        ("0000-01-01", None),
        ("27-03/2019", None),
        ("27 maartje 2019", None),
        ("27 maart", None),
        ("voorjaar 2019", None),
        ("gisteren", None),
        ("201903271", None),
        ("", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("date", "start", "end", "inside"),
    [
        ("2025-03-05", None, None, True),
        (None, None, None, True),
        (None, "2025", None, False),
        (None, None, "2025", False),
        ("2025-03-05", "2025-03-05", "2025-03-05", True),
        ("2025-03-05", "2025-03", "2025-03", True),
        ("2025-03-05", "2025-04", None, False),
        ("2025-03-05", None, "2025-02", False),
        ("2025-03-05", "2025-03-06", None, False),
        ("2025-03-05", None, "2025-03-04", False),
        # a month may hold the day that is asked for
        ("2025-03", "2025-03-06", None, True),
        ("2025", None, "2025-01-01", True),
        ("2024", "2025-01-01", None, False),
    ],
)
def test_partial_dates(date: str | None, start: str | None, end: str | None, inside: bool) -> None:
    assert within(date, start, end) is inside

"""Quotations: who, what, about whom, and where."""

from __future__ import annotations

from aldus.tables import QUOTES
from tests.tables.conftest import spoken, visit


def test_quotations() -> None:
    rows = list(QUOTES.rows(spoken()))
    assert [(r["speaker"], r["form"], r["quote"]) for r in rows] == [
        ("Ana Lima", "direct", "Wij helpen […] Nu."),
        ("Jo Bos", "indirect", "Lima gelijk heeft."),
    ]
    assert [r["about"] for r in rows] == [[], ["Ana Lima"]]
    first = rows[0]
    assert (first["as"], first["country"], first["date"], first["start"], first["end"]) == (
        "Ana Lima", "PRT", "2025-03-05", 4, 35,
    )  # fmt: skip


def test_no_statement_no_row() -> None:
    assert list(QUOTES.rows(visit())) == []

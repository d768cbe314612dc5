"""The cases of `tests/data/cases` on the bundled pipeline, with the list of those that are known to fail."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.support import casebook

if TYPE_CHECKING:
    from spacy.tokens import Doc

CASES = casebook.read()
KNOWN = casebook.known_failures()
ROUNDING = casebook.known_failures(casebook.ROUNDING)
UPDATE = "python -m benchmarks.cases --write-known"


@pytest.fixture(scope="session")
def verdicts(cases: list[Doc]) -> dict[str, casebook.Verdict]:
    return {case.name: casebook.verdict(case, doc) for case, doc in zip(CASES, cases, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.place)
def test_case(case: casebook.Case, verdicts: dict[str, casebook.Verdict]) -> None:
    if case.name in ROUNDING:
        pytest.skip("what is found depends on how the processor rounds")
    v = verdicts[case.name]
    if case.name in KNOWN:
        assert not v.passed, f"passes, but is listed as a known failure: {UPDATE}"
    else:
        assert v.passed, "\n".join([case.name, *(f"{a}: {b}" for a, b in v.problems), *v.remarks])


def test_known_failures_are_cases() -> None:
    assert KNOWN - {c.name for c in CASES} == set(), UPDATE


def test_few_cases_depend_on_rounding() -> None:
    assert {c.name for c in CASES} >= ROUNDING
    assert len(ROUNDING) < 10


def test_there_are_enough_cases() -> None:
    count = Counter(c.construction for c in CASES)
    assert count.total() >= 300
    assert [name for name, n in count.items() if n < 3] == []

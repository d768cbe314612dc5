"""Every graph, whole and summed up."""

from __future__ import annotations

from typing import Any

import pytest

from aldus.graphs import aggregate
from tests.export.graphs import graphs

CASES = [pytest.param((name, summed), id=f"{name}-{'sum' if summed else 'all'}")
         for name in ("news", "hostile", "empty") for summed in (False, True)]  # fmt: skip


@pytest.fixture(scope="module", params=CASES)
def graph(request: pytest.FixtureRequest) -> Any:
    name, summed = request.param
    made = graphs()[name]
    return aggregate(made) if summed else made

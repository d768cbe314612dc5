"""From table to table."""

from __future__ import annotations

from typing import Any

import pytest

import aldus
from aldus.errors import AldusError
from benchmarks.support.stub import articles


def test_map_partition(stub_pipeline: str) -> None:
    pandas = pytest.importorskip("pandas")
    from aldus.corpus import map_partition

    rows: list[Any] = [*articles(5, {2: "crash"}), {"id": "leeg", "text": ""}]
    result = map_partition(pandas.DataFrame(rows, index=range(10, 16)), pipeline=stub_pipeline)
    assert list(result.index) == list(range(10, 16))
    assert list(result["id"]) == [r["id"] for r in rows]
    assert [e is None for e in result["error"]] == [True, True, False, True, True, False]
    assert aldus.Document.from_json(result["document"].iloc[0]).relations
    with pytest.raises(AldusError, match="lacks the column"):
        map_partition(pandas.DataFrame({"x": [1]}), pipeline=stub_pipeline)

"""Worker processes."""

from __future__ import annotations

import os

import pytest

import aldus
from aldus.corpus import Failure
from aldus.errors import PipelineError
from benchmarks.support.stub import articles


def test_a_dying_worker_costs_one_article(stub_pipeline: str) -> None:
    failures: list[Failure] = []
    rows = articles(40, {11: " die"})
    done = list(aldus.extract(rows, pipeline=stub_pipeline, jobs=2, on_error=failures.append, batch_size=4))
    assert [d.id for d in done] == [f"a{i}" for i in range(40) if i != 11]
    assert [f.id for f in failures] == ["a11"]


def test_a_loaded_pipeline_is_shared_with_workers(stub_pipeline: str) -> None:
    nlp = aldus.load(stub_pipeline)
    here = list(aldus.extract(articles(10), nlp=nlp))
    assert here == list(aldus.extract(articles(10), nlp=nlp, jobs=2))


def test_unknown_pipeline_is_reported_from_workers() -> None:
    with pytest.raises(PipelineError, match="cannot load"):
        list(aldus.extract(articles(3), pipeline="nl_no_such_thing", jobs=2))


def test_nothing_is_left_running(stub_pipeline: str) -> None:
    documents = aldus.extract(articles(50), pipeline=stub_pipeline, jobs=2, batch_size=2)
    next(documents)
    documents.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)

"""Streaming, processes and failures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import aldus
from aldus.corpus import Failure
from aldus.errors import InputError, PipelineError
from benchmarks.support.stub import articles


@pytest.mark.parametrize("jobs", [1, 2])
def test_extract_gives_documents_in_order(stub_pipeline: str, jobs: int) -> None:
    rows = articles(90)
    rows[3]["text"] = " date 2025-03 " + rows[3]["text"]
    documents = list(aldus.extract(rows, pipeline=stub_pipeline, jobs=jobs, batch_size=8))
    assert [d.id for d in documents] == [r["id"] for r in rows]
    for document in documents:
        assert next(m.of(document.text) for a in document.actors for m in a.mentions) == "Jan"
        assert document.relations
    assert documents[3].date == "2025-03"
    assert documents[3].text == rows[3]["text"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_article_fails_alone(stub_pipeline: str, jobs: int) -> None:
    failures: list[Failure] = []
    rows: list[Any] = articles(40, {7: "crash"})
    rows.append({"id": "no text"})
    kwargs: dict[str, Any] = {"pipeline": stub_pipeline, "jobs": jobs}
    done = list(aldus.extract(rows, on_error=failures.append, **kwargs))
    assert len(done) == 39
    assert sorted((f.id, f.source, str(f)) for f in failures) == [
        ("", "item 40", "item 40: the field 'text' is missing"),
        ("a7", "item 7", "item 7: RuntimeError: the stub was told to fail"),
    ]
    assert len(list(aldus.extract(rows, on_error="skip", **kwargs))) == 39
    with pytest.raises(PipelineError, match="told to fail"):
        list(aldus.extract(rows[:20], **kwargs))
    with pytest.raises(InputError, match="'text' is missing"):
        list(aldus.extract(rows[30:], **kwargs))


def test_duplicates_are_skipped(stub_pipeline: str) -> None:
    rows = [{"id": "a", "text": "Jan belt."}, {"id": "b", "text": "date 2025-03 Jan belt. "}]
    assert len(list(aldus.extract(rows, pipeline=stub_pipeline))) == 2
    assert [d.id for d in aldus.extract(rows, pipeline=stub_pipeline, skip_duplicates=True)] == ["a"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_unsure_relations_are_left_out(stub_pipeline: str, jobs: int) -> None:
    rows = [{"text": "Jan belt Piet. Misschien belt Kees."}]
    (every,) = aldus.extract(rows, pipeline=stub_pipeline, jobs=jobs)
    assert [r.confidence for r in every.relations] == [0.9, 0.2]
    (sure,) = aldus.extract(rows, pipeline=stub_pipeline, jobs=jobs, min_confidence=0.5)
    assert [r.confidence for r in sure.relations] == [0.9]


def test_extract_is_lazy_and_stops_when_left(stub_pipeline: str) -> None:
    read: list[int] = []

    def endless() -> Iterator[dict[str, str]]:
        while True:
            read.append(1)
            yield {"text": "Jan belde Piet."}

    for jobs in (1, 2):
        documents = aldus.extract(endless(), pipeline=stub_pipeline, jobs=jobs, batch_size=4)
        next(documents)
        documents.close()  # type: ignore[attr-defined]
    assert len(read) < 100


@pytest.mark.parametrize(
    "wrong", [{"jobs": 0}, {"batch_size": 0}, {"on_error": "no"}, {"min_confidence": 1.5}]
)
def test_arguments_are_checked(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        aldus.extract([], **wrong)

"""Batches of articles."""

from __future__ import annotations

import gc
from typing import Any

import aldus
from aldus.corpus.work import batches, spared
from aldus.reading import Article


def test_batches_are_bounded_in_number_and_characters() -> None:
    made = [Article(str(i), "x" * 150_000) for i in range(5)]
    assert [len(b) for b in batches(iter(made), 32)] == [2, 2, 1]
    assert [len(b) for b in batches([Article(str(i), "x") for i in range(5)], 2)] == [2, 2, 1]


def test_later_batches_work_as_the_first(nlp: Any) -> None:
    rows = [{"id": f"a{i}", "text": f"President Trump belde woord{i} met Poetin."} for i in range(4)]
    documents = list(aldus.extract(rows, nlp=nlp, batch_size=1))
    assert [len(d.actors) for d in documents] == [len(documents[0].actors)] * 4


def test_what_is_loaded_is_kept_from_the_garbage_collector_for_a_while() -> None:
    before = gc.get_freeze_count()
    with spared():
        assert gc.get_freeze_count() > before
        with spared():
            pass
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == before

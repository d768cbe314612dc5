"""Values that are made at their first use."""

from __future__ import annotations

import copy
import os
import pickle
import threading
import time

import pytest

from aldus.once import Once


def slow() -> list[int]:
    time.sleep(0.02)
    return [1]


def test_threads_that_come_together_get_one_value() -> None:
    value = Once(slow)
    found: list[list[int]] = []
    threads = [threading.Thread(target=lambda: found.append(value())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(one) for one in found}) == 1


def test_what_fails_is_tried_again() -> None:
    answers = iter([ValueError("not yet"), None])

    def make() -> str:
        if error := next(answers):
            raise error
        return "made"

    value = Once(make)
    with pytest.raises(ValueError, match="not yet"):
        value()
    assert value() == "made"


def test_copies_make_their_own() -> None:
    value = Once(slow)
    kept = value()
    assert pickle.loads(pickle.dumps(value))() is not kept
    assert copy.deepcopy(value)() is not kept
    assert value() is kept


@pytest.mark.parametrize("shared", [True, False])
def test_another_process_makes_its_own_where_it_must(shared: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    value = Once(slow, shared=shared)
    kept = value()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert (value() is kept) == shared
    assert value() is value()

"""Whatever is done in whatever order: the output is that of the input, and nothing of the user's is touched."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.support.sequences import Extractions


def test_sequences() -> None:
    pytest.importorskip("pyarrow")
    run_state_machine_as_test(Extractions, settings=settings(max_examples=25, stateful_step_count=12))

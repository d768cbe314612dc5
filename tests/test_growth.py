"""Twice the text takes no more than twice the time, whatever stands in it; `python -m benchmarks.growth` tries more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.growth import SHAPES, growth, text_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_have_the_size_that_is_asked_for(shape: str) -> None:
    assert len(text_of(shape, 1000)) == 1000
    assert text_of(shape, 1000) == text_of(shape, 2000)[:1000]


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape", ["spaces", "straight quotes", "low quotes", "brackets", "titles", "line ends"]
)
def test_time_grows_in_proportion(nlp: Language, shape: str) -> None:
    # A quadratic component takes four times as long; that of a busy machine may take three.
    tries = (growth(nlp, shape, (5_000, 10_000))[1] for _ in range(3))
    assert any(all(factor < 3.2 for factor in worst.values()) for worst in tries)

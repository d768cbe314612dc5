"""Twice the text takes no more than twice the time, whatever stands in it; `python -m benchmarks.growth` tries more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.growth import MADE, SHAPES, growth, several, steps, text_of, tile_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_have_the_size_that_is_asked_for(shape: str) -> None:
    assert len(text_of(shape, 1000)) == 1000
    assert text_of(shape, 1000)[:994] == text_of(shape, 2000)[:994]


def test_new_names_come_once(nlp: Language) -> None:
    tile = tile_of(nlp, text_of("new names", 600))
    doc = several(tile, 3)
    names = [token.text for token in doc if MADE.fullmatch(token.text)]
    assert len(names) == len(set(names)) == 3 * sum(bool(MADE.fullmatch(t.text)) for t in tile) > 90
    assert doc[: len(tile)].text == tile.text
    assert [t.dep_ for t in doc] == [t.dep_ for t in tile] * 3
    assert len(nlp.get_pipe("aldus_actors")(doc)._.actors) > 60


@pytest.mark.parametrize("shape", SHAPES)
def test_steps_grow_in_proportion(nlp: Language, shape: str) -> None:
    tile = tile_of(nlp, text_of(shape, 600))
    steps(nlp, several(tile, 1))  # tables are read at their first use
    number = max(
        8, 1000 // len(tile)
    )  # beyond the windows that look back, and where names begin to come often
    once, twice = (steps(nlp, several(tile, k * number)) for k in (1, 2))
    assert twice <= 2.2 * once


def test_steps_tell_a_component_that_looks_back_at_everything(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(doc: Doc) -> Doc:
        for token in doc:
            for _ in doc[: token.i]:
                pass
        return doc

    tile = tile_of(nlp, text_of("news", 600))
    monkeypatch.setattr(nlp, "get_pipe", lambda name: slow)
    once, twice = (steps(nlp, several(tile, number)) for number in (2, 4))
    assert twice > 3 * once


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape", ["spaces", "straight quotes", "low quotes", "brackets", "titles", "line ends"]
)
def test_time_grows_in_proportion(nlp: Language, shape: str) -> None:
    # A quadratic component takes four times as long; that of a busy machine may take three.
    tries = (growth(nlp, shape, (3_000, 6_000))[1] for _ in range(3))
    assert any(all(factor < 3.2 for factor in worst.values()) for worst in tries)

"""A sentence of a hand-built Doc with what rules find in it, and weights that know nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from aldus.lexicon.tables import shipped
from aldus.nets import Weights

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from aldus.relations.reading import Reading

WIDTH, BAG, PAIR = 4, 3, 5
LINES = """
    Peru Peru PROPN SPEC nsubj 1
    steunt steunen VERB WW|pv|tgw|met-t ROOT 1
    Chili Chili PROPN SPEC obj 1 x
    . . PUNCT LET punct 1
    Hij hij PRON VNW nsubj 5
    belt bellen VERB WW|pv|tgw|met-t ROOT 5
    Els Els PROPN SPEC obj 5 x
    . . PUNCT LET punct 5
    """
ACTORS = {"Peru": "PER/COUNTRY", "Chili": "CHL/COUNTRY", "Els": "els/PERSON"}


@pytest.fixture(autouse=True)
def short_texts_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.relations.learned.model.SHORTEST", 1)


@pytest.fixture
def doc(make: Callable[..., Doc]) -> Doc:
    """Two sentences; who `hij` is nobody knows."""
    return make(LINES, **ACTORS)


@pytest.fixture
def reading(doc: Doc) -> Reading:
    from aldus.relations.reading import Reading

    return Reading(doc, shipped())


def arrays(**changed: Any) -> dict[str, Any]:
    """Weights of zeros: every probability is one half."""
    from aldus.relations.learned.evidence import FEATURES, LEMMAS
    from aldus.relations.learned.proposals import NUMBERS

    def layer(name: str, inputs: int, outputs: int) -> dict[str, Any]:
        return {f"{name}.w": np.zeros((inputs, outputs)), f"{name}.b": np.zeros(outputs)}

    word = WIDTH + BAG
    types = ["", *shipped().events]
    found = {"bag": np.zeros((LEMMAS, BAG)), "feat": np.zeros((FEATURES, PAIR)), "kind": np.zeros((3, PAIR))}
    for name, inputs, outputs in (
        ("t1", word, 2), ("t2", 2, 3), ("y1", word, 2), ("y2", 2, len(types)),
        ("ai", word, PAIR), ("am", word, PAIR), ("bil", PAIR, PAIR), ("a2", PAIR, 2), ("out", 2, 2),
        ("j.a", NUMBERS, 2), ("j.b", 2, 1), ("j.l", NUMBERS, 1),
    ):  # fmt: skip
        found |= layer(name, inputs, outputs)
    found |= {"j.mean": np.zeros(NUMBERS), "j.std": np.ones(NUMBERS)}
    found = {name: value.astype(np.float16) for name, value in (found | changed).items()}
    least = {
        name: dict.fromkeys(("say", "do", "role"), t)
        for name, t in (("precise", 0.9), ("balanced", 0.5), ("wide", 0.1))
    }
    return found | {"types": np.array(types), "thresholds": np.array(json.dumps(least))}


def packed(found: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    np.savez(file, **found)
    return file.getvalue()


@pytest.fixture
def weights() -> Callable[..., Weights]:
    """Such weights, with some of them changed."""
    return lambda **changed: Weights(packed(arrays(**changed)))

"""Whether what was found is an actor."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from aldus.actors.doubt import FEATURES, name_features
from aldus.nets import Weights, place
from aldus.syntax.tree import Tree
from benchmarks.support.handmade import handmade

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from aldus.actors.component import ActorResolver

WIDTH = 2
TEXT = "Peru PROPN nsubj 1  steunt/steunen VERB:pv ROOT -  Chili PROPN obj 1"


def weights(bias: float = 0.0, **features: float) -> bytes:
    """Weights that add up what stands in the first cell of the vector, what features tell, and a bias."""
    table = np.zeros((FEATURES, 1), dtype=np.float16)
    for name, value in features.items():
        table[place(name, FEATURES)] = value
    file = io.BytesIO()
    arrays: dict[str, Any] = {
        "afeat": table,
        "b1.w": np.array([[1, -1], [0, 0], [1, -1]], dtype=np.float16),
        "b1.b": np.zeros(2, dtype=np.float16),
        "b2.w": np.array([[1], [-1]], dtype=np.float16),
        "b2.b": np.array([bias], dtype=np.float16),
    }
    np.savez(file, **arrays)
    return file.getvalue()


@pytest.fixture(autouse=True)
def short_texts_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.actors.doubt.SHORTEST", 1)


@pytest.fixture
def resolver() -> ActorResolver:
    import spacy

    from aldus.actors.component import ActorResolver

    return ActorResolver(spacy.blank("nl"))


@pytest.fixture
def doc() -> Doc:
    doc = handmade(TEXT)
    doc.tensor = np.zeros((3, WIDTH), dtype=np.float16)
    return doc


def ids(doc: Doc) -> list[str]:
    return [a.id for a in doc._.actors]


def test_who_is_hardly_an_actor_is_left_out(resolver: ActorResolver, doc: Doc) -> None:
    doc.tensor[2, 0] = -3
    resolver.learn(weights(bias=1))
    assert ids(resolver(doc)) == ["PER"]
    assert doc._.actors[0].mentions[0].confidence == pytest.approx(0.731, abs=0.001)
    assert [m.actor for m in doc._.mentions] == ["PER"]


def test_features_of_a_name_count(resolver: ActorResolver, doc: Doc) -> None:
    resolver.learn(weights(AdnsubjCOUNTRY=-4.0))
    assert ids(resolver(doc)) == ["CHL"]


def test_a_text_shorter_than_any_that_was_learned_from_is_left_alone(
    resolver: ActorResolver, doc: Doc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldus.actors.doubt.SHORTEST", 2)
    resolver.learn(weights(bias=-9))
    assert ids(resolver(doc)) == ["PER", "CHL"]


def test_your_own_actors_stay(resolver: ActorResolver, doc: Doc) -> None:
    resolver.add([{"label": "Peru", "type": "ORG", "id": "club"}])
    resolver.learn(weights(bias=-9))
    assert ids(resolver(doc)) == ["club"]


def test_without_vectors_or_weights_nothing_is_left_out(resolver: ActorResolver, doc: Doc) -> None:
    assert ids(resolver(doc)) == ["PER", "CHL"]
    resolver.learn(weights(bias=-9))
    assert ids(resolver(handmade(TEXT))) == ["PER", "CHL"]
    assert ids(resolver(doc)) == []
    resolver.learn(None)
    assert ids(resolver(doc)) == ["PER", "CHL"]


def test_weights_are_kept_with_the_component(resolver: ActorResolver, doc: Doc) -> None:
    import spacy

    from aldus.actors.component import ActorResolver

    resolver.learn(weights(bias=-9))
    other = ActorResolver(spacy.blank("nl")).from_bytes(resolver.to_bytes())
    assert ids(other(doc)) == []


def test_features_tell_kind_place_and_number() -> None:
    tree = Tree(handmade(TEXT))
    found = name_features(tree, [0, 0, 0], 0, "name", "COUNTRY", "country", 1, 1)
    assert place("AdnsubjCOUNTRY", FEATURES) in found
    assert place("An1COUNTRY", FEATURES) in found
    assert place("An2COUNTRY", FEATURES) not in found
    assert Weights(weights())["afeat"].shape[0] == FEATURES

"""Who a pronoun or a description is: what follows from how sure the answers are."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import spacy

from aldus.actors.clusters import Cluster, Place
from aldus.actors.component import ActorResolver
from aldus.actors.discourse import Link
from aldus.actors.ranking import FEATURES, MORE, RULE, SURE, Option, Question, Ranking, decide
from aldus.nets import Weights, place
from benchmarks.support.handmade import handmade

TEXT = """
    Peru PROPN nsubj 1  steunt/steunen VERB:pv ROOT -  Chili PROPN obj 1
    hij PRON:VNW|pers nsubj 4  zwijgt/zwijgen VERB:pv ROOT -
    de DET det 6  minister NOUN nsubj 7  zwijgt/zwijgen VERB:pv ROOT -
    twee NUM nummod 9  honden/hond NOUN nsubj 10  blaffen VERB:pv ROOT -
"""


def packed(cq: Any = None, cp: Any = None, **features: float) -> bytes:
    """Weights of features, and what compares vectors."""
    table = np.zeros((FEATURES, 1), dtype=np.float16)
    for name, value in features.items():
        table[place(name, FEATURES)] = value
    arrays: dict[str, Any] = {"cfeat": table}
    for name, matrix in (("cq", cq), ("cp", cp)):
        if matrix is not None:
            arrays |= {f"{name}.w": matrix.astype(np.float16), f"{name}.b": np.zeros(len(matrix), np.float16)}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def question(rule: int | None) -> Question:
    """Of three actors, and the first two together; the rules say one of these, or nothing."""
    places = [
        Place(Cluster("PERSON", label), k, k + 1, k, 2 * k, 2 * k + 1, "name", "x")
        for k, label in enumerate("abc")
    ]
    options = [*(Option((p,)) for p in places), Option((places[0], places[1]), "list")]
    link = None if rule is None else Link(list(options[rule].places), "pronoun", "pronoun-he", 5)
    return Question(5, 5, "pronoun", link, options)


@pytest.mark.parametrize(
    ("rule", "sure", "answer"),
    [
        (0, [0.1, 0.5, 0.3, 0.1, 0.0], 0),  # the rules are right
        (0, [0.1, 0.1, 0.75, 0.05, 0.0], 1),  # another one is sure
        (0, [0.6, 0.35, 0.05, 0.0, 0.0], 0),
        (1, [0.6, 0.35, 0.05, 0.0, 0.0], None),  # not sure enough for another one
        (0, [0.7, 0.2, 0.1, 0.0, 0.0], None),  # nor for the same
        (3, [0.1, 0.1, 0.2, 0.1, 0.5], 3),
        (None, [0.1, 0.1, 0.1, 0.1, 0.6], 3),
        (None, [0.1, 0.1, 0.1, 0.7, 0.0], 2),
        (None, [0.6, 0.1, 0.1, 0.1, 0.1], None),
    ],
)
def test_what_follows_from_how_sure_answers_are(
    rule: int | None, sure: list[float], answer: int | None
) -> None:
    assert SURE < 0.35 < MORE["pronoun"]
    q = question(rule)
    link = decide(q, sure)
    assert (None if link is None else link.places) == (
        None if answer is None else list(q.options[answer].places)
    )
    if link is not None and answer == rule:
        assert q.rule is not None
        assert link == replace(q.rule, sure=sure[answer + 1])
    elif link is not None:
        assert (link.rule, link.kind, link.start) == (RULE, "pronoun", 5)


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> ActorResolver:
    monkeypatch.setattr("aldus.actors.coreference.SHORTEST", 1)
    return ActorResolver(spacy.blank("nl"))


def test_short_texts_are_left_to_the_rules(resolver: ActorResolver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.actors.coreference.SHORTEST", 5)
    resolver.learn(packed(**{"1tNtitleCOUNTRYx": 5}))
    assert all(m.root != 6 for m in resolver(handmade(TEXT))._.mentions)


def test_a_sure_answer_is_a_mention(resolver: ActorResolver) -> None:
    def actor(**features: float) -> Any:
        resolver.learn(packed(**features))
        mentions = resolver(handmade(TEXT))._.mentions
        return next((m.actor for m in mentions if m.root == 6), None)

    assert actor(**{"0sNtitle": 5}) is None
    assert actor(**{"1tNtitleCOUNTRYx": 5, "1fNtitle0": 5}) == "CHL"


def test_vectors_that_are_alike_speak_for_an_answer() -> None:
    ranking = Ranking(Weights(packed(cq=np.eye(3), cp=np.eye(3))))
    q = question(None)
    q.none, q.features = [0], [[0]] * 4
    assert ranking.probabilities(q) == pytest.approx([0.2] * 5)
    q.vectors = np.array([[1, 0, 0], [0, 1, 0], [2, 0, 0], [0, 0, 1], [-1, 0, 0]], dtype=np.float32)
    assert int(np.argmax(ranking.probabilities(q))) == 2
    q.vectors = q.vectors[:, :2]  # of another network
    assert ranking.probabilities(q) == pytest.approx([0.2] * 5)

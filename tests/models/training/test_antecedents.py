"""Learning who pronouns and descriptions are."""

from __future__ import annotations

import numpy as np
import pytest
import spacy

from aldus.actors.clusters import Cluster, Place
from aldus.actors.component import ActorResolver
from aldus.actors.discourse import Link
from aldus.actors.ranking import FEATURES, Question
from benchmarks.support.handmade import handmade
from models.training.relations.antecedents import (
    FOLDS,
    Asked,
    counted,
    fit,
    learn,
    probabilities,
    questions,
    unseen,
)


def asked(n: int, right: int, features: list[list[int]]) -> Asked:
    """A question of which feature 1 says who is right, feature 0 that it is nobody."""
    places = [Place(Cluster("PERSON", c), k, k + 1, k, k, k + 1, "name", "x") for k, c in enumerate("ab")]
    q = Question(3, 3, "pronoun", None, places, [0], features)
    return Asked(q, [k == right for k in range(2)], n % FOLDS)


CASES = [asked(n, n % 2, [[1, 5], [2, 5]] if n % 2 == 0 else [[2, 5], [1, 5]]) for n in range(80)]


def test_what_tells_the_right_answer_is_learned() -> None:
    weights = fit(CASES)
    sure = probabilities(weights, CASES[:2])
    assert (int(np.argmax(sure[0])), int(np.argmax(sure[1]))) == (1, 2)
    assert all(sum(s) == pytest.approx(1) for s in sure)
    assert np.array_equal(weights, fit(CASES))


def test_each_question_is_answered_by_weights_that_have_not_seen_it() -> None:
    assert len(list(unseen(CASES))) == len(CASES)
    assert not list(unseen(CASES[:1]))


def test_right_and_wrong_answers_are_counted() -> None:
    a = CASES[0]
    links = [Link([p], "pronoun", "x", 3) for p in a.question.places]
    assert counted([(a, links[0]), (a, links[1]), (a, None)]) == (1, 1)


def test_questions_of_an_annotated_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.actors.coreference.SHORTEST", 1)
    resolver = ActorResolver(spacy.blank("nl"))
    text = "Peru PROPN nsubj 1  zwijgt/zwijgen VERB:pv ROOT -  hij PRON:VNW|pers nsubj 3  zwijgt/zwijgen VERB:pv ROOT -"
    annotation = {
        "entities": [{"id": "peru", "type": "COUNTRY", "label": "Peru", "aliases": ["Peru"]}],
        "mentions": [{"entity": "peru", "start": 12, "end": 15}],
    }
    (found,) = questions(resolver, handmade(text), annotation, 2)
    assert (found.question.token, found.right, found.fold) == (2, [True], 2)
    assert resolver.ranking is None
    (other,) = questions(resolver, handmade(text), {**annotation, "mentions": []}, 2)
    assert other.right == [False]


def test_weights_stand_beside_what_else_is_learned() -> None:
    resolver = ActorResolver(spacy.blank("nl"))
    learn(resolver, np.ones(FEATURES))
    assert resolver.ranking is not None
    again = ActorResolver(spacy.blank("nl")).from_bytes(resolver.to_bytes())
    assert again.ranking is not None
    again.learn(None)
    assert again.ranking is None

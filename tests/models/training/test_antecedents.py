"""Learning who pronouns and descriptions are."""

from __future__ import annotations

import io

import numpy as np
import pytest
import spacy

from aldus.actors.clusters import Cluster, Place
from aldus.actors.component import ActorResolver
from aldus.actors.discourse import Link
from aldus.actors.ranking import FEATURES, Option, Question
from benchmarks.support.handmade import handmade
from models.training.relations.antecedents import (
    FOLDS,
    Asked,
    Bags,
    Learned,
    counted,
    file_of,
    fit,
    fitting,
    probabilities,
    questions,
    unseen,
)


def asked(n: int, right: int, features: list[list[int]]) -> Asked:
    """A question of which feature 1 says who is right, feature 0 that it is nobody."""
    places = [Place(Cluster("PERSON", c), k, k + 1, k, k, k + 1, "name", "x") for k, c in enumerate("ab")]
    options = [Option((p,)) for p in places]
    vectors = np.random.default_rng(n).normal(size=(3, 4)).astype(np.float32)
    q = Question(3, 3, "pronoun", None, options, [0], features, vectors)
    return Asked(q, [k == right for k in range(2)], n % FOLDS)


CASES = [asked(n, n % 2, [[1, 5], [2, 5]] if n % 2 == 0 else [[2, 5], [1, 5]]) for n in range(80)]


def test_what_tells_the_right_answer_is_learned() -> None:
    weights = fit(CASES)
    sure = probabilities(weights, CASES[:2])
    assert (int(np.argmax(sure[0])), int(np.argmax(sure[1]))) == (1, 2)
    assert all(sum(s) == pytest.approx(1) for s in sure)
    again = fit(CASES)
    assert np.array_equal(weights.table, again.table)
    assert np.array_equal(weights.token, again.token)


def test_vectors_alone_can_tell() -> None:
    """Who is alike in the first number is right."""
    cases = []
    for n in range(240):
        case = asked(n, n % 2, [[1], [1]])
        vectors = np.zeros((3, 4), dtype=np.float32)
        vectors[0, 0] = vectors[1 + n % 2, 0] = 1.0 if n % 4 < 2 else -1.0
        vectors[2 - n % 2, 0] = -vectors[0, 0]
        case.question.vectors = vectors
        cases.append(case)
    sure = probabilities(fit(cases), cases[:4])
    assert [int(np.argmax(s)) for s in sure] == [1, 2, 1, 2]


def test_the_gradient_is_that_of_the_loss() -> None:
    rng = np.random.default_rng(1)
    bags = Bags(CASES[:6])
    weights = Learned(rng.normal(size=FEATURES), *rng.normal(size=(2, 5, 3)))

    def loss() -> float:
        p = bags.probabilities(weights) * bags.right
        return float(-np.log(np.add.reduceat(p, bags.starts)).sum())

    gradient = bags.gradient(weights, np.ones_like(bags.vectors))
    for matrix, slope, at in (
        (weights.table, gradient.table, 1),
        (weights.token, gradient.token, (2, 1)),
        (weights.option, gradient.option, (4, 0)),
    ):
        before = loss()
        matrix[at] += 1e-6
        assert (loss() - before) / 1e-6 == pytest.approx(slope[at], rel=1e-3, abs=1e-4)


@pytest.mark.parametrize(
    ("options", "meant", "right"),
    [
        ([["a"], ["b"]], {"b"}, [False, True]),
        ([["a"], ["a", "b"]], {"a", "b"}, [False, True]),
        ([["a"], [None, "b"]], {"a"}, [True, False]),
        ([["a", "b", "c"], ["a"]], {"a", "b", "d"}, [True, False]),
        ([["a", "b"], ["c"]], {"a"}, [False, False]),
        ([["a"]], set(), [False]),
    ],
)
def test_options_that_are_right(options: list[list[str | None]], meant: set[str], right: list[bool]) -> None:
    assert fitting(options, meant) == right


def test_each_question_is_answered_by_weights_that_have_not_seen_it() -> None:
    assert len(list(unseen(CASES))) == len(CASES)
    assert not list(unseen(CASES[:1]))


def test_right_and_wrong_answers_are_counted() -> None:
    a = CASES[0]
    links = [Link(list(o.places), "pronoun", "x", 3) for o in a.question.options]
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
    weights = Learned(np.ones(FEATURES), np.ones((5, 2)), np.ones((5, 2)))
    resolver.learn(file_of(weights))
    assert resolver.ranking is not None
    both = np.load(io.BytesIO(file_of(weights, file_of(weights))))
    assert set(both) == {"cfeat", "cq.w", "cq.b", "cp.w", "cp.b"}
    again = ActorResolver(spacy.blank("nl")).from_bytes(resolver.to_bytes())
    assert again.ranking is not None
    again.learn(None)
    assert again.ranking is None

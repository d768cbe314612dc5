"""Who a pronoun or a description is: questions, and what follows from how sure the answers are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy

from aldus.actors.clusters import Cluster, Place
from aldus.actors.component import ActorResolver
from aldus.actors.discourse import Link
from aldus.actors.ranking import FEATURES, RULE, Question, decide
from aldus.nets import place
from benchmarks.support.handmade import handmade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

TEXT = """
    Peru PROPN nsubj 1  steunt/steunen VERB:pv ROOT -  Chili PROPN obj 1
    hij PRON:VNW|pers nsubj 4  zwijgt/zwijgen VERB:pv ROOT -
    de DET det 6  minister NOUN nsubj 7  zwijgt/zwijgen VERB:pv ROOT -
    twee NUM nummod 9  honden/hond NOUN nsubj 10  blaffen VERB:pv ROOT -
"""


def packed(**features: float) -> bytes:
    table = np.zeros((FEATURES, 1), dtype=np.float16)
    for name, value in features.items():
        table[place(name, FEATURES)] = value
    file = io.BytesIO()
    np.savez(file, cfeat=table)
    return file.getvalue()


def question(rule: int | None) -> Question:
    """Of three actors; the rules say one of them, or nothing."""
    places = [
        Place(Cluster("PERSON", label), k, k + 1, k, 2 * k, 2 * k + 1, "name", "x")
        for k, label in enumerate("abc")
    ]
    link = None if rule is None else Link([places[rule]], "pronoun", "pronoun-he", 5)
    return Question(5, 5, "pronoun", link, places)


@pytest.mark.parametrize(
    ("rule", "sure", "answer"),
    [
        (0, [0.1, 0.5, 0.3, 0.1], 0),  # the rules are right
        (0, [0.1, 0.1, 0.75, 0.05], 1),  # another one is sure
        (0, [0.1, 0.3, 0.55, 0.05], 0),  # not sure enough
        (0, [0.7, 0.1, 0.1, 0.1], 0),  # hardly anybody
        (None, [0.1, 0.1, 0.1, 0.7], 2),
        (None, [0.3, 0.1, 0.1, 0.5], None),
    ],
)
def test_what_follows_from_how_sure_answers_are(
    rule: int | None, sure: list[float], answer: int | None
) -> None:
    q = question(rule)
    link = decide(q, sure)
    assert (None if link is None else link.places[0]) is (None if answer is None else q.places[answer])
    if link is not None and answer == rule:
        assert link is q.rule
    elif link is not None:
        assert (link.rule, link.kind, link.start) == (RULE, "pronoun", 5)


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> ActorResolver:
    monkeypatch.setattr("aldus.actors.coreference.SHORTEST", 1)
    return ActorResolver(spacy.blank("nl"))


def asked(resolver: ActorResolver, doc: Doc) -> Iterator[Question]:
    found: list[Question] = []

    def record(q: Question) -> Link | None:
        found.append(q)
        return q.rule

    resolver.ranking = record
    resolver(doc)
    yield from found


def test_pronouns_and_definite_nouns_in_the_singular_are_asked_for(resolver: ActorResolver) -> None:
    first, second = asked(resolver, handmade(TEXT))
    assert [(q.token, q.start, q.kind) for q in (first, second)] == [(3, 3, "pronoun"), (6, 5, "description")]
    assert [p.cluster.id for p in first.places] == ["CHL", "PER"]
    assert len(first.features) == 2
    assert first.features[0] != first.features[1]


def test_short_texts_are_left_to_the_rules(resolver: ActorResolver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.actors.coreference.SHORTEST", 5)
    assert not list(asked(resolver, handmade(TEXT)))


def test_a_sure_answer_is_a_mention(resolver: ActorResolver) -> None:
    def actor(**features: float) -> Any:
        resolver.learn(packed(**features))
        mentions = resolver(handmade(TEXT))._.mentions
        return next((m.actor for m in mentions if m.root == 6), None)

    assert actor() is None
    assert actor(**{"1tNtitleCOUNTRYx": 5, "1fNtitle0": 5}) == "CHL"

"""How sure a mention is."""

from __future__ import annotations

import pytest

from aldus.actors.clusters import Cluster, Place
from aldus.actors.confidence import Confidence
from aldus.lexicon.load import Row
from aldus.lexicon.rules import Rules

from .conftest import Build


def confidence(**counts: tuple[int, int]) -> Confidence:
    cells = {"layer": "actors", "finds": "", "example": ""}
    return Confidence(
        Rules(
            Row("rules.csv", {**cells, "name": name.replace("_", "-"), "fired": str(n), "right": str(good)})
            for name, (n, good) in counts.items()
        )
    )


def place(rule: str, name: Place | None = None) -> Place:
    return Place(Cluster("PERSON", "Bos"), 0, 1, 0, 0, 3, "name", rule, name, name)


def test_a_name_is_as_sure_as_its_rule_was_right_smoothed_toward_all_rules() -> None:
    sure = confidence(person_name=(90, 81), org_name=(8, 8))
    prior = 90 / 100
    assert sure.of(place("person-name")) == pytest.approx((81 + 10 * prior) / 100, abs=0.001)
    assert sure.of(place("org-name")) == pytest.approx((8 + 10 * prior) / 18, abs=0.001)


def test_a_pronoun_is_as_sure_as_its_rule_times_its_name() -> None:
    sure = confidence(person_name=(49, 24), pronoun_he=(49, 24))
    name = place("person-name")
    name.confidence = sure.of(name)
    assert name.confidence == pytest.approx(0.49, abs=0.001)
    assert sure.of(place("pronoun-he", name)) == pytest.approx(0.49**2, abs=0.001)


def test_nothing_is_known_of_a_rule_without_register() -> None:
    sure = confidence(person_name=(9, 9))
    assert sure.of(place("own-rule")) is None
    assert sure.of(place("person-name", place("own-rule"))) == sure.of(place("person-name"))


def test_who_is_listed_is_surer_than_a_word_with_a_capital(tell: Build) -> None:
    doc = tell("Macron:nsubj:PER zag:ROOT Bos:obj:PER", "Later:advmod lachte:ROOT hij:nsubj")
    listed, word, pronoun = (m.confidence for m in doc._.mentions)
    assert 1 > listed > word > 0
    assert listed > pronoun > 0
    assert [m.confidence for a in doc._.actors for m in a.mentions] == [listed, pronoun, word]

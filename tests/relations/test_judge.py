"""How sure a candidate is."""

from __future__ import annotations

import pytest

from aldus.lexicon.load import Row
from aldus.lexicon.rules import Rules
from aldus.relations.candidates import Candidate, Party
from aldus.relations.judge import Judge


def judge(**counts: tuple[int, int]) -> Judge:
    cells = {"layer": "relations", "finds": "", "example": ""}
    return Judge(
        Rules(
            Row("rules.csv", {**cells, "name": name.replace("_", "-"), "fired": str(n), "right": str(good)})
            for name, (n, good) in counts.items()
        )
    )


def candidate(rule: str) -> Candidate:
    return Candidate("say", Party("els", 0, "self"), None, 1, "zeggen", rule)


def test_a_rule_is_as_sure_as_it_was_right_smoothed_toward_its_family() -> None:
    j = judge(say_verb=(90, 45), say_quote=(8, 8))
    prior = (53 + 1) / (98 + 2)
    assert j.confidence(candidate("say-verb")) == pytest.approx((45 + 10 * prior) / 100, abs=0.001)
    assert j.confidence(candidate("say-quote")) == pytest.approx((8 + 10 * prior) / 18, abs=0.001)


def test_a_rule_that_was_never_seen_is_as_sure_as_its_family() -> None:
    j = judge(say_verb=(98, 79), say_source=(0, 0), do_verb=(98, 9))
    assert j.confidence(candidate("say-source")) == pytest.approx(0.8)


def test_nothing_is_known_of_a_rule_without_register() -> None:
    assert judge(say_verb=(9, 9)).confidence(candidate("own-rule")) is None


def test_the_counts_of_a_slot_are_those_of_its_rule() -> None:
    from aldus.relations.judge import Judge

    j = Judge()
    assert j.confidence(candidate("do-verb-met")) == j.confidence(candidate("do-verb-tegen"))
    assert j.confidence(candidate("do-verb-met")) != j.confidence(candidate("do-verb-obj"))

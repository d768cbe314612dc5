"""The register of rules."""

from __future__ import annotations

from aldus.lexicon.load import Row
from aldus.lexicon.rules import Rules, rules


def register(*names: str) -> Rules:
    cells = {"layer": "relations", "finds": "", "example": "", "fired": "4", "right": "3"}
    return Rules(Row("rules.csv", {**cells, "name": name}) for name in names)


def test_a_rule_is_found_by_its_name() -> None:
    rule = register("say-verb", "say-light").of("say-verb")
    assert rule is not None
    assert (rule.name, rule.fired, rule.right) == ("say-verb", 4, 3)


def test_a_slot_is_of_the_longest_name_that_fits() -> None:
    table = register("do-verb-*", "do-verb-obj.*", "do-verb-obj")
    names = [
        rule.name for name in ("do-verb-obj", "do-verb-obj.van", "do-verb-met") if (rule := table.of(name))
    ]
    assert names == ["do-verb-obj", "do-verb-obj.*", "do-verb-*"]


def test_other_names_have_no_rule() -> None:
    table = register("do-verb-*", "say-verb")
    assert table.of("say-verbs") is None
    assert table.of("do-ver") is None


def test_ours_are_counted_and_never_more_often_right_than_seen() -> None:
    assert all(0 <= rule.right <= rule.fired for rule in rules())
    assert sum(rule.fired for rule in rules()) > 1000
    assert all(rule.finds and rule.example for rule in rules())

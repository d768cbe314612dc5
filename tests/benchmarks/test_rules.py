"""The table of rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.rules import Judged, count, judge, judge_mentions, reliability, write

TEXT = "Els prijst Gent. Els belt Gent."
ACTORS = [
    {"id": "els", "type": "PERSON", "label": "Els", "aliases": ["Els"]},
    {"id": "gent", "type": "ORG", "label": "Gent", "aliases": ["Gent"]},
]


def test_rules_count_right_and_optional_matches(tmp_path: Path) -> None:
    gold = [
        {
            "kind": "say",
            "source": "els",
            "target": "gent",
            "sentence": "Els prijst Gent.",
            "trigger": "prijst",
        },
        {
            "kind": "do",
            "source": "els",
            "target": "gent",
            "sentence": "Els belt Gent.",
            "trigger": "belt",
            "optional": True,
        },
    ]
    found = [
        {"kind": kind, "source": "els", "target": "gent", "trigger": {"start": a, "end": b}, "rule": rule}
        for kind, a, b, rule in (("say", 4, 10, "x"), ("do", 21, 25, "x"), ("do", 4, 10, "y"))
    ]
    entities = [
        {**a, "mentions": [{"start": TEXT.index(a["label"]), "end": TEXT.index(a["label"]) + 3}]}
        for a in ACTORS
    ]
    parts = {
        "gold": {"entities": ACTORS, "relations": gold},
        "articles": {"text": TEXT},
        "system": {"entities": entities, "relations": found},
    }
    for name, data in parts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(data), encoding="utf-8")
    judged = list(judge(*(tmp_path / name for name in parts)))
    judged = [r for r in judged if r.layer == "relations"]
    assert [(r.rule, r.right) for r in judged] == [("x", True), ("x", None), ("y", False)]
    assert count(judged) == {("relations", "x"): (2, 1, 1), ("relations", "y"): (1, 1, 0)}


def test_a_pronoun_counts_for_its_rule_where_its_name_is_right() -> None:
    text = "Els zei dat ze komt. Ze zweeg. Jan zei dat hij komt."
    gold = {"entities": ACTORS[:1], "mentions": [{"entity": "els", "start": 12, "end": 14}]}
    els = [
        {"start": 0, "end": 3, "rule": "name"},
        {"start": 12, "end": 14, "rule": "she", "antecedent": 0},
        {"start": 21, "end": 23, "rule": "she", "antecedent": 12},
    ]
    jan = [{"start": 31, "end": 34, "rule": "name"}, {"start": 43, "end": 46, "rule": "he", "antecedent": 31}]
    system = {"entities": [{"id": "x", "mentions": els}, {"id": "y", "mentions": jan}]}
    judged = list(judge_mentions(text, gold, system, {"x": "els"}))
    assert [(r.rule, r.right, r.counts) for r in judged] == [
        ("name", True, True),
        ("she", True, True),
        ("she", False, True),
        ("name", False, True),
        ("he", False, False),
    ]
    assert count(judged)["actors", "he"] == (1, 0, 0)


def test_relations_of_about_the_same_confidence_are_compared() -> None:
    judged = [
        Judged("relations", "x", 0.61, True),
        Judged("relations", "x", 0.69, False),
        Judged("relations", "x", 1.0, True),
        Judged("relations", "x", 0.65, None),
    ]
    assert list(reliability(judged)) == [(2, pytest.approx(0.65), 0.5), (1, 1.0, 1.0)]


def test_counts_go_to_the_register_without_optional_ones(tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    path.write_text(
        "layer,name,finds,example,fired,right\n"
        'relations,do-verb-*,"a verb, a slot",,1,1\nrelations,say-verb,,,5,5\nactors,genitive,,,,\nactors,member,,,2,1\n',
        encoding="utf-8",
    )
    write(
        {
            ("relations", "do-verb-met"): (9, 7, 4),
            ("relations", "do-verb-aan"): (3, 3, 1),
            ("actors", "genitive"): (4, 3, 2),
        },
        path,
        ("actors", "relations"),
    )
    assert path.read_text(encoding="utf-8").splitlines()[1:] == [
        'relations,do-verb-*,"a verb, a slot",,10,5',
        "relations,say-verb,,,0,0",
        "actors,genitive,,,3,2",
        "actors,member,,,0,0",
    ]
    write({("actors", "member"): (8, 8, 7)}, path, ("actors",))
    assert path.read_text(encoding="utf-8").splitlines()[-3:] == [
        "relations,say-verb,,,0,0",
        "actors,genitive,,,0,0",
        "actors,member,,,8,7",
    ]
    with pytest.raises(SystemExit, match="lacks the rule new-rule"):
        write({("actors", "new-rule"): (1, 1, 0)}, path, ("actors",))

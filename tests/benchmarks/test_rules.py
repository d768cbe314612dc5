"""The table of rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.rules import Judged, count, judge, reliability, write

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
    assert [(r.rule, r.right) for r in judged] == [("x", True), ("x", None), ("y", False)]
    assert count(judged) == {"x": (2, 1, 1), "y": (1, 0, 0)}


def test_relations_of_about_the_same_confidence_are_compared() -> None:
    judged = [
        Judged("x", 0.61, True),
        Judged("x", 0.69, False),
        Judged("x", 1.0, True),
        Judged("x", 0.65, None),
    ]
    assert list(reliability(judged)) == [(2, pytest.approx(0.65), 0.5), (1, 1.0, 1.0)]


def test_counts_go_to_the_register_without_optional_ones(tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    path.write_text(
        "layer,name,finds,example,fired,right\n"
        'relations,do-verb-*,"a verb, a slot",,1,1\nrelations,say-verb,,,5,5\nactors,name,,,2,1\n',
        encoding="utf-8",
    )
    write({"do-verb-met": (9, 4, 2), "do-verb-aan": (3, 1, 0)}, path)
    assert path.read_text(encoding="utf-8").splitlines()[1:] == [
        'relations,do-verb-*,"a verb, a slot",,10,5',
        "relations,say-verb,,,0,0",
        "actors,name,,,2,1",
    ]
    with pytest.raises(SystemExit, match="lacks the rule new-rule"):
        write({"new-rule": (1, 1, 0)}, path)

"""The table of rules."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.rules import count

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
    assert count(*(tmp_path / name for name in parts)) == {"x": (2, 1, 1), "y": (1, 0, 0)}

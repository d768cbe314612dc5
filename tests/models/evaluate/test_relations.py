"""The scorer of actors and relations, on an article of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from models.evaluate import relations
from models.evaluate.relations import Scores, add, align, expect, find, match

TEXT = "Els Smit prijst Gent. Volgens Smit helpt de NAVO Polen niet. Smit is voorzitter van de Havenbond."
ACTORS: list[dict[str, Any]] = [
    {"id": "els-smit", "type": "PERSON", "label": "Els Smit", "aliases": ["Els Smit", "Smit"]},
    {"id": "gent", "type": "ORG", "label": "Gent", "aliases": ["Gent"]},
    {"id": "navo", "type": "ORG", "label": "NAVO", "aliases": ["NAVO"]},
    {"id": "POL", "type": "COUNTRY", "label": "Polen", "aliases": ["Polen"]},
    {"id": "havenbond", "type": "ORG", "label": "Havenbond", "aliases": ["Havenbond"]},
]


def gold(
    kind: str, source: str, target: str | None, sentence: int, trigger: str, **more: Any
) -> dict[str, Any]:
    sentences = [s.strip() + "." for s in TEXT.split(".")]
    return {
        "kind": kind,
        "source": source,
        "target": target,
        "sentence": sentences[sentence],
        "trigger": trigger,
        "status": "actual",
        **more,
    }


GOLD = [
    gold("say", "els-smit", "gent", 0, "prijst", event_type="SUPPORT"),
    gold("say", "els-smit", None, 1, "Volgens", content="helpt de NAVO Polen niet"),
    gold("do", "navo", "POL", 1, "helpt", status="negated", event_type="AID/-"),
    gold("role", "els-smit", "havenbond", 2, "voorzitter"),
]


def mention(name: str, start: int = 0, **more: Any) -> dict[str, Any]:
    at = TEXT.index(name, start)
    return {"start": at, "end": at + len(name), **more}


def document(*relations: dict[str, Any], without: str = "") -> dict[str, Any]:
    """What a system found: the actors under ids of its own."""
    entities = [
        {
            "id": f"x-{a['id']}",
            "type": a["type"],
            "label": a["label"],
            "mentions": [mention(n) for n in a["aliases"]],
        }
        for a in ACTORS
        if a["id"] != without
    ]
    return {"entities": entities, "relations": list(relations)}


def found(kind: str, source: str, target: str | None, trigger: str, **more: Any) -> dict[str, Any]:
    target = None if target is None else f"x-{target}"
    return {"kind": kind, "source": f"x-{source}", "target": target, "trigger": mention(trigger), **more}


RIGHT = [
    found("say", "els-smit", "gent", "prijst", event_type="SUPPORT"),
    found("say", "els-smit", None, "Volgens", content=mention("de NAVO Polen niet")),
    found("do", "navo", "POL", "helpt", status="negated"),
    found("role", "els-smit", "havenbond", "voorzitter"),
]


def scores(gold: list[dict[str, Any]], system: dict[str, Any]) -> Scores:
    made = Scores()
    add(made, "a", TEXT, {"entities": ACTORS, "relations": gold}, system)
    return made


def counts(made: Scores, part: str) -> tuple[int, int, int, int]:
    c = made.counts[part]
    return c.right, c.found, c.hit, c.gold


def test_all_right() -> None:
    made = scores(GOLD, document(*RIGHT))
    for part, n in {
        "relation": 4,
        "say": 2,
        "do": 1,
        "role": 1,
        "trigger": 3,
        "speaker": 2,
        "pair": 2,
    }.items():
        assert counts(made, part) == (n, n, n, n)
    assert counts(made, "actor") == (5, 5, 5, 5)
    assert made.status.precision == made.content.precision == made.event.precision == 1.0
    assert made.articles == {"a": (4, 4, 4)}
    assert made.errors == []


def test_nothing_found() -> None:
    made = scores(GOLD, {"entities": [], "relations": []})
    assert counts(made, "relation") == (0, 0, 0, 4)
    assert made.counts["relation"].f == 0.0
    assert len(made.errors) == 4


@pytest.mark.parametrize(
    "wrong",
    [
        found("do", "els-smit", "gent", "prijst"),
        found("say", "gent", "els-smit", "prijst"),
        found("say", "els-smit", "navo", "prijst"),
        found("say", "els-smit", "gent", "voorzitter"),  # two sentences on
    ],
)
def test_kind_actors_and_sentence_must_be_right(wrong: dict[str, Any]) -> None:
    made = scores(GOLD[:1], document(wrong))
    assert counts(made, "relation") == (0, 1, 0, 1)


def test_another_trigger_of_the_sentence_counts_but_not_as_trigger() -> None:
    made = scores(GOLD[2:3], document(found("do", "navo", "POL", "niet")))
    assert counts(made, "relation") == (1, 1, 1, 1)
    assert counts(made, "trigger") == (0, 1, 0, 1)


def test_a_role_stands_anywhere_and_counts_once() -> None:
    role = found("role", "els-smit", "havenbond", "Volgens")
    assert counts(scores(GOLD[3:], document(role, role)), "role") == (1, 1, 1, 1)


def test_an_act_without_a_target_does_not_count() -> None:
    assert counts(scores([], document(found("do", "navo", None, "helpt"))), "relation") == (0, 0, 0, 0)


def test_every_relation_is_matched_once() -> None:
    assert counts(scores(GOLD[:1], document(RIGHT[0], RIGHT[0])), "relation") == (1, 2, 1, 1)


def test_an_optional_relation_counts_neither_way() -> None:
    free = [{**GOLD[0], "optional": True}]
    for system in (document(RIGHT[0]), document()):
        made = scores(free, system)
        assert counts(made, "relation") == counts(made, "speaker") == counts(made, "pair") == (0, 0, 0, 0)
        assert made.errors == []


def test_what_must_be_found_is_matched_first() -> None:
    expected = [expect(TEXT, {**GOLD[0], "optional": True}), expect(TEXT, GOLD[0])]
    ids = {f"x-{a['id']}": a["id"] for a in ACTORS}
    assert match(expected, [find(RIGHT[0], ids)]) == [(1, 0)]


def test_other_readings_and_symmetric_relations() -> None:
    turned = found("do", "POL", "navo", "helpt")
    assert counts(scores([GOLD[2]], document(turned)), "do")[0] == 0
    assert counts(scores([{**GOLD[2], "symmetric": True}], document(turned)), "do")[0] == 1
    other = {**GOLD[2], "alt": [["els-smit", "POL"]]}
    made = scores([other], document(found("do", "els-smit", "POL", "helpt")))
    assert counts(made, "do") == (1, 1, 1, 1)
    assert counts(made, "pair") == (0, 0, 0, 1)


def test_the_speaker_counts_whatever_the_target() -> None:
    made = scores(GOLD[:1], document(found("say", "els-smit", "navo", "prijst")))
    assert counts(made, "speaker") == (1, 1, 1, 1)
    assert counts(made, "say") == (0, 1, 0, 1)


def test_status_content_and_event_type_of_what_is_matched() -> None:
    made = scores(
        GOLD,
        document(
            {**RIGHT[0], "event_type": "ACCUSE"},
            {**RIGHT[1], "content": mention("niet")},
            {**RIGHT[2], "status": "actual", "event_type": "AID"},
        ),
    )
    assert (made.status.right, made.status.gold) == (0, 1)
    assert (made.content.right, made.content.gold) == (0, 1)
    assert (made.event.right, made.event.gold) == (1, 2)
    assert (made.typed.right, made.typed.found, made.typed.gold) == (0, 2, 1)


def test_a_nominal_act_counts_for_recall() -> None:
    made = scores([{**GOLD[2], "nominal": True}], document(RIGHT[2]))
    assert counts(made, "nominal") == (1, 0, 1, 1)


def test_actors_are_aligned_by_shared_names_of_one_type() -> None:
    system = document()["entities"]
    assert align(TEXT, ACTORS, system)["x-els-smit"] == "els-smit"
    system[0]["type"] = "ORG"
    assert "x-els-smit" not in align(TEXT, ACTORS, system)
    twice = [*document()["entities"], {**document()["entities"][1], "id": "y", "mentions": []}]
    assert align(TEXT, ACTORS, twice)["x-gent"] == "gent"  # its name stands in the text, that of y does not
    assert "y" not in align(TEXT, ACTORS, twice)


def test_of_annotated_names_that_overlap_the_longest_counts() -> None:
    system = document()
    system["entities"][0]["mentions"] = [mention("Els Smit"), mention("Smit", 30, kind="pronoun")]
    made = scores([], system)
    # Els Smit, Smit twice, Gent, NAVO, Polen, Havenbond; the pronoun is no name
    assert counts(made, "mention") == (5, 5, 5, 7)


@pytest.mark.parametrize("field", ["sentence", "trigger", "content"])
def test_an_annotation_that_is_not_in_its_text_is_named(field: str) -> None:
    with pytest.raises(ValueError, match=f"^a: the .* has no {field} 'Zwolle'"):
        scores([{**GOLD[1], field: "Zwolle"}], document())


def test_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {
        "gold": {"entities": ACTORS, "relations": GOLD},
        "articles": {"text": TEXT},
        "system": document(*RIGHT[:3]),
    }
    for name, data in parts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(data), encoding="utf-8")
    folders = [str(tmp_path / name) for name in parts]
    monkeypatch.setattr(sys, "argv", ["relations", *folders, "--json"])
    assert relations.main() == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["relation"] == [1.0, 0.75, 0.8571]
    monkeypatch.setattr(sys, "argv", ["relations", *folders, "--errors", "--per-article"])
    assert relations.main() == 0
    shown = capsys.readouterr().out
    assert "a: missed role els-smit -> havenbond  [voorzitter]" in shown
    assert "relation    1.000  0.750  0.857" in shown

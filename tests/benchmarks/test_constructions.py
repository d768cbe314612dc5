"""Where relations are found, by construction."""

from __future__ import annotations

from typing import Any

import pytest

from aldus.document import Relation, Span
from benchmarks.constructions import Article, Constructions, Tables, by_group, why_extra, why_missed
from benchmarks.support.handmade import handmade, name
from models.evaluate.relations import expect, find

ACTORS = {"Peru": "Peru/COUNTRY", "Chili": "Chili/COUNTRY", "Els": "Els/PERSON", "Zij": "Els/PERSON/pronoun"}
ENTITIES = [
    {"id": id.lower(), "type": type, "label": id, "aliases": [id]}
    for id, type in (("Peru", "COUNTRY"), ("Chili", "COUNTRY"), ("Els", "PERSON"))
]
TEXT = "Peru PROPN nsubj 1  steunt/steunen VERB:pv ROOT -  Chili PROPN obj 1  Zij PRON:VNW|pers nsubj 4  zwijgt/zwijgen VERB:pv ROOT -"


def relation(kind: str, source: str, target: str | None, trigger: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": kind, "source": source, "target": target, "trigger": trigger, "sentence": "Peru steunt Chili", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "sort"),
    [
        (TEXT, "steunt", "verb"),
        ("Peru PROPN nsubj:pass 2  wordt/worden AUX:pv aux:pass 2  gepest/pesten VERB:vd ROOT -", "gepest", "passive without door"),
        (
            "Peru PROPN nsubj:pass 4  wordt/worden AUX:pv aux:pass 4  door ADP case 3  Chili PROPN obl:agent 4  gepest/pesten VERB:vd ROOT -",
            "gepest", "passive with door",
        ),
        ("het DET det 2  gepeste/pesten VERB:vd amod 2  Peru PROPN ROOT -", "gepeste", "participle before noun"),
        ("de DET det 1  steun NOUN ROOT -  van ADP case 3  Peru PROPN nmod 1", "steun", "noun"),
        ("volgens ADP case 1  Els PROPN obl 2  regent/regenen VERB:pv ROOT -", "volgens", "preposition"),
        ("Els PROPN ROOT -  : PUNCT punct 0", ":", "mark or name"),
    ],
)  # fmt: skip
def test_sorts_of_triggers(text: str, word: str, sort: str) -> None:
    doc = name(handmade(text), **ACTORS)
    at = doc.text.index(word)
    assert Constructions(doc).trigger(at, at + len(word)) == sort


def test_sources_by_their_nearest_mention_in_the_sentence() -> None:
    doc = name(handmade(TEXT), **ACTORS)
    of, at = Constructions(doc).source, doc.text.index("zwijgt")
    assert [of(at, at + 6, actor) for actor in ("Els", "Peru", None)] == ["pronoun", "elsewhere", "no actor"]
    assert of(5, 11, "Peru") == "name"


def test_tables_count_by_construction() -> None:
    doc = name(handmade(TEXT), **ACTORS)
    doc._.relations = (
        Relation("do", "Peru", "Chili", "steunen", Span(5, 11)),
        Relation("say", "Els", None, "zwijgen", Span(22, 28)),
    )
    tables = Tables()
    rows = [relation("do", "peru", "chili", "steunt"), relation("say", "peru", None, "steunt", optional=True)]
    rows.append(relation("say", "peru", "els", "steunt"))
    tables.add(doc, {"entities": ENTITIES, "relations": rows})
    verb = tables.triggers["verb"]
    assert (verb.gold, verb.hit, verb.found, verb.right) == (2, 1, 2, 1)
    assert (tables.sources["name"].gold, tables.sources["pronoun"].found) == (2, 1)
    assert tables.missed == {"no say at its trigger": 1}
    assert tables.extra == {"no say is annotated at its trigger": 1}
    assert any(line.startswith("verb ") for line in tables.lines())


def test_why_relations_are_missed_and_found_besides() -> None:
    text = "Peru steunt Chili"
    own = {"peru": "P", "chili": "C", "els": "E"}
    e = expect(text, relation("do", "peru", "chili", "steunt"))

    def found(source: str, target: str) -> Any:
        row = {"kind": "do", "source": source, "target": target, "trigger": {"start": 5, "end": 11}}
        return find(row, {id: id for id in own})

    reasons = [("peru", "els", "target"), ("els", "chili", "source")]
    for source, target, which in reasons:
        assert why_missed(e, [found(source, target)], own) == f"with another {which}"
        assert why_extra(found(source, target), [e]) == f"its {which} is another"
    assert why_missed(e, [found("els", "x")], own) == "with other actors"
    assert why_extra(found("els", "x"), [e]) == "its actors are others"
    assert why_missed(e, [], own) == "no do at its trigger"
    assert why_missed(e, [], {"peru": "P"}) == "an actor is not found"
    assert why_extra(found("peru", "chili"), []) == "no do is annotated at its trigger"


def test_newspapers_and_years_with_enough_relations() -> None:
    doc = name(handmade(TEXT), **ACTORS)
    doc._.relations = (Relation("do", "Peru", "Chili", "steunen", Span(5, 11)),)
    annotation = {"entities": ENTITIES, "relations": [relation("do", "peru", "chili", "steunt")]}
    article = Article("krant-1", "2019-02-03", doc.text, annotation)
    (line,) = by_group([(article, doc)] * 20)
    assert line.split()[:5] == ["krant", "2019", "20", "1.000", "1.000"]
    assert list(by_group([(article, doc)] * 19)) == []

"""The sample articles against the graph that a reader expects of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from aldus import Document, read

SEEDS = Path(__file__).parent.parent / "seeds"
EXPECTED = sorted((Path(__file__).parent / "data" / "seeds").glob("*.json"))

# Floors over all articles together; what is measured lies above them.
ACTORS = 0.95
RECALL = 0.60
PRECISION = 0.60


def expected(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def test_every_article_has_its_graph() -> None:
    assert [p.stem for p in EXPECTED] == sorted(p.stem for p in SEEDS.glob("*.txt"))
    assert len(EXPECTED) >= 8


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.stem)
def test_the_expected_graph_is_sound(path: Path) -> None:
    text = (SEEDS / f"{path.stem}.txt").read_text(encoding="utf-8")
    data = expected(path)
    assert 180 <= len(text.split()) <= 500
    assert set(data["actors"].values()) <= {"PERSON", "ORG", "COUNTRY"}
    for kind, source, target, trigger in data["relations"]:
        assert kind in ("say", "do", "role")
        assert source in data["actors"]
        assert target is None or target in data["actors"]
        assert trigger in text


@pytest.fixture(scope="module")
def documents(nlp: Language) -> dict[str, Document]:
    found = {}
    for article in read(SEEDS):
        if article.id in {p.stem for p in EXPECTED}:
            doc = nlp(article.body)
            found[article.id] = Document.from_doc(doc, id=article.id, text=article.text, shift=article.skip)
    return found


def test_main_actors_are_found(documents: dict[str, Document]) -> None:
    hits = total = 0
    for path in EXPECTED:
        types = {a.id: a.type for a in documents[path.stem].actors}
        for actor, type in expected(path)["actors"].items():
            total += 1
            hits += types.get(actor) == type
    assert hits / total >= ACTORS, f"{hits} of {total} actors"


def test_relations_are_found(documents: dict[str, Document]) -> None:
    hits = wanted = found = right = 0
    for path in EXPECTED:
        document = documents[path.stem]
        symmetric = {(r.target, r.source) for r in document.relations if r.symmetric}
        have = {(r.kind, r.source, r.target) for r in document.relations}
        want = {(k, s, t) for k, s, t, _ in expected(path)["relations"]}
        found_here = [r for r in document.relations if r.kind == "say" or r.target is not None]
        wanted += len(want)
        hits += sum(w in have or (w[0] == "do" and (w[1], w[2]) in symmetric) for w in want)
        found += len(found_here)
        right += sum(
            (r.kind, r.source, r.target) in want or (r.symmetric and (r.kind, r.target, r.source) in want)
            for r in found_here
        )
    assert hits / wanted >= RECALL, f"{hits} of {wanted} expected relations"
    assert right / found >= PRECISION, f"{right} of {found} relations are expected"

"""Event records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus import export
from aldus.document import Status
from benchmarks.support.news import Writer
from tests.export.graphs import confidences


def test_events(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    export.events(graph, path)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert len(records) == (graph.number_of_edges() if graph.is_multigraph() else 0)
    for record in records:
        assert record["quad_code"] in range(5)
        assert record["actor"]["id"] in graph
    if graph.is_multigraph():
        given = [c for r in records if (c := r["confidence"]) is not None]
        assert sorted(given) == confidences(graph)


def test_fields_of_a_record(tmp_path: Path) -> None:
    writer = Writer("d", "2025-03", "Kop")
    writer.name("jo", "PERSON", "Jo", "BEL")
    trigger = writer.word(" helpt ")
    writer.name("NLD", "COUNTRY", "Nederland")
    writer.relate("do", "jo", "NLD", "helpen", trigger, event_type="AID", quad_class="material cooperation", intensity=10.0,
                  attributed_to="jo", confidence=0.5, rule="verb")  # fmt: skip
    writer.relate("role", "jo", "NLD", "minister", trigger)
    writer.stop(0)
    path = tmp_path / "a.jsonl"
    export.events(aldus.graph(writer.document()), path)
    (record,) = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert record == {
        "event_id": "d#0", "event_date": "2025-03-01", "date": "2025-03", "event_type": "AID", "mode": None,
        "quad_code": 2, "quad_class": "material cooperation", "intensity": 10.0, "context": [],
        "actor": {"id": "jo", "name": "Jo", "type": "PERSON", "country": "BEL", "cow": 211, "sector": None, "sector_code": None},
        "recipient": {"id": "NLD", "name": "Nederland", "type": "COUNTRY", "country": "NLD", "cow": 210, "sector": None, "sector_code": None},
        "predicate": "helpen", "status": "actual", "symmetric": False, "attributed_to": "jo", "confidence": 0.5,
        "source": {"document": "d", "title": "Kop", "url": None, "publisher": None, "sentence": "Jo helpt Nederland.", "start": 2, "end": 9, "rule": "verb"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "sentence", "context"),
    [
        ("actual", " helpt ", []),
        ("actual", " hielp in 2024 ", []),
        ("actual", " hielp in 1994 ", ["historical"]),
        ("actual", " telt 1994 huizen van ", []),
        ("negated", " helpt ", ["negation"]),
        ("future", " helpt ", ["future"]),
        ("possible", " hielp in 1994 ", ["hypothetical", "historical"]),
    ],
)
def test_context(tmp_path: Path, status: Status, sentence: str, context: list[str]) -> None:
    writer = Writer("d", "2025-03", "Kop")
    writer.name("jo", "PERSON", "Jo", "BEL")
    trigger = writer.word(sentence)
    writer.name("NLD", "COUNTRY", "Nederland")
    writer.relate("do", "jo", "NLD", "helpen", trigger, status=status)
    writer.stop(0)
    path = tmp_path / "a.jsonl"
    export.events(aldus.graph(writer.document()), path)
    assert json.loads(path.read_text(encoding="utf-8"))["context"] == context

"""The JSON Schema of documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus.schema import document_schema
from benchmarks.support.news import doubted, news

PAGE = Path(__file__).parents[1] / "docs" / "document.schema.json"


def check(data: Any) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(document_schema())
    return [e.message for e in validator.iter_errors(data)]


def test_documents_fit() -> None:
    for document in (*news(4), *doubted(news(2)), aldus.Document("a", "")):
        assert check(document.to_dict()) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"text": 3}, "string"),
        ({"entities": [{"id": "a", "type": "CITY", "label": "A", "mentions": []}]}, "CITY"),
        ({"sentences": [[0]]}, "short"),
        ({"relations": [{"kind": "say"}]}, "required"),
    ],
)
def test_what_cannot_be_read_does_not_fit(change: dict[str, Any], word: str) -> None:
    data = {**aldus.Document("a", "").to_dict(), **change}
    with pytest.raises(aldus.InputError):
        aldus.Document.from_dict(data)
    assert word in " ".join(check(data))


def test_every_field_is_described() -> None:
    schema = document_schema()
    for part in (schema, *schema["$defs"].values()):
        for name, field in part["properties"].items():
            assert field["description"], name


def test_the_page_is_as_generated() -> None:
    same = json.loads(PAGE.read_text(encoding="utf-8")) == document_schema()
    assert same, "python -m aldus.schema > docs/document.schema.json"

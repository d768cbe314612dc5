"""Names against annotated ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span

from models.evaluate.names import score


def annotate(texts: list[str]) -> Iterator[Doc]:
    """Every word with a capital is a person, but `Gent` a place."""
    nlp = spacy.blank("nl")
    for text in texts:
        doc = nlp(text)
        doc.ents = [
            Span(doc, t.i, t.i + 1, "GPE" if t.text == "Gent" else "PERSON") for t in doc if t.is_title
        ]
        yield doc


def test_names_count_by_label_and_in_all(tmp_path: Path) -> None:
    rows = [
        {"text": "Els woont in Gent", "entities": [[0, 3, "PERSON"], [13, 17, "GPE"]]},
        {"text": "Jan ziet Windkracht", "entities": [[0, 2, "PERSON"], [9, 19, "ORG"]]},
    ]
    path = tmp_path / "names.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows) + "\n", encoding="utf-8")
    # `Ja` within a token counts as that token; Windkracht is an ORG and is found as a PERSON.
    assert score(path, annotate) == {"all": 0.75, "PERSON": 0.8, "GPE": 1.0, "ORG": 0.0}

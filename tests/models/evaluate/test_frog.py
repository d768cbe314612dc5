"""Frog's columns as Docs."""

from __future__ import annotations

import spacy

from models.evaluate.frog import to_doc

TEXT = "Els Smit belt Gent. Ja."
ROWS = [
    ["1", "Els_Smit", "Els_Smit", "", "SPEC(deeleigen)", "1", "B-PER"],
    ["2", "belt", "bellen", "", "WW(pv,tgw,met-t)", "1", "O"],
    ["3", "Gent", "Gent", "", "SPEC(deeleigen)", "1", "B-LOC_B-ORG"],
    ["4", ".", ".", "", "LET()", "1", "O"],
    ["1", "Ja", "ja", "", "TSW()", "1", "B-MISC"],
    ["2", ".", ".", "", "LET()", "1"],
]


def test_columns_become_a_doc() -> None:
    doc = to_doc(spacy.blank("nl").vocab, TEXT, ROWS)
    assert doc.text == TEXT
    assert [t.lemma_ for t in doc][1] == "bellen"
    assert [t.tag_ for t in doc][:4] == ["SPEC|deeleigen", "WW|pv|tgw|met-t", "SPEC|deeleigen", "LET"]
    assert [s.text for s in doc.sents] == ["Els Smit belt Gent.", "Ja."]
    assert [(e.text, e.label_) for e in doc.ents] == [("Els Smit", "PERSON"), ("Gent", "GPE"), ("Ja", "MISC")]

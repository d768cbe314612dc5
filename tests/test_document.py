"""The plain data classes and their JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldus import Actor, Document, InputError, Mention, Relation, Span

TEXT = "Minister Jansen prijst België. „Een trouwe buur”, zei hij."
DOCUMENT = Document(
    id="a-1",
    text=TEXT,
    date="2025-03",
    title="Buren",
    actors=(
        Actor(
            "jansen",
            "PERSON",
            "Jansen",
            (Mention(9, 15, "name", "surname"), Mention(54, 57, "pronoun", "pronoun", 9, confidence=0.8)),
        ),
        Actor("BEL", "COUNTRY", "België", (Mention(23, 29),), country="BEL"),
    ),
    relations=(
        Relation(
            "say",
            "jansen",
            "BEL",
            "prijzen",
            Span(16, 22),
            event_type="SUPPORT",
            rule="speech-act",
            confidence=0.9,
        ),
        Relation("say", "jansen", None, "zeggen", Span(50, 53), content=Span(32, 47), rule="quote"),
    ),
    sentences=(Span(0, 30), Span(31, 58)),
)


def test_json_round_trip() -> None:
    assert Document.from_json(DOCUMENT.to_json()) == DOCUMENT


def test_json_has_the_fields_of_the_format() -> None:
    data = json.loads(DOCUMENT.to_json())
    assert list(data) == ["id", "date", "title", "text", "entities", "relations", "sentences"]
    assert data["entities"][1] == {
        "id": "BEL",
        "type": "COUNTRY",
        "label": "België",
        "country": "BEL",
        "mentions": [{"start": 23, "end": 29, "kind": "name"}],
    }
    assert data["relations"][1]["content"] == {"start": 32, "end": 47}
    assert data["relations"][1]["target"] is None


def test_confidences_are_kept() -> None:
    back = Document.from_json(DOCUMENT.to_json())
    assert [r.confidence for r in back.relations] == [0.9, None]
    assert [m.confidence for m in back.actors[0].mentions] == [None, 0.8]
    data = DOCUMENT.to_dict()
    assert data["relations"][1]["confidence"] is None
    assert "confidence" not in data["entities"][0]["mentions"][0]


def test_relations_that_are_less_sure_are_left_out() -> None:
    assert DOCUMENT.filter(min_confidence=0) == DOCUMENT
    assert DOCUMENT.filter(min_confidence=0.9).relations == DOCUMENT.relations[:1]
    assert DOCUMENT.filter(min_confidence=0.91).relations == ()
    with pytest.raises(ValueError, match="from 0 to 1"):
        DOCUMENT.filter(min_confidence=90)


def test_unknown_fields_are_ignored() -> None:
    assert Document.from_dict({**DOCUMENT.to_dict(), "later": 1}) == DOCUMENT


def test_spans_point_at_their_words() -> None:
    first, second = DOCUMENT.relations
    assert first.trigger.of(TEXT) == "prijst"
    assert second.content is not None
    assert second.content.of(TEXT) == "Een trouwe buur"
    assert DOCUMENT.sentence(second) == "„Een trouwe buur”, zei hij."
    assert DOCUMENT.actor("jansen").names(TEXT) == ("Jansen",)
    with pytest.raises(KeyError):
        DOCUMENT.actor("nobody")


def test_sentence_without_sentences_is_the_line() -> None:
    document = Document(id="x", text="eerste\nJan belt Piet\nlaatste")
    assert document.sentence(Relation("do", "a", "b", "bellen", Span(11, 15))) == "Jan belt Piet"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": 3}, "is not a string"),
        ({"entities": None}, "'entities' is missing"),
        ({"entities": 3}, "entities: a int is not a list"),
        ({"entities": [{"id": "x", "type": "CITY", "label": "x", "mentions": []}]}, "'CITY' is not one of"),
        (
            {"entities": [{"id": "x", "type": "ORG", "label": "x", "mentions": [{"start": 3, "end": 1}]}]},
            "span",
        ),
        ({"relations": [{"kind": "do"}]}, r"relations\[0\]: field 'source' is missing"),
        ({"sentences": [[1, 2, 3]]}, r"sentences\[0\]: not the start and end of a span"),
        ({"sentences": [[True, 3]]}, "a bool is not an offset"),
    ],
)
def test_a_broken_document_gives_one_clear_error(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        Document.from_dict({**DOCUMENT.to_dict(), **change})
    assert "\n" not in str(caught.value)
    assert "a-1" in str(caught.value)


@pytest.mark.parametrize("line", ["", "{", "[]", "3", '"x"', "{}", b"\xff\xfe"])
def test_a_line_that_is_no_document_is_refused(line: str | bytes) -> None:
    with pytest.raises(InputError):
        Document.from_json(line)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(field=st.sampled_from(sorted(DOCUMENT.to_dict())), value=json_values)
def test_no_value_raises_anything_but_the_librarys_own_error(field: str, value: object) -> None:
    try:
        document = Document.from_dict({**DOCUMENT.to_dict(), field: value})
    except InputError:
        return
    assert Document.from_json(document.to_json()) == document


@given(by=st.integers(0, 50))
def test_from_doc_shifts_every_offset(by: int) -> None:
    class FakeDoc:
        text = TEXT
        _ = DOCUMENT
        sents = ()

    doc: Any = FakeDoc()
    shifted = Document.from_doc(doc, id="a-1", text=" " * by + TEXT, shift=by)
    for before, after in zip(DOCUMENT.relations, shifted.relations, strict=True):
        assert after.trigger.of(shifted.text) == before.trigger.of(TEXT)
    for old, new in zip(DOCUMENT.actors, shifted.actors, strict=True):
        assert [m.of(shifted.text) for m in new.mentions] == [m.of(TEXT) for m in old.mentions]
    assert [r.confidence for r in shifted.relations] == [0.9, None]
    assert replace(shifted, text=TEXT).relations[0].kind == "say"


def test_a_number_that_no_float_holds_is_refused() -> None:
    data = json.loads(DOCUMENT.to_json())
    data["relations"][0]["intensity"] = 10**400
    with pytest.raises(InputError, match="too large"):
        Document.from_dict(data)

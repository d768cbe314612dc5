"""What edges carry: their relation, its sentence, and who is named in the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aldus.document import Actor, Document, Mention, Relation, Span
from aldus.graphs.edges import EDGE_COLUMNS, EdgeMaker

TEXT = "Kop\n  Jo zegt: Bo en de NAVO winnen.  Bo lacht."
ACTORS = (
    Actor("jo", "PERSON", "Jo", (Mention(6, 8),)),
    Actor("navo", "ORG", "NAVO", (Mention(24, 28),)),
    Actor("bo", "PERSON", "Bo", (Mention(15, 17), Mention(38, 40))),
)
SAID = Relation(
    "say", "jo", None, "zeggen", Span(9, 13), content=Span(15, 35), attributed_to="bo", confidence=0.5
)
NODES = {"jo": "Jo", "navo": "NAVO", "bo": "Bo"}


def document(*sentences: tuple[int, int]) -> Document:
    return Document("d", TEXT, "2025", "Kop", ACTORS, (SAID,), tuple(Span(*s) for s in sentences))


def test_every_column() -> None:
    edge = EdgeMaker(document((4, 38)), "d~2", NODES).make(3, SAID)
    assert tuple(edge) == EDGE_COLUMNS
    assert edge == {
        "id": "d~2#3", "kind": "say", "predicate": "zeggen", "status": "actual", "rule": "", "event_type": None,
        "quad_class": None, "mode": None, "intensity": None, "symmetric": False, "nominal": False, "confidence": 0.5,
        "attributed_to": "Bo",
        "date": "2025", "document": "d~2", "title": "Kop", "trigger": "zegt", "start": 9, "end": 13,
        "sentence": "Jo zegt: Bo en de NAVO winnen.", "sentence_start": 6, "content": "Bo en de NAVO winnen",
        "content_start": 15, "content_end": 35, "about": ("NAVO", "Bo"),
        "url": None, "publisher": None, "section": None, "author": None, "page": None, "language": None,
    }  # fmt: skip


def test_what_is_known_of_the_article() -> None:
    meta = {"url": "https://krant.example/1", "publisher": "De Krant", "kind": "opinie", "woorden": 9}
    edge = EdgeMaker(replace(document(), meta=meta), "d", NODES).make(0, SAID)
    assert (edge["url"], edge["publisher"], edge["author"]) == ("https://krant.example/1", "De Krant", None)
    assert (edge["kind"], edge["meta_kind"], edge["woorden"]) == ("say", "opinie", 9)


@pytest.mark.parametrize(
    ("content", "about"),
    [
        (Span(15, 17), ("Bo",)),
        (Span(16, 28), ("NAVO",)),
        (Span(15, 27), ("Bo",)),
        (Span(24, 28), ("NAVO",)),
        (Span(25, 47), ("Bo",)),
        (None, ()),
    ],
)
def test_only_mentions_inside_the_words_count(content: Span | None, about: tuple[str, ...]) -> None:
    relation = Relation("say", "jo", None, "zeggen", Span(9, 13), content=content)
    assert EdgeMaker(document(), "d", NODES).make(0, relation)["about"] == about


@pytest.mark.parametrize("sentences", [[], [(0, 3)], [(0, 3), (38, 47)]])
def test_without_a_sentence_the_line_counts(sentences: list[tuple[int, int]]) -> None:
    edge = EdgeMaker(document(*sentences), "d", NODES).make(0, SAID)
    assert (edge["sentence"], edge["sentence_start"]) == (TEXT[6:], 6)


def test_a_claimant_that_is_no_actor_keeps_its_name() -> None:
    edge = EdgeMaker(document(), "d", NODES).make(
        0, Relation("do", "jo", "bo", "zien", Span(9, 13), attributed_to="niemand")
    )
    assert edge["attributed_to"] == "niemand"

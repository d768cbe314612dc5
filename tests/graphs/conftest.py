"""Graphs that the tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
import pytest

import aldus
from aldus.document import Document, Span
from benchmarks.support.news import Writer, doubted, news


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph[str]:
    return aldus.graph(news(40))


@pytest.fixture(scope="module")
def sure() -> nx.MultiDiGraph[str]:
    return aldus.graph(doubted(news(40)))


def story(*rows: tuple[Any, ...]) -> Iterator[Document]:
    """One document a row: date, kind, source, target and predicate of one relation, and its other fields.

    An actor in capitals is a country; a `say` reports the words `over NAVO`, where NAVO is an actor.
    """
    for number, (date, kind, source, target, predicate, *more) in enumerate(rows):
        writer = Writer(f"d{number}", date)
        for name in filter(None, (source, target)):
            writer.name(
                name if name.isupper() else name.lower(), "COUNTRY" if name.isupper() else "PERSON", name
            )
            writer.word(" ")
        trigger = writer.word(predicate)
        fields = dict(more[0]) if more else {}
        if kind == "say":
            begin = writer.word(" ").end
            writer.word("over ")
            writer.name("navo", "ORG", "NAVO")
            fields["content"] = Span(begin, len(writer.text))
        ids = [None if n is None else n if n.isupper() else n.lower() for n in (source, target)]
        writer.relate(kind, ids[0] or "", ids[1], predicate, trigger, **fields)
        writer.stop(0)
        yield writer.document()


@pytest.fixture(scope="module")
def tale() -> nx.MultiDiGraph[str]:
    """A graph of a few relations that one can count on one's fingers."""
    conflict, help = {"quad_class": "verbal conflict"}, {"quad_class": "material cooperation"}
    return aldus.graph(
        story(
            ("2025-03-05", "say", "Jo", "NLD", "klagen", {**conflict, "event_type": "ACCUSE"}),
            ("2025-01", "say", "Jo", None, "zeggen"),
            ("2025-03-09", "do", "NLD", "BEL", "helpen", {**help, "event_type": "AID", "confidence": 0.5}),
            ("2025-04-01", "do", "NLD", "BEL", "helpen", {**help, "status": "negated", "confidence": 0.75}),
            (None, "do", "BEL", "NLD", "treffen", {"symmetric": True, "quad_class": "verbal cooperation"}),
            ("2024", "do", "BEL", "NLD", "aanvallen", {"quad_class": "material conflict"}),
            ("2025-03-05", "role", "Bo", "BEL", "minister"),
            ("2025-02-01", "say", "Bo", "Jo", "antwoorden", conflict),
        )
    )

"""Who said what: one row a statement with reported words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aldus.document import Document, Relation
from aldus.tables.story import Story
from aldus.tables.table import Row, Table

_GAP = " […] "
"""Stands for what the text has between two parts of one quotation."""


def quotes(document: Document) -> Iterator[Row]:
    """The statements of a document that report words, in text order.

    Of a statement with quotation marks, `quote` is all that its speaker says in them, over sentences and
    paragraphs, without the marks, and `form` is `direct`; else it is the reported words and `form` is `indirect`.
    A quotation that several statements share is one row.
    """
    story = Story(document)
    source = story.source()
    seen: set[tuple[int, int]] = set()
    for number, relation in enumerate(document.relations):
        if relation.kind != "say":
            continue
        spans = _spans(relation)
        if not spans or spans[0] in seen:
            continue
        seen.update(spans)
        about = [story.label(id) or id for id in story.about(number, relation)]
        speaker = story.actors.get(relation.source)
        yield {
            **source,
            "speaker": story.label(relation.source),
            "as": story.written(relation.source, relation),
            "function": "; ".join(story.functions(relation.source)) or None,
            "type": speaker.type if speaker else None,
            "country": (speaker.country or (speaker.id if speaker.type == "COUNTRY" else None))
            if speaker
            else None,
            "verb": relation.predicate,
            "to": story.label(relation.target),
            "about": about,
            "form": "direct" if relation.quotation else "indirect",
            "quote": _GAP.join(_clean(document.text[start:end]) for start, end in spans),
            "status": relation.status,
            "sentence": document.sentence(relation),
            "start": spans[0][0],
            "end": spans[-1][1],
            "confidence": relation.confidence,
        }


def _spans(relation: Relation) -> list[tuple[int, int]]:
    if relation.quotation:
        return [(q.start, q.end) for q in relation.quotation]
    return [(relation.content.start, relation.content.end)] if relation.content else []


def _clean(words: str) -> str:
    """Words on one line, without the marks around them."""
    return " ".join(words.split()).strip("\"'“”„‘’«»").strip(" ,")


QUOTES = Table(
    "quotes",
    {
        "speaker": "string",
        "function": "string",
        "about": "strings",
        "quote": "string",
        "form": "string",
        "verb": "string",
        "to": "string",
        "date": "string",
        "publisher": "string",
        "title": "string",
        "url": "string",
        "sentence": "string",
        "status": "string",
        "confidence": "double",
        "as": "string",
        "type": "string",
        "country": "string",
        "section": "string",
        "author": "string",
        "page": "string",
        "language": "string",
        "document": "string",
        "start": "integer",
        "end": "integer",
        "meta": "string",
    },
    quotes,
    separator=";",
)
"""One row a statement; CSV for Dutch spreadsheets, which part cells by semicolons."""
DIRECT_QUOTES = replace(
    QUOTES, rows_of=lambda document: (r for r in quotes(document) if r["form"] == "direct")
)
"""The same, of words between quotation marks alone."""

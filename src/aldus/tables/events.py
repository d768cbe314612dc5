"""Event tables in the layouts that political scientists know: POLECAT, ICEWS, and PLOVER's own records.

One row an event: a `say` or `do` with a target and an event type, whatever its status, which `Contexts` and `Status`
tell. What Aldus does not know, such as the location, is empty. `docs/tables.md` says what each column holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aldus.document import Actor, Document, Relation
from aldus.export.common import whole_date
from aldus.export.events import QUAD_CODES, contexts
from aldus.lexicon.load import read_rows
from aldus.lexicon.sectors import cow_codes, sectors
from aldus.lexicon.words import words
from aldus.tables.story import Story
from aldus.tables.table import Kind, Row, Table

_PARTY: Mapping[str, Kind] = {
    "{} Name": "string",
    "{} Country": "string",
    "{} COW": "integer",
    "Primary {} Sector": "string",
    "{} Sectors": "string",
    "{} Title": "string",
    "{} Name Raw": "string",
    "Wikipedia {} ID": "string",
}
_PLACE: Mapping[str, Kind] = {
    "City": "string",
    "District": "string",
    "Province": "string",
    "Country": "string",
    "Latitude": "double",
    "Longitude": "double",
}
POLECAT_COLUMNS: Mapping[str, Kind] = {
    "Event ID": "string",
    "Event Date": "string",
    "Event Type": "string",
    "Event Mode": "string",
    "Intensity": "double",
    "Quad Code": "string",
    "Contexts": "string",
    **{name.format("Actor"): kind for name, kind in _PARTY.items()},
    **{name.format("Recipient"): kind for name, kind in _PARTY.items()},
    "Placename": "string",
    **_PLACE,
    "GeoNames ID": "string",
    "Raw Placename": "string",
    "Feature Type": "string",
    "Source": "string",
    "Publication Date": "string",
    "Story People": "string",
    "Story Organizations": "string",
    "Story Locations": "string",
    "Language": "string",
    "Version": "string",
}
"""The columns of POLECAT's files, in their order."""
ICEWS_COLUMNS: Mapping[str, Kind] = {
    "Event ID": "string",
    "Event Date": "string",
    "Source Name": "string",
    "Source Sectors": "string",
    "Source Country": "string",
    "Event Text": "string",
    "CAMEO Code": "string",
    "Intensity": "double",
    "Target Name": "string",
    "Target Sectors": "string",
    "Target Country": "string",
    "Story ID": "string",
    "Sentence Number": "integer",
    "Publisher": "string",
    **_PLACE,
}
"""The columns of ICEWS's event files, in their order."""
_SHARED: Mapping[str, Kind] = {
    "Headline": "string",
    "Story ID": "string",
    "Sentence Number": "integer",
    "Sentence": "string",
    "URL": "string",
    "Predicate": "string",
    "Status": "string",
    "Symmetric": "boolean",
    "Attributed To": "string",
    "Confidence": "double",
    "Actor ID": "string",
    "Actor Type": "string",
    "Recipient ID": "string",
    "Recipient Type": "string",
    "Trigger Start": "integer",
    "Trigger End": "integer",
}
"""Columns of ours, after those of a layout."""


@dataclass(frozen=True, slots=True)
class _Event:
    """An event of a document: a relation with its parties, the visitor first."""

    story: Story
    relation: Relation
    edge: Mapping[str, Any]
    actor: str
    recipient: str

    def party(self, id: str) -> Actor | None:
        return self.story.actors.get(id)


def _events(document: Document) -> Iterator[_Event]:
    story = Story(document)
    for number, relation in enumerate(document.relations):
        target = relation.target
        if relation.kind == "role" or not relation.event_type or target in (None, relation.source):
            continue
        assert target is not None
        ends = (relation.source, target)
        if relation.event_type == "CONSULT" and relation.predicate.split(" ")[0] in words("hosting"):
            ends = (target, relation.source)  # who receives is the host, and the visitor comes first
        yield _Event(story, relation, story.edge(number, relation), *ends)


def polecat(document: Document) -> Iterator[Row]:
    """The events of a document as rows of POLECAT."""
    for event in _events(document):
        relation, edge = event.relation, event.edge
        by_type = {kind: _joined(a.label for a in document.actors if a.type == kind) for kind in _STORY}
        yield {
            "Event ID": edge["id"],
            "Event Date": whole_date(document.date),
            "Event Type": relation.event_type,
            "Event Mode": relation.mode,
            "Intensity": relation.intensity,
            "Quad Code": (relation.quad_class or "").upper() or None,
            "Contexts": _joined(contexts(edge)),
            **_party(event, event.actor, "Actor"),
            **_party(event, event.recipient, "Recipient"),
            "Source": edge["publisher"],
            "Publication Date": document.date,
            **{column: by_type[kind] for kind, column in _STORY.items()},
            "Language": edge["language"] or "nl",
            "Version": _version(),
            **_shared(event),
        }


def icews(document: Document) -> Iterator[Row]:
    """The events of a document as rows of ICEWS."""
    for event in _events(document):
        relation, edge = event.relation, event.edge
        code, text = _cameo(relation.event_type or "", relation.mode or "")
        yield {
            "Event ID": edge["id"],
            "Event Date": whole_date(document.date),
            "Event Text": text,
            "CAMEO Code": code,
            "Intensity": relation.intensity,
            "Publisher": edge["publisher"],
            **{
                f"{name} {column}": value
                for name, id in (("Source", event.actor), ("Target", event.recipient))
                for column, value in _side(event, id).items()
            },
            **_shared(event),
        }


def plover(document: Document) -> Iterator[Row]:
    """The events of a document as records with the fields that PLOVER's manual names; empty fields are left out."""
    for event in _events(document):
        relation, edge = event.relation, event.edge
        record = {
            "id": edge["id"],
            "date": whole_date(document.date),
            "actor": [_entity(event, event.actor)],
            "recipient": [_entity(event, event.recipient)],
            "event": [relation.event_type],
            "event_text": [edge["sentence"]],
            "quad_code": QUAD_CODES.get(relation.quad_class or ""),
            "event_scale": relation.intensity,
            "mode": [relation.mode] if relation.mode else None,
            "context": contexts(edge),
            "text_info": {
                "sequence": event.story.sentence_number(relation.trigger.start),
                "start": relation.trigger.start,
                "end": relation.trigger.end,
            },
            "cite_info": _filled(
                {
                    "citation": document.id,
                    "url": edge["url"],
                    "title": document.title,
                    "language": edge["language"] or "nl",
                    "publication": edge["publisher"],
                    "coder": f"aldus {_version()}",
                }
            ),
            "status": relation.status,
            "confidence": relation.confidence,
        }
        yield _filled(record)


_STORY = {"PERSON": "Story People", "ORG": "Story Organizations", "COUNTRY": "Story Locations"}


def _party(event: _Event, id: str, role: str) -> Row:
    actor = event.party(id)
    if actor is None:
        return {}
    country, sector = _country(actor), _sector(actor)
    values = (
        *(actor.label, country, cow_codes().get(country or ""), sector, sector),
        *(_joined(event.story.functions(id)), event.story.written(id, event.relation), None),
    )
    return {name.format(role): value for name, value in zip(_PARTY, values, strict=True)}


def _side(event: _Event, id: str) -> Row:
    actor = event.party(id)
    if actor is None:
        return {}
    return {"Name": actor.label, "Sectors": _sector(actor), "Country": _country(actor)}


def _entity(event: _Event, id: str) -> Row:
    actor = event.party(id)
    if actor is None:
        return {"identifier_text": id}
    return _filled(
        {
            "code": _country(actor),
            "sector": _sector(actor),
            "entity_text": event.story.written(id, event.relation),
            "identifier_id": actor.wikidata,
            "identifier_text": actor.label,
            "office": _joined(event.story.functions(id)),
        }
    )


def _shared(event: _Event) -> Row:
    story, relation, edge = event.story, event.relation, event.edge
    actor, recipient = event.party(event.actor), event.party(event.recipient)
    return {
        "Headline": story.document.title,
        "Story ID": story.document.id,
        "Sentence Number": story.sentence_number(relation.trigger.start),
        "Sentence": edge["sentence"],
        "URL": edge["url"],
        "Predicate": relation.predicate,
        "Status": relation.status,
        "Symmetric": relation.symmetric,
        "Attributed To": story.label(relation.attributed_to),
        "Confidence": relation.confidence,
        "Actor ID": event.actor,
        "Actor Type": actor.type if actor else None,
        "Recipient ID": event.recipient,
        "Recipient Type": recipient.type if recipient else None,
        "Trigger Start": relation.trigger.start,
        "Trigger End": relation.trigger.end,
    }


def _country(actor: Actor) -> str | None:
    return actor.id if actor.type == "COUNTRY" else actor.country


def _sector(actor: Actor) -> str | None:
    """PLOVER's code of its sector; a country acts by its government."""
    return sectors().codes.get(actor.sector or ("government" if actor.type == "COUNTRY" else ""))


def _joined(values: Any) -> str | None:
    """Several values in one cell, as POLECAT joins them."""
    return "; ".join(values) or None


def _filled(record: Row) -> Row:
    return {key: value for key, value in record.items() if value not in (None, [], {})}


@lru_cache(maxsize=1)
def _version() -> str:
    import aldus

    return aldus.__version__


@lru_cache(maxsize=1)
def _cameo_codes() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {(row["event_type"], row["mode"]): (row["code"], row["text"]) for row in read_rows("cameo.csv")}


def _cameo(event_type: str, mode: str) -> tuple[str | None, str | None]:
    """CAMEO's code and words; those of the event type where a mode has none."""
    codes = _cameo_codes()
    return codes.get((event_type, mode)) or codes.get((event_type, "")) or (None, None)


def _layout(columns: Mapping[str, Kind]) -> dict[str, Kind]:
    return {**columns, **_SHARED}


POLECAT = Table("events", _layout(POLECAT_COLUMNS), polecat)
ICEWS = Table("events", _layout(ICEWS_COLUMNS), icews)

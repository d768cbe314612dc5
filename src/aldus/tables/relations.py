"""Relations and actors, as they stand in the documents."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from aldus.codec import scalars
from aldus.columns import META
from aldus.document import Actor, Document, Relation
from aldus.export.common import END_COLUMNS
from aldus.graphs.edges import EDGE_COLUMNS
from aldus.tables.story import Story
from aldus.tables.table import KINDS, Kind, Row, Table

_INTEGERS = (
    *("start", "end", "sentence_start", "content_start", "content_end"),
    *("source_cow", "target_cow"),
)
_ENDS = (
    *("source", "target"),
    *(f"{end}_{name}" for name in END_COLUMNS for end in ("source", "target")),
)
_FIELDS: dict[str, Kind] = {name: KINDS[kind] for name, kind in scalars(Actor).items()}
_of_actor = attrgetter(*_FIELDS)


def _relation_columns() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {name: KINDS[kind] for name, kind in scalars(Relation).items()}
    kinds.update(dict.fromkeys(_INTEGERS, "integer"), about="strings")
    names = ("id", *_ENDS, *EDGE_COLUMNS[1:], "meta")
    return {name: kinds.get(name, "string") for name in names}


def relations(document: Document) -> Iterator[Row]:
    """One row a relation, those without target included, with labels and types of both ends."""
    story = Story(document)
    source = {"meta": story.source()["meta"]}
    for number, relation in enumerate(document.relations):
        row = {"source": relation.source, "target": relation.target, **story.edge(number, relation), **source}
        row["about"] = list(row["about"])
        for end in ("source", "target"):
            row.update((f"{end}_{name}", value) for name, value in story.end(row[end]).items())
        yield row


def actors(document: Document) -> Iterator[Row]:
    """One row an actor and document, with the named forms of the actor there."""
    source = Story(document).source()
    for actor in document.actors:
        yield {
            **source,
            **dict(zip(_FIELDS, _of_actor(actor), strict=True)),
            "names": list(actor.names(document.text)),
            "mentions": len(actor.mentions),
            "start": min((m.start for m in actor.mentions), default=None),
        }


RELATIONS = Table("relations", _relation_columns(), relations)
"""One row a relation: the columns of `aldus.graphs.relations_frame`, further columns of the source as JSON in `meta`."""
ACTORS = Table(
    "actors",
    {
        "document": "string",
        **_FIELDS,
        "names": "strings",
        "mentions": "integer",
        "start": "integer",
        "date": "string",
        "title": "string",
        **dict.fromkeys(META, "string"),
        "meta": "string",
    },
    actors,
)
"""One row an actor and document; `id` is that of the document, `start` the place of the first mention."""

"""What rows of several tables need to know of a document."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from aldus.columns import META
from aldus.document import Actor, Document, Relation, Span
from aldus.export.common import END_COLUMNS, end_of
from aldus.graphs.edges import EdgeMaker
from aldus.lexicon.sectors import sectors


class Story:
    """A document with its actors by id, and the places of its relations."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in document.actors}
        self._edges = EdgeMaker(document, document.id, {id: id for id in self.actors})
        self._starts = [s.start for s in document.sentences]

    def edge(self, number: int, relation: Relation) -> dict[str, Any]:
        """The attributes that the document's `number`-th relation has as an edge of a graph."""
        return self._edges.make(number, relation)

    def label(self, id: str | None) -> str | None:
        """The readable name of an actor."""
        actor = self.actors.get(id or "")
        return id if actor is None else actor.label

    def end(self, id: str | None) -> dict[str, Any]:
        """What a table of relations says of an actor here, by `END_COLUMNS`; the party is the first it is a member of."""
        actor = self.actors.get(id or "")
        if actor is None:
            return dict.fromkeys(END_COLUMNS)
        bodies = (self.actors.get(body) for body in actor.member_of)
        party = next((body.id for body in bodies if body is not None and body.sort == "party"), None)
        node = {"label": actor.label, "type": actor.type, "country": actor.country, "sector": actor.sector}
        code = sectors().codes.get(actor.sector or "")
        return end_of(actor.id, {**node, "sector_code": code, "party": party})

    def sentence_number(self, at: int) -> int | None:
        """The number of the sentence around an offset, from 1; None where sentences are not known."""
        return bisect_right(self._starts, at) or None

    def written(self, id: str, relation: Relation) -> str | None:
        """An actor as the sentence of a relation writes it: the mention that the rule relied on, else the nearest."""
        actor = self.actors.get(id)
        if actor is None or not actor.mentions:
            return None
        at = relation.trigger.start
        relied = [m for m in actor.mentions if any(_overlap(m.start, m.end, e) for e in relation.evidence)]
        nearest = min(relied or actor.mentions, key=lambda m: abs(m.start - at))
        return nearest.of(self.document.text)

    def functions(self, id: str) -> tuple[str, ...]:
        """The functions of a person here: those given with its name, and those of relations of kind `role`."""
        actor = self.actors.get(id)
        given = () if actor is None else actor.functions
        roles = (
            r for r in self.document.relations if r.kind == "role" and r.source == id and r.status == "actual"
        )
        return tuple(dict.fromkeys((*given, *(r.predicate for r in roles))))

    def about(self, number: int, relation: Relation) -> tuple[str, ...]:
        """Whom a statement is about: ids of who is named in the reported words, and of its target; not the speaker."""
        named = self.edge(number, relation)["about"]
        ids = dict.fromkeys((*named, *((relation.target,) if relation.target else ())))
        return tuple(id for id in ids if id != relation.source)

    def source(self) -> dict[str, Any]:
        """What is known of the article: id, date, title, the fields of `META`, and the rest as JSON in `meta`."""
        document = self.document
        rest = {k: v for k, v in document.meta.items() if k not in META}
        return {
            "document": document.id,
            "date": document.date,
            "title": document.title,
            **{name: document.meta.get(name) for name in META},
            "meta": json.dumps(rest, ensure_ascii=False) if rest else None,
        }


def _overlap(start: int, end: int, span: Span) -> bool:
    return start < span.end and span.start < end

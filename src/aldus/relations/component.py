"""The spaCy component `aldus_relations`."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from spacy.language import Language

from aldus.document import Relation, Span
from aldus.relations.acts import Acts
from aldus.relations.draft import Draft
from aldus.relations.events import quad_class
from aldus.relations.nominal import Nominals
from aldus.relations.parties import Parties
from aldus.relations.roles import Roles
from aldus.relations.statements import Statements
from aldus.relations.status import StatusReader
from aldus.syntax.clauses import Clauses
from aldus.syntax.quotes import find_quotes
from aldus.syntax.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _extend() -> None:
    from spacy.tokens import Doc

    for name in ("actors", "mentions", "relations"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())


class RelationExtractor:
    """Sets `doc._.relations`: who said or did what toward whom, and who holds which function.

    Needs a dependency parse, tags and lemmas in the scheme of UD Dutch, and the mentions of `aldus_actors`.
    """

    def __init__(self, nlp: Language | None = None, name: str = "aldus_relations") -> None:
        self.name = name
        self._warned = False
        _extend()

    def __call__(self, doc: Doc) -> Doc:
        """Read `doc._.mentions`, set `doc._.relations`, sorted by trigger.

        A Doc without a dependency parse gets no relations, with one warning per pipeline.
        """
        if not len(doc) or not doc._.mentions:
            doc._.relations = ()
            return doc
        if not doc.has_annotation("DEP"):
            if not self._warned:
                self._warned = True
                warnings.warn(f"{self.name}: no relations without a dependency parser", stacklevel=2)
            doc._.relations = ()
            return doc
        tree = Tree(doc)
        clauses = Clauses(tree)
        parties = Parties(doc, tree)
        status = StatusReader(tree, clauses)
        statements = Statements(tree, clauses, parties, status, find_quotes(tree.text))
        drafts = statements.find()
        acts = Acts(tree, clauses, parties, status, statements).find()
        drafts = drafts + acts + Nominals(tree, clauses, parties, status).find(acts)
        drafts += Roles(tree, clauses, parties).find()
        doc._.relations = _relations(tree, drafts)
        return doc


def _relations(tree: Tree, drafts: list[Draft]) -> tuple[Relation, ...]:
    reported = [
        (d.speech or (d.content.start, d.content.end), d) for d in drafts if d.kind == "say" and d.content
    ]
    reported.sort(key=lambda x: x[0][1] - x[0][0])
    seen: set[tuple[object, ...]] = set()
    found: list[Relation] = []
    for d in drafts:
        key = (d.kind, d.source, d.target, d.trigger)
        if key in seen or (d.kind != "say" and d.target is None):
            continue
        seen.add(key)
        at = tree.start[d.trigger]
        by = None
        if d.kind == "do":
            by = next((s.source for (b, e), s in reported if b <= at < e and s.trigger != d.trigger), None)
        found.append(
            Relation(
                kind=d.kind,
                source=d.source,
                target=d.target,
                predicate=d.predicate,
                trigger=Span(at, tree.end[d.trigger]),
                status=d.status,
                content=d.content,
                attributed_to=by,
                rule=d.rule,
                event_type=d.event_type,
                quad_class=quad_class(d.event_type),
                symmetric=d.symmetric,
                nominal=d.nominal,
                evidence=tuple(Span(tree.start[i], tree.end[i]) for i in dict.fromkeys(d.evidence)),
            )
        )
    order = {"say": 0, "do": 1, "role": 2}
    found.sort(key=lambda r: (r.trigger.start, r.trigger.end, order[r.kind], r.source, r.target or ""))
    return tuple(found)


@Language.factory("aldus_relations", requires=["token.dep", "token.tag", "token.lemma"])
def create(nlp: Language, name: str = "aldus_relations") -> RelationExtractor:
    """Make the component; the factory behind `nlp.add_pipe("aldus_relations")`."""
    return RelationExtractor(nlp, name)

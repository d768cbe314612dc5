"""Documents to one `networkx.MultiDiGraph`: actors merged across documents, every relation an edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from aldus.document import Actor, Document
from aldus.errors import InputError
from aldus.graphs.edges import EdgeMaker
from aldus.graphs.joins import alias
from aldus.graphs.nodes import Tally
from aldus.graphs.relation_graph import new_graph
from aldus.graphs.surnames import surname_joins

if TYPE_CHECKING:
    import networkx as nx


def graph(documents: Iterable[Document] | Document, *, surnames: bool = True) -> nx.MultiDiGraph[str]:
    """Build the graph of all relations in `documents`.

    Documents are read one at a time and not kept: memory grows with the result only.

    Nodes are actors, in order of first appearance. Actors of different documents are one node when they
    have the same id and type. A person known in some documents by the surname only (`Jansen`) joins the
    one person of the graph whose full name ends in it (`Els Jansen`); where two could be meant, the node
    stays apart. Countries are only ever joined by their code. `aldus.graphs.unmerge` undoes a join.

    Node attributes: `type`, `label`, `aliases` (tuple, most used first), `country`, `wikidata`, `mentions`,
    `documents`, `statements` (counts; statements include those without addressee), `first_date`,
    `last_date`, `merged` (ids of the actors that joined).

    Edge attributes: `id`; of the relation `kind`, `predicate`, `status`, `rule`, `event_type`, `mode`, `quad_class`,
    `intensity`, `symmetric`, `nominal`, `confidence` (None where it is not known) and `attributed_to`; of its place
    `date`, `document`, `title`, `trigger`, `start`, `end` (offsets of the trigger in the document),
    `sentence`, `sentence_start`, `content`, `content_start`, `content_end`, and `about` (ids of the actors
    named in the content); of its article `url`, `publisher`, `section`, `author`, `page`, `language` (None where it
    is not known) and what else `Document.meta` holds, where need be with `meta_` before its name.

    A relation without target is no edge. Those of kind `say` are kept in `graph.graph["statements"]`, a
    list of dicts with the edge attributes plus `source`, so that `aldus.graphs.said_about` finds them.

    Args:
        documents: documents in the order wanted; the same order gives the same graph.
        surnames: join people known by surname only, as above.

    Raises:
        InputError: if a relation refers to an actor that its document lacks.
    """
    if isinstance(documents, Document):
        documents = (documents,)
    builder = _Builder()
    for document in documents:
        builder.add(document)
    result = builder.finish()
    joins = surname_joins(result) if surnames else {}
    return alias(result, joins) if joins else result


class _Builder:
    def __init__(self) -> None:
        self.graph = new_graph()
        self.names: Counter[str] = Counter()
        self.tallies: dict[str, Tally] = {}

    def add(self, document: Document) -> None:
        """Add the actors and relations of a document."""
        name = self._name(document)
        nodes = {actor.id: self._node(actor, document) for actor in document.actors}
        edges = EdgeMaker(document, name, nodes)
        for number, relation in enumerate(document.relations):
            if relation.target is None and relation.kind != "say":
                continue
            try:
                source = nodes[relation.source]
                target = None if relation.target is None else nodes[relation.target]
            except KeyError as error:
                raise InputError(
                    f"document {name!r}: a relation refers to the unknown actor {error}"
                ) from None
            data = edges.make(number, relation)
            if relation.kind == "say":
                self.graph.nodes[source]["statements"] += 1
            if target is not None and target != source:
                self.graph.add_edge(source, target, key=data["id"], **data)
            elif relation.kind == "say":
                self.graph.graph["statements"].append({"source": source, **data})

    def _name(self, document: Document) -> str:
        """The name of a document in the graph; two articles under one id are kept apart."""
        self.graph.graph["documents"] += 1
        name = document.id or f"document-{self.graph.graph['documents']}"
        self.names[name] += 1
        return name if self.names[name] == 1 else f"{name}~{self.names[name]}"

    def _node(self, actor: Actor, document: Document) -> str:
        key = actor.id
        while key in self.graph and self.graph.nodes[key]["type"] != actor.type:
            key = f"{key}-{actor.type.lower()}"  # one slug, two actors: `ford`, `ford-org`
        if key not in self.tallies:
            self.graph.add_node(key)
            self.tallies[key] = Tally(self.graph.nodes[key], actor)
        self.tallies[key].add(actor, document)
        return key

    def finish(self) -> nx.MultiDiGraph[str]:
        """The graph, with what was counted."""
        for tally in self.tallies.values():
            tally.finish()
        return self.graph

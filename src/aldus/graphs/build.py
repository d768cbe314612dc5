"""Documents to one `networkx.MultiDiGraph`: actors merged across documents, every relation an edge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from aldus.document import Actor, ActorType, Document, Relation
from aldus.errors import InputError
from aldus.graphs.decisions import read_decisions
from aldus.graphs.edges import EdgeMaker
from aldus.graphs.identity import Identity
from aldus.graphs.joins import join, renamed
from aldus.graphs.names import person_name
from aldus.graphs.nodes import Tally
from aldus.graphs.profiles import Contexts, Profile
from aldus.graphs.relation_graph import new_graph
from aldus.graphs.variants import is_generic

if TYPE_CHECKING:
    import networkx as nx

_TYPES: tuple[ActorType, ...] = ("PERSON", "ORG", "COUNTRY")
"""Which type has a slug to itself where actors of several types have it: `ford`, `ford-org`."""


def graph(
    documents: Iterable[Document] | Document,
    *,
    surnames: bool = True,
    min_join: float = 0.9,
    decisions: Any = None,
) -> nx.MultiDiGraph[str]:
    """Build the graph of all relations in `documents`.

    Documents are read one at a time and not kept: memory grows with the result only. The graph is the same in
    whatever order they come, but for the order of its nodes and edges.

    Nodes are actors, in order of first appearance. Actors of different documents are one node when they
    have the same id and type. Names that do not say who it is, bare surnames and first names (`Jansen`) and bodies that
    every state has (`ministerie van Defensie`), are nodes of their own article, `jansen@article`; they join
    another one only where the articles say so: their subjects, dates, functions, countries and parties. Variants of a
    name join by the name. `aldus.graphs.unmerge` undoes a join, `aldus.graphs.candidates` lists what was joined and
    what might be. Countries are only ever joined by their code.

    Node attributes: `type`, `label`, `aliases` (tuple, most used first), `country`, `sector` with its `sector_code`, `party`,
    `member_of` (tuple of dicts with `id`, `first_date`, `last_date`), `wikidata`, `mentions`,
    `documents`, `statements` (counts; statements include those without addressee), `first_date`,
    `last_date`, `merged` (ids of the actors that joined), `certainty` (of the least sure join), and the further columns of your
    own table of actors.

    Edge attributes: `id`; of the relation `kind`, `predicate`, `status`, `rule`, `event_type`, `mode`, `quad_class`,
    `intensity`, `symmetric`, `nominal`, `confidence` (None where it is not known) and `attributed_to`; of its place
    `date`, `document`, `title`, `trigger`, `start`, `end` (offsets of the trigger in the document),
    `sentence`, `sentence_start`, `content`, `content_start`, `content_end`, and `about` (ids of the actors
    named in the content); of its article `url`, `publisher`, `section`, `author`, `page`, `language` (None where it
    is not known) and what else `Document.meta` holds, where need be with `meta_` before its name.

    A relation without target is no edge. Those of kind `say` are kept in `graph.graph["statements"]`, a
    list of dicts with the edge attributes plus `source`, so that `aldus.graphs.said_about` finds them.

    Args:
        documents: documents in the order wanted.
        surnames: let names that do not say who it is join others.
        min_join: least confidence of a join, 0 to 1.
        decisions: what you have said of two actors: a table as `aldus.graphs.candidates` gives it, with `same` or
            `different` in its column `decision`; the path of a CSV file, a DataFrame, or an iterable of mappings.

    Raises:
        InputError: if a relation refers to an actor that its document lacks, or a decision cannot be read.
        ValueError: if `min_join` is not from 0 to 1.
    """
    if not 0 <= min_join <= 1:
        raise ValueError("min_join must be from 0 to 1")
    decided = read_decisions(decisions)
    if isinstance(documents, Document):
        documents = (documents,)
    builder = Builder()
    for document in documents:
        builder.add(document)
    return builder.finish(surnames=surnames, min_join=min_join, decisions=decided)


class Builder:
    """Builds the graph of documents that come one at a time."""

    def __init__(self) -> None:
        self.graph = new_graph()
        self._names: Counter[str] = Counter()
        self._tallies: dict[str, Tally] = {}
        self._profiles: dict[str, Profile] = {}
        self._contexts = Contexts()

    def add(self, document: Document) -> dict[str, str]:
        """Add the actors and relations of a document; the keys of its actors before any of them is joined, by their ids.

        Raises:
            InputError: if a relation refers to an actor that the document lacks, or two actors have one id.
        """
        name = self._name(document)
        repeated = next((id for id, n in Counter(a.id for a in document.actors).items() if n > 1), None)
        if repeated is not None:
            raise InputError(f"document {name!r}: several actors have the id {repeated!r}")
        number = self._contexts.add(document, name)
        parties = {actor.id for actor in document.actors if actor.sort == "party"}
        nodes = {actor.id: self._node(actor, name, document) for actor in document.actors}
        for actor in document.actors:
            self._tallies[nodes[actor.id]].add(actor, document, nodes, parties)
            if actor.type != "COUNTRY":
                self._profiles[nodes[actor.id]].add(actor, document, number, parties)
        edges = EdgeMaker(document, name, nodes)
        for number, relation in enumerate(document.relations):
            if relation.target is not None or relation.kind == "say":
                self._relate(relation, edges.make(number, relation), nodes, name)
        return nodes

    def _relate(self, relation: Relation, data: dict[str, Any], nodes: dict[str, str], name: str) -> None:
        try:
            source = nodes[relation.source]
            target = None if relation.target is None else nodes[relation.target]
        except KeyError as error:
            raise InputError(f"document {name!r}: a relation refers to the unknown actor {error}") from None
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
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name}~{self._names[name]}"

    def _node(self, actor: Actor, name: str, document: Document) -> str:
        local = _is_local(actor)
        key = f"{actor.id}@{name}" if local else actor.id
        while key in self.graph and self.graph.nodes[key]["type"] != actor.type:
            key = f"{key}-{actor.type.lower()}"  # one slug, two actors: `ford`, `ford-org`
        if key not in self._tallies:
            self.graph.add_node(key)
            self._tallies[key] = Tally(self.graph.nodes[key], actor)
            if actor.type != "COUNTRY":
                self._profiles[key] = Profile(
                    key, actor.type, actor.label, actor.listed, actor.sort or "", local
                )
        return key

    def finish(
        self, *, surnames: bool, min_join: float, decisions: dict[frozenset[str], bool]
    ) -> nx.MultiDiGraph[str]:
        """The graph, with what was counted and with actors joined."""
        for tally in self._tallies.values():
            tally.finish()
        places = self._contexts.settle()
        for profile in self._profiles.values():
            profile.settle(places)
        names = self._by_type()
        profiles = {}
        for key, profile in self._profiles.items():
            profile.key = names.get(key, key)
            profiles[profile.key] = profile
        graph = renamed(self.graph, names) if names else self.graph
        who = Identity(profiles, self._contexts, least=min_join, decisions=decisions, local=surnames)
        self._contexts = Contexts()  # which is large, as is the copy that `join` makes
        return join(graph, who.joins.values(), who.refused, {key: who.final(key) for key in who.joins})

    def _by_type(self) -> dict[str, str]:
        """New keys for actors of several types with one slug, so that the first document does not decide."""
        rivals: dict[str, dict[str, str]] = defaultdict(dict)
        for key, node in self.graph.nodes(data=True):
            base = key.removesuffix(f"-{node['type'].lower()}")
            if base != key and base in self.graph and self.graph.nodes[base]["type"] != node["type"]:
                rivals[base].update({self.graph.nodes[base]["type"]: base, node["type"]: key})
        names = {}
        for base, keys in rivals.items():
            first = next(type for type in _TYPES if type in keys)
            for type, key in keys.items():
                wanted = base if type == first else f"{base}-{type.lower()}"
                if wanted != key:
                    names[key] = wanted
        return names


def _is_local(actor: Actor) -> bool:
    """Whether a name alone does not say who it is: a surname, a first name, initials, a body of an unknown state."""
    if actor.listed or actor.type == "COUNTRY":
        return False
    if actor.type == "ORG":
        return actor.country is None and is_generic(actor.label, actor.sort or "")
    name = person_name(actor.label)
    return name.is_bare or name.is_hidden or bool(name.initials)

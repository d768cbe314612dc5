"""Documents to one `networkx.MultiDiGraph`: actors merged across documents, every relation an edge."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from aldus.codec import scalars
from aldus.document import Actor, Document, Relation
from aldus.errors import InputError

if TYPE_CHECKING:
    import networkx as nx

VERSION = 1
"""Version of the attributes that nodes and edges carry."""

_TAKEN = tuple(name for name in scalars(Relation) if name not in ("source", "target", "attributed_to"))

EDGE_COLUMNS = (
    *("id", *_TAKEN, "attributed_to", "date", "document", "title", "trigger", "start", "end"),
    *("sentence", "sentence_start", "content", "content_start", "content_end", "about"),
)
"""What every edge carries: the plain fields of its relation, and where it stands in which text."""


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

    Edge attributes: `id`; of the relation `kind`, `predicate`, `status`, `rule`, `event_type`, `quad_class`,
    `symmetric`, `nominal`, `confidence` (None where it is not known) and `attributed_to`; of its place
    `date`, `document`, `title`, `trigger`, `start`, `end` (offsets of the trigger in the document),
    `sentence`, `sentence_start`, `content`, `content_start`, `content_end`, and `about` (ids of the actors
    named in the content).

    A relation without target is no edge. Those of kind `say` are kept in `graph.graph["statements"]`, a
    list of dicts with the edge attributes plus `source`, so that `aldus.graphs.said_about` finds them.

    Args:
        documents: documents in the order wanted; the same order gives the same graph.
        surnames: join people known by surname only, as above.

    Raises:
        InputError: if a relation refers to an actor that its document lacks.
    """
    from aldus.graphs.change import alias
    from aldus.graphs.kind import RelationGraph

    if isinstance(documents, Document):
        documents = (documents,)
    result: nx.MultiDiGraph[str] = RelationGraph(aldus=VERSION, documents=0, statements=[])
    builder = _Builder(result)
    for document in documents:
        builder.add(document)
    builder.finish()
    if surnames:
        joins = _surnames(result)
        if joins:
            return alias(result, joins)
    return result


class _Builder:
    def __init__(self, into: nx.MultiDiGraph[str]) -> None:
        self.graph = into
        self.documents: Counter[str] = Counter()
        self.labels: dict[str, Counter[str]] = {}
        self.aliases: dict[str, Counter[str]] = {}
        self.countries: dict[str, Counter[str]] = {}

    def add(self, document: Document) -> None:
        name = document.id or f"document-{self.graph.graph['documents'] + 1}"
        self.documents[name] += 1
        if self.documents[name] > 1:  # two articles under one id: keep their edges apart
            name = f"{name}~{self.documents[name]}"
        self.graph.graph["documents"] += 1
        nodes = {actor.id: self._node(actor, document) for actor in document.actors}
        starts = [s.start for s in document.sentences]
        for index, relation in enumerate(document.relations):
            if relation.target is None and relation.kind != "say":
                continue
            try:
                source = nodes[relation.source]
                target = None if relation.target is None else nodes[relation.target]
            except KeyError as error:
                raise InputError(
                    f"document {name!r}: a relation refers to the unknown actor {error}"
                ) from None
            edge = _edge(document, relation, nodes, starts)
            edge["id"] = f"{name}#{index}"
            edge["document"] = name
            if relation.kind == "say":
                self.graph.nodes[source]["statements"] += 1
            if target is not None and target != source:
                self.graph.add_edge(source, target, key=edge["id"], **edge)
            elif relation.kind == "say":
                self.graph.graph["statements"].append({"source": source, **edge})

    def _node(self, actor: Actor, document: Document) -> str:
        nodes = self.graph.nodes
        key = actor.id
        while key in nodes and nodes[key]["type"] != actor.type:  # one slug, two actors: `ford`, `ford-org`
            key = f"{key}-{actor.type.lower()}"
        if key not in nodes:
            self.graph.add_node(
                key,
                type=actor.type,
                label=actor.label,
                aliases=(),
                country=None,
                wikidata=None,
                mentions=0,
                documents=0,
                statements=0,
                first_date=None,
                last_date=None,
                merged=(),
            )
            self.labels[key], self.aliases[key], self.countries[key] = Counter(), Counter(), Counter()
        node = nodes[key]
        node["mentions"] += len(actor.mentions)
        node["documents"] += 1
        node["wikidata"] = node["wikidata"] or actor.wikidata
        widen(node, document.date)
        self.labels[key][actor.label] += 1
        if actor.country is not None:
            self.countries[key][actor.country] += 1
        for mention in actor.mentions:
            if mention.kind not in ("pronoun", "description"):
                self.aliases[key][mention.of(document.text)] += 1
        return key

    def finish(self) -> None:
        for key, node in self.graph.nodes(data=True):
            node["label"] = max(self.labels[key].items(), key=lambda x: (x[1], len(x[0]), x[0]))[0]
            if self.countries[key]:
                node["country"] = max(self.countries[key].items(), key=lambda x: (x[1], x[0]))[0]
            forms = sorted(self.aliases[key].items(), key=lambda x: (-x[1], x[0]))
            node["aliases"] = tuple(form for form, _ in forms if form and form != node["label"])


def widen(attributes: dict[str, Any], first: str | None, last: str | None = None) -> None:
    """Stretch `first_date` and `last_date` to hold `first` and `last` too."""
    last = last or first
    if first and (attributes["first_date"] is None or first < attributes["first_date"]):
        attributes["first_date"] = first
    if last and (attributes["last_date"] is None or last > attributes["last_date"]):
        attributes["last_date"] = last


def _edge(document: Document, relation: Relation, nodes: dict[str, str], starts: list[int]) -> dict[str, Any]:
    text = document.text
    begin, end = _sentence(document, relation, starts)
    content = relation.content
    about: tuple[str, ...] = ()
    if content is not None:
        inside = (
            nodes[a.id]
            for a in document.actors
            if any(content.start <= m.start and m.end <= content.end for m in a.mentions)
        )
        about = tuple(dict.fromkeys(inside))
    return {
        "id": "",
        **{name: getattr(relation, name) for name in _TAKEN},
        "attributed_to": None
        if relation.attributed_to is None
        else nodes.get(relation.attributed_to, relation.attributed_to),
        "date": document.date,
        "document": document.id,
        "title": document.title,
        "trigger": relation.trigger.of(text),
        "start": relation.trigger.start,
        "end": relation.trigger.end,
        "sentence": text[begin:end],
        "sentence_start": begin,
        "content": None if content is None else content.of(text),
        "content_start": None if content is None else content.start,
        "content_end": None if content is None else content.end,
        "about": about,
    }


def _sentence(document: Document, relation: Relation, starts: list[int]) -> tuple[int, int]:
    """Offsets of the sentence around the trigger, without white space; of the line where none is known."""
    text, at = document.text, relation.trigger.start
    place = bisect_right(starts, at) - 1
    if place >= 0 and at < document.sentences[place].end:
        begin, end = document.sentences[place].start, document.sentences[place].end
    else:
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


PARTICLES = frozenset(
    (
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "te",
        "ter",
        "ten",
        "von",
        "di",
        "da",
        "del",
        "la",
        "le",
        "el",
        "al",
        "bin",
    )
)


def _surnames(result: nx.MultiDiGraph[str]) -> dict[str, str]:
    """People known by surname only -> the one full name that ends in it."""
    full: dict[str, list[str]] = {}
    bare: list[tuple[str, str]] = []
    for key, node in result.nodes(data=True):
        if node["type"] != "PERSON":
            continue
        words = node["label"].casefold().split()
        given = next((i for i, word in enumerate(words) if word not in PARTICLES), 0)
        if given == len(words) - 1:
            bare.append((key, " ".join(words)))
        for cut in range(1, len(words)):
            full.setdefault(" ".join(words[cut:]), []).append(key)
    joins = {}
    for key, name in bare:
        owners = [k for k in full.get(name, ()) if k != key]
        if len(owners) == 1:
            joins[key] = owners[0]
    # `Geer` -> `De Geer` -> `Louis de Geer`: never point at a node that itself joins another
    for key in list(joins):
        while joins[key] in joins:
            joins[key] = joins[joins[key]]
    return joins

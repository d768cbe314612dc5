"""The actors of one document while they are being collected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aldus.document import Actor, ActorType, Mention, MentionKind
from aldus.extensions import TokenMention
from aldus.lexicon.actors import Known
from aldus.text import slug

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(eq=False)
class Cluster:
    """One actor with what is known about it so far."""

    type: ActorType
    label: str
    known: Known | None = None
    gender: str = "x"
    country: str | None = None
    sort: str = ""
    """Kind of an organisation that no table lists."""
    titles: set[str] = field(default_factory=set)
    """Nouns of its functions, in lower case, as the document gives them."""
    portfolios: set[str] = field(default_factory=set)
    """What its functions are about, in lower case: `buitenlandse zaken`."""
    bodies: list[Cluster] = field(default_factory=list)
    """Organisations that the name phrases of a person give: `VVD-leider X`, `X (VVD)`."""
    names: set[str] = field(default_factory=set)
    mentions: list[Place] = field(default_factory=list)


@dataclass(eq=False)
class Place:
    """One mention of a cluster on tokens."""

    cluster: Cluster
    start: int
    end: int
    root: int
    start_char: int
    end_char: int
    kind: MentionKind
    rule: str
    antecedent: int | None = None


class Clusters:
    """All actors of a document, with their mentions."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.clusters: list[Cluster] = []
        self.places: list[Place] = []
        self._known: dict[str, Cluster] = {}

    def of_known(self, known: Known) -> Cluster:
        """The cluster of an actor that a table lists."""
        cluster = self._known.get(known.id)
        if cluster is None:
            cluster = Cluster(known.type, known.label, known, known.gender, known.country)
            self._known[known.id] = cluster
            self.clusters.append(cluster)
        return cluster

    def new(self, type: ActorType, label: str) -> Cluster:
        """A cluster for an actor that no table lists."""
        cluster = Cluster(type, label)
        self.clusters.append(cluster)
        return cluster

    def merge(self, gone: Cluster, into: Cluster) -> None:
        """Give the mentions of one cluster to another."""
        for place in gone.mentions:
            place.cluster = into
        into.mentions.extend(gone.mentions)
        into.names |= gone.names
        into.titles |= gone.titles
        into.portfolios |= gone.portfolios
        gone.mentions = []

    def add(
        self,
        cluster: Cluster,
        start: int,
        end: int,
        kind: MentionKind,
        rule: str,
        *,
        root: int | None = None,
        chars: tuple[int, int] | None = None,
        antecedent: int | None = None,
    ) -> Place:
        """Record a mention from token `start` to `end`."""
        doc = self.doc
        if chars is None:
            last = doc[end - 1]
            chars = (doc[start].idx, last.idx + len(last))
        if root is None:
            root = head_of(doc, start, end)
        place = Place(cluster, start, end, root, chars[0], chars[1], kind, rule, antecedent)
        cluster.mentions.append(place)
        self.places.append(place)
        return place

    def result(self) -> tuple[tuple[Actor, ...], tuple[TokenMention, ...]]:
        """The actors in order of first mention, and all mentions in text order."""
        self.places.sort(key=lambda p: (p.start_char, -p.end_char))
        ids: dict[int, str] = {}
        taken: set[str] = set()
        order: list[Cluster] = []
        for place in self.places:
            cluster = place.cluster
            if id(cluster) in ids:
                continue
            base = cluster.known.id if cluster.known else slug(cluster.label) or "actor"
            name, number = base, 1
            while name in taken:
                number += 1
                name = f"{base}-{number}"
            taken.add(name)
            ids[id(cluster)] = name
            order.append(cluster)
        by_cluster: dict[str, list[Mention]] = {name: [] for name in taken}
        tokens: list[TokenMention] = []
        for p in self.places:
            name = ids[id(p.cluster)]
            by_cluster[name].append(Mention(p.start_char, p.end_char, p.kind, p.rule, p.antecedent))
            tokens.append(
                TokenMention(
                    name, p.start, p.end, p.root, p.start_char, p.end_char, p.kind, p.rule, p.antecedent
                )
            )
        actors = tuple(
            Actor(ids[id(c)], c.type, c.label, tuple(dict.fromkeys(by_cluster[ids[id(c)]])), c.country)
            for c in order
        )
        return actors, tuple(tokens)


def head_of(doc: Doc, start: int, end: int) -> int:
    """The token of a stretch whose head lies outside it; the last one where there is no tree."""
    for i in range(start, end):
        head = doc[i].head.i
        if (head < start or head >= end or head == i) and doc[i].dep:
            return i
    return end - 1

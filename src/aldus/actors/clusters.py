"""The actors of one document while they are being collected."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aldus.document import Actor, ActorType, Mention, MentionKind
from aldus.lexicon.actors import Known
from aldus.mentions import TokenMention
from aldus.text import slug

if TYPE_CHECKING:
    from aldus.syntax.tree import Tree


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
    mentions: list[Place] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """First tokens of its mentions, sorted."""


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
    antecedent: Place | None = None
    """The mention that a pronoun or a description refers to."""
    name: Place | None = None
    """The name that it goes back to, over other pronouns and descriptions."""
    title: int | None = None
    """The token of the title that stands with the name of a person."""
    confidence: float | None = None


class Clusters:
    """All actors of a document, with their mentions.

    Args:
        tree: the tokens and arcs of the Doc.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.clusters: list[Cluster] = []
        self.places: list[Place] = []
        self.headed: dict[int, list[Place]] = {}
        """Mentions by their heads."""
        self._known: dict[str, Cluster] = {}
        # Organisations by what they are called, and by the first and the last word of names of several words.
        self._organisations: dict[str, Cluster] = {}
        self._short: dict[str, list[Cluster]] = {}

    def of_known(self, known: Known) -> Cluster:
        """The cluster of an actor that a table lists."""
        cluster = self._known.get(known.id)
        if cluster is None:
            cluster = Cluster(known.type, known.label, known, known.gender, known.country)
            self._known[known.id] = cluster
            self._append(cluster)
        return cluster

    def new(self, type: ActorType, label: str, *, sort: str = "", country: str | None = None) -> Cluster:
        """A cluster for an actor that no table lists."""
        cluster = Cluster(type, label, country=country, sort=sort)
        self._append(cluster)
        return cluster

    def _append(self, cluster: Cluster) -> None:
        self.clusters.append(cluster)
        words = cluster.label.casefold().split()
        if cluster.type == "ORG" and len(words) > 1:
            for word in {words[0], words[-1]}:
                self._short.setdefault(word, []).append(cluster)

    def organisation(self, label: str, sort: str = "") -> Cluster:
        """The organisation of that name that no table lists, new where the document has none.

        `de Times` after `The New York Times` is that one, where no other organisation begins or ends so.
        """
        key = label.casefold().removeprefix("the ")
        cluster = self._organisations.get(key)
        if cluster is None:
            longer = self._short.get(key, ())
            cluster = longer[0] if len(longer) == 1 else None
        if cluster is None:
            cluster = self._organisations[key] = self.new("ORG", label, sort=sort)
        return cluster

    def name_organisation(self, name: str, cluster: Cluster) -> None:
        """Let an organisation be known by another name, too."""
        self._organisations[name.casefold()] = cluster

    def organisation_of(self, name: str) -> Cluster | None:
        """The organisation that the document has given that name."""
        return self._organisations.get(name.casefold())

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
        antecedent: Place | None = None,
    ) -> Place:
        """Record a mention from token `start` to `end`."""
        if chars is None:
            chars = (self.tree.start[start], self.tree.end[end - 1])
        if root is None:
            root = head_of(self.tree, start, end)
        name = None if antecedent is None else antecedent.name or antecedent
        place = Place(cluster, start, end, root, *chars, kind, rule, antecedent, name)
        self.headed.setdefault(root, []).append(place)
        cluster.mentions.append(place)
        insort(cluster.starts, start)
        self.places.append(place)
        return place

    def remove(self, cluster: Cluster) -> None:
        """Forget an actor and its mentions."""
        self.places = [place for place in self.places if place.cluster is not cluster]
        for place in cluster.mentions:
            self.headed[place.root].remove(place)
        cluster.mentions = []

    def result(
        self, confidence: Callable[[Place], float | None]
    ) -> tuple[tuple[Actor, ...], tuple[TokenMention, ...]]:
        """The actors in order of first mention, and all mentions in text order.

        Args:
            confidence: says how sure a mention is; it is asked of names before what refers to them.
        """
        for place in self.places:  # in the order in which they were found
            place.confidence = confidence(place)
        self.places.sort(key=lambda p: (p.start_char, -p.end_char))
        ids = _ids(self.places)
        mentions: dict[str, list[Mention]] = {name: [] for _, name in ids.values()}
        tokens: list[TokenMention] = []
        for p in self.places:
            _, name = ids[id(p.cluster)]
            before = None if p.antecedent is None else p.antecedent.start_char
            what = p.start_char, p.end_char, p.kind, p.rule, before, p.confidence
            mentions[name].append(Mention(*what))
            tokens.append(TokenMention(name, p.start, p.end, p.root, *what))
        actors = tuple(
            Actor(
                name,
                cluster.type,
                cluster.label,
                tuple(dict.fromkeys(mentions[name])),
                cluster.country,
                wikidata=cluster.known.wikidata if cluster.known else None,
            )
            for cluster, name in ids.values()
        )
        return actors, tuple(tokens)


def _ids(places: Iterable[Place]) -> dict[int, tuple[Cluster, str]]:
    """Clusters with their ids, by identity, in the order in which they are first mentioned."""
    found: dict[int, tuple[Cluster, str]] = {}
    taken: set[str] = set()
    numbers = Counter[str]()
    for place in places:
        cluster = place.cluster
        if id(cluster) in found:
            continue
        base = name = cluster.known.id if cluster.known else slug(cluster.label) or "actor"
        while name in taken:
            numbers[base] += 1
            name = f"{base}-{numbers[base] + 1}"
        taken.add(name)
        found[id(cluster)] = cluster, name
    return found


def head_of(tree: Tree, start: int, end: int) -> int:
    """The token of a stretch whose head lies outside it; the last one where there is no tree."""
    for i in range(start, end):
        head = tree.head[i]
        if (head < start or head >= end or head == i) and tree.dep[i]:
            return i
    return end - 1

"""The actors of one document while they are being collected."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aldus.actors.facts import functions_of, sector_of
from aldus.document import Actor, ActorType, Mention, MentionKind
from aldus.lexicon.actors import Known
from aldus.lexicon.keys import organisation_key
from aldus.lexicon.words import section_of, words
from aldus.mentions import TokenMention
from aldus.text import slug

if TYPE_CHECKING:
    from aldus.syntax.tree import Tree

OF_STATES = words("public.of_states")
UNNAMED = frozenset(section_of("unnamed_bodies"))
HOME_STATE = "NLD"
"""Where the news is from."""


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

    @property
    def id(self) -> str:
        """That of the table, else a slug of the label; a body of a state has its country before it.

        The police of the state where the news is from is `politie`, whether the text says the state or not.
        """
        if self.known is not None:
            return self.known.id
        name = slug(self.label) or "actor"
        if not self.country or self.sort not in OF_STATES or (self.country == HOME_STATE and name in UNNAMED):
            return name
        return f"{self.country}-{name}"

    @property
    def kind(self) -> str:
        """Kind of an organisation, by a table or by the text; nothing where neither says it."""
        return self.known.sort if self.known is not None else self.sort


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
    sure: float | None = None
    """How probably a pronoun or a description is of this actor, where that was learned."""


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
        self.country_ending: dict[int, Place] = {}
        """Countries by the index after a mention."""
        self._known: dict[str, Cluster] = {}
        # Organisations by what they are called, and by the first and the last word of names of several words.
        self._organisations: dict[str, Cluster] = {}
        # Bodies of states by their key, then by the code of the state; "" where the text does not say it.
        self._bodies: dict[str, dict[str, Cluster]] = {}
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
        same = organisation_key(label)
        cluster = self._organisations.get(key) or self._organisations.get(same)
        if cluster is None:
            longer = self._short.get(key, ())
            cluster = longer[0] if len(longer) == 1 else None
        if cluster is None:
            cluster = self._organisations[key] = self.new("ORG", label, sort=sort)
            self._organisations.setdefault(same, cluster)
        return cluster

    def body(self, key: str, label: str, sort: str, country: str | None) -> Cluster:
        """The body of that name and state; without a state it is the only one of that name so far, else one of its own.

        Args:
            key: what its names have in common.
            label: its name.
            sort: the kind of organisation.
            country: alpha-3 code of its state, where the text says it.
        """
        named = self._bodies.setdefault(key, {})
        cluster = named.get(country or "")
        if cluster is None and country is None and len(named) == 1:
            cluster = next(iter(named.values()))
        if cluster is None:
            cluster = named[country or ""] = self.new("ORG", label, sort=sort, country=country)
        if len(label) > len(cluster.label):
            cluster.label = label
        return cluster

    def stateless(self) -> list[Cluster]:
        """The bodies of which the text names just one, and does not say of which state."""
        return [named[""] for named in self._bodies.values() if list(named) == [""]]

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
        if cluster.type == "COUNTRY":
            self.country_ending.setdefault(end, place)
        self.places.append(place)
        return place

    def merge(self, merged: Mapping[Cluster, Cluster]) -> None:
        """Let each of some organisations be another one, which gets its mentions and its names.

        Args:
            merged: what each one is, in order; that one may become another later.
        """
        for cluster, into in merged.items():
            for place in cluster.mentions:
                place.cluster = into
            into.mentions += cluster.mentions
            into.starts = sorted(into.starts + cluster.starts)
            cluster.mentions, cluster.starts = [], []
            into.country = into.country or cluster.country
            into.sort = into.sort or cluster.sort
        for name, cluster in self._organisations.items() if merged else ():
            while cluster in merged:
                cluster = merged[cluster]
            self._organisations[name] = cluster

    def remove(self, clusters: Iterable[Cluster]) -> None:
        """Forget actors and their mentions."""
        gone = set(clusters)
        self.places = [place for place in self.places if place.cluster not in gone]
        for cluster in gone:
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
            tokens.append(TokenMention(name, p.start, p.end, p.root, *what, sure=p.sure))
        actors = tuple(
            _actor(cluster, name, tuple(dict.fromkeys(mentions[name])), ids) for cluster, name in ids.values()
        )
        return actors, tuple(tokens)


Ids = dict[int, tuple[Cluster, str]]


def _actor(cluster: Cluster, name: str, mentions: tuple[Mention, ...], ids: Ids) -> Actor:
    """What a document says of an actor, and what a table knows of it."""
    known = cluster.known
    bodies = (ids.get(id(body)) for body in cluster.bodies)
    return Actor(
        name,
        cluster.type,
        cluster.label,
        mentions,
        cluster.country,
        wikidata=known.wikidata if known else None,
        gender="m" if cluster.gender == "m" else "f" if cluster.gender == "f" else None,
        sector=sector_of(cluster),
        sort=cluster.kind or None,
        functions=functions_of(cluster),
        member_of=tuple(dict.fromkeys(found[1] for found in bodies if found is not None)),
        listed=known is not None,
        more=known.more if known else (),
    )


def _ids(places: Sequence[Place]) -> Ids:
    """Clusters with their ids, by identity, in the order in which they are first mentioned."""
    found: Ids = {}
    # What a table gives is nobody else's.
    taken = {place.cluster.id for place in places if place.cluster.known is not None}
    numbers = Counter[str]()
    for place in places:
        cluster = place.cluster
        if id(cluster) in found:
            continue
        base = name = cluster.id
        while name in taken and cluster.known is None:
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

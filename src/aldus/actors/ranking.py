"""Who a pronoun or a description is, learned from annotated articles: what the rules choose, another one, or nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aldus.actors.clusters import Cluster, Place
from aldus.actors.descriptions import DEFINITE, OWN, WORDS, is_called
from aldus.actors.discourse import Discourse, Link
from aldus.actors.pronouns import POSSESSIVE, is_pronoun
from aldus.document import MentionKind
from aldus.lexicon.compounds import last_part
from aldus.lexicon.words import section_of
from aldus.nets import Weights, places, softmax

RULE = "learned-antecedent"
FEATURES = 16384
"""Size of the table of features."""
WINDOW = 60
"""Mentions that are looked back at."""
MOST = 8
"""Actors that are looked at, those of the last mentions."""
AROUND = 3
"""Tokens around a name in which nouns stand that tell what its bearer is."""
DEPTH = 4
"""Arcs above that are looked at."""
OTHER = 0.6
"""How sure somebody must be where the rules say another one."""
MORE = 0.55
"""The same where they say nobody."""
NEAR = (0, 1, 2, 3, 5, 8)
COUNTS = (1, 2, 3, 5, 8)
PRONOUNS = frozenset(word for forms in section_of("pronouns").values() for word in forms)
LISTS = ("male", "female", "person", "country", "state", "org", "sort", "own_country")


@dataclass(slots=True)
class Question:
    """A pronoun or description with those that it may be."""

    token: int
    start: int
    """First token of the phrase."""
    kind: MentionKind
    rule: Link | None
    """What the rules say."""
    places: list[Place] = field(default_factory=list)
    """The last mention of each actor that it may be, nearest first."""
    none: list[int] = field(default_factory=list)
    """Features of being nobody of these."""
    features: list[list[int]] = field(default_factory=list)
    """Those of each place."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is told of a token, and of the places together, whatever the place."""

    token: int
    sort: str
    clause: str
    own: set[int]
    """Subjects of its own clause."""
    above: set[int]
    """Subjects of the clauses above."""
    line: int
    heads: list[int]
    """The head of the phrase of each place."""
    most: dict[str, int]
    """By type of actor, how often one of them is mentioned at most."""


def bucket(n: int, edges: tuple[int, ...]) -> int:
    """A number as one of few."""
    return bisect_left(edges, n)


class Questions:
    """Asks of the tokens of one Doc who they are.

    Args:
        discourse: the mentions up to the token that has been reached.
    """

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree = discourse.tree
        self._nouns: dict[Cluster, tuple[int, set[str]]] = {}
        self._line_ends = [m.start() for m in re.finditer("\n", self.tree.text)]

    def ask(self, i: int, link: Link | None) -> Question | None:
        """The question at a token that the rules resolve, or that could refer to somebody; None for other tokens.

        Plurals are left to the rules.
        """
        if link is not None and len(link.places) > 1:
            return None
        start = self._start(i) if link is None else link.start
        if start is None:
            return None
        kind: MentionKind = "pronoun" if is_pronoun(self.tree, i) else "description"
        q = Question(i, start, kind, link, self._places(i, link))
        if not q.places:
            return None
        asked = self._asked(i, q.places)
        about = list(self._about(i, asked.sort, link.rule if link is not None else "-"))
        q.none = places(about, FEATURES, "0")
        q.features = [
            places([*self._option(asked, p, rank, q), *about[:2]], FEATURES, "1")
            for rank, p in enumerate(q.places)
        ]
        return q

    def _asked(self, i: int, places: list[Place]) -> _Asked:
        most: dict[str, int] = {}
        for p in places:
            most[p.cluster.type] = max(most.get(p.cluster.type, 0), len(p.cluster.mentions))
        d = self.discourse
        heads = [d.phrase_head(p) for p in places]
        own, above = d.own_subjects(i), self._above(i)
        return _Asked(i, self._sort(i), self._clause(i), own, above, self._line(i), heads, most)

    def _start(self, i: int) -> int | None:
        """The first token of what may refer to somebody at a token."""
        tree = self.tree
        if i in self.discourse.covered:
            return None
        if is_pronoun(tree, i):
            return i if tree.low[i] in PRONOUNS else None
        if tree.pos[i] != "NOUN" or "Number=Plur" in self.discourse.morph(i):
            return None
        for k in tree.kids[i]:
            if k < i and (tree.low[k] in OWN or (tree.dep[k] == "det" and tree.low[k] in DEFINITE)):
                return k
        return None

    def _places(self, i: int, link: Link | None) -> list[Place]:
        """The last mention of each actor that was mentioned last; that of the rules is always among them."""
        found: dict[Cluster, Place] = {}
        for p in reversed(self.discourse.history[-WINDOW:]):
            if p.cluster.label and p.root != i:
                found.setdefault(p.cluster, p)
                if len(found) == MOST:
                    break
        if link is not None:
            found.setdefault(link.places[0].cluster, link.places[0])
        return sorted(found.values(), key=lambda p: -p.root)

    # features

    def _sort(self, i: int) -> str:
        """The word of a pronoun; of a noun the lists that it is in."""
        low = self.tree.low[i]
        if is_pronoun(self.tree, i):
            number = self.discourse.number(i) if self.discourse.is_subject(i) else ""
            return f"{low}{'+' if low in POSSESSIVE and self.tree.dep[i] == 'nmod:poss' else ''}{number}"
        for name in LISTS:
            if last_part(low, WORDS[name]):
                return f"N{name}"
        return "N" if self.discourse.board.lex.titles.of(self.tree.words[i]) is None else "Ntitle"

    def _about(self, i: int, sort: str, said: str) -> Iterator[str]:
        tree = self.tree
        head = tree.head[i]
        yield f"s{sort}"
        yield f"l{tree.low[i]}"
        yield f"r{said}"
        yield f"rs{said}{sort}"
        yield f"d{sort}{tree.dep[i]}"
        yield f"q{sort}{self.discourse.quoted[i]}"
        yield f"h{sort}{tree.pos[head]}{tree.dep[head]}"
        yield f"hl{sort}{tree.lemma[head]}"
        yield f"o{sort}{i in self.discourse.board.starts}"
        last = self.discourse.history[-1] if self.discourse.history else None
        yield f"n{sort}{last is not None and not last.cluster.label}"
        if sort.startswith("N"):
            yield f"L{tree.lemma[i]}"
            yield f"e{tree.low[i][-5:]}"
            for k in tree.kids[i]:
                yield f"k{tree.dep[k]}{k > i}{sort}"
                if tree.dep[k] in ("det", "nmod:poss", "amod"):
                    yield f"kl{tree.low[k]}{sort}"
                    yield f"kL{tree.low[k]}{tree.lemma[i]}"

    def _option(self, x: _Asked, p: Place, rank: int, q: Question) -> Iterator[str]:
        tree, d, cluster, i, sort = self.tree, self.discourse, p.cluster, x.token, x.sort
        head = x.heads[rank]
        away, type = bucket(d.distance(i, p), NEAR), cluster.type + cluster.gender
        subject, mentions = d.is_subject(head), len(cluster.mentions)
        chosen = q.rule is not None and q.rule.places[0].cluster is cluster
        said = ("" if chosen else "!") + (q.rule.rule if q.rule is not None else "-")
        yield f"t{sort}{type}"
        yield f"a{sort}{away}"
        yield f"at{sort}{away}{type}"
        yield f"r{said}"
        yield f"rs{said}{sort}{away}"
        yield f"k{sort}{p.kind}{away}"
        fellows = [k for k, o in enumerate(q.places) if o.cluster.type == cluster.type]
        nearer = [k for k in fellows if k < rank]
        yield f"f{sort}{len(nearer)}"
        yield f"fa{sort}{bool(nearer)}{away}{subject}"
        yield f"F{sort}{min(len(fellows), 4)}{len(nearer)}"
        yield f"d{sort}{tree.dep[head]}{away}"
        yield f"ds{sort}{subject}{d.is_subject(i)}{away}"
        yield f"q{sort}{d.quoted[p.root]}{d.quoted[i]}{away}"
        yield f"m{sort}{bucket(mentions, COUNTS)}"
        yield f"mt{sort}{type}{bucket(mentions, COUNTS)}{away}"
        yield f"M{sort}{mentions == x.most[cluster.type]}{type}"
        yield f"b{sort}{tree.head[head] == tree.head[i]}{head in x.own}{i < head}"
        yield f"p{sort}{x.line > self._line(p.root)}{away}"
        yield f"R{sort}{p.rule}"
        clause = self._clause(head)
        yield f"c{sort}{clause}{away}"
        yield f"cs{sort}{clause}{x.clause}{min(away, 2)}{len(nearer)}"
        yield f"u{sort}{head in x.above or p.root in x.above}"
        lately = sum(d.sentence[o.root] >= d.sentence[i] - 2 for o in cluster.mentions[-6:])
        yield f"y{sort}{type}{lately}"
        subjects = sum(d.is_subject(x.heads[k]) for k in nearer)
        yield f"z{sort}{subject}{min(subjects, 2)}{away}"
        first = cluster.mentions[0]
        yield f"w{sort}{first.kind}{first.rule}{d.sentence[first.root] == 0}"
        if tree.pos[tree.head[i]] == "VERB":
            yield f"v{tree.lemma[tree.head[i]]}{tree.dep[i]}{cluster.type}"
        if sort.startswith("N"):
            yield from self._described(i, sort, p, away)

    def _line(self, i: int) -> int:
        return bisect_left(self._line_ends, self.tree.start[i])

    def _clause(self, i: int) -> str:
        """How a token stands in its clause, and the clause in its sentence."""
        tree, verb = self.tree, self.tree.head[i]
        while tree.dep[verb] in ("conj", "xcomp") and tree.head[verb] != verb:
            verb = tree.head[verb]
        return f"{self.discourse.is_subject(i)}{tree.dep[verb]}"

    def _above(self, i: int) -> set[int]:
        """The subjects of the clauses above that of a token."""
        tree, found = self.tree, set[int]()
        verb = tree.head[i]
        for _ in range(DEPTH):
            if tree.head[verb] == verb:
                break
            verb = tree.head[verb]
            found.update(self.discourse.subjects(verb))
        return found

    def _described(self, i: int, sort: str, p: Place, away: int) -> Iterator[str]:
        """Whether a noun fits what the text and the tables say of an actor."""
        cluster, low, lemma = p.cluster, self.tree.low[i], self.tree.lemma[i]
        titled = is_called(cluster, low)
        named = any(
            low == word or (len(low) > 4 and word.endswith(low)) for word in cluster.label.lower().split()
        )
        beside = lemma in self._called(cluster)
        known = cluster.known is not None and any(f.startswith(low) for f in cluster.known.functions)
        yield f"T{titled}{sort}"
        yield f"N{named}{sort}{cluster.type}"
        yield f"B{beside}{sort}{cluster.type}"
        yield f"K{known}{sort}"
        yield f"TNBK{titled}{named}{beside}{known}{cluster.type}{away}"
        yield f"Lt{lemma}{cluster.type}"
        yield f"Ls{lemma}{cluster.kind}"
        yield f"Ss{sort}{cluster.kind}"
        yield f"E{low[-5:]}{cluster.type}"

    def _called(self, cluster: Cluster) -> set[str]:
        """The lemmas of the nouns around the mentions of an actor so far."""
        tree, (n, found) = self.tree, self._nouns.get(cluster, (0, set()))
        for p in cluster.mentions[n:]:
            found.update(
                tree.lemma[k]
                for k in range(max(0, p.start - AROUND), min(tree.n, p.end + AROUND))
                if tree.pos[k] == "NOUN" and tree.sent[k] == tree.sent[p.root]
            )
        self._nouns[cluster] = len(cluster.mentions), found
        return found


class Ranking:
    """Says who a pronoun or a description is.

    Args:
        weights: the weight of each feature, `cfeat`.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def probabilities(self, q: Question) -> list[float]:
        """How probably it is nobody of these, and then each of them."""
        found: list[float] = softmax(self._weights.bags("cfeat", [q.none, *q.features])[:, 0]).tolist()
        return found

    def __call__(self, q: Question) -> Link | None:
        """The answer: that of the rules, unless another one is sure."""
        return decide(q, self.probabilities(q))


def decide(q: Question, sure: Sequence[float]) -> Link | None:
    """What follows from how probably it is nobody, and then each of its places."""
    best = max(range(len(q.places)), key=lambda k: sure[k + 1])
    chosen = q.places[best]
    if q.rule is not None and chosen.cluster is q.rule.places[0].cluster:
        return q.rule
    if sure[best + 1] < (MORE if q.rule is None else OTHER):
        return q.rule
    return Link([chosen], q.kind, RULE, q.start)

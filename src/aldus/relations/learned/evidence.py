"""What the scorer sees of a Doc besides the vectors of the network: words, trees, clauses, mentions, and what the rules found.

Features are names, of which only the place in a table of fixed size is kept (hashing). The training reads the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from aldus.document import REFERRING
from aldus.nets import placer, places
from aldus.relations.candidates import Candidate, Candidates
from aldus.relations.learned.words import PREDICATES, around, known, slots
from aldus.relations.reading import Reading
from aldus.syntax.clause import Clause

LEMMAS = 16384
"""Size of the table of features of tokens."""
FEATURES = 32768
"""Size of the table of features of pairs."""
BACK = 2
"""How many sentences before that of a trigger its actors are looked for in."""
MAIN = 5
"""As many of the actors with most mentions are looked at wherever they stand."""
LONGEST = 12
"""Arcs of a path that are looked at, on each side."""
AROUND = 3
"""Tokens around a name in which nouns stand that tell what its bearer is."""
LAST = 3
"""Actors of each type that are told apart by how near their last mention is."""
NEAR = (0, 1, 2, 3, 4, 6, 9, 14, 25, 50)


def bucket(n: int) -> int:
    """A number as one of few."""
    return bisect_left(NEAR, abs(n))


_token_row = placer(LEMMAS)


@lru_cache(16_384)
def _of_tags(pos: str, tag: str, dep: str, over: str, quoted: int) -> tuple[int, ...]:
    """The features of a token whatever its word; `over` is the part of speech of its head."""
    return tuple(map(_token_row, (f"p{pos}", f"t{tag}", f"d{dep}", f"h{over}{dep}", f"q{quoted}")))


@dataclass(frozen=True, slots=True)
class Place:
    """A mention that may be an argument."""

    token: int
    actor: int
    """Number of its actor in `doc._.actors`."""
    kind: str
    type: str


class Row(NamedTuple):
    """A pair of trigger and mention."""

    trigger: int
    mention: int
    """Its token."""
    actor: int
    features: list[int]
    rules: list[int]
    """Features of what the rules found."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a trigger whatever the mention."""

    subject: str
    """How its subject reads where that is no mention."""
    noun: str
    """Lemma of such a subject that is a noun."""
    slots: dict[int, list[str]]
    """By actor, in which slots of the clause or noun it stands."""
    tokens: dict[int, str]
    """By token, in which slot of the clause it stands."""
    recent: Mapping[int, int]
    """The `LAST` actors of each type that were mentioned last before the trigger, by how near that was."""
    known: list[str]
    """What the tables say of it."""


class Evidence:
    """The features of one Doc.

    Args:
        reading: the Doc.
        found: what the rules propose.
    """

    def __init__(self, reading: Reading, found: Candidates) -> None:
        self.reading = reading
        self.tree = tree = reading.tree
        self.actors = [a.id for a in reading.doc._.actors]
        self._number = {actor: k for k, actor in enumerate(self.actors)}
        types = reading.parties.types
        self._types = [types[actor] for actor in self.actors]
        mentions = sorted(reading.doc._.mentions, key=lambda m: m.root)
        self.places = [Place(m.root, self._number[m.actor], m.kind, types[m.actor]) for m in mentions]
        self.sure = [1.0] * len(self.actors)
        """For each actor how probably it is one."""
        for m in mentions:
            if m.kind not in REFERRING and m.confidence is not None:
                self.sure[self._number[m.actor]] = m.confidence
        self._in_sentence: defaultdict[int, list[Place]] = defaultdict(list)
        self._of_actor: list[list[Place]] = [[] for _ in self.actors]
        for p in self.places:
            self._in_sentence[tree.sent[p.token]].append(p)
            self._of_actor[p.actor].append(p)
        self._tokens = [[p.token for p in places] for places in self._of_actor]
        self._ends, self._last = self._lately()
        ranked = sorted(range(len(self.actors)), key=lambda k: -len(self._tokens[k]))
        self._rank = {k: rank for rank, k in enumerate(ranked)}
        self._main = ranked[:MAIN]
        self._rules: defaultdict[int, list[Candidate]] = defaultdict(list)
        for c in found:
            for i in dict.fromkeys((c.trigger, *c.evidence)):
                self._rules[i].append(c)
        self.quoted = reading.in_quotes
        self._nouns: dict[int, frozenset[str]] = {}
        self._counts: dict[int, int] = {}

    def number(self, actor: str) -> int:
        """The number of an actor."""
        return self._number[actor]

    def nearest(self, i: int, actor: int) -> Place | None:
        """The mention of an actor that is nearest to a token: of its sentence, else the last one before that, else the first."""
        places, tokens = self._of_actor[actor], self._tokens[actor]
        first, last = self.tree.sentence(i)
        before = bisect_left(tokens, first)
        same = places[before : bisect_left(tokens, last)]
        if same:
            return min(same, key=lambda p: abs(p.token - i))
        return places[before - 1] if before else places[0] if places else None

    # tokens

    def token(self, i: int) -> tuple[list[int], list[int]]:
        """The features of a token, and those of what the rules found there, in the table of size `LEMMAS`."""
        tree, lemma = self.tree, self.tree.lemma[i]
        pos, dep, kids = tree.pos[i], tree.dep, tree.kids[i]
        found = [
            _token_row(f"l{lemma}"),
            *_of_tags(pos, tree.tag[i], dep[i], tree.pos[tree.head[i]], self.quoted[i]),
        ]
        names: list[str] = []
        for k in kids:
            names.append(f"k{dep[k]}")
            if dep[k] in ("obj", "compound:prt"):
                names.append(f"c{lemma} {tree.lemma[k]}")
        if pos in PREDICATES:
            names += known(self.reading, i)
            names += around(self.reading, i)
            names.append(f"fN{min(3, self._actors_in(tree.sent[i]))}")
        if names:
            found += places(names, LEMMAS)
        rules: list[str] = []
        for c in self._rules.get(i, ()):
            rules += (f"r{c.kind}", f"r{c.rule}", f"r{c.event_type}", f"s{c.status}")
        return found, places(rules, LEMMAS) if rules else []

    def _actors_in(self, sentence: int) -> int:
        """How many actors a sentence mentions."""
        found = self._counts.get(sentence)
        if found is None:
            found = self._counts[sentence] = len({p.actor for p in self._in_sentence[sentence]})
        return found

    # pairs

    def pairs(self, i: int) -> list[Row]:
        """The mentions that may be arguments of a trigger at token `i`, each with its features."""
        here = self.tree.sent[i]
        situation, (told, any_actor) = self._situation(i), self._told(i)
        rows = []
        seen = set()
        for s in range(max(0, here - BACK), here + 1):
            for p in self._in_sentence.get(s, ()):
                seen.add(p.actor)
                names = self._same(i, p, situation) if s == here else self._before(i, p, here - s, situation)
                rows.append(Row(i, p.token, p.actor, places(names, FEATURES), told.get(p.actor, any_actor)))
        for actor in self._main:
            if actor not in seen:
                main = self.nearest(i, actor)
                if main is not None:
                    names = self._remote(i, main, situation)
                    rules = told.get(actor, any_actor)
                    rows.append(Row(i, main.token, actor, places(names, FEATURES), rules))
        return rows

    def _told(self, i: int) -> tuple[dict[int, list[int]], list[int]]:
        """What the rules say of actors at this trigger, and of all others."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for c in self._rules.get(i, ()):
            s = self._number[c.source.actor]
            found[s] += (f"RS{c.kind}", f"RS{c.rule}")
            if c.symmetric:
                found[s].append(f"RY{c.kind}")
            if c.target is not None:
                t = self._number[c.target.actor]
                found[t] += (f"RT{c.kind}", f"RT{c.rule}")
                if c.symmetric:
                    found[t].append(f"RY{c.kind}")
        kinds = [f"R?{kind}" for kind in {c.kind: None for c in self._rules.get(i, ())}]
        told = {k: places([*names, *kinds], FEATURES) for k, names in found.items()}
        return told, places(kinds, FEATURES)

    def _situation(self, i: int) -> Situation:
        c = self.reading.clauses.get(i)
        of_actor: defaultdict[int, list[str]] = defaultdict(list)
        tokens: dict[int, str] = {}
        for slot, head in slots(self.reading, i):
            tokens.setdefault(head, slot)
            for p in self.reading.parties.direct(head):
                of_actor[self._number[p.actor]].append(f"S{slot}{p.how[:5]}")
        if c is None:
            for p in self.reading.parties.owners(i):
                of_actor[self._number[p.actor]].append(f"So{p.how[:5]}")
        subject, noun = self._subject(c)
        told = known(self.reading, i) if self.tree.pos[i] in PREDICATES else []
        last = bisect_left(self._ends, i) - 1
        return Situation(subject, noun, of_actor, tokens, self._last[last] if last >= 0 else {}, told)

    def _subject(self, c: Clause | None) -> tuple[str, str]:
        """How the subject of a clause reads where it is no mention, and its lemma if it is a noun."""
        if c is None:
            return "-", ""
        heads = c.agents if c.passive else c.subjects
        if not heads:
            return ("passive" if c.passive else "none"), ""
        i = heads[0]
        if self.reading.parties.direct(i):
            return "known", ""
        pos = self.tree.pos[i]
        if pos == "PRON":
            return self.tree.low[i], ""
        return pos, self.tree.lemma[i] if pos == "NOUN" else ""

    def _lately(self) -> tuple[list[int], list[dict[int, int]]]:
        """Tokens with mentions, and after each the actors of each type that were mentioned last, with their ranks."""
        ends: list[int] = []
        found: list[dict[int, int]] = []
        last: defaultdict[str, list[int]] = defaultdict(list)
        for token, group in groupby(self.places, key=lambda p: p.token):
            for actor in sorted({p.actor for p in group}, reverse=True):
                before = last[self._types[actor]]
                last[self._types[actor]] = [actor, *(k for k in before if k != actor)][:LAST]
            ends.append(token)
            found.append({k: rank for actors in last.values() for rank, k in enumerate(actors)})
        return ends, found

    def _recency(self, i: int, actor: int, x: Situation) -> int:
        """Rank of an actor among those of its type by how near its last mention before a trigger is."""
        rank = x.recent.get(actor)
        if rank is not None:
            return rank
        tokens = self._tokens[actor]
        return LAST if tokens and tokens[0] < i else LAST + 1

    def _any(self, i: int, p: Place, where: str, x: Situation) -> list[str]:
        """What is told of any mention; `where` says how far it stands."""
        count = min(6, len(self._tokens[p.actor]))
        recent = self._recency(i, p.actor, x)
        names = [
            f"kt{p.kind}{p.type}",
            f"ks{p.kind}{where}",
            f"md{self.tree.dep[p.token]}{where}",
            f"q{self.quoted[i]}{self.quoted[p.token]}{where}",
            f"n{count}{where}",
            f"top{min(self._rank[p.actor], 4)}{where}",
            f"rc{recent}{p.type}{where}",
            f"z{x.subject}{p.type}{where}",
            f"zr{x.subject}{recent}{p.type}",
        ]
        if p.kind == "pronoun":
            names.append(f"w{self.tree.low[p.token]}{where}")
        if x.noun:
            names.append(f"zn{x.noun in self._called(p.actor)}{where}")
            names.append(f"zl{x.noun}{p.type}")
        names += x.slots.get(p.actor, ())
        return names

    def _called(self, actor: int) -> frozenset[str]:
        """The lemmas of the nouns around the names of an actor."""
        found = self._nouns.get(actor)
        if found is None:
            tree = self.tree
            found = self._nouns[actor] = frozenset(
                tree.lemma[k]
                for p in self._of_actor[actor]
                for k in range(max(0, p.token - AROUND), min(tree.n, p.token + AROUND + 1))
                if tree.pos[k] == "NOUN" and tree.sent[k] == tree.sent[p.token]
            )
        return found

    def _same(self, i: int, p: Place, x: Situation) -> list[str]:
        tree, at = self.tree, p.token
        side = "<" if at < i else ">"
        low, high = min(at, i), max(at, i)
        mates = self._in_sentence[tree.sent[i]]
        between = sum(low < o.token < high and o.actor != p.actor for o in mates)
        lemma, pos = tree.lemma[i], tree.pos[i]
        slot = x.tokens.get(at, "")
        names = self._any(i, p, "=", x)
        names += (f"b{side}{bucket(at - i)}", f"o{side}{min(between, 4)}", f"s{slot}", f"sl{slot}{lemma}")
        path = self._path(i, at)
        if path is None:
            names.append("far")
            return names
        up, down = path
        ups = [tree.dep[k] for k in up]
        downs = [tree.dep[k] for k in down]
        case = tree.case_of(up[-1] if up else at)
        whole = "^".join(ups) + "|" + "v".join(downs)
        last = ups[-1] if ups else "-"
        names += (
            f"P{whole}",
            f"Pp{whole}{pos}",
            f"Pc{whole}{case}",
            f"L{min(6, len(up) + len(down))}",
            f"U{last}{side}",
            f"Uc{last}{case}{pos}",
            f"D{downs[0] if downs else '-'}",
            f"u{ups[0] if ups else '-'}",
            f"lU{lemma}{last}{case}",
            f"Ul{'^'.join(ups[-2:])}",
            f"T{tree.tag[i][:8]}{last}",
            *(f"x{what}{slot}{last}{case}" for what in x.known),
        )
        return names

    def _before(self, i: int, p: Place, back: int, x: Situation) -> list[str]:
        tree = self.tree
        mates = self._in_sentence[tree.sent[p.token]]
        names = self._any(i, p, f"-{back}", x)
        names += (
            f"B{back}",
            f"B{back}{tree.dep[p.token]}{p.type}",
            f"B{back}f{mates[0] is p}{mates[-1] is p}",
            f"B{back}n{min(4, self._actors_in(tree.sent[p.token]))}",
            f"Bl{back}{tree.lemma[i]}",
            f"Bt{back}{tree.tag[i][:8]}{tree.dep[i]}",
        )
        return names

    def _remote(self, i: int, p: Place, x: Situation) -> list[str]:
        """A main actor that stands further off."""
        tree = self.tree
        away = tree.sent[i] - tree.sent[p.token]
        names = self._any(i, p, "~", x)
        names += (
            f"F{bucket(away)}{away > 0}",
            f"Fl{tree.lemma[i]}{p.type}",
            f"Ft{tree.tag[i][:8]}{tree.dep[i]}",
        )
        return names

    def _path(self, i: int, m: int) -> tuple[list[int], list[int]] | None:
        """The tokens from a mention up to the meeting point, and from there down to the trigger, without that point."""
        head = self.tree.head
        seen, chain, a = {m: 0}, [m], m
        while head[a] != a and len(chain) < LONGEST:
            a = head[a]
            seen[a] = len(chain)
            chain.append(a)
        down: list[int] = []
        b = i
        while b not in seen:
            down.append(b)
            if head[b] == b or len(down) > LONGEST:
                return None
            b = head[b]
        return chain[: seen[b]], down[::-1]

"""What tells who a pronoun or a description is: the features of being nobody, and of being each option."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from aldus.actors.clusters import Cluster, Place
from aldus.actors.descriptions import OWN, WORDS, gender_of, is_called
from aldus.actors.discourse import Discourse
from aldus.actors.owners import Owner, owner_of
from aldus.actors.pronouns import HE, HER, HIS, POSSESSIVE, SHE, is_pronoun
from aldus.actors.ranking import FEATURES, LATER, Option, Question
from aldus.lexicon.compounds import last_part
from aldus.nets import placer, places

AROUND = 3
"""Tokens around a name in which nouns stand that tell what its bearer is."""
WINDOW = 100
"""Mentions that are looked back at."""
BEFORE = 20
"""Words before a pronoun among which the noun before it is."""
DEPTH = 4
"""Arcs above that are looked at."""
LATELY = 6
"""Mentions of an actor that are looked at."""
NEAR = (0, 1, 2, 3, 5, 8)
COUNTS = (1, 2, 3, 5, 8)
MEMORY = 16_384
"""Answers that each part of an option keeps: most options read as one before them."""
LISTS = ("male", "female", "person", "country", "state", "org", "sort", "own_country")
FAMILIES = (HE | HIS, SHE | HER)
"""Pronouns that go on with the same person."""


def bucket(n: int, edges: tuple[int, ...]) -> int:
    """A number as one of few."""
    return bisect_left(edges, n)


@dataclass(slots=True)
class _Phrase:
    """The pronoun or description that is asked for, as all options see it."""

    i: int
    sort: str
    """The word of a pronoun; of a noun the list that it is in."""
    subject: bool
    line: int
    lasts: list[Place]
    """The last mention of each option."""
    heads: list[int]
    """The heads of their phrases."""
    above: set[int]
    """The subjects of the clauses above."""
    beside: set[int]
    """The subjects of its own clause."""
    clause: str
    speakers: set[Cluster]
    """Who may say the quotation in which it stands."""
    chain: Place | None
    """The last pronoun of the same family."""
    nobody: Place | None
    """The last noun for somebody who is no actor: `de docent`."""
    rule: frozenset[Cluster] | None
    """What the rules say."""
    said: str
    """By which rule."""
    fellows: dict[str, list[int]] = field(default_factory=dict)
    """The options of each type."""
    most: dict[str, int] = field(default_factory=dict)
    """Mentions of the one with most, by type."""
    subjects: list[bool] = field(default_factory=list)
    """Whether each option is a subject."""
    noun: Place | None = None
    """The last description with the same noun."""
    gender: str = ""
    owner: Owner | None = None
    land: str = ""
    """The state whose inhabitant it is: `de Fransman`."""
    possessors: set[Cluster] = field(default_factory=set)
    of: set[Cluster] = field(default_factory=set)


class Features:
    """The features of the questions of one Doc.

    Args:
        discourse: the mentions up to the token that has been reached.
    """

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree = discourse.tree
        self._nouns: dict[Cluster, tuple[int, set[str], set[str]]] = {}
        self._line_ends = [m.start() for m in re.finditer("\n", self.tree.text)]
        self._clause_of: dict[int, str] = {}

    def __call__(self, q: Question) -> tuple[list[int], list[list[int]]]:
        """Those of being nobody, and of each option of a question."""
        phrase = self._phrase(q)
        about = list(self._about(phrase, q))
        both = places(about[:2], FEATURES, "1")
        options = [[*self._option(phrase, option, rank), *both] for rank, option in enumerate(q.options)]
        return places(about, FEATURES, "0"), options

    def _phrase(self, q: Question) -> _Phrase:
        tree, d, i = self.tree, self.discourse, q.token
        lasts = [o.places[-1] for o in q.options]
        phrase = _Phrase(
            i, self._sort(i), d.is_subject(i), self._line(i), lasts, [d.phrase_head(p) for p in lasts],
            self._above(i), d.own_subjects(i), self._clause(i), d.speakers(i), self._last_of_family(i),
            next((p for p in reversed(d.recent(i, nobody=True)) if not p.cluster.label), None),
            None if q.rule is None else frozenset(p.cluster for p in q.rule.places),
            "-" if q.rule is None else q.rule.rule,
        )  # fmt: skip
        for k, p in enumerate(lasts):
            type, mentions = p.cluster.type, len(p.cluster.mentions)
            phrase.fellows.setdefault(type, []).append(k)
            phrase.most[type] = max(mentions, phrase.most.get(type, 0))
        phrase.subjects = [d.is_subject(head) for head in phrase.heads]
        if phrase.sort.startswith("N"):
            headed = d.board.clusters.headed
            phrase.noun = self._same_noun(i)
            phrase.gender = gender_of(tree.low[i])
            phrase.owner = owner_of(d.board, i)
            form = d.board.forms.word(tree.words[i])
            if form is not None and form.kind == "inhabitant":
                phrase.land = form.actor.id
            for k in tree.kids[i]:
                there = {p.cluster for p in headed.get(k, ())}
                if tree.low[k] in OWN:
                    phrase.possessors |= there
                elif tree.dep[k] in ("nmod", "nmod:poss"):
                    phrase.of |= there
        return phrase

    def _line(self, i: int) -> int:
        return bisect_left(self._line_ends, self.tree.start[i])

    def _last_of_family(self, i: int) -> Place | None:
        """The last pronoun that goes on with the same person: `zijn` after `hij`."""
        family = next((forms for forms in FAMILIES if self.tree.low[i] in forms), None)
        if family is None:
            return None
        for p in reversed(self.discourse.last()):
            if p.kind == "pronoun" and self.tree.low[p.root] in family:
                return p
        return None

    def _same_noun(self, i: int) -> Place | None:
        """The last description with the same noun."""
        lemma = self.tree.lemma[i]
        for p in reversed(self.discourse.history[-WINDOW:]):
            if p.kind == "description" and p.cluster.label and self.tree.lemma[p.root] == lemma:
                return p
        return None

    # Of the pronoun or description ------------------------------------------------------------------

    def _sort(self, i: int) -> str:
        low = self.tree.low[i]
        if is_pronoun(self.tree, i):
            number = self.discourse.number(i) if self.discourse.is_subject(i) else ""
            return f"{low}{'+' if low in POSSESSIVE and self.tree.dep[i] == 'nmod:poss' else ''}{number}"
        for name in LISTS:
            if last_part(low, WORDS[name]):
                return f"N{name}"
        if self.discourse.board.lex.titles.of(self.tree.words[i]) is not None:
            return "Ntitle"
        return "N" if self.tree.pos[i] == "NOUN" else f"N{self.tree.pos[i]}"

    def _about(self, phrase: _Phrase, q: Question) -> Iterator[str]:
        tree, i, sort = self.tree, phrase.i, phrase.sort
        said, head = phrase.said, tree.head[i]
        yield f"s{sort}"
        yield f"l{tree.low[i]}"
        yield f"r{said}"
        yield f"rs{said}{sort}"
        yield f"d{sort}{tree.dep[i]}"
        yield f"q{sort}{self.discourse.quoted[i]}"
        yield f"h{sort}{tree.pos[head]}{tree.dep[head]}"
        yield f"hl{sort}{tree.lemma[head]}"
        yield f"o{sort}{i in self.discourse.board.starts}"
        yield f"x{sort}{self._other_noun(i)}{tree.dep[i]}"
        yield f"g{sort}{min(3, sum(len(o.places) > 1 for o in q.options))}"
        yield f"n{sort}{self._nobody(phrase, phrase.lasts[0])}"
        if not sort.startswith("N"):
            yield f"c{sort}{phrase.chain is not None}{phrase.clause}"
            return
        yield f"L{tree.lemma[i]}"
        yield f"e{tree.low[i][-5:]}"
        yield f"D{sort}{phrase.noun is not None}"
        for k in tree.kids[i]:
            yield f"k{tree.dep[k]}{k > i}{sort}"
            if tree.dep[k] in ("det", "nmod:poss", "amod"):
                yield f"kl{tree.low[k]}{sort}"
                yield f"kL{tree.low[k]}{tree.lemma[i]}"

    def _other_noun(self, i: int) -> str:
        """The number of the noun before a pronoun in its sentence, if that is no actor."""
        tree, start = self.tree, self.tree.sentence(i)[0]
        for k in range(i - 1, max(start, i - BEFORE) - 1, -1):
            if tree.pos[k] in ("NOUN", "PROPN"):
                return "actor" if self.discourse.is_actor(k) else self.discourse.morph(k)[-11:]
        return ""

    def _clause(self, i: int) -> str:
        """How a token stands in its clause, and the clause in its sentence."""
        found = self._clause_of.get(i)
        if found is None:
            tree, verb = self.tree, self.tree.head[i]
            while tree.dep[verb] in ("conj", "xcomp") and tree.head[verb] != verb:
                verb = tree.head[verb]
            found = self._clause_of[i] = f"{self.discourse.is_subject(i)}{tree.dep[verb]}"
        return found

    def _above(self, i: int) -> set[int]:
        tree, found = self.tree, set[int]()
        verb = tree.head[i]
        for _ in range(DEPTH):
            if tree.head[verb] == verb:
                break
            verb = tree.head[verb]
            found.update(self.discourse.subjects(verb))
        return found

    # Of an option ------------------------------------------------------------------------------------

    def _option(self, phrase: _Phrase, option: Option, rank: int) -> list[int]:
        """The features of an option; those of several are of the last of them, and apart from those of one."""
        tree, d, i = self.tree, self.discourse, phrase.i
        p, head = phrase.lasts[rank], phrase.heads[rank]
        cluster, sort = p.cluster, phrase.sort
        here, root = d.sentence[i], p.root
        found: list[int] = []
        if len(option.places) > 1:
            sort += "*"
            size = min(4, len(option.places))
            found += _of_several(sort, tree.low[i], option.how, cluster.type, size)
        if option.how == LATER:
            sort += ">"
            found += _of_later(sort, head == i, p.start == i + 1, phrase.rule is None)
        away, type = bucket(abs(here - d.sentence[root]), NEAR), cluster.type + cluster.gender
        said = phrase.said if option.clusters == phrase.rule else f"!{phrase.said}"
        fellows, subject = phrase.fellows[cluster.type], phrase.subjects[rank]
        nearer = fellows.index(rank)
        mentions = len(cluster.mentions)
        most = mentions == phrase.most[cluster.type]
        clause = self._clause(head)
        lately = sum([d.sentence[o.root] >= here - 2 for o in cluster.mentions[-LATELY:]])
        subjects = sum([phrase.subjects[k] for k in fellows[:nearer]])
        first, over = cluster.mentions[0], tree.head[i]
        found += _of_place(sort, type, away, said, p.kind)
        found += _of_fellows(sort, len(fellows), nearer, away, subject)
        found += _of_arcs(sort, tree.dep[head], tree.dep[i], away, subject, phrase.subject)
        found += _of_mentions(sort, d.quoted[root], d.quoted[i], away, bucket(mentions, COUNTS), type, most)
        found += _of_position(
            sort, tree.head[head] == over, head in phrase.beside, i < head,
            min(3, phrase.line - self._line(root)), away, p.rule,
        )  # fmt: skip
        found += _of_clause(sort, clause, phrase.clause, away, nearer)
        above = head in phrase.above or root in phrase.above
        found += _of_subjects(sort, above, type, lately, subject, min(subjects, 2), away)
        found += _of_course(
            sort, first.kind, first.rule, d.sentence[first.root] == 0, self._goes_on(phrase, cluster), away
        )
        found += _of_others(
            sort, self._nobody(phrase, p), cluster in phrase.speakers, d.quoted[i],
            subject and self._in_clause_below(over, head),
        )  # fmt: skip
        if tree.pos[over] == "VERB":
            found += _of_verb(tree.lemma[over], tree.dep[i], cluster.type)
        if phrase.sort.startswith("N"):
            found += self._described(phrase, p, sort, away)
        return found

    def _nobody(self, phrase: _Phrase, place: Place) -> str:
        """The gender of the last who is no actor, how far it is, and whether it was named after a mention."""
        p = phrase.nobody
        if p is None:
            return ""
        return f"{p.cluster.gender}{min(2, self.discourse.distance(phrase.i, p))}{p.root > place.root}"

    def _goes_on(self, phrase: _Phrase, cluster: Cluster) -> str:
        """Whether the last pronoun of the same family is the same actor, and how far it is."""
        if phrase.chain is None:
            return "-"
        return f"{phrase.chain.cluster is cluster}{bucket(self.discourse.distance(phrase.i, phrase.chain), NEAR)}"

    def _in_clause_below(self, verb: int, subject: int) -> bool:
        """Whether a subject is that of a clause that depends on a verb: `Toen X vertrok, werd hij ...`."""
        tree, below = self.tree, self.tree.head[subject]
        return tree.dep[below] == "advcl" and tree.head[below] == verb

    def _described(self, phrase: _Phrase, p: Place, sort: str, away: int) -> list[int]:
        """Whether a noun fits what the text and the tables say of an actor."""
        cluster, i = p.cluster, phrase.i
        low, lemma = self.tree.low[i], self.tree.lemma[i]
        titled = is_called(cluster, low)
        label, words = _words(cluster.label)
        named = low in words or (len(low) > 4 and any(word.endswith(low) for word in words))
        near, said = self._called(cluster)
        called = "same" if lemma in said else "part" if any(_part(lemma, noun) for noun in said) else ""
        known = cluster.known is not None and any(f.startswith(low) for f in cluster.known.functions)
        again = "-" if phrase.noun is None else str(phrase.noun.cluster is cluster)
        return [
            *_of_titles(sort, titled, named, lemma in near, known, called, again, cluster.type, away),
            *_of_noun(sort, low, lemma, cluster.type, cluster.kind, len(low) > 3 and low in label),
            *_of_gender(sort, phrase.gender, cluster.gender),
            *_of_land(phrase.land, cluster.country, cluster.type),
            *places(self._owned(phrase, cluster, sort), FEATURES, "1"),
        ]

    def _owned(self, phrase: _Phrase, cluster: Cluster, sort: str) -> Iterator[str]:
        """Whether an actor belongs to those that stand with a noun: `zijn partij`, `de Franse president`."""
        lemma, owner = self.tree.lemma[phrase.i], phrase.owner
        for name, owners in (("W", phrase.possessors), ("V", phrase.of)):
            for other in owners:
                bond = f"{cluster is other}{cluster in other.bodies}{other in cluster.bodies}{_same_country(cluster, other)}"
                yield f"{name}{bond}{sort}{cluster.type}{other.type}"
                yield f"{name}l{lemma}{cluster.type}{other.type}"
        if owner is not None:
            country = (
                "-"
                if owner.country is None
                else f"{cluster.country == owner.country}{cluster.country is None}"
            )
            body = (
                "-"
                if not owner.bodies
                else f"{any(b in cluster.bodies for b in owner.bodies)}{not cluster.bodies}"
            )
            portfolio = "-" if not owner.portfolio else f"{owner.portfolio in cluster.portfolios}"
            yield f"O{country}{cluster.type}{sort}"
            yield f"Ob{body}{cluster.type}{sort}"
            yield f"Op{portfolio}{cluster.type}"

    def _called(self, cluster: Cluster) -> tuple[set[str], set[str]]:
        """The lemmas of the nouns near the mentions of an actor so far, and of those that say what it is."""
        tree = self.tree
        n, near, said = self._nouns.get(cluster, (0, set[str](), set[str]()))
        for p in cluster.mentions[n:]:
            near.update(
                tree.lemma[k]
                for k in range(max(0, p.start - AROUND), min(tree.n, p.end + AROUND))
                if tree.pos[k] == "NOUN" and tree.sent[k] == tree.sent[p.root]
            )
            said.update(tree.lemma[k] for k in self._nouns_of(p.root))
        self._nouns[cluster] = len(cluster.mentions), near, said
        return near, said

    def _nouns_of(self, i: int) -> Iterator[int]:
        """The nouns that say who a mention is: its own, appositions, predicates."""
        tree = self.tree
        around = [i, *tree.kids_of(i, "appos", "flat")]
        while tree.dep[i] in ("appos", "flat") and tree.head[i] != i:
            i = tree.head[i]
            around.append(i)
        if self.discourse.is_subject(i) and tree.kids_of(tree.head[i], "cop"):
            around.append(tree.head[i])
        return (k for k in around if tree.pos[k] == "NOUN")


# The parts of an option; those that take few values are kept.

_place = placer(FEATURES, "1")


def _rows(*names: str) -> tuple[int, ...]:
    return tuple(map(_place, names))


def _of_several(sort: str, low: str, how: str, type: str, size: int) -> tuple[int, ...]:
    return _rows(f"G{sort}{how}{size}", f"Gt{sort}{how}{type}", f"Gl{low}{type}{size}")


@lru_cache(MEMORY)
def _of_later(sort: str, apposed: bool, adjacent: bool, unsure: bool) -> tuple[int, ...]:
    return _rows(f">{sort}{apposed}{adjacent}{unsure}")


@lru_cache(MEMORY)
def _of_land(land: str, country: str | None, type: str) -> tuple[int, ...]:
    return _rows(f"H{country == land}{country is None}{type}") if land else ()


@lru_cache(MEMORY)
def _of_place(sort: str, type: str, away: int, said: str, kind: str) -> tuple[int, ...]:
    return _rows(
        f"t{sort}{type}",
        f"a{sort}{away}",
        f"at{sort}{away}{type}",
        f"r{said}",
        f"rs{said}{sort}{away}",
        f"k{sort}{kind}{away}",
    )


def _of_fellows(sort: str, fellows: int, nearer: int, away: int, subject: bool) -> tuple[int, ...]:
    """Of the other options of its type."""
    return _rows(
        f"f{sort}{nearer}", f"fa{sort}{nearer > 0}{away}{subject}", f"F{sort}{min(fellows, 4)}{nearer}"
    )


@lru_cache(MEMORY)
def _of_arcs(sort: str, dep: str, own: str, away: int, subject: bool, own_subject: bool) -> tuple[int, ...]:
    return _rows(
        f"d{sort}{dep}{away}", f"dp{sort}{dep}{own}{min(away, 2)}", f"ds{sort}{subject}{own_subject}{away}"
    )


def _of_mentions(
    sort: str, quoted: int, own_quoted: int, away: int, count: int, type: str, most: bool
) -> tuple[int, ...]:
    return _rows(
        f"q{sort}{quoted}{own_quoted}{away}",
        f"m{sort}{count}",
        f"mt{sort}{type}{count}{away}",
        f"M{sort}{most}{type}",
    )


@lru_cache(MEMORY)
def _of_position(
    sort: str, same: bool, beside: bool, before: bool, lines: int, away: int, rule: str
) -> tuple[int, ...]:
    return _rows(f"b{sort}{same}{beside}{before}", f"p{sort}{lines}{away}", f"R{sort}{rule}")


def _of_clause(sort: str, clause: str, own: str, away: int, nearer: int) -> tuple[int, ...]:
    return _rows(f"c{sort}{clause}{away}", f"cs{sort}{clause}{own}{min(away, 2)}{nearer}")


def _of_subjects(
    sort: str, above: bool, type: str, lately: int, subject: bool, subjects: int, away: int
) -> tuple[int, ...]:
    return _rows(f"u{sort}{above}", f"y{sort}{type}{lately}", f"z{sort}{subject}{subjects}{away}")


@lru_cache(MEMORY)
def _of_course(sort: str, kind: str, rule: str, at_start: bool, goes_on: str, away: int) -> tuple[int, ...]:
    """Of its first mention, and of the last pronoun."""
    return _rows(f"w{sort}{kind}{rule}{at_start}", f"C{sort}{goes_on}{away}")


@lru_cache(MEMORY)
def _of_others(sort: str, nobody: str, speaker: bool, quoted: int, below: bool) -> tuple[int, ...]:
    return _rows(f"n{sort}{nobody}", f"I{sort}{speaker}{quoted}", f"A{sort}{below}")


def _of_verb(lemma: str, dep: str, type: str) -> tuple[int, ...]:
    return _rows(f"v{lemma}{dep}{type}")


@lru_cache(MEMORY)
def _of_titles(
    sort: str,
    titled: bool,
    named: bool,
    beside: bool,
    known: bool,
    called: str,
    again: str,
    type: str,
    away: int,
) -> tuple[int, ...]:
    return _rows(
        f"T{titled}{sort}",
        f"N{named}{sort}{type}",
        f"B{beside}{sort}{type}",
        f"K{known}{sort}",
        f"TNBK{titled}{named}{beside}{known}{type}{away}",
        f"P{called}{sort}{type}",
        f"PD{called}{again}{titled}{type}{away}",
        f"D{again}{sort}{away}",
    )


def _of_noun(sort: str, low: str, lemma: str, type: str, kind: str, within: bool) -> tuple[int, ...]:
    return _rows(
        f"Lt{lemma}{type}",
        f"Ls{lemma}{kind}",
        f"Ss{sort}{kind}",
        f"E{low[-5:]}{type}",
        f"U{sort}{within}{type}",
    )


@lru_cache(MEMORY)
def _of_gender(sort: str, gender: str, own: str) -> tuple[int, ...]:
    return _rows(f"g{gender}{own}{sort}")


@lru_cache(MEMORY)
def _words(label: str) -> tuple[str, list[str]]:
    """A label, and its words, in lower case."""
    return label.lower(), label.lower().split()


def _part(lemma: str, noun: str) -> bool:
    """Whether one noun is the last part of the other: `columnist` and `oud-columnist`."""
    return len(lemma) > 3 and len(noun) > 3 and (noun.endswith(lemma) or lemma.endswith(noun))


def _same_country(a: Cluster, b: Cluster) -> bool:
    """Whether two actors are of one country, or one is the other's."""
    codes = [c.known.id if c.known is not None and c.type == "COUNTRY" else c.country for c in (a, b)]
    return codes[0] is not None and codes[0] == codes[1]

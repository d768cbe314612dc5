"""What tells who a pronoun or a description is: the features of being nobody, and of being each option."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from aldus.actors.clusters import Cluster, Place
from aldus.actors.descriptions import OWN, WORDS, gender_of, is_called
from aldus.actors.discourse import Discourse
from aldus.actors.owners import Owner, owner_of
from aldus.actors.pronouns import HE, HER, HIS, POSSESSIVE, SHE, is_pronoun
from aldus.actors.ranking import FEATURES, LATER, Option, Question
from aldus.lexicon.compounds import last_part
from aldus.nets import places

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

    def __call__(self, q: Question) -> tuple[list[int], list[list[int]]]:
        """Those of being nobody, and of each option of a question."""
        phrase = self._phrase(q)
        about = list(self._about(phrase, q))
        options = [
            places([*self._option(phrase, option, rank, q), *about[:2]], FEATURES, "1")
            for rank, option in enumerate(q.options)
        ]
        return places(about, FEATURES, "0"), options

    def _phrase(self, q: Question) -> _Phrase:
        tree, d, i = self.tree, self.discourse, q.token
        lasts = [o.places[-1] for o in q.options]
        phrase = _Phrase(
            i, self._sort(i), d.is_subject(i), self._line(i), lasts, [d.phrase_head(p) for p in lasts],
            self._above(i), d.own_subjects(i), self._clause(i), d.speakers(i), self._last_of_family(i),
            next((p for p in reversed(d.recent(i, nobody=True)) if not p.cluster.label), None),
        )  # fmt: skip
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
        said, head = q.rule.rule if q.rule is not None else "-", tree.head[i]
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
        tree, verb = self.tree, self.tree.head[i]
        while tree.dep[verb] in ("conj", "xcomp") and tree.head[verb] != verb:
            verb = tree.head[verb]
        return f"{self.discourse.is_subject(i)}{tree.dep[verb]}"

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

    def _option(self, phrase: _Phrase, option: Option, rank: int, q: Question) -> Iterator[str]:
        """The features of an option; those of several are of the last of them, and apart from those of one."""
        tree, d, i = self.tree, self.discourse, phrase.i
        p, head = phrase.lasts[rank], phrase.heads[rank]
        cluster, sort = p.cluster, phrase.sort
        if len(option.places) > 1:
            sort += "*"
            yield f"G{sort}{option.how}{min(4, len(option.places))}"
            yield f"Gt{sort}{option.how}{cluster.type}"
            yield f"Gl{tree.low[i]}{cluster.type}{min(4, len(option.places))}"
        later = option.how == LATER
        if later:
            sort += ">"
            yield f">{sort}{head == i}{p.start == i + 1}{q.rule is None}"
        away, type = bucket(abs(d.distance(i, p)), NEAR), cluster.type + cluster.gender
        said = ("" if q.is_rule(option) else "!") + (q.rule.rule if q.rule is not None else "-")
        subject = d.is_subject(head)
        yield f"t{sort}{type}"
        yield f"a{sort}{away}"
        yield f"at{sort}{away}{type}"
        yield f"r{said}"
        yield f"rs{said}{sort}{away}"
        yield f"k{sort}{p.kind}{away}"
        fellows = [k for k, o in enumerate(phrase.lasts) if o.cluster.type == cluster.type]
        nearer = [k for k in fellows if k < rank]
        yield f"f{sort}{len(nearer)}"
        yield f"fa{sort}{bool(nearer)}{away}{subject}"
        yield f"F{sort}{min(len(fellows), 4)}{len(nearer)}"
        yield f"d{sort}{tree.dep[head]}{away}"
        yield f"dp{sort}{tree.dep[head]}{tree.dep[i]}{min(away, 2)}"
        yield f"ds{sort}{subject}{phrase.subject}{away}"
        yield f"q{sort}{d.quoted[p.root]}{d.quoted[i]}{away}"
        count = bucket(len(cluster.mentions), COUNTS)
        yield f"m{sort}{count}"
        yield f"mt{sort}{type}{count}{away}"
        most = max(len(phrase.lasts[k].cluster.mentions) for k in fellows)
        yield f"M{sort}{len(cluster.mentions) == most}{type}"
        yield f"b{sort}{tree.head[head] == tree.head[i]}{head in phrase.beside}{i < head}"
        yield f"p{sort}{min(3, phrase.line - self._line(p.root))}{away}"
        yield f"R{sort}{p.rule}"
        clause = self._clause(head)
        yield f"c{sort}{clause}{away}"
        yield f"cs{sort}{clause}{phrase.clause}{min(away, 2)}{len(nearer)}"
        yield f"u{sort}{head in phrase.above or p.root in phrase.above}"
        lately = sum(d.sentence[o.root] >= d.sentence[i] - 2 for o in cluster.mentions[-LATELY:])
        yield f"y{sort}{type}{lately}"
        subjects = sum(d.is_subject(phrase.heads[k]) for k in nearer)
        yield f"z{sort}{subject}{min(subjects, 2)}{away}"
        first = cluster.mentions[0]
        yield f"w{sort}{first.kind}{first.rule}{d.sentence[first.root] == 0}"
        yield f"C{sort}{self._goes_on(phrase, cluster)}{away}"
        yield f"n{sort}{self._nobody(phrase, p)}"
        yield f"I{sort}{cluster in phrase.speakers}{d.quoted[i]}"
        yield f"A{sort}{self._in_clause_below(i, head)}"
        if tree.pos[tree.head[i]] == "VERB":
            yield f"v{tree.lemma[tree.head[i]]}{tree.dep[i]}{cluster.type}"
        if phrase.sort.startswith("N"):
            yield from self._described(phrase, p, sort)

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

    def _in_clause_below(self, i: int, head: int) -> bool:
        """Whether a token is the subject of a clause that depends on that of another: `Toen X vertrok, werd hij ...`."""
        tree, verb = self.tree, self.tree.head[head]
        return (
            self.discourse.is_subject(head) and tree.dep[verb] == "advcl" and tree.head[verb] == tree.head[i]
        )

    def _described(self, phrase: _Phrase, p: Place, sort: str) -> Iterator[str]:
        """Whether a noun fits what the text and the tables say of an actor."""
        cluster, i = p.cluster, phrase.i
        low, lemma = self.tree.low[i], self.tree.lemma[i]
        away = bucket(abs(self.discourse.distance(i, p)), NEAR)
        titled = is_called(cluster, low)
        label = cluster.label.lower()
        named = any(low == word or (len(low) > 4 and word.endswith(low)) for word in label.split())
        near, said = self._called(cluster)
        beside = lemma in near
        called = "same" if lemma in said else "part" if any(_part(lemma, noun) for noun in said) else ""
        known = cluster.known is not None and any(f.startswith(low) for f in cluster.known.functions)
        again = "-" if phrase.noun is None else str(phrase.noun.cluster is cluster)
        yield f"T{titled}{sort}"
        yield f"N{named}{sort}{cluster.type}"
        yield f"B{beside}{sort}{cluster.type}"
        yield f"K{known}{sort}"
        yield f"TNBK{titled}{named}{beside}{known}{cluster.type}{away}"
        yield f"P{called}{sort}{cluster.type}"
        yield f"PD{called}{again}{titled}{cluster.type}{away}"
        yield f"D{again}{sort}{away}"
        yield f"Lt{lemma}{cluster.type}"
        yield f"Ls{lemma}{cluster.kind}"
        yield f"Ss{sort}{cluster.kind}"
        yield f"E{low[-5:]}{cluster.type}"
        yield f"U{sort}{len(low) > 3 and low in label}{cluster.type}"
        yield f"g{phrase.gender}{cluster.gender}{sort}"
        if phrase.land:
            yield f"H{cluster.country == phrase.land}{cluster.country is None}{cluster.type}"
        yield from self._owned(phrase, cluster, sort)

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


def _part(lemma: str, noun: str) -> bool:
    """Whether one noun is the last part of the other: `columnist` and `oud-columnist`."""
    return len(lemma) > 3 and len(noun) > 3 and (noun.endswith(lemma) or lemma.endswith(noun))


def _same_country(a: Cluster, b: Cluster) -> bool:
    """Whether two actors are of one country, or one is the other's."""
    codes = [c.known.id if c.known is not None and c.type == "COUNTRY" else c.country for c in (a, b)]
    return codes[0] is not None and codes[0] == codes[1]

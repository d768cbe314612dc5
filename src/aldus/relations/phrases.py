"""Which phrases of the tables a clause is: idioms, light verbs, and verbs with an object of a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from aldus.document import Span, Status
from aldus.lexicon.compounds import Compounds
from aldus.lexicon.phrases import OBJECT, ByNoun, Light, ObjectFrame, Phrase, Undergo
from aldus.lexicon.words import words
from aldus.relations.negation import NEGATORS, NO
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause
from aldus.syntax.tree import Tree

P = TypeVar("P", bound=Phrase)
V = TypeVar("V")

MEASURES = words("measures")
OPINION = words("opinion")
POSSESSIVES = frozenset(("mijn", "m'n", "jouw", "je", "uw", "zijn", "z'n", "haar", "ons", "onze", "hun"))
ARTICLES = frozenset(("een", "geen", "de", "het", "deze", "die", "dit", "dat"))
# What a denial of saying stands before: `niet als vijand`, `niet bij naam`.
AS_WHAT = frozenset(("als", "bij", "tot"))
BECOME = frozenset(("zijn", "worden", "blijven"))
# How many other words may stand before a noun between the words of its phrase: `een harde veeg uit de pan`.
GAP = 2


def light_of(reading: Reading, c: Clause) -> tuple[Light, int] | None:
    """The light verb or idiom that a clause is, and the token of its noun: `zette druk op`."""
    return _phrase(reading, c, reading.lex.lights)


def cluster_of(reading: Reading, c: Clause) -> str | None:
    """The cue that a verb is with an infinitive, and with the word before that: `laten weten`, `zien niet zitten`."""
    tree, cues = reading.tree, reading.lex.cues
    for k in c.complements:
        if tree.tag[k].startswith("WW|inf"):
            there = bool(tree.kids_of(k, "obl"))  # `zag hem niet zitten in de zaal`
            for key in (f"{c.lemma} {tree.low[k - 1]} {tree.lemma[k]}", f"{c.lemma} {tree.lemma[k]}"):
                if key in cues and not (there and cues[key].kind == "deny"):
                    return key
    return None


def status_of(reading: Reading, c: Clause, said: Span | None = None) -> Status:
    """The status of a clause; a negation that belongs to its phrase or to what is said denies nothing: `ziet niets in X`, `vindt X niet goed`.

    Args:
        reading: the Doc.
        c: the clause.
        said: the reported words, if it is a statement.
    """
    status = reading.status.of(c)
    if status != "negated":
        return status
    inside = said is not None and c.lemma in OPINION and _denies_within(reading, c, said)
    return reading.status.of_idiom(c) if inside or _denies_itself(reading, c) else status


def _denies_within(reading: Reading, c: Clause, said: Span) -> bool:
    """`vindt het plan niet goed`: whether all that is denied stands in what is said."""
    tree = reading.tree
    denials = [k for k in tree.kids[c.pred] if tree.low[k] in NEGATORS]
    inside = all(said.start <= tree.start[k] < said.end for k in denials)
    # `noemde X niet een racist`, `niet als vijand`, `nooit laf`: that it is said, or thought.
    plain = all(
        tree.low[k] != "nooit" and tree.low[min(k + 1, tree.n - 1)] not in ARTICLES | AS_WHAT for k in denials
    )
    return bool(denials) and inside and plain


def _denies_itself(reading: Reading, c: Clause) -> bool:
    """Whether a negation in a clause belongs to its phrase: `had er geen goed woord voor over`."""
    light, cluster = light_of(reading, c), cluster_of(reading, c)
    said = {word for variant in light[0].words for word in variant} if light is not None else set[str]()
    return not NEGATORS.isdisjoint(said.union((cluster or "").split()))


def undergo_of(reading: Reading, c: Clause) -> tuple[Undergo, int] | None:
    """The phrase that a clause is by which its subject is acted upon, and its noun: `kreeg kritiek van`."""
    return None if c.passive else _phrase(reading, c, reading.lex.undergoing)


def is_no_act(reading: Reading, c: Clause) -> bool:
    """Whether a clause is a phrase that is no act toward anybody: `speelde een rol`."""
    return no_act_noun(reading, c) is not None


def no_act_noun(reading: Reading, c: Clause) -> int | None:
    """The noun of the phrase that is no act toward anybody, the predicate where it has none; None where a clause is no such phrase."""
    found = _phrase(reading, c, reading.lex.no_acts)
    return None if found is None else found[1]


def passed_by(reading: Reading, c: Clause) -> Iterator[tuple[int, int]]:
    """Phrases of a clause that lead to nobody who is acted upon: `speelt voor X`, `dient een klacht in bij X`.

    Yields:
        The noun of the verb, or the predicate where it needs none, and the head of the phrase.
    """
    table = reading.lex.no_targets
    found = [table[verb] for verb in _verbs(reading, c) if verb in table]
    if not found:
        return
    tree, inside = reading.tree, _inside(reading, c)
    for rows in found:
        fits = [(c.pred, phrase) for phrase in rows.get("", ()) if _beside(reading, c, phrase.beside)]
        for at in inside:
            for form in {tree.low[at], tree.lemma[at]}:
                fits += [(at, phrase) for phrase in rows.get(form, ()) if _fits(reading, c, phrase, at)]
        for noun, phrase in fits:
            yield from ((noun, k) for k in inside if tree.case_of(k) in phrase.preps)


def object_frames(reading: Reading, c: Clause) -> tuple[list[ObjectFrame], int] | None:
    """What the verb of a clause means with its object, and the token of that: `verhoogt de steun`."""
    for verb in _verbs(reading, c):
        rows = reading.lex.object_frames.get(verb)
        if rows is None:
            continue
        objects = c.subjects if c.passive else c.objects
        places = [*((OBJECT, o) for o in objects), *c.obliques]
        for prep, k in places:
            for name in _classes(reading, k):
                found = [
                    frame
                    for frame in rows.get((name, prep), ())
                    if not frame.beside or _beside(reading, c, frame.beside)
                ]
                if found:
                    return found, k
    return None


def _classes(reading: Reading, k: int) -> tuple[str, ...]:
    """The classes of a noun, or of what it measures: `tien ton graan`."""
    tree, table = reading.tree, reading.lex.object_classes
    found: tuple[str, ...] = ()
    if tree.lemma[k] in MEASURES:
        for x in tree.kids_of(k, "nmod", "appos", "flat"):
            if x > k and not tree.case_of(x):
                found = found or of_noun(tree, x, table) or ()
    return found or of_noun(tree, k, table) or ()


def of_noun(tree: Tree, i: int, table: Compounds[V]) -> V | None:
    """What a table says of a noun: with its adjective (`militaire steun`) or phrase (`staat van beleg`), whole, or of its last part."""
    if tree.pos[i] not in ("NOUN", "PROPN"):
        return None
    for k in tree.kids_of(i, "amod"):
        for form in (tree.low[k], tree.lemma[k]):
            found = table.get(f"{form} {tree.lemma[i]}")
            if found is not None:
                return found
    for k in tree.kids_of(i, "nmod"):
        case = tree.case_of(k)
        found = table.get(f"{tree.lemma[i]} {case} {tree.low[k]}") if case and k > i else None
        if found is not None:
            return found
    return table.get(tree.low[i]) or table.of(tree.lemma[i])


def _verbs(reading: Reading, c: Clause) -> Iterator[str]:
    """The lemmas by which the tables may know the verb of a clause: with its particle, and without."""
    tree = reading.tree
    if c.copula:
        if any(tree.lemma[k] in BECOME for k in c.aux):
            yield "zijn"
        return
    yield c.lemma
    known = c.lemma in reading.lex.cues or c.lemma in reading.lex.verbs
    for k in c.particles:
        if known and tree.pos[k] == "ADP":
            continue  # `sluit een coalitie uit` is not `sluit een coalitie`
        particle = tree.low[k]
        if c.lemma.startswith(particle):
            yield c.lemma[len(particle) :]
        else:
            yield particle + c.lemma


def _phrase(reading: Reading, c: Clause, table: Mapping[str, ByNoun[P]]) -> tuple[P, int] | None:
    """The phrase of a table that a clause is, of several the one with most words, and the token of its noun."""
    best: tuple[int, P, int] | None = None
    inside: list[int] | None = None
    for verb in _verbs(reading, c):
        rows = table.get(verb)
        if rows is None:
            continue
        for phrase in rows.get("", ()):
            best = best or (0, phrase, c.pred)
        if inside is None:
            inside = _inside(reading, c)
        for k in inside:
            low, lemma = reading.tree.low[k], reading.tree.lemma[k]
            for phrase in (*rows.get(low, ()), *(rows.get(lemma, ()) if lemma != low else ())):
                length = _fits(reading, c, phrase, k)
                if length and (best is None or length > best[0]):
                    best = length, phrase, k
    return None if best is None else best[1:]


def _fits(reading: Reading, c: Clause, phrase: Phrase, k: int) -> int:
    """How many words of a phrase the clause has around its noun at token `k`; 0 where it has not all of them."""
    if phrase.beside and not _beside(reading, c, phrase.beside):
        return 0
    if phrase.words:
        inside = _inside(reading, c)
        return max(_standing(reading.tree, inside, variant, k, phrase.noun) for variant in phrase.words)
    arguments = (*c.objects, *c.particles, *(x for _, x in c.obliques))
    return int(k in arguments or (c.passive and k in c.subjects) or (c.copula and k == c.pred))


def _standing(tree: Tree, inside: Sequence[int], variant: Sequence[str], k: int, noun: str) -> int:
    """The number of words of a variant, if they stand around its noun in this order; else 0."""
    at = next((n for n, word in enumerate(variant) if word in (noun, tree.low[k])), None)
    if at is None:
        return 0
    # `het` stands for an article before a noun only: `nam het op voor X`, but not `nam de zorg op voor X`.
    free = tree.pos[k] in ("NOUN", "PROPN", "ADJ", "VERB")
    place = inside.index(k)
    for word in reversed(variant[:at]):
        near = range(place - 1, max(-1, place - 2 - GAP), -1)
        found = next((p for p in near if _is(tree.low[inside[p]], word, free)), None)
        if found is None:
            return 0
        place = found
    place = inside.index(k)
    for word in variant[at + 1 :]:
        behind = range(place + 1, len(inside))
        found = next((p for p in behind if _is(tree.low[inside[p]], word, free)), None)
        if found is None:
            return 0
        place = found
    return len(variant)


def _is(low: str, word: str, free: bool) -> bool:
    """Whether a word of the text is that of a table: a possessive stands for any, and so does an article that is `free`."""
    return (
        low == word
        or (word in POSSESSIVES and low in POSSESSIVES)
        or (free and word in ARTICLES and low in ARTICLES and (word not in NO or low in NO))
    )


def _beside(reading: Reading, c: Clause, beside: Iterable[str]) -> bool:
    inside = {reading.tree.low[k] for k in _inside(reading, c)}
    return inside.issuperset(beside)


def _inside(reading: Reading, c: Clause) -> list[int]:
    """The tokens of a clause, without those of the clauses in it."""
    tree, clauses = reading.tree, reading.clauses
    around = clauses.governing
    found = {k for k in range(tree.left[c.pred], tree.right[c.pred] + 1) if around(k) is c}
    for k in (*c.objects, *(x for _, x in c.obliques)):
        if k not in found:
            found.update(range(tree.left[k], tree.right[k] + 1))
    return sorted(found)

"""Learned acts whose source and target stand beside each other: `de zaak tegen X en Y`, `X en Y praten met kiezers`."""

from __future__ import annotations

from aldus.lexicon.words import words
from aldus.mentions import TokenMention
from aldus.relations.candidates import Candidate, Party
from aldus.relations.phrases import of_noun
from aldus.relations.reading import Reading
from aldus.relations.slots import with_whom
from aldus.relations.vetoes.nearby import HOSTILE, mentions_near

RECIPROCAL = words("reciprocal")
MATCHES = tuple(sorted(words("matches")))
RESULTS = tuple(sorted(words("results")))
APART_ADVERBS = words("apart")
# Prepositions of those who are on the same side of an act: `tegen X en Y`.
TOGETHER = frozenset(("tegen", "over", "voor", "aan", "op", "naar", "bij"))


def is_within_title(reading: Reading, c: Candidate) -> bool:
    """`een debat met D66-leider X`, `de moord op D66-politicus X`: it is done toward X, or by X."""
    return any(
        near and all(_is_part_of_title(reading, m) for m in near)
        for near in (list(mentions_near(reading, p, c.trigger)) for p in _sides(c))
    )


def is_with_others(reading: Reading, c: Candidate) -> bool:
    """`X en Y praten met kiezers`: not with each other."""
    clause = reading.clauses.governing(c.trigger)
    if clause is None or c.target is None:
        return False
    tree = reading.tree
    together = {p.actor for p in reading.parties.all(clause.subjects)}
    if not {c.source.actor, c.target.actor} <= together:
        return False
    each_other = [(prep, k) for prep, k in clause.obliques if tree.low[k] in RECIPROCAL]
    if each_other and all(prep in APART_ADVERBS for prep, _ in each_other):
        return True  # `haalden het uit elkaar`
    others = [
        *clause.phrases("met"),
        *(k for k in tree.kids_of(c.trigger, "nmod") if tree.case_of(k) == "met"),
    ]
    return with_whom(reading, clause) or (bool(others) and not any(tree.low[k] in RECIPROCAL for k in others))


def is_of_both(reading: Reading, c: Candidate) -> bool:
    """`de toelating van X en Y`: of each of them, not of one by the other; but `het debat van X en Y`."""
    tree, i = reading.tree, c.trigger
    if c.target is None or tree.pos[i] != "NOUN":
        return False
    sides = {c.source.actor, c.target.actor}
    owners = (k for k in tree.kids_of(i, "nmod") if tree.case_of(k) == "van")
    if not any(
        sides <= {p.actor for x in tree.conjuncts(k) for p in reading.parties.direct(x)} for k in owners
    ):
        return False
    return not any(frame.symmetric for frame in of_noun(tree, i, reading.lex.nouns) or ())


def is_of_teams(reading: Reading, c: Candidate) -> bool:
    """`viel in de wedstrijd tegen Y uit`, `na de nederlaag tegen Y`: a match is one of teams, in which somebody plays."""
    tree, person = reading.tree, reading.parties.is_person
    if c.target is None:
        return False
    match = c.trigger if tree.pos[c.trigger] == "NOUN" else tree.head[c.target.token]
    ended = tree.case_of(c.target.token) == "tegen" and tree.lemma[match].endswith(RESULTS)
    if not ended and not tree.lemma[match].endswith(MATCHES):
        return False
    return person(c.source.actor) != person(c.target.actor)


def is_few(reading: Reading, c: Candidate) -> bool:
    """`sprak met twee Belgen`, `een Belg viel X aan`: they are not Belgium; but what harms them is done to it."""
    sides = (
        list(mentions_near(reading, p, c.trigger))
        for p in (_sides(c) if c.event_type not in HOSTILE else (c.source,))
    )
    return any(near and all(reading.parties.is_few(m) for m in near) for near in sides)


def is_side_by_side(reading: Reading, c: Candidate) -> bool:
    """`de zaak tegen X en Y`, `X en Y klaagden de krant aan`: both are in the same place, not one toward the other."""
    tree, clause = reading.tree, reading.clauses.get(c.trigger)
    if c.target is None or c.symmetric:
        return False
    if clause is not None and clause.objects and not clause.passive:
        subjects = {p.actor for p in reading.parties.all(clause.subjects)}
        each_other = any(
            tree.low[k] in RECIPROCAL for k in (*clause.objects, *(k for _, k in clause.obliques))
        )
        mutual = any(frame.symmetric for frame in reading.lex.verbs.get(clause.lemma, ()))
        if {c.source.actor, c.target.actor} <= subjects and not each_other and not mutual:
            return True
    places = [{tree.first_conjunct(m.root) for m in mentions_near(reading, p, c.trigger)} for p in _sides(c)]
    if places[0] != places[1] or len(places[0]) != 1:
        return False
    (place,) = places[0]
    return tree.case_of(place) in TOGETHER


def _sides(c: Candidate) -> tuple[Party, ...]:
    return (c.source,) if c.target is None else (c.source, c.target)


def _is_part_of_title(reading: Reading, m: TokenMention) -> bool:
    """Whether a mention is the first part of a title: `D66-leider`; its actor is not who is called so."""
    tree = reading.tree
    title = reading.lex.titles.of(tree.low[m.root])
    inside = m.end_char < tree.end[m.root] and m.kind != "adjective"
    return inside and title is not None and title.is_function and not title.plural

"""Learned acts that reach nobody: `speelt voor X`, `onderzocht namens X`, `deed met zijn partij mee`."""

from __future__ import annotations

from collections.abc import Iterator

from aldus.lexicon.words import words
from aldus.relations.candidates import Candidate, Party
from aldus.relations.phrases import passed_by
from aldus.relations.reading import Reading
from aldus.relations.slots import is_fate, is_own, is_thing, leads_to
from aldus.relations.vetoes.nearby import HOSTILE, mentions_near

KIN = words("kin")
WATCHING = words("watching")
TOPICS = frozenset(("op", "over", "naar", "bij"))
APART_FROM = words("apart_from") | words("asked_by")
PRINCIPALS = words("principals")
# Event types of what is done for or with others.
KIND = frozenset(("AID", "SUPPORT", "COOPERATE", "AGREE"))
# Relations of clauses that have what stands in the clause above, too.
SHARING = frozenset(("acl", "acl:relcl", "xcomp"))
DEMONSTRATIVE = frozenset(("die", "dat", "dit", "deze"))


def is_passed_by(reading: Reading, c: Candidate) -> bool:
    """`speelt voor X`, `dient een klacht in bij X`: a phrase that leads to nobody who is acted upon."""
    clause = reading.clauses.governing(c.trigger)
    if clause is None or c.target is None:
        return False
    return any(
        c.trigger in (noun, clause.pred) and leads_to(reading, k, c.target.token)
        for noun, k in passed_by(reading, clause)
    )


def is_thing_named(reading: Reading, c: Candidate) -> bool:
    """`toont de F-16`: a thing with a name."""
    return c.target is not None and is_thing(reading, c.target)


def is_joint(reading: Reading, c: Candidate) -> bool:
    """`gaf samen met X het startsein`: X does it too."""
    tree, i = reading.tree, c.trigger
    if c.target is None or tree.lemma[i].startswith("samen"):
        return False
    joint = (k for k in tree.kids[i] if tree.case_of(k) == "met" and _is_together(reading, k))
    return any(p.actor == c.target.actor for k in joint for x in tree.conjuncts(k) for p in _all(reading, x))


def is_own_side(reading: Reading, c: Candidate) -> bool:
    """`doet met zijn partij mee`: those with whom it is done are the subject's own."""
    if c.target is None or c.event_type in HOSTILE or reading.parties.is_person(c.target.actor):
        return False
    return reading.tree.case_of(c.target.token) == "met" and is_own(reading, c.target, [c.source])


def is_without(reading: Reading, c: Candidate) -> bool:
    """`ziet een coalitie zonder Y`, `onderzocht namens Y`, `in dienst van Y`: toward Y nothing is done."""
    tree = reading.tree
    if c.target is None:
        return False
    if tree.case_of(c.target.token) in APART_FROM:
        return True
    over = tree.head[c.target.token]
    behalf = tree.lemma[over] in PRINCIPALS and tree.case_of(over) in ("in", "op", "voor", "uit")
    return behalf and tree.case_of(c.target.token) == "van" and c.trigger != over


def is_of_one_person(reading: Reading, c: Candidate) -> bool:
    """`redde een Nederlandse vrouw`: one who comes from a country is not that country."""
    tree = reading.tree
    near = [] if c.target is None else list(mentions_near(reading, c.target, c.trigger))
    return bool(near) and all(m.kind == "adjective" and tree.lemma[tree.head[m.root]] in KIN for m in near)


def is_of_something_else(reading: Reading, c: Candidate) -> bool:
    """`steunde die`, `sprak zich uit tegen het afzetten van Y`: what is acted upon, or who acts, is somebody or something else."""
    tree, clause = reading.tree, reading.clauses.get(c.trigger)
    if clause is None or c.target is None:
        return False
    if tree.case_of(c.trigger) == "tegen" and tree.tag[c.trigger].startswith("WW|inf"):
        return True
    if clause.lemma in WATCHING:  # `ging in op de oorlog tussen X en Y`
        topics = [x for prep, x in clause.obliques if prep in TOPICS]
        within = {k for x in topics for k in range(tree.left[x], tree.right[x] + 1)} - {*topics}
        return c.target.token in within
    inside = range(tree.left[c.trigger], tree.right[c.trigger] + 1)
    near = any(m.actor == c.target.actor for k in inside for m in reading.parties.index.covering(k))
    return not near and any(tree.low[o] in DEMONSTRATIVE for o in clause.objects)


def is_elsewhere(reading: Reading, c: Candidate) -> bool:
    """`X zegde af en Y weet dat`: a target that stands in no phrase of the verb; in a passive it may be whose the subject is."""
    tree, clause = reading.tree, reading.clauses.get(c.trigger)
    near = [] if c.target is None else [m.root for m in mentions_near(reading, c.target, c.trigger)]
    own = (
        clause is not None and clause.relation == "acl" and clause.mark == "dat"
    )  # `het feit dat X vertrekt`
    if clause is None or clause.passive or not near or (clause.relation in SHARING and not own):
        return False
    phrases = [*clause.subjects, *clause.objects, *clause.indirect, *(k for _, k in clause.obliques)]
    # `stemde tegen`; whom a pronoun means
    if clause.particles or any(tree.pos[k] == "PRON" for k in phrases):
        return False
    return not any(tree.left[k] <= m <= tree.right[k] for m in near for k in (c.trigger, *phrases))


def is_fate_of(reading: Reading, c: Candidate) -> bool:
    """`onderzoek naar de dood van Y`: not into what Y did."""
    tree = reading.tree
    if c.target is None:
        return False
    over = tree.head[c.target.token]
    return tree.dep[c.target.token] in ("nmod", "nmod:poss") and over != c.trigger and is_fate(reading, over)


def is_against(reading: Reading, c: Candidate) -> bool:
    """`vocht met hulp van X tegen Y`: nobody helps those against whom it is."""
    near = [] if c.target is None else list(mentions_near(reading, c.target, c.trigger))
    return c.event_type in KIND and bool(near) and all(reading.tree.case_of(m.root) == "tegen" for m in near)


def _is_together(reading: Reading, k: int) -> bool:
    """Whether `samen` opens the phrase with `met` of a token, or stands right before it."""
    tree, first = reading.tree, reading.tree.left[k]
    return any(tree.low[x] == "samen" for x in (first, max(0, first - 1), *tree.kids[k]))


def _all(reading: Reading, head: int) -> Iterator[Party]:
    """Whom a phrase stands for, its names included."""
    tree = reading.tree
    yield from reading.parties.direct(head)
    for k in tree.kids_of(head, "appos", "flat", "nmod"):
        if not tree.case_of(k):
            for x in tree.conjuncts(k):
                yield from reading.parties.direct(x)

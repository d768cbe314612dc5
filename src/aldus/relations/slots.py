"""The slots of a frame: where in a clause a party stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from aldus.lexicon.compounds import last_part
from aldus.lexicon.words import words
from aldus.relations.candidates import Party
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

COMPARING = frozenset(("als", "dan", "zoals"))
"""Words before what something is compared to: it is no object."""
THINGS = words("things")
FATES = words("fates")
TYPE = re.compile(r"(?!g-)[a-z]+-\d+[a-z]*(['’]s)?")
"""Names of aircraft, tanks and missiles, in lower case; not `G-20`."""
OPEN = frozenset(("wie", "welke", "welk"))
"""Words that ask for somebody, or stand for who is named before."""
COMMITTING = words("committing")
OWNERS = ("adj", "van", "poss")
"""Slots of a noun that are no prepositions of their own; `van` is both the owner and its preposition."""


def fill(reading: Reading, c: Clause, slot: str, patients: list[int]) -> list[Party]:
    """The parties in a slot of a clause.

    Args:
        reading: the Doc.
        c: the clause.
        slot: `obj`, `iobj`, a preposition, or what hangs on the object: `obj.van`, `obj.aan`.
        patients: heads of what stands for the object: the subject of a passive, the noun of a light verb.
    """
    parties = reading.parties
    if slot == "obj":
        return parties.all(patients)
    if slot == "iobj":
        return parties.all(c.indirect)
    if slot.startswith("obj."):
        found = [p for o in patients for p in owners(reading, o, slot[4:])]
        return found or parties.all(behind(reading, c, slot[4:], patients))
    found = parties.all([x for prep, x in c.obliques if prep == slot])
    for o in patients:
        found = found or fill_noun(reading, o, slot)
    return found


def behind(reading: Reading, c: Clause, prep: str, patients: list[int]) -> list[int]:
    """Phrases of an object that the parser attached to the verb: `schort het verkeer met X op`."""
    ends = {reading.tree.right[o] + 1 for o in patients}
    return [k for k in c.phrases(prep) if reading.tree.left[k] in ends]


def objects_of(reading: Reading, c: Clause, *, takes_object: bool) -> list[int]:
    """Heads of the object of a clause.

    Where it has none but its verb takes one, what the parser made part of the subject behind the verb: `viel het leger
    Peru binnen`, `belde Rutte Macron`.
    """
    tree, parties = reading.tree, reading.parties
    if c.objects or c.passive or not takes_object:
        return [o for o in c.objects if tree.case_of(o) not in COMPARING]
    found = []
    for s in c.subjects:
        own = {p.actor for p in parties.direct(s)}
        for k in tree.kids_of(s, "appos", "flat", "nmod"):
            left = tree.left[k]
            if not k > s > c.verb or tree.case_of(k) or "," in tree.words[left - 1 : left + 1]:
                continue
            others = {p.actor for p in parties.direct(k)}
            if others and not own & others and not (parties.is_person(*others) and tree.pos[s] == "NOUN"):
                found.append(k)
    return found


def fill_noun(reading: Reading, noun: int, prep: str) -> list[Party]:
    """The parties in the phrases of a noun with a preposition, or those that hold what the phrase names."""
    parties, tree = reading.parties, reading.tree
    return parties.phrases(noun, prep) or [
        p
        for k in tree.kids_of(noun, "nmod", "obl", "obl:arg")
        if tree.case_of(k) == prep and tree.pos[k] == "NOUN" and not is_fate(reading, k)
        for p in parties.holders(k) or done_by(reading, k) or beyond(reading, k)
        if p.how != "poss"
    ]


def is_fate(reading: Reading, noun: int) -> bool:
    """`naar de dood van X`: what befell somebody, into which one inquires."""
    return reading.tree.case_of(noun) == "naar" and last_part(reading.tree.lemma[noun], FATES) is not None


def owners(reading: Reading, noun: int, slot: str) -> list[Party]:
    """The parties that hang on a noun by a slot: `adj`, `van`, `poss`, or another preposition."""
    if slot in OWNERS:
        return [p for p in reading.parties.holders(noun) if p.how == slot]
    return fill_noun(reading, noun, slot)


def fired_at(reading: Reading, c: Clause, slots: Iterable[str]) -> list[Party]:
    """`vuurt granaten af op doelen in X`: the state in which that lies."""
    parties = reading.parties
    found: list[Party] = []
    for k in (k for slot in slots for k in c.phrases(slot)):
        places = [x for x in reading.tree.kids_of(k, "nmod") if reading.tree.case_of(x) == "in"]
        found += parties.phrases(k, "in") or [p for x in places for p in parties.owners(x) if p.how == "adj"]
    return [Party(p.actor, p.token, "in") for p in found if parties.types.get(p.actor) == "COUNTRY"]


def beyond(reading: Reading, noun: int) -> list[Party]:
    """`langs de grens met X`: who lies behind it."""
    border = "border" in (reading.lex.object_classes.of(reading.tree.lemma[noun]) or ())
    return reading.parties.phrases(noun, "met") if border else []


def leads_to(reading: Reading, head: int, token: int) -> bool:
    """Whether a phrase names a token, or what its noun is of: `bij X en Y`, `bij de rechtbank van X`; not what else stands behind it."""
    tree, k = reading.tree, token
    while k != head and tree.left[head] <= k <= tree.right[head]:
        if tree.dep[k] not in ("conj", "appos", "flat", "amod", "nmod:poss", "nmod", "compound"):
            return False
        if tree.dep[k] == "nmod" and tree.case_of(k) not in ("", "van"):
            return False
        k = tree.head[k]
    return k == head


def with_whom(reading: Reading, c: Clause) -> bool:
    """`met wie A en B willen regeren`, `waarmee A en B samenwerken`: a relative or question that leaves open with whom."""
    tree = reading.tree
    with_who = any(prep == "met" and tree.low[k] in OPEN for prep, k in c.obliques)
    return with_who or any(tree.low[k] == "waarmee" for k in tree.kids[c.pred])


def is_thing(reading: Reading, p: Party) -> bool:
    """Whether a name is that of a type of thing: `achttien F-16's`, `een MiG-29`, `Patriots`."""
    low = reading.tree.low[p.token]
    return low in THINGS or bool(TYPE.fullmatch(low))


def done_by(reading: Reading, noun: int) -> list[Party]:
    """`onderzoekt misdaden die X pleegde`: who did what a noun names."""
    clauses = (reading.clauses.get(k) for k in reading.tree.kids_of(noun, "acl:relcl", "acl"))
    return reading.parties.all(
        x
        for c in clauses
        if c is not None and (c.lemma in COMMITTING or noun in (c.subjects if c.passive else c.objects))
        for x in (c.agents if c.passive else (*c.subjects, *c.objects))
        if x != noun
    )


def is_own(reading: Reading, target: Party, sources: Sequence[Party]) -> bool:
    """Whether a party is with those who act, who are named as its owner: `met zijn PVV`."""
    owners = reading.parties.all(reading.tree.kids_of(target.token, "nmod:poss"))
    return any(owner.actor == p.actor for owner in owners for p in sources)


def visits(reading: Reading, sources: Sequence[Party]) -> bool:
    """Whether those who travel to a country visit its government: officials, not tourists or groups."""
    parties = reading.parties
    return all(
        parties.is_official(p.actor)
        if parties.is_person(p.actor)
        else not (p.how.startswith("agent") and parties.is_group(reading.tree.head[p.token]))
        for p in sources
    )

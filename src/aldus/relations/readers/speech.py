"""`X zegt dat ...`: verbs of speech and thought with their subject."""

from __future__ import annotations

from aldus.lexicon.frames import Cue
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party
from aldus.relations.light import light_of
from aldus.relations.parties import FIRST_PERSON
from aldus.relations.readers.messages import Cued, Message, find_message
from aldus.relations.reading import Reading
from aldus.relations.slots import fill
from aldus.relations.speakers import first_persons, near
from aldus.syntax.clauses import Clause

NOT_OF_ONESELF = words("not_of_oneself")
RECEIVE = words("receive")
PLATFORMS = words("platforms")
# Prepositions that lead to the addressee of any verb of speech.
ADDRESSED = ("tegenover", "jegens")
# Kinds of cues whose object is what is said; with the others, its owner is the target: `prees het plan van X`.
OF_WORDS = frozenset(("say", "think", "promise", "announce", "ask"))


def speech(reading: Reading, found: Candidates) -> None:
    """Statements of clauses with a cue verb or a light verb."""
    for c in reading.clauses:
        _read(reading, found, c)


def first_person_speech(reading: Reading, found: Candidates) -> None:
    """Statements of `ik` in quotations, once their speakers are found."""
    speakers = first_persons(reading, found)
    reading.parties.speak(speakers)
    for c in reading.clauses if speakers else ():
        if any(h in speakers for h in (c.agents if c.passive else c.subjects)):
            _read(reading, found, c)


def _read(reading: Reading, found: Candidates, c: Clause) -> None:
    if found.is_statement(c.pred):
        return
    x = cue_of(reading, c)
    if x is None:
        return
    message = find_message(reading, x)
    if x.cue.kind == "clause" and not (message.said and (message.rule or _finite(reading, c))):
        return
    speakers = _speakers(reading, c, message)
    if not speakers:
        return
    targets = addressees(reading, x)
    if x.noun is not None and c.lemma in RECEIVE:  # `krijgt kritiek van X`: X speaks
        speakers, targets = targets, speakers
    if not speakers or not _is_statement(reading, x, message, targets):
        return
    found.say(
        speakers,
        targets,
        trigger=c.pred,
        predicate=x.cue.lemma,
        rule=message.rule or ("say-verb" if x.noun is None else "say-light"),
        status=reading.status.of(c),
        content=message.content,
        event_type=x.cue.event_type,
        evidence=() if x.noun is None else (x.noun,),
        quote=message.whole,
        clause=c.pred,
    )


def cue_of(reading: Reading, c: Clause) -> Cued | None:
    """The clause with its cue; None where it has none."""
    tree = reading.tree
    if tree.dep[c.pred] == "amod":
        return None
    light = light_of(reading, c)
    if light is not None:
        row, noun = light
        cue = Cue(row.predicate, "say", row.target or row.preps, (), row.event_type)
        return Cued(c, cue, noun) if row.kind == "say" else None
    found = _cue(reading, c)
    if found is None:
        return None
    if c.lemma in NOT_OF_ONESELF and any(tree.low[o] == "zich" for o in (*c.objects, *tree.kids[c.pred])):
        return None
    return Cued(c, found)


def _cue(reading: Reading, c: Clause) -> Cue | None:
    """The row of the cue verb, with the words that belong to it."""
    tree, cues = reading.tree, reading.lex.cues
    if c.lemma in cues or " " in c.lemma:
        return cues.get(c.lemma)
    for k in (*c.particles, *c.complements):  # `laat weten`
        if f"{c.lemma} {tree.lemma[k]}" in cues:
            return cues[f"{c.lemma} {tree.lemma[k]}"]
    for k in (*c.objects, *(x for _, x in c.obliques)):
        if f"{c.lemma} {tree.low[k]}" in cues:
            return cues[f"{c.lemma} {tree.low[k]}"]
    for k in c.particles:  # `zei erbij dat`: a particle that the table lacks
        part = tree.low[k]
        if c.lemma.startswith(part) and any(tree.dep[x] == "ccomp" for x in c.complements):
            return cues.get(c.lemma[len(part) :])
    return None


def _finite(reading: Reading, c: Clause) -> bool:
    """Whether a complement of the clause is one with a finite verb: `ziet dat`, not `ziet kans`."""
    tree = reading.tree
    return any(
        tree.tag[v].startswith("WW|pv")
        for k in c.complements
        if tree.dep[k] in ("ccomp", "csubj")
        for v in (k, *tree.kids[k])
    )


def _is_statement(reading: Reading, x: Cued, message: Message, targets: list[Party]) -> bool:
    """Whether enough is said of it."""
    if x.noun is not None:
        return True
    if message.content is None and not targets and x.cue.kind == "think":
        return False
    if message.said or x.clause.lemma not in reading.lex.verbs:
        return True
    # the table of acts decides where nothing is said: `praten met`
    return message.content is not None and not targets


def _speakers(reading: Reading, c: Clause, message: Message) -> list[Party]:
    if c.passive:
        return reading.parties.all(c.agents)
    speakers = reading.parties.all(c.subjects)
    if speakers or not message.rule.startswith("say-inverted"):
        return speakers
    if any(s > c.verb or reading.tree.low[s] in FIRST_PERSON for s in c.subjects):
        return []  # a speaker that is no actor
    return near(reading, c.verb + 1)


def addressees(reading: Reading, x: Cued) -> list[Party]:
    """Whom a statement is addressed to, or is about, by the slots of its cue."""
    for slot in x.cue.target:
        found = [p for p in _in_slot(reading, x, slot) if reading.tree.low[p.token] not in PLATFORMS]
        if found:
            return found
    return reading.parties.all([k for prep, k in x.clause.obliques if prep in ADDRESSED])


def _in_slot(reading: Reading, x: Cued, slot: str) -> list[Party]:
    c, parties = x.clause, reading.parties
    patients = c.subjects if c.passive else c.objects
    if slot not in ("obj", "iobj"):
        return fill(reading, c, slot, patients if x.noun is None else [x.noun])
    found = fill(reading, c, slot, patients)
    if found:
        return found
    if slot == "obj":
        return [] if x.cue.kind in OF_WORDS else [p for o in patients for p in parties.owners(o)]
    # no one says, asks or promises a person: it is the addressee
    people = [o for o in c.objects if reading.tree.pos[o] in ("PRON", "PROPN")]
    return parties.all(c.subjects if c.passive else people)

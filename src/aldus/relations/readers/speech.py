"""`X zegt dat ...`: verbs of speech and thought with their subject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aldus.lexicon.frames import Cue
from aldus.lexicon.phrases import Light
from aldus.lexicon.words import words
from aldus.relations.acting import THIRD, is_sentencing
from aldus.relations.candidates import Candidates, Party
from aldus.relations.meaning import ANNOUNCING, NO_MEANING, Meaning, of_noun_act, turned
from aldus.relations.opinions import opinion
from aldus.relations.parties import FIRST_PERSON
from aldus.relations.phrases import (
    cluster_of,
    is_no_act,
    light_of,
    object_frames,
    of_noun,
    status_of,
    undergo_of,
)
from aldus.relations.readers.messages import Cued, Message, find_message
from aldus.relations.reading import Reading
from aldus.relations.slots import fill, objects_of
from aldus.relations.speakers import first_persons, near
from aldus.syntax.clauses import Clause
from aldus.syntax.tree import Tree

NOT_OF_ONESELF = words("not_of_oneself")
ASKING = words("asking")
WARNING = words("warning")
OR_ELSE = words("or_else")
ASKED_BY = words("asked_by")
PLATFORMS = words("platforms")
RECIPROCAL = words("reciprocal")
CONDITION = words("condition")
BEFALL = words("befall")
# Kinds of cues by which something is asked for.
DEMANDS = frozenset(("ask", "clause"))
SOUNDING = words("sounding")
# Prepositions that lead to whom something is heard from: `klinkt het bij X`.
HEARD = ("bij", "vanuit", "uit")
# Relations of a clause to the noun that it says the content of.
CLAUSAL = ("acl", "ccomp", "acl:relcl")
# Prepositions that lead to the addressee of any verb of speech.
ADDRESSED = ("tegenover", "jegens")
# Prepositions of who is asked; where somebody is: `eist van de partijen in X`.
ASKED = ("van", "bij")
# Prepositions that lead to the one toward whom something is threatened.
TOWARD = ("tegen", "op", "aan", "naar", "met", "tegenover")
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
    if found.is_statement(c.pred) or _is_at_request(reading, c):
        return
    x = cue_of(reading, c)
    if x is None or _part_of_cue(reading, c):
        return
    message = find_message(reading, x)
    if x.cue.kind == "clause" and not (message.said and (message.rule or _finite(reading, c))):
        return
    speakers = _speakers(reading, c, message)
    if not speakers:
        return
    targets = _told_by(reading, c) if x.undergone and x.noun is None else addressees(reading, x)
    if x.undergone:  # `krijgt kritiek van X`: X speaks
        speakers, targets = targets, speakers
    if not speakers or not (
        _is_statement(reading, x, message, targets) or _argues(reading, x, speakers, targets)
    ):
        return
    for speaker in speakers:
        meaning = meant(reading, x, message, speaker)
        found.say(
            [speaker],
            targets,
            trigger=c.pred,
            predicate=x.cue.lemma,
            rule=message.rule or ("say-verb" if x.noun is None else "say-light"),
            status=status_of(reading, c, message.content),
            content=message.content,
            event_type=meaning.event_type,
            mode=meaning.mode,
            evidence=() if x.noun is None else (x.noun,),
            quote=message.whole,
            clause=c.pred,
        )


def _is_at_request(reading: Reading, c: Clause) -> bool:
    """`op aandringen van X`: X asks, and not the subject."""
    return c.nominal and f"{reading.tree.case_of(c.pred)} {reading.tree.low[c.pred]} van" in ASKED_BY


def _part_of_cue(reading: Reading, c: Clause) -> bool:
    """Whether the verb above makes one cue with this infinitive: `laat optekenen`."""
    tree = reading.tree
    return tree.dep[c.pred] == "xcomp" and f"{tree.lemma[tree.head[c.pred]]} {c.lemma}" in reading.lex.cues


def cue_of(reading: Reading, c: Clause) -> Cued | None:
    """The clause with its cue; None where it has none."""
    if reading.tree.dep[c.pred] == "amod" or is_no_act(reading, c) or _befalls(reading, c):
        return None
    if (
        c.lemma == "vinden"
        and any(reading.tree.low[o] in RECIPROCAL for o in c.objects)
        and not _judged(reading, c)
    ):
        return None  # `vonden elkaar in een akkoord`
    undergo = undergo_of(reading, c)
    if undergo is not None:
        passive, noun = undergo
        cue = Cue(passive.predicate, "say", passive.source, (), passive.event_type, passive.mode)
        return Cued(c, cue, noun, undergone=True) if passive.kind == "say" else None
    light = light_of(reading, c)
    return _of_verb(reading, c) if light is None else _of_light(reading, c, *light)


def _of_light(reading: Reading, c: Clause, row: Light, noun: int) -> Cued | None:
    """A light verb or an idiom of speech, or one of violence that politicians do to each other."""
    parties = reading.parties
    cue = Cue(row.predicate, "say", row.target or row.preps, (), row.event_type, row.mode)
    if row.event_type == "ASSAULT" and not c.passive:  # `schiet met scherp op X`
        sides = [parties.all(c.subjects), parties.all(c.phrases(*row.preps)) or parties.all(c.objects)]
        if all(sides) and _politicians(reading, (*sides[0], *sides[1])):
            return Cued(c, replace(cue, event_type="ACCUSE", mode="disapprove"), noun)
    return Cued(c, cue, noun) if row.kind == "say" else None


def _of_verb(reading: Reading, c: Clause) -> Cued | None:
    """A cue verb, with the meaning that its object gives it."""
    tree = reading.tree
    found, named = _cue(reading, c), None
    framed = object_frames(reading, c)
    if found is not None and found.kind == "praise" and (c.objects or c.indirect):
        framed = None  # `bedankt X voor de uitnodiging`, but `bedankt voor de uitnodiging`
    if framed is not None:
        (frame, *_), noun = framed
        if found is None and frame.kind == "say":
            predicate = f"{c.lemma} {tree.lemma[noun]}"
            return Cued(c, Cue(predicate, "say", frame.target, (), frame.event_type, frame.mode), noun)
        if found is not None:  # said with another object, it is another act: `eist opheldering`
            targets = (*found.target, *(slot for slot in frame.target if slot not in found.target))
            found = replace(found, target=targets, event_type=frame.event_type, mode=frame.mode)
            if frame.event_type == "ASSAULT":  # `eist de aanslag op`
                found = replace(found, event_type=None, mode=None)
            named = noun
    if found is None or is_sentencing(reading, c):
        return None
    if c.lemma in NOT_OF_ONESELF and any(tree.low[o] == "zich" for o in (*c.objects, *tree.kids[c.pred])):
        return None
    if found.kind == "deny" and " " in found.lemma:  # `ziet het plan niet zitten`
        inner = [x for k in c.complements if (x := reading.clauses.get(k)) is not None]
        seen = c.objects or [s for x in inner for s in x.subjects if s not in c.subjects]
        c = replace(c, objects=seen, complements=[x.pred for x in inner if x.pred in seen])
    return Cued(c, found, object=named, undergone=_is_told(reading, c))


def _is_told(reading: Reading, c: Clause) -> bool:
    """`kreeg van X te horen dat`: the subject is told."""
    top = reading.clauses.above(c)
    return c.lemma == "horen" and c.mark == "te" and top is not None and top.lemma == "krijgen"


def _told_by(reading: Reading, c: Clause) -> list[Party]:
    """Who told the subject: the phrase with `van` of either verb, or behind the subject, to which the parser hung it."""
    top = reading.clauses.above(c)
    found = [*c.phrases("van"), *(() if top is None else top.phrases("van"))]
    names = [s for s in c.subjects if reading.tree.pos[s] == "PROPN"]
    found += [k for s in names for k in reading.tree.kids_of(s, "nmod") if reading.tree.case_of(k) == "van"]
    return reading.parties.all(found)


def _judged(reading: Reading, c: Clause) -> bool:
    """`vinden elkaar aardig`; not `vinden elkaar steeds vaker`."""
    return any(reading.tree.pos[k] == "ADJ" and not reading.tree.low[k].endswith("er") for k in c.complements)


def _befalls(reading: Reading, c: Clause) -> bool:
    """`dreigt verslagen te worden`: what threatens to happen to the subject is no threat."""
    if c.lemma not in BEFALL:
        return False
    inner = [reading.clauses.get(k) for k in c.complements]
    return any(x is not None and (x.passive or x.copula) for x in inner)


def meant(reading: Reading, x: Cued, message: Message, speaker: Party) -> Meaning:
    """The event type and mode of a statement: by its cue, by what is said, and by who says it."""
    c, meaning = x.clause, Meaning.of(x.cue)
    if x.noun is not None:
        return meaning
    if c.lemma in ANNOUNCING and meaning.event_type is None:
        acts = (of_noun_act(reading, o) for o in (c.subjects if c.passive else c.objects))
        return turned(reading, c, next((act for act in acts if act.event_type), meaning))
    if c.lemma in ASKING and not _asks_for(reading, c):
        return NO_MEANING
    if c.lemma in WARNING and (_own_measures(reading, c, speaker) or _or_else(reading, c)):
        return Meaning("THREATEN")
    if meaning.event_type == "PROTEST" and (_is_state(reading, speaker) or _is_power(reading, speaker)):
        return Meaning("ACCUSE", "disapprove")  # PROTEST is done by civilians
    return meaning if meaning.event_type else opinion(reading, c, message.content)


def _asks_for(reading: Reading, c: Clause) -> bool:
    """Whether a verb of asking asks for something, and is no question: `vraagt te komen`, `vraagt om hulp`."""
    tree = reading.tree
    if c.phrases("om", "tot") or any(tree.pos[o] == "NOUN" for o in c.objects):
        return True
    heads = (*c.complements, *tree.kids_of(c.pred, "advcl"))
    return any(tree.tag[k].startswith("WW|inf") and not _finite_in(tree, k) for k in heads)


def _own_measures(reading: Reading, c: Clause, speaker: Party) -> bool:
    """Whether who warns says what the speaker will do: `waarschuwt dat het zal ingrijpen`."""
    for k in c.complements:
        x = reading.clauses.get(k)
        if x is None or x.passive or x.copula:
            continue
        if reading.status.of(x) != "future" and not any(reading.tree.lemma[a] == "zullen" for a in x.aux):
            continue
        who = reading.parties.all(x.subjects)
        if any(p.actor == speaker.actor for p in who):
            return True
        if not who and x.lemma in reading.lex.verbs and any(reading.tree.low[s] in THIRD for s in x.subjects):
            return True
    return False


def _or_else(reading: Reading, c: Clause) -> list[int]:
    """`X moet toegeven, anders volgen er sancties, waarschuwt Y`: the subjects of what must be done."""
    low = reading.tree.low
    for must in _said_before(reading, c):
        if any(low[k] in OR_ELSE for k in range(must.pred + 1, c.pred)):
            return must.agents if must.passive else must.subjects
    return []


def _is_state(reading: Reading, speaker: Party) -> bool:
    """Whether a state speaks, not its inhabitants: `Noorse artsen`."""
    parties = reading.parties
    if parties.types.get(speaker.actor) != "COUNTRY":
        return False
    if speaker.how.startswith("agent") and parties.is_group(reading.tree.head[speaker.token]):
        return False
    return all(m.kind != "inhabitant" for m in reading.parties.index.covering(speaker.token))


def _is_power(reading: Reading, speaker: Party) -> bool:
    """Whether a body of politics speaks: a parliament, a ministry."""
    parties = reading.parties
    return not parties.is_person(speaker.actor) and parties.is_political(speaker.actor)


def _finite_in(tree: Tree, k: int) -> bool:
    return any(tree.tag[v].startswith("WW|pv") for v in (k, *tree.kids[k]))


def _cue(reading: Reading, c: Clause) -> Cue | None:
    """The row of the cue verb, with the words that belong to it."""
    tree, cues = reading.tree, reading.lex.cues
    cluster = cluster_of(reading, c)  # `laat weten`
    if cluster is not None:
        return cues[cluster]
    if f"{c.lemma} als" in cues and c.objects and _as_what(reading, c):  # `ziet X als een gevaar`
        return cues[f"{c.lemma} als"]
    if c.lemma in cues or " " in c.lemma:
        return cues.get(c.lemma)
    for k in c.particles:
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


def _as_what(reading: Reading, c: Clause) -> bool:
    """Whether a phrase with `als` behind the verb says what something is taken for."""
    tree = reading.tree
    heads = [k for prep, k in c.obliques if prep == "als"]
    heads += [
        k for k in tree.kids_of(c.pred, "advcl", "xcomp") if any(tree.low[x] == "als" for x in tree.kids[k])
    ]
    return any(k > c.verb and tree.pos[k] != "VERB" for k in heads)


def _finite(reading: Reading, c: Clause) -> bool:
    """Whether a complement of the clause is one with a finite verb: `ziet dat`, not `ziet kans`."""
    tree = reading.tree
    return any(tree.dep[k] in ("ccomp", "csubj") and _finite_in(tree, k) for k in c.complements)


def _is_statement(reading: Reading, x: Cued, message: Message, targets: list[Party]) -> bool:
    """Whether enough is said of it."""
    if x.noun is not None:
        return True
    if message.content is None and not targets and x.cue.kind == "think":
        return False
    acts = reading.lex.verbs.get(x.clause.lemma, ())
    if message.said or not acts:
        return True
    slots = {slot for frame in acts for slot in frame.target}
    if any(reading.parties.all(x.clause.phrases(slot)) for slot in x.cue.target if slot not in slots):
        return True  # `praat X bij`, `spreekt over X`: a place that only speech has
    # the table of acts decides where nothing is said: `praat met X over`, `valt de brug aan`
    if x.cue.kind == "accuse" or targets or message.content is None:
        return False
    return not any(fill(reading, x.clause, slot, x.clause.objects) for slot in slots if slot != "obj")


def _argues(reading: Reading, x: Cued, speakers: list[Party], targets: list[Party]) -> bool:
    """Whether an attack is one of words: of officials on each other, without weapons: `Wilders viel Rutte aan`."""
    if x.cue.kind != "accuse" or not targets:
        return False
    if any(
        "weapons" in (reading.lex.object_classes.of(reading.tree.lemma[k]) or ())
        for k in x.clause.phrases("met")
    ):
        return False
    return _politicians(reading, (*speakers, *targets))


def _politicians(reading: Reading, parties: Iterable[Party]) -> bool:
    """Whether all are people with a function: they attack each other with words."""
    return all(reading.parties.is_person(p.actor) and reading.parties.is_official(p.actor) for p in parties)


def _speakers(reading: Reading, c: Clause, message: Message) -> list[Party]:
    if c.passive:
        return reading.parties.all(c.agents)
    speakers = reading.parties.all(c.subjects)
    if speakers or not message.rule.startswith("say-inverted"):
        return speakers
    if c.lemma in SOUNDING:
        return reading.parties.all(c.phrases(*HEARD))
    if any(s > c.verb or reading.tree.low[s] in FIRST_PERSON for s in c.subjects):
        return []  # a speaker that is no actor
    return near(reading, c.verb + 1)


def addressees(reading: Reading, x: Cued) -> list[Party]:
    """Whom a statement is addressed to, or is about, by the slots of its cue."""
    if len(x.clause.subjects) > 1 and any(reading.tree.low[k] in RECIPROCAL for k in _arguments(x.clause)):
        return reading.parties.all(x.clause.subjects)
    for slot in x.cue.target:
        found = _in_slot(reading, x, slot)
        if slot not in ("obj", "iobj"):
            found = [p for p in found if reading.tree.low[p.token] not in PLATFORMS]
        if found:
            return found
    found = reading.parties.all([k for prep, k in x.clause.obliques if prep in ADDRESSED])
    return found or (_concerned(reading, x) if x.noun is None else _demanded(reading, x, x.noun))


def _arguments(c: Clause) -> tuple[int, ...]:
    return (*c.objects, *c.indirect, *(k for _, k in c.obliques))


def _concerned(reading: Reading, x: Cued) -> list[Party]:
    """Who is to do what is asked, and toward whom what is threatened would be done."""
    parties, tree, c = reading.parties, reading.tree, x.clause
    said = [*c.complements, *tree.kids_of(c.pred, "advcl")]
    clauses = [inner for k in said if (inner := reading.clauses.get(k)) is not None]
    if x.cue.event_type == "REQUEST" and x.cue.kind in DEMANDS:
        held = [p for k in c.phrases("om") for p in parties.holders(k) if p.how == "van"]
        if held:
            return held  # `vraagt om een verklaring van X`
        asked = [inner for inner in clauses if inner.mark == "dat"] or _said_before(reading, c)
        return parties.all(
            [s for inner in asked for s in (inner.agents if inner.passive else inner.subjects)]
        )
    if c.lemma in WARNING:
        return parties.all(_or_else(reading, c))
    if x.cue.event_type != "THREATEN":
        return []
    meant = _threatened(reading, clauses) or _threatened_with(reading, c)
    return meant or _conditioned(reading, [c.pred, *said])


def _demanded(reading: Reading, x: Cued, noun: int) -> list[Party]:
    """`herhaalde de eis dat X betaalt`, `stelt als voorwaarde dat X betaalt`: who is to do it."""
    if x.cue.event_type != "REQUEST":
        return []
    tree = reading.tree
    phrase = (k for n in (noun, *tree.kids_of(noun, "nmod")) for k in tree.kids_of(n, *CLAUSAL))
    inside = [*phrase, *x.clause.complements]
    clauses = [c for k in inside if (c := reading.clauses.get(k)) is not None and c.mark == "dat"]
    return reading.parties.all([s for c in clauses for s in (c.agents if c.passive else c.subjects)])


def _said_before(reading: Reading, c: Clause) -> list[Clause]:
    """`X moet zich terugtrekken, eist Y`: the clause that a verb of asking behind it reports."""
    tree = reading.tree
    heads = tree.kids_of(c.pred, "ccomp") if tree.head[c.pred] == c.pred else [tree.head[c.pred]]
    if tree.dep[c.pred] not in ("parataxis", "ROOT"):
        return []
    found = (reading.clauses.get(k) for k in heads if k < c.pred)
    return [
        x for x in found if x is not None and any(tree.lemma[k] == "moeten" for k in (x.pred, x.verb, *x.aux))
    ]


def _threatened(reading: Reading, clauses: list[Clause]) -> list[Party]:
    """`dreigt X te straffen`: whom the infinitive is done to."""
    parties = reading.parties
    for c in clauses:
        if not reading.tree.tag[c.pred].startswith("WW|inf"):
            continue
        phrases = c.phrases(*TOWARD)
        found = parties.all([*c.indirect, *c.objects]) or parties.all(phrases)
        for noun in (*c.objects, *phrases):
            found = found or parties.phrases(noun, *TOWARD) or parties.holders(noun)
        if found:
            return found
    return []


def _threatened_with(reading: Reading, c: Clause) -> list[Party]:
    """`dreigt met een invoerstop voor X`, `met het stopzetten van de hulp aan X`: whom it would be done to."""
    parties, tree = reading.parties, reading.tree
    for noun in c.phrases("met"):
        inner = reading.clauses.get(noun)
        if inner is not None and inner.nominal:
            held = [p for o in inner.objects for p in (*parties.phrases(o, *TOWARD), *parties.holders(o))]
            return parties.all([*inner.objects, *inner.phrases(*TOWARD)]) or held
        found = parties.phrases(noun, *TOWARD, "voor")
        if not found and of_noun(tree, noun, reading.lex.nouns) is not None:
            found = [p for p in parties.owners(noun) if p.how == "van"]
        if found:
            return found
    return []


def _conditioned(reading: Reading, tops: list[int]) -> list[Party]:
    """`dreigt te vertrekken als X niet betaalt`: whose deed it depends on."""
    tree, parties = reading.tree, reading.parties
    for top in tops:
        for k in tree.kids_of(top, "advcl"):
            c = reading.clauses.get(k)
            if (
                c is not None
                and c.mark in CONDITION
                and (found := parties.all(c.agents if c.passive else c.subjects))
            ):
                return found
    return []


def _in_slot(reading: Reading, x: Cued, slot: str) -> list[Party]:
    c, parties, of_words = x.clause, reading.parties, x.cue.kind in OF_WORDS
    patients = c.subjects if c.passive else objects_of(reading, c, takes_object="obj" in x.cue.target)
    if slot not in ("obj", "iobj"):
        return _in_phrase(reading, x, slot, patients)
    found = fill(reading, c, slot, patients)
    if not found and slot == "obj" and not (of_words and "iobj" in x.cue.target):
        found = parties.all(c.indirect)
    if found or slot == "obj":
        return found or [] if of_words else found or [p for o in patients for p in parties.holders(o)]
    # no one says, asks or promises a person: it is the addressee
    people = [o for o in c.objects if reading.tree.pos[o] in ("PRON", "PROPN")]
    return parties.all(c.subjects if c.passive else people)


def _in_phrase(reading: Reading, x: Cued, prep: str, patients: list[int]) -> list[Party]:
    """The parties in a phrase with a preposition, or those whom belongs what it names."""
    c, named = x.clause, [k for k in (x.noun, x.object) if k is not None]
    found = fill(reading, c, prep, named or patients)
    heads = c.phrases(prep)
    if not found and x.cue.kind == "ask" and prep in ASKED:
        found = [p for k in heads for p in reading.parties.phrases(k, "in", "binnen")]
    if found or (x.noun is None and x.cue.kind in OF_WORDS):
        return found
    if x.cue.kind == "warn":  # `waarschuwt voor een aanval van X` is said to somebody else
        heads = [k for k in heads if of_noun(reading.tree, k, reading.lex.nouns) is None]
    return [p for k in heads for p in reading.parties.holders(k) if p.how not in ("poss", "in")]

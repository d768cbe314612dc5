"""Who acts in a clause, toward what: what the readers of acts start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aldus.lexicon.frames import Frame
from aldus.lexicon.phrases import Light, ObjectFrame, Undergo
from aldus.lexicon.words import words
from aldus.relations.candidates import Party
from aldus.relations.meaning import NO_MEANING, Meaning, of_noun_act, turned
from aldus.relations.phrases import is_no_act, light_of, object_frames, of_noun, undergo_of
from aldus.relations.reading import Reading
from aldus.relations.slots import objects_of
from aldus.syntax.clauses import Clause
from aldus.syntax.tree import Tree

LISTING = words("listing")
JOINED = words("joined")
COMMAND = words("command")
PHASE = words("phase")
SENTENCING = words("sentencing")
JUDGES = words("judges")
# What follows `tot` where nobody is sentenced: `tot nu toe`, `tot slot`.
NO_SENTENCE = frozenset(("nu", "slot", "keer", "dusver", "heden", "dan"))
# Pronouns of the third person as subjects.
THIRD = frozenset(("hij", "zij", "ze", "het"))
# Modes of what only a state does to people.
STATE_MODES = frozenset(("arrest", "deport", "convict"))


@dataclass(frozen=True, slots=True)
class Acting:
    """A clause in which somebody acts."""

    clause: Clause
    sources: list[Party]
    """Who acts."""
    patients: list[int]
    """Heads of the object, or of the subject of a passive."""
    frames: tuple[Frame, ...]
    """What the tables know of the verb."""
    light: tuple[Light, int] | None = None
    """The light verb or idiom that it is, with its noun."""
    undergo: tuple[Undergo, int] | None = None
    """The phrase that it is by which the subject is acted upon, with its noun."""
    ended: Meaning = NO_MEANING
    """What the verb does with the act that its object names: `pauzeert de leveringen`."""
    object: tuple[Sequence[ObjectFrame], int] | None = None
    """What the verb means with its object, and that object."""

    def meaning(self, *slots: str, symmetric: bool = False) -> Meaning:
        """What is done: by the object of the verb, else by its first row with one of the slots (or one for acts of both)."""
        if self.object is not None:
            return Meaning.of(self.object[0][0])
        if self.ended.event_type is not None:
            return self.ended
        for frame in self.frames:
            if not {*slots}.isdisjoint(frame.target) or (symmetric and frame.symmetric):
                return Meaning.of(frame)
        return NO_MEANING


@dataclass(frozen=True, slots=True)
class Act:
    """What a clause says that is done."""

    rule: str
    sources: Sequence[Party]
    targets: Sequence[Party]
    """Toward whom; none where the sources act toward each other."""
    meaning: Meaning = NO_MEANING
    symmetric: bool = False
    predicate: str = ""
    """Readable lemma; without it, the verb with its bare object."""
    evidence: tuple[int, ...] = ()


NOTHING = Act("", (), ())


def acting(reading: Reading, c: Clause) -> Acting | None:
    """Who acts in a clause; None where nobody does."""
    undergo = undergo_of(reading, c)
    if undergo is None and (c.copula or reading.tree.pos[c.pred] not in ("VERB", "AUX")):
        return None
    sources = reading.parties.all(c.agents if c.passive else c.subjects) or _where(reading, c)
    sources = sources or _commanded(reading, c) or _spoken_of(reading, c) or _protesting(reading, c)
    if not sources or is_no_act(reading, c) or (c.lemma in LISTING and c.passive and not c.aux):
        return None
    if undergo is not None:
        return Acting(c, sources, c.objects, (), undergo=undergo) if undergo[0].kind == "do" else None
    light = light_of(reading, c)
    if light is not None and light[0].kind == "say":
        return None
    frames = reading.lex.verbs.get(f"{c.lemma}tot" if is_sentencing(reading, c) else c.lemma, ())
    framed = object_frames(reading, c) if light is None or light[0].event_type is None else None
    if framed is not None:
        light = None  # `maakt een einde aan de blokkade`: the object tells
    ended = _ended(reading, c) if framed is None and c.lemma in PHASE else NO_MEANING
    if c.passive:
        return Acting(c, sources, c.subjects, frames, light, ended=ended, object=framed)
    patients = objects_of(reading, c, takes_object=any("obj" in frame.target for frame in frames))
    return Acting(
        c, sources + _joined(reading, c, sources), patients, frames, light, ended=ended, object=framed
    )


def is_sentencing(reading: Reading, c: Clause) -> bool:
    """`veroordeelde X tot een boete`, `de rechtbank veroordeelde X`: what a court does, and no words of blame."""
    if c.lemma not in SENTENCING:
        return False
    tree, lex = reading.tree, reading.lex
    if any(tree.pos[k] in ("NOUN", "NUM") and tree.low[k] not in NO_SENTENCE for k in c.phrases("tot")):
        return True
    doers, things = (c.agents, c.subjects) if c.passive else (c.subjects, c.objects)
    deeds = any(tree.lemma[k] in lex.cue_nouns or of_noun(tree, k, lex.nouns) is not None for k in things)
    return bool(doers) and not deeds and all(_is_court(tree, k) for k in doers)


def _is_court(tree: Tree, k: int) -> bool:
    names = {tree.low[x] for x in (k, *tree.kids_of(k, "flat"))}
    return not JUDGES.isdisjoint(names) or names >= {"hoge", "raad"}


def _where(reading: Reading, c: Clause) -> list[Party]:
    """The state in which somebody is arrested, convicted ..., where nobody is told who does it: `in X gearresteerd`."""
    if not c.passive or c.agents:
        return []
    if not any(frame.mode in STATE_MODES for frame in reading.lex.verbs.get(c.lemma, ())):
        return []
    found = reading.parties.all(c.phrases("in"))
    return [p for p in found if reading.parties.types.get(p.actor) == "COUNTRY"]


def _commanded(reading: Reading, c: Clause) -> list[Party]:
    """`troepen onder X leiding`: X, where nobody else is told."""
    tree, parties = reading.tree, reading.parties
    heads = c.agents if c.passive else c.subjects
    if not any(parties.acts_for_others(s) for s in heads):
        return []
    phrases = [*c.phrases("onder"), *(k for s in heads for k in tree.kids_of(s, "nmod"))]
    commands = [k for k in phrases if tree.lemma[k] in COMMAND and tree.case_of(k) == "onder"]
    return [p for k in commands for p in parties.direct(k) or parties.owners(k)]


def _protesting(reading: Reading, c: Clause) -> list[Party]:
    """`in Ghana betoogden studenten`: those of the state, where a group protests of which no more is told."""
    parties, tree = reading.parties, reading.tree
    light = light_of(reading, c)
    meant = reading.lex.verbs.get(c.lemma, ()) if light is None else light[:1]
    if c.passive or not any(row.event_type == "PROTEST" for row in meant):
        return []
    subjects = [x for s in c.subjects for x in (s, *tree.kids_of(s, "nmod"))]
    if not any(parties.is_group(x) for x in subjects):
        return []
    return [p for p in parties.all(c.phrases("in")) if parties.types.get(p.actor) == "COUNTRY"]


def _spoken_of(reading: Reading, c: Clause) -> list[Party]:
    """`de Noorse vissers zeggen dat ze Y steunen`: who says it, where the pronoun has no antecedent."""
    if c.passive or not any(reading.tree.low[s] in THIRD for s in c.subjects):
        return []
    above = c
    while above.governor is not None:
        above = reading.clauses.get(above.governor) or c
        if above.lemma in reading.lex.cues and not set(above.subjects) & set(c.subjects):
            found = reading.parties.all(above.subjects)
            return [p for p in found if not reading.parties.is_person(p.actor)]
        if above is c:
            break
    return []


def _ended(reading: Reading, c: Clause) -> Meaning:
    """What a verb of beginning and ending does with the act that its object is."""
    acts = (of_noun_act(reading, o) for o in (c.subjects if c.passive else c.objects))
    return turned(reading, c, next((act for act in acts if act.event_type), NO_MEANING))


def _joined(reading: Reading, c: Clause, sources: list[Party]) -> list[Party]:
    """Those who do the same as the subject: `samen met X`, `net als X`."""
    low, kids = reading.tree.low, reading.tree.kids
    joined = [
        x
        for prep, x in c.obliques
        if prep in JOINED or (prep == "met" and any(low[k] == "samen" for k in kids[x]))
    ]
    for k in reading.tree.kids_of(c.pred, "advcl"):  # `net als X`, a clause to the parser
        if " ".join(low[reading.tree.left[k] : k]).strip(", ") in JOINED:
            joined.append(k)
    return others(reading, reading.parties.all(joined), sources)


def others(reading: Reading, parties: Sequence[Party], known: Sequence[Party]) -> list[Party]:
    """The parties that are not known already; `hun` of several subjects is theirs."""
    actors = {p.actor for p in known}
    own = "hun" if len(known) > 1 else ""
    return [p for p in parties if p.actor not in actors and reading.tree.low[p.token] != own]

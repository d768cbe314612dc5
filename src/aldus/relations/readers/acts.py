"""`X viel Y aan`, `X zette Y onder druk`: verbs by which one party acts toward another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from aldus.lexicon.words import words
from aldus.relations.acting import NOTHING, PHASE, Act, Acting, acting, others
from aldus.relations.candidates import Candidates, Party, pairs
from aldus.relations.meaning import (
    ANNOUNCING,
    ENDING,
    NO_MEANING,
    Meaning,
    of_civilians,
    of_noun_act,
    of_system,
    spoken,
    turned,
)
from aldus.relations.negation import NEGATORS
from aldus.relations.phrases import of_noun, passed_by, status_of
from aldus.relations.reading import Reading
from aldus.relations.slots import (
    behind,
    beyond,
    done_by,
    fill,
    fill_noun,
    fired_at,
    is_fate,
    is_own,
    is_thing,
    leads_to,
    visits,
    with_whom,
)
from aldus.syntax.clauses import Clause

NO_ACTS = words("no_act")
MEASURES = words("measures")
RECEIVE = words("receive")
HOSTING = words("hosting")
KIN = words("kin")
ANGER = words("anger")
RECIPROCAL = words("reciprocal")
TOGETHER = words("together")
BEFALLING = words("befalling")
APART = words("apart")
# Prepositions with which `elkaar` may be the objects.
AGAINST = frozenset(("tegen", "aan", "naast", "van"))
# Slots by which a row tells that both parties do it; of more subjects than this not all do it with each other.
MUTUAL = frozenset(("met", "tussen"))
MOST_TOGETHER = 6
# Verbs of what they have or are in sum: `hebben samen tien zetels`.
STATES = frozenset(("hebben", "zijn", "blijven"))
# Behind a preposition or as an infinitive: nobody gives it.
GRASP = words("grasp")
# Types of what is done to bodies and freedom: that of a few of a nation is done to it.
HARMFUL = frozenset(("ASSAULT", "COERCE"))
# Types of what is done if somebody does not give in; conjunctions of such conditions.
THREATENED = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"))
UNLESS = frozenset(("als", "indien", "tenzij", "zolang", "wanneer"))
# Prepositions of what is agreed to and called for.
AGREED = ("met", "tot")
# Prepositions of where something is sent, which may be a place in a state: `naar een kamp in het noorden van X`.
SENT = ("naar", "op")
# Event types of what is done to a party by what is done to its things; rules that find owners of any object.
PHYSICAL = frozenset(("ASSAULT", "COERCE", "PROTEST"))
LOOSE = frozenset(("do-general-obj-poss",))
OWN = frozenset(("do-known-obj-poss",))
# Slots in which what is from a state stands for it (`levert aan Duitse fabrieken`); rules by which it otherwise may not.
OF_STATE = (".adj", "-aan", "-bij", "-op", "-tegen")
OF_PLACE = ("-in", "-naar", "-uit", "-langs")
WITH_STATE = ("do-verb-", "do-known-", "do-general-", "do-passive-")
# Prepositions of an object that lead to whom it is meant for: `stuurt wapens naar Y`.
MEANT_FOR = ("aan", "voor", "tegen", "met", "naar", "tussen")
# Those of them that lead to another party whatever the object is; not `volgt het debat voor de NOS`.
DIRECTED = ("aan", "tegen", "met", "tussen")


Rule = Callable[[Reading, Acting], Act | None]


def acts(reading: Reading, found: Candidates) -> None:
    """Acts of the clauses that are no statements."""
    for c in reading.clauses:
        x = None if found.is_statement(c.pred) else acting(reading, c)
        if x is not None:
            _propose(reading, found, c, find_act(reading, x))


def find_act(reading: Reading, x: Acting) -> Act:
    """The act of a clause; `NOTHING` where it is none."""
    for rule in RULES:
        act = rule(reading, x)
        if act is None:
            continue
        passed = [k for _, k in passed_by(reading, x.clause)] if act.targets else []
        targets = [
            p
            for p in act.targets
            if not (_is_beside(reading, x, act, p) or is_thing(reading, p))
            and not any(leads_to(reading, k, p.token) for k in passed)
        ]
        if act.targets and not targets:
            return NOTHING
        return replace(act, targets=targets)
    return NOTHING


def _is_beside(reading: Reading, x: Acting, act: Act, p: Party) -> bool:
    """Whether what is acted upon is only a thing from a state, or somebody's: `stapt uit een Amerikaanse club`, `kocht zijn paard`.

    Or family: `staat de moeder van X bij`.
    """
    if p.how in ("van", "poss") and reading.tree.lemma[reading.tree.head[p.token]] in KIN:
        return True
    physical = act.meaning.event_type in PHYSICAL
    if p.how == "agent-in" and act.meaning.event_type == "CONSULT":
        return True  # `sprak met betogers in Y`
    if p.how == "poss":
        own = reading.tree.pos[p.token] == "PRON" and not x.clause.passive
        return (
            own and not physical and (act.rule in LOOSE or (act.rule in OWN and not act.meaning.event_type))
        )
    if p.how != "adj" or physical or not act.rule.startswith(WITH_STATE) or act.rule.endswith(OF_STATE):
        return False
    noun = reading.tree.head[p.token]
    if act.rule.endswith(OF_PLACE) and reading.parties.is_territory(noun):
        return False  # `komt aan in de Jordaanse hoofdstad`
    people = reading.tree.pos[noun] != "NOUN" or "prisoners" in (
        reading.lex.object_classes.of(reading.tree.lemma[noun]) or ()
    )  # `Deense gevangenen`, a participle
    action = of_noun(reading.tree, noun, reading.lex.nouns)
    return reading.parties.types.get(p.actor) == "COUNTRY" and not people and not action


def _propose(reading: Reading, found: Candidates, c: Clause, act: Act) -> None:
    trigger, status, meaning = c.pred, status_of(reading, c), act.meaning
    predicate = act.predicate or with_object(reading, c)
    top = reading.clauses.above(c) if c.nominal else None
    if top is not None and top.lemma in PHASE:  # `stopt met het leveren van`: what is done is stopping
        trigger, status = top.pred, reading.status.of(top)
        predicate = f"{top.lemma} {predicate}"
        meaning = turned(reading, top, meaning)
    sides = [(act.sources, act.targets)] if act.targets else pairs(act.sources)
    for sources, targets in sides:
        meant = spoken(reading, trigger, (*sources, *targets), meaning, act.evidence)
        meant = of_system(reading, c, meant)
        meant = of_civilians(reading, c, sources, meant)
        found.do(
            sources, targets, trigger=trigger, predicate=predicate, rule=act.rule, status=status,
            event_type=meant.event_type, mode=meant.mode, symmetric=act.symmetric, evidence=act.evidence,
        )  # fmt: skip


def with_object(reading: Reading, c: Clause) -> str:
    """`opschorten hulp`: the verb and its bare object."""
    for o in c.subjects if c.passive else c.objects:
        if reading.tree.pos[o] == "NOUN" and not reading.parties.direct(o):
            return f"{c.lemma} {reading.tree.lemma[o]}"
    return c.lemma


# what is done: rules in order, of which the first that knows decides


def undergone(reading: Reading, x: Acting) -> Act | None:
    """`X kreeg onderdak bij Y`, `X staat onder druk van Y`: a phrase by which Y acts toward the subject."""
    if x.undergo is None:
        return None
    row, noun = x.undergo
    _, sources = _in_slots(reading, x.clause, row.source, [noun])
    sources = others(
        reading, sources or [p for p in reading.parties.owners(noun) if p.how == "adj"], x.sources
    )
    if not sources:
        return NOTHING
    return Act("do-receive", sources, x.sources, Meaning.of(row), predicate=row.predicate, evidence=(noun,))


def received(reading: Reading, x: Acting) -> Act | None:
    """`X krijgt steun van Y`: Y acts toward X."""
    c, parties = x.clause, reading.parties
    if c.passive or c.lemma not in RECEIVE:
        return None
    tree = reading.tree
    if any(tree.low[x] in GRASP for x in (*(x for _, x in c.obliques), *tree.kids_of(c.pred, "xcomp"))):
        return NOTHING  # `krijgt X achter zich`, `krijgt iets van X in handen`, `krijgt van X te horen`
    if c.lemma in HOSTING and any(
        tree.low[o] in reading.lex.titles or parties.acts_for_others(o) for o in c.objects
    ):
        return None  # `ontvangt collega's van X`, `een missie van X`
    givers: list[Party] = []
    for prep in ("van", "vanuit", "uit"):
        givers = givers or parties.all(c.phrases(prep))
        for o in c.objects:
            givers = givers or parties.phrases(o, prep)
    for o in c.objects:
        if not parties.direct(o):
            givers = givers or [p for p in parties.owners(o) if p.how == "adj"]
    givers = others(reading, givers, x.sources)
    if givers:
        meaning = Meaning.of(x.object[0][0]) if x.object is not None else NO_MEANING
        for o in c.objects:
            meaning = meaning if meaning.event_type else of_noun_act(reading, o)
        return Act("do-receive", givers, x.sources, meaning)
    return None if x.light is None else NOTHING


def reciprocal(reading: Reading, x: Acting) -> Act | None:
    """`X en Y beschuldigden elkaar`."""
    c, tree = x.clause, reading.tree
    if len(x.sources) < 2:
        return None
    heads = [
        *(o for o in c.objects if not tree.low[o - 1].endswith("bij")),  # `liggen dichterbij elkaar`
        *c.indirect,
        *(h for prep, h in c.obliques if prep not in APART),
        *(k for o in c.objects for k in tree.kids[o]),
    ]
    if not any(tree.low[h] in RECIPROCAL for h in heads):
        return None
    if any("|mv" in tree.tag[o] for o in c.objects) and any(
        prep in AGAINST and tree.low[h] in RECIPROCAL for prep, h in c.obliques
    ):
        return NOTHING  # `zetten mensen tegen elkaar op`
    if x.light is not None:  # `kwamen met elkaar in botsing`
        row, noun = x.light
        return Act("do-reciprocal", x.sources, (), Meaning.of(row), True, row.predicate, (noun,))
    slots = ("obj", "iobj", *(prep for prep, _ in c.obliques))
    meaning = x.meaning(*slots, symmetric=True)
    for _, h in c.obliques:  # `gaan met elkaar in debat`
        meaning = meaning if meaning.event_type else of_noun_act(reading, h)
    return Act("do-reciprocal", x.sources, (), meaning, symmetric=True)


def light_verb(reading: Reading, x: Acting) -> Act | None:
    """`X zet druk op Y`: the noun says what is done."""
    if x.light is None:
        return None
    row, noun = x.light
    around = [noun, *(p for p in x.patients if p != noun)]
    _, targets = _in_slots(reading, x.clause, row.target or row.preps, around)
    targets = targets or reading.parties.phrases(noun, *MEANT_FOR) or reading.parties.owners(noun)
    if "obj" in row.target:
        targets = targets or [p for o in x.patients for p in reading.parties.holders(o)]
    targets = others(reading, targets, x.sources)
    if not targets and _mutual(reading, x, row.target or row.preps):
        return Act("do-symmetric-subject", x.sources, (), Meaning.of(row), True, row.predicate, (noun,))
    if not targets:
        return None
    symmetric = "met" in (*row.preps, *row.target) and any(
        f.symmetric for f in reading.lex.nouns.get(row.noun, ())
    )
    return Act("do-light", x.sources, targets, Meaning.of(row), symmetric, row.predicate, (noun,))


def object_framed(reading: Reading, x: Acting) -> Act | None:
    """`X verhoogt de steun aan Y`: the slots that the tables give the verb with such an object."""
    if x.object is None:
        return None
    rows, noun = x.object
    around = [noun, *(p for p in x.patients if p != noun)]
    for row in rows:
        slot, targets = _in_slots(reading, x.clause, row.target, around)
        targets = others(
            reading,
            targets or (fired_at(reading, x.clause, row.target) if row.event_type == "ASSAULT" else []),
            x.sources,
        )
        if targets:
            slot = slot or targets[0].how
            rule = f"do-{'passive' if x.clause.passive else 'verb'}-{slot}"
            nouns = of_noun(reading.tree, noun, reading.lex.nouns) or ()
            symmetric = slot.endswith("met") and any(frame.symmetric for frame in nouns)
            return Act(rule, x.sources, targets, Meaning.of(row), symmetric)
        if _mutual(reading, x, row.target):
            return Act("do-symmetric-subject", x.sources, (), Meaning.of(row), symmetric=True)
    return None


def _mutual(reading: Reading, x: Acting, slots: Sequence[str]) -> bool:
    """Whether several subjects do together what one does `met` another: `X en Y ondertekenen een verdrag`."""
    if x.clause.passive or not 1 < len(x.sources) <= MOST_TOGETHER or not MUTUAL.intersection(slots):
        return False
    return not _with_others(reading, x)


def _with_others(reading: Reading, x: Acting) -> bool:
    """Whether the subjects do it with somebody else: `X en Y spreken met kiezers`."""
    tree = reading.tree
    nouns = (*x.patients, *(() if x.light is None else (x.light[1],)))
    found = [*x.clause.phrases("met"), *(k for o in nouns for k in tree.kids_of(o, "nmod"))]
    rows = (*x.frames, *(() if x.light is None else x.light[:1]))
    agree = any(row.event_type == "AGREE" for row in rows)  # `gaan akkoord met de wet`
    return with_whom(reading, x.clause) or any(
        agree
        or tree.pos[k] == "PROPN"
        or "|mv" in tree.tag[k]
        or tree.low[k] in reading.lex.titles
        or reading.parties.some(k)
        for k in found
        if tree.case_of(k) == "met" and tree.pos[k] in ("NOUN", "PROPN")
    )


def phase(reading: Reading, x: Acting) -> Act | None:
    """`X staakt de aanval op Y`, `X stopt met de aanval op Y`: announcing or ending what a noun says."""
    c = x.clause
    if c.lemma not in ENDING and c.lemma not in ANNOUNCING:
        return None
    for k in (*x.patients, *c.phrases("met")):
        for frame in of_noun(reading.tree, k, reading.lex.nouns) or ():
            targets = others(reading, reading.parties.phrases(k, *frame.target), x.sources)
            if targets:
                meaning = turned(reading, c, Meaning.of(frame))
                return Act(f"do-verb-obj.{targets[0].how}", x.sources, targets, meaning)
    return None


def in_protest(reading: Reading, x: Acting) -> Act | None:
    """`X legt het werk neer uit protest tegen Y`: whatever it is, it is done against Y."""
    for noun in x.clause.phrases("uit"):
        if reading.tree.lemma[noun] in ANGER:
            targets = others(reading, fill(reading, x.clause, "tegen", [noun]), x.sources)
            for prep in ("over", "om", "met"):
                targets = targets or others(reading, fill_noun(reading, noun, prep), x.sources)
            if targets:
                meaning = Meaning.of(x.light[0]) if x.light is not None else x.meaning("obj")
                return Act("do-protest", x.sources, targets, meaning, evidence=(noun,))
    return None


def conditional(reading: Reading, x: Acting) -> Act | None:
    """`als X niet toegeeft, verbreekt Y de betrekkingen`: what Y would do for what X does not, Y would do to X."""
    tree, c = reading.tree, x.clause
    meaning = x.meaning("obj") if x.light is None else Meaning.of(x.light[0])
    if meaning.event_type not in THREATENED:
        return None
    for k in tree.kids_of(c.pred, "advcl"):
        inner = reading.clauses.get(k)
        if inner is None or inner.mark not in UNLESS or not _is_unmet(reading, inner):
            continue
        targets = others(reading, reading.parties.all(inner.subjects), x.sources)
        if targets:
            return Act("do-condition", x.sources, targets, meaning)
    return None


def _is_unmet(reading: Reading, c: Clause) -> bool:
    """Whether a condition is one that somebody is to meet: `tenzij X toegeeft`, `als X niet toegeeft`."""
    tree = reading.tree
    return c.mark == "tenzij" or any(
        tree.low[k] in NEGATORS for o in (c.pred, *c.objects) for k in tree.kids[o]
    )


def framed(reading: Reading, x: Acting) -> Act | None:
    """`X viel Y aan`, `X en Y vergaderden`: the slots that the tables give the verb."""
    for frame in x.frames:
        slot, targets = _in_slots(reading, x.clause, frame.target, x.patients)
        if not targets and "obj" in frame.target and frame.event_type in HARMFUL:
            slot, targets = "some", [p for o in x.patients for p in reading.parties.some(o)]
        targets = others(reading, targets, x.sources)
        if slot == "met":
            targets = [p for p in targets if not is_own(reading, p, x.sources)]
        if targets and frame.mode == "visit" and slot in ("naar", "in") and not visits(reading, x.sources):
            return NOTHING
        if targets:
            rule = f"do-{'passive' if x.clause.passive else 'verb'}-{slot}"
            meaning = Meaning.of(frame if x.object is None else x.object[0][0])
            return Act(rule, x.sources, targets, meaning, frame.symmetric)
        if frame.symmetric and len(x.sources) > 1 and not x.patients and not _with_others(reading, x):
            return Act("do-symmetric-subject", x.sources, (), Meaning.of(frame), symmetric=True)
    return None


def together(reading: Reading, x: Acting) -> Act | None:
    """`X en Y gaan samen verder`: the subjects act with each other."""
    if len(x.sources) < 2 or x.patients or x.clause.lemma in STATES:
        return None
    adverbs = reading.tree.kids_of(x.clause.pred, "advmod", "compound:prt", "obl", "advcl")
    if not any(reading.tree.low[k] in TOGETHER for k in adverbs):
        return None
    return Act("do-together", x.sources, (), x.meaning("met", symmetric=True), symmetric=True)


def no_act(reading: Reading, x: Acting) -> Act | None:
    """Verbs of being, and of speech, that no frame makes an act."""
    lemma = x.clause.lemma
    if x.object is not None:
        return None
    if lemma in NO_ACTS or (not x.frames and _bare(reading, x.clause) in NO_ACTS):
        return NOTHING
    return NOTHING if not x.frames and lemma in reading.lex.cues else None


def _bare(reading: Reading, c: Clause) -> str:
    """The verb without its particles, of which the tables know none: `kreeg X weg`."""
    lemma = c.lemma
    for k in c.particles:
        lemma = lemma.removeprefix(reading.tree.low[k])
    return lemma


def general(reading: Reading, x: Acting) -> Act | None:
    """Other verbs, and slots that the frames do not tell of."""
    for slot, parties in _reached(reading, x):
        targets = others(reading, parties, x.sources)
        if targets:
            rule = f"do-{'known' if x.frames else 'general'}-{slot}"
            return Act(rule, x.sources, targets, x.meaning("obj"))
    return None


RULES: tuple[Rule, ...] = (
    undergone,
    received,
    reciprocal,
    light_verb,
    object_framed,
    phase,
    framed,
    in_protest,
    conditional,
    together,
    no_act,
    general,
)
"""The rules, surest first."""


def _in_slots(
    reading: Reading, c: Clause, slots: Sequence[str], patients: list[int]
) -> tuple[str, list[Party]]:
    """The first slot that is filled, and by whom; also by the owner of what a phrase names."""
    for slot in slots:
        found = fill(reading, c, slot, patients)
        for k in c.phrases(slot):
            if is_fate(reading, k):
                continue  # `stelt een onderzoek in naar de dood van X`
            own = reading.tree.lemma[k] in BEFALLING  # `gaat akkoord met haar benoeming`
            found = found or [p for p in reading.parties.holders(k) if own or p.how != "poss"]
            if not found and slot in AGREED:
                found = _meant(reading, k)
            if not found and slot in SENT:
                found = reading.parties.places(k, "in")
            found = found or done_by(reading, k)
            found = found or beyond(reading, k)
        if found:
            return slot, found
    return "", []


def _meant(reading: Reading, k: int) -> list[Party]:
    """`gaat akkoord met hulp voor Y`: whom the act reaches that a phrase names."""
    found = [
        k,
        *(
            x
            for x in reading.tree.kids_of(k, "nmod")
            if reading.tree.lemma[k] in MEASURES and not reading.tree.case_of(x)
        ),
    ]
    frames = next((frames for x in found if (frames := of_noun(reading.tree, x, reading.lex.nouns))), ())
    preps = tuple(slot for frame in frames for slot in frame.target if slot in MEANT_FOR)
    return [p for x in found for p in reading.parties.phrases(x, *preps)] if preps else []


def _reached(reading: Reading, x: Acting) -> Iterator[tuple[str, list[Party]]]:
    """The places where the party may stand toward which a verb without a fitting frame acts, surest first."""
    c, parties = x.clause, reading.parties
    if x.frames:
        yield "iobj", parties.all(c.indirect)
    yield "obj", parties.all(x.patients)
    if x.frames:
        for o in x.patients:
            yield "obj-meant", parties.phrases(o, *DIRECTED)
    for o in x.patients:
        owners = parties.holders(o)
        if not owners and x.meaning("obj").event_type == "ASSAULT":  # `bombardeert een depot in X`
            places = parties.places(o, "in") or parties.all(behind(reading, c, "in", [o]))
            owners = [
                Party(p.actor, p.token, "in") for p in places if parties.types.get(p.actor) == "COUNTRY"
            ]
        if not owners and x.meaning("obj").event_type is not None:
            owners = parties.in_compound(o)
        if owners and owners[0].how == "adj" and x.meaning("obj").event_type is None:
            continue  # `volgt het Duitse voetbal`, but `laat Deense gevangenen vrij`
        yield f"obj-{owners[0].how}" if owners else "", owners

"""`X riep de noodtoestand uit`: acts of a known type toward nobody that the text names."""

from __future__ import annotations

from collections.abc import Iterator

from aldus.lexicon.words import words
from aldus.relations.acting import Acting, acting
from aldus.relations.candidates import Candidate, Candidates, Party
from aldus.relations.meaning import NO_MEANING, Meaning, of_civilians
from aldus.relations.phrases import status_of
from aldus.relations.readers.acts import find_act, with_object
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

RULE = "do-alone"
RECEIVE = words("receive")
# Types of what is done with others: without them it is none.
MUTUAL = frozenset(("CONSULT", "COOPERATE"))
# Types of what is done for others: a verb with just any object does not tell that it is.
KIND = frozenset(("AID", "SUPPORT"))
# Those of idioms that say nothing without the one whom they hit: `neemt maatregelen`.
AIMED = frozenset(("SANCTION",))
# What anybody may do by which nobody is bound; else who has no power does it with what is their own.
ANYBODY = frozenset(("PROTEST",))
LEGAL = "allege"
INQUIRY = "investigate"


def alone(reading: Reading, found: Candidates) -> Iterator[Candidate]:
    """Acts without a target, of clauses in which nothing else was `found`; not of who only gets something."""
    for c in reading.clauses:
        x = None if found.is_part(c.pred) or c.lemma in RECEIVE else acting(reading, c)
        if x is None or x.undergo is not None or find_act(reading, x).sources:
            continue
        if x.light is not None and found.is_part(x.light[1]):  # told at the noun: `ging akkoord`
            continue
        meaning, status = of_civilians(reading, c, x.sources, _meaning(reading, x)), status_of(reading, c)
        if meaning.event_type is None or meaning.event_type in MUTUAL or status == "possible":
            continue
        predicate = x.light[0].predicate if x.light is not None else with_object(reading, c)
        evidence = () if x.light is None else (x.light[1],)
        for source in _able(reading, x.sources, meaning):
            yield Candidate(
                "do", source, None, c.pred, predicate, RULE, status, None, meaning.event_type,
                meaning.mode, evidence=evidence,
            )  # fmt: skip


def _able(reading: Reading, sources: list[Party], meaning: Meaning) -> list[Party]:
    """Those whose acts of this kind are events: states, bodies and people with a function."""
    parties = reading.parties
    if meaning.event_type in ANYBODY or meaning.mode == LEGAL:
        return [p for p in sources if not parties.is_person(p.actor) or parties.is_official(p.actor)]
    able = parties.is_inquiring if meaning.mode == INQUIRY else parties.is_power
    return [p for p in sources if able(p.actor)]


def _meaning(reading: Reading, x: Acting) -> Meaning:
    """What is done: by the idiom, by the object, or by the verb where something stands in the slot of its row."""
    c = x.clause
    if x.light is not None:
        row = x.light[0]
        helps = row.event_type in KIND and row.target  # `staat met 10-0 achter`
        # `neemt maatregelen om fraude te voorkomen`
        aimless = (
            row.event_type in AIMED
            and row.target
            and not any(_filled(c, slot, x.patients) for slot in row.target)
        )
        return NO_MEANING if helps or aimless else Meaning.of(row)
    if x.object is not None:
        rows = x.object[0]
        return Meaning.of(next((row for row in rows if not row.target), rows[0]))
    if x.ended.event_type is not None:
        return x.ended
    if c.lemma in reading.lex.cues:
        return NO_MEANING
    for frame in x.frames:
        if frame.event_type not in KIND and (
            not frame.target or any(_filled(c, slot, x.patients) for slot in frame.target)
        ):
            return Meaning.of(frame)
    return NO_MEANING


def _filled(c: Clause, slot: str, patients: list[int]) -> bool:
    if slot.split(".")[0] == "obj":
        return bool(patients)
    return bool(c.indirect if slot == "iobj" else c.phrases(slot))

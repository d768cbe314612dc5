"""What is done: event type and mode, by the tables and by what stands around."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from aldus.lexicon.words import words
from aldus.relations.candidates import Party
from aldus.relations.phrases import of_noun
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

ANNOUNCING = words("announcing")
ENDING = words("ending")
HALTING = words("halting")
ATTACKS = words("attacks")
OBSTRUCTING = words("obstructing")
VERBAL = words("verbal")
DEBATES = words("debates")
SHUNNING = words("shunning")
DIGITAL = words("digital")


# Classes of what people can stand before.
BUILT = frozenset(("building", "road", "border"))


class Row(Protocol):
    """A row of a table that has them."""

    @property
    def event_type(self) -> str | None: ...
    @property
    def mode(self) -> str | None: ...


class Meaning(NamedTuple):
    """The event type and mode of an act; None where the tables have none."""

    event_type: str | None = None
    mode: str | None = None

    @classmethod
    def of(cls, row: Row) -> Meaning:
        """That of a row."""
        return cls(row.event_type, row.mode)


NO_MEANING = Meaning()


def of_noun_act(reading: Reading, i: int) -> Meaning:
    """What a noun of action says: `steun`, `een aanval`."""
    frames = of_noun(reading.tree, i, reading.lex.nouns)
    return Meaning.of(frames[0]) if frames else NO_MEANING


def turned(reading: Reading, c: Clause, act: Meaning) -> Meaning:
    """What an act becomes under a verb that says that it comes or ends: `kondigt sancties aan`, `stopt met de beschieting`."""
    turn = reading.lex.turns.get(act.event_type or "")
    if c.lemma in ANNOUNCING:
        return Meaning(turn.announced if turn else None)
    if c.lemma in ENDING:
        return Meaning(turn.stopped if turn else None)
    return NO_MEANING if c.lemma in HALTING else act


def spoken(
    reading: Reading, trigger: int, parties: Iterable[Party], act: Meaning, also: Iterable[int] = ()
) -> Meaning:
    """What politicians, parties or media do with words: their attacks on each other are blame, who excludes another declines.

    So is an attack that is called one of words.

    Args:
        reading: the Doc.
        trigger: the word that expresses it.
        parties: its sources and targets.
        act: what the tables say of it.
        also: further words that say what is done: the noun of a light verb.
    """
    tree = reading.tree
    said = (trigger, *also)
    if act.event_type == "SANCTION" and tree.lemma[trigger].replace("_", "") in SHUNNING:
        return Meaning("REJECT", "assist") if _are_political(reading, parties) else act
    if act.event_type != "ASSAULT":
        return act
    if not any(tree.lemma[i].replace("_", "") in ATTACKS for i in said):
        return act
    near = [k for i in said for k in tree.kids[i]]
    of_words = any(tree.low[k].removesuffix("e") in VERBAL for k in near) or any(
        tree.case_of(k) in ("in", "tijdens") and tree.lemma[k].rsplit("-", 1)[-1].endswith(tuple(DEBATES))
        for k in near
    )
    return Meaning("ACCUSE", "disapprove") if of_words or _are_political(reading, parties) else act


def _are_political(reading: Reading, parties: Iterable[Party]) -> bool:
    return all(reading.parties.is_political(p.actor) for p in parties)


def of_civilians(reading: Reading, c: Clause, sources: Iterable[Party], act: Meaning) -> Meaning:
    """What a blockade or an occupation is that is held by people who have no power: a protest."""
    places = {name for o in c.objects for name in of_noun(reading.tree, o, reading.lex.object_classes) or ()}
    bodily = act.event_type == "COERCE" or (act.event_type == "REJECT" and not places.isdisjoint(BUILT))
    if not bodily or c.lemma not in OBSTRUCTING:
        return act
    civil = all(reading.parties.is_civil(p) for p in sources)
    return Meaning("PROTEST", "obstruct") if civil else act


def of_system(reading: Reading, c: Clause, act: Meaning) -> Meaning:
    """What an attack is that is made with computers: `voert een cyberaanval uit op X`, `viel X digitaal aan`."""
    tree = reading.tree
    if act.event_type != "ASSAULT":
        return act
    nouns = (of_noun_act(reading, k) for k in (c.subjects if c.passive else c.objects))
    digital = any(tree.low[k] in DIGITAL for k in tree.kids_of(c.pred, "advmod", "xcomp", "advcl"))
    if digital or any(noun.mode == "cyber" for noun in nouns):
        return Meaning("COERCE", "cyber")
    return act


def of_slot(reading: Reading, c: Clause, target: int | None) -> Meaning:
    """What a verb does toward the party at a token, by the row of the tables that has its slot."""
    frames = reading.lex.verbs.get(c.lemma, ())
    prep = "" if target is None else reading.tree.case_of(target)
    for frame in frames:
        if prep in frame.target or not prep:
            return Meaning.of(frame)
    return NO_MEANING

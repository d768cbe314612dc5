"""What is done: event type and mode, by the tables and by what stands around."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from aldus.lexicon.words import words
from aldus.relations.phrases import of_noun
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

ANNOUNCING = words("announcing")
ENDING = words("ending")
HALTING = words("halting")


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

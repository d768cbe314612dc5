"""Verbs and nouns of speech and action, with the slots of those who take part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aldus.lexicon.compounds import Compounds
from aldus.lexicon.load import Row
from aldus.lexicon.words import fold_lemmas


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech or thought."""

    lemma: str
    """Lemma with its particle and without underscores; `laten weten` for a cluster."""
    kind: str
    """Such as `say`, `think`, `accuse`."""
    target: tuple[str, ...]
    """Slots of the addressee or object of the speech act, best first."""
    content: tuple[str, ...]
    """Slots of the message."""
    event_type: str | None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb or noun that expresses an act."""

    lemma: str
    """Lemma without underscores."""
    source: tuple[str, ...]
    """Slots of the acting party; only of nouns."""
    target: tuple[str, ...]
    """Slots of the affected party, best first."""
    symmetric: bool
    """Whether both parties do the same."""
    event_type: str | None
    mode: str | None = None

    @property
    def is_act(self) -> bool:
        """Whether it is an act: a noun that only ends like one has a row without slots and type."""
        return bool(self.source or self.target or self.event_type)


def cues(rows: Iterable[Row]) -> dict[str, Cue]:
    """Verbs of speech by lemma; the first row of a lemma counts."""
    found: dict[str, Cue] = {}
    for row in rows:
        lemma = fold_lemmas(row["lemma"])
        cue = Cue(
            lemma,
            row["kind"],
            row.parts("target"),
            row.parts("content"),
            row["event_type"] or None,
            row["mode"] or None,
        )
        found.setdefault(lemma, cue)
    return found


def cue_nouns(rows: Iterable[Row]) -> dict[str, Frame]:
    """Nouns of speech by lemma: `belofte`."""
    found: dict[str, Frame] = {}
    for row in rows:
        lemma = fold_lemmas(row["noun"])
        found.setdefault(lemma, Frame(lemma, (), row.parts("target"), False, row["event_type"] or None))
    return found


def attitudes(rows: Iterable[Row]) -> dict[str, Frame]:
    """Adjectives and nouns that with `zijn` report an opinion: `kritisch`, `eens`."""
    found: dict[str, Frame] = {}
    for row in rows:
        for lemma in map(fold_lemmas, row.parts("word")):
            found.setdefault(lemma, Frame(lemma, (), row.parts("target"), False, row["event_type"] or None))
    return found


def verbs(rows: Iterable[Row]) -> dict[str, tuple[Frame, ...]]:
    """Verbs of action by lemma, with their frames in the order of the rows."""
    found: dict[str, tuple[Frame, ...]] = {}
    for row in rows:
        lemma = fold_lemmas(row["lemma"])
        frame = Frame(
            lemma,
            (),
            row.parts("target"),
            row.yes("symmetric"),
            row["event_type"] or None,
            row["mode"] or None,
        )
        found[lemma] = (*found.get(lemma, ()), frame)
    return found


def nouns(rows: Iterable[Row]) -> Compounds[tuple[Frame, ...]]:
    """Nouns of action by lemma, also as the last part of a compound, with their frames in the order of the rows."""
    found: dict[str, tuple[Frame, ...]] = {}
    for row in rows:
        lemma = fold_lemmas(row["noun"])
        frame = Frame(
            lemma,
            row.parts("source"),
            row.parts("target"),
            row.yes("symmetric"),
            row["event_type"] or None,
            row["mode"] or None,
        )
        found[lemma] = (*found.get(lemma, ()), frame)
    return Compounds(found, shortest=4)

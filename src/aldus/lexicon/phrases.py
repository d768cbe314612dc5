"""Verbs with more than themselves: idioms, light verbs, and verbs with an object of a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

from aldus.lexicon.compounds import Compounds
from aldus.lexicon.load import PIPE, Row
from aldus.lexicon.words import fold_lemma, fold_lemmas

Kind = Literal["say", "do"]
OBJECT = "obj"
"""The slot of the direct object."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with a noun, and with words that stand in the clause, in order."""

    verb: str
    noun: str
    """Lemma or form; empty where the verb alone says it."""
    words: tuple[tuple[str, ...], ...]
    """Variants of the words, the noun among them; none where the noun as an argument will do."""
    beside: tuple[str, ...]
    """Further words of the verb, anywhere in the clause: `gebukt` of `gebukt gaan`."""


@dataclass(frozen=True, slots=True)
class NoAct(Phrase):
    """A phrase that is no act toward anybody: `een rol spelen`."""

    preps: tuple[str, ...]
    """Prepositions that lead to who is not acted upon, `spelen voor`, whatever else is done; none where nobody is."""


@dataclass(frozen=True, slots=True)
class Light(Phrase):
    """A phrase by which its subject acts: `druk zetten op`."""

    preps: tuple[str, ...]
    predicate: str
    kind: Kind
    target: tuple[str, ...]
    event_type: str | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class Undergo(Phrase):
    """A phrase whose subject is acted upon: `onder vuur liggen van`."""

    source: tuple[str, ...]
    """Prepositions that lead to who acts."""
    predicate: str
    kind: Kind
    event_type: str | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class ObjectFrame:
    """What a verb means with an object of a class: `steun verhogen`."""

    verb: str
    beside: tuple[str, ...]
    """Further words of the verb, anywhere in the clause: `in beslag` of `in beslag nemen`."""
    target: tuple[str, ...]
    """Slots of the other party, best first; none where those of the verb hold."""
    kind: Kind
    event_type: str | None
    mode: str | None


P = TypeVar("P", bound=Phrase)
ByNoun = Mapping[str, tuple[P, ...]]
"""The phrases of a verb, by their noun."""
ObjectFrames = Mapping[str, Mapping[tuple[str, str], tuple[ObjectFrame, ...]]]
"""By verb, then by the class of the object and its preposition, `obj` for the direct object."""


def no_acts(rows: Iterable[Row]) -> dict[str, ByNoun[NoAct]]:
    """Phrases that are no acts, by verb and noun."""
    return _by_verb(phrase for phrase in _no_acts(rows) if not phrase.preps)


def no_targets(rows: Iterable[Row]) -> dict[str, ByNoun[NoAct]]:
    """Phrases with prepositions that lead to nobody who is acted upon, by verb and noun."""
    return _by_verb(phrase for phrase in _no_acts(rows) if phrase.preps)


def _no_acts(rows: Iterable[Row]) -> Iterator[NoAct]:
    for row in rows:
        for verb, words, beside in _spellings(row):
            yield NoAct(verb, _noun(row), words, beside, row.parts("prep"))


def lights(rows: Iterable[Row]) -> dict[str, ByNoun[Light]]:
    """Light verbs and idioms, by verb and noun."""
    return _by_verb(
        Light(
            verb,
            _noun(row),
            words,
            beside,
            preps=tuple(prep for part in row.parts("prep") for prep in part.split("/")),
            predicate=row["predicate"] or f"{_noun(row)} {verb}",
            kind=cast(Kind, row["kind"] or "do"),
            target=row.parts("target"),
            event_type=row["event_type"] or None,
            mode=row["mode"] or None,
        )
        for row in rows
        for verb, words, beside in _spellings(row)
    )


def undergoing(rows: Iterable[Row]) -> dict[str, ByNoun[Undergo]]:
    """Phrases whose subject is acted upon, by verb and noun."""
    return _by_verb(
        Undergo(
            verb,
            _noun(row),
            words,
            beside,
            source=row.parts("source"),
            predicate=f"{row['words'].split(PIPE)[0] or _noun(row)} {row['verb']}".strip(),
            kind=cast(Kind, row["kind"] or "do"),
            event_type=row["event_type"] or None,
            mode=row["mode"] or None,
        )
        for row in rows
        for verb, words, beside in _spellings(row)
    )


def object_classes(rows: Iterable[Row]) -> Compounds[tuple[str, ...]]:
    """The classes of nouns, also as the last part of a compound."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for noun in map(fold_lemmas, row.parts("nouns")):
            found[noun] = (*found.get(noun, ()), row["object"])
    return Compounds(found, shortest=4)


def object_frames(rows: Iterable[Row]) -> ObjectFrames:
    """What verbs mean with objects."""
    found: dict[str, dict[tuple[str, str], tuple[ObjectFrame, ...]]] = {}
    for row in rows:
        for cell in row.parts("verbs"):
            verb, beside = _verb(cell)
            frame = ObjectFrame(
                verb,
                beside,
                row.parts("target"),
                cast(Kind, row["kind"] or "do"),
                row["event_type"] or None,
                row["mode"] or None,
            )
            frames = found.setdefault(verb, {})
            for prep in row.parts("prep") or (OBJECT,):
                key = row["object"], prep
                frames[key] = (*frames.get(key, ()), frame)
    return found


def _noun(row: Row) -> str:
    return fold_lemma(row["noun"])


def _verb(cell: str) -> tuple[str, tuple[str, ...]]:
    """The verb of a cell, and the words that stand apart from it; a cluster with `laten` is one verb."""
    *beside, verb = fold_lemmas(cell).split()
    return (f"laten {verb}", ()) if beside == ["laten"] else (verb, tuple(beside))


def _spellings(row: Row) -> Iterator[tuple[str, tuple[tuple[str, ...], ...], tuple[str, ...]]]:
    """The verb, the variants of its words, and those beside it: as the row has them, and with a last word as its particle.

    `draaien` with `de kraan dicht` is also `dichtdraaien` with `de kraan`.
    """
    verb, beside = _verb(row["verb"])
    variants = [tuple(variant.lower().split()) for variant in row["words"].split(PIPE) if variant]
    yield verb, tuple(variants), beside
    noun = _noun(row)
    for *words, last in variants:
        if words and last != noun:
            yield last + verb, (tuple(words),), beside


def _by_verb(phrases: Iterable[P]) -> dict[str, ByNoun[P]]:
    found: dict[str, dict[str, tuple[P, ...]]] = {}
    for phrase in phrases:
        nouns = found.setdefault(phrase.verb, {})
        nouns[phrase.noun] = (*nouns.get(phrase.noun, ()), phrase)
    return cast("dict[str, ByNoun[P]]", found)

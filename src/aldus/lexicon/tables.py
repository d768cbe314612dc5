"""All tables together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from aldus.lexicon import actors, events, frames, phrases
from aldus.lexicon.actors import Form, Known
from aldus.lexicon.compounds import Compounds
from aldus.lexicon.events import Event, Turn
from aldus.lexicon.frames import Cue, Frame
from aldus.lexicon.load import TABLES, Row, read_rows
from aldus.lexicon.phrases import ByNoun, Light, NoAct, ObjectFrames, Undergo
from aldus.lexicon.titles import Title, titles

Rows = Mapping[str, tuple[Row, ...]]
"""Rows by the file name of our table."""
Plain = list[dict[str, list[dict[str, str]]]]
"""The cells of such rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the components know about words; keys are lemmas in lower case without underscores, or forms."""

    cues: Mapping[str, Cue]
    """Verbs of speech or thought."""
    cue_nouns: Mapping[str, Frame]
    """Nouns of speech: `belofte`."""
    attitudes: Mapping[str, Frame]
    """Adjectives and nouns that with `zijn` report an opinion: `kritisch`, `eens`."""
    verbs: Mapping[str, tuple[Frame, ...]]
    """Verbs of action."""
    nouns: Compounds[tuple[Frame, ...]]
    """Nouns of action."""
    lights: Mapping[str, ByNoun[Light]]
    """Verbs with a noun that are one predicate, by verb and noun."""
    undergoing: Mapping[str, ByNoun[Undergo]]
    """Phrases whose subject is acted upon, by verb and noun."""
    no_acts: Mapping[str, ByNoun[NoAct]]
    """Phrases that are no act, by verb and noun."""
    no_targets: Mapping[str, ByNoun[NoAct]]
    """Phrases with prepositions that lead to nobody who is acted upon, by verb and noun."""
    object_classes: Compounds[tuple[str, ...]]
    """Classes of nouns."""
    object_frames: ObjectFrames
    """What verbs mean with an object of a class."""
    titles: Compounds[Title]
    """Nouns for people, by their forms."""
    events: Mapping[str, Event]
    """Event types with their quad class and intensities."""
    turns: Mapping[str, Turn]
    """What an act of an event type becomes where it is announced or stopped."""
    forms: Mapping[str, Form]
    """Forms of countries and organisations."""
    persons: Mapping[str, Known]
    """People by their names."""
    states: Mapping[str, Known]
    """Countries by their alpha-3 code."""
    own: tuple[Rows, ...] = ()
    """The user's own rows among them, each time that some were added."""
    adjectives: Mapping[str, tuple[str, ...]] = field(init=False)
    """Adjectives of countries by their alpha-3 codes."""
    known: frozenset[str] = field(init=False)
    """Lemmas of all verbs of speech and action, and of those that are part of a phrase."""

    def __post_init__(self) -> None:
        tables = (self.cues, self.verbs, self.lights, self.undergoing, self.no_acts, self.object_frames)
        adjectives: dict[str, tuple[str, ...]] = {}
        for form, what in self.forms.items():
            if what.kind == "adjective" and what.actor.type == "COUNTRY":
                adjectives[what.actor.id] = (*adjectives.get(what.actor.id, ()), form)
        object.__setattr__(self, "adjectives", adjectives)
        object.__setattr__(self, "known", frozenset(verb for table in tables for verb in table))

    def extended(self, own: Rows) -> Lexicon:
        """These tables with a user's own rows (see `own_rows`): what they say of a word is all that counts of it."""
        if not own:
            return self
        cells = {table: own.get(table, ()) for table in TABLES.values()}
        return replace(
            self,
            cues={**self.cues, **frames.cues(cells["cues.csv"])},
            cue_nouns={**self.cue_nouns, **frames.cue_nouns(cells["cue_nouns.csv"])},
            attitudes={**self.attitudes, **frames.attitudes(cells["attitudes.csv"])},
            verbs={**self.verbs, **frames.verbs(cells["verbs.csv"])},
            nouns=self.nouns.extended(frames.nouns(cells["nouns.csv"])),
            lights={**self.lights, **phrases.lights(cells["light.csv"])},
            titles=self.titles.extended(titles(cells["titles.csv"])),
            own=(*self.own, own),
        )

    def plain(self) -> Plain:
        """The user's own rows as plain data; `from_plain` makes the tables again."""
        return [{table: [dict(row.cells) for row in rows] for table, rows in own.items()} for own in self.own]

    def __reduce__(self) -> tuple[object, ...]:
        return from_plain, (self.plain(),)


def known_words() -> frozenset[str]:
    """The words in the names of all known actors, as they are usually written: `Rutte`, `PSV`."""
    lexicon = shipped()
    return frozenset(word for form in (*lexicon.forms, *lexicon.persons) for word in form.split())


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The tables that ship with Aldus.

    Raises:
        PipelineError: if a table is missing or broken.
    """
    states, forms = actors.countries(read_rows("countries.csv"))
    return Lexicon(
        cues=frames.cues(read_rows("cues.csv")),
        cue_nouns=frames.cue_nouns(read_rows("cue_nouns.csv")),
        attitudes=frames.attitudes(read_rows("attitudes.csv")),
        verbs=frames.verbs(read_rows("verbs.csv")),
        nouns=frames.nouns(read_rows("nouns.csv")),
        lights=phrases.lights(read_rows("light.csv")),
        undergoing=phrases.undergoing(read_rows("undergo.csv")),
        no_acts=phrases.no_acts(read_rows("no_acts.csv")),
        no_targets=phrases.no_targets(read_rows("no_acts.csv")),
        object_classes=phrases.object_classes(read_rows("objects.csv")),
        object_frames=phrases.object_frames(read_rows("frames.csv")),
        titles=titles(read_rows("titles.csv")),
        events=events.events(read_rows("events.csv"), read_rows("modes.csv")),
        turns=events.turns(read_rows("turns.csv")),
        forms=actors.organisations(read_rows("organisations.csv")) | forms,
        persons=actors.persons(read_rows("persons.csv")),
        states=states,
    )


def from_plain(plain: Plain) -> Lexicon:
    """The shipped tables with the rows that `Lexicon.plain` gave."""
    lexicon = shipped()
    for own in plain:
        lexicon = lexicon.extended(
            {table: tuple(Row(f"own {table}", cells) for cells in rows) for table, rows in own.items()}
        )
    return lexicon

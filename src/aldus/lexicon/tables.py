"""All tables together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from aldus.document import QuadClass
from aldus.lexicon import actors, frames
from aldus.lexicon.actors import Form, Known
from aldus.lexicon.compounds import Compounds
from aldus.lexicon.frames import Cue, Frame, Light
from aldus.lexicon.load import read_rows
from aldus.lexicon.titles import Title, titles


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
    lights: Mapping[str, tuple[Light, ...]]
    """Verbs with a noun, by the verb."""
    titles: Compounds[Title]
    """Nouns for people, by their forms."""
    quad: Mapping[str, QuadClass]
    """Quad classes of event types."""
    forms: Mapping[str, Form]
    """Forms of countries and organisations."""
    persons: Mapping[str, Known]
    """People by their names."""
    states: Mapping[str, Known]
    """Countries by their alpha-3 code."""
    known: frozenset[str]
    """Lemmas of all verbs of speech and action."""


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The tables that ship with Aldus.

    Raises:
        PipelineError: if a table is missing or broken.
    """
    cues = frames.cues(read_rows("cues.csv"))
    verbs = frames.verbs(read_rows("verbs.csv"))
    lights = frames.lights(read_rows("light.csv"))
    states, forms = actors.countries(read_rows("countries.csv"))
    return Lexicon(
        cues=cues,
        cue_nouns=frames.cue_nouns(read_rows("cue_nouns.csv")),
        attitudes=frames.attitudes(read_rows("attitudes.csv")),
        verbs=verbs,
        nouns=frames.nouns(read_rows("nouns.csv")),
        lights=lights,
        titles=titles(read_rows("titles.csv")),
        quad={row["event_type"]: row["quad_class"] for row in read_rows("events.csv")},  # type: ignore[misc]
        forms=actors.organisations(read_rows("organisations.csv")) | forms,
        persons=actors.persons(read_rows("persons.csv")),
        states=states,
        known=frozenset(cues) | frozenset(verbs) | frozenset(lights),
    )

"""Few words in the tables, so that changes of ours change no test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from aldus.lexicon import frames
from aldus.lexicon.load import Row
from aldus.lexicon.tables import Lexicon, shipped
from aldus.relations.candidates import Candidate, Candidates
from aldus.relations.reading import Reader, Reading

from ..conftest import Build

Few = Callable[..., Reading]
Said = tuple[str, "str | None", str, "str | None"]


def rows(columns: str, *lines: str) -> Iterator[Row]:
    names = columns.split()
    return (Row("test.csv", dict(zip(names, line.split(","), strict=True))) for line in lines)


@pytest.fixture(scope="session")
def words() -> Lexicon:
    cues = frames.cues(
        rows(
            "lemma kind target content event_type",
            "zeggen,say,tegen|aan,ccomp|quote,",
            "vragen,ask,aan|iobj|obj,ccomp|xcomp|quote|obj,REQUEST",
            "prijzen,praise,obj,ccomp|quote,SUPPORT",
            "denken,think,,ccomp|quote,",
            "noemen,judge,obj,ccomp|quote,",
            "knikken,clause,,ccomp|quote,",
            "verwijten,accuse,obj.van,ccomp|quote,ACCUSE",
            "praten,say,met,ccomp|quote,",
            "laten weten,say,aan,ccomp|quote,",
            "melden,say,bij,ccomp|quote,",
            "houden rekening,think,,ccomp,",
        )
    )
    verbs = frames.verbs(
        rows("lemma target symmetric event_type", "praten,met,yes,CONSULT", "nazeggen,obj,,")
    )
    lights = frames.lights(
        rows(
            "verb noun prep predicate kind target event_type",
            "uiten,kritiek,op,,say,op,ACCUSE",
            "krijgen,kritiek,van,,say,van,ACCUSE",
            "voeren,gesprek,met,,do,met,CONSULT",
        )
    )
    cue_nouns = frames.cue_nouns(
        rows("noun target event_type", "belofte,aan|voor,AGREE", "verklaring,tegen,", "kritiek,op,ACCUSE")
    )
    attitudes = frames.attitudes(rows("word target event_type", "kritisch,over|op,ACCUSE", "mening,,"))
    return replace(
        shipped(),
        cues=cues,
        verbs=verbs,
        lights=lights,
        cue_nouns=cue_nouns,
        attitudes=attitudes,
    )


@pytest.fixture(scope="session")
def few(make: Build, words: Lexicon) -> Few:
    """A Doc as the readers see it, with few words in the tables."""
    return lambda lines, **actors: Reading(make(lines, **actors), words)


def found(reading: Reading, *readers: Reader) -> list[Candidate]:
    """What readers propose, one after the other."""
    candidates = Candidates()
    for reader in readers:
        reader(reading, candidates)
    return list(candidates)


def said(reading: Reading, *readers: Reader) -> list[Said]:
    """Speaker, target, rule and content of what readers propose."""
    text = reading.tree.text
    return [
        (
            c.source.actor,
            None if c.target is None else c.target.actor,
            c.rule,
            None if c.content is None else c.content.of(text),
        )
        for c in found(reading, *readers)
    ]

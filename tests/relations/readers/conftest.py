"""Few words in the tables, so that changes of ours change no test."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace

import pytest

from aldus.lexicon.load import COLUMNS, Row
from aldus.lexicon.tables import Lexicon, shipped
from aldus.relations.candidates import Candidate, Candidates
from aldus.relations.reading import Reader, Reading

from ..conftest import Build

Few = Callable[..., Reading]
Said = tuple[str, "str | None", str, "str | None"]


TABLES = {
    "cues.csv": """
        lemma,kind,target,content,event_type
        zeggen,say,tegen|aan,ccomp|quote,
        vragen,ask,aan|iobj|obj,ccomp|xcomp|quote|obj,REQUEST
        prijzen,praise,obj,ccomp|quote,SUPPORT
        denken,think,,ccomp|quote,
        noemen,judge,obj,ccomp|quote,
        knikken,clause,,ccomp|quote,
        verwijten,accuse,obj.van,ccomp|quote,ACCUSE
        praten,say,met,ccomp|quote,
        laten weten,say,aan,ccomp|quote,
        melden,say,bij,ccomp|quote,
        houden rekening,think,,ccomp,
        """,
    "verbs.csv": """
        lemma,target,symmetric,event_type
        praten,met,yes,CONSULT
        nazeggen,obj,,
        """,
    "light.csv": """
        verb,noun,prep,kind,target,event_type
        uiten,kritiek,op,say,op,ACCUSE
        voeren,gesprek,met,do,met,CONSULT
        """,
    "cue_nouns.csv": """
        noun,target,event_type
        belofte,aan|voor,AGREE
        verklaring,tegen,
        kritiek,op,ACCUSE
        """,
    "attitudes.csv": """
        word,target,event_type
        kritisch,over|op,ACCUSE
        tegen,tegen,REJECT
        mening,,
        """,
}


def rows(table: str, text: str) -> tuple[Row, ...]:
    """Rows of a table; the columns that are not named are empty."""
    named = csv.DictReader(line.strip() for line in text.strip().splitlines())
    return tuple(Row(table, {**dict.fromkeys(COLUMNS[table], ""), **cells}) for cells in named)


@pytest.fixture(scope="session")
def words() -> Lexicon:
    nothing = replace(shipped(), cues={}, verbs={}, lights={}, cue_nouns={}, attitudes={})
    return nothing.extended({table: rows(table, text) for table, text in TABLES.items()})


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

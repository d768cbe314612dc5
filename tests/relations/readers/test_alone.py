"""`X riep de noodtoestand uit`: acts toward nobody that is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aldus.lexicon import phrases
from aldus.lexicon.tables import Lexicon, shipped
from aldus.relations.candidates import Candidate, Candidates, Party
from aldus.relations.readers.acts import acts
from aldus.relations.readers.alone import alone
from aldus.relations.reading import Reading
from benchmarks.support.handmade import handmade, name

from .conftest import rows

NAMES = {
    "Peru": "PER/COUNTRY", "Chili": "CHL/COUNTRY", "Els": "els/PERSON", "Shell": "shell/ORG"
}  # fmt: skip
VERBS = """
    lemma,target,symmetric,event_type,mode
    verbieden,obj|aan,,COERCE,ban
    staken,,,PROTEST,strike
    betogen,tegen,,PROTEST,
    bezoeken,obj,,CONSULT,visit
    schilderen,obj,,,
    """
LIGHT = """
    verb,noun,prep,predicate,kind,target,event_type
    uitroepen,noodtoestand,in,,do,,COERCE
    """


@pytest.fixture(scope="session")
def tables() -> Lexicon:
    few = replace(shipped(), cues={}, verbs={}, lights={}, undergoing=phrases.undergoing(()))
    return few.extended({"verbs.csv": rows("verbs.csv", VERBS), "light.csv": rows("light.csv", LIGHT)})


@pytest.fixture
def lone(tables: Lexicon) -> Lone:
    return Lone(tables)


class Lone:
    """What stands alone in a text, after the acts with a target."""

    def __init__(self, tables: Lexicon) -> None:
        self.tables = tables

    def __call__(self, text: str) -> list[Candidate]:
        reading, found = Reading(name(handmade(text), **NAMES), self.tables), Candidates()
        acts(reading, found)
        return list(alone(reading, found))


def test_an_object_without_a_name(lone: Lone) -> None:
    (act,) = lone("Peru PROPN nsubj 1 verbood/verbieden VERB:pv ROOT - partijen NOUN obj 1")
    assert (act.kind, act.source.actor, act.target) == ("do", "PER", None)
    assert (act.event_type, act.mode, act.status, act.rule) == ("COERCE", "ban", "actual", "do-alone")
    assert (act.trigger, act.predicate, act.evidence) == (1, "verbieden partijen", ())


def test_an_idiom(lone: Lone) -> None:
    (act,) = lone("Peru PROPN nsubj 1 riep/uitroepen VERB:pv ROOT - noodtoestand NOUN obj 1")
    assert (act.event_type, act.predicate, act.evidence) == ("COERCE", "noodtoestand uitroepen", (2,))


def test_an_idiom_that_is_told_at_its_noun(tables: Lexicon) -> None:
    text = "Peru PROPN nsubj 1 riep/uitroepen VERB:pv ROOT - noodtoestand NOUN obj 1"
    reading, found = Reading(name(handmade(text), **NAMES), tables), Candidates()
    found.say([Party("PER", 0, "self")], trigger=2, predicate="noodtoestand", rule="learned-say")
    assert not list(alone(reading, found))


@pytest.mark.parametrize("who", ["Peru", "Shell"])
def test_a_verb_that_needs_nothing(lone: Lone, who: str) -> None:
    assert [c.event_type for c in lone(f"{who} PROPN nsubj 1 staakt/staken VERB:pv ROOT -")] == ["PROTEST"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru PROPN nsubj 1 verbood/verbieden VERB:pv ROOT - Chili PROPN obj 1",  # has a target
        "Peru PROPN nsubj 1 verbood/verbieden VERB:pv ROOT -",  # and no object
        "Peru PROPN nsubj 1 betoogt/betogen VERB:pv ROOT -",  # nothing in the slot of the row
        "Peru PROPN nsubj 1 bezocht/bezoeken VERB:pv ROOT - steden NOUN obj 1",  # needs another
        "Peru PROPN nsubj 1 schildert/schilderen VERB:pv ROOT - steden NOUN obj 1",  # no type
        "Els PROPN nsubj 1 verbood/verbieden VERB:pv ROOT - dans NOUN obj 1",  # a private person
        "Shell PROPN nsubj 1 verbood/verbieden VERB:pv ROOT - dans NOUN obj 1",  # no power
        "mannen NOUN nsubj 1 verboden/verbieden VERB:pv ROOT - dans NOUN obj 1",  # nobody
        "Peru PROPN nsubj 2 kan/kunnen AUX:pv aux 2 verbieden VERB:inf ROOT - partijen NOUN obj 2",  # might
    ],
)
def test_nothing(lone: Lone, text: str) -> None:
    assert lone(text) == []

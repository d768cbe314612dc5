"""How far pronouns look back."""

from __future__ import annotations

import pytest

from aldus.actors.discourse import MAX_CANDIDATES, MAX_SENTENCES

from .conftest import Build, of

BOS = "Jan+Bos:nsubj:PER zweeg:ROOT"
NOBODY = "Gisteren:advmod regende:ROOT het:nsubj:R"
HE = "Toen:advmod lachte:ROOT hij:nsubj"


@pytest.mark.parametrize(("between", "resolved"), [(MAX_SENTENCES - 1, True), (MAX_SENTENCES, False)])
def test_sentences_between_a_pronoun_and_its_antecedent(tell: Build, between: int, resolved: bool) -> None:
    assert MAX_SENTENCES == 3
    doc = tell(BOS, *[NOBODY] * between, HE)
    assert of(doc, "hij") == [("jan-bos", "pronoun-he")] * resolved


@pytest.mark.parametrize(("between", "resolved"), [(MAX_CANDIDATES - 1, True), (MAX_CANDIDATES, False)])
def test_mentions_between_a_pronoun_and_its_antecedent(tell: Build, between: int, resolved: bool) -> None:
    assert MAX_CANDIDATES == 16
    countries = "Frankrijk:obj:GPE " * between
    doc = tell(BOS, f"Toen:advmod noemde:ROOT {countries} hij:nsubj")
    assert of(doc, "hij") == [("jan-bos", "pronoun-he")] * resolved


def test_adjectives_are_no_antecedents(tell: Build) -> None:
    doc = tell("Amerikaanse:amod:A@wijn wijn:nsubj smaakt:ROOT", "Daarna:advmod verloren:ROOT:Vp ze:nsubj")
    assert of(doc, "ze") == []


def test_what_was_resolved_can_be_referred_to_in_turn(tell: Build) -> None:
    doc = tell(BOS, *[f"{NOBODY} en:cc lachte:conj:V hij:nsubj@lachte"] * 5)
    pronouns = [m for m in doc._.mentions if m.kind == "pronoun"]
    assert [m.actor for m in pronouns] == ["jan-bos"] * 5
    assert [m.antecedent for m in pronouns] == [0, *(m.start_char for m in pronouns[:-1])]

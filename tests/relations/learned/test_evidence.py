"""The features of words and pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.nets import place
from aldus.relations.candidates import Candidates, Party
from aldus.relations.learned.evidence import FEATURES, LEMMAS, Evidence

if TYPE_CHECKING:
    from aldus.relations.reading import Reading


def has(features: list[int], name: str, size: int = FEATURES) -> bool:
    return place(name, size) in features


def test_a_word_tells_its_lemma_and_what_hangs_on_it(reading: Reading) -> None:
    features, told = Evidence(reading, Candidates()).token(1)
    assert has(features, "lsteunen", LEMMAS)
    assert has(features, "knsubj", LEMMAS)
    assert has(features, "csteunen chili", LEMMAS) or has(features, "csteunen Chili", LEMMAS)
    assert told == []


def test_what_rules_found_is_kept_apart(reading: Reading) -> None:
    found = Candidates()
    found.do(
        [Party("PER", 0, "self")],
        [Party("CHL", 2, "self")],
        trigger=1,
        predicate="steunen",
        rule="do-verb-obj",
    )
    evidence = Evidence(reading, found)
    assert has(evidence.token(1)[1], "rdo-verb-obj", LEMMAS)
    rows = {evidence.actors[row.actor]: row for row in evidence.pairs(1)}
    assert has(rows["PER"].rules, "RSdo")
    assert has(rows["CHL"].rules, "RTdo")
    assert not has(rows["els"].rules, "RSdo")
    assert not has(rows["PER"].features, "RSdo")


def test_pairs_have_path_and_slot(reading: Reading) -> None:
    evidence = Evidence(reading, Candidates())
    rows = {evidence.actors[row.actor]: row for row in evidence.pairs(1)}
    assert has(rows["PER"].features, "Pnsubj|")
    assert has(rows["CHL"].features, "sobj")
    assert not has(rows["CHL"].features, "ssubj")


def test_main_actors_are_looked_at_wherever_they_stand(reading: Reading) -> None:
    evidence = Evidence(reading, Candidates())
    later = {evidence.actors[row.actor]: row.mention for row in evidence.pairs(1)}
    assert later == {"PER": 0, "CHL": 2, "els": 6}


def test_an_unresolved_subject_is_told_of_those_before_it(reading: Reading) -> None:
    evidence = Evidence(reading, Candidates())
    rows = {evidence.actors[row.actor]: row for row in evidence.pairs(5)}
    assert has(rows["PER"].features, "zhijCOUNTRY-1")
    assert has(rows["els"].features, "zhijPERSON=")


def test_the_nearest_mention_is_of_the_sentence_then_before_it(reading: Reading) -> None:
    evidence = Evidence(reading, Candidates())
    peru, els = evidence.number("PER"), evidence.number("els")
    assert [getattr(evidence.nearest(i, k), "token", None) for i, k in ((1, peru), (5, peru), (1, els))] == [
        0,
        0,
        6,
    ]

"""`is kritisch over het plan`."""

from __future__ import annotations

import pytest

from aldus.relations.readers.attitudes import attitudes

from .conftest import Few, found, said

ELS, JAN = "els/PERSON", "jan/PERSON"


def opinion(word: str, *more: str, pos: str = "ADJ") -> str:
    rows = [
        "Els Els PROPN SPEC nsubj 2",
        "is zijn AUX WW|pv|tgw cop 2",
        f"{word} {word} {pos} X ROOT 2",
        *more,
    ]
    return "\n".join(rows)


OVER = ("over over ADP VZ case 4", "Jan Jan PROPN SPEC obl 2")


def test_an_opinion_of_somebody(few: Few) -> None:
    (c,) = found(few(opinion("kritisch", *OVER), Els=ELS, Jan=JAN), attitudes)
    assert (c.source.actor, c.target and c.target.actor, c.rule, c.event_type) == (
        "els",
        "jan",
        "say-attitude",
        "ACCUSE",
    )
    assert (c.trigger, c.predicate) == (2, "kritisch")
    assert said(few(opinion("kritisch", *OVER), Els=ELS), attitudes) == [
        ("els", None, "say-attitude", "over Jan")
    ]


def test_other_words_and_verbs_are_no_opinion(few: Few) -> None:
    assert found(few(opinion("groot", *OVER), Els=ELS, Jan=JAN), attitudes) == []
    assert (
        found(
            few(opinion("kritisch", *OVER).replace("AUX WW|pv|tgw cop", "VERB WW|pv|tgw dep"), Els=ELS),
            attitudes,
        )
        == []
    )
    assert found(few(opinion("kritisch", *OVER), Jan=JAN), attitudes) == []


def test_slots_stand_in_their_order(few: Few) -> None:
    lines = opinion(
        "kritisch", "op op ADP VZ case 4", "Els Els PROPN SPEC obl 2", *("over over ADP VZ case 6", OVER[1])
    )
    assert [c[1] for c in said(few(lines, Els=ELS, Jan=JAN), attitudes)] == ["jan"]
    assert [c[1] for c in said(few(lines.replace("over over", "met met"), Els=ELS, Jan=JAN), attitudes)] == [
        None
    ]


@pytest.mark.parametrize(
    ("dep", "content"), [("ccomp", "dat lukt"), ("acl", "dat lukt"), ("advcl", "dat lukt"), ("dep", None)]
)
def test_a_clause_is_what_is_thought(few: Few, dep: str, content: str | None) -> None:
    lines = opinion("mening", "dat dat SCONJ VG mark 4", f"lukt lukken VERB WW|pv {dep} 2", pos="NOUN")
    assert said(few(lines, Els=ELS), attitudes) == [("els", None, "say-attitude", content)]


def test_a_clause_comes_before_a_phrase(few: Few) -> None:
    lines = opinion("kritisch", *OVER, "dat dat SCONJ VG mark 6", "lukt lukken VERB WW|pv ccomp 2")
    assert said(few(lines, Els=ELS, Jan=JAN), attitudes) == [("els", "jan", "say-attitude", "dat lukt")]


def test_a_denied_opinion(few: Few) -> None:
    lines = opinion("kritisch", "niet niet ADV BW advmod 2")
    assert [c.status for c in found(few(lines, Els=ELS), attitudes)] == ["negated"]


def test_who_is_against_something(few: Few) -> None:
    """`Els is tegen Jan`, `Els is erop tegen dat het lukt`."""
    lines = "Els Els PROPN SPEC nsubj 1\nis zijn VERB WW|pv|tgw ROOT 1\n"
    phrase = lines + "tegen tegen ADP VZ case 3\nJan Jan PROPN SPEC obl 1"
    (c,) = found(few(phrase, Els=ELS, Jan=JAN), attitudes)
    assert (c.target and c.target.actor, c.trigger, c.predicate, c.event_type) == (
        "jan",
        2,
        "tegen",
        "REJECT",
    )
    clause = lines + "tegen tegen ADP VZ case 4\ndat dat SCONJ VG mark 4\nlukt lukken VERB WW|pv ccomp 1"
    assert [c.event_type for c in found(few(clause, Els=ELS), attitudes)] == ["REJECT"]
    assert found(few(phrase.replace("is zijn", "rijdt rijden"), Els=ELS, Jan=JAN), attitudes) == []


def test_a_clause_in_front_tells_when(few: Few) -> None:
    lines = "Als als SCONJ VG mark 1\nlukt lukken VERB WW|pv advcl 4\n"
    lines += "is zijn AUX WW|pv|tgw cop 4\nEls Els PROPN SPEC nsubj 4\nkritisch kritisch ADJ X ROOT 4"
    assert said(few(lines, Els=ELS), attitudes) == [("els", None, "say-attitude", None)]

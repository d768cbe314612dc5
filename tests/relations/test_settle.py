"""What becomes of the candidates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aldus.document import Relation, Span
from aldus.relations.candidates import Candidate, Party
from aldus.relations.settle import join, settle
from aldus.syntax.tree import Tree

from .conftest import Build

ELS, JAN, GENT = (Party(name, token, "self") for token, name in enumerate(("els", "jan", "gent")))
SAY = Candidate("say", ELS, None, 3, "zeggen", "say-verb")
ACT = Candidate("do", JAN, GENT, 5, "helpen", "do-verb-obj")
NOUN = Candidate("do", GENT, JAN, 6, "hulp", "noun-prep", nominal=True)


@pytest.fixture(scope="module")
def tree(make: Build) -> Tree:
    """Ten words of one letter: token i stands at character 2 * i."""
    return Tree(
        make("\n".join(f"{c} {c} X X {'dep' if i else 'ROOT'} 0" for i, c in enumerate("abcdefghij")))
    )


def settled(
    tree: Tree, *candidates: Candidate, sure: float | None = None, least: float = 0.0
) -> list[Relation]:
    return list(settle(candidates, tree, lambda c: sure, least))


def test_of_the_same_fact_the_first_stays() -> None:
    again = replace(SAY, rule="say-quote", status="negated")
    elsewhere = replace(SAY, trigger=4)
    assert join([SAY, again, elsewhere]) == [SAY, elsewhere]
    assert join([ACT, replace(ACT, source=GENT, target=JAN)]) == [ACT, replace(ACT, source=GENT, target=JAN)]


def test_the_act_of_a_noun_is_that_of_its_verb() -> None:
    assert join([NOUN, replace(ACT, evidence=(6,))]) == [replace(ACT, evidence=(6,))]
    assert join([replace(NOUN, argument_of=5), ACT]) == [ACT]


def test_a_noun_that_no_verb_speaks_for_is_an_act_of_its_own() -> None:
    assert join([ACT, NOUN]) == [ACT, NOUN]
    assert join([ACT, replace(NOUN, argument_of=4)]) == [ACT, replace(NOUN, argument_of=4)]
    others = replace(NOUN, target=ELS, argument_of=5)
    assert join([ACT, others]) == [ACT, others]
    nominal = replace(ACT, nominal=True)
    assert join([nominal, replace(NOUN, argument_of=5)]) == [nominal, replace(NOUN, argument_of=5)]


def test_an_act_is_claimed_by_the_nearest_words_around_it(tree: Tree) -> None:
    wide = replace(SAY, trigger=0, content=Span(2, 20))
    narrow = replace(SAY, source=GENT, trigger=3, content=Span(8, 14))
    act = next(r for r in settled(tree, wide, narrow, ACT) if r.kind == "do")
    assert act.attributed_to == "gent"
    for beside in (Span(11, 14), Span(4, 10)):
        act = next(r for r in settled(tree, wide, replace(narrow, content=beside), ACT) if r.kind == "do")
        assert act.attributed_to == "els"


def test_the_whole_quotation_counts(tree: Tree) -> None:
    quoted = replace(SAY, content=Span(12, 14), quote=Span(8, 20))
    assert settled(tree, quoted, ACT)[1].attributed_to == "els"
    assert settled(tree, replace(quoted, quote=None), ACT)[1].attributed_to is None


def test_no_word_claims_itself_and_only_acts_are_claimed(tree: Tree) -> None:
    say = replace(SAY, content=Span(2, 20))
    assert [r.attributed_to for r in settled(tree, replace(say, trigger=5), ACT)] == [None, None]
    role = Candidate("role", JAN, GENT, 6, "leider", "role-copula")
    assert [r.attributed_to for r in settled(tree, say, replace(SAY, trigger=7), role)] == [None, None, None]


def test_what_is_less_sure_than_asked_is_left_out(tree: Tree) -> None:
    assert settled(tree, ACT, sure=0.6, least=0.6)[0].confidence == 0.6
    assert settled(tree, ACT, sure=0.59, least=0.6) == []
    assert settled(tree, ACT, sure=None, least=0.6)[0].confidence is None


def test_who_is_left_out_claims_nothing(tree: Tree) -> None:
    say = replace(SAY, content=Span(2, 20))
    (act,) = settle([say, ACT], tree, lambda c: 0.2 if c.kind == "say" else 0.9, 0.5)
    assert act.attributed_to is None


def test_relations_stand_in_the_order_of_their_triggers(tree: Tree) -> None:
    role = Candidate("role", ELS, GENT, 3, "leider", "role-copula")
    late = replace(SAY, trigger=8)
    act = replace(ACT, trigger=3)
    found = settled(tree, late, role, act, replace(SAY, source=JAN), SAY)
    assert [(r.kind, r.source) for r in found] == [
        ("say", "els"), ("say", "jan"), ("do", "jan"), ("role", "els"), ("say", "els"),
    ]  # fmt: skip


def test_evidence_is_source_and_target_and_the_parts_of_the_cue_each_once(tree: Tree) -> None:
    (act,) = settled(tree, replace(ACT, evidence=(2, 7)))
    assert act.evidence == (Span(2, 3), Span(4, 5), Span(14, 15))
    assert act.trigger == Span(10, 11)


@pytest.mark.parametrize(("word", "left"), [("hij", False), ("ik", True)])
def test_who_speaks_is_not_hij(make: Build, word: str, left: bool) -> None:
    words = ["els", "zegt", word, "helpt", "gent"]
    tree = Tree(make("\n".join(f"{w} {w} X X {'dep' if i else 'ROOT'} 0" for i, w in enumerate(words))))
    said = replace(SAY, trigger=1, content=Span(9, 26), quote=Span(9, 26))
    act = Candidate("do", Party("els", 2, "self"), GENT, 3, "helpen", "do-verb-obj")
    assert [r.kind for r in settled(tree, said, act)] == (["say", "do"] if left else ["say"])
    indirect = replace(said, quote=None)
    assert [r.kind for r in settled(tree, indirect, act)] == ["say", "do"]

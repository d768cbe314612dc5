"""How sources and targets make pairs."""

from __future__ import annotations

from aldus.relations.candidates import Candidates, Party, pairs

ELS, JAN, GENT = (Party(name, token, "self") for token, name in enumerate(("els", "jan", "gent")))


def found(c: Candidates) -> list[tuple[str, str | None]]:
    return [(x.source.actor, None if x.target is None else x.target.actor) for x in c]


def test_each_speaker_says_it_to_each_other_one() -> None:
    c = Candidates()
    c.say([ELS, JAN], [GENT, ELS], trigger=3, predicate="zeggen", rule="x")
    assert found(c) == [("els", "gent"), ("jan", "gent"), ("jan", "els")]


def test_who_is_alone_speaks_to_nobody() -> None:
    c = Candidates()
    c.say([ELS], [ELS], trigger=3, predicate="zeggen", rule="x")
    c.say([JAN], trigger=4, predicate="zeggen", rule="x")
    assert found(c) == [("els", None), ("jan", None)]


def test_an_act_needs_another() -> None:
    c = Candidates()
    c.do([ELS, JAN], [ELS], trigger=3, predicate="helpen", rule="x")
    assert found(c) == [("jan", "els")]
    c.do([ELS], [], trigger=3, predicate="helpen", rule="x")
    assert len(c) == 1


def test_those_who_act_together_make_each_pair_once() -> None:
    assert list(pairs([ELS, JAN, GENT])) == [([ELS], [JAN]), ([ELS], [GENT]), ([JAN], [GENT])]


def test_the_clause_of_a_statement_is_kept() -> None:
    c = Candidates()
    c.say([ELS], trigger=5, predicate="zeggen", rule="x", clause=4)
    c.say([ELS], trigger=7, predicate="zeggen", rule="x")
    assert c.is_statement(4)
    assert not c.is_statement(5) and not c.is_statement(7)


def test_all_tokens_of_a_candidate_are_parts_of_it() -> None:
    c = Candidates()
    c.say([ELS], [GENT], trigger=5, predicate="kritiek uiten", rule="x", evidence=(6,))
    assert [k for k in range(9) if c.is_part(k)] == [0, 2, 5, 6]

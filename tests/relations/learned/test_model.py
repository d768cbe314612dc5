"""From scores to relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from aldus.errors import PipelineError
from aldus.relations.candidates import Candidates, Party
from aldus.relations.learned.evidence import Evidence
from aldus.relations.learned.model import Learned, choose
from aldus.relations.learned.proposals import NAMES, NUMBERS, Proposal, logit

from .conftest import BAG, WIDTH, arrays, packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from aldus.document import RelationKind
    from aldus.nets import Weights
    from aldus.relations.reading import Reading

SURE: dict[str, Any] = {
    "t1.w": np.zeros((WIDTH + BAG, 2)),
    "t2.w": np.zeros((2, 3)),
    "t2.b": np.array([-9.0, -9.0, -9.0]),
}
"""A word is the trigger of an act where the first cell of its vector is 1."""
SURE["t1.w"][0, 0] = 1
SURE["t2.w"][0, 1] = 18


def proposal(kind: RelationKind, s: int, t: int | None, i: int, **more: Any) -> Proposal:
    return Proposal(kind, s, t, i, more.get("rule"), None, (0.5, 0.5, 0.5), ())


def chosen(*proposals: tuple[Proposal, float]) -> list[tuple[int, int | None, int]]:
    least: dict[RelationKind, float] = dict.fromkeys(("say", "do", "role"), 0.5)
    kept = choose([p for p, _ in proposals], [sure for _, sure in proposals], least, [0] * 5 + [1] * 5)
    return [(p.source, p.target, p.trigger) for p, _ in kept]


def test_only_what_is_sure_enough_is_chosen_surest_first() -> None:
    found = chosen(
        (proposal("do", 0, 1, 2), 0.6), (proposal("do", 1, 2, 3), 0.4), (proposal("role", 0, 1, 4), 0.9)
    )
    assert found == [(0, 1, 4), (0, 1, 2)]


def test_what_no_rule_finds_must_be_surer() -> None:
    least: dict[RelationKind, float] = {"say": 0.3, "do": 0.3, "role": 0.3}
    new, ruled = proposal("say", 0, None, 2), proposal("say", 1, None, 3, rule="say-verb")
    assert choose([new, ruled], [0.35, 0.35], least, [0] * 5, {"say": 0.4}) == [(ruled, 0.35)]
    assert len(choose([new, ruled], [0.45, 0.35], least, [0] * 5, {"say": 0.4})) == 2
    assert len(choose([new], [0.35], {"say": 0.3}, [0] * 5)) == 1


def test_two_actors_act_one_way_at_a_trigger() -> None:
    assert chosen((proposal("do", 0, 1, 2), 0.6), (proposal("do", 1, 0, 2), 0.7)) == [(1, 0, 2)]
    assert len(chosen((proposal("do", 0, 1, 2), 0.6), (proposal("do", 1, 0, 6), 0.7))) == 2


def test_a_statement_has_targets_or_none() -> None:
    found = chosen(
        (proposal("say", 0, None, 2), 0.6), (proposal("say", 0, 1, 2), 0.7), (proposal("say", 0, 2, 2), 0.65)
    )
    assert found == [(0, 1, 2), (0, 2, 2)]


def test_what_was_learned_is_told_once_in_a_sentence() -> None:
    assert chosen((proposal("do", 0, 1, 2), 0.8), (proposal("do", 0, 1, 3), 0.7)) == [(0, 1, 2)]
    assert len(chosen((proposal("do", 0, 1, 2), 0.8), (proposal("do", 0, 1, 7), 0.7))) == 2


def test_a_doc_without_vectors_is_left_to_the_rules(
    reading: Reading, weights: Callable[..., Weights]
) -> None:
    assert Learned(weights())(reading, Candidates(), "wide") is None


@pytest.mark.parametrize(("shortest", "kept"), [(3, ["say-verb"]), (2, [])])
def test_in_few_sentences_a_rule_is_as_sure_as_ever(
    doc: Doc,
    reading: Reading,
    weights: Callable[..., Weights],
    monkeypatch: pytest.MonkeyPatch,
    shortest: int,
    kept: list[str],
) -> None:
    monkeypatch.setattr("aldus.relations.learned.model.SHORTEST", shortest)
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    rules = Candidates()
    rules.say([Party("els", 6, "self")], trigger=5, predicate="bellen", rule="say-verb")
    unsure = weights(**{"t2.b": np.full(3, -9.0), "j.l.b": np.full(1, -9.0)})
    found = Learned(unsure)(reading, rules, "balanced")
    assert found is not None
    assert [c.rule for c in found] == kept


def test_what_no_rule_finds_is_found(doc: Doc, reading: Reading, weights: Callable[..., Weights]) -> None:
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    doc.tensor[1, 0] = 1
    found = Learned(weights(**SURE))(reading, Candidates(), "balanced")
    assert found is not None
    pairs = {(c.source.actor, c.target.actor if c.target else None, c.trigger) for c in found}
    assert {c.rule for c in found} == {"learned-do"}
    assert ("PER", "CHL", 1) in pairs or ("CHL", "PER", 1) in pairs
    (act,) = [
        c for c in found if c.trigger == 1 and {c.source.actor, c.target and c.target.actor} == {"PER", "CHL"}
    ]
    assert (act.event_type, act.predicate, act.status) == ("SUPPORT", "steunen", "actual")
    assert set(found.values()) == {0.5}
    assert Learned(weights(**SURE))(reading, Candidates(), "precise") == {}


def test_what_a_rule_found_stays_as_it_is(
    doc: Doc, reading: Reading, weights: Callable[..., Weights]
) -> None:
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    rules = Candidates()
    rules.say([Party("els", 6, "self")], trigger=5, predicate="bellen", rule="say-verb", event_type="CONSULT")
    found = Learned(weights(**{"t2.b": np.full(3, -9.0)}))(reading, rules, "balanced")
    assert found is not None
    assert list(found) == list(rules)


def test_a_type_that_no_table_gives_is_given_where_it_is_sure(
    doc: Doc, reading: Reading, weights: Callable[..., Weights]
) -> None:
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    learned = Learned(weights())
    bias = np.zeros(len(learned.scorer.types))
    bias[learned.scorer.types.index("ACCUSE")] = 9
    rules = Candidates()
    rules.say([Party("els", 6, "self")], trigger=5, predicate="bellen", rule="say-verb")
    for changed, event in (({}, None), ({"y2.b": bias}, "ACCUSE")):
        found = Learned(weights(**{"t2.b": np.full(3, -9.0)}, **changed))(reading, rules, "balanced")
        assert found is not None
        assert [c.event_type for c in found] == [event]


def test_weights_that_lack_a_part_are_refused() -> None:
    from aldus.nets import Weights

    found = arrays()
    del found["thresholds"]
    with pytest.raises(PipelineError, match="thresholds"):
        Learned(Weights(packed(found)))


def test_tables_of_another_size_are_refused(weights: Callable[..., Weights]) -> None:
    with pytest.raises(PipelineError, match="another version"):
        Learned(weights(feat=np.zeros((7, 5))))


def test_numbers_of_a_proposal_are_finite(reading: Reading, weights: Callable[..., Weights]) -> None:
    evidence = Evidence(reading, Candidates())
    vectors = np.ones((reading.tree.n, WIDTH), dtype=np.float32)
    _, proposals = Learned(weights(**SURE)).propose(evidence, (), vectors)
    assert proposals
    assert all(np.isfinite(p.numbers).all() for p in proposals)
    assert (logit(0), logit(1)) == pytest.approx((-6.9, 6.9), abs=0.01)


def test_every_number_of_a_proposal_has_a_name(
    doc: Doc, reading: Reading, weights: Callable[..., Weights]
) -> None:
    learned = Learned(weights(**SURE))
    vectors = np.zeros((len(doc), WIDTH), dtype=np.float32)
    vectors[1, 0] = 1
    _, proposals = learned.propose(Evidence(reading, Candidates()), Candidates(), vectors)
    numbers = dict(zip(NAMES, proposals[0].numbers, strict=True))
    assert (
        numbers["is a do"],
        numbers["is a say"],
        numbers["trigger is VERB"],
        numbers["a rule finds it"],
    ) == (1, 0, 1, 0)


def test_what_counts_most_in_a_judgement_comes_first(
    doc: Doc, reading: Reading, weights: Callable[..., Weights]
) -> None:
    linear = np.zeros((NUMBERS, 1))
    linear[NAMES.index("is a do")], linear[NAMES.index("trigger is VERB")] = 1, -2
    learned = Learned(weights(**SURE, **{"j.l.w": linear}))
    vectors = np.zeros((len(doc), WIDTH), dtype=np.float32)
    vectors[1, 0] = 1
    _, proposals = learned.propose(Evidence(reading, Candidates()), Candidates(), vectors)
    told = learned.weighed(proposals[0])
    assert [(name, round(counts, 2)) for name, _, counts in told[:2]] == [
        ("trigger is VERB", -2),
        ("is a do", 1),
    ]
    assert all(counts == 0 for _, _, counts in told[2:])


@pytest.mark.parametrize(
    ("kind", "odds", "event"),
    [("do", 2.0, None), ("do", 4.0, "ACCUSE"), ("say", 2.0, None), ("say", 3.0, "ACCUSE")],
)
def test_an_act_needs_a_surer_type_than_a_statement(
    doc: Doc, reading: Reading, weights: Callable[..., Weights], kind: str, odds: float, event: str | None
) -> None:
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    types = Learned(weights()).scorer.types
    bias = np.zeros(len(types))
    bias[types.index("ACCUSE")] = odds
    rules = Candidates()
    els, chili = Party("els", 6, "self"), Party("CHL", 2, "self")
    if kind == "do":
        rules.do([els], [chili], trigger=5, predicate="wenken", rule="do-verb-obj")
    else:
        rules.say([els], trigger=5, predicate="wenken", rule="say-verb")
    found = Learned(weights(**{"t2.b": np.full(3, -9.0), "y2.b": bias}))(reading, rules, "balanced")
    assert found is not None
    assert [c.event_type for c in found] == [event]

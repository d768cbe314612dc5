"""Which tokens are asked for, and who they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from aldus.actors.questions import MOST, REACH
from aldus.actors.ranking import LATER

from .conftest import blank, told

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from aldus.actors.discourse import Link
    from aldus.actors.ranking import Question


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.actors.coreference.SHORTEST", 1)


def asked(doc: Doc) -> dict[str, Question]:
    """The questions of a Doc, answered as the rules do, by the word."""
    resolver = blank()[1]
    found: list[Question] = []

    def record(q: Question) -> Link | None:
        found.append(q)
        return q.rule

    resolver.ranking = record
    try:
        resolver(doc)
    finally:
        resolver.ranking = None
    return {doc[q.token].text: q for q in found}


def options(doc: Doc, word: str) -> list[tuple[str, ...]]:
    """Who a word may be: ids."""
    return [tuple(p.cluster.id for p in o.places) for o in asked(doc)[word].options]


MET = "Frankrijk:nsubj:GPE belde:ROOT met:case@Peru Peru:obl:GPE"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("hij:nsubj zweeg:ROOT", ["hij"]),
        ("de:det@buur buur:nsubj zweeg:ROOT", ["buur"]),
        ("een:det@buur buur:nsubj zweeg:ROOT", []),
        ("zijn:nmod:poss@buur buur:nsubj zweeg:ROOT", ["buur", "zijn"]),
        ("ons:nmod:poss@land land:nsubj:Nh zweeg:ROOT", ["land"]),
        ("onze:nmod:poss@redactie redactie:nsubj zweeg:ROOT", []),
        ("deze:det@site site:nsubj zweeg:ROOT", []),
        ("de:det@NAVO-baas NAVO-baas:nsubj zweeg:ROOT", ["NAVO-baas"]),
        ("de:det@NAVO NAVO:nsubj:ORG zweeg:ROOT", []),
        ("de:det@buren buren:nsubj:Np zwegen:ROOT:Vp", ["buren"]),
        ("ik:nsubj:R zweeg:ROOT", []),
        ("de:det@officier officier:nsubj zweeg:ROOT", []),
        ("de:det@Delvenaar Delvenaar:nsubj zweeg:ROOT", ["Delvenaar"]),
        ("de:det@twee twee:nsubj zwegen:ROOT:Vp", ["twee"]),
        ("de:det@twee twee:nummod@kilo kilo:obj zweeg:ROOT", ["kilo"]),
    ],
)
def test_what_is_asked_for(sentence: str, words: list[str]) -> None:
    assert sorted(asked(told(MET, sentence))) == words


def test_nothing_is_asked_before_there_is_anybody() -> None:
    assert not asked(told("hij:nsubj zweeg:ROOT", MET))


def test_who_is_named_soon_may_be_described_before() -> None:
    doc = told(
        "de:det@premier premier:nsubj zweeg:ROOT",
        MET,
        "Frankrijk:nsubj:GPE zweeg:ROOT",
        "hij:nsubj zweeg:ROOT",
    )
    assert options(doc, "premier") == [("FRA",), ("PER",)]
    assert {o.how for o in asked(doc)["premier"].options} == {LATER}
    far = told("de:det@premier premier:nsubj zweeg:ROOT", *["hij:nsubj zweeg:ROOT"] * (REACH + 1), MET)
    assert not asked(far)


def test_who_was_named_before_is_not_looked_for_later() -> None:
    doc = told(MET, "de:det@premier premier:nsubj zweeg:ROOT", "Frankrijk:nsubj:GPE zweeg:ROOT")
    assert {o.how for o in asked(doc)["premier"].options} == {""}


def test_single_options_are_the_last_mentions_nearest_first() -> None:
    doc = told(MET, "Frankrijk:nsubj:GPE zweeg:ROOT", "hij:nsubj zweeg:ROOT")
    assert options(doc, "hij") == [("FRA",), ("PER",)]
    (nearest, _) = asked(doc)["hij"].options
    assert nearest.places[0].root == 4


def test_the_country_that_a_text_mentions_most_is_an_option_of_descriptions_however_far() -> None:
    others = "".join(f"Tuinraad{k}:obj:ORG " for k in range(MOST))
    doc = told(
        MET,
        "Peru:nsubj:GPE zweeg:ROOT",
        f"Iemand:nsubj:R telde:ROOT {others}",
        "de:det@staat staat:nsubj zweeg:ROOT hij:obj",
    )
    assert ("PER",) in options(doc, "staat")
    assert ("FRA",) not in options(doc, "staat")
    assert ("PER",) not in options(doc, "hij")


def test_plurals_have_lists_and_all_of_a_type_as_options() -> None:
    doc = told(
        "Jan+Bos:nsubj:PER en:cc Piet+Vos:conj:PER@Jan belden:ROOT:Vp met:case@Kas Eva+Kas:obl:PER",
        "ze:nsubj zwegen:ROOT:Vp",
    )
    assert ("jan-bos", "piet-vos") in options(doc, "ze")
    assert any(len(o) == 3 for o in options(doc, "ze"))
    assert {q.how for q in asked(doc)["ze"].options} == {"rule", "all1"}


def test_a_plural_subject_is_no_single_person() -> None:
    doc = told(
        "Jan+Bos:nsubj:PER belde:ROOT met:case@Kas Eva+Kas:obl:PER",
        "ze:nsubj zwegen:ROOT:Vp",
    )
    assert all(len(o) > 1 for o in options(doc, "ze"))


def test_a_subject_of_a_singular_verb_is_no_group() -> None:
    doc = told("Jan+Bos:nsubj:PER en:cc Eva+Kas:conj:PER@Jan belden:ROOT:Vp", "ze:nsubj zweeg:ROOT")
    assert all(len(o) == 1 for o in options(doc, "ze"))


def test_vectors_go_along() -> None:
    doc = told(MET, "hij:nsubj zweeg:ROOT")
    assert asked(doc)["hij"].vectors is None
    vectors: Any = np.arange(12, dtype=np.float16).reshape(6, 2)
    doc.tensor = vectors
    found = asked(doc)["hij"].vectors
    assert found is not None
    assert found.tolist() == [[8, 9], [6, 7], [0, 1]]

"""Countries and organisations: when a form stands for its actor, by the name of every rule."""

from __future__ import annotations

import pytest
from spacy.language import Language

from .conftest import Build, found


def named(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [
        (doc_text, actor, rule)
        for doc_text, actor, rule in found(nlp(text))
        if rule not in ("relative-pronoun", "reflexive", "possessive-of-subject")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # country-name, country-adjective, country-inhabitant, country-metonym
        ("Noorwegen steunt Zweden.", [("Noorwegen", "NOR"), ("Zweden", "SWE")]),
        ("De Noorse minister zweeg.", [("Noorse", "NOR")]),
        ("De Turken protesteerden.", [("Turken", "TUR")]),
        ("Het Élysée zwijgt.", [("Élysée", "FRA")]),
        # An inhabitant alone is a person, not the state.
        ("De Turk liep weg.", []),
        # A language is no state.
        ("Zij spreekt vloeiend Frans.", []),
        # expressions
        ("Zij aten Turks fruit op het terras.", []),
        # capital-acts
        ("Washington wil praten met Teheran.", [("Washington", "USA"), ("Teheran", "IRN")]),
        ("In Washington regende het gisteren.", []),
        ("De bondgenoten van Kyiv vrezen een aanval.", [("Kyiv", "UKR")]),
        ("De inwoners van Parijs klagen.", []),
        # A score makes countries into teams.
        ("Turkije verloor met 2-1 van Kroatië in de halve finale.", []),
    ],
)
def test_when_a_form_stands_for_the_state(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t, a) for t, a, _ in named(nlp, text)] == expected


@pytest.mark.parametrize(
    ("text", "part", "actor", "rule"),
    [
        ("Het Russische leger trok zich terug.", "Russische leger", "RUS", "state-body"),
        ("De regering van Oekraïne trad af.", "regering van Oekraïne", "UKR", "state-body"),
        ("De regering-Biden tekende het verdrag.", "regering-Biden", "USA", "named-government"),
        ("Het kabinet-Rutte viel.", "kabinet-Rutte", "NLD", "named-government"),
        ("Het demissionaire kabinet stelde de wet uit.", "kabinet", "NLD", "cabinet"),
        ("Ruslands leger trok verder.", "Rusland", "RUS", "genitive"),
        ("De Hamas-strijders gaven zich over.", "Hamas", "hamas", "compound-part"),
        ("De Noord-Korea-gezant vertrok.", "Noord-Korea", "PRK", "compound-part"),
        ("Forum voor Democratie-leider Baudet sprak.", "Forum voor Democratie", "forum-voor-democratie", "compound-part"),
        ("De ex-VVD'er liep weg.", "VVD", "vvd", "member"),
        ("Twee GroenLinksers liepen weg.", "GroenLinks", "groenlinks", "member"),
        ("De Eerste en Tweede Kamer stemden voor.", "Eerste", "eerste-kamer", "shared-head"),
        ("De Republikeinse senator stemde tegen.", "Republikeinse", "republikeinse-partij", "org-adjective"),
        ("Het ministerie van Defensie wijst de claim af.", "ministerie van Defensie", "ministerie-van-defensie", "ministry"),
        ("De gemeente Utrecht betaalt mee.", "gemeente Utrecht", "gemeente-utrecht", "named-body"),
        ("Het plan van de Haagse gemeenteraad valt slecht.", "Haagse gemeenteraad", "haagse-gemeenteraad", "body-of-place"),
        ("Volgens de Navo is er niets aan de hand.", "Navo", "navo", "org-name"),
    ],
)  # fmt: skip
def test_every_rule_by_its_name(nlp: Language, text: str, part: str, actor: str, rule: str) -> None:
    assert (part, actor, rule) in found(nlp(text))


def test_a_ministry_after_a_minister_in_brackets(nlp: Language) -> None:
    actors = {a for _, a, _ in named(nlp, "Minister Anna Vos (Binnenlandse Zaken) wil de wet wijzigen.")}
    assert actors == {"anna-vos", "ministerie-van-binnenlandse-zaken"}


def test_ministries_of_two_countries_are_two(nlp: Language) -> None:
    doc = nlp("Het Franse ministerie van Defensie en het Duitse ministerie van Defensie werken samen.")
    assert [a.id for a in doc._.actors if a.type == "ORG"] == [
        "ministerie-van-defensie",
        "ministerie-van-defensie-2",
    ]


def test_an_abbreviation_in_brackets_is_the_same_organisation(build: Build) -> None:
    doc = build(
        """
De DET LID det 1
Tuinraad PROPN N|eigen|ev nsubj 5 B-ORG
( PUNCT LET punct 3
TRZ PROPN N|eigen|ev appos 1
) PUNCT LET punct 3
klaagt VERB WW|pv|tgw|ev ROOT 5

TRZ-voorzitter NOUN N|soort|ev nsubj 7
zwijgt VERB WW|pv|tgw|ev ROOT 7
"""
    )
    assert [(t, a, r) for t, a, r in found(doc) if a == "tuinraad"] == [
        ("Tuinraad", "tuinraad", "org-name"),
        ("TRZ", "tuinraad", "abbreviation"),
        ("TRZ", "tuinraad", "repeated-name"),
    ]


def test_a_word_with_a_capital_is_no_name(build: Build) -> None:
    doc = build(
        """
Precies ADV BW advmod 1 B-ORG
zo ADV BW ROOT 1
"""
    )
    assert found(doc) == []


def test_a_company_by_its_suffix(build: Build) -> None:
    doc = build(
        """
bij ADP VZ case 1
Kwekerij PROPN N|eigen|ev ROOT 1
Bloemhof PROPN N|eigen|ev flat 1
BV PROPN N|eigen|ev flat 1
"""
    )
    assert found(doc) == [("Kwekerij Bloemhof BV", "kwekerij-bloemhof", "company-suffix")]


def test_one_type_for_one_name(build: Build) -> None:
    doc = build(
        """
Mark PROPN N|eigen|ev nsubj 2 B-PERSON
Tuinder PROPN N|eigen|ev flat 0 I-PERSON
zweeg VERB WW|pv|verl|ev ROOT 2

Tuinder PROPN N|eigen|ev nsubj 4 B-ORG
lachte VERB WW|pv|verl|ev ROOT 4
"""
    )
    assert [a.id for a in doc._.actors] == ["mark-tuinder"]


def test_places_and_roads_are_no_organisations(build: Build) -> None:
    doc = build(
        """
op ADP VZ case 1
Molenstraat PROPN N|eigen|ev ROOT 1 B-ORG
en CCONJ VG cc 3
A13 PROPN N|eigen|ev conj 1 B-ORG
"""
    )
    assert found(doc) == []

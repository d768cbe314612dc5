"""People: full names, surnames, initials, genitives, families, titles."""

from __future__ import annotations

import pytest
from spacy.language import Language

from .conftest import Build, found


@pytest.mark.parametrize(
    ("text", "actor", "names"),
    [
        (
            "Minister Karel van der Zande trad af. Van der Zande was moe.",
            "karel-van-der-zande",
            ["Karel van der Zande", "Van der Zande"],
        ),
        ("Trumps adviseurs en Biden's team zwegen.", "joe-biden", ["Biden's"]),
        ("Trumps adviseurs en Biden's team zwegen.", "donald-trump", ["Trumps"]),
        ("J.P. Balkenende hield een toespraak.", "jan-peter-balkenende", ["J.P. Balkenende"]),
        ("President Xi Jinping sprak. Xi was tevreden.", "xi-jinping", ["Xi Jinping", "Xi"]),
    ],
)
def test_forms_of_one_name(nlp: Language, text: str, actor: str, names: list[str]) -> None:
    doc = nlp(text)
    assert [t for t, a, r in found(doc) if a == actor and r == "person-name"] == names


@pytest.mark.parametrize("variant", ["Zelensky", "Zelenskyy", "Zelenski", "Zelenskiy"])
def test_spelling_variants(nlp: Language, variant: str) -> None:
    assert [a.id for a in nlp(f"President {variant} sprak het land toe.")._.actors] == ["volodymyr-zelensky"]


def test_a_family_is_not_the_person(nlp: Language) -> None:
    assert found(nlp("De Trumps kwamen samen naar het feest.")) == []


def test_of_two_people_with_one_surname_the_last_named(build: Build) -> None:
    doc = build(
        """
Anna PROPN N|eigen|ev nsubj 2 B-PERSON
Bakker PROPN N|eigen|ev flat 0 I-PERSON
zweeg VERB WW|pv|verl|ev ROOT 2

Jan PROPN N|eigen|ev nsubj 5 B-PERSON
Bakker PROPN N|eigen|ev flat 3 I-PERSON
lachte VERB WW|pv|verl|ev ROOT 5

Bakker PROPN N|eigen|ev nsubj 7 B-PERSON
vertrok VERB WW|pv|verl|ev ROOT 7
"""
    )
    assert [(t, a) for t, a, _ in found(doc)] == [
        ("Anna Bakker", "anna-bakker"),
        ("Jan Bakker", "jan-bakker"),
        ("Bakker", "jan-bakker"),
    ]


def test_the_end_of_a_longer_name(build: Build) -> None:
    doc = build(
        """
Omar PROPN N|eigen|ev nsubj 3 B-PERSON
Sidi PROPN N|eigen|ev flat 0 I-PERSON
Brahim PROPN N|eigen|ev flat 0 I-PERSON
sprak VERB WW|pv|verl|ev ROOT 3

Sidi PROPN N|eigen|ev nsubj 6 B-PERSON
Brahim PROPN N|eigen|ev flat 4 I-PERSON
zweeg VERB WW|pv|verl|ev ROOT 6
"""
    )
    assert [a.id for a in doc._.actors] == ["omar-sidi-brahim"]


def test_particles_join_what_was_tagged_as_two_names(build: Build) -> None:
    doc = build(
        """
Rik PROPN N|eigen|ev nsubj 4 B-PERSON
Scholten PROPN N|eigen|ev flat 0 I-PERSON
ter ADP VZ case 3
Brugge PROPN N|eigen|ev flat 0 B-PERSON
zweeg VERB WW|pv|verl|ev ROOT 4
"""
    )
    assert [(t, a) for t, a, _ in found(doc)] == [("Rik Scholten ter Brugge", "rik-scholten-ter-brugge")]


def test_a_surname_that_the_recogniser_missed(build: Build) -> None:
    doc = build(
        """
Anna PROPN N|eigen|ev nsubj 2 B-PERSON
Vroomen PROPN N|eigen|ev flat 0 I-PERSON
belde VERB WW|pv|verl|ev ROOT 2

Vroomen PROPN N|eigen|ev nsubj 4
zweeg VERB WW|pv|verl|ev ROOT 4
"""
    )
    assert [a for _, a, _ in found(doc)] == ["anna-vroomen", "anna-vroomen"]


def test_a_title_gives_gender_and_country(nlp: Language) -> None:
    doc = nlp("De Finse woordvoerster Pekka Virtanen sprak. Zij was kort.")
    assert ("Zij", "pekka-virtanen", "pronoun-she") in found(doc)


def test_an_owner_is_not_what_he_owns(nlp: Language) -> None:
    """`een vriend van Bos` does not make Bos a friend: the pronoun is the other man."""
    doc = nlp("Nieuwsuur sprak met Theo Mulder, een partijgenoot van Piet Bos. Hij stapte uit de partij.")
    assert ("Hij", "theo-mulder", "pronoun-he") in found(doc)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Frans Timmermans hield vol dat de strijd stilligt.", {"frans-timmermans"}),
        ("Dat verweet Wilders Timmermans gisteren.", {"geert-wilders", "frans-timmermans"}),
        ("Eerder bezocht Modi Bhutan.", {"narendra-modi", "BTN"}),
    ],
)
def test_names_side_by_side_and_names_that_are_adjectives(nlp: Language, text: str, actors: set[str]) -> None:
    assert {actor.id for actor in nlp(text)._.actors} == actors

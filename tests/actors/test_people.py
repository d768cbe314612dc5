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


def test_a_surname_that_the_recogniser_takes_for_a_place(build: Build) -> None:
    doc = build("""
        Els PROPN SPEC|deeleigen nsubj 2 B-PERSON
        Verbruggen PROPN SPEC|deeleigen flat 0 I-PERSON
        kwam VERB WW|pv|verl|ev ROOT 2 O
        . PUNCT LET punct 2 O

        Volgens ADP VZ|init case 5 O
        Verbruggen PROPN N|eigen obl 6 B-GPE
        regent VERB WW|pv|tgw|met-t ROOT 6 O
        het PRON VNW|pers nsubj 6 O
        . PUNCT LET punct 6 O
    """)
    assert ("Verbruggen", "els-verbruggen") in {(text, actor) for text, actor, _ in found(doc)}

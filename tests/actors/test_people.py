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
    assert [t for t, a, r in found(doc) if a == actor and r.startswith("person-")] == names


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        (("Els+Vlas:nsubj:PER zweeg:ROOT", "Vlass:nmod:poss:PER@winkel winkel:nsubj sloot:ROOT"), ["Els Vlas", "Vlass"]),
        (("Vlas:nsubj:PER zweeg:ROOT", "Els+Vlass:nmod:poss:PER@winkel winkel:nsubj sloot:ROOT"), ["Vlas", "Els Vlass"]),
        (("Els+Vlas:nsubj:PER zweeg:ROOT", "Dat:obj zei:ROOT Vlas.:nsubj:PER"), ["Els Vlas", "Vlas"]),
    ],
)  # fmt: skip
def test_genitives_and_periods_at_the_end(tell: Build, sentences: tuple[str, ...], names: list[str]) -> None:
    doc = tell(*sentences)
    assert len(doc._.actors) == 1
    assert [text for text, _, _ in found(doc)] == names


@pytest.mark.parametrize("variant", ["Zelensky", "Zelenskyy", "Zelenski", "Zelenskiy"])
def test_spelling_variants(nlp: Language, variant: str) -> None:
    assert [a.id for a in nlp(f"President {variant} sprak het land toe.")._.actors] == ["volodymyr-zelensky"]


def test_a_family_is_not_the_person(nlp: Language) -> None:
    assert found(nlp("De Trumps kwamen samen naar het feest.")) == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param(["Macron:nsubj:PER zweeg:ROOT"], [("emmanuel-macron", "person-listed")], id="of the table"),
        pytest.param(["Macron:nsubj:E zweeg:ROOT"], [("emmanuel-macron", "person-listed")], id="that the recogniser missed"),
        pytest.param(["Jan+Bos:nsubj:PER zweeg:ROOT"], [("jan-bos", "person-name")], id="a whole name"),
        pytest.param(["Jan+Bos:nsubj:PER zweeg:ROOT", "Bos:nsubj:PER zweeg:ROOT"], [("jan-bos", "person-name"), ("jan-bos", "person-short")], id="a surname"),
        pytest.param(["Minister:nsubj Bos:appos:PER@Minister zweeg:ROOT"], [("bos", "person-titled")], id="with a title"),
        pytest.param(["Bos:nsubj:PER zweeg:ROOT"], [("bos", "person-word")], id="a word"),
    ],
)  # fmt: skip
def test_how_a_person_was_found(tell: Build, sentences: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(actor, rule) for _, actor, rule in found(tell(*sentences))] == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param("Trump-aanhangers:nsubj:PER zwegen:ROOT:Vp", ["Trump"], id="in a compound"),
        pytest.param("Bos-aanhangers:nsubj:PER zwegen:ROOT:Vp", ["Bos"], id="in a compound, of no table"),
        pytest.param("Trump-aanhangers:nsubj:Np zwegen:ROOT:Vp", ["Trump"], id="in a compound that the recogniser missed"),
        pytest.param("Els+van:nsubj:PER Lochem:flat:PER zweeg:ROOT", ["Els van Lochem"], id="in two names"),
        pytest.param("Els:nsubj:PER van:case@L. L.:nmod:PER@Els zweeg:ROOT", ["Els van L."], id="a letter for the surname"),
        pytest.param("Els:nsubj:PER ':punct Charly:flat:E ':punct Bos:flat:PER zweeg:ROOT", ["Els ' Charly ' Bos"], id="a nickname in marks"),
        pytest.param("Els:nsubj:PER zag:ROOT Bos:obj:PER", ["Els", "Bos"], id="two people"),
        pytest.param("Trumps:nmod:poss:PER@plan plan:nsubj:Nh slaagde:ROOT", ["Trumps"], id="a genitive"),
        pytest.param("Trumps:nmod:poss:E@plan plan:nsubj:Nh slaagde:ROOT", ["Trump"], id="a genitive that the recogniser missed"),
        pytest.param("Trumps:obj:E zweeg:ROOT", [], id="no genitive"),
        pytest.param("de:det@Trumps Trumps:nsubj:PER zwegen:ROOT:Vp", [], id="a family"),
        pytest.param("de:det@Trumps Trumps:nsubj:E zwegen:ROOT:Vp", [], id="a family that the recogniser missed"),
        pytest.param("De:det@Turk Turk:nsubj:PER zweeg:ROOT", [], id="an inhabitant"),
        pytest.param("Turk:nsubj:PER zweeg:ROOT", ["Turk"], id="the name of an inhabitant"),
        pytest.param("toen:mark De:det Bos:nsubj:PER zweeg:ROOT", ["De Bos"], id="with its particle"),
        pytest.param("De:det Bos:nsubj:PER zweeg:ROOT", ["Bos"], id="with an article"),
        pytest.param("mevrouw+Bos:nsubj:PER zweeg:ROOT", ["Bos"], id="without the address"),
        pytest.param("Wilders+Timmermans:nsubj:PER zweeg:ROOT", ["Wilders", "Timmermans"], id="two, taken for one"),
        pytest.param("Kim+Clijsters:nsubj:FAC zweeg:ROOT", [], id="a name of the table within a longer one"),
        pytest.param("Rik:nsubj:PER ter:case@Brugge Brugge:nmod:PER@Rik zweeg:ROOT", ["Rik ter Brugge"], id="joined by a particle"),
        pytest.param("Rik:nsubj:PER van:case@Brugge der:det@Brugge Brugge:nmod:PER@Rik zweeg:ROOT", ["Rik van der Brugge"], id="joined by two"),
        pytest.param("Rik:nsubj:PER van:case@Brugge Brugge:nmod:PER@Rik zweeg:ROOT", ["Rik", "Brugge"], id="not joined by one that parts as well"),
        pytest.param("bos:nsubj:PER zweeg:ROOT", [], id="no capital"),
    ],
)  # fmt: skip
def test_names_of_people(tell: Build, sentence: str, names: list[str]) -> None:
    assert [text for text, _, rule in found(tell(sentence)) if rule.startswith("person-")] == names


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        pytest.param("Volgens:case@Bos Bos:obl:GPE regent:ROOT het:nsubj:R", True, id="taken for a place"),
        pytest.param("In:case@Bos Bos:obl:GPE regent:ROOT het:nsubj:R", False, id="a place"),
        pytest.param("Toen:advmod zweeg:ROOT Bos:nsubj:E", True, id="missed"),
        pytest.param("Toen:advmod zweeg:ROOT Bos:nsubj:ORG", True, id="taken for an organisation"),
        pytest.param("Toen:advmod zweeg:ROOT Bos:nsubj:N", False, id="a noun"),
        pytest.param("Toen:advmod zweeg:ROOT Els:nsubj:E Bos:flat:E", False, id="a part of another name"),
    ],
)  # fmt: skip
def test_surnames_that_the_recogniser_missed(tell: Build, sentence: str, known: bool) -> None:
    doc = tell("Jan+Bos:nsubj:PER zweeg:ROOT", sentence)
    assert [actor for text, actor, _ in found(doc)[1:] if text.endswith("Bos")] == ["jan-bos"] * known


def test_the_longest_name_counts_wherever_it_stands(tell: Build) -> None:
    doc = tell("Sidi+Brahim:nsubj:PER zweeg:ROOT", "Omar+Sidi+Brahim:nsubj:PER zweeg:ROOT")
    assert [a.id for a in doc._.actors] == ["omar-sidi-brahim"]


def test_two_letters_are_no_surname(tell: Build) -> None:
    assert len(found(tell("Jan+Bo:nsubj:PER zweeg:ROOT", "Toen:advmod zweeg:ROOT Bo:nsubj:E"))) == 1


def test_a_surname_of_two_that_the_recogniser_missed_is_of_neither(tell: Build) -> None:
    both = "Jan+Bos:nsubj:PER zweeg:ROOT", "Anna+Bos:nsubj:PER zweeg:ROOT"
    assert len(found(tell(*both, "Toen:advmod zweeg:ROOT Bos:nsubj:E"))) == 2


def test_an_s_is_a_genitive_only_where_the_tree_says_so(tell: Build) -> None:
    assert [a.id for a in tell("Trumps:nmod:poss:PER@plan plan:nsubj slaagde:ROOT")._.actors] == [
        "donald-trump"
    ]
    assert [a.id for a in tell("Trumps:nsubj:PER zweeg:ROOT")._.actors] == ["trumps"]


# What stands around a name ----------------------------------------------------------------------------

LATER = "Toen:advmod lachte:ROOT {}:nsubj"


@pytest.mark.parametrize(
    ("sentence", "pronoun", "resolved"),
    [
        ("mevrouw:nsubj Bos:appos:PER@mevrouw zweeg:ROOT", "hij", False),
        ("meneer:nsubj Bos:appos:PER@meneer zweeg:ROOT", "zij", False),
        ("meneer:nsubj Bos:appos:PER@meneer zweeg:ROOT", "hij", True),
        ("woordvoerster:nsubj Bos:appos:PER@woordvoerster zweeg:ROOT", "hij", False),
        ("Anna+Bos:nsubj:PER zweeg:ROOT", "hij", False),
        ("Piet+Bos:nsubj:PER zweeg:ROOT", "zij", False),
    ],
)
def test_the_gender_of_a_person(tell: Build, sentence: str, pronoun: str, resolved: bool) -> None:
    doc = tell(sentence, LATER.format(pronoun))
    assert any(text == pronoun for text, _, _ in found(doc)) == resolved


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("De:det@president Peruaanse:amod@president president:nsubj Jan+Bos:appos:PER@president", "PER"),
        ("Peru:nsubj:E zag:acl president:nsubj Jan+Bos:appos:PER@president", None),
        ("president:nsubj van:case@Peru Peru:nmod:E@president Jan+Bos:appos:PER@president", "PER"),
    ],
)
def test_the_country_that_the_title_names(tell: Build, words: str, country: str | None) -> None:
    assert [a.country for a in tell(f"{words} zweeg:ROOT")._.actors if a.id == "jan-bos"] == [country]


@pytest.mark.parametrize(
    ("phrase", "owned"),
    [
        ("PVV-leider:nsubj:N Jan+Bos:appos:PER@PVV-leider", True),
        ("Jan+Bos:nsubj:PER (:punct PVV:appos:E@Jan ):punct", True),
        ("voorzitter:nsubj van:case@PVV PVV:nmod:E@voorzitter Jan+Bos:appos:PER@voorzitter", True),
        ("Jan+Bos:nsubj:PER ,:punct PVV:appos:E@Jan ,:punct", False),
    ],
)
def test_the_body_that_the_phrase_gives(tell: Build, phrase: str, owned: bool) -> None:
    doc = tell(f"{phrase} zweeg:ROOT", "Zijn:nmod:poss@partij partij:nsubj zweeg:ROOT")
    assert [a for text, a, rule in found(doc) if rule == "owner's-body"] == ["pvv"] * owned


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


def test_given_names_join_what_was_tagged_as_two_names(build: Build) -> None:
    text = """
Jan PROPN N|eigen|ev nsubj 3 B-PERSON
Peter PROPN N|eigen|ev flat 0 B-PERSON
Veldhuis PROPN N|eigen|ev flat 0 I-PERSON
zweeg VERB WW|pv|verl|ev ROOT 3
"""
    assert [(t, a) for t, a, _ in found(build(text))] == [("Jan Peter Veldhuis", "jan-peter-veldhuis")]
    # no given name, or one that goes on with a known name
    assert [t for t, *_ in found(build(text.replace("Jan", "Bakema")))] == ["Bakema", "Peter Veldhuis"]
    known = text.replace("Peter", "Mark").replace("Veldhuis", "Rutte")
    assert [t for t, *_ in found(build(known))] == ["Jan", "Mark Rutte"]


def test_of_two_people_with_one_given_name_the_last_named(build: Build) -> None:
    doc = build(
        """
Anna PROPN N|eigen|ev nsubj 3 B-PERSON
Maria PROPN N|eigen|ev flat 0 I-PERSON
Bakker PROPN N|eigen|ev flat 0 I-PERSON
zweeg VERB WW|pv|verl|ev ROOT 3

Anna PROPN N|eigen|ev nsubj 6 B-PERSON
Veldhuis PROPN N|eigen|ev flat 4 I-PERSON
lachte VERB WW|pv|verl|ev ROOT 6

Anna PROPN N|eigen|ev nsubj 8 B-PERSON
vertrok VERB WW|pv|verl|ev ROOT 8
"""
    )
    assert [a for _, a, _ in found(doc)] == ["anna-maria-bakker", "anna-veldhuis", "anna-veldhuis"]


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

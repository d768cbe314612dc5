"""`CIA-directeur John Ratcliffe`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aldus.lexicon.tables import shipped
from aldus.mentions import TokenMention
from aldus.relations.readers.roles import roles
from aldus.relations.reading import Reading
from benchmarks.support.handmade import handmade, name

from .conftest import found

Read = Callable[[str], Reading]
Found = list[tuple[str, str, str, str]]
NAMES = {
    "Els": "els/PERSON",
    "Jan": "jan/PERSON",
    "Unie": "unie/ORG",
    "Bond": "bond/ORG",
    "Peru": "PER/COUNTRY",
    "Peruaanse": "PER/COUNTRY/adjective",
    "Chileense": "CHL/COUNTRY/adjective",
    "unionistische": "unie/ORG/adjective",
}


@pytest.fixture(scope="session")
def read() -> Read:
    """A Doc as the reader sees it, with all names."""
    return lambda text: Reading(name(handmade(text), **NAMES), shipped())


def held(reading: Reading) -> Found:
    """Person, body, trigger and rule of every function."""
    words = reading.tree.words
    return [
        (c.source.actor, c.target.actor if c.target else "", words[c.trigger], c.rule)
        for c in found(reading, roles)
    ]


def words(*tokens: str) -> str:
    """Words that all hang on the first."""
    first, *rest = tokens
    return " ".join(
        [f"{first} ROOT -", *(token if token.split()[-1].isdigit() else f"{token} dep 0" for token in rest)]
    )


# before the name, by the tree


@pytest.mark.parametrize("dep", ["appos", "flat", "nmod"])
def test_title_above_the_name(read: Read, dep: str) -> None:
    text = f"Peruaanse ADJ amod 1 president NOUN ROOT - Els PROPN {dep} 1"
    assert held(read(text)) == [("els", "PER", "president", "role-before")]


@pytest.mark.parametrize("dep", ["appos", "nmod", "compound", "flat"])
def test_title_below_the_name(read: Read, dep: str) -> None:
    text = f"Peruaanse ADJ amod 1 president NOUN {dep} 2 Els PROPN ROOT -"
    assert held(read(text)) == [("els", "PER", "president", "role-before")]


def test_title_beside_the_one_above_the_name(read: Read) -> None:
    text = "vader NOUN ROOT - en CCONJ cc 3 Peruaanse ADJ amod 3 president NOUN conj 0 Els PROPN appos 0"
    assert held(read(text)) == [("els", "PER", "president", "role-before")]


@pytest.mark.parametrize("word", ["echtgenote", "tafel"])
def test_noun_that_is_no_function(read: Read, word: str) -> None:
    assert held(read(f"Peruaanse ADJ amod 1 {word} NOUN ROOT - Els PROPN appos 1")) == []


def test_function_of_a_body_that_is_no_actor(read: Read) -> None:
    assert held(read("grote ADJ amod 1 president NOUN ROOT - Els PROPN appos 1")) == []


def test_function_at_a_person_is_none(read: Read) -> None:
    assert held(read("directeur NOUN ROOT - van ADP case 2 Jan PROPN nmod 0 Els PROPN appos 0")) == []


# before the name, by the words


def test_title_among_the_words_before_the_name(read: Read) -> None:
    text = words("directeur NOUN", "van ADP case 2", "Unie PROPN nmod 0", "Els PROPN")
    assert held(read(text)) == [("els", "unie", "directeur", "role-words-before")]


def test_body_between_title_and_name(read: Read) -> None:
    assert held(read(words("minister NOUN", "van ADP", "Unie PROPN", "Els PROPN"))) == [
        ("els", "unie", "minister", "role-words-before")
    ]
    assert held(read(words("minister NOUN", "oude ADJ", "Unie PROPN", "Els PROPN"))) == []


def test_comma_before_the_name(read: Read) -> None:
    text = words("directeur NOUN", "van ADP case 2", "Unie PROPN nmod 0", ", PUNCT", "Els PROPN")
    assert held(read(text)) == [("els", "unie", "directeur", "role-words-before")]


@pytest.mark.parametrize(("n", "roles"), [(5, 1), (6, 0)])
def test_how_far_before_the_name(read: Read, n: int, roles: int) -> None:
    text = words("directeur NOUN", "van ADP case 2", "Unie PROPN nmod 0", *["oud ADJ"] * n, "Els PROPN")
    assert len(held(read(text))) == roles


@pytest.mark.parametrize("word", ["; PUNCT", "wint VERB", "is AUX", "dat SCONJ", "of CCONJ", "en CCONJ"])
def test_words_between_that_end_the_phrase(read: Read, word: str) -> None:
    text = words("directeur NOUN", "van ADP case 2", "Unie PROPN nmod 0", word, "Els PROPN")
    assert held(read(text)) == []


@pytest.mark.parametrize("word", ["en CCONJ", "- PUNCT"])
def test_words_between_that_do_not(read: Read, word: str) -> None:
    text = words("directeur NOUN", "van ADP case 2", "Unie PROPN nmod 0", word, "oud ADJ", "Els PROPN")
    assert [rule for *_, rule in held(read(text))] == ["role-words-before"]


def test_title_of_another_person_between(read: Read) -> None:
    other = words("directeur NOUN", "van ADP case 2", "Unie PROPN nmod 0", "Jan PROPN", "Els PROPN")
    assert [person for person, *_ in held(read(other))] == ["jan"]


@pytest.mark.parametrize("above", ["broer", "directeur"])
def test_title_that_belongs_to_the_phrase_of_another(read: Read, above: str) -> None:
    text = f"{above} NOUN ROOT - van ADP case 3 Peruaanse ADJ amod 3 president NOUN nmod 0 , PUNCT dep 0 Els PROPN dep 0"
    assert held(read(text)) == []
    plain = text.replace(above, "huis")
    assert held(read(plain)) == [("els", "PER", "president", "role-words-before")]


# behind the name


@pytest.mark.parametrize("dep", ["appos", "nmod", "parataxis", "acl"])
def test_apposition(read: Read, dep: str) -> None:
    text = f"Els PROPN ROOT - directeur NOUN {dep} 0 van ADP case 3 Unie PROPN nmod 1"
    assert held(read(text)) == [("els", "unie", "directeur", "role-apposition")]


def test_several_appositions(read: Read) -> None:
    text = (
        "Els PROPN ROOT - directeur NOUN appos 0 van ADP case 3 Unie PROPN nmod 1 en CCONJ cc 5 baas NOUN conj 1"
        " van ADP case 7 Bond PROPN nmod 5"
    )
    assert [(body, trigger) for _, body, trigger, _ in held(read(text))] == [
        ("unie", "directeur"),
        ("bond", "baas"),
    ]


def test_conjunct_is_another_person_but_behind_a_comma(read: Read) -> None:
    text = "Els PROPN ROOT - {} 0 directeur NOUN conj 0 van ADP case 4 Unie PROPN nmod 2"
    assert held(read(text.format("en CCONJ cc"))) == []
    assert [rule for *_, rule in held(read(text.format(", PUNCT punct")))] == ["role-apposition"]


def behind(*tokens: str) -> str:
    return words("Els PROPN", *tokens)


UNION = ("directeur NOUN", "van ADP case 4", "Unie PROPN nmod 2")


@pytest.mark.parametrize(
    ("tokens", "roles"),
    [
        ((", PUNCT", *UNION, ", PUNCT"), 1),
        ((", PUNCT", *UNION, ". PUNCT"), 1),
        ((", PUNCT", *UNION), 0),  # never ends
        ((", PUNCT", *UNION, "en CCONJ"), 0),
        (("; PUNCT", *UNION, ", PUNCT"), 0),
    ],
)
def test_noun_behind_the_comma(read: Read, tokens: tuple[str, ...], roles: int) -> None:
    assert [rule for *_, rule in held(read(behind(*tokens)))] == ["role-after-comma"] * roles


@pytest.mark.parametrize("word", ["wint VERB", "is AUX", "die PRON", "bij ADP", "en CCONJ", "dat SCONJ"])
def test_word_behind_the_comma_that_opens_something_else(read: Read, word: str) -> None:
    text = behind(", PUNCT", word, "directeur NOUN", "van ADP case 5", "Unie PROPN nmod 3", ", PUNCT")
    assert held(read(text)) == []


def test_only_the_first_noun_behind_the_comma(read: Read) -> None:
    text = behind(", PUNCT", "vader NOUN", "directeur NOUN", "van ADP case 5", "Unie PROPN nmod 3", ", PUNCT")
    assert held(read(text)) == []


@pytest.mark.parametrize(("n", "roles"), [(6, 1), (7, 0)])
def test_how_far_behind_the_comma(read: Read, n: int, roles: int) -> None:
    at = n + 2
    union = ("directeur NOUN", f"van ADP case {at + 2}", f"Unie PROPN nmod {at}", ", PUNCT")
    assert len(held(read(behind(", PUNCT", *["oud ADJ"] * n, *union)))) == roles


@pytest.mark.parametrize(("n", "roles"), [(20, 1), (24, 0)])
def test_how_long_what_stands_behind_the_comma_may_be(read: Read, n: int, roles: int) -> None:
    assert len(held(read(behind(", PUNCT", *UNION, *["daar ADV"] * n, ", PUNCT")))) == roles


# brackets


def test_party_in_brackets(read: Read) -> None:
    text = words("daar ADV", "Els PROPN", "( PUNCT", "Unie PROPN", ") PUNCT")
    assert held(read(text)) == [("els", "unie", "Unie", "role-brackets")]


@pytest.mark.parametrize(
    "brackets", [("[ PUNCT", "Unie PROPN", "] PUNCT"), ("( PUNCT", "Unie PROPN", "wint VERB")]
)
def test_no_brackets(read: Read, brackets: tuple[str, ...]) -> None:
    assert held(read(words("daar ADV", "Els PROPN", *brackets))) == []


def test_country_in_brackets_is_where_somebody_is_from(read: Read) -> None:
    assert held(read(words("daar ADV", "Els PROPN", "( PUNCT", "Peru PROPN", ") PUNCT"))) == []


@pytest.mark.parametrize(("n", "trigger"), [(0, "burgemeester"), (1, "burgemeester"), (2, "Unie")])
def test_how_far_the_title_of_a_party_in_brackets(read: Read, n: int, trigger: str) -> None:
    text = words(
        "burgemeester NOUN", "; PUNCT", *["oud ADV"] * n, "Els PROPN", "( PUNCT", "Unie PROPN", ") PUNCT"
    )
    assert [t for *_, t, _ in held(read(text))] == [trigger]


def test_ministry_in_brackets(read: Read) -> None:
    text = "minister NOUN ROOT - Els PROPN appos 0 ( PUNCT dep 0 Bond PROPN dep 0 ; PUNCT dep 0"
    assert held(read(text)) == [("els", "bond", "minister", "role-before")]
    person = text.replace("Bond", "Jan")
    assert held(read(person)) == []


def test_place_behind_the_name(read: Read) -> None:
    text = "burgemeester NOUN ROOT - Els PROPN appos 0 {} ADP case 3 Unie PROPN nmod 1"
    assert held(read(text.format("van"))) == [("els", "unie", "burgemeester", "role-before")]
    assert held(read(text.format("voor"))) == []
    assert held(read(text.format("van").replace("Unie", "Jan"))) == []


# verbs


@pytest.mark.parametrize("verb", ["is/zijn", "werd/worden", "blijft/blijven"])
def test_what_somebody_is(read: Read, verb: str) -> None:
    copula = f"Els PROPN nsubj 2 {verb} AUX:pv cop 2 directeur NOUN ROOT - van ADP case 4 Unie PROPN nmod 2"
    assert held(read(copula)) == [("els", "unie", "directeur", "role-copula")]
    main = f"Els PROPN nsubj 1 {verb} VERB:pv ROOT - directeur NOUN xcomp 1 van ADP case 4 Unie PROPN nmod 2"
    assert held(read(main)) == [("els", "unie", "directeur", "role-copula")]


@pytest.mark.parametrize(
    "text",
    [
        "Els PROPN nsubj 3 is/zijn AUX:pv cop 3 geen DET det 3 directeur NOUN ROOT - van ADP case 5 Unie PROPN nmod 3",
        "Els PROPN nsubj 1 kent/kennen VERB:pv ROOT - directeur NOUN xcomp 1 van ADP case 4 Unie PROPN nmod 2",
        "Bond PROPN nsubj 2 is/zijn AUX:pv cop 2 directeur NOUN ROOT - van ADP case 4 Unie PROPN nmod 2",
    ],
)
def test_what_nobody_is(read: Read, text: str) -> None:
    assert held(read(text)) == []


APPOINTED = "Els PROPN {} 2 {} AUX:pv {} 2 {} VERB:{} ROOT - {} ADP case 4 directeur NOUN obl 2 van ADP case 6 Unie PROPN nmod 4"


@pytest.mark.parametrize("prep", ["tot", "als"])
def test_appointment(read: Read, prep: str) -> None:
    passive = APPOINTED.format("nsubj:pass", "werd/worden", "aux:pass", "benoemd/benoemen", "vd", prep)
    assert held(read(passive)) == [("els", "unie", "directeur", "role-appoint")]
    active = passive.replace("nsubj:pass", "obj").replace("aux:pass", "aux")
    assert held(read(active)) == [("els", "unie", "directeur", "role-appoint")]


@pytest.mark.parametrize(
    ("verb", "prep", "more"),
    [
        ("benoemd/benoemen", "door", ""),
        ("gezien/zien", "tot", ""),
        ("benoemd/benoemen", "tot", "niet ADV advmod 2"),
    ],
)
def test_no_appointment(read: Read, verb: str, prep: str, more: str) -> None:
    text = APPOINTED.format("nsubj:pass", "werd/worden", "aux:pass", verb, "vd", prep)
    assert held(read(f"{text} {more}")) == []


# bodies of a title


def bodies(reading: Reading) -> list[str]:
    return [body for _, body, *_ in held(reading)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the country right before the title is all
        ("Peruaanse ADJ amod 1 directeur NOUN ROOT - van ADP case 3 Unie PROPN nmod 1 Els PROPN appos 1", ["PER"]),
        ("Peruaanse ADJ amod 2 oude ADJ amod 2 directeur NOUN ROOT - Els PROPN appos 2", ["PER"]),
        ("unionistische ADJ x 2 oude ADJ amod 2 leider NOUN ROOT - Els PROPN appos 2", ["unie"]),
        ("directeur NOUN ROOT - Peruaanse ADJ amod 0 en CCONJ cc 3 Chileense ADJ conj 1 Els PROPN appos 0", ["PER", "CHL"]),
        ("Unie PROPN nmod:poss 1 directeur NOUN ROOT - Els PROPN appos 1", ["unie"]),
        ("directeur NOUN ROOT - bij ADP case 2 Unie PROPN nmod 0 en CCONJ cc 4 Bond PROPN conj 2 Els PROPN appos 0", ["unie", "bond"]),
        ("directeur NOUN ROOT - over ADP case 2 Unie PROPN nmod 0 Els PROPN appos 0", []),
        ("Els PROPN ROOT - directeur NOUN appos 0 van ADP case 4 Peruaanse ADJ amod 4 leger NOUN nmod 1", []),
        # where the tree says nothing
        ("Unie PROPN x 1 directeur NOUN ROOT - Els PROPN appos 1", ["unie"]),
        ("Unie PROPN x 2 oude ADJ amod 2 directeur NOUN ROOT - Els PROPN appos 2", []),
        ("Peruaanse ADJ x 3 huis NOUN x 3 oude NOUN x 3 directeur NOUN ROOT - Els PROPN appos 3", ["PER"]),
        ("Peruaanse ADJ x 4 huis NOUN x 4 huis NOUN x 4 oude NOUN x 4 directeur NOUN ROOT - Els PROPN appos 4", []),
        ("Peruaanse ADJ x 2 en CCONJ x 2 directeur NOUN ROOT - Els PROPN appos 2", []),
    ],
)  # fmt: skip
def test_bodies(read: Read, text: str, found: list[str]) -> None:
    assert sorted(bodies(read(text))) == sorted(found)


def test_body_in_the_first_part_of_a_title() -> None:
    doc = name(handmade("Unie-directeur NOUN ROOT - Els PROPN appos 0"), **NAMES)
    doc._.mentions = (*doc._.mentions, TokenMention("unie", 0, 1, 0, 0, 4, "name"))
    assert held(Reading(doc, shipped())) == [("els", "unie", "Unie-directeur", "role-before")]

"""From noun phrases to the actors they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.lexicon.tables import shipped
from aldus.mentions import TokenMention
from aldus.relations.reading import Reading
from benchmarks.support.handmade import handmade, name

if TYPE_CHECKING:
    from .conftest import Read

PERU, CHILI, CUBA, MALI = "PER/COUNTRY", "CHL/COUNTRY", "CUB/COUNTRY", "MLI/COUNTRY"
ELS, JAN, UNIE = "els/PERSON", "jan/PERSON", "unie/ORG"


def direct(reading: Reading, word: str) -> list[tuple[str, str]]:
    """Actor and way of what a word stands for."""
    i = reading.tree.words.index(word)
    return [(p.actor, p.how) for p in reading.parties.direct(i)]


# names


def test_name_stands_for_itself(reading: Read) -> None:
    doc = reading("Peru PROPN nsubj 1 wint VERB:pv ROOT -", Peru=PERU)
    assert direct(doc, "Peru") == [("PER", "self")]
    assert direct(doc, "wint") == []


def test_word_inside_a_name_stands_for_it_only_where_its_head_is_outside(reading: Read) -> None:
    whole = reading("Nieuw ADJ amod 1 Peru PROPN nsubj 2 wint VERB:pv ROOT -", Nieuw_Peru=PERU)
    assert (direct(whole, "Peru"), direct(whole, "Nieuw")) == ([("PER", "self")], [])
    parted = reading("Nieuw PROPN nsubj 2 Peru PROPN obj 2 wint VERB:pv ROOT -", Nieuw_Peru=PERU)
    assert direct(parted, "Peru") == [("PER", "self")]


def test_adjective_of_a_country_is_no_party_of_its_own(reading: Read) -> None:
    text = "Peruaanse {} nsubj 1 winnen VERB:pv ROOT -"
    assert direct(reading(text.format("ADJ"), Peruaanse=f"{PERU}/adjective"), "Peruaanse") == []
    noun = direct(reading(text.format("NOUN"), Peruaanse=f"{PERU}/adjective"), "Peruaanse")
    assert noun == [("PER", "self")]


def test_metonym_with_two_adjectives_stands_for_both(reading: Read) -> None:
    words = "de DET det 4 Peruaanse ADJ amod 4 en CCONJ cc 3 Chileense ADJ conj 1 ploeg NOUN nsubj 5 wint VERB:pv ROOT -"
    doc = reading(
        words,
        de_Peruaanse_en_Chileense_ploeg=f"{PERU}/metonym",
        Chileense=f"{CHILI}/adjective",
    )
    assert direct(doc, "ploeg") == [("PER", "self"), ("CHL", "self")]
    short = reading(
        "de DET det 2 Chileense ADJ amod 2 ploeg NOUN nsubj 3 wint VERB:pv ROOT -",
        de_Chileense_ploeg=f"{PERU}/metonym",
        Chileense=f"{CHILI}/adjective",
    )
    assert direct(short, "ploeg") == [("PER", "self")]


# names in apposition


@pytest.mark.parametrize("dep", ["appos", "flat", "nmod"])
def test_person_in_apposition_comes_first(reading: Read, dep: str) -> None:
    text = f"Unie-baas PROPN nsubj 2 Els PROPN {dep} 0 wint VERB:pv ROOT -"
    assert direct(reading(text, **{"Unie-baas": UNIE, "Els": ELS}), "Unie-baas") == [("els", "appos")]


def test_body_in_apposition_comes_after_the_noun_itself(reading: Read) -> None:
    text = "bond NOUN nsubj 2 Unie PROPN appos 0 wint VERB:pv ROOT -"
    assert direct(reading(text, Unie=UNIE), "bond") == [("unie", "appos")]
    assert direct(reading(text, Unie=UNIE, bond="bond/ORG/description"), "bond") == [("bond", "self")]


def test_phrase_with_a_preposition_is_no_apposition(reading: Read) -> None:
    text = "bond NOUN nsubj 3 in ADP case 2 Unie PROPN nmod 0 wint VERB:pv ROOT -"
    assert direct(reading(text, Unie=UNIE), "bond") == []


# titles


def bearer(*between: str, noun: str = "minister") -> str:
    """A title with `van Zaken`, more words and a name behind it."""
    words = [f"{noun} NOUN ROOT -", "van ADP case 2", "Zaken PROPN nmod 0"]
    return " ".join([*words, *(f"{word} dep 0" for word in between), "Els PROPN dep 0"])


def test_name_at_the_end_of_the_phrase_of_a_title(reading: Read) -> None:
    assert direct(reading(bearer(), Els=ELS), "minister") == [("els", "appos")]
    assert direct(reading(bearer(), Els=UNIE), "minister") == []


@pytest.mark.parametrize("word", [", PUNCT", "en CCONJ", "ziet VERB", "hem PRON"])
def test_name_beyond_the_phrase_of_a_title(reading: Read, word: str) -> None:
    doc = reading(bearer(word), Els=ELS)
    assert direct(doc, "minister") == []


def test_name_behind_a_preposition_is_not_that_of_the_title(reading: Read) -> None:
    doc = reading(bearer("voor ADP"), Els=ELS)
    assert direct(doc, "minister") == []


def test_how_far_the_name_of_a_title_may_stand(reading: Read) -> None:
    for n, expected in ((4, [("els", "appos")]), (5, [])):
        doc = reading(bearer(*["oud ADJ"] * n), Els=ELS)
        assert direct(doc, "minister") == expected


def test_noun_that_is_no_title_has_no_bearer(reading: Read) -> None:
    doc = reading(bearer(noun="tafel"), Els=ELS)
    assert direct(doc, "tafel") == []


@pytest.mark.parametrize("noun", ["woordvoerder", "minister", "ruiterij-commandant"])
def test_who_acts_for_a_body(reading: Read, noun: str) -> None:
    text = "{} NOUN nsubj 3 van ADP case 2 Peru PROPN nmod 0 wint VERB:pv ROOT -"
    assert direct(reading(text.format(noun), Peru=PERU), noun) == [("PER", "agent-van")]
    adjective = reading(
        f"Peruaanse ADJ amod 1 {noun} NOUN nsubj 2 wint VERB:pv ROOT -", Peruaanse=f"{PERU}/adjective"
    )
    assert direct(adjective, noun) == [("PER", "agent-adj")]
    assert direct(reading(text.format("tafel"), Peru=PERU), "tafel") == []


def test_who_is_somebodys_does_not_act_for_him(reading: Read) -> None:
    doc = reading("Els PROPN nmod:poss 1 advocaat NOUN nsubj 2 wint VERB:pv ROOT -", Els=ELS)
    assert direct(doc, "advocaat") == []


@pytest.mark.parametrize(
    ("noun", "found"),
    [("Peru-troepen", [("PER", "compound")]), ("Peru-president", []), ("Peru-tafels", [])],
)
def test_body_in_a_compound(reading: Read, noun: str, found: list[tuple[str, str]]) -> None:
    doc = name(handmade(f"{noun} NOUN nsubj 1 wint VERB:pv ROOT -"))
    doc._.mentions = (TokenMention("PER", 0, 1, 0, 0, 4, "name"),)
    assert direct(Reading(doc, shipped()), noun) == found


@pytest.mark.parametrize(("noun", "found"), [("meerderheid", [("unie", "van")]), ("tafel", [])])
def test_part_of_a_body(reading: Read, noun: str, found: list[tuple[str, str]]) -> None:
    doc = reading(f"{noun} NOUN nsubj 3 van ADP case 2 Unie PROPN nmod 0 wint VERB:pv ROOT -", Unie=UNIE)
    assert direct(doc, noun) == found
    adjective = reading(f"Peruaanse ADJ amod 1 {noun} NOUN ROOT -", Peruaanse=f"{PERU}/adjective")
    assert direct(adjective, noun) == []


def test_first_person_in_a_quotation(reading: Read) -> None:
    doc = reading("Ik PRON nsubj 1 win VERB:pv ROOT -")
    assert direct(doc, "Ik") == []
    doc.parties.speak({0: "els"})
    assert direct(doc, "Ik") == [("els", "speaker")]


# lists


def landen(*tokens: str) -> str:
    """`landen` with tokens behind it."""
    return " ".join(["landen NOUN ROOT -", *(f"{token} dep 0" for token in tokens)])


NAMES = {"Peru": PERU, "Chili": CHILI, "Cuba": CUBA, "Mali": MALI}


def actors(reading: Reading) -> list[str]:
    return [actor for actor, _ in direct(reading, "landen")]


@pytest.mark.parametrize("opener", [("waaronder ADP",), ("onder ADP", "meer ADV"), ("zoals ADP",)])
def test_members_that_a_list_names(reading: Read, opener: tuple[str, ...]) -> None:
    names = ("Peru PROPN", ", PUNCT", "Chili PROPN", "en CCONJ", "Cuba PROPN")
    assert actors(reading(landen(", PUNCT", *opener, *names), **NAMES)) == ["PER", "CHL", "CUB"]
    assert actors(reading(landen(", PUNCT", "naast ADP", *names), **NAMES)) == []


def test_list_ends_behind_its_last_member(reading: Read) -> None:
    names = ("zoals ADP", "Peru PROPN", "en CCONJ", "Chili PROPN", "Mali PROPN")
    assert actors(reading(landen(*names), **NAMES)) == ["PER", "CHL"]


def test_list_may_name_its_members_by_who_acts_for_them(reading: Read) -> None:
    text = "landen NOUN ROOT - zoals ADP dep 0 Peru PROPN dep 0 en CCONJ dep 0 de DET det 5 president NOUN dep 0 van ADP case 7 Chili PROPN nmod 5"
    assert actors(reading(text, **NAMES)) == ["PER", "CHL"]


@pytest.mark.parametrize("word", ["wint VERB", "is AUX", "dat SCONJ", "in ADP", "; PUNCT", ". PUNCT"])
def test_what_ends_a_list(reading: Read, word: str) -> None:
    assert actors(reading(landen("zoals ADP", "Peru PROPN", word, "Chili PROPN"), **NAMES)) == ["PER"]


def test_how_much_else_may_stand_in_a_list(reading: Read) -> None:
    for n, expected in ((3, ["PER", "CHL"]), (4, ["PER"])):
        doc = reading(landen("zoals ADP", "Peru PROPN", *["oud ADJ"] * n, "Chili PROPN"), **NAMES)
        assert actors(doc) == expected
    many = [word for name in NAMES for word in ("oud ADJ", "oud ADJ", f"{name} PROPN")]
    assert len(actors(reading(landen("zoals ADP", *many), **NAMES))) == 4


def test_how_long_a_list_may_be(reading: Read) -> None:
    for n, expected in ((29, ["PER", "CHL"]), (30, ["PER"])):
        names = ("zoals ADP", *["Peru PROPN", ", PUNCT"] * n, "Chili PROPN")
        assert actors(reading(landen(*names), **NAMES)) == expected


def test_how_far_a_list_may_stand_from_its_noun(reading: Read) -> None:
    for n, expected in ((6, ["PER"]), (7, [])):
        doc = reading(landen(*["daar ADV"] * n, "zoals ADP", "Peru PROPN"), **NAMES)
        assert actors(doc) == expected


@pytest.mark.parametrize("word", ["winnen VERB", "zijn AUX", "dat SCONJ", ". PUNCT"])
def test_list_of_another_phrase(reading: Read, word: str) -> None:
    assert actors(reading(landen(word, "zoals ADP", "Peru PROPN"), **NAMES)) == []


def test_list_needs_a_noun_before_it(reading: Read) -> None:
    text = landen("zoals ADP", "Peru PROPN").replace("landen NOUN", "landen PROPN")
    assert actors(reading(text, **NAMES)) == []


# what hangs on a noun


def test_owners_of_a_noun(reading: Read) -> None:
    doc = reading(
        "Peruaanse ADJ amod 3 en CCONJ cc 2 Chileense ADJ conj 0 steun NOUN ROOT - van ADP case 5 Cuba PROPN nmod 3"
        " aan ADP case 7 Mali PROPN nmod 3 Els PROPN nmod:poss 3",
        Peruaanse=f"{PERU}/adjective",
        Chileense=f"{CHILI}/adjective",
        Cuba=CUBA,
        Mali=MALI,
        Els=ELS,
    )
    owners = [(p.actor, p.how) for p in doc.parties.owners(3)]
    assert owners == [("PER", "adj"), ("CHL", "adj"), ("CUB", "van"), ("els", "poss")]
    assert [(p.actor, p.how) for p in doc.parties.phrases(3, "aan", "tegen")] == [("MLI", "aan")]
    assert [p.actor for p in doc.parties.phrases(3, "van", "aan")] == ["CUB", "MLI"]
    assert doc.parties.phrases(3, "tegen") == []


def test_all_actors_of_several_heads_once(reading: Read) -> None:
    doc = reading("Peru PROPN ROOT - Chili PROPN conj 0 Peru PROPN conj 0", **NAMES)
    assert [(p.actor, p.token) for p in doc.parties.all([2, 1, 0])] == [("PER", 2), ("CHL", 1)]


# parts of a state


@pytest.mark.parametrize(("place", "found"), [("hoofdstad", True), ("noorden", True), ("krant", False)])
def test_group_in_a_part_of_a_state(reading: Read, place: str, found: bool) -> None:
    doc = reading(
        f"Betogers NOUN nsubj 5 in ADP case 4 de DET det 4 Peruaanse ADJ amod 4 {place} NOUN nmod 0 zwegen VERB:pv ROOT -",
        Peruaanse=f"{PERU}/adjective",
    )
    assert direct(doc, "Betogers") == ([("PER", "agent-adj")] if found else [])


@pytest.mark.parametrize(("people", "found"), [("inspecteurs", True), ("aanhangers", False)])
def test_group_of_a_body_in_a_compound(reading: Read, people: str, found: bool) -> None:
    word = f"Unie-{people}"
    doc = reading(f"{word} NOUN nsubj 1 zwegen VERB:pv ROOT -")
    doc.tree.tag[0] = "N|soort|mv|basis"
    unie = TokenMention("unie", 0, 1, 0, 0, len("Unie"), "name")
    doc.doc._.mentions = (unie,)
    assert [p.how for p in Reading(doc.doc, doc.lex).parties.direct(0)] == (["compound"] if found else [])


@pytest.mark.parametrize(
    ("noun", "found"), [("Peru-plan", [("PER", "van")]), ("Peru-troepen", []), ("Peru-president", [])]
)
def test_whose_a_thing_is_by_its_first_part(reading: Read, noun: str, found: list[tuple[str, str]]) -> None:
    doc = reading(f"{noun} NOUN ROOT -")
    doc.doc._.mentions = (TokenMention("PER", 0, 1, 0, 0, 4, "name"),)
    parties = Reading(doc.doc, doc.lex).parties
    assert [(p.actor, p.how) for p in parties.in_compound(0)] == found


@pytest.mark.parametrize(
    ("noun", "adjective", "found"),
    [
        ("minister", "oude", True),
        ("minister", "voormalige/voormalig", False),
        ("oud-minister", "oude", False),
        ("eigenaar", "oude", False),
        ("troepen", "voormalige/voormalig", True),
    ],
)
def test_who_still_acts_for_a_body(reading: Read, noun: str, adjective: str, found: bool) -> None:
    doc = reading(
        f"de DET det 2 {adjective} ADJ amod 2 {noun} NOUN ROOT - van ADP case 4 Peru PROPN nmod 2",
        Peru="PER/COUNTRY",
    )
    assert bool(doc.parties.direct(2)) is found


@pytest.mark.parametrize(
    ("article", "tag", "found"), [("de", "N|soort|ev|", []), ("een", "N|soort|ev|", ["PER"])]
)
def test_what_is_known_has_no_examples(reading: Read, article: str, tag: str, found: list[str]) -> None:
    text = f"{article} DET det 1 rechtbank NOUN:{tag} nsubj 5 , PUNCT punct 4 zoals ADP case 4 Peru PROPN nmod 1 wint VERB:pv ROOT -"
    assert [actor for actor, _ in direct(reading(text, Peru=PERU), "rechtbank")] == found


@pytest.mark.parametrize(("number", "found"), [("twee NUM nummod 1 ", []), ("de DET det 1 ", ["unie"])])
def test_members_of_a_party(reading: Read, number: str, found: list[str]) -> None:
    doc = reading(f"{number}Unie'ers NOUN:N|soort|mv nsubj 2 stemmen VERB:pv ROOT -")
    part = TokenMention("unie", 1, 2, 1, doc.tree.start[1], doc.tree.start[1] + 4, "name")
    doc.doc._.mentions = (part,)
    assert [actor for actor, _ in direct(Reading(doc.doc, shipped()), "Unie'ers")] == found


@pytest.mark.parametrize(("last", "found"), [("fans", []), ("plan", ["unie"])])
def test_what_a_compound_is_of(reading: Read, last: str, found: list[str]) -> None:
    doc = reading(f"Peru PROPN nsubj 1 roemt VERB:pv ROOT - Unie-{last} NOUN:N|soort obj 1")
    part = TokenMention("unie", 2, 3, 2, doc.tree.start[2], doc.tree.start[2] + 4, "name")
    doc.doc._.mentions = (part,)
    assert [p.actor for p in Reading(doc.doc, shipped()).parties.in_compound(2)] == found

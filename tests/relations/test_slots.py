"""Where in a clause a party stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.relations.slots import fill, objects_of, owners

if TYPE_CHECKING:
    from aldus.relations.reading import Reading

    from .conftest import Read

NAMES = {
    "Peru": "PER/COUNTRY",
    "Chili": "CHL/COUNTRY",
    "Cuba": "CUB/COUNTRY",
    "Mali": "MLI/COUNTRY",
    "Els": "els/PERSON",
    "Jan": "jan/PERSON",
    "Chileense": "CHL/COUNTRY/adjective",
    "leger": "CUB/COUNTRY/metonym",
}
# 0 Peru 1 geeft 2 Chili 3 Chileense 4 brug 5 aan 6 Cuba 7 van 8 Mali 9 Els 10 met 11 Jan
GIVES = """
    Peru PROPN nsubj 1  geeft/geven VERB:pv ROOT -  Cuba PROPN iobj 1  Chileense ADJ amod 4  brug NOUN obj 1
    aan ADP case 6  Jan PROPN nmod 4  van ADP case 8  Mali PROPN nmod 4  Els PROPN nmod:poss 4  met ADP case 11  Jan PROPN obl 1
"""


def filled(reading: Reading, slot: str) -> list[str]:
    c = next(iter(reading.clauses))
    return [p.actor for p in fill(reading, c, slot, c.objects)]


@pytest.mark.parametrize(
    ("slot", "actors"),
    [
        ("obj", []),
        ("iobj", ["CUB"]),
        ("obj.adj", ["CHL"]),
        ("obj.van", ["MLI"]),
        ("obj.poss", ["els"]),
        ("obj.aan", ["jan"]),
        ("obj.tegen", []),
        ("met", ["jan"]),
        ("aan", ["jan"]),  # of the object, where the verb has no such phrase
        ("tegen", []),
    ],
)
def test_slots(reading: Read, slot: str, actors: list[str]) -> None:
    assert filled(reading(GIVES, **NAMES), slot) == actors


def test_phrase_of_the_verb_comes_before_that_of_the_object(reading: Read) -> None:
    text = GIVES.replace("met ADP case 11  Jan PROPN obl 1", "aan ADP case 11  Peru PROPN obl 1")
    assert filled(reading(text, **NAMES), "aan") == ["PER"]


def test_object(reading: Read) -> None:
    doc = reading("Peru PROPN nsubj 1 steunt/steunen VERB:pv ROOT - Chili PROPN obj 1", **NAMES)
    assert filled(doc, "obj") == ["CHL"]


def test_owners_of_a_noun_by_slot(reading: Read) -> None:
    doc = reading(GIVES, **NAMES)
    assert [p.actor for p in owners(doc, 4, "van")] == ["MLI"]
    assert [(p.actor, p.how) for p in owners(doc, 4, "aan")] == [("jan", "aan")]


# 0 Gisteren 1 belde 2 Peru 3 ... 4 Chili
APPOSED = "Gisteren ADV advmod 1 belde/bellen VERB:pv ROOT - {} nsubj 1 {} {} {} 2"


def objects(reading: Reading, *, takes_object: bool = True) -> list[int]:
    return objects_of(reading, next(iter(reading.clauses)), takes_object=takes_object)


@pytest.mark.parametrize("dep", ["appos", "flat", "nmod"])
def test_object_that_the_parser_made_part_of_the_subject(reading: Read, dep: str) -> None:
    text = APPOSED.format("Peru PROPN", "", "Chili PROPN", dep)
    assert objects(reading(text, **NAMES)) == [3]
    assert objects(reading(text, **NAMES), takes_object=False) == []
    assert objects(reading(text.replace("Gisteren ADV advmod 1", "hen PRON obj 1"), **NAMES)) == [0]
    assert objects(reading(text.replace(" nsubj 1", " nsubj:pass 1"), **NAMES)) == []


@pytest.mark.parametrize(
    ("subject", "between", "name", "found"),
    [
        ("Els PROPN", "", "Jan PROPN", [3]),  # `belde Els Jan`
        ("minister NOUN", "", "Jan PROPN", []),  # whose name it is
        ("leger NOUN", "", "Chili PROPN", [3]),  # `viel het leger Chili binnen`
        ("land NOUN", "", "Chili PROPN", []),  # the land is Chili
        ("Peru PROPN", ", PUNCT punct 4", "Chili PROPN", []),
        ("Peru PROPN", ", PUNCT punct 2", "Chili PROPN", []),
        ("Peru PROPN", "in ADP case 4", "Chili PROPN", []),
        ("Peru PROPN", "", "Peru PROPN", []),
        ("Peru PROPN", "", "brug NOUN", []),
    ],
)
def test_what_may_be_such_an_object(
    reading: Read, subject: str, between: str, name: str, found: list[int]
) -> None:
    assert objects(reading(APPOSED.format(subject, between, name, "appos"), **NAMES)) == found


def test_such_an_object_stands_behind_the_verb(reading: Read) -> None:
    text = "Peru PROPN nsubj 2 Chili PROPN appos 0 belde/bellen VERB:pv ROOT -"
    assert objects(reading(text, **NAMES)) == []

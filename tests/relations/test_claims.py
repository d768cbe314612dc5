"""Who claims an act, by the word that it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.relations.claims import claim

if TYPE_CHECKING:
    from .conftest import Read

ACCUSED = """
    Peru Peru PROPN N|eigen nsubj 1
    {} VERB WW|pv|tgw ROOT -
    Chili Chili PROPN N|eigen obj 1
    van van ADP VZ|init case 4
    steun steun NOUN N|soort obl 1
"""


def test_subject_of_a_word_that_claims(read: Read) -> None:
    reading = read(ACCUSED.format("beschuldigt beschuldigen"), Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    found = claim(reading, 4)
    assert found is not None
    assert (found.actor, found.token) == ("PER", 1)


def test_other_words_claim_nothing(read: Read) -> None:
    reading = read(ACCUSED.format("weerhoudt weerhouden"), Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    assert claim(reading, 4) is None
    assert claim(reading, 1) is None

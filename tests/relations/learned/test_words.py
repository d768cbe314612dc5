"""What the tables say of a word, and who stands around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aldus.lexicon.tables import shipped
from aldus.relations.learned.words import around, known, slots
from aldus.relations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc


def test_a_verb_has_the_types_of_its_frames(reading: Reading) -> None:
    assert "xv" in known(reading, 1)
    assert "x?" not in known(reading, 1)


def test_actors_in_the_slots_of_a_clause_are_told_with_their_types(reading: Reading) -> None:
    assert {"fsubj", "fsubjCOUNTRY", "fobj", "fobjCOUNTRY", "fS3"} <= set(around(reading, 1))
    told = around(reading, 5)
    assert "fobjPERSON" in told
    assert "fsubj" not in told  # nobody knows who `hij` is


def test_nouns_tell_their_tables_and_phrases(make: Callable[..., Doc]) -> None:
    doc = make(
        """
        De de DET LID det 1
        aanval aanval NOUN N|soort ROOT 1
        van van ADP VZ case 3
        Peru Peru PROPN SPEC nmod 1
        op op ADP VZ case 5
        Chili Chili PROPN SPEC nmod 1
        """,
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
    )
    reading = Reading(doc, shipped())
    assert {"xn", "xnASSAULT"} <= set(known(reading, 1))
    assert list(slots(reading, 1)) == [("nvan", 3), ("nop", 5)]
    assert {"fnvanCOUNTRY", "fnopCOUNTRY", "fovan"} <= set(around(reading, 1))


def test_a_word_that_no_table_knows_says_so(make: Callable[..., Doc]) -> None:
    doc = make(
        """
        Peru Peru PROPN SPEC nsubj 1
        zwabbert zwabberen VERB WW ROOT 1
        het het DET LID det 3
        kabinet kabinet NOUN N|soort obj 1
        """,
        Peru="PER/COUNTRY",
    )
    reading = Reading(doc, shipped())
    assert known(reading, 1) == ["x?"]
    assert "fnobjofficials" in around(reading, 1)  # of which class a noun in a slot is

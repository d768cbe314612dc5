"""The last part of a compound."""

from __future__ import annotations

import pytest

from aldus.lexicon.compounds import LONGEST, Compounds, last_part
from aldus.lexicon.tables import shipped

KNOWN = {"leider", "natie", "relatie", "unie", "top", "rechter", "hoofd"}


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("leider", "leider"),
        ("top", "top"),
        ("partijleider", "leider"),
        ("ngo-leider", "leider"),
        ("defensierelatie", "relatie"),
        ("EU-top", "top"),
        ("ex-partijleider", "leider"),
        ("wereldunie", None),  # four letters
        ("opleider", None),  # two letters before it
        ("utrechter", None),
        ("tafel", None),
        ("-leider", "leider"),
        ("", None),
    ],
)
def test_last_parts(word: str, part: str | None) -> None:
    assert last_part(word, KNOWN) == part


def test_the_letters_that_count_can_be_set() -> None:
    assert last_part("wereldunie", KNOWN, shortest=4) == "unie"
    assert last_part("opleider", KNOWN, first=2) == "leider"


def test_words_that_are_no_last_part_count_alone_and_behind_a_hyphen() -> None:
    assert last_part("voorhoofd", KNOWN, never={"hoofd"}) is None
    assert last_part("hoofd", KNOWN, never={"hoofd"}) == "hoofd"
    assert last_part("vn-hoofd", KNOWN, never={"hoofd"}) == "hoofd"


def test_the_longest_part_wins() -> None:
    assert last_part("schaduwpartijleider", {"leider", "partijleider"}) == "partijleider"


def test_compounds_give_the_value_of_their_last_part() -> None:
    table = Compounds({"leider": 1, "unie": 2}, shortest=4)
    assert (table.of("Partijleider"), table.of("wereldunie"), table.of("tafel")) == (1, 2, None)
    assert table.of("Partijleider") == 1
    assert "partijleider" not in table


def test_a_last_part_is_no_longer_than_any_word_of_ours() -> None:
    word = "a" * LONGEST
    assert last_part(f"xyz{word}", {word}) == word
    assert last_part(f"xyz{word}a", {f"{word}a"}) is None
    assert max(map(len, (*shipped().titles, *shipped().nouns))) <= LONGEST

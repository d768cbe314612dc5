"""What is read of a text, and where each character of it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldus import characters

NOISE = (
    "\u00ad",
    "<b>",
    "</p>",
    "&eacute;",
    "&nbsp;",
    "e\u0301",
    "\ufb01",
    "\u200b",
    "a",
    " ",
    "&",
    "<",
    ".",
)


@pytest.mark.parametrize(
    "text, read",
    [
        ("Rus\u00adland bedreigt Oekra\u00adïne.", "Rusland bedreigt Oekraïne."),
        ("Oekra&iuml;ne &amp; Polen&nbsp;nu", "Oekraïne & Polen nu"),
        ("Oekra&#239;ne &#xEF;", "Oekraïne ï"),
        ("<p>Mark <b>Rutte</b></p><p>belde</p>", "\nMark Rutte\n\nbelde\n"),
        ("eerst<br/>dan", "eerst\ndan"),
        ("a<!-- niet lezen -->b<script>x = 1 < 2</script>c", "abc"),
        (unicodedata.normalize("NFD", "Erdoğan, José"), "Erdoğan, José"),
        ("\u0132sland, \ufb01lm, \uff21", "IJsland, film, A"),
        ("\u200bRutte\ufeff", "Rutte"),
        ("VVD’er, foto’s, d’Hondt", "VVD'er, foto's, d'Hondt"),
        ("‘s avonds, ’t Hart (’s nachts)", "'s avonds, 't Hart ('s nachts)"),
    ],
)
def test_what_hides_the_words_is_not_read(text: str, read: str) -> None:
    found = characters.read(text)
    assert found is not None
    assert found.text == read


@pytest.mark.parametrize(
    "text",
    [
        "Gewone tekst.",
        "’Nee’, zei hij.",
        "‘Ja’ of ‘nee’",
        "Oekraïne, José",
        "3 < 5 en 7 > 2",
        "Q&A bij R&D",
        "x <y@z.nl>",
    ],
)
def test_plain_text_is_read_as_it_is(text: str) -> None:
    assert characters.read(text) is None


def test_every_character_knows_its_place() -> None:
    found = characters.read("na&iuml;ef <b>nu</b>")
    assert found is not None
    at = found.text.index("ï")
    assert (found.starts[at], found.ends[at]) == (2, 8)
    at = found.text.index("nu")
    assert (found.starts[at], found.ends[at + 1]) == (14, 16)


@given(st.lists(st.sampled_from(NOISE), max_size=30).map("".join))
def test_places_grow_and_cover(text: str) -> None:
    found = characters.read(text)
    if found is None:
        return
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))

"""Which quotation a cue reports, and which sentence of it."""

from __future__ import annotations

import pytest

from aldus.relations.quoted import Quoted
from aldus.relations.reading import Reading

from .conftest import Plain


def texts(reading: Reading, found: Quoted | None) -> tuple[str, str] | None:
    text = reading.tree.text
    return None if found is None else (found.content.of(text), found.whole.of(text))


def before(reading: Reading, word: str = "zei") -> tuple[str, str] | None:
    return texts(reading, reading.quoted.before(reading.tree.words.index(word)))


def after(reading: Reading, word: str = "zei") -> tuple[str, str] | None:
    return texts(reading, reading.quoted.after(reading.tree.words.index(word)))


def after_colon(reading: Reading, word: str = "zei") -> tuple[str, str] | None:
    return texts(reading, reading.quoted.after_colon(reading.tree.words.index(word)))


# before


def test_a_quotation_ends_just_before_its_cue(plain: Plain) -> None:
    assert before(plain('"Wij gaan door", zei Els.')) == ("Wij gaan door", "Wij gaan door")
    assert before(plain("»Wij gaan door«, zei Els.")) == ("Wij gaan door", "Wij gaan door")


def test_words_between_part_it_from_the_cue(plain: Plain) -> None:
    assert before(plain('"Wij gaan door" was het, zei Els.')) is None
    assert before(plain("Wij gaan door, zei Els.")) is None


@pytest.mark.parametrize(("dots", "found"), [(3, True), (4, False)])
def test_four_marks_may_stand_between(plain: Plain, dots: int, found: bool) -> None:
    assert (before(plain(f'"Wij gaan door"{"." * dots} zei Els.')) is not None) == found


def test_a_quotation_around_the_cue_is_not_before_it(plain: Plain) -> None:
    assert before(plain('"Wij gaan door, zei Els. Dat is goed"')) is None


def test_a_paragraph_ends_a_quotation_without_a_closing_mark(plain: Plain) -> None:
    assert before(plain('"Wij gaan door\n\nzei Els.')) == ("Wij gaan door", "Wij gaan door")


def test_the_outermost_quotation_counts(plain: Plain) -> None:
    whole = "Hij zei 'ik kom' en nam de lange weg naar huis"
    assert before(plain(f'"{whole}", riep Els.'), "riep") == (whole, whole)
    assert before(plain("\"Hij zei 'ik kom'\", riep Els."), "riep") == (
        "Hij zei 'ik kom'",
        "Hij zei 'ik kom'",
    )


@pytest.mark.parametrize(("length", "last_only"), [(25, True), (24, False)])
def test_the_last_sentence_is_the_content_unless_it_is_short(
    plain: Plain, length: int, last_only: bool
) -> None:
    last = "Dat is " + "x" * (length - 7)
    first = "Wij gaan gewoon door. |"
    content = last if last_only else f"Wij gaan gewoon door. {last}"
    assert before(plain(f'"{first}{last}", zei Els.')) == (content, f"Wij gaan gewoon door. {last}")


def test_the_cue_may_stand_in_a_sentence_of_its_own(plain: Plain) -> None:
    reading = plain('"Wij gaan nu heel lang gewoon door."| zei Els.')
    assert before(reading) == ("Wij gaan nu heel lang gewoon door", "Wij gaan nu heel lang gewoon door.")


# after


def test_a_quotation_follows_in_the_same_sentence(plain: Plain) -> None:
    assert after(plain('Els zei "wij gaan door".')) == ("wij gaan door", "wij gaan door")
    assert after(plain('Els zei het. |"Wij gaan door met de hulp."')) is None


def test_it_follows_in_the_next_sentence_behind_a_colon(plain: Plain) -> None:
    assert after(plain('Els zei: |"Wij gaan door."')) == ("Wij gaan door", "Wij gaan door.")
    assert after(plain('Els zei: niets. |Jan: "Wij gaan door."')) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Els zei:\n\n|"Wij gaan door."', True),
        ('Els zei:\n\n\n|"Wij gaan door."', False),
        ('Els zei|: "Wij gaan door."', True),
        ('Els zei. |En: "Wij gaan door."', False),
    ],
)
def test_the_colon_ends_the_sentence_or_nearly(plain: Plain, text: str, found: bool) -> None:
    assert (after(plain(text)) is not None) == found


@pytest.mark.parametrize(("length", "found"), [(12, True), (11, False)])
def test_a_few_words_in_marks_are_no_quotation(plain: Plain, length: int, found: bool) -> None:
    assert (after(plain(f'Els zei "{"x" * length}" en ging.')) is not None) == found


def test_but_behind_a_colon_they_are(plain: Plain) -> None:
    assert after(plain('Els zei: "Nee".')) == ("Nee", "Nee")


def test_a_longer_one_behind_a_few_words_in_marks_is_found(plain: Plain) -> None:
    assert after(plain('Els zei "nee" en "wij gaan door".')) == ("wij gaan door", "wij gaan door")


@pytest.mark.parametrize(("gap", "found"), [(250, True), (251, False)])
def test_it_stands_near(plain: Plain, gap: int, found: bool) -> None:
    assert (after(plain(f'Els zei {"x" * (gap - 4)} "wij gaan door".')) is not None) == found


@pytest.mark.parametrize(("beyond", "found"), [(200, True), (201, False)])
def test_a_quotation_that_goes_on_for_long_is_not_of_the_cue(plain: Plain, beyond: int, found: bool) -> None:
    inside = "een grote ramp."  # 15 characters in the sentence of the cue
    more = "y" * (2 * 15 + beyond - 16)
    reading = plain(f'Els zei "{inside} |{more}"')
    (quote,) = reading.quotes
    assert quote.end - quote.start == 2 * 15 + beyond
    assert (after(reading) is not None) == found
    assert after(plain(f'Els zei: "{inside} |{more}"')) is not None


def test_a_long_quotation_within_its_sentence_is_found(plain: Plain) -> None:
    assert after(plain(f'Els zei "{"x" * 400}".')) == ("x" * 400, "x" * 400)


def test_the_first_sentence_is_the_content(plain: Plain) -> None:
    assert after(plain('Els zei: "Wij gaan door. |Dat is goed."')) == (
        "Wij gaan door",
        "Wij gaan door. Dat is goed.",
    )


@pytest.mark.parametrize(("word", "content"), [("Nee", "Nee"), ("Ja", "Ja wij gaan door")])
def test_two_letters_are_no_sentence(plain: Plain, word: str, content: str) -> None:
    found = after(plain(f'Els zei: "{word} |wij gaan door. |Dat is goed."'))
    assert found is not None and found[0] == content


# after a colon


def test_a_colon_introduces_a_quotation(plain: Plain) -> None:
    assert after_colon(plain('Els zei: "Wij gaan door."')) == ("Wij gaan door", "Wij gaan door.")
    assert after_colon(plain('Els zei "wij gaan door".')) is None
    assert after_colon(plain("Els zei: wij gaan door.")) is None


def test_the_colon_belongs_to_the_last_finite_verb(plain: Plain) -> None:
    text = 'Els zei het en lachte: "Wij gaan door."'
    assert after_colon(plain(text)) == ("Wij gaan door", "Wij gaan door.")
    assert after_colon(plain(text, lachte="WW|pv|verl|ev")) is None
    assert after_colon(plain(text, lachte="WW|pv|verl|ev"), "lachte") is not None
    assert after_colon(plain(text, Wij="WW|pv|verl|ev")) is not None
    assert after_colon(plain('Els zei lachte: "Wij gaan door."', lachte="WW|pv|verl|ev")) is None

"""Bodies that an office names."""

from __future__ import annotations

import pytest

from .conftest import Build, found


def named(build: Build, sentence: str) -> list[str]:
    """The mentions of bodies of offices."""
    return [text for text, _, rule in found(build(sentence)) if rule == "office"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Minister:nsubj Jan+Bos:appos:PER@Minister van:case@Defensie Defensie:nmod:E@Bos zweeg:ROOT",
            ["Defensie"],
        ),
        (
            "Minister:nsubj van:case@Defensie Defensie:nmod:E@Minister Jan+Bos:appos:PER@Minister zweeg:ROOT",
            ["Defensie"],
        ),
        # a minister without a ministry, one without a name, what is no portfolio
        ("Minister:nsubj Jan+Bos:appos:PER@Minister voor:case@Defensie Defensie:nmod:E@Bos zweeg:ROOT", []),
        ("Minister:nsubj van:case@Defensie Defensie:nmod:E@Minister zweeg:ROOT", []),
        ("Minister:nsubj Jan+Bos:appos:PER@Minister van:case@Utrecht Utrecht:nmod:E@Bos zweeg:ROOT", []),
        # abroad the state stands for its ministries
        (
            "Franse:amod@minister minister:nsubj Jan+Bos:appos:PER@minister van:case@Defensie Defensie:nmod:E@Bos zweeg:ROOT",
            [],
        ),
    ],
)
def test_ministries(tell: Build, sentence: str, expected: list[str]) -> None:
    assert named(tell, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Burgemeester:nsubj Jan+Bos:appos:PER@Burgemeester van:case@Zwolle Zwolle:nmod:E@Bos zweeg:ROOT",
            ["Zwolle"],
        ),
        (
            "Wethouder:nsubj Jan+Bos:appos:PER@Wethouder van:case@Onderwijs Onderwijs:nmod:E@Bos zweeg:ROOT",
            [],
        ),
        (
            "Jan+Bos:nsubj:PER ,:punct raadslid:appos:Nc@Bos in:case@Nijmegen Nijmegen:nmod:E@raadslid ,:punct zweeg:ROOT",
            ["Nijmegen"],
        ),
        (
            "De:det Haagse:amod:A@wethouder wethouder:nsubj:Nc Jan+Bos:appos:PER@wethouder zweeg:ROOT",
            ["Haagse"],
        ),
        ("De:det burgemeester:nsubj:Nc van:case@Zwolle Zwolle:nmod:E@burgemeester zweeg:ROOT", []),
    ],
)
def test_municipalities(tell: Build, sentence: str, expected: list[str]) -> None:
    assert named(tell, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kamerlid:nsubj:Nc Jan+Bos:appos:PER@Kamerlid zweeg:ROOT", ["Kamer"]),
        ("Eurocommissaris:nsubj:Nc Jan+Bos:appos:PER@Eurocommissaris zweeg:ROOT", ["Euro"]),
        ("Een:det Kamerlid:nsubj:Nc zweeg:ROOT", []),
    ],
)
def test_bodies_in_the_word(tell: Build, sentence: str, expected: list[str]) -> None:
    assert named(tell, sentence) == expected

"""Known forms as a part of a word."""

from __future__ import annotations

import pytest

from .conftest import Build, found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Hamas-strijders:nsubj:Np", [("Hamas", "hamas", "compound-part")]),
        ("Noord-Korea-gezant:nsubj", [("Noord-Korea", "PRK", "compound-part")]),
        ("anti-Navo-plan:nsubj:Nh", [("Navo", "navo", "compound-part")]),
        ("Turken-hater:nsubj", []),
        ("strijders-Hamas:nsubj:Np", []),
        ("Ruslands:nsubj:G", [("Rusland", "RUS", "genitive")]),
        ("Ruslands:nmod:poss:E@plan", [("Rusland", "RUS", "genitive")]),
        ("Ruslands:nsubj", []),
        ("EUs:nsubj:G", []),
        ("Rusland's:nsubj", [("Rusland", "RUS", "genitive")]),
        ("Parijs':nsubj", [("Parijs", "FRA", "genitive")]),
        ("VS.:nsubj", [("VS", "USA", "genitive")]),
        ("PVV'er:nsubj", [("PVV", "pvv", "member")]),
        ("PVV’ers:nsubj:Np", [("PVV", "pvv", "member")]),
        ("ex-VVD'er:nsubj", [("VVD", "vvd", "member")]),
        ("GroenLinksers:nsubj:Np", [("GroenLinks", "groenlinks", "member")]),
        ("Shellers:nsubj:Np", []),
        ("Shell'ers:nsubj:Np", [("Shell", "shell", "member")]),
    ],
)
def test_parts_of_words(tell: Build, word: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(tell(f"{word} zwegen:ROOT plan:obj")) == expected


def test_a_name_of_several_words_as_a_first_part(tell: Build) -> None:
    doc = tell("Forum:nsubj:E voor:case@Democratie-leider Democratie-leider:nmod:E zweeg:ROOT")
    assert found(doc) == [("Forum voor Democratie", "forum-voor-democratie", "compound-part")]
    doc = tell("forum:nsubj:E voor:case@Democratie-leider Democratie-leider:nmod:E zweeg:ROOT")
    assert found(doc) == []


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        (
            "Eerste:amod@Kamer en:cc Tweede:conj@Eerste Kamer:nsubj:E zwegen:ROOT:Vp",
            ["eerste-kamer", "tweede-kamer"],
        ),
        (
            "Eerste:amod@Kamer of:cc Tweede:conj@Eerste Kamer:nsubj:E zwegen:ROOT:Vp",
            ["eerste-kamer", "tweede-kamer"],
        ),
        ("Eerste:amod@Kamer tegen:cc Tweede:conj@Eerste Kamer:nsubj:E zwegen:ROOT:Vp", ["tweede-kamer"]),
        ("Derde:amod@Kamer en:cc Tweede:conj@Derde Kamer:nsubj:E zwegen:ROOT:Vp", ["tweede-kamer"]),
    ],
)
def test_two_names_that_share_their_last_word(tell: Build, sentence: str, actors: list[str]) -> None:
    assert [a.id for a in tell(sentence)._.actors] == actors


def test_two_names_of_one_word_share_nothing(tell: Build) -> None:
    doc = tell("Peru:nsubj:E en:cc Chili:conj:E@Peru zwegen:ROOT:Vp")
    assert [rule for _, _, rule in found(doc)] == ["country-name", "country-name"]


def test_many_hyphens_take_linear_time(tell: Build) -> None:
    assert found(tell("a-" * 5000 + "Rusland:nsubj:E zweeg:ROOT")) == []

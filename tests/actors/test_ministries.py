"""Ministries by their portfolio."""

from __future__ import annotations

import pytest

from .conftest import Build, found


def named(build: Build, sentence: str) -> list[str]:
    """The mentions of ministries in a sentence of words alone."""
    doc = build(
        " ".join(f"{w}:{'nsubj:E' if w[0].isupper() else 'dep:C'}" for w in sentence.split()) + " zweeg:ROOT"
    )
    return [text for text, _, rule in found(doc) if rule == "ministry"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("het ministerie van Defensie", ["ministerie van Defensie"]),
        ("het ministerie voor Natuur", ["ministerie voor Natuur"]),
        ("het ministerie van Justitie en Veiligheid", ["ministerie van Justitie en Veiligheid"]),
        (
            "het ministerie van Onderwijs , Cultuur en Wetenschap",
            ["ministerie van Onderwijs , Cultuur en Wetenschap"],
        ),
        # A list of two
        ("het ministerie van Justitie en Peru", ["ministerie van Justitie"]),
        ("het ministerie in Utrecht", []),
        ("het ministerie van defensie", ["ministerie van defensie"]),
        (
            "het ministerie van economische zaken en klimaat",
            ["ministerie van economische zaken en klimaat"],
        ),
        ("het ministerie van economische zaken en vreugde", ["ministerie van economische zaken"]),
        ("het ministerie van vreugde", []),
    ],
)
def test_ministries(tell: Build, sentence: str, expected: list[str]) -> None:
    assert named(tell, sentence) == expected


def test_small_letters_name_the_same_ministry(tell: Build) -> None:
    sentence = "Het:det@ministerie ministerie:nsubj:Nh van:case@zaken sociale:amod@zaken zaken:nmod:Np@ministerie zweeg:ROOT"
    doc = tell(sentence, sentence.replace("sociale", "Sociale").replace("zaken", "Zaken"))
    assert [(a.id, a.label) for a in doc._.actors] == [
        ("ministerie-van-sociale-zaken", "ministerie van Sociale Zaken")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Minister:nsubj Jan+Bos:appos:PER@Minister (:punct Financiën:dep:E ):punct zweeg:ROOT",
            ["Financiën"],
        ),
        ("Minister:nsubj Jan+Bos:appos:PER@Minister (:punct Utrecht:dep:E ):punct zweeg:ROOT", []),
        ("Minister:nsubj Jan+Bos:appos:PER@Minister (:punct Financiën:dep:E zweeg:ROOT", []),
        ("Rechter:nsubj Jan+Bos:appos:PER@Rechter (:punct Financiën:dep:E ):punct zweeg:ROOT", []),
        ("Rechter:nsubj Jan:appos:E (:punct Financiën:dep:E ):punct zweeg:ROOT", []),
    ],
)
def test_portfolios_in_brackets(tell: Build, sentence: str, expected: list[str]) -> None:
    assert [text for text, _, rule in found(tell(sentence)) if rule == "ministry"] == expected


FRENCH = "Het:det@ministerie Franse:amod@ministerie ministerie:nsubj:Nh van:case@Defensie Defensie:nmod:E@ministerie zweeg:ROOT"
GERMAN = FRENCH.replace("Franse", "Duitse")
BARE = FRENCH.replace("Franse:amod@ministerie ", "")


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        (
            [FRENCH, GERMAN, FRENCH],
            [("FRA-ministerie-van-defensie", "FRA"), ("DEU-ministerie-van-defensie", "DEU")],
        ),
        ([FRENCH, BARE], [("FRA-ministerie-van-defensie", "FRA")]),
        ([BARE, BARE], [("ministerie-van-defensie", None)]),
        (
            [FRENCH, GERMAN, BARE, BARE],
            [
                ("FRA-ministerie-van-defensie", "FRA"),
                ("DEU-ministerie-van-defensie", "DEU"),
                ("ministerie-van-defensie", None),
            ],
        ),
    ],
)
def test_each_country_has_its_own(
    tell: Build, sentences: list[str], actors: list[tuple[str, str | None]]
) -> None:
    assert [(a.id, a.country) for a in tell(*sentences)._.actors if a.type == "ORG"] == actors

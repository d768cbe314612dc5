"""Organisations that no table lists."""

from __future__ import annotations

import pytest

from .conftest import Build, blank, found, told


def organisations(build: Build, *sentences: str) -> list[tuple[str, str]]:
    """Text and rule of the mentions of organisations."""
    doc = build(*sentences)
    types = {a.id: a.type for a in doc._.actors}
    return [(text, rule) for text, actor, rule in found(doc) if types[actor] == "ORG"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De:det@gemeente gemeente:nsubj Lochem:nmod:E@gemeente zweeg:ROOT", [("gemeente Lochem", "named-body")]),
        ("De:det@gemeente gemeente:nsubj lochem:nmod:E@gemeente zweeg:ROOT", []),
        ("In:case@gemeente de:det@gemeente gemeente:obl Lochem:nmod:E@gemeente regent:ROOT", []),
        ("In:case@rechtbank de:det@rechtbank rechtbank:obl Assen:nmod:E@rechtbank zweeg:ROOT", [("rechtbank Assen", "named-body")]),
        ("De:det@rechtbank rechtbank:nsubj in:case@Assen Assen:nmod:E@rechtbank zweeg:ROOT", [("rechtbank in Assen", "named-body")]),
        ("De:det@gemeenteraad gemeenteraad:nsubj van:case@Assen Assen:nmod:E@gemeenteraad zweeg:ROOT", [("gemeenteraad van Assen", "named-body")]),
        ("De:det@universiteit universiteit:nsubj in:case@Assen Assen:nmod:E@universiteit zweeg:ROOT", []),
        ("De:det@inspectie inspectie:nsubj Visserij:nmod:E@inspectie en:cc@Natuur Natuur:conj:E@Visserij zweeg:ROOT", [("inspectie Visserij en Natuur", "named-body")]),
        ("De:det@rechtbank rechtbank:nsubj Assen:nmod:E@rechtbank en:cc@Zwolle Zwolle:conj:E@Assen zwegen:ROOT:Vp", [("rechtbank Assen", "named-body")]),
        ("Universiteit:nsubj van:case@Lochem Lochem:nmod:E@Universiteit zweeg:ROOT", [("Universiteit van Lochem", "named-body")]),
        ("De:det@universiteit universiteit:nsubj van:case@Lochem Lochem:nmod:E@universiteit zweeg:ROOT", []),
        ("De:det@rechtbank rechtbank:nsubj Jan+Bos:nmod:PER@rechtbank zweeg:ROOT", []),
        ("De:det@rechtbank rechtbank:nsubj Peru:nmod:E@rechtbank zweeg:ROOT", []),
        # A name of four words at most, up to an abbreviation
        ("De:det@rechtbank rechtbank:nsubj Aa:nmod:E Bee:nmod:E Cee:nmod:E Dee:nmod:E Ee:nmod:E zweeg:ROOT", [("rechtbank Aa Bee Cee Dee", "named-body")]),
        ("De:det@rechtbank rechtbank:nsubj Assen:nmod:E RTV:nmod:E zweeg:ROOT", [("rechtbank Assen", "named-body")]),
    ],
)  # fmt: skip
def test_bodies_with_the_name_of_their_place(
    tell: Build, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert organisations(tell, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De:det@politie Zwolse:amod@politie politie:nsubj zweeg:ROOT", [("Zwolse politie", "body-of-place")]),
        ("De:det@rechtbank zwolse:amod@rechtbank rechtbank:nsubj zweeg:ROOT", []),
        ("Zwolse:amod@politie politie:nsubj zweeg:ROOT", []),
        ("De:det@rechtbank Else:nmod:E@rechtbank rechtbank:nsubj zweeg:ROOT", []),
        ("De:det@bakker Zwolse:amod@bakker bakker:nsubj zweeg:ROOT", []),
        ("De:det@rechtbank Franse:amod@rechtbank rechtbank:nsubj zweeg:ROOT", []),
    ],
)  # fmt: skip
def test_bodies_with_the_adjective_of_their_place(
    tell: Build, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert organisations(tell, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("bij:case@Tuinhof Kwekerij:nsubj:E Tuinhof:flat:E BV:flat:E zweeg:ROOT", [("Kwekerij Tuinhof BV", "company-suffix")]),
        ("een:det@BV BV:nsubj:E zweeg:ROOT", []),
        ("toen:mark Aa:nsubj:E Bee:flat:E Cee:flat:E Dee:flat:E Ee:flat:E BV:flat:E zweeg:ROOT", [("Bee Cee Dee Ee BV", "company-suffix")]),
        ("Daarom:advmod Tuinhof:nsubj:E BV:flat:E zweeg:ROOT", [("Daarom Tuinhof BV", "company-suffix")]),
    ],
)  # fmt: skip
def test_companies_by_their_suffix(tell: Build, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert organisations(tell, sentence) == expected


def test_a_company_begins_in_its_sentence(tell: Build) -> None:
    sentences = "Iemand:nsubj:R zag:ROOT Lochem:obj:E", "Tuinhof:nsubj:E BV:flat:E zweeg:ROOT"
    assert organisations(tell, *sentences) == [("Tuinhof BV", "company-suffix")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("Tuinraad:nsubj:ORG zweeg:ROOT", [("Tuinraad", "org-recognised")], id="a name"),
        pytest.param("De+Tuinraad:nsubj:ORG zweeg:ROOT", [("Tuinraad", "org-recognised")], id="with an article"),
        pytest.param("Tuinraad-lid:nsubj:ORG zweeg:ROOT", [("Tuinraad", "org-recognised")], id="in a compound"),
        pytest.param("Tuinraad's:nmod:poss:ORG plan:nsubj slaagt:ROOT", [("Tuinraad's", "org-recognised")], id="a genitive"),
        pytest.param("Peruaanse+Nationale+Tuinraad:nsubj:ORG zweeg:ROOT", [("Peruaanse Nationale Tuinraad", "org-recognised")], id="with the adjective of a country"),
        pytest.param("Peruaanse+tuinraad:nsubj:ORG zweeg:ROOT", [], id="no name behind the adjective of a country"),
        pytest.param("tuinraad:nsubj:ORG zweeg:ROOT", [], id="no capital"),
        pytest.param("Klimaatakkoord:nsubj:ORG slaagt:ROOT", [], id="an event"),
        pytest.param("Tuin-akkoord:nsubj:ORG slaagt:ROOT", [("Tuin", "org-recognised")], id="a name before an event"),
        pytest.param("de:det@station station:obl Tuinraad:obl:ORG regent:ROOT", [], id="a place"),
        pytest.param("Omroep:nsubj:ORG zweeg:ROOT", [], id="a common noun"),
        pytest.param("Persbureau+Reuters:nsubj:ORG zweeg:ROOT", [("Reuters", "org-name")], id="a common noun before a name"),
        pytest.param("Bos+Reuters:nsubj:ORG zweeg:ROOT", [("Bos Reuters", "org-recognised")], id="another word before a name"),
        pytest.param("minister:nsubj van:case@Tuinzaken Tuinzaken:nmod:ORG@minister zweeg:ROOT", [], id="a portfolio"),
        pytest.param("lid:nsubj van:case@Tuinzaken Tuinzaken:nmod:ORG@lid zweeg:ROOT", [("Tuinzaken", "org-recognised")], id="no portfolio"),
        pytest.param("op:case@Molenstraat Molenstraat:obl:ORG regent:ROOT", [], id="a street"),
        pytest.param("op:case@A13 A13:obl:ORG regent:ROOT", [], id="a road"),
        pytest.param("Precies:ORG:W zo:ROOT", [], id="a word with a capital"),
    ],
)  # fmt: skip
def test_names_of_the_recogniser(tell: Build, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert organisations(tell, sentence) == expected


def test_a_name_does_not_end_in_a_preposition(build: Build) -> None:
    doc = build(
        """
De DET LID det 1
Tuinkamer PROPN N|eigen|ev nsubj 5 B-ORG
van ADP VZ case 4 I-ORG
het DET LID det 4 I-ORG
Waterschap PROPN N|eigen|ev nmod 1 B-ORG
zweeg VERB WW|pv|verl|ev ROOT 5
"""
    )
    assert [text for text, *_ in found(doc)] == ["Tuinkamer", "Waterschap"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("TRZ-lid:nsubj:N zweeg:ROOT", [("TRZ", "repeated-name")]),
        ("Tuinraad:nsubj:E zweeg:ROOT", [("Tuinraad", "repeated-name")]),
        ("TUINRAAD:nsubj:E zweeg:ROOT", [("TUINRAAD", "repeated-name")]),
        ("tuinraad:nsubj zweeg:ROOT", []),
        ("TuinRaad:nsubj:E zweeg:ROOT", []),
        ("TUINBOND:nsubj:E zweeg:ROOT", []),
    ],
)
def test_names_that_the_recogniser_saw_elsewhere(
    tell: Build, sentence: str, expected: list[tuple[str, str]]
) -> None:
    before = "De:det@Tuinraad Tuinraad:nsubj:ORG (:punct TRZ:appos:E ):punct klaagt:ROOT"
    known = [("Tuinraad", "org-recognised"), ("TRZ", "abbreviation")]
    assert organisations(tell, before, sentence) == known + expected


@pytest.mark.parametrize(
    ("short", "known"),
    [("TR", True), ("T", False), ("TUINRAAD", True), ("TUINRAADS", False), ("Tra", False)],
)
def test_short_forms_in_brackets(tell: Build, short: str, known: bool) -> None:
    sentence = f"Tuinhof:nsubj:ORG (:punct {short}:appos:E ):punct klaagt:ROOT"
    assert (("Tuinhof", "org-recognised"), (short, "abbreviation"))[: 1 + known] == tuple(
        organisations(tell, sentence)
    )


def test_a_name_that_begins_or_ends_with_what_says_nothing() -> None:
    doc = told("Els:nsubj:PER zweeg:ROOT bij:case@Aa Kwik:obl:ORG Aa+Bee:obl:ORG")
    words = [t.text for t in doc]
    doc._.words = ["" if word == "Aa" else word for word in words]  # as the tokenizer leaves markup
    doc = blank()[1](doc)
    assert [text for text, _, _ in found(doc)][-1] == "Bee"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vlasma+/+Molenma", ["Vlasma", "Molenma"]),
        ("Vlasbond+Lochem+en+Greenpeace", ["Vlasbond Lochem", "Greenpeace"]),
        ("Greenpeace+en+de+Vlasma", ["Greenpeace", "Vlasma"]),
        ("Vlas+en+Molenma", ["Vlas en Molenma"]),
    ],
)
def test_two_in_one_name(tell: Build, name: str, expected: list[str]) -> None:
    assert [text for text, _ in organisations(tell, f"{name}:nsubj:ORG zweeg:ROOT")] == expected

"""Descriptions: whom a noun refers to, and from how far."""

from __future__ import annotations

import pytest

from aldus.actors.descriptions import MEMORY, NEAR, WINDOW

from .conftest import Build, found, of

NOTHING = "Het:nsubj:R regende:ROOT"
MINISTER = "Minister:nsubj Jan+Bos:appos:PER@Minister zweeg:ROOT"
THE_MINISTER = "De:det@minister minister:nsubj lachte:ROOT"
MACRON = "Macron:nsubj:PER zweeg:ROOT"


def countries(number: int) -> str:
    """A sentence with that many mentions."""
    return "Iemand:nsubj:R telde:ROOT " + "Peru:obj:E " * number


# People -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param([MINISTER, THE_MINISTER], [("jan-bos", "title")], id="the title"),
        pytest.param([MINISTER, "De:det@bewindsman bewindsman:nsubj lachte:ROOT"], [("jan-bos", "title")], id="any function"),
        pytest.param([MINISTER, "De:det@oppositievoorman oppositievoorman:nsubj lachte:ROOT"], [("jan-bos", "title")], id="any function, in a compound"),
        pytest.param([MINISTER, "De:det@bewindsvrouw bewindsvrouw:nsubj lachte:ROOT"], [], id="the wrong gender"),
        pytest.param(["Jan+Bos:nsubj:PER zweeg:ROOT", "De:det@bewindsman bewindsman:nsubj lachte:ROOT"], [], id="no function"),
        pytest.param([MINISTER, "De:det@rechter rechter:nsubj lachte:ROOT"], [], id="another title"),
        pytest.param([MINISTER, "De:det@andere andere:amod@minister minister:nsubj lachte:ROOT"], [], id="another one"),
        pytest.param([MINISTER, "Een:det@minister minister:nsubj lachte:ROOT"], [], id="no definite one"),
        pytest.param([MINISTER, "Minister:nsubj lachte:ROOT"], [("jan-bos", "title")], id="bare, as in a headline"),
        pytest.param([MINISTER, "Toen:advmod lachte:ROOT minister:nsubj"], [], id="bare, in a sentence"),
        pytest.param([MINISTER, "De:det@minister minister:nsubj Piet+Vos:appos:PER@minister lachte:ROOT"], [("piet-vos", "person-name")], id="with a name"),
        pytest.param(
            ["De:det@Franse Franse:amod:A@minister minister:nsubj Jan+Bos:appos:PER@minister zweeg:ROOT",
             "De:det@minister Duitse:amod:A@minister minister:nsubj lachte:ROOT"], [], id="of another country",
        ),
        pytest.param(
            ["De:det@minister Franse:amod:A@minister minister:nsubj Jan+Bos:appos:PER@minister zweeg:ROOT",
             "De:det@minister Franse:amod:A@minister minister:nsubj lachte:ROOT"], [("jan-bos", "title")], id="of the country",
        ),
        pytest.param([MINISTER, "De:det@minister minister:nsubj van:case@tuin tuin:nmod@minister lachte:ROOT"], [], id="of what is no actor"),
        pytest.param(
            ["Minister:nsubj van:case@Defensie Defensie:nmod:E@Minister Jan+Bos:appos:PER@Minister zweeg:ROOT",
             "De:det@minister minister:nsubj van:case@Financiën Financiën:nmod:E@minister lachte:ROOT"], [], id="of another portfolio",
        ),
        pytest.param(
            ["VVD-voorzitter:nsubj:N Jan+Bos:appos:PER@VVD-voorzitter zweeg:ROOT", "CDA-voorzitter:nsubj:N Piet+Vos:appos:PER@CDA-voorzitter zweeg:ROOT",
             "De:det@voorzitter voorzitter:nsubj van:case@VVD de:det@VVD VVD:nmod:E@voorzitter lachte:ROOT"], [("jan-bos", "title")], id="of the body",
        ),
    ],
)  # fmt: skip
def test_titles(tell: Build, sentences: list[str], expected: list[tuple[str, str]]) -> None:
    doc = tell(*sentences)
    last = next(s for s in reversed(list(doc.sents)))
    found = [
        m
        for m in doc._.mentions
        if m.start >= last.start and m.rule in ("title", "known-function", "person-name")
    ]
    assert [(m.actor, m.rule) for m in found] == expected


CHAIRS = (
    "VVD-voorzitter:nsubj:N Jan+Bos:appos:PER@VVD-voorzitter zweeg:ROOT",
    "CDA-voorzitter:nsubj:N Piet+Vos:appos:PER@CDA-voorzitter zweeg:ROOT",
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De:det@VVD-voorzitter VVD-voorzitter:nsubj lachte:ROOT", [("vvd", "compound-part"), ("jan-bos", "title")]),
        ("De:det@VVD-leider VVD-leider:nsubj lachte:ROOT", [("vvd", "compound-part"), ("jan-bos", "title")]),
        ("De:det@D66-voorzitter D66-voorzitter:nsubj lachte:ROOT", [("d66", "compound-part")]),
        ("De:det@VVD-tafel VVD-tafel:nsubj lachte:ROOT", [("vvd", "compound-part")]),
        ("De:det@VVD-voorzitter VVD-voorzitter:nsubj Els+Los:appos:PER@VVD-voorzitter lachte:ROOT", [("vvd", "compound-part"), ("els-los", "person-name")]),
    ],
)  # fmt: skip
def test_titles_with_the_name_of_a_body(tell: Build, sentence: str, expected: list[tuple[str, str]]) -> None:
    mentions = [(m.actor, m.rule) for m in tell(*CHAIRS, sentence)._.mentions]
    assert sorted(mentions[4:]) == sorted(expected)


@pytest.mark.parametrize(("between", "resolved"), [(WINDOW - 1, True), (WINDOW, False)])
def test_mentions_between_a_title_and_its_bearer(tell: Build, between: int, resolved: bool) -> None:
    assert WINDOW == 48
    doc = tell(MINISTER, countries(between), THE_MINISTER)
    assert of(doc, "minister") == [("jan-bos", "title")] * resolved


@pytest.mark.parametrize(("between", "resolved"), [(NEAR - 1, True), (NEAR, False)])
def test_sentences_between_a_known_function_and_who_has_it(tell: Build, between: int, resolved: bool) -> None:
    assert NEAR == 4
    doc = tell(MACRON, *[NOTHING] * between, "De:det@president president:nsubj lachte:ROOT")
    assert of(doc, "president") == [("emmanuel-macron", "known-function")] * resolved


def test_a_known_function_with_its_country_holds_from_afar(tell: Build) -> None:
    doc = tell(
        MACRON, *[NOTHING] * NEAR, "De:det@president Franse:amod:A@president president:nsubj lachte:ROOT"
    )
    assert of(doc, "president") == [("emmanuel-macron", "known-function")]


# Organisations and countries --------------------------------------------------------------------------

BANK = "De:det@rechtbank rechtbank:nsubj Utrecht:nmod:E@rechtbank zweeg:ROOT"
THE_COURT = "De:det@rechtbank rechtbank:nsubj lachte:ROOT"


@pytest.mark.parametrize(("between", "resolved"), [(WINDOW, True), (MEMORY - 1, True), (MEMORY, False)])
def test_mentions_between_the_head_of_a_name_and_the_name(tell: Build, between: int, resolved: bool) -> None:
    assert MEMORY == 400
    doc = tell(BANK, countries(between), THE_COURT)
    assert of(doc, "rechtbank") == [("rechtbank-utrecht", "head-of-name")] * resolved


def test_a_head_may_be_the_last_word_of_the_name(tell: Build) -> None:
    doc = tell("De:det@rechtbank Zwolse:amod@rechtbank rechtbank:nsubj zweeg:ROOT", *[NOTHING] * 4, THE_COURT)
    assert of(doc, "rechtbank")[1:] == [("zwolse-rechtbank", "head-of-name")]


def test_a_head_of_two_names_is_none(tell: Build) -> None:
    other = "De:det@rechtbank rechtbank:nsubj Assen:nmod:E@rechtbank zweeg:ROOT"
    assert of(tell(BANK, other, NOTHING, NOTHING, NOTHING, THE_COURT), "rechtbank") == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param(["Peru:nsubj:E groeit:ROOT", "Het:det@land land:nsubj:Nh lacht:ROOT"], [("PER", "country-noun")], id="a country"),
        pytest.param(["Peru:nsubj:E groeit:ROOT", NOTHING, "Het:det@land land:nsubj:Nh lacht:ROOT"], [("PER", "country-noun")], id="two sentences before"),
        pytest.param(["Peru:nsubj:E groeit:ROOT", NOTHING, NOTHING, "Het:det@land land:nsubj:Nh lacht:ROOT"], [], id="three sentences before"),
        pytest.param(["Peru:nsubj:E kent:ROOT Chili:obj:E", "Het:det@land land:nsubj:Nh lacht:ROOT"], [("PER", "country-noun")], id="the subject first"),
        pytest.param(["Peru:nsubj:E groeit:ROOT", "Chili:obj:E kent:ROOT iemand:nsubj:R", "Het:det@land land:nsubj:Nh lacht:ROOT"], [("CHL", "country-noun")], id="the nearest"),
        pytest.param(["Het:det@CDA CDA:nsubj:E groeit:ROOT", "De:det@partij partij:nsubj lacht:ROOT"], [("cda", "org-noun")], id="a party"),
        pytest.param(["Het:det@CDA CDA:nsubj:E groeit:ROOT", "De:det@krant krant:nsubj lacht:ROOT"], [], id="a party as a paper"),
        pytest.param(["Het:det@CDA CDA:nsubj:E groeit:ROOT", "De:det@partij partij:nsubj van:case@Jan Jan+Bos:nmod:PER@partij lacht:ROOT"], [], id="the party of somebody"),
        pytest.param(["Tuinland:nsubj:ORG groeit:ROOT", "Het:det@bedrijf bedrijf:nsubj:Nh lacht:ROOT"], [("tuinland", "org-noun")], id="what no table lists, as a company"),
        pytest.param(["Tuinland:nsubj:ORG groeit:ROOT", "De:det@krant krant:nsubj lacht:ROOT"], [("tuinland", "org-noun")], id="what no table lists, as a paper"),
        pytest.param(["Tuinland:nsubj:ORG groeit:ROOT", "Deze:det@krant krant:nsubj lacht:ROOT"], [], id="the paper that is read"),
        pytest.param(["Tuinland:nsubj:ORG groeit:ROOT", "De:det@rechtbank rechtbank:nsubj lacht:ROOT"], [], id="what no table lists, as a public body"),
        pytest.param(["Peru:nsubj:E groeit:ROOT", "De:det@regering regering:nsubj lacht:ROOT"], [("PER", "state-noun")], id="the government"),
        pytest.param(["Peru:nsubj:E groeit:ROOT", NOTHING, NOTHING, "De:det@regering regering:nsubj lacht:ROOT"], [], id="the government, further"),
        pytest.param(["Peru:nsubj:E kent:ROOT Chili:obj:E", "De:det@regering regering:nsubj lacht:ROOT"], [], id="the government, of two countries"),
        pytest.param(["Peru:nsubj:E groeit:ROOT", "De:det@regering nieuwe:amod@regering regering:nsubj lacht:ROOT"], [], id="a new government"),
        pytest.param(["Het:det@CDA CDA:nsubj:E groeit:ROOT", "De:det@christendemocraten christendemocraten:nsubj:Np lachen:ROOT:Vp"], [("cda", "family")], id="a family of parties"),
        pytest.param(["CDA:nsubj:E en:cc CDU:conj:E@CDA zwijgen:ROOT:Vp", "De:det@christendemocraten christendemocraten:nsubj:Np lachen:ROOT:Vp"], [], id="two of a family"),
    ],
)  # fmt: skip
def test_organisations_and_countries(
    tell: Build, sentences: list[str], expected: list[tuple[str, str]]
) -> None:
    last = sentences[-1].split()
    noun = next(word.split(":")[0] for word in last if ":nsubj" in word)
    assert of(tell(*sentences), noun) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Zijn:nmod:poss@partij partij:nsubj lacht:ROOT", [("pvv", "owner's-body")]),
        ("Zijn:nmod:poss@krant krant:nsubj lacht:ROOT", []),
        ("Zijn:nmod:poss@land land:nsubj:Nh lacht:ROOT", []),
        ("De:det@partij partij:nsubj van:case@Bos Bos:nmod:PER@partij lacht:ROOT", [("pvv", "owner's-body")]),
        ("De:det@krant krant:nsubj van:case@Bos Bos:nmod:PER@krant lacht:ROOT", []),
        ("De:det@partij partij:nsubj van:case@Els Els+Vos:nmod:PER@partij lacht:ROOT", []),
    ],
)
def test_what_somebody_owns(tell: Build, sentence: str, expected: list[tuple[str, str]]) -> None:
    doc = tell("PVV-leider:nsubj:N Jan+Bos:appos:PER@PVV-leider zweeg:ROOT", sentence)
    assert of(doc, "partij", "krant", "land") == expected


# Several ----------------------------------------------------------------------------------------------

LEADERS = "De:det@leiders twee:nummod@leiders leiders:nsubj:Np lachten:ROOT:Vp"


@pytest.mark.parametrize(
    ("sentences", "word", "actors"),
    [
        pytest.param(["Macron:nsubj:PER kent:ROOT Meloni:obj:PER", LEADERS], "leiders", ["emmanuel-macron", "giorgia-meloni"], id="two"),
        pytest.param(["Macron:nsubj:PER kent:ROOT Meloni:obj:PER Biden:obl:PER", LEADERS], "leiders", [], id="two of three"),
        pytest.param(["Macron:nsubj:PER kent:ROOT Meloni:obj:PER", NOTHING, LEADERS], "leiders", ["emmanuel-macron", "giorgia-meloni"], id="two sentences before"),
        pytest.param(["Macron:nsubj:PER kent:ROOT Meloni:obj:PER", NOTHING, NOTHING, LEADERS], "leiders", [], id="three sentences before"),
        pytest.param(["Peru:nsubj:E kent:ROOT Chili:obj:E", "Beide:nummod@landen landen:nsubj:Np lachten:ROOT:Vp"], "landen", ["PER", "CHL"], id="two countries"),
        pytest.param(["Peru:nsubj:E kent:ROOT Chili:obj:E", "Drie:nummod@landen landen:nsubj:Np lachten:ROOT:Vp"], "landen", [], id="three of two"),
        pytest.param(["CDA:nsubj:E kent:ROOT VVD:obj:E", "Beide:nummod@partijen partijen:nsubj:Np lachten:ROOT:Vp"], "partijen", ["cda", "vvd"], id="two parties"),
        pytest.param(["Peru:nsubj:E kent:ROOT Navo:obj:E", "Beide:nummod@partijen partijen:nsubj:Np lachten:ROOT:Vp"], "partijen", ["PER", "navo"], id="two sides"),
        pytest.param(["Peru:nsubj:E kent:ROOT Navo:obj:E", "Beide:nummod@banken banken:nsubj:Np lachten:ROOT:Vp"], "banken", [], id="no banks"),
        pytest.param(["Peru:nsubj:E en:cc Chili:conj:E@Peru groeien:ROOT:Vp", "De:det@landen landen:nsubj:Np lachten:ROOT:Vp"], "landen", ["PER", "CHL"], id="a list"),
        pytest.param(["Peru:nsubj:E en:cc Chili:conj:E@Peru kennen:ROOT:Vp Cuba:obj:E", "De:det@landen landen:nsubj:Np lachten:ROOT:Vp"], "landen", [], id="a list and another"),
        pytest.param(["Peru:nsubj:E en:cc Chili:conj:E@Peru groeien:ROOT:Vp", NOTHING, "De:det@landen landen:nsubj:Np lachten:ROOT:Vp"], "landen", [], id="a list further before"),
        pytest.param(["Peru:nsubj:E en:cc Chili:conj:E@Peru groeien:ROOT:Vp", "De:det@landen arme:amod@landen landen:nsubj:Np lachten:ROOT:Vp"], "landen", [], id="others than the list"),
    ],
)  # fmt: skip
def test_several(tell: Build, sentences: list[str], word: str, actors: list[str]) -> None:
    assert [actor for actor, _ in of(tell(*sentences), word)] == actors


def test_a_description_takes_its_determiner_and_says_where_its_antecedent_is(tell: Build) -> None:
    doc = tell(MINISTER, THE_MINISTER)
    assert ("De minister", "jan-bos", "title") in found(doc)
    assert [m.antecedent for m in doc._.mentions if m.rule == "title"] == [doc.text.index("Jan")]


def test_a_list_after_its_title(tell: Build) -> None:
    """`De ministers A en B`: the first is in apposition to the title, the second hangs on the first."""
    first = "De:det@ministers ministers:nsubj:Np Jan+Bos:appos:PER@ministers en:cc@Els Els+Smit:conj:PER@Jan zwegen:ROOT:Vp"
    then = "De:det@bewindslieden bewindslieden:nsubj:Np zwegen:ROOT:Vp"
    doc = tell(first, then)
    assert {actor for text, actor, rule in found(doc) if rule == "plural-noun"} == {"jan-bos", "els-smit"}


# Who publishes the text --------------------------------------------------------------------------------


@pytest.mark.parametrize(("determiner", "resolved"), [("De", True), ("Deze", False)])
def test_this_paper_is_nobody(tell: Build, determiner: str, resolved: bool) -> None:
    doc = tell("NRC:nsubj:ORG zweeg:ROOT", f"{determiner}:det@krant krant:nsubj lachte:ROOT")
    assert of(doc, "krant") == [("nrc", "org-noun")] * resolved


# Whose president ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("country", "expected"), [("Franse", [("jan-bos", "title")]), ("Duitse", [])])
def test_the_president_of_a_country_that_owns_him(
    tell: Build, country: str, expected: list[tuple[str, str]]
) -> None:
    doc = tell(
        f"De:det@president {country}:amod:A@president president:nsubj Jan+Bos:appos:PER@president zweeg:ROOT",
        "De:det@Fransen Fransen:nsubj:Np verdedigden:ROOT:Vp hun:nmod:poss@president president:obj",
    )
    last = list(doc.sents)[-1]
    assert [
        (m.actor, m.rule) for m in doc._.mentions if m.root >= last.start and m.kind == "description"
    ] == expected

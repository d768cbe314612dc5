"""Bodies that news names by what they are."""

from __future__ import annotations

import pytest

from .conftest import Build, blank, found

RULES = ("unnamed-body", "body-of-state", "municipality")


def bodies(build: Build, *sentences: str) -> list[tuple[str, str, str]]:
    """Text, actor and rule of the bodies without a name."""
    return [mention for mention in found(build(*sentences)) if mention[2] in RULES]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("De:det@politie politie:nsubj zweeg:ROOT", ["politie"], id="with an article"),
        pytest.param("Politie:nsubj zweeg:ROOT", ["Politie"], id="in a headline"),
        pytest.param("Gisteren:advmod zweeg:ROOT politie:nsubj", [], id="bare"),
        pytest.param("Een:det@politie politie:nsubj zweeg:ROOT", [], id="one of many"),
        pytest.param("Els:nsubj:PER investeerde:ROOT in:case@politie politie:obl", [], id="the trade"),
        pytest.param("Els:nsubj:PER is:ROOT volgens:case@politie politie:obl weg:xcomp:A", ["politie"], id="whose words"),
        pytest.param("Els:nsubj:PER werd:ROOT door:case@politie politie:obl:agent gezien:xcomp:V", ["politie"], id="the agent"),
        pytest.param("De:det@politie politie:nsubj en:cc@brandweer brandweer:conj@politie zwegen:ROOT:Vp", ["politie", "brandweer"], id="two"),
        pytest.param("Brood:nsubj en:cc@brandweer brandweer:conj@Brood kosten:ROOT:Vp geld:obj", [], id="behind what has no article"),
        pytest.param("De:det@politie- politie-:nsubj en:cc@zorgbond zorgbond:conj@politie- zwegen:ROOT:Vp", [], id="a part of a word"),
        pytest.param("De:det@bond politie:compound@bond bond:nsubj zweeg:ROOT", [], id="a part of a name"),
        pytest.param("De:det@bakker bakker:nsubj zweeg:ROOT", [], id="no body"),
    ],
)  # fmt: skip
def test_bodies_without_a_name(tell: Build, sentence: str, expected: list[str]) -> None:
    assert [(text, rule) for text, _, rule in bodies(tell, sentence)] == [
        (b, "unnamed-body") for b in expected
    ]


def test_without_tags_every_one_is_a_body() -> None:
    nlp, resolve = blank()
    assert [
        text for text, _, rule in found(resolve(nlp.make_doc("Zo zweeg politie ."))) if rule in RULES
    ] == ["politie"]


POLICE = "De:det@politie politie:nsubj zweeg:ROOT"
ZWOLLE = "De:det@politie Zwolse:amod@politie politie:nsubj zweeg:ROOT"
ASSEN = "De:det@politie Assense:amod@politie politie:nsubj zweeg:ROOT"
FRENCH = "De:det@politie Franse:amod@politie politie:nsubj zweeg:ROOT"
GERMAN = "De:det@politie Duitse:amod@politie politie:nsubj zweeg:ROOT"
DUTCH = "De:det@politie Nederlandse:amod@politie politie:nsubj zweeg:ROOT"


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        pytest.param([POLICE, POLICE], ["politie", "politie"], id="of no place"),
        pytest.param([ZWOLLE, POLICE], ["zwolse-politie"], id="of the place that is named"),
        pytest.param([ZWOLLE, ASSEN, POLICE], ["politie"], id="of one of two places"),
        pytest.param([FRENCH, POLICE], ["FRA-politie", "FRA-politie"], id="of the state that is named"),
        pytest.param([FRENCH, GERMAN, POLICE], ["FRA-politie", "DEU-politie", "politie"], id="of one of two states"),
        pytest.param([DUTCH, POLICE], ["politie", "politie"], id="of the state where the news is from"),
    ],
)  # fmt: skip
def test_whose_the_police_is(tell: Build, sentences: list[str], actors: list[str]) -> None:
    assert [actor for _, actor, _ in bodies(tell, *sentences)] == actors


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (FRENCH, ("FRA-politie", "Politie", "police", "police", "FRA")),
        (DUTCH, ("politie", "Politie", "police", "police", "NLD")),
        (POLICE, ("politie", "Politie", "police", "police", None)),
        (
            "De:det@politie politie:nsubj van:case@Peru Peru:nmod:E@politie zweeg:ROOT",
            ("PER-politie", "Politie", "police", "police", "PER"),
        ),
        (
            "Het:det@hooggerechtshof Britse:amod@hooggerechtshof hooggerechtshof:nsubj:Nh zweeg:ROOT",
            ("GBR-hooggerechtshof", "Hooggerechtshof", "court", "judiciary", "GBR"),
        ),
        (
            "De:det@bank Poolse:amod@bank centrale:amod@bank bank:nsubj zweeg:ROOT",
            ("POL-centrale-bank", "Centrale bank", "central-bank", "government", "POL"),
        ),
        (
            "Het:det@congres Amerikaanse:amod@congres congres:nsubj:Nh zweeg:ROOT",
            ("amerikaanse-congres", "Amerikaanse Congres", "parliament", "parliament", "USA"),
        ),
        (
            "Het:det@elftal Duitse:amod@elftal elftal:nsubj:Nh won:ROOT",
            ("duits-elftal", "Duits elftal", "sport", "civil society", "DEU"),
        ),
    ],
)
def test_what_a_body_is(tell: Build, sentence: str, expected: tuple[str | None, ...]) -> None:
    doc = tell(sentence)
    told = [(a.id, a.label, a.sort, a.sector, a.country) for a in doc._.actors if a.type == "ORG"]
    assert told == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Het:det@hooggerechtshof hooggerechtshof:nsubj:Nh zweeg:ROOT",
        "Het:det@elftal elftal:nsubj:Nh won:ROOT",
        "De:det@bakker Poolse:amod@bakker bakker:nsubj zweeg:ROOT",
        "Een:det@Fransman Fransman:nsubj:N liep:ROOT naar:case@congres het:det@congres congres:obl:Nh",
    ],
)
def test_what_is_of_no_state(tell: Build, sentence: str) -> None:
    assert bodies(tell, sentence) == []


TOWN = "Lochem:nsubj:GPE groeit:ROOT"
OTHERS = "Els:nsubj:PER reisde:ROOT van:case@Assen Assen:obl:GPE naar:case@Zwolle Zwolle:obl:GPE"
NAMED = "De:det@gemeente gemeente:nsubj Utrecht:nmod:E@gemeente zweeg:ROOT"
COLLEGE = "Het:det@college college:nsubj:Nh van:case@B B:nmod@college en:cc@W W:conj@B zweeg:ROOT"
MUNICIPALITY = "De:det@gemeente gemeente:nsubj zweeg:ROOT"


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param([TOWN, MUNICIPALITY], [("gemeente", "gemeente-lochem")], id="of the town"),
        pytest.param([TOWN, OTHERS, TOWN, MUNICIPALITY], [("gemeente", "gemeente-lochem")], id="of the town named most"),
        pytest.param([OTHERS, MUNICIPALITY], [("gemeente", "gemeente-assen")], id="of the town named first"),
        pytest.param(["LOCHEM:nsubj:GPE groeit:ROOT", OTHERS, TOWN, MUNICIPALITY], [("gemeente", "gemeente-lochem")], id="of the dateline"),
        pytest.param([TOWN, "Het:det@stadsbestuur stadsbestuur:nsubj:Nh zweeg:ROOT"], [("stadsbestuur", "gemeente-lochem")], id="another word"),
        pytest.param([MUNICIPALITY], [], id="of no town"),
        pytest.param(["Peru:nsubj:GPE groeit:ROOT", MUNICIPALITY], [], id="of a country"),
        pytest.param([TOWN, "Een:det@gemeente gemeente:nsubj zweeg:ROOT"], [], id="one of many"),
        pytest.param([TOWN, "Gemeenten:nsubj:Np zwegen:ROOT:Vp"], [], id="all of them"),
        pytest.param([TOWN, "Els:nsubj:PER woont:ROOT in:case@gemeente de:det@gemeente gemeente:obl"], [], id="where"),
        pytest.param([TOWN, "B:nsubj en:cc@W W:conj@B zwegen:ROOT:Vp"], [("B en W", "gemeente-lochem")], id="who governs it"),
        pytest.param([NAMED, "B:nsubj en:cc@W W:conj@B zwegen:ROOT:Vp"], [("B en W", "gemeente-utrecht")], id="who governs the one with a name"),
        pytest.param([NAMED, NAMED.replace("Utrecht", "Assen"), "B:nsubj en:cc@W W:conj@B zwegen:ROOT:Vp"], [], id="who governs one of two"),
        pytest.param([TOWN, COLLEGE], [("college van B en W", "gemeente-lochem")], id="the longest"),
        pytest.param([TOWN, COLLEGE.replace(" zweeg", " van:case@Assen Assen:nmod:E@college zweeg")], [("college van B en W van Assen", "gemeente-assen")], id="who governs another place"),
        pytest.param([TOWN, "B:nsubj zag:ROOT W:obj"], [], id="letters"),
        pytest.param([TOWN, "De:det@gemeente kleine:amod@gemeente gemeente:nsubj zweeg:ROOT"], [], id="another one"),
        pytest.param([TOWN, NAMED, MUNICIPALITY], [], id="beside one with a name"),
    ],
)  # fmt: skip
def test_the_municipality_of_the_town(
    tell: Build, sentences: list[str], expected: list[tuple[str, str]]
) -> None:
    doc = found(tell(*sentences))
    assert [(text, actor) for text, actor, rule in doc if rule == "municipality"] == expected

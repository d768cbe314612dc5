"""The tables of actors: complete, and without a form that two rows claim."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest
import spacy

import aldus
from aldus.actors.component import ActorResolver
from aldus.actors.gazetteer import Gazetteer
from aldus.actors.tables import slug, tables

# ISO 3166-1 alpha-2 codes of the members and observers of the United Nations.
STATES = {
    "AF",
    "AL",
    "DZ",
    "AD",
    "AO",
    "AG",
    "AR",
    "AM",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BT",
    "BO",
    "BA",
    "BW",
    "BR",
    "BN",
    "BG",
    "BF",
    "BI",
    "CV",
    "KH",
    "CM",
    "CA",
    "CF",
    "TD",
    "CL",
    "CN",
    "CO",
    "KM",
    "CG",
    "CD",
    "CR",
    "CI",
    "HR",
    "CU",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "SZ",
    "ET",
    "FJ",
    "FI",
    "FR",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GR",
    "GD",
    "GT",
    "GN",
    "GW",
    "GY",
    "HT",
    "HN",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IL",
    "IT",
    "JM",
    "JP",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MR",
    "MU",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NZ",
    "NI",
    "NE",
    "NG",
    "MK",
    "NO",
    "OM",
    "PK",
    "PW",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PL",
    "PT",
    "QA",
    "RO",
    "RU",
    "RW",
    "KN",
    "LC",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SE",
    "CH",
    "SY",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "YE",
    "ZM",
    "ZW",
    "VA",
    "PS",
}


def rows(name: str) -> list[dict[str, str]]:
    text = (files("aldus.actors") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_state_is_there() -> None:
    codes = {r["alpha2"] for r in rows("countries.csv")}
    assert codes >= STATES
    assert {"TW", "XK", "HK", "GL"} <= codes


@pytest.mark.parametrize("name", ["countries.csv", "organisations.csv", "persons.csv"])
def test_ids_are_unique_and_cells_clean(name: str) -> None:
    table = rows(name)
    assert [i for i, n in Counter(r["id"] for r in table).items() if n > 1] == []
    for row in table:
        for cell in row.values():
            assert cell == cell.strip()
            assert all(part == part.strip() for part in cell.split("|"))


@pytest.mark.parametrize("name", ["organisations.csv", "persons.csv"])
def test_ids_are_slugs(name: str) -> None:
    for row in rows(name):
        assert row["id"] == slug(row["id"])


def test_no_form_is_claimed_twice() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows("countries.csv"):
        for column in ("label", "names", "adjectives", "inhabitants", "cities", "metonyms"):
            for form in filter(None, row[column].split("|")):
                owners.setdefault(form, set()).add(row["id"])
    for row in rows("organisations.csv"):
        for column in ("label", "names", "metonyms"):
            for form in filter(None, row[column].split("|")):
                owners.setdefault(form, set()).add(row["id"])
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_the_longest_form_wins() -> None:
    gazetteer: Gazetteer[str] = Gazetteer(str.split)
    gazetteer.update([("Korea", "short"), ("Republiek Korea", "long")])
    assert gazetteer.longest(["Republiek", "Korea"], 0) == (2, "long")
    assert gazetteer.longest(["Republiek", "Niger"], 0) is None


def test_own_actors_win_and_survive_serialisation() -> None:
    nlp = spacy.blank("nl")
    resolver = ActorResolver(nlp)
    resolver.add(
        [
            {"label": "Bank van Hasselt", "type": "ORG", "names": ["BVH"]},
            {"label": "Kiev Pils", "type": "ORG", "names": "Kiev"},
        ]
    )
    again = ActorResolver(nlp).from_bytes(resolver.to_bytes())
    for component in (resolver, again):
        doc = component(nlp("De BVH betaalt Kiev niet."))
        assert [a.id for a in doc._.actors] == ["bank-van-hasselt", "kiev-pils"]


def test_without_names_and_tree_the_tables_still_work() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("aldus_actors")
    doc = nlp("Frankrijk en de NAVO waarschuwen Poetin.")
    assert [(a.id, a.type) for a in doc._.actors] == [
        ("FRA", "COUNTRY"),
        ("navo", "ORG"),
        ("vladimir-poetin", "PERSON"),
    ]


def test_a_slug_is_ascii() -> None:
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
    assert tables().forms["Kiev"].actor.id == "UKR"
    assert aldus.Actor("x", "ORG", "X").mentions == ()

"""The tables of actors: complete and well-formed."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
import spacy

import aldus
from aldus.actors.component import ActorResolver
from aldus.lexicon.tables import shipped
from aldus.lexicon.words import section_of
from aldus.text import slug

# ISO 3166-1 alpha-2 codes of the members and observers of the United Nations.
DATA = Path(__file__).parents[1] / "data"
STATES = set((DATA / "un_members.txt").read_text(encoding="utf-8").split())
ISO = set((DATA / "iso3166.txt").read_text(encoding="utf-8").split())


def rows(name: str) -> list[dict[str, str]]:
    text = (files("aldus.lexicon") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_state_is_there() -> None:
    codes = {r["alpha2"] for r in rows("countries.csv")}
    assert codes >= STATES
    assert {"TW", "XK", "HK", "GL"} <= codes


# Territories that the table leaves out: uninhabited, or never an actor in the news.
LEFT_OUT = {
    "AI",
    "AQ",
    "AX",
    "BL",
    "BV",
    "CC",
    "CX",
    "GS",
    "HM",
    "IO",
    "MF",
    "MP",
    "MS",
    "NF",
    "PM",
    "PN",
    "SJ",
    "TC",
    "TF",
    "TK",
    "UM",
    "WF",
}


def test_every_country_of_iso_3166_is_there_or_left_out_on_purpose() -> None:
    table = {r["alpha2"] for r in rows("countries.csv")}
    assert ISO - table == LEFT_OUT
    assert table <= ISO | {"XK"}


@pytest.mark.parametrize("row", rows("countries.csv"), ids=lambda r: r["id"])
def test_a_row_of_countries_is_well_formed(row: dict[str, str]) -> None:
    assert len(row["id"]) == 3 and row["id"].isupper()
    adjectives = [a for a in row["adjectives"].split("|") if a]
    # Every adjective has its two forms.
    assert len(adjectives) % 2 == 0
    assert all(b.endswith("e") for b in adjectives[1::2])
    forms = [
        f for c in ("label", "names", "inhabitants", "feminine", "cities") for f in row[c].split("|") if f
    ]
    assert len(forms) == len(set(forms))
    assert all(f[0].isupper() or f[0].isdigit() or f.startswith(("eiland", "'s-")) for f in forms)


def test_the_table_of_organisations_is_broad() -> None:
    table = rows("organisations.csv")
    kinds = Counter(r["kind"] for r in table)
    assert len(table) > 1000
    wanted = (
        "party media press-agency armed-group court central-bank company eu un intelligence police union university "
        "ngo sport club alliance parliament"
    )
    assert [k for k in wanted.split() if kinds[k] < 4] == []


def test_sorts_of_descriptions_are_kinds_of_the_table() -> None:
    kinds = {r["kind"] for r in rows("organisations.csv")}
    kinds |= {"ministry", "municipality", "province", "foundation", "committee"}
    used = {k for sorts in section_of("sorts").values() for k in sorts}
    assert used <= kinds


def test_members_of_families_are_rows_of_the_table() -> None:
    ids = {r["id"] for r in rows("organisations.csv")}
    assert {i for members in section_of("members").values() for i in members} <= ids


def test_no_first_name_is_of_two_genders() -> None:
    gender = section_of("gender")
    assert gender["male"] & gender["female"] == set()


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
    assert shipped().forms["Kiev"].actor.id == "UKR"
    assert aldus.Actor("x", "ORG", "X").mentions == ()

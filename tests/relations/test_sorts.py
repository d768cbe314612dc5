"""Of what sort actors are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from aldus.lexicon.tables import shipped
from aldus.relations.sorts import Sorts

if TYPE_CHECKING:
    from .conftest import Read

TEXT = "Unie PROPN nsubj 1 belt/bellen VERB:pv ROOT - minister NOUN obj 1 Els PROPN flat 2 , PUNCT punct 1 Jan PROPN obl 1"
NAMES = {"Unie": "unie/ORG", "Els": "els/PERSON", "Jan": "jan/PERSON"}


@pytest.mark.parametrize(
    ("sector", "sorts"),
    [
        ("media", {"medium", "political"}),
        ("business", {"company"}),
        ("police", {"power", "inquiring"}),
        ("government", {"power", "political"}),
        (None, set()),
    ],
)
def test_organisations_by_their_sector(reading: Read, sector: str | None, sorts: set[str]) -> None:
    read = reading(TEXT, **NAMES)
    read.doc._.actors = tuple(replace(a, sector=sector) if a.id == "unie" else a for a in read.doc._.actors)
    found = Sorts(read.doc, read.tree, shipped())
    every = ("medium", "company", "power", "inquiring", "political", "person")
    assert {name for name in every if getattr(found, f"is_{name}")("unie")} == sorts


def test_people_with_an_office(reading: Read) -> None:
    read = reading(TEXT, **NAMES)
    found = Sorts(read.doc, read.tree, shipped())
    assert (found.is_official("els"), found.is_official("jan")) == (True, False)
    assert found.is_person("els")

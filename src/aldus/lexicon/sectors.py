"""Sectors of society, to which the kinds of organisations and the functions of people belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from aldus.lexicon.load import read_rows


@dataclass(frozen=True, slots=True)
class Sectors:
    """The sectors, and what belongs to each."""

    codes: Mapping[str, str]
    """Code of PLOVER for each sector."""
    kinds: Mapping[str, str]
    """Sector of each kind of organisation."""
    titles: Mapping[str, str]
    """Sector of a function, in lower case, wherever it is held."""
    alone: Mapping[str, str]
    """Sector of a function that may be held anywhere (`president`), where no organisation is named with it."""


@lru_cache(maxsize=1)
def sectors() -> Sectors:
    """The sectors of `sectors.csv`."""
    codes: dict[str, str] = {}
    kinds: dict[str, str] = {}
    titles: dict[str, str] = {}
    alone: dict[str, str] = {}
    for row in read_rows("sectors.csv"):
        codes[row["sector"]] = row["code"]
        for column, found in (("kinds", kinds), ("titles", titles), ("alone", alone)):
            found.update((part.lower(), row["sector"]) for part in row.parts(column))
    return Sectors(codes, kinds, titles, alone)


@lru_cache(maxsize=1)
def country_labels() -> Mapping[str, str]:
    """Names of countries by their alpha-3 codes."""
    return {row["id"]: row["label"] for row in read_rows("countries.csv")}


@lru_cache(maxsize=1)
def cow_codes() -> Mapping[str, int]:
    """Codes of the Correlates of War project by the alpha-3 code of a country; not every country has one."""
    return {row["id"]: row.number("cow") for row in read_rows("countries.csv") if row["cow"]}

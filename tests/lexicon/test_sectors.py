"""Sectors and the codes of states."""

from __future__ import annotations

from aldus.lexicon.load import read_rows
from aldus.lexicon.sectors import country_labels, cow_codes, sectors
from aldus.lexicon.tables import shipped


def test_every_kind_and_title_is_known() -> None:
    known = sectors()
    assert {row["kind"] for row in read_rows("organisations.csv")} <= set(known.kinds)
    assert {*known.titles, *known.alone} <= set(shipped().titles)
    assert (known.codes["media"], known.kinds["court"], known.titles["generaal"]) == (
        "JRN",
        "judiciary",
        "military",
    )


def test_codes_of_states() -> None:
    codes = cow_codes()
    assert (codes["USA"], codes["NLD"], codes["RUS"], codes["SRB"]) == (2, 210, 365, 345)
    assert "HKG" not in codes
    assert len(set(codes.values())) == len(codes) == 196
    assert country_labels()["NLD"] == "Nederland"

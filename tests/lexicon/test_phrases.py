"""Phrases of a verb and a noun."""

from __future__ import annotations

from aldus.lexicon import phrases
from aldus.lexicon.load import COLUMNS, Row


def rows(table: str, *cells: dict[str, str]) -> list[Row]:
    return [Row(f"{table}, line {n}", dict.fromkeys(COLUMNS[table], "") | c) for n, c in enumerate(cells, 2)]


def test_a_light_verb_has_its_prepositions_apart_and_a_readable_name() -> None:
    found = phrases.lights(
        rows(
            "light.csv",
            {"verb": "uit_oefenen", "noun": "druk", "prep": "op/tegen|met", "kind": "do"},
            {
                "verb": "uitoefenen",
                "noun": "kritiek",
                "predicate": "kritiek uiten",
                "kind": "say",
                "target": "op",
            },
        )
    )["uitoefenen"]
    (first,), (second,) = found["druk"], found["kritiek"]
    assert (first.preps, first.predicate, first.target) == (("op", "tegen", "met"), "druk uitoefenen", ())
    assert (second.kind, second.predicate, second.target) == ("say", "kritiek uiten", ("op",))

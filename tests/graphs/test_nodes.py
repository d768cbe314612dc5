"""What nodes carry, counted over documents and joined."""

from __future__ import annotations

from typing import Any

import pytest

import aldus
from aldus.document import Actor, Document, Mention
from aldus.graphs.nodes import absorb, widen


def document(label: str, *forms: str, country: str | None = None, wikidata: str | None = None) -> Document:
    text, mentions = "", []
    for form in forms:
        kind: Any = "pronoun" if form == "hij" else "name"
        mentions.append(Mention(len(text), len(text) + len(form), kind))
        text += form + " "
    return Document(
        "d", text, actors=(Actor("x", "PERSON", label, tuple(mentions), country, wikidata, listed=True),)
    )


def test_the_most_used_label_and_names() -> None:
    documents = [
        document("Jan Bos", "Jan Bos", "Bos", "hij"),
        document("J. Bos", "Bos", "J. Bos", country="BEL"),
        document("Jan Bos", "Bos", "Jan", country="NLD", wikidata="Q1"),
        document("Jan Bos", "Jan", country="NLD"),
    ]
    node = aldus.graph(documents).nodes["x"]
    assert (node["label"], node["aliases"]) == ("Jan Bos", ("Bos", "Jan", "J. Bos"))
    assert (node["country"], node["wikidata"]) == ("NLD", "Q1")
    assert (node["documents"], node["mentions"], node["statements"]) == (4, 8, 0)


def test_of_labels_used_as_often_the_longest_wins() -> None:
    node = aldus.graph([document("Bos", "Bos"), document("Jan Bos", "Jan Bos")]).nodes["x"]
    assert (node["label"], node["aliases"]) == ("Jan Bos", ("Bos",))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024", None, ("2024", "2025-04")),
        ("2025-05", None, ("2025-03", "2025-05")),
        (None, None, ("2025-03", "2025-04")),
        ("2025-01", "2026", ("2025-01", "2026")),
        ("2025-03-09", "2025-03-10", ("2025-03", "2025-04")),
    ],
)
def test_widen(first: str | None, last: str | None, expected: tuple[str, str]) -> None:
    node = {"first_date": "2025-03", "last_date": "2025-04"}
    widen(node, first, last)
    assert (node["first_date"], node["last_date"]) == expected


def test_absorb() -> None:
    node: dict[str, Any] = {
        "label": "Jan Bos", "aliases": ("Bos",), "mentions": 2, "documents": 1, "statements": 0,
        "country": None, "wikidata": "Q1", "first_date": None, "last_date": None, "merged": ("a",), "certainty": 0.95,
        "member_of": ({"id": "p", "first_date": "2025", "last_date": None},), "fractie": None,
    }  # fmt: skip
    other = {
        **node, "label": "J. Bos", "aliases": ("Bos", "Jan Bos"), "statements": 3, "country": "NLD", "wikidata": "Q2",
        "first_date": "2025", "last_date": "2026", "merged": ("b", "a"), "certainty": 0.92, "fractie": "P",
        "member_of": ({"id": "p", "first_date": "2024", "last_date": "2026"}, {"id": "q", "first_date": None, "last_date": None}),
    }  # fmt: skip
    absorb(node, other)
    assert node == {
        "label": "Jan Bos", "aliases": ("Bos", "J. Bos"), "mentions": 4, "documents": 2, "statements": 3,
        "country": "NLD", "wikidata": "Q1", "first_date": "2025", "last_date": "2026", "merged": ("a", "b"), "certainty": 0.92, "fractie": "P",
        "member_of": ({"id": "p", "first_date": "2024", "last_date": "2026"}, {"id": "q", "first_date": None, "last_date": None}),
    }  # fmt: skip


def test_columns_of_your_own_table_win() -> None:
    more = (("fractie", "Groen"), ("party", "groen"), ("sector", "kabinet"))
    actor = Actor("x", "PERSON", "Jan Bos", sector="government", member_of=("vvd",), listed=True, more=more)
    vvd = Actor("vvd", "ORG", "VVD", sort="party", listed=True)
    node = aldus.graph(Document("d", "", actors=(actor, vvd))).nodes["x"]
    assert (node["fractie"], node["party"], node["sector"]) == ("Groen", "groen", "kabinet")
    assert [entry["id"] for entry in node["member_of"]] == ["vvd"]

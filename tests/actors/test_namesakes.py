"""Organisations that a document names in several ways."""

from __future__ import annotations

import pytest

from aldus.actors.namesakes import short_forms

from .conftest import Build


def organisations(build: Build, *names: str) -> list[tuple[str, list[str]]]:
    """The organisations of a text that names these, with their names."""
    doc = build(*(f"{name.replace(' ', '+')}:nsubj:ORG zweeg:ROOT" for name in names))
    return [
        (a.label, [doc.text[m.start : m.end] for m in a.mentions]) for a in doc._.actors if a.type == "ORG"
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Bond van Dove Fluiters", "BDF"),
        ("BDF", "Bond van Dove Fluiters"),
        ("Bond van Dove Fluiters", "BVDF"),
        ("Lochem UMC", "LUMC"),
        ("Tata Vlas", "Tata vlas"),
        ("Lucht Vlas-Tata", "Lucht Vlas Tata"),
        ("Huisartsen Vereniging", "Huisartsenvereniging"),
        ("Cornelis Vlas Lyceum", "Vlas Lyceum"),
        ("Bocht", "Bocht per Catalunya"),
        ("Vlasheim", "Vlasheimer"),
        ("Vlaslaren", "Vlaslarens"),
    ],
)
def test_one(tell: Build, names: tuple[str, str]) -> None:
    (found,) = organisations(tell, *names)
    assert found[1] == list(names)


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("Sociaal Cultureel Planbureau", "SCP"), "SCP"),
        (("SCP", "Sociaal Cultureel Planbureau"), "SCP"),
        (("Shell", "Shell Texel"), "Shell"),
        (("Shell Texel", "Shell"), "Shell"),
    ],
)
def test_one_that_the_table_knows(tell: Build, names: tuple[str, str], label: str) -> None:
    assert organisations(tell, *names) == [(label, list(names))]


@pytest.mark.parametrize(
    "names",
    [
        ("Bond van Dove Fluiters", "Bond van Dikke Fietsers", "BDF"),  # either
        ("Bond van Dove Fluiters", "BFD"),
        ("Shell", "Unilever"),
        ("NAVO", "Navo Bond Vlas"),  # more than a part or a place of it
        ("Bos", "Boser"),  # too short
    ],
)
def test_several(tell: Build, names: tuple[str, ...]) -> None:
    assert [names for _, names in organisations(tell, *names)] == [[name] for name in names]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bond voor Fluiters", {"bf", "bvf"}),
        ("Lochem UMC", {"lu", "lumc"}),
        ("Fluiters", set()),
        ("een twee drie vier vijf zes zeven acht negen", set()),
    ],
)
def test_initials(name: str, expected: set[str]) -> None:
    assert short_forms(name) == expected

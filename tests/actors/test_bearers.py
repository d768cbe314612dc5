"""Who bears a name."""

from __future__ import annotations

import pytest
import spacy

from aldus.actors.bearers import Bearers, parts
from aldus.actors.clusters import Clusters
from aldus.actors.gazetteer import Gazetteer
from aldus.lexicon.actors import Known
from aldus.syntax.tree import Tree

NLP = spacy.blank("nl")


@pytest.fixture
def bearers() -> Bearers:
    persons: Gazetteer[Known] = Gazetteer(str.split)
    balkenende = Known("jan-peter-balkenende", "PERSON", "Jan Peter Balkenende", gender="m")
    for name in ("Jan Peter Balkenende", "Balkenende"):
        persons.add(name, balkenende)
    return Bearers(Clusters(Tree(NLP("Bos " * 20))), persons)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jan Bos", ("Jan", "Bos")),
        ("Jan Piet Bos", ("Jan", "Bos")),
        ("Karel van der Zande", ("Karel", "van der Zande")),
        ("Jan Bos jr.", ("Jan", "Bos")),
        ("Bos jr.", ("Bos", "jr.")),
    ],
)
def test_first_name_and_surname(name: str, expected: tuple[str, str]) -> None:
    assert parts(name) == expected


@pytest.mark.parametrize(
    "short",
    ["Smit", "Karel", "De Wit", "Smit-de Wit", "karel smit-de wit"],
)
def test_the_shorter_forms_of_a_name(bearers: Bearers, short: str) -> None:
    karel = bearers.full("Karel Smit-de Wit", None, 0)
    assert bearers.short(short, None, 1) is karel


def test_names_between_and_before(bearers: Bearers) -> None:
    omar = bearers.full("Omar Sidi Brahim", None, 0)
    assert bearers.full("Sidi Brahim", None, 1) is omar
    assert bearers.full("Omar Brahim", None, 2) is omar
    assert bearers.full("Ali Brahim", None, 3) is not omar


def test_particles_do_not_make_a_full_name(bearers: Bearers) -> None:
    karel = bearers.full("Karel van der Zande", None, 0)
    assert bearers.full("Van der Zande", None, 1) is karel
    assert bearers.short("van", None, 2) is not karel


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("J.P. Balkenende", "jan-peter-balkenende"),
        ("J. Balkenende", "jan-peter-balkenende"),
        ("J.K. Balkenende", "jan-peter-balkenende"),
        ("K. Balkenende", None),
        ("J.P. Smit", None),
    ],
)
def test_initials(bearers: Bearers, name: str, id: str | None) -> None:
    known = bearers.full(name, None, 0).known
    assert (known and known.id) == id


def test_initials_that_two_have_are_of_neither(bearers: Bearers) -> None:
    jan, joop = bearers.full("Jan Smit", None, 0), bearers.full("Joop Smit", None, 1)
    assert bearers.full("J. Smit", None, 2) not in (jan, joop)
    assert bearers.full("Kees Smit", None, 3) is bearers.full("K. Smit", None, 4)


def test_of_two_with_one_surname_the_one_named_last(bearers: Bearers) -> None:
    anna, jan = bearers.full("Anna Smit", None, 3), bearers.full("Jan Smit", None, 6)
    for cluster, at in ((anna, 3), (jan, 6), (anna, 9)):
        bearers.clusters.add(cluster, at, at + 1, "name", "person-name")
    assert [bearers.short("Smit", None, at) for at in (4, 7, 9, 10)] == [anna, jan, jan, anna]
    assert bearers.short("Smit", None, 1) is anna


def test_gender_by_the_first_name(bearers: Bearers) -> None:
    assert [bearers.full(f"{first} Smit", None, 0).gender for first in ("Anna", "Piet", "Qq")] == [
        "f",
        "m",
        "x",
    ]


def test_only_a_whole_name_is_known(bearers: Bearers) -> None:
    assert bearers.known("Balkenende") is not None
    assert bearers.known("Jan Peter Balkenende") is not None
    assert bearers.known("Balkenende Jan") is None


@pytest.mark.parametrize(
    ("one", "other"), [("Lilian", "Lilianne"), ("Alexander", "Alex"), ("Johan", "Johann"), ("Erick", "Érick")]
)
def test_forms_of_a_first_name(bearers: Bearers, one: str, other: str) -> None:
    first = bearers.full(f"{one} Vlas", None, 0)
    assert bearers.full(f"{other} Vlas", None, 1) is first


@pytest.mark.parametrize(
    ("one", "other"), [("Jan", "Janna"), ("Karin", "Karel"), ("Sara", "Mara"), ("Lotte", "Lot")]
)
def test_other_first_names(bearers: Bearers, one: str, other: str) -> None:
    first = bearers.full(f"{one} Vlas", None, 0)
    assert bearers.full(f"{other} Vlas", None, 1) is not first

"""Keys of names."""

from __future__ import annotations

import pytest

from aldus.lexicon.keys import organisation_key, portfolio_core


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rotterdamse rechtbank", "rechtbank Rotterdam", True),
        ("Nijmeegse politie", "politie Nijmegen", True),
        ("Bossche gemeenteraad", "gemeenteraad Den Bosch", True),
        ("Universiteit van Tilburg", "Tilburgse universiteit", True),
        ("de Volkskrant", "Volkskrant", True),
        ("De", "Het", False),
        ("Vereniging Natuurpunt", "Natuurpunt", True),
        ("Stichting van de Arbeid", "Arbeid", False),
        ("Amerikaanse rechtbank Oost", "rechtbank Oost", False),
    ],
)
def test_names_of_one_organisation(one: str, other: str, same: bool) -> None:
    assert (organisation_key(one) == organisation_key(other)) is same


@pytest.mark.parametrize(
    ("portfolio", "core"),
    [
        ("Justitie en Veiligheid", "justitie"),
        ("Veiligheid en Justitie", "justitie"),
        ("Onderwijs, Cultuur en Wetenschap", "onderwijs"),
        ("OCW", "onderwijs"),
        ("Buitenlandse Zaken", "buitenlandse zaken"),
    ],
)
def test_what_stays_of_a_portfolio(portfolio: str, core: str) -> None:
    assert portfolio_core(portfolio) == core

"""Functions and sectors of actors."""

from __future__ import annotations

import pytest

from aldus.actors.clusters import Cluster
from aldus.actors.facts import functions_of, sector_of
from aldus.lexicon.actors import Known


def org(sort: str) -> Cluster:
    return Cluster("ORG", "X", sort=sort)


@pytest.mark.parametrize(
    ("cluster", "sector"),
    [
        (Cluster("COUNTRY", "Peru"), "government"),
        (org("ministry"), "government"),
        (org("court"), "judiciary"),
        (org(""), None),
        (Cluster("ORG", "NOS", Known("nos", "ORG", "NOS", sort="media")), "media"),
        (Cluster("PERSON", "Jan Bos"), None),
        (Cluster("PERSON", "Jan Bos", titles={"minister"}, bodies=[org("party")]), "government"),
        (Cluster("PERSON", "Jan Bos", titles={"voorzitter"}, bodies=[org("party")]), "party"),
        (Cluster("PERSON", "Jan Bos", titles={"president"}, bodies=[org("bank")]), "business"),
        (Cluster("PERSON", "Jan Bos", titles={"president"}), "government"),
        (Cluster("PERSON", "Jan Bos", titles={"columnist", "minister"}), "government"),
        (
            Cluster(
                "PERSON", "X", Known("x", "PERSON", "X", functions=frozenset(("eurocommissaris", "premier")))
            ),
            "government",
        ),
    ],
)
def test_sectors(cluster: Cluster, sector: str | None) -> None:
    assert sector_of(cluster) == sector


def test_functions_of_ministers_say_of_what() -> None:
    cluster = Cluster("PERSON", "X", titles={"minister", "arts"}, portfolios={"defensie"})
    assert functions_of(cluster) == ("arts", "minister van defensie")
    assert functions_of(Cluster("PERSON", "X", titles={"minister"})) == ("minister",)

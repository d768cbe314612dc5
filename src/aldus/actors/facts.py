"""What a document says of an actor besides its names: functions and sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.lexicon.sectors import sectors
from aldus.lexicon.words import words

if TYPE_CHECKING:
    from aldus.actors.clusters import Cluster

MINISTERS = tuple(words("portfolios.minister"))


def functions_of(cluster: Cluster) -> tuple[str, ...]:
    """The functions of a person in lower case, those of ministers with what they are of."""
    found: set[str] = set()
    for title in cluster.titles:
        if cluster.portfolios and title.endswith(MINISTERS):
            found.update(f"{title} van {portfolio}" for portfolio in cluster.portfolios)
        else:
            found.add(title)
    return tuple(sorted(found))


def sector_of(cluster: Cluster) -> str | None:
    """The sector of an actor.

    Of a person it is that of a function in the text, else of the organisations that the text gives, else of what the
    tables say.
    """
    known = sectors()
    if cluster.type == "COUNTRY":
        return "government"
    if cluster.type == "ORG":
        return known.kinds.get(cluster.kind)
    titles = cluster.titles
    listed = cluster.known.functions if cluster.known else frozenset()
    either = {**known.alone, **known.titles}
    for found in (
        [known.titles.get(title) for title in titles],
        [known.kinds.get(body.kind) for body in cluster.bodies],
        [known.alone.get(title) for title in titles],
        [either.get(title) for title in listed],
    ):
        for sector in known.codes:  # in the order of the table: government first
            if sector in found:
                return sector
    return None

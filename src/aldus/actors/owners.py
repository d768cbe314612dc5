"""Whose function a title is: the country, the bodies and the portfolio that stand with it."""

from __future__ import annotations

from dataclasses import dataclass

from aldus.actors.board import Board
from aldus.actors.clusters import Cluster
from aldus.actors.titles import portfolio_at
from aldus.lexicon.keys import portfolio_core

REACH = 6
"""Words between a title and the country that it names at most."""


def state_of(board: Board, start: int, end: int) -> str | None:
    """Alpha-3 code of the state to which a body belongs: `het Franse ministerie`, `het parlement van Peru`.

    Args:
        board: with the countries of the text.
        start: first token of the body's name.
        end: index after its last one.
    """
    clusters, words = board.clusters, board.low
    place = clusters.country_ending.get(start)
    if place is not None and place.kind == "adjective":
        return place.cluster.known.id if place.cluster.known is not None else None
    if words[end : end + 1] == ["van"]:
        first = end + 2 if words[end + 1 : end + 2] in (["de"], ["het"]) else end + 1
        # The table, not the mentions: the recogniser may have the whole as one name.
        match = board.forms.longest(board.words, first) if first < len(words) else None
        if match is not None and match[1].actor.type == "COUNTRY" and match[1].kind == "name":
            return match[1].actor.id
    return None


def body_of_state(board: Board, name: str, key: str, sort: str, state: str | None) -> Cluster:
    """The body of that name and state: the one of the table (`Amerikaanse Senaat`), else one of the document.

    Args:
        board: with the tables.
        name: of the body, without its state.
        key: what its names have in common.
        sort: the kind of organisation.
        state: alpha-3 code, where the text says it.
    """
    for adjective in board.lex.adjectives.get(state or "", ()):
        match = board.forms.longest([adjective, *name.split(" ")], 0)
        if match is not None and match[0] == 1 + name.count(" ") + 1 and match[1].actor.type == "ORG":
            return board.clusters.of_known(match[1].actor)
    return board.clusters.body(key, name, sort, state)


def ministry_of(portfolio: str) -> tuple[str, str, str]:
    """The label of the ministry that has a portfolio, the key that its names share, and its sort."""
    return f"ministerie van {portfolio}", f"ministerie van {portfolio_core(portfolio)}", "ministry"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose function a title is."""

    country: str | None
    """Code of a country: `de Amerikaanse president`."""
    bodies: tuple[Cluster, ...]
    """`VVD-leider`, `directeur van de NOS`."""
    portfolio: str
    """In lower case: `minister van Defensie`."""
    unknown: bool
    """Whether it is that of a person, or of what is no actor: `de minister van zijn droom`."""


def owner_of(board: Board, title: int) -> Owner:
    """What the compound, the adjectives, the `van` phrase and the possessor of a title say.

    Args:
        board: with the names found so far.
        title: the token of the title.
    """
    tree, headed = board.tree, board.clusters.headed
    country: str | None = None
    bodies = [
        p.cluster for p in headed.get(title, ()) if p.rule == "compound-part" and p.cluster.type == "ORG"
    ]
    portfolio = portfolio_at(tree, title + 1)
    unknown = False
    for k in tree.kids_of(title, "amod", "nmod", "nmod:poss"):
        places = headed.get(k, ())
        if not places:
            unknown |= tree.dep[k] == "nmod" and tree.pos[k] in ("PROPN", "NOUN") and not portfolio
        for place in places:
            if place.cluster.type == "COUNTRY":
                if abs(k - title) <= REACH and country is None and place.cluster.known is not None:
                    country = place.cluster.known.id
            elif place.cluster.type == "ORG":
                bodies.append(place.cluster)
            else:
                unknown |= tree.dep[k] != "amod"
    return Owner(country or _state_behind(board, title), tuple(bodies), portfolio, unknown)


def _state_behind(board: Board, title: int) -> str | None:
    """`koning Abdullah van Jordanië`: the country that the tree made a part of the name behind the title."""
    tree = board.tree
    for name in tree.kids_of(title, "appos"):
        for k in tree.kids_of(name, "flat", "nmod"):
            if tree.low[k - 1] != "van":
                continue
            for place in board.clusters.headed.get(k, ()):
                if place.cluster.type == "COUNTRY" and place.cluster.known is not None:
                    return place.cluster.known.id
    return None

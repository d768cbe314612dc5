"""Bodies that stand for their state: `Russische troepen`, `de regering-Biden`, `het kabinet`."""

from __future__ import annotations

from collections import Counter

from aldus.actors.board import Board
from aldus.actors.clusters import HOME_STATE, Cluster
from aldus.lexicon.words import words

STATE_BODIES = words("state.nouns")
GOVERNMENT = words("state.government")
HOME = words("state.home")
CURRENT = words("state.current")
ABROAD = words("public.abroad")
MOST = 2 / 3
"""Share of the actors of a text, two at least, that belong to the state that it is about."""


def named_governments(board: Board) -> None:
    """`de regering-Biden`, `het kabinet-Rutte II`: governments by their leader."""
    described: dict[str, str] = {}
    for cluster in board.clusters.clusters:
        if cluster.type == "PERSON" and cluster.country:
            described.setdefault(cluster.label.split(" ")[-1], cluster.country)
    for i, word in enumerate(board.words):
        first, hyphen, leader = word.partition("-")
        first = first.lower()
        if not hyphen or first not in GOVERNMENT or board.taken[i]:
            continue
        known = board.persons.word(leader)
        country = (known.country if known is not None else None) or described.get(leader)
        state = board.state(country or (HOME_STATE if first in HOME else ""))
        if state is not None:
            cluster = board.clusters.of_known(state)
            board.add(cluster, i, i + 1, "metonym", "named-government", root=i)


def state_bodies(board: Board) -> None:
    """`Russische troepen`, `de regering van Oekraïne`: nouns for a state's own bodies."""
    countries: dict[int, Cluster] = {
        place.root: place.cluster
        for place in board.clusters.places
        if place.cluster.type == "COUNTRY" and place.kind in ("adjective", "name")
    }
    for root, cluster in countries.items():
        noun = _noun_of(board, root)
        if noun is None or board.taken[noun] or board.low[noun].rsplit("-", 1)[-1] not in STATE_BODIES:
            continue
        start, end = sorted((root, noun))
        board.clusters.add(cluster, start, end + 1, "metonym", "state-body", root=noun)
        board.take(noun, noun + 1)


def _noun_of(board: Board, root: int) -> int | None:
    """The noun that an adjective or a name of country belongs to; the next word where there is no tree."""
    if not board.parsed:
        return root + 1 if root + 1 < len(board.words) else None
    tree = board.tree
    dep = tree.dep[root]
    case = next((tree.low[k] for k in tree.kids_of(root, "case")), "")
    if dep == "amod" or (dep in ("nmod", "nmod:poss") and case in ("", "van")):
        return tree.head[root]
    return None


def states_of_bodies(board: Board) -> None:
    """Give bodies that the text names without their state that of their minister, or of most of its actors."""
    bodies = board.clusters.stateless()
    if not bodies:
        return
    ministers: dict[str, set[str]] = {}
    for c in board.clusters.clusters:
        for portfolio in c.portfolios if c.type == "PERSON" and c.country else ():
            ministers.setdefault(portfolio, set()).add(c.country or "")
    about = Counter(
        cluster.country
        for cluster in board.clusters.clusters
        if cluster.mentions and cluster.country is not None and cluster.kind not in ABROAD
    )
    main = {state for state, actors in about.items() if actors >= max(2, MOST * about.total())}
    for body in bodies:
        portfolio = body.label.removeprefix("ministerie van ").casefold()
        states = ministers.get(portfolio) or main
        if len(states) == 1:
            body.country = next(iter(states))


def cabinets(board: Board) -> None:
    """`het kabinet`: the government of the country where the news is from."""
    home = board.state(HOME_STATE)
    if home is None or not board.parsed:
        return
    for i, word in enumerate(board.low):
        if word in HOME and not board.taken[i] and _is_bare(board, i):
            cluster = board.clusters.of_known(home)
            board.clusters.add(cluster, i, i + 1, "metonym", "cabinet", root=i)


def _is_bare(board: Board, i: int) -> bool:
    """Whether `het` stands before a noun, and nothing that says whose it is."""
    tree = board.tree
    kids = tree.kids[i]
    owned = any(
        tree.dep[k] in ("nmod", "nmod:poss", "acl:relcl")
        or (tree.dep[k] == "amod" and tree.low[k] not in CURRENT)
        for k in kids
    )
    return not owned and any(tree.low[k] == "het" for k in kids)

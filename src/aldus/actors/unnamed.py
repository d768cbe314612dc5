"""Bodies that news names by what they are: `de politie`, `het Britse hooggerechtshof`, `de gemeente`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aldus.actors.board import Board
from aldus.actors.clusters import Cluster
from aldus.actors.organisations import in_place, place_after
from aldus.actors.owners import body_of_state, state_of
from aldus.actors.states import STATE_BODIES
from aldus.lexicon.words import section_of, words

BARE = section_of("unnamed_bodies")
TEAMS = section_of("state_teams")
OF_STATES = {
    noun: sorts
    for noun, sorts in {**section_of("generic_bodies"), **BARE, **TEAMS}.items()
    if noun not in STATE_BODIES
}
LONGEST = max(noun.count(" ") + 1 for noun in OF_STATES)
"""Words of a noun at most: `centrale bank`."""
NOUNS = frozenset(noun.split(" ")[0] for noun in (*OF_STATES, *BARE))
"""Words with which a body begins."""
DETERMINERS = words("determiners.definite")
ACTING = words("bodies.acting")
MUNICIPAL = words("bodies.municipal")
GOVERNING = words("bodies.governing")
BODIES = sorted((body.split(" ") for body in GOVERNING if body not in MUNICIPAL), key=len, reverse=True)
FIRST = frozenset(body[0] for body in BODIES)


def unnamed(board: Board) -> None:
    """Bodies that have no name of their own where the text needs none.

    A body with an adjective or `van` of country is that of the country. Without one, the police is that of the one
    place whose police the text has named so far.
    """
    for i, word in enumerate(board.low):
        if word not in NOUNS or board.taken[i] or _of_state(board, i):
            continue
        if word in BARE and _is_body(board, i):
            board.add(_bare(board, i, next(iter(BARE[word]))), i, i + 1, "name", "unnamed-body", root=i)


def _of_state(board: Board, i: int) -> bool:
    """`het Britse hooggerechtshof`, `de politie van Peru`: whether a body of a state begins here."""
    for end in range(min(i + LONGEST, len(board.low)), i, -1):
        noun = " ".join(board.low[i:end])
        if noun not in OF_STATES or not board.free(i, end):
            continue
        state = state_of(board, i, end)
        if state is None:
            return False
        cluster = body_of_state(board, noun.capitalize(), noun, next(iter(OF_STATES[noun])), state)
        adjectives = board.lex.adjectives.get(state)
        if noun in TEAMS and adjectives and cluster.known is None:
            cluster.label = f"{adjectives[0]} {noun}"  # as the table has `Nederlands elftal`
        board.add(cluster, i, end, "name", "body-of-state", root=end - 1)
        return True
    return False


def _bare(board: Board, i: int, sort: str) -> Cluster:
    """`de politie`: of the one place or state whose police the text names, else a body without a place."""
    noun = board.low[i]
    named = [
        c for c in board.clusters.clusters if c.kind == sort and noun in c.label.casefold() and c.mentions
    ]
    return named[0] if len(named) == 1 else board.clusters.body(noun, noun.capitalize(), sort, None)


def _is_body(board: Board, i: int) -> bool:
    """Whether a noun is the body, and not the trade or a part of another word: `investeren in politie`."""
    tree = board.tree
    if not board.tagged:
        return True
    if tree.pos[i] not in ("NOUN", "PROPN") or tree.dep[i] in ("compound", "flat", "fixed"):
        return False
    if i in board.starts and board.words[i][:1].isupper():
        return True  # `Politie houdt man aan`
    first = tree.head[i] if tree.dep[i] == "conj" else i  # `de politie en brandweer`
    return (
        any(tree.low[k] in DETERMINERS for j in (i, first) for k in tree.kids[j])
        or board.low[i - 1] in ACTING
    )


def municipality(board: Board) -> None:
    """`de gemeente`, `B en W`: that of the town which the text names most; of who governs it, the one municipality named.

    With `van` and a place it is the municipality of that place.
    """
    clusters = board.clusters
    named = [c for c in clusters.clusters if c.kind == "municipality" and c.mentions]
    bare: list[tuple[int, int]] = []
    for start, end in _municipal(board):
        place = place_after(board, end + 1) if board.low[end : end + 1] == ["van"] else 0
        if place > end + 1:
            there = clusters.organisation(f"gemeente {board.text(end + 1, place)}", "municipality")
            board.add(there, start, place, "name", "municipality", root=start)
        elif end - start > 1 or not named or board.low[start] in GOVERNING:
            bare.append((start, end))
    town = _town(board) if bare and not named else ""
    if town:
        named = [clusters.organisation(f"gemeente {town}", "municipality")]
    for start, end in bare if len(named) == 1 else ():
        clusters.add(named[0], start, end, "description", "municipality", root=start)
        board.take(start, end)


def _municipal(board: Board) -> Iterator[tuple[int, int]]:
    """Where a municipality or who governs it stands without its name."""
    done = 0
    for i, word in enumerate(board.low):
        if word in MUNICIPAL and _is_one(board, i):
            yield i, i + 1
        elif word in FIRST and i >= done:
            end = next((i + len(b) for b in BODIES if board.low[i : i + len(b)] == b), 0)
            if end and board.free(i, end):
                done = end
                yield i, end


def _is_one(board: Board, i: int) -> bool:
    """Whether a noun is a municipality with an article, and without a name or anything that tells another."""
    tree = board.tree
    if board.taken[i] or not i or board.low[i - 1] not in DETERMINERS or in_place(board, i):
        return False
    rest = board.words[i + 1 : i + 2]
    named = bool(rest) and rest[0][:1].isupper()
    return not named and not tree.kids_of(i, "amod", "nmod", "acl:relcl", "flat", "appos")


def _town(board: Board) -> str:
    """The place that the recogniser finds most often and that is no country; the first of several.

    A dateline counts: `DEVENTER - De gemeente ...`.
    """
    places = [e for e in board.ents if e.label_ == "GPE" and board.forms.word(e.text) is None]
    names = Counter(
        e.text.title() if e.text.isupper() else e.text
        for e in places
        if e.text[:1].isupper() and len(e.text) > 2
    )
    return names.most_common(1)[0][0] if names else ""

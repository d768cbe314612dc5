"""When the name of a capital stands for its government: `Washington wil praten`, not `in Washington`."""

from __future__ import annotations

from aldus.actors.board import GENITIVES, Board
from aldus.lexicon.words import words

PLACE_PREPS = words("places.prepositions")
ACTOR_PREPS = words("places.actors")
DEMANDING = words("places.demanding")
PRESSING = tuple(words("places.pressing"))
GIVEN = words("places.given")
STATE_RELATIONS = words("relations.nouns")


def acts(board: Board, start: int, end: int) -> bool:
    """Whether a capital acts, by the word before it and by its place in the clause."""
    previous = board.low[start - 1] if start else ""
    if previous == "bij" and board.parsed and _pressed(board, start):
        return True
    if previous == "uit" and start > 1 and board.low[start - 2] in GIVEN:
        return True  # `hulp uit Washington`
    if previous in PLACE_PREPS:
        return False
    if previous in ACTOR_PREPS:
        return True
    if previous == "van":
        # `bondgenoten van Kiev` against `inwoners van Kiev`.
        return (start > 1 and board.low[start - 2] in STATE_RELATIONS) or _asked(board, start)
    if board.words[end - 1].endswith(GENITIVES) or board.tree.tag[end - 1].endswith("|gen"):
        return True
    return board.parsed and _acts_in_clause(board, start, end)


def _asked(board: Board, start: int) -> bool:
    """`eist van Parijs dat`: whether something is asked of a capital."""
    if not board.parsed or board.tree.dep[start] not in ("obl", "obl:arg"):
        return False
    return board.tree.lemma[board.tree.head[start]] in DEMANDING


def _pressed(board: Board, start: int) -> bool:
    """`dringt bij Londen aan`, `klopt bij Brussel aan`."""
    tree = board.tree
    verb = tree.lemma[tree.head[start]]
    return tree.dep[start].startswith("obl") and verb.endswith(PRESSING)


def _acts_in_clause(board: Board, start: int, end: int) -> bool:
    """Whether a capital is a subject, an agent, a possessor, or the object of a verb; conjuncts as the first."""
    tree = board.tree
    root = start
    for i in range(start, end):
        if not start <= tree.head[i] < end:
            root = i
    for _ in range(4):
        if tree.dep[root] != "conj" or tree.head[root] == root:
            break
        root = tree.head[root]
        before = tree.low[tree.left[root]]
        if before in PLACE_PREPS:
            return False
        if before in ACTOR_PREPS:
            return True
    if tree.dep[root] == "obj":
        return tree.pos[tree.head[root]] == "VERB"
    return tree.dep[root] in ("nsubj", "iobj", "obl:agent", "nmod:poss")

"""What stands before and around a name tells whether it is an actor, and of which type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.lexicon.compounds import last_part
from aldus.lexicon.words import words

if TYPE_CHECKING:
    from aldus.actors.board import Board

THINGS = words("context.things")
KINDS_OF_ORGANISATIONS = words("context.organisations")
EVENTS = words("context.events")
EVENT_STARTS = tuple(f"{event}-" for event in sorted(EVENTS))
BYLINES = words("context.bylines")
MINISTERS = words("portfolios.ministers")
PORTFOLIO = 7
"""Words from the `van` of a portfolio to a name in it at most."""
LONGEST_BYLINE = 12
"""Words that a line which only says who made an article has at most."""


def type_in_context(board: Board, start: int, end: int, label: str) -> str:
    """The type of a name that the recogniser takes for `label`, after a look at what stands around it.

    Returns:
        `PERSON`, `ORG`, or nothing where the name is that of a thing, an event, a hashtag, or stands in a byline.
    """
    text = board.text(start, end)
    if text in EVENTS or text.startswith(EVENT_STARTS) or text.startswith("#"):
        return ""
    if start and board.words[start - 1] == "#":
        return ""
    if end < len(board.words) and board.words[end].startswith("@"):
        return ""  # `RT @naam`
    if start in board.bylines or (label == "ORG" and _in_portfolio(board, start)):
        return ""
    if label == "ORG" and start and "-" in (before := board.words[start - 1]):
        title = board.lex.titles.of(before)
        if title is not None and not title.plural and before.rpartition("-")[2].islower():
            return "PERSON"  # `GroenLinks-Kamerlid Vos`
    noun = board.low[start - 1] if start and board.tree.pos[start - 1] == "NOUN" else ""
    if noun and board.tree.sent[start - 1] == board.tree.sent[start] and board.lex.titles.of(noun) is None:
        if last_part(noun, KINDS_OF_ORGANISATIONS) is not None:
            return "ORG"
        if last_part(noun, THINGS) is not None:
            return ""
    return label


def _in_portfolio(board: Board, start: int) -> bool:
    """Whether a name is a part of what a minister is of: `minister van Vrouwen en Gelijke Kansen`."""
    for k in range(start - 1, max(0, start - PORTFOLIO), -1):
        if board.low[k] == "van":
            return board.low[k - 1] in MINISTERS
        if board.tree.pos[k] not in ("NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT"):
            return False
    return False


def bylines(board: Board) -> frozenset[int]:
    """The tokens of all such lines: short, without a finite verb or a full stop, with a word of the trade."""
    found: set[int] = set()
    line: list[int] = []
    for i in range(len(board.words) + 1):
        if i < len(board.words) and not (board.words[i].isspace() and "\n" in board.words[i]):
            line.append(i)
            continue
        if _is_byline(board, line):
            found.update(line)
        line = []
    return frozenset(found)


def _is_byline(board: Board, line: list[int]) -> bool:
    if not 0 < len(line) <= LONGEST_BYLINE or not any(board.low[i] in BYLINES for i in line):
        return False
    ends = board.words[line[-1]] in (".", "?", "!", '"', "\u201d")
    return not ends and not any(board.tree.tag[i].startswith("WW|pv") for i in line)


def adjectives_alone(board: Board) -> None:
    """`een Europese databank`: a union that only an adjective refers to is no actor of the story; a party may be."""
    unions = [
        c
        for c in board.clusters.clusters
        if c.known is not None and c.known.sort == "alliance" and not c.known.own
    ]
    board.clusters.remove(c for c in unions if all(m.kind == "adjective" for m in c.mentions))

"""Titles: nouns for people before their names, and what ministers are of."""

from __future__ import annotations

from aldus.lexicon.tables import Lexicon
from aldus.lexicon.titles import Title
from aldus.lexicon.words import words
from aldus.syntax.tree import Tree

PORTFOLIOS = words("portfolios.names")
LONGEST = 7
"""Words of a portfolio at most, with its commas."""
REACH = 12
"""Words between a title and the name that it heads at most."""


def portfolio_at(tree: Tree, at: int) -> str:
    """What a minister is of, in lower case, where `van`, `voor` or a bracket stands at a token; else nothing.

    `buitenlandse zaken` of `minister van Buitenlandse Zaken`.
    """
    if at + 1 >= tree.n or tree.low[at] not in ("van", "voor", "("):
        return ""
    return portfolio_from(tree, at + 1)[1]


def portfolio_from(tree: Tree, start: int) -> tuple[int, str]:
    """The index after the longest portfolio that starts at a token, and what it is, in lower case; `start` and nothing without one."""
    end, text, found = start, "", ""
    for k, word in enumerate(tree.low[start : start + LONGEST], start + 1):
        text += word if not text or word == "," else " " + word
        if text in PORTFOLIOS:
            end, found = k, text
    return end, found


def title_before(tree: Tree, start: int, root: int, lex: Lexicon) -> tuple[int | None, Title | None]:
    """The title in front of a name, by the tree or by being the word before it."""
    head, dep = tree.head[root], tree.dep[root]
    # `een vriend van Bos` says nothing of what Bos is.
    owner = dep == "nmod" and bool(tree.kids_of(root, "case"))
    if not owner and dep in ("appos", "flat", "nmod") and head < start and start - head <= REACH:
        title = lex.titles.of(tree.words[head])
        if title is not None and not title.plural:
            return head, title
    if start:
        title = lex.titles.of(tree.words[start - 1])
        if title is not None and not title.plural:
            return start - 1, title
    return None, None

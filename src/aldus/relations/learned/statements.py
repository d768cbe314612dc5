"""Which type of event a statement is, by what is said: the words of its content beside its trigger."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from aldus.document import Span
from aldus.nets import places
from aldus.syntax.tree import Tree

SAID = 8192
"""Size of the table of features of what is said."""
LONGEST = 80
"""Tokens of what is said that are looked at."""
VERBS = ("VERB", "AUX")


def said(tree: Tree, trigger: int, content: Span | None) -> list[int]:
    """The tokens of what is said; those of the sentence of its trigger where that is not known."""
    if content is None:
        first, end = tree.sentence(trigger)
    else:
        first = min(bisect_left(tree.start, content.start), tree.n - 1)
        end = max(bisect_left(tree.start, content.end), first + 1)
    return list(range(first, min(end, first + LONGEST)))


def said_features(tree: Tree, tokens: list[int]) -> list[int]:
    """The features of words, verbs with their forms, and pairs of words, in the table of size `SAID`."""
    names = [f"l{tree.lemma[i]}" for i in tokens if not tree.low[i].isspace()]
    names += [f"v{tree.lemma[i]}{tree.tag[i][:9]}" for i in tokens if tree.pos[i] in VERBS]
    names += [f"b{tree.low[i]} {tree.low[k]}" for i, k in pairwise(tokens)]
    return places(names or ["none"], SAID)

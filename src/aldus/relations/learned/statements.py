"""Which type of event a statement is, by what is said: the words of its content beside its trigger and its parties."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import pairwise

from aldus.document import Span
from aldus.nets import places
from aldus.syntax.tree import Tree

SAID = 8192
"""Size of the table of features of what is said."""
TOLD = 2048
"""Size of the table of features of how it is said, and of whom."""
LONGEST = 80
"""Tokens of what is said that are looked at."""
MENTIONS = 2
"""Mentions of the target that are looked at."""
VERBS = ("VERB", "AUX")
QUOTES = frozenset("\"'“”‘’„«»")


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


def told_features(
    tree: Tree,
    trigger: int,
    tokens: list[int],
    content: Span | None,
    types: tuple[str, str | None],
    target: Collection[int],
) -> list[int]:
    """The features of how something is said, and of whom, in the table of size `TOLD`.

    Args:
        tree: the text.
        trigger: the token of the statement.
        tokens: what is said.
        content: its characters, where they are known.
        types: the types of source and target; None where there is no target.
        target: the heads of all mentions of the target.
    """
    return places(list(_told(tree, trigger, tokens, content, types, target)), TOLD)


def _told(
    tree: Tree,
    i: int,
    tokens: list[int],
    content: Span | None,
    types: tuple[str, str | None],
    target: Collection[int],
) -> Iterator[str]:
    source, aimed = types
    lemma, inside = tree.lemma[i], set(tokens)
    yield f"T{aimed}"
    yield f"S{source}"
    yield f"TS{aimed}{source}"
    yield f"TL{aimed is not None}{lemma}"
    yield f"L{lemma}"
    there = sorted(inside.intersection(target))
    yield f"in{bool(there)}{aimed is not None}"
    for k in there[:MENTIONS]:
        head = tree.lemma[tree.head[k]]
        yield f"d{tree.dep[k]}"
        yield f"h{head}"
        yield f"hd{head}{tree.dep[k]}"
    first = tokens[0]
    yield f"q{tree.text[max(0, tree.start[first] - 1)] in QUOTES}"
    yield f"c{content is None}"
    yield f"f{tree.low[first]}"
    yield f"fl{lemma} {tree.low[first]}"
    roots = [k for k in tokens if tree.head[k] == k or tree.head[k] not in inside]
    for k in roots[:MENTIONS]:
        yield f"R{tree.lemma[k]}"
        yield f"Rt{tree.tag[k][:14]}"
    yield f"RL{tree.lemma[roots[0]]} {lemma}"

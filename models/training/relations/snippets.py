"""Short texts to learn from: a few sentences of annotated articles, with what is annotated in them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

LENGTHS = (1, 1, 1, 2, 2, 3, 4, 5)
"""Sentences of a short text; one of these."""
CHARACTERS = (20, 2500)
EMPTY = 0.15
"""So many of the short texts without relations are kept."""


def snippets(
    text: str,
    annotation: dict[str, Any],
    sentences: Sequence[tuple[int, int]],
    count: int,
    rng: random.Random,
) -> list[tuple[str, dict[str, Any]]]:
    """Short texts of an article.

    Args:
        text: of the article.
        annotation: of the article, as `models.evaluate.relations` reads it.
        sentences: where its sentences stand.
        count: how many short texts at most.
        rng: chooses them.

    Returns:
        Texts, each with its annotation: the relations whose sentence and trigger stand in it, and all actors.
    """
    found = []
    for _ in range(count):
        length = rng.choice(LENGTHS)
        first = rng.randrange(max(1, len(sentences) - length + 1))
        start, end = sentences[first][0], sentences[min(len(sentences), first + length) - 1][1]
        part = text[start:end]
        if CHARACTERS[0] < len(part) < CHARACTERS[1]:
            relations = [_moved(r, part, start) for r in annotation["relations"] if _within(r, part, start)]
            if relations or rng.random() < EMPTY:
                found.append((part, {"entities": annotation["entities"], "relations": relations}))
    return found


def _within(relation: dict[str, Any], part: str, start: int) -> bool:
    span = relation.get("trigger_span")
    if not span or relation["sentence"] not in part:
        return False
    return bool(start <= span[0] and span[1] <= start + len(part))


def _moved(relation: dict[str, Any], part: str, start: int) -> dict[str, Any]:
    first, last = relation["trigger_span"]
    content = relation.get("content")
    return {
        **relation,
        "trigger_span": [first - start, last - start],
        "content": content if content and content in part else None,
    }

"""What all readers of relations share: the articles, and the way from heads of phrases to relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aldus.relations.parties import Parties
from aldus.syntax.tree import Tree

SAYING = frozenset(
    (
        "zeggen", "melden", "vertellen", "verklaren", "stellen", "schrijven", "vinden", "denken",
        "noemen", "aankondigen", "beloven", "eisen", "vragen", "waarschuwen", "benadrukken",
        "bevestigen", "ontkennen", "beschuldigen", "bekritiseren", "prijzen",
    )
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """One reading; heads of phrases and the trigger are token indexes of the shared pipeline."""

    kind: str
    sources: list[int]
    targets: list[int]
    trigger: int
    others: list[int] = field(default_factory=list)
    """Targets to try where none of `targets` is an actor."""


@dataclass(slots=True)
class Article:
    """An article that the shared pipeline has read."""

    id: str
    doc: Any
    tree: Tree
    parties: Parties


Reader = Callable[[list[Article]], Iterator[list[Found]]]


def to_relations(article: Article, found: list[Found]) -> list[dict[str, Any]]:
    """The relations of one article as the scorer wants them, each once."""
    tree, parties = article.tree, article.parties
    made: dict[tuple[Any, ...], dict[str, Any]] = {}
    for f in found:
        sources = parties.all(f.sources)
        targets = parties.all(f.targets) or parties.all(f.others)
        span = {"start": tree.start[f.trigger], "end": tree.end[f.trigger]}
        for s in sources:
            others: list[str | None] = [t.actor for t in targets if t.actor != s.actor]
            if not others and f.kind == "say":
                others = [None]
            for target in others:
                relation = {"kind": f.kind, "source": s.actor, "target": target, "trigger": span}
                made.setdefault((f.kind, s.actor, target, f.trigger), relation)
    return list(made.values())

"""What an annotated article teaches, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from aldus.actors.doubt import name_features
from aldus.document import REFERRING
from aldus.relations.learned.scorer import KINDS
from models.training.data import IGNORE
from models.training.relations.articles import Answer, Article
from models.training.relations.network import STATUSES, TYPES

OPTIONAL = 0.3
"""Weight of the arguments of optional relations."""


@dataclass(slots=True)
class Bags:
    """Features of some items, one after another."""

    flat: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, features: Sequence[int]) -> None:
        """Those of the next item."""
        self.starts.append(len(self.flat))
        self.flat.extend(features)

    def __getitem__(self, k: int) -> list[int]:
        end = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.flat)
        return self.flat[self.starts[k] : end]


class Lesson:
    """What is learned from one article, in numbers.

    Args:
        article: what is annotated.
    """

    def __init__(self, article: Article) -> None:
        tree, e = article.reading.tree, article.evidence
        self.words = (Bags(), Bags())
        """With what the rules found, and without."""
        for i in range(tree.n):
            features, told = e.token(i)
            self.words[0].add([*features, *told])
            self.words[1].add(features)
        self._triggers(article.answers, tree.n)
        self._arguments(article)
        self._names(article)

    def _triggers(self, answers: Sequence[Answer], n: int) -> None:
        self.trigger = np.zeros((n, len(KINDS)), dtype=np.float32)
        self.counts = np.ones((n, len(KINDS)), dtype=np.float32)
        self.status = np.full(n, IGNORE, dtype=np.int64)
        self.types = np.zeros((n, len(TYPES)), dtype=np.float32)
        for a in answers:
            self.counts[a.triggers, KINDS.index(a.kind)] = 0
        for a in sorted(answers, key=lambda a: not a.optional):
            k = KINDS.index(a.kind)
            self.trigger[a.trigger, k] = float(not a.optional)
            self.counts[a.trigger, k] = float(not a.optional)
            if a.kind == "do":
                self.status[a.trigger] = STATUSES.index(a.status)  # type: ignore[arg-type]
            events = [TYPES.index(event) for event in a.events if event in TYPES]
            if events:
                self.types[a.trigger] = 0
                self.types[a.trigger, events] = 1 / len(events)

    def _arguments(self, article: Article) -> None:
        """Each pair, and for each actor at a trigger whether it is source and target."""
        self.pairs: list[tuple[int, int, int, int]] = []
        """Trigger, mention, kind and group."""
        self.pair_words = (Bags(), Bags())
        self.groups: list[tuple[float, float]] = []
        self.weights: list[tuple[float, float]] = []
        by_trigger: dict[tuple[int, str], list[Answer]] = {}
        for a in article.answers:
            by_trigger.setdefault((a.trigger, a.kind), []).append(a)
        for (i, kind), answers in by_trigger.items():
            groups: dict[int, int] = {}
            for row in article.evidence.pairs(i):
                if row.actor not in groups:
                    groups[row.actor] = len(self.groups)
                    right, weight = _sides(row.actor, answers)
                    self.groups.append(right)
                    self.weights.append(weight)
                self.pairs.append((i, row.mention, KINDS.index(kind), groups[row.actor]))  # type: ignore[arg-type]
                self.pair_words[0].add([*row.features, *row.rules])
                self.pair_words[1].add(row.features)

    def _names(self, article: Article) -> None:
        e, tree = article.evidence, article.reading.tree
        types = {a.id: a.type for a in article.doc._.actors}
        counts = Counter(m.actor for m in article.doc._.mentions)
        self.names: list[tuple[int, int]] = []
        """Token and actor."""
        self.name_words = Bags()
        for m in article.doc._.mentions:
            if m.kind not in REFERRING:
                features = name_features(
                    tree, e.quoted, m.root, m.kind, types[m.actor], m.rule, m.end - m.start, counts[m.actor]
                )
                self.names.append((m.root, e.number(m.actor)))
                self.name_words.add(features)
        self.actors = [float(actor in article.ids) for actor in e.actors]


def _sides(actor: int, answers: Sequence[Answer]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Whether an actor is source and target at a trigger, and how much that counts: not where both would do."""
    firm = [a for a in answers if not a.optional]
    weight = 1.0 if firm else OPTIONAL
    source, target = any(a.source == actor for a in firm), any(a.target == actor for a in firm)
    fair_source = any(actor in a.sources or (a.optional and a.source == actor) for a in answers)
    fair_target = any(actor in a.targets or (a.optional and a.target == actor) for a in answers)
    return (float(source), float(target)), (
        weight * float(source or not fair_source),
        weight * float(target or not fair_target),
    )

"""Precision, recall and F."""

from __future__ import annotations

from dataclasses import dataclass


def f_score(correct: int, gold: int, found: int) -> float:
    """The F score; 0 where nothing can be scored."""
    return round(2 * correct / (gold + found), 4) if gold + found else 0.0


@dataclass(slots=True)
class Count:
    """Counts of one figure, summed over articles.

    A gold item may be hit more than once, and the other way round: then what is right of the items found is
    not as many as what is found of the gold items.
    """

    right: int = 0
    """Items found that are right."""
    found: int = 0
    hit: int = 0
    """Gold items that were found."""
    gold: int = 0

    def add(self, right: int, found: int, gold: int, hit: int | None = None) -> None:
        """Add the counts of an article; `hit` is `right` where nothing else is said."""
        self.right += right
        self.found += found
        self.hit += right if hit is None else hit
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of what is found that is right; 0 where nothing is found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found; 0 where there is none."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

"""Ministries by their portfolio: `het ministerie van Financiën`, `minister Vos (Financiën)`."""

from __future__ import annotations

from aldus.actors.board import Board
from aldus.actors.owners import ministry_of, state_of
from aldus.actors.titles import PORTFOLIOS
from aldus.lexicon.words import words

MINISTRY = words("portfolios.ministry")
MINISTER = tuple(words("portfolios.minister"))
BEFORE = words("portfolios.before")
_LONGEST = 8
"""Words of a portfolio at most, with its commas."""


class Ministries:
    """Finds the ministries of one Doc; those of several countries are several."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._people = {p.end: p.cluster for p in board.clusters.places if p.cluster.type == "PERSON"}

    def find(self) -> None:
        """Record every ministry."""
        board = self.board
        low, words = board.low, board.words
        for i in range(len(words) - 2):
            if low[i] in MINISTRY and not board.taken[i]:
                end = (self._capitals(i + 2) or self._listed(i + 2)) if low[i + 1] in BEFORE else 0
                if end and board.free(i + 2, end):
                    portfolio = board.text(i + 2, end)
                    if portfolio.islower():
                        portfolio = " ".join(w if w == "en" else w.capitalize() for w in portfolio.split())
                    self._add(i, end, portfolio, state_of(board, i, end), root=i)
            elif words[i] == "(" and i and board.taken[i - 1] and not board.taken[i + 1]:
                self._bracketed(i)

    def _bracketed(self, i: int) -> None:
        """`minister Vos (Financiën)`: brackets behind a name, with nothing else in them."""
        words = self.board.words
        close = next((k for k in range(i + 2, min(i + _LONGEST, len(words))) if words[k] == ")"), 0)
        portfolio = " ".join(words[i + 1 : close]).replace(" ,", ",") if close else ""
        if portfolio.lower() in PORTFOLIOS and self._of_minister(i - 1):
            minister = self._people.get(i)
            self._add(i + 1, close, portfolio, minister.country if minister is not None else None)

    def _of_minister(self, i: int) -> bool:
        """Whether the name that ends at a token has a minister's title before it."""
        for k in range(i, max(-1, i - 7), -1):
            if self.board.low[k].endswith(MINISTER):
                return True
            if not self.board.taken[k]:
                return False
        return False

    def _capitals(self, i: int) -> int:
        """Index after the capitalised words at a token, with `en` and commas between them; 0 where there are none."""
        end, words = i, self.board.words
        while end < min(len(words), i + _LONGEST) and words[end][:1].isupper() and words[end][-1:].isalnum():
            end += 1
            rest = words[end : end + 2]
            if len(rest) == 2 and rest[0] in ("en", ",", "&") and rest[1][:1].isupper():
                end += self._lists(i, end + 2)
        return end if end > i else 0

    def _listed(self, i: int) -> int:
        """`ministerie van economische zaken`: index after the longest portfolio at a token; 0 where there is none."""
        low = self.board.low
        ends = range(min(i + _LONGEST, len(low)), i, -1)
        return next((k for k in ends if " ".join(low[i:k]).replace(" ,", ",") in PORTFOLIOS), 0)

    def _lists(self, start: int, end: int) -> bool:
        """Whether a name goes on after a comma or `en`: only portfolios do, up to the last one they list."""
        text = " ".join(self.board.low[start:end]).replace(" ,", ",")
        return any(p.startswith(text) for p in PORTFOLIOS)

    def _add(self, start: int, end: int, portfolio: str, state: str | None, root: int | None = None) -> None:
        label, key, sort = ministry_of(portfolio)
        cluster = self.board.clusters.body(key, label, sort, state)
        self.board.add(cluster, start, end, "name", "ministry", root=root)


def ministries(board: Board) -> None:
    """`het ministerie van Financiën`, `minister Vos (Financiën)`."""
    Ministries(board).find()

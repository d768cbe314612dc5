"""Quotations beside a cue: which one it reports, and which sentence of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from aldus.document import Span
from aldus.relations.content import CLOSING, OPENING, Contents
from aldus.syntax.quotes import Quote

# Characters there may be between the end of a quotation and what follows on it: its marks and a comma.
MARKS = 4
# Characters there may be between a cue and the quotation after it.
GAP = 250
# The last sentence of a quotation that is shorter than this takes the ones before it along.
SHORT = 25
# Words in marks after a cue that are shorter than this are no quotation, but behind a colon.
WORDS = 12
# A quotation in the middle of a sentence does not go on for longer than this after it.
BEYOND = 200


class Quoted(NamedTuple):
    """A quotation that a cue reports."""

    content: Span
    """The sentence of it next to the cue."""
    whole: Span
    """All of it."""


class Quotations:
    """Finds the quotation that a cue reports.

    Args:
        contents: cuts out what is found.
        quotes: the quotations of the text, in order.
    """

    def __init__(self, contents: Contents, quotes: list[Quote]) -> None:
        self.contents = contents
        self.tree = contents.tree
        self.text = contents.tree.text
        self.quotes = quotes
        self._starts = [q.start for q in quotes]
        self._by_end = sorted(quotes, key=lambda q: q.end)
        self._quote_ends = [q.end for q in self._by_end]
        self._sentences = [self.tree.start[s] for s, _ in self.tree.sents]
        self._ends = [self.tree.end[e - 1] for _, e in self.tree.sents]

    def before(self, token: int) -> Quoted | None:
        """The quotation that ends just before `token`: `"...", zei X`."""
        end = self.contents.end_before(token)
        quote = self._ending_at(end)
        if quote is None:
            return None
        return self._quoted(quote, max(quote.start, self._last_sentence(quote, end)), quote.end)

    def after(self, token: int) -> Quoted | None:
        """The quotation that follows `token` in the same sentence, or after a colon."""
        return self._after(token)[0]

    def after_colon(self, token: int) -> Quoted | None:
        """The quotation after a colon that belongs to `token`: no other finite verb stands before it."""
        tree = self.tree
        found, colon = self._after(token)
        if found is None or not colon:
            return None
        first = bisect_left(tree.start, found.whole.start)
        if any(tree.tag[k].startswith("WW|pv") for k in range(token + 1, first)):
            return None
        return found

    def _after(self, token: int) -> tuple[Quoted | None, bool]:
        """The quotation, and whether a colon stands before it."""
        tree = self.tree
        _, last = tree.sentence(token)
        at, end = tree.start[token], tree.end[last - 1]
        for n in range(bisect_left(self._starts, at), len(self.quotes)):
            q = self.quotes[n]
            between = self.text[at : q.start].rstrip(OPENING + " \n")
            colon = between.endswith(":")
            if len(between) > GAP:
                break
            if q.start > end and not (colon and abs(at + len(between) - end) <= 2):
                break
            if colon or WORDS <= q.end - q.start <= 2 * (end - q.start) + BEYOND:
                return self._quoted(q, q.start, self._first_sentence(q)), colon
        return None, False

    def _quoted(self, quote: Quote, start: int, end: int) -> Quoted | None:
        content = self.contents.span(start, end)
        return None if content is None else Quoted(content, Span(quote.start, quote.end))

    def _last_sentence(self, quote: Quote, at: int) -> int:
        """Start of the sentence in which a quotation ends; the whole quotation where that one is short."""
        start = self._sentences[bisect_left(self._sentences, min(at, quote.end)) - 1]
        return quote.start if quote.end - start < SHORT else start

    def _first_sentence(self, quote: Quote) -> int:
        """End of the first sentence of a quotation."""
        k = bisect_left(self._ends, quote.start + 3)
        return min([quote.end, *self._ends[k : k + 1]])

    def _ending_at(self, at: int) -> Quote | None:
        """The outermost quotation that ends at character `at`, its marks and a comma in between."""
        first, last = bisect_left(self._quote_ends, at - MARKS), bisect_right(self._quote_ends, at)
        ending = (
            q
            for q in self._by_end[first:last]
            if q.start < at and not self.text[q.end : at].strip(CLOSING + " ,.")
        )
        return min(ending, key=lambda q: q.start, default=None)

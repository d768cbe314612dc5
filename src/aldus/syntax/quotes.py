"""Quotations in the plain text: marks of every kind, nested, unbalanced, over several sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

_MARK = re.compile(r"''|,,|``|[\"“”„«»‟‘’‚‛‹›'`]|\n\s*\n")
# Marks that close each other: papers mix `„ ” " ''` freely.
_DOUBLE = frozenset(('"', "“", "”", "„", "‟", ",,", "``", "''"))
_GUILLEMETS = frozenset(("«", "»"))
_ANGLES = frozenset(("‹", "›"))
_SINGLE = frozenset(("'", "’", "‘", "‚", "‛", "`"))
_FAMILY = {mark: family for family in (_DOUBLE, _GUILLEMETS, _ANGLES, _SINGLE) for mark in family}
# Marks that open a quotation wherever none is open; the others only before a word and behind a space.
_OPENING = frozenset(("„", "“", "‟", ",,", "``", "«", "‹"))
# Pairs in which such a mark closes.
_REVERSED = frozenset((("„", "“"), ("»", "«"), ("›", "‹")))
_CLITIC = re.compile(r"['’‘`](?:s|t|n|m|k|r|ie|em|er|ns|tis|twas)\b|['’]\d\d\b", re.IGNORECASE)
_LINE_OF_SENTENCES = re.compile(r"[.!?…][^\S\n]*\n")
# Longer than this, in characters, a quotation is taken for a slip.
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks; offsets of characters."""

    start: int
    end: int
    """Of the words, the marks outside."""
    outer_start: int
    outer_end: int
    """With the marks; `outer_end` is `end` where the closing mark is missing."""

    @property
    def closed(self) -> bool:
        """Whether there is a closing mark."""
        return self.outer_end > self.end


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for the one that closes it."""

    mark: str
    at: int
    start: int

    @property
    def family(self) -> frozenset[str]:
        return _FAMILY[self.mark]


def find_quotes(text: str) -> list[Quote]:
    """All quotations in `text`, in order; one inside another follows it.

    An opening mark without a closing one runs to the next opening mark of its sort, to the end of a line that
    ends a sentence, or to the end of the paragraph. A single mark without a closing one is an apostrophe.
    """
    found: list[Quote] = []
    waiting: list[_Open] = []

    def end(k: int, at: int, outer_end: int) -> None:
        """Close what waits at `k`; what was opened inside it and still waits is a slip."""
        quote = waiting[k]
        del waiting[k:]
        closed = outer_end > at
        if not closed:
            if quote.family is _SINGLE:
                return
            inner = takewhile(lambda q: q.start > quote.start, reversed(found))
            behind = max((q.outer_end for q in inner), default=quote.start)
            line = _LINE_OF_SENTENCES.search(text, behind, at)
            at = outer_end = quote.start + len(text[quote.start : line.start() + 1 if line else at].rstrip())
        if 0 < at - quote.start < LONGEST:
            found.append(Quote(quote.start, at, quote.at, outer_end))

    for match in _MARK.finditer(text):
        mark, at, after = match.group(), match.start(), match.end()
        if mark[0] == "\n":
            while waiting:
                end(len(waiting) - 1, at, at)
            continue
        family = _FAMILY[mark]
        k = next((k for k, quote in enumerate(waiting) if quote.family is family), None)
        if k is None:
            if _opens(text, mark, at, after):
                waiting.append(_Open(mark, at, after))
        elif _closes(text, mark, at, after, waiting[k].mark):
            end(k, at, after)
        elif family is not _SINGLE and _clearly_opens(text, at, after):
            end(k, at, at)
            waiting.append(_Open(mark, at, after))
    while waiting:
        end(len(waiting) - 1, len(text), len(text))
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def inside(quotes: Sequence[Quote], starts: Sequence[int], ends: Sequence[int]) -> bytearray:
    """One byte for each token: 1 where it stands in a quotation, else 0; the marks stand outside.

    Args:
        quotes: the quotations, in order of their start.
        starts: offset of the first character of each token.
        ends: offset after the last character of each token.
    """
    marked = bytearray(len(starts))
    k = reach = 0
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        while k < len(quotes) and quotes[k].start < end:
            reach = max(reach, quotes[k].end)
            k += 1
        marked[i] = start < reach
    return marked


def _opens(text: str, mark: str, at: int, after: int) -> bool:
    """Whether a mark opens a quotation where none of its family is open."""
    if mark == ",,":
        return not text[after : after + 1].isspace()
    if mark in _OPENING:
        return True
    if mark in _SINGLE and _CLITIC.match(text, at):
        return False
    if mark in ("''", "»", "›"):
        return _clearly_opens(text, at, after)
    return _before_word(text, after) and not text[at - 1 : at].isalnum()


def _closes(text: str, mark: str, at: int, after: int, opening: str) -> bool:
    """Whether a mark closes the quotation of its family that is open."""
    if mark in _SINGLE:
        before = text[at - 1 : at]
        return not before.isspace() and not text[after : after + 1].isalnum()
    if mark in _OPENING:
        return (opening, mark) in _REVERSED
    return opening == mark == "»" or not _clearly_opens(text, at, after)


def _before_word(text: str, after: int) -> bool:
    following = text[after : after + 1]
    return bool(following) and not following.isspace() and following not in ".,;:!?)"


def _clearly_opens(text: str, at: int, after: int) -> bool:
    """Whether a mark stands behind a space and before a word."""
    before = text[at - 1 : at]
    return (not before or before.isspace() or before in "([") and _before_word(text, after)

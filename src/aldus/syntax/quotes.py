"""Quotations in the plain text: marks of every kind, nested, unbalanced, over several sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKS = re.compile(r"''|,,|``|[\"“”„«»‟‘’‚‛‹›'`]|\n\s*\n")
OPEN_ONLY = frozenset(("„", "“", "«", ",,", "``", "‟", "‹", "‚"))
SINGLE = frozenset(("'", "’", "‘", "‚", "‛", "`", "‹", "›"))
CLITIC = re.compile(r"['’‘`](?:s|t|n|m|k|r|ie|em|er|ns|tis|twas)\b|['’]\d\d\b", re.IGNORECASE)
# Longer than this without a closing mark, a quotation is taken for a slip.
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks; offsets of characters, the marks outside."""

    start: int
    end: int
    closed: bool = True
    """False where the closing mark is missing."""
    single: bool = False

    @property
    def outer(self) -> tuple[int, int]:
        """Rough offsets with the marks."""
        return self.start - 1, self.end + 1


def _opens(text: str, at: int, end: int) -> bool:
    after = text[end : end + 1]
    before = text[at - 1 : at]
    return bool(after) and not after.isspace() and after not in ".,;:!?)" and not before.isalnum()


def _closes(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1 : at], text[end : end + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def find_quotes(text: str) -> list[Quote]:
    """All quotations in `text`, in order; one inside another follows it.

    An opening mark without a closing one runs to the end of its paragraph.
    """
    found: list[Quote] = []
    double: int | None = None
    single: int | None = None

    def close_double(end: int, closed: bool) -> None:
        nonlocal double
        if double is not None and end > double and end - double < LONGEST:
            found.append(Quote(double, end, closed))
        double = None

    for match in MARKS.finditer(text):
        mark, at, end = match.group(), match.start(), match.end()
        if mark[0] == "\n":
            if double is not None:
                close_double(at, False)
            single = None
        elif mark in SINGLE:
            if CLITIC.match(text, at) and (at == 0 or not text[at - 1].isalnum()) and single is None:
                continue
            if single is not None and _closes(text, at, end):
                if at > single:
                    found.append(Quote(single, at, True, True))
                single = None
            elif single is None and _opens(text, at, end) and mark != "›":
                single = end
        elif mark == ",,":
            if not text[end : end + 1].isspace():
                close_double(at, False)
                double = end
        elif mark in OPEN_ONLY and not (mark == "“" and double is not None and text[double - 1] == "„"):
            if double is None or _opens(text, at, end):
                close_double(at, False)
                double = end
        elif double is not None:
            close_double(at, True)
        elif _opens(text, at, end) and mark not in ("''", "»"):
            double = end
    close_double(len(text), False)
    found.sort(key=lambda q: (q.start, -q.end))
    return found

"""HTML of documents and graphs for a notebook, made of plain values. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from aldus.text import clean


class Mark(NamedTuple):
    """A stretch of text to colour."""

    start: int
    end: int
    title: str
    """What is shown when one points at it."""
    colour: str


class Row(NamedTuple):
    """A row of a table, with a coloured edge."""

    colour: str
    cells: Sequence[str]


def text_html(text: str, marks: Iterable[Mark]) -> str:
    """A text with marks; one that begins inside another is left out."""
    parts, at = [], 0
    for start, end, title, colour in sorted(marks, key=lambda m: (m.start, -m.end)):
        if start < at or end > len(text):
            continue
        parts.append(_safe(text[at:start]))
        parts.append(
            f'<span title="{_safe(title)}" style="background:{colour}2b;'
            f'border-bottom:2px solid {colour};border-radius:3px;padding:0 2px">{_safe(text[start:end])}</span>'
        )
        at = end
    parts.append(_safe(text[at:]))
    return f'<div lang="nl" style="white-space:pre-wrap;line-height:1.7;margin:.4em 0">{"".join(parts)}</div>'


def table_html(head: Sequence[str], rows: Sequence[Row]) -> str:
    """A table; nothing where there are no rows. A last column that is empty throughout is left out."""
    if not rows:
        return ""
    if not any(row.cells[-1] for row in rows):
        head, rows = head[:-1], [Row(colour, cells[:-1]) for colour, cells in rows]
    names = "".join(f'<th style="text-align:left">{_safe(name)}</th>' for name in head)
    lines = []
    for colour, cells in rows:
        line = "".join(f'<td style="text-align:left">{_safe(cell)}</td>' for cell in cells)
        lines.append(f'<tr style="border-left:4px solid {colour}">{line}</tr>')
    return f"<table><thead><tr>{names}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def block_html(heading: str, *parts: str) -> str:
    """Parts of HTML below a heading."""
    return f'<div class="aldus"><div style="opacity:.7">{_safe(heading)}</div>{"".join(parts)}</div>'


def frame_html(page: str, title: str) -> str:
    """A whole page in a frame that may run its own scripts and nothing else."""
    return (
        f'<iframe srcdoc="{escape(page, quote=True)}" sandbox="allow-scripts" title="{_safe(title)}" '
        'style="width:100%;height:560px;border:1px solid #ccc;border-radius:6px"></iframe>'
    )


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)

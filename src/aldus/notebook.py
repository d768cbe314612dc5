"""HTML of documents and graphs for a notebook, made of plain values. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import Literal, NamedTuple

from aldus.text import clean

Kind = Literal["actor", "trigger", "quotation"]


class Mark(NamedTuple):
    """A stretch of text to mark."""

    start: int
    end: int
    title: str
    """What is shown when one points at it."""
    colour: str
    kind: Kind = "actor"
    """What it is: an actor is shaded and underlined, a trigger bold, a quotation shaded lightly."""


_STYLES: dict[Kind, str] = {
    "actor": "background:{0}2b;border-bottom:2px solid {0};border-radius:3px;padding:0 2px",
    "trigger": "font-weight:700;color:{0}",
    "quotation": "background:{0}1c;font-style:italic",
}


SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
"""What the page may do in a frame."""


class Row(NamedTuple):
    """A row of a table, with a coloured edge."""

    colour: str
    cells: Sequence[str]


def text_html(text: str, marks: Iterable[Mark]) -> str:
    """A text with marks; of two of a kind that overlap the first, and longest, is shown."""
    shown: list[Mark] = []
    ends: dict[str, int] = {}
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if ends.get(mark.kind, 0) <= mark.start < mark.end <= len(text):
            ends[mark.kind] = mark.end
            shown.append(mark)
    cuts = sorted({0, len(text), *(m.start for m in shown), *(m.end for m in shown)})
    parts, waiting, open_marks = [], iter(shown), list[Mark]()
    coming = next(waiting, None)
    for start, end in pairwise(cuts):
        open_marks = [m for m in open_marks if m.end > start]
        while coming is not None and coming.start == start:
            open_marks.append(coming)
            coming = next(waiting, None)
        parts.append(_marked(text[start:end], open_marks))
    return f'<div lang="nl" style="white-space:pre-wrap;line-height:1.7;margin:.4em 0">{"".join(parts)}</div>'


def _marked(piece: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return _safe(piece)
    styles = ";".join(
        _STYLES[m.kind].format(m.colour) for m in sorted(marks, key=lambda m: m.kind, reverse=True)
    )
    title = " · ".join(m.title for m in marks)
    return f'<span title="{_safe(title)}" style="{styles}">{_safe(piece)}</span>'


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
    """A whole page in a frame that may run its own scripts, save files and open articles, and nothing else."""
    return (
        f'<iframe srcdoc="{escape(page, quote=True)}" sandbox="{SANDBOX}" title="{_safe(title)}" '
        'style="width:100%;height:640px;border:1px solid #ccc;border-radius:6px"></iframe>'
    )


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)

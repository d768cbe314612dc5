"""What a text says apart from its characters: tags and entities of HTML, soft hyphens and other signs that nobody sees,
letters in two pieces, ligatures, curly apostrophes.

Nothing here changes a text: what is read goes beside it, with the place of every character in the input.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

_BLOCKS = (
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|"
    "ol|p|section|table|tbody|td|th|thead|title|tr|ul"
)
# `VVD’er`, and the words that begin with one: `’s avonds`.
_APOSTROPHE = (
    r"(?<=[^\W_])[\u2019\u02bc\u00b4`](?=[^\W\d_])"
    r"|(?<![^\s(\"\u201c])[\u2018\u2019\u02bc\u00b4`](?=[sStTnN][\s\u2019])"
)
_DIRTY = re.compile(
    rf"(?P<hidden><!--.{{0,5000}}?-->|<(?P<raw>script|style)\b[^<>]{{0,500}}>.{{0,20000}}?</(?P=raw)\s*>)"
    rf"|(?P<block></?(?:{_BLOCKS})(?:\s[^<>]{{0,500}})?/?>)"
    r"|(?P<inline></?(?:a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|u)"
    r"(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
    "|(?P<unseen>[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+)"
    "|(?P<pieces>[A-Za-z\u00c0-\u024f][\u0300-\u036f]+)"
    "|(?P<joined>[\u0132\u0133\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff])"
    rf"|(?P<apostrophe>{_APOSTROPHE})",
    re.DOTALL | re.IGNORECASE,
)
_QUICK = re.compile(
    "[<&\u00ad\u0132\u0133\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufb00-\uffff\U0001d400-\U0001d7ff]"
    f"|{_APOSTROPHE}"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a text, character by character beside it."""

    text: str
    """The words without what hides them."""
    starts: tuple[int, ...]
    """Offset in the input where each character of `text` begins."""
    ends: tuple[int, ...]
    """Offset in the input after each character of `text`."""


def read(text: str) -> Reading | None:
    """What to read of `text`; None where that is the text itself.

    A tag that ends a line or paragraph reads as a line end, any other tag as nothing; an entity as its
    character, a letter in pieces (`e` and its accent) or a ligature as one letter or two, a curly apostrophe inside or before
    a word (`VVD’er`, `’s avonds`) as a straight one. Signs that are not seen, such as the soft hyphen, read as nothing.
    """
    if text.isascii() and "<" not in text and "&" not in text:
        return None
    if _QUICK.search(text) is None:
        return None
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _DIRTY.finditer(text):
        start, end = match.span()
        parts.append(text[at:start])
        starts.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        read_as = _reads_as(match)
        parts.append(read_as)
        starts.extend([start] * len(read_as))
        ends.extend([end] * len(read_as))
        at = end
    if not at:
        return None
    parts.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Reading("".join(parts), tuple(starts), tuple(ends))


def _reads_as(match: re.Match[str]) -> str:
    kind, found = match.lastgroup, match.group()
    if kind == "raw" or kind == "hidden" or kind == "inline" or kind == "unseen":
        return ""
    if kind == "block":
        return "\n"
    if kind == "apostrophe":
        return "'"
    if kind == "entity":
        character = html.unescape(found)
        if character == found:
            return found
        return "" if character in "\u00ad\u200b\u200c\u200d" else character.replace("\u00a0", " ")
    return unicodedata.normalize("NFKC" if kind == "joined" else "NFC", found)

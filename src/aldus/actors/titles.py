"""Titles: nouns for people, before their names and alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.lexicon.actors import Tables, Title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_title(word: str, tables: Tables) -> Title | None:
    """The title that a word is: itself, after its last hyphen, or as the last part of a compound."""
    lower = word.lower()
    titles = tables.titles
    if lower in titles:
        return titles[lower]
    if "-" in lower:
        last = lower.rsplit("-", 1)[1]
        if last in titles:
            return titles[last]
        lower = last
    for cut in range(3, len(lower) - 4):
        if lower[cut:] in titles and len(lower) - cut >= 5:
            return titles[lower[cut:]]
    return None


def portfolio_at(doc: Doc, at: int, tables: Tables) -> str:
    """What a minister is of, in lower case, where `van`, `voor` or a bracket stands at a token; else nothing."""
    if at + 1 >= len(doc) or doc[at].lower_ not in ("van", "voor", "("):
        return ""
    names = tables.patterns["portfolios"]["names"]
    text, found = "", ""
    for token in doc[at + 1 : at + 8]:
        text += token.lower_ if not text or token.text == "," else " " + token.lower_
        if text in names:
            found = text
    return found


def portfolio_of(token: Token, tables: Tables) -> str:
    """The portfolio that follows a title: `buitenlandse zaken` of `minister van Buitenlandse Zaken`."""
    return portfolio_at(token.doc, token.i + 1, tables)


def title_before(doc: Doc, start: int, root: int, tables: Tables) -> tuple[int | None, Title | None]:
    """The title in front of a name, by the tree or by being the word before it."""
    head = doc[root].head.i
    # `een vriend van Bos` says nothing of what Bos is.
    owner = any(c.dep_ == "case" for c in doc[root].children) and doc[root].dep_ == "nmod"
    if not owner and doc[root].dep_ in ("appos", "flat", "nmod") and head < start and start - head <= 12:
        title = find_title(doc[head].text, tables)
        if title is not None and not title.plural:
            return head, title
    if start:
        title = find_title(doc[start - 1].text, tables)
        if title is not None and not title.plural:
            return start - 1, title
    return None, None

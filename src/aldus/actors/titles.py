"""Titles: nouns for people, before their names and alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.lexicon.tables import Lexicon
from aldus.lexicon.titles import Title
from aldus.lexicon.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


PORTFOLIOS = words("portfolios.names")


def portfolio_at(doc: Doc, at: int) -> str:
    """What a minister is of, in lower case, where `van`, `voor` or a bracket stands at a token; else nothing."""
    if at + 1 >= len(doc) or doc[at].lower_ not in ("van", "voor", "("):
        return ""
    text, found = "", ""
    for token in doc[at + 1 : at + 8]:
        text += token.lower_ if not text or token.text == "," else " " + token.lower_
        if text in PORTFOLIOS:
            found = text
    return found


def portfolio_of(token: Token) -> str:
    """The portfolio that follows a title: `buitenlandse zaken` of `minister van Buitenlandse Zaken`."""
    return portfolio_at(token.doc, token.i + 1)


def title_before(doc: Doc, start: int, root: int, tables: Lexicon) -> tuple[int | None, Title | None]:
    """The title in front of a name, by the tree or by being the word before it."""
    head = doc[root].head.i
    # `een vriend van Bos` says nothing of what Bos is.
    owner = any(c.dep_ == "case" for c in doc[root].children) and doc[root].dep_ == "nmod"
    if not owner and doc[root].dep_ in ("appos", "flat", "nmod") and head < start and start - head <= 12:
        title = tables.titles.of(doc[head].text)
        if title is not None and not title.plural:
            return head, title
    if start:
        title = tables.titles.of(doc[start - 1].text)
        if title is not None and not title.plural:
            return start - 1, title
    return None, None

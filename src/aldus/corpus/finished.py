"""Which articles an output holds already."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aldus.errors import InputError
from aldus.reading import Article
from aldus.seen import Seen

COLUMNS = ("id", "text", "date", "title", "meta")
"""Fields of a document that come from its article."""


class Finished:
    """Articles that are in the output: their ids, and all that is known of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids = Seen()
        self._articles = Seen()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, document: Mapping[str, Any]) -> None:
        """Note a document, as plain data.

        Raises:
            KeyError, TypeError, ValueError: if it is none.
        """
        known = _known_of(document)
        self._ids.add(document["id"])
        self._articles.add(known)

    def has(self, article: Article) -> bool:
        """True if this article was noted.

        Raises:
            InputError: if another one was noted under its id.
        """
        if known(article) in self._articles:
            return True
        if article.id in self._ids:
            raise changed(self._path, article)
        return False


def changed(path: Path, article: Article) -> InputError:
    """The error for an article that is not what it was when an earlier run did it."""
    return InputError(
        f"{path}: holds another text, date, title or other data of article {article.id!r} ({article.source}): "
        "the input has changed; choose another output, or --overwrite"
    )


def same(document: Mapping[str, Any], article: Article) -> bool:
    """Whether a document, as plain data, was made from this article.

    Raises:
        KeyError: if it is no document.
    """
    return _known_of(document) == known(article)


def _known_of(document: Mapping[str, Any]) -> str:
    meta = document.get("meta") or {}
    return _known(
        document["id"],
        document["text"],
        document.get("date"),
        document.get("title"),
        json.loads(meta) if isinstance(meta, str) else meta,
    )


def known(article: Article) -> str:
    """All that is known of an article, as one string."""
    return _known(article.id, article.text, article.date, article.title, article.meta)


def _known(id: str, text: str, date: str | None, title: str | None, meta: Any) -> str:
    # A join refuses what is no string.
    return "\0".join((id, text, date or "", title or "", json.dumps(meta, sort_keys=True)))

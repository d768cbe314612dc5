"""Which articles an output holds already."""

from __future__ import annotations

from pathlib import Path

from aldus.errors import InputError
from aldus.reading import Article
from aldus.seen import Seen


class Finished:
    """Articles that are in the output: their ids, and their ids with their texts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids = Seen()
        self._texts = Seen()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, id: str, text: str) -> None:
        """Note an article."""
        self._ids.add(id)
        self._texts.add(f"{id}\0{text}")

    def has(self, article: Article) -> bool:
        """True if this article was noted.

        Raises:
            InputError: if another text was noted under its id.
        """
        if f"{article.id}\0{article.text}" in self._texts:
            return True
        if article.id in self._ids:
            raise InputError(
                f"{self._path}: holds another text of article {article.id!r} ({article.source}): "
                "the input has changed; choose another output, or --overwrite"
            )
        return False

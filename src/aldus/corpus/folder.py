"""A folder with one JSON file an article."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from aldus.corpus.sink import Sink
from aldus.corpus.work import Outcome
from aldus.errors import InputError
from aldus.files import replacing, safe_name, writing
from aldus.reading import Article


class FolderSink(Sink):
    """One `<id>.json` per article; each appears whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with writing(path):
            path.mkdir(parents=True, exist_ok=True)

    def has(self, article: Article) -> bool:
        file = self.path / f"{safe_name(article.id)}.json"
        if not file.is_file():
            return False
        try:
            data = json.loads(file.read_bytes())
            same = data["id"] == article.id and data["text"] == article.text
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            same = False
        if not same:
            raise InputError(f"{file}: holds something else than article {article.id!r}; try --overwrite")
        return True

    def write(self, batch: Sequence[Outcome]) -> None:
        for outcome in batch:
            if outcome.json is not None:
                with replacing(self.path / f"{safe_name(outcome.id)}.json") as file:
                    file.write(json.dumps(json.loads(outcome.json), ensure_ascii=False, indent=1) + "\n")

"""A folder with one JSON file an article."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aldus.corpus.finished import changed, same
from aldus.corpus.sink import Sink
from aldus.corpus.work import Outcome
from aldus.errors import OutputError
from aldus.files import distinct_name, replacing, safe_name, writing
from aldus.reading import Article
from aldus.seen import Seen

_NAMES = ".aldus.names"


class FolderSink(Sink):
    """One `<id>.json` per article; each appears whole or not at all.

    `.aldus.names` lists the files before they are written: they are ours, and no others are.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with writing(path):
            path.mkdir(parents=True, exist_ok=True)
            _mend(path / _NAMES)
            self._held = sum(1 for _ in own_files(path))

    def __len__(self) -> int:
        return self._held

    def has(self, article: Article) -> bool:
        for file in _places(self.path, article.id):
            found = _read(file)
            if found is not None and found.get("id") == article.id:
                if not same(found, article):
                    raise changed(file, article)
                return True
        return False

    def write(self, batch: Sequence[Outcome]) -> None:
        with writing(self.path / _NAMES), (self.path / _NAMES).open("ab", buffering=0) as names:
            for outcome in batch:
                if outcome.json is None:
                    continue
                file = _free(self.path, outcome.id)
                names.write(json.dumps(file.name).encode("ascii") + b"\n")
                with replacing(file) as stream:
                    stream.write(json.dumps(json.loads(outcome.json), ensure_ascii=False, indent=1) + "\n")


def own_files(folder: Path) -> Iterator[Path]:
    """The files that extractions wrote to a folder and that are still there."""
    if not (folder / _NAMES).exists():
        return
    seen = Seen()
    with (folder / _NAMES).open("rb") as names:
        for line in names:
            try:
                name = json.loads(line)
            except ValueError:  # torn by a kill, before its file was there
                continue
            # A list that came with somebody else's folder may lead out of it.
            inside = isinstance(name, str) and name.endswith(".json") and Path(name).name == name
            if inside and seen.add(name) and (folder / name).is_file():
                yield folder / name


def remove_own_files(folder: Path) -> None:
    """Remove what extractions wrote to a folder, and the list of it.

    Raises:
        OSError: if the system refuses.
    """
    for file in own_files(folder):
        file.unlink()
    (folder / _NAMES).unlink(missing_ok=True)


def _mend(names: Path) -> None:
    """End a line that a kill tore, so that the next one does not grow together with it."""
    if names.exists() and names.stat().st_size:
        with names.open("r+b") as file:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")


def _places(folder: Path, id: str) -> tuple[Path, Path]:
    """Where an article may be: the second place serves if another's file has the first, perhaps in other case."""
    return folder / f"{safe_name(id)}.json", folder / f"{distinct_name(id)}.json"


def _free(folder: Path, id: str) -> Path:
    for file in _places(folder, id):
        if not file.exists():
            return file
    raise OutputError(f"{file}: is there, and holds something else than article {id!r}")


def _read(file: Path) -> dict[str, Any] | None:
    """The document in a file; None where it is none."""
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    whole = isinstance(data, dict) and {"id", "text", "entities", "relations"} <= data.keys()
    return data if whole else None

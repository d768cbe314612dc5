"""Documents back from the files that an extraction wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aldus.document import Document
from aldus.errors import InputError
from aldus.files import files_below, reason
from aldus.records import Record, read_records

SUFFIXES = (".json", ".jsonl", ".jsonl.gz", ".parquet")


def read_documents(source: str | Path) -> Iterator[Document]:
    """Read documents (not raw articles) from a file or, recursively and sorted, from a folder.

    Args:
        source: a `.json`, `.jsonl`, `.jsonl.gz` or `.parquet` file, or a folder of them.

    Raises:
        InputError: if something is missing, broken, or holds no document.
    """
    path = Path(source)
    if not path.exists():
        raise InputError("there is no such file or folder", place=str(path))
    empty = True
    for file in files_of(path) if path.is_dir() else (path,):
        empty = False
        for value, place, _ in _records(file):
            try:
                yield Document.from_dict(value)
            except InputError as error:
                raise InputError(str(error), place=place) from None
    if empty:
        raise InputError(f"the folder holds no documents ({', '.join(SUFFIXES)})", place=str(path))


def files_of(folder: Path) -> Iterator[Path]:
    """Files in a folder that may hold documents, in the order of their paths; hidden ones are left out.

    Raises:
        InputError: if a folder cannot be read.
    """

    def unreadable(error: OSError, path: Path) -> None:
        raise InputError(reason(error), place=str(path))

    below = files_below(folder, unreadable, outputs=True)
    return (p for p in below if p.name.lower().endswith(SUFFIXES))


def holds_documents(path: Path) -> bool:
    """True if the first record of this file (or of the first file of this folder) is a document."""
    if path.is_dir():
        first = next(files_of(path), None)
        return first is not None and holds_documents(first)
    if not path.name.lower().endswith(SUFFIXES):
        return False
    try:
        value = next(_records(path)).value
    except (StopIteration, InputError):
        return False
    return isinstance(value, dict) and "entities" in value and "relations" in value


def _records(path: Path) -> Iterator[Record]:
    name = path.name.lower()
    return read_records(path, next((s for s in SUFFIXES if name.endswith(s)), ".json"))

"""Documents back from the files that an extraction wrote."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aldus.document import Document
from aldus.errors import InputError
from aldus.text import decode

SUFFIXES = (".json", ".jsonl", ".jsonl.gz", ".parquet")


def read_documents(source: str | Path) -> Iterator[Document]:
    """Read documents (not raw articles) from a file or, recursively and sorted, from a folder.

    Args:
        source: a `.json`, `.jsonl`, `.jsonl.gz` or `.parquet` file, or a folder of them.

    Raises:
        InputError: if something is missing, broken, or holds no document.
    """
    path = Path(source)
    if path.is_dir():
        files = files_of(path)
        if not files:
            raise InputError(f"{path}: the folder holds no documents ({', '.join(SUFFIXES)})")
    elif path.exists():
        files = [path]
    else:
        raise InputError(f"{path}: there is no such file or folder")
    for file in files:
        for value, place in records(file):
            try:
                yield Document.from_dict(value)
            except InputError as error:
                raise InputError(f"{place}: {error}") from None


def files_of(folder: Path) -> list[Path]:
    """Files in a folder that may hold documents, sorted; hidden ones are left out."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.name.lower().endswith(SUFFIXES) and not p.name.startswith(".") and p.is_file()
    )


def holds_documents(path: Path) -> bool:
    """True if the first record of this file (or of the first file of this folder) is a document."""
    if path.is_dir():
        files = files_of(path)
        return bool(files) and holds_documents(files[0])
    if not path.name.lower().endswith(SUFFIXES):
        return False
    try:
        value, _ = next(records(path))
    except (StopIteration, InputError):
        return False
    return isinstance(value, dict) and "entities" in value and "relations" in value


def records(path: Path) -> Iterator[tuple[Any, str]]:
    """JSON values of a file, each with its place for messages.

    Raises:
        InputError: if the file cannot be read or is broken.
    """
    name = path.name.lower()
    try:
        if name.endswith(".parquet"):
            yield from _parquet(path)
        elif name.endswith((".jsonl", ".jsonl.gz")):
            with gzip.open(path, "rb") if name.endswith(".gz") else path.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        place = f"{path}, line {number}"
                        yield _json(decode(line, place), place), place
        else:
            value = _json(decode(path.read_bytes(), str(path)), str(path))
            if isinstance(value, list):
                yield from ((v, f"{path}, item {i}") for i, v in enumerate(value))
            else:
                yield value, str(path)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def _json(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON: {error}") from None


def _parquet(path: Path) -> Iterator[tuple[Any, str]]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError(f"{path}: reading Parquet needs pyarrow: pip install 'aldus[tables]'") from None
    try:
        file = parquet.ParquetFile(path)
        number = 0
        for batch in file.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                yield row, f"{path}, row {number}"
    except ValueError as error:
        raise InputError(f"{path}: broken Parquet: {error}") from None

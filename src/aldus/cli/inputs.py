"""Inputs of a command: whether they are there, and the documents in them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from aldus.cli.progress import many, progress, say
from aldus.errors import InputError
from aldus.files import reason

if TYPE_CHECKING:
    from aldus.corpus import Failure
    from aldus.document import Document


def check_inputs(inputs: list[str]) -> None:
    """Refuse what is not there, before anything is loaded.

    Raises:
        InputError: if a path does not exist.
    """
    for name in inputs:
        try:
            missing = name != "-" and not Path(name).exists()
        except (OSError, ValueError):
            missing = True
        if missing:
            raise InputError("there is no such file or folder", place=name)


def digest(path: Path | None) -> str | None:
    """A hash of a file's content; None for no file.

    Raises:
        InputError: if it cannot be read.
    """
    if path is None:
        return None
    try:
        return blake2b(path.read_bytes(), digest_size=8).hexdigest()
    except OSError as error:
        raise InputError(reason(error), place=str(path)) from None


def documents_of(
    inputs: list[str],
    *,
    jobs: int = 1,
    pipeline: str | None = None,
    actors: Path | None = None,
    min_confidence: float = 0.0,
    quiet: bool = False,
) -> Iterator[Document]:
    """Documents from document files as they are, from articles by extraction.

    Raises:
        InputError: if an input is missing or broken, or none of its articles can be read.
    """
    from aldus.corpus import extract, read_documents
    from aldus.corpus.documents import holds_documents

    check_inputs(inputs)
    for name in inputs:
        if name != "-" and holds_documents(Path(name)):
            yield from (d.filter(min_confidence=min_confidence) for d in read_documents(name))
            continue
        failures: list[Failure] = []
        count = 0
        made = extract(
            name,
            jobs=jobs,
            pipeline=pipeline,
            actors=actors,
            on_error=failures.append,
            min_confidence=min_confidence,
        )
        with progress([name], quiet) as advance:
            for document in made:
                count += 1
                advance(1)
                yield document
        if not count:
            raise InputError(str(failures[0]) if failures else f"{name}: no articles")
        if failures:
            say(f"{name}: {many(len(failures), 'article')} failed; the first: {failures[0]}")

"""Inputs of a command: whether they are there, and the documents in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from aldus.cli.progress import many, progress, say
from aldus.errors import InputError
from aldus.files import files_below, reason
from aldus.pipeline import BUNDLED

if TYPE_CHECKING:
    from aldus.cli.options import Reading
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


def given(inputs: list[str], reading: Reading) -> list[str]:
    """All that a command reads."""
    return [*inputs, *(str(name) for name in (reading.actors, reading.pipeline) if name is not None)]


def digest(path: Path | None) -> str | None:
    """A hash of the content of a file, or of all files in a folder; None for no path.

    Raises:
        InputError: if it cannot be read.
    """
    if path is None:
        return None

    def unreadable(error: OSError, place: Path) -> None:
        raise InputError(reason(error), place=str(place))

    total = blake2b(digest_size=8)
    try:
        for file in files_below(path, unreadable) if path.is_dir() else (path,):
            if "__pycache__" not in file.parts:
                total.update(file.relative_to(path).as_posix().encode() + b"\0")
                with file.open("rb") as content:
                    for block in iter(lambda: content.read(1 << 20), b""):
                        total.update(block)
    except OSError as error:
        raise InputError(reason(error), place=str(path)) from None
    return total.hexdigest()


def digest_of_pipeline(name: str | None) -> str | None:
    """A hash of the files of a pipeline; None where they cannot be found, which loading will tell."""
    name = name or BUNDLED
    try:
        spec = find_spec(name) if name.isidentifier() else None
        places = spec.submodule_search_locations if spec is not None else None
        folder = Path(next(iter(places))) if places else Path(name)
        return digest(folder) if folder.exists() else None
    except (ImportError, ValueError, OSError):
        return None


def documents_of(
    inputs: list[str], reading: Reading, *, outputs: Sequence[str | Path] = (), quiet: bool = False
) -> Iterator[Document]:
    """Documents from document files as they are, from articles by extraction.

    Args:
        inputs: files and folders, or `-`.
        reading: how articles are read.
        outputs: files to be written, which are no input where they stand among the articles.
        quiet: no progress, no summary.

    Raises:
        InputError: if an input is missing or broken, or none of its articles can be read.
    """
    from aldus.corpus import extract, read_documents
    from aldus.corpus.documents import holds_documents

    check_inputs(inputs)
    for name in inputs:
        if name != "-" and holds_documents(Path(name)):
            yield from (d.filter(min_confidence=reading.min_confidence) for d in read_documents(name))
            continue
        failures: list[Failure] = []
        count = 0
        made = extract(
            name,
            jobs=reading.jobs,
            pipeline=reading.pipeline,
            actors=reading.actors,
            on_error=failures.append,
            min_confidence=reading.min_confidence,
            columns=reading.columns,
            exclude=outputs,
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

"""Inputs of a command: whether they are there, and the documents in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aldus.cli.progress import many, progress, say
from aldus.errors import InputError

if TYPE_CHECKING:
    from aldus.cli.options import Reading
    from aldus.corpus import Failure
    from aldus.document import Document


def check_inputs(inputs: list[str]) -> None:
    """Refuse what is not there, before anything is loaded.

    Raises:
        InputError: if a path does not exist, or would be read twice.
    """
    for name in inputs:
        try:
            missing = name != "-" and not Path(name).exists()
        except (OSError, ValueError):
            missing = True
        if missing:
            raise InputError("there is no such file or folder", place=name)
    _refuse_twice(inputs)


def _refuse_twice(inputs: list[str]) -> None:
    """Refuse an input that is given twice, or stands in a folder that is given too: its relations would count twice."""
    places = {name: name if name == "-" else Path(name).resolve() for name in inputs}
    times = Counter(places[name] for name in inputs)
    for name, place in places.items():
        above = () if isinstance(place, str) else place.parents
        if times[place] > 1 or any(folder in times for folder in above):
            raise InputError("it would be read twice: give it, or a folder that holds it, once", place=name)


def given(inputs: list[str], reading: Reading, *more: Path | None) -> list[str]:
    """All that a command reads."""
    return [*inputs, *(str(name) for name in (reading.actors, reading.pipeline, *more) if name is not None)]


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
            recall=reading.recall,
            device=reading.device,
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

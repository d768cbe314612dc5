"""Outputs that survive a kill: what is written is whole, and a new start continues after it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from aldus.corpus.folder import FolderSink, own_files, remove_own_files
from aldus.corpus.lines import LinesSink, StreamSink
from aldus.corpus.note import Account, Note, check_settings, journal_of, write_note
from aldus.corpus.parquet import ParquetSink
from aldus.corpus.sink import Sink
from aldus.errors import OutputError
from aldus.files import is_device, note_of, remove_parts, writing

Format = Literal["json", "jsonl", "jsonl.gz", "parquet"]


def format_of(path: str, wanted: str | None = None) -> Format:
    """The output format: by extension, else as `wanted`; a folder, or a name without extension, is `json`.

    Raises:
        OutputError: if the extension is unknown, or contradicts `wanted`.
    """
    if wanted not in (None, "json", "jsonl", "jsonl.gz", "parquet"):
        raise OutputError(f"unknown format {wanted!r}: json, jsonl, jsonl.gz or parquet")
    name = Path(path).name.lower()
    if path == "-" or is_device(Path(path)):
        if wanted == "parquet":
            raise OutputError("Parquet cannot be streamed: give a file")
        return "jsonl.gz" if wanted == "jsonl.gz" else "jsonl"
    if Path(path).is_dir():
        if wanted not in (None, "json"):
            raise OutputError(f"{path}: this is a folder; {wanted} needs a file")
        return "json"
    if name.endswith(".jsonl.gz"):
        return "jsonl.gz"
    if name.endswith(".jsonl") and wanted != "json":
        return "jsonl"
    if name.endswith(".parquet") and wanted in (None, "parquet"):
        return "parquet"
    if wanted is not None:
        return wanted  # type: ignore[return-value]
    suffix = Path(path).suffix
    if not suffix or path.endswith(("/", os.sep)):
        return "json"
    raise OutputError(f"{path}: unknown extension {suffix!r}: .jsonl, .jsonl.gz, .parquet, or a folder")


@contextlib.contextmanager
def opened(
    path: str,
    format: Format,
    settings: Mapping[str, Any],
    *,
    overwrite: bool = False,
    account: Account | None = None,
) -> Iterator[Sink]:
    """An output to write or to continue, which no other extraction writes before the end of the `with`.

    At the end it is complete, and its note has the account; after an error it is what it was, with what was
    finished. One that came to hold nothing is removed.

    Args:
        path: a file, a folder (for `json`), or `-` for standard output.
        format: as `format_of` gives it.
        settings: what the result depends on; a continued output must have been made with the same.
        overwrite: remove first what earlier extractions wrote there; nothing else is ever removed.
        account: what became of the articles, complete when the `with` ends.

    Raises:
        OutputError: if it cannot be written, is being written, was made with other settings, or is none of ours.
        InputError: if it holds something else.
    """
    target = Path(path)
    if path == "-" or is_device(target):
        with contextlib.closing(StreamSink(path, compress=format == "jsonl.gz")) as stream:
            yield stream
        return
    if format == "json" and target.is_file():
        raise OutputError(f"{path}: this is a file; the format json needs a folder")
    if format != "json" and target.is_dir():
        raise OutputError(f"{path}: this is a folder, not a file")
    was_there = target.exists()
    with writing(target):
        (target if format == "json" else target.parent).mkdir(parents=True, exist_ok=True)
    with alone(target):
        try:
            with writing(target):
                remove_parts(target)
            if overwrite:
                _remove(target)
            check_settings(target, settings)
            sink = _sink(target, format)
            try:
                note = Note(settings, before=len(sink))
                write_note(target, note)
                yield sink
                sink.close()
                write_note(target, replace(note, run=account))
            finally:
                sink.release()
        finally:
            _discard_empty(target, was_there)


def _sink(target: Path, format: Format) -> Sink:
    if format == "json":
        return FolderSink(target)
    if format == "parquet":
        return ParquetSink(target)
    return LinesSink(target, compress=format == "jsonl.gz")


@contextlib.contextmanager
def alone(target: Path) -> Iterator[None]:
    """Keep other extractions away; the system lets go of the lock when the process ends, however it does."""
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_of(target), timeout=0)
    with writing(target):
        try:
            lock.acquire()
        except Timeout:
            raise OutputError(f"{target}: another extraction is writing it") from None
    try:
        yield
    finally:
        lock.release()


def _lock_of(target: Path) -> Path:
    return note_of(target).with_suffix(".lock")


def refuse_inputs(outputs: Iterable[str | Path], inputs: Iterable[str | Path]) -> None:
    """Refuse to write what is read: an output that is an input, under whatever name.

    Raises:
        OutputError: if one is.
    """
    read = [(name, found) for name in inputs if (found := _status(name)) is not None]
    for output in outputs:
        there = None if str(output) == "-" else _status(output)
        for name, found in read:
            if there is not None and os.path.samestat(there, found):
                raise OutputError(f"{output}: is the input {name}; choose another output")


def _status(name: str | Path) -> os.stat_result | None:
    try:
        return os.fstat(0) if str(name) == "-" else Path(name).stat()
    except (OSError, ValueError):
        return None


def _remove(target: Path) -> None:
    """Remove what extractions wrote: only what has their note is theirs."""
    if not note_of(target).exists():
        return
    with writing(target):
        if target.is_dir():
            remove_own_files(target)
        else:
            target.unlink(missing_ok=True)
            journal_of(target).unlink(missing_ok=True)
        note_of(target).unlink()


def _discard_empty(target: Path, was_there: bool) -> None:
    with contextlib.suppress(OSError):
        if target.is_dir():
            if not any(own_files(target)):
                remove_own_files(target)
                note_of(target).unlink(missing_ok=True)
                _lock_of(target).unlink(missing_ok=True)
                if not was_there:
                    target.rmdir()
            return
        journal = journal_of(target)
        for file in (journal,) if was_there else (target, journal):
            if file.is_file() and file.stat().st_size == 0:
                file.unlink()
        if not any(f.is_file() and f.stat().st_size > 0 for f in (target, journal)):
            note_of(target).unlink(missing_ok=True)
            _lock_of(target).unlink(missing_ok=True)

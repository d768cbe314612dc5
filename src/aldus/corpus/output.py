"""Outputs that survive a kill: what is written is whole, and a new start continues after it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from aldus.corpus.folder import FolderSink
from aldus.corpus.lines import LinesSink, StreamSink
from aldus.corpus.parquet import ParquetSink
from aldus.corpus.settings import check_settings, journal_of, settings_of
from aldus.corpus.sink import Sink
from aldus.errors import OutputError
from aldus.files import is_device, writing

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


def open_output(path: str, format: Format, settings: Mapping[str, Any], *, overwrite: bool = False) -> Sink:
    """Open an output to write or to continue.

    Args:
        path: a file, a folder (for `json`), or `-` for standard output.
        format: as `format_of` gives it.
        settings: what the result depends on; a continued output must have been made with the same.
        overwrite: start anew whatever is there.

    Raises:
        OutputError: if it cannot be written, or was made with other settings.
        InputError: if it holds something else.
    """
    target = Path(path)
    if path == "-" or is_device(target):
        return StreamSink(path, compress=format == "jsonl.gz")
    if format == "json":
        if target.is_file():
            raise OutputError(f"{path}: this is a file; the format json needs a folder")
        with writing(target):
            target.mkdir(parents=True, exist_ok=True)
    elif target.is_dir():
        raise OutputError(f"{path}: this is a folder, not a file")
    if overwrite:
        _remove(target, format)
    check_settings(target, settings)
    if format == "json":
        return FolderSink(target)
    if format == "parquet":
        return ParquetSink(target)
    return LinesSink(target, compress=format == "jsonl.gz")


def _remove(target: Path, format: Format) -> None:
    with writing(target):
        note = settings_of(target)
        if format == "json":
            # Only what an extraction made: other people's files stay.
            if note.is_file():
                for file in target.glob("*.json"):
                    file.unlink()
        else:
            target.unlink(missing_ok=True)
            journal_of(target).unlink(missing_ok=True)
        note.unlink(missing_ok=True)


@contextlib.contextmanager
def closing_output(output: Sink, path: str) -> Iterator[None]:
    """Let go of an output at the end, and remove one that came to hold nothing."""
    try:
        yield
    finally:
        output.release()
        _discard_empty(Path(path))


def _discard_empty(target: Path) -> None:
    with contextlib.suppress(OSError):
        journal = journal_of(target)
        for file in (target, journal):
            if file.is_file() and file.stat().st_size == 0:
                file.unlink()
        if not target.exists() and not journal.exists():
            settings_of(target).unlink(missing_ok=True)
        elif target.is_dir() and [p.name for p in target.iterdir()] == [".aldus"]:
            settings_of(target).unlink()
            target.rmdir()

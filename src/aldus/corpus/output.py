"""Outputs that survive a kill: what is written is whole, and a new start continues after it."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Literal

from aldus.corpus.work import Outcome
from aldus.errors import InputError, OutputError
from aldus.files import is_device, replacing, safe_name, writing
from aldus.reading import Article
from aldus.records import read_records
from aldus.seen import Seen

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


class Output:
    """Where documents go. Subclasses know a format; `write` gets them in order, batch by batch."""

    def has(self, article: Article) -> bool:
        """True if an earlier run finished this very article.

        Raises:
            InputError: if it finished another text under the same id.
        """
        return False

    def write(self, batch: Sequence[Outcome]) -> None:
        """Write documents.

        Raises:
            OutputError: if there is no room or no permission.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Finish: everything is written."""

    def release(self) -> None:
        """Let go of the file, finished or not."""


class StreamOutput(Output):
    """Standard output or a device: nothing to resume."""

    def __init__(self, path: str, *, compress: bool = False) -> None:
        self._path = "standard output" if path == "-" else path
        self._compress = compress
        with writing(self._path):
            self._file: IO[bytes] = sys.stdout.buffer if path == "-" else open(path, "wb")  # noqa: SIM115, PTH123

    def write(self, batch: Sequence[Outcome]) -> None:
        with writing(self._path):
            self._file.write(_lines(batch, self._compress))
            self._file.flush()

    def release(self) -> None:
        if self._file is not sys.stdout.buffer:
            with contextlib.suppress(OSError):
                self._file.close()


class LinesOutput(Output):
    """A `.jsonl` or `.jsonl.gz` file; each batch is one write, in gzip one member."""

    def __init__(self, path: Path, *, compress: bool = False, done: Finished | None = None) -> None:
        self.path = path
        self._compress = compress
        self._done = done or Finished(path)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab")
        try:
            self._recover()
        except BaseException:
            self.release()
            raise

    def _recover(self) -> None:
        with writing(self.path):
            end = 0
            for line, end in _members(self.path) if self._compress else _whole_lines(self.path):  # noqa: B007
                self._add(line)
            if end < self.path.stat().st_size:
                self._file.truncate(end)

    def _add(self, line: bytes) -> None:
        if not line.strip():
            return
        try:
            data = json.loads(line)
            self._done.add(data["id"], data["text"])
        except (ValueError, TypeError, KeyError, RecursionError):
            raise InputError(
                f"{self.path}: holds something else than documents; choose another file, or --overwrite"
            ) from None

    def has(self, article: Article) -> bool:
        return self._done.has(article)

    def write(self, batch: Sequence[Outcome]) -> None:
        with writing(self.path):
            self._file.write(_lines(batch, self._compress))
            self._file.flush()

    def close(self) -> None:
        with writing(self.path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def release(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()


class FolderOutput(Output):
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


class ParquetOutput(Output):
    """A Parquet file, made at the end from a journal of JSON lines, which is what a new start continues."""

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise OutputError("writing Parquet needs pyarrow: pip install 'aldus[tables]'") from None
        self.path = path
        done = Finished(path)
        if path.exists():
            for value, place, _ in read_records(path, ".parquet"):
                try:
                    done.add(value["id"], value["text"])
                except (TypeError, KeyError):
                    raise InputError(f"{place}: no document; choose another file, or --overwrite") from None
        self._journal = LinesOutput(journal_of(path), done=done)

    def has(self, article: Article) -> bool:
        return self._journal.has(article)

    def write(self, batch: Sequence[Outcome]) -> None:
        self._journal.write(batch)

    def close(self) -> None:
        self._journal.close()
        if self.path.exists() and not self._journal.path.stat().st_size:
            self._journal.path.unlink()
            return
        from aldus.corpus.tables import merge_parquet

        with writing(self.path):
            merge_parquet(self.path, self._journal.path)
            self._journal.path.unlink()

    def release(self) -> None:
        self._journal.release()


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


def journal_of(path: Path) -> Path:
    """File with the finished articles of a Parquet output that is being made."""
    return path.with_name(f".{path.name}.journal")


def settings_of(path: Path) -> Path:
    """File beside an output (in an output folder: in it) that says with which settings it was made."""
    return path / ".aldus" if path.is_dir() else path.with_name(f".{path.name}.aldus")


def open_output(path: str, format: Format, settings: Mapping[str, Any], *, overwrite: bool = False) -> Output:
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
        return StreamOutput(path, compress=format == "jsonl.gz")
    if format == "json":
        if target.is_file():
            raise OutputError(f"{path}: this is a file; the format json needs a folder")
        with writing(target):
            target.mkdir(parents=True, exist_ok=True)
    elif target.is_dir():
        raise OutputError(f"{path}: this is a folder, not a file")
    note = settings_of(target)
    if overwrite:
        _remove(target, format)
    _check_settings(target, note, dict(settings))
    if format == "json":
        return FolderOutput(target)
    if format == "parquet":
        return ParquetOutput(target)
    return LinesOutput(target, compress=format == "jsonl.gz")


def _check_settings(target: Path, note: Path, settings: dict[str, Any]) -> None:
    started = target.is_file() and target.stat().st_size > 0
    if note.is_file():
        try:
            earlier = json.loads(note.read_bytes())
        except (OSError, ValueError):
            earlier = None
        if earlier == settings:
            return
        if isinstance(earlier, dict) and (started or target.is_dir() or journal_of(target).exists()):
            other = [k for k in settings if earlier.get(k) != settings[k]] or ["?"]
            what = ", ".join(f"{k} {earlier.get(k)!r}, now {settings.get(k)!r}" for k in other)
            raise OutputError(f"{target}: was made with other settings ({what}); --overwrite starts anew")
    elif started:
        raise OutputError(f"{target}: exists, and `aldus extract` did not make it; --overwrite starts anew")
    with writing(target):
        note.parent.mkdir(parents=True, exist_ok=True)
        with replacing(note) as file:
            json.dump(settings, file, sort_keys=True)


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
def closing_output(output: Output, path: str) -> Iterator[None]:
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


def _lines(batch: Sequence[Outcome], compress: bool) -> bytes:
    data = b"".join(o.json.encode("utf-8") + b"\n" for o in batch if o.json is not None)
    return gzip.compress(data, 6, mtime=0) if compress and data else data


def _whole_lines(path: Path) -> Iterator[tuple[bytes, int]]:
    """Lines that end as lines do, each with the offset after it."""
    end = 0
    with path.open("rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                return
            end += len(line)
            yield line, end


def _members(path: Path) -> Iterator[tuple[bytes, int]]:
    """Lines of the whole members of a gzip file, each with the offset after its member."""
    end = 0
    with path.open("rb") as file:
        unzip, text, rest = zlib.decompressobj(31), bytearray(), b""
        while True:
            data = rest or file.read(1 << 16)
            if not data:
                return
            try:
                text += unzip.decompress(data)
            except zlib.error:
                return
            rest = unzip.unused_data
            if unzip.eof:
                end = file.tell() - len(rest)
                for line in bytes(text).splitlines(keepends=True):
                    yield line, end
                unzip, text = zlib.decompressobj(31), bytearray()

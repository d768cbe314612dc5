"""JSON lines, in a file or a stream: what is written is whole, and a torn end is cut off."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from aldus.corpus.finished import Finished
from aldus.corpus.sink import Sink
from aldus.corpus.work import Outcome
from aldus.errors import InputError, OutputError
from aldus.files import writing
from aldus.reading import Article


class StreamSink(Sink):
    """Standard output or a device: nothing to resume."""

    def __init__(self, path: str, *, compress: bool = False) -> None:
        self._path = "standard output" if path == "-" else path
        self._compress = compress
        if path == "-" and sys.stdout is None:
            raise OutputError("standard output is closed")
        with writing(self._path):
            self._file: IO[bytes] = sys.stdout.buffer if path == "-" else open(path, "wb")  # noqa: SIM115, PTH123

    def write(self, batch: Sequence[Outcome]) -> None:
        with writing(self._path):
            self._file.write(_lines(batch, self._compress))
            self._file.flush()

    def close(self) -> None:
        if self._file is not sys.stdout.buffer:
            with writing(self._path):
                self._file.close()

    release = close


class LinesSink(Sink):
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
            self._done.add(data)
        except (ValueError, TypeError, KeyError, RecursionError):
            raise InputError(
                f"{self.path}: holds something else than documents; choose another file, or --overwrite"
            ) from None

    def __len__(self) -> int:
        return len(self._done)

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

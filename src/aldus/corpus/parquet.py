"""Documents as Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aldus.codec import arrow_schema, arrow_table
from aldus.corpus.finished import COLUMNS, Finished
from aldus.corpus.lines import LinesSink
from aldus.corpus.note import journal_of
from aldus.corpus.sink import Sink
from aldus.corpus.work import Outcome
from aldus.document import Document
from aldus.errors import InputError, OutputError
from aldus.files import replacing, writing
from aldus.reading import Article
from aldus.seen import Seen

_ROWS = 500
"""Rows that are held in memory."""


class ParquetSink(Sink):
    """A Parquet file, made at the end from a journal of JSON lines, which is what a new start continues."""

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise OutputError("writing Parquet needs pyarrow: pip install 'aldus[tables]'") from None
        self.path = path
        done = Finished(path)
        if path.exists():
            _note(path, done)
        self._journal = LinesSink(journal_of(path), done=done)

    def __len__(self) -> int:
        return len(self._journal)

    def has(self, article: Article) -> bool:
        return self._journal.has(article)

    def write(self, batch: Sequence[Outcome]) -> None:
        self._journal.write(batch)

    def close(self) -> None:
        self._journal.close()
        journal = self._journal.path
        with writing(self.path):
            if journal.stat().st_size:
                merge_parquet(self.path, journal)
            journal.unlink()

    def release(self) -> None:
        self._journal.release()


def _note(path: Path, done: Finished) -> None:
    """Note the documents of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    try:
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=_ROWS, columns=list(COLUMNS)):
            for row in batch.to_pylist():
                done.add(row)
    except (pa.ArrowException, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{path}: holds something else than documents: {error}") from None


def schema() -> Any:
    """The pyarrow schema of documents: the fields of the JSON format, nested as there."""
    return arrow_schema(Document)


def merge_parquet(path: Path, journal: Path) -> None:
    """Write the rows of `path`, where it exists, and the JSON lines of `journal` to `path`, in one step.

    Lines whose id is in the rows are left out: a run may have ended between this step and the removal of the journal.
    """
    import pyarrow.parquet as parquet

    held = Seen()
    with (
        replacing(path, binary=True) as file,
        parquet.ParquetWriter(file, schema(), compression="zstd") as writer,
    ):
        if path.exists():
            for batch in parquet.ParquetFile(path).iter_batches(batch_size=_ROWS):
                writer.write_batch(batch.cast(schema()))
                for id in batch.column("id").to_pylist():
                    held.add(id)
        for rows in _grouped(journal, held):
            writer.write_table(arrow_table(Document, rows))


_METADATA = b"aldus"


def write_parquet(path: Path, rows: list[Any], metadata: str = "") -> None:
    """Write documents, as `Document.to_dict` gives them, to one Parquet file in one step.

    Args:
        path: where to.
        rows: the documents.
        metadata: what `read_metadata` is to give.
    """
    import pyarrow.parquet as parquet

    table = arrow_table(Document, rows)
    with replacing(path, binary=True) as file:
        parquet.write_table(table.replace_schema_metadata({_METADATA: metadata}), file, compression="zstd")


def read_metadata(path: Path) -> str:
    """What `write_parquet` was given as metadata.

    Raises:
        ValueError: if the file is none of ours.
    """
    import pyarrow.parquet as parquet

    try:
        found: dict[bytes, bytes] = parquet.read_schema(path).metadata or {}
    except OSError as error:
        raise ValueError(str(error)) from None
    return found.get(_METADATA, b"").decode("utf-8", "replace")


def _grouped(journal: Path, held: Seen) -> Iterator[list[Any]]:
    rows: list[Any] = []
    with journal.open("rb") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] not in held:
                rows.append(row)
            if len(rows) == _ROWS:
                yield rows
                rows = []
    if rows:
        yield rows

"""Tables as files, row by row: CSV, TSV, Excel, Parquet, JSON lines, Markdown."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from aldus.document import Document
from aldus.errors import OutputError
from aldus.export.common import flat, literal, spreadsheet_safe
from aldus.export.json import plain
from aldus.files import extension_of, replacing
from aldus.tables.table import Row, Table
from aldus.text import clean, printable

_ROWS = 5_000
"""Rows that are held in memory."""
_CELL = 32_767
"""Most characters of a cell in Excel."""
_SHEET = 1_048_575
"""Most rows of a sheet in Excel, below its header."""


def write(
    table: Table, documents: Iterable[Document] | Document, path: str | Path, format: str | None = None
) -> int:
    """Write a table in the format of the extension of `path`, or in `format`; it appears when it is complete.

    Args:
        table: `RELATIONS`, `ACTORS`, `POLECAT`, `ICEWS` or `QUOTES`.
        documents: read one at a time and not kept.
        path: a file.
        format: an extension of `FORMATS`, where that of `path` is another.

    Returns:
        Number of rows.

    Raises:
        OutputError: if the format is unknown, needs a library that is not installed, or the file cannot be written.
    """
    return write_rows(table, table.rows(documents), path, format)


def write_rows(table: Table, rows: Iterable[Row], path: str | Path, format: str | None = None) -> int:
    """The same for rows that are made already, each with the columns of the table."""
    return FORMATS[format_of(path, format)](table, rows, Path(path))


def format_of(path: str | Path, format: str | None = None) -> str:
    """The extension of `FORMATS` that `path` has, or `format`.

    Raises:
        OutputError: if it is none of them.
    """
    return extension_of(path, FORMATS, format)


def _csv(table: Table, rows: Iterable[Row], path: Path) -> int:
    """UTF-8 with a byte order mark, by which spreadsheets know it; what they would take for a formula is none.

    Where semicolons part the cells, numbers have a decimal comma, as in R's `read.csv2`.
    """
    with replacing(path) as file:
        file.write("\ufeff")
        writer = csv.writer(file, delimiter=table.separator, lineterminator="\r\n")
        return _delimited(writer, table, rows, "," if table.separator == ";" else ".")


def _tsv(table: Table, rows: Iterable[Row], path: Path) -> int:
    """UTF-8 without a mark; tabs and line ends inside of cells are spaces."""
    with replacing(path) as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        return _delimited(writer, table, ({k: _one_line(v) for k, v in row.items()} for row in rows))


def _delimited(writer: Any, table: Table, rows: Iterable[Row], point: str = ".") -> int:
    def cell(raw: Any) -> str:
        value = flat(raw)
        if isinstance(value, str):
            return spreadsheet_safe(value)
        return "" if value is None else literal(value).replace(".", point)

    writer.writerow(table.columns)
    number = 0
    for number, row in enumerate(rows, 1):  # noqa: B007
        writer.writerow([cell(row[name]) for name in table.columns])
    return number


def _one_line(value: Any) -> Any:
    return printable(value, " ") if isinstance(value, str) else value


def _xlsx(table: Table, rows: Iterable[Row], path: Path) -> int:
    """A sheet with a header that stays in sight; texts are texts, also those that look like formulas."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font
    except ImportError:
        raise OutputError("Excel files need openpyxl: pip install 'aldus[tables]'") from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(table.columns):
        sheet.column_dimensions[_letters(number)].width = 60 if name in _WIDE else 18

    def cell(name: str, value: Any) -> Any:
        made = WriteOnlyCell(sheet)
        if isinstance(value, str):
            value = value[:_CELL]
            made.value, made.data_type = value, "s"
            if re.match(r"https?://", value):
                made.hyperlink, made.font = value[:2000], Font(color="0563C1", underline="single")
        else:
            made.value = value
        if name in _WIDE:
            made.alignment = Alignment(wrap_text=True, vertical="top")
        return made

    number = 0
    try:
        sheet.append([cell("", name) for name in table.columns])
        for number, row in enumerate(rows, 1):
            if number > _SHEET:
                raise OutputError(f"{path}: Excel holds {_SHEET:,} rows and no more; write .csv or .parquet")
            sheet.append([cell(name, flat(row[name])) for name in table.columns])
    finally:
        sheet.close()
    with replacing(path, binary=True) as file:
        book.save(file)
    return number


_WIDE = ("quote", "sentence", "Sentence", "a_text", "b_text")


def _letters(number: int) -> str:
    """The name of a column: A, B ... Z, AA."""
    head, last = divmod(number, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)


def _parquet(table: Table, rows: Iterable[Row], path: Path) -> int:
    with ParquetRows(table, path) as file:
        file.add(rows)
    return file.number


def pyarrow() -> Any:
    """The library for Parquet.

    Raises:
        OutputError: if it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise OutputError("Parquet needs pyarrow: pip install 'aldus[tables]'") from None
    return pyarrow


class ParquetRows:
    """A Parquet file that gets rows, some at a time; it appears when it is complete.

    Raises:
        OutputError: if pyarrow is not installed, or the file cannot be written.
    """

    def __init__(self, table: Table, path: Path) -> None:
        self.number = 0
        """Rows so far."""
        self._pa = pa = pyarrow()
        self._schema = pa.schema([(name, _arrow(pa, kind)) for name, kind in table.columns.items()])
        self._waiting: list[Row] = []
        self._stack = ExitStack()
        self._path = path

    def __enter__(self) -> ParquetRows:
        file = self._stack.enter_context(replacing(self._path, binary=True))
        writer = self._pa.parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._writer = self._stack.enter_context(writer)
        return self

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows; some thousand may wait for the next."""
        for row in rows:
            self.number += 1
            self._waiting.append(row)
            if len(self._waiting) == _ROWS:
                self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(self._pa.Table.from_pylist(self._waiting, schema=self._schema))
            self._waiting = []

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._flush()
        self._stack.__exit__(kind, error, trace)


def _arrow(pa: Any, kind: str) -> Any:
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    return types.get(kind) or pa.list_(pa.string())


def _jsonl(table: Table, rows: Iterable[Row], path: Path) -> int:
    return write_lines(rows, path)


def write_lines(rows: Iterable[Mapping[str, Any]], path: str | Path) -> int:
    """Write rows as JSON, one on a line; returns their number.

    Raises:
        OutputError: if the file cannot be written.
    """
    number = 0
    with replacing(path) as file:
        for number, row in enumerate(rows, 1):  # noqa: B007
            file.write(json.dumps(plain(row), ensure_ascii=False) + "\n")
    return number


def _markdown(table: Table, rows: Iterable[Row], path: Path) -> int:
    """Quotations, each with its speaker and where it stands; of other tables, a table."""
    number = 0
    lines = _quoted if table.name == "quotes" else _cells
    with replacing(path) as file:
        if lines is _cells:
            file.write("| " + " | ".join(table.columns) + " |\n" + "|---" * len(table.columns) + "|\n")
        for number, row in enumerate(rows, 1):  # noqa: B007
            file.writelines(lines(row))
    return number


def _cells(row: Row) -> Iterator[str]:
    yield "| " + " | ".join(_plain_markdown(value) for value in row.values()) + " |\n"


def _quoted(row: Row) -> Iterator[str]:
    quote = _plain_markdown(row["quote"])
    yield f"> {f'“{quote}”' if row['form'] == 'direct' else quote}\n>\n"
    who = f"**{_plain_markdown(row['speaker'])}**"
    where = [_plain_markdown(row[k]) for k in ("publisher", "date", "title") if row[k]]
    about = f"about {_plain_markdown(row['about'])}" if row["about"] else ""
    parts = [who, _plain_markdown(row["function"]), about, *where]
    link = ""
    if re.match(r"https?://", row["url"] or ""):
        address = re.sub(r"[\s<>()]", lambda m: f"%{ord(m[0]):02X}", row["url"])
        link = f" ([link](<{address}>))"
    yield f"> {', '.join(part for part in parts if part)}{link}\n\n"


def _plain_markdown(value: Any) -> str:
    """A value on one line, with nothing that Markdown or HTML would take for more."""
    found = flat(value)
    text = "" if found is None else found if isinstance(found, str) else literal(found)
    return re.sub(r"([\\`*_\[\]<>|#&~])", r"\\\1", printable(clean(text), " "))


FORMATS: dict[str, Callable[[Table, Iterable[Row], Path], int]] = {
    "csv": _csv,
    "tsv": _tsv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "jsonl": _jsonl,
    "md": _markdown,
}
"""Extension, without dot -> the function that writes it."""

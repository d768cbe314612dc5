"""`aldus events`, `aldus quotes` and `aldus dyads`: documents to tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aldus.choices import one_of
from aldus.cli.inputs import documents_of, given
from aldus.cli.options import Inputs, Merging, Quiet, Reading, Selection
from aldus.cli.progress import many, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aldus.document import Document


def events(
    inputs: Inputs,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", help="Table (.csv, .tsv, .parquet, .xlsx, .md), or .jsonl for PLOVER's records."
        ),
    ],
    reading: Reading,
    selection: Selection,
    layout: Annotated[str, typer.Option("--layout", help="Columns of polecat or icews.")] = "polecat",
    quiet: Quiet = False,
) -> None:
    """Write event data: one row an event, in the columns of POLECAT or ICEWS."""
    from aldus import tables
    from aldus.files import writing
    from aldus.tables.write import format_of, write_lines

    table = {"polecat": tables.POLECAT, "icews": tables.ICEWS}[one_of(layout, ("polecat", "icews"), "layout")]
    format = format_of(output)
    documents = _selected(inputs, output, reading, selection, quiet)
    with writing(output):
        if format == "jsonl":
            number = write_lines((r for d in documents for r in tables.plover(d)), output)
        else:
            number = tables.write(table, documents, output)
    if not quiet:
        say(f"{output}: {many(number, 'event')}")


def quotes(
    inputs: Inputs,
    output: Annotated[
        str,
        typer.Option("-o", "--output", help="Table: .xlsx, .csv, .tsv, .parquet, .jsonl, or .md to read."),
    ],
    reading: Reading,
    selection: Selection,
    direct: Annotated[bool, typer.Option("--direct", help="Only words between quotation marks.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write quotations: who said what about whom, when, in which newspaper."""
    from aldus import tables
    from aldus.files import writing
    from aldus.tables.write import format_of

    format_of(output)
    table = tables.DIRECT_QUOTES if direct else tables.QUOTES
    with writing(output):
        number = tables.write(table, _selected(inputs, output, reading, selection, quiet), output)
    if not quiet:
        say(f"{output}: {many(number, 'quotation')}")


def dyads(
    inputs: Inputs,
    output: Annotated[
        str, typer.Option("-o", "--output", help="Table: .csv, .tsv, .parquet, .xlsx, .jsonl or .md.")
    ],
    reading: Reading,
    selection: Selection,
    merging: Merging,
    level: Annotated[str, typer.Option("--level", help="actor, country, sector or party.")] = "country",
    unit: Annotated[str, typer.Option("--unit", help="day, week, month, quarter or year.")] = "month",
    measure: Annotated[
        str, typer.Option("--measure", help="count, conflict, cooperation or intensity.")
    ] = "count",
    no_fill: Annotated[bool, typer.Option("--no-fill", help="Leave out what did not occur.")] = False,
    every_report: Annotated[
        bool,
        typer.Option("--every-report", help="Count what several articles tell of one day several times."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write who acted toward whom, period by period: the table that time series start from."""
    from aldus.files import writing
    from aldus.graphs.dyads import check_dyads, dyad_rows
    from aldus.tables.table import DYADS
    from aldus.tables.write import format_of, write_rows

    format_of(output)
    check_dyads(level, unit, measure)
    graph = merging.graph(_selected(inputs, output, reading, selection, quiet, merging))
    rows = dyad_rows(
        graph,
        level=level,
        unit=unit,
        measure=measure,
        fill=None if no_fill else 0,
        once_a_day=not every_report,
    )
    with writing(output):
        number = write_rows(DYADS, rows, output)
    if not quiet:
        say(f"{output}: {many(number, 'row')}")


def actors(
    inputs: Inputs,
    output: Annotated[
        str, typer.Option("-o", "--output", help="Table: .csv, .tsv, .parquet, .xlsx, .jsonl or .md.")
    ],
    reading: Reading,
    selection: Selection,
    merging: Merging,
    quiet: Quiet = False,
) -> None:
    """List the actors of different articles that were joined or might be one, those in doubt first.

    Fill in `same` or `different` in the column `decision`, and give the table to --decisions.
    """
    from aldus.files import writing
    from aldus.graphs import candidates
    from aldus.tables.table import CANDIDATES
    from aldus.tables.write import format_of, write_rows

    format_of(output)
    graph = merging.graph(_selected(inputs, output, reading, selection, quiet, merging))
    with writing(output):
        number = write_rows(CANDIDATES, candidates(graph), output)
    if not quiet:
        say(f"{output}: {many(number, 'pair')} of actors")


def _selected(
    inputs: list[str],
    output: str,
    reading: Reading,
    selection: Selection,
    quiet: bool,
    merging: Merging | None = None,
) -> Iterator[Document]:
    from aldus.corpus.output import refuse_inputs

    refuse_inputs([output], given(inputs, reading, merging.decisions if merging is not None else None))
    return selection.of(documents_of(inputs, reading, outputs=[Path(output)], quiet=quiet))

"""`aldus extract`: articles to documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from aldus.cli.inputs import check_inputs, given
from aldus.cli.options import Inputs, Quiet, Reading
from aldus.cli.progress import Tally, many, progress, say
from aldus.errors import InputError, OutputError
from aldus.files import is_device

if TYPE_CHECKING:
    from aldus.corpus.work import Outcome
    from aldus.dask import Counts


def extract(
    inputs: Inputs,
    reading: Reading,
    output: Annotated[
        str,
        typer.Option("-o", "--output", help="File (.jsonl, .jsonl.gz, .parquet), folder, or - to print."),
    ],
    format: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--format",
            help="json (a folder, one file per article), jsonl, jsonl.gz, parquet. Default: by name.",
        ),
    ] = None,
    skip_duplicates: Annotated[
        bool, typer.Option("--skip-duplicates", help="Leave out articles whose text came before.")
    ] = False,
    batch_size: Annotated[int, typer.Option("--batch-size", min=1, help="Articles per batch.")] = 32,
    timeout: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option("--timeout", min=0.01, help="Seconds after which an article is a failure."),
    ] = None,
    max_chars: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--max-chars", min=1, help="Characters above which an article is a failure."),
    ] = None,
    scheduler: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--scheduler", help="Address of a Dask scheduler that shares the work (needs the extra dask)."
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Start anew, even if the output exists.")
    ] = False,
    tables: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--tables",
            help="Folder for relations, actors, events and quotes as Parquet parts, made at the end.",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Extract actors and relations from articles. Started again, it continues where it stopped."""
    check_inputs(inputs)
    if tables is not None:
        _check_tables(tables, output)
    if scheduler is not None:
        if format not in (None, "parquet"):
            raise OutputError(f"a cluster writes a folder of Parquet files, not {format}")
        from aldus.dask import extract_to_parquet

        counts = extract_to_parquet(
            inputs,
            output,
            scheduler=scheduler,
            pipeline=reading.pipeline,
            actors=reading.actors,
            min_confidence=reading.min_confidence,
            recall=reading.recall,
            device=reading.device,
            columns=reading.columns,
            skip_duplicates=skip_duplicates,
            timeout=timeout,
            max_chars=max_chars,
            overwrite=overwrite,
        )
        if tables is not None:
            from aldus.dask import tables as spread_tables

            spread_tables(output, tables, scheduler=scheduler)
        if not quiet:
            say(_summary(counts))
        return
    from aldus.corpus.output import format_of, opened, refuse_inputs
    from aldus.corpus.settings import settings_of

    refuse_inputs([output], given(inputs, reading))
    settings = settings_of(
        reading.pipeline,
        reading.actors,
        skip_duplicates=skip_duplicates,
        min_confidence=reading.min_confidence,
        recall=reading.recall,
    )
    tally = Tally()
    with (
        opened(
            output, format_of(output, format), settings, overwrite=overwrite, account=tally.account
        ) as sink,
        progress(inputs, quiet) as advance,
    ):
        from aldus.corpus.extraction import outcomes

        def report(outcome: Outcome) -> None:
            tally.add(outcome)
            advance(1)

        for batch in outcomes(
            inputs,
            pipeline=reading.pipeline,
            actors=reading.actors,
            jobs=reading.jobs,
            batch_size=batch_size,
            skip_duplicates=skip_duplicates,
            timeout=timeout,
            max_chars=max_chars,
            min_confidence=reading.min_confidence,
            recall=reading.recall,
            device=reading.device,
            columns=reading.columns,
            is_done=sink.has,
            report=report,
            account=tally.account,
        ):
            sink.write(batch)
            for outcome in batch:
                report(outcome)
    if tally.account.documents == 0 and tally.account.done == 0:
        raise InputError(tally.first_error or "no articles")
    if not quiet:
        say(tally.summary())
    if tables is not None:
        from aldus.corpus import read_documents
        from aldus.tables import write_parts

        rows = write_parts(read_documents(output), tables)
        if not quiet:
            say(f"{tables}: " + ", ".join(f"{number:,} {name}" for name, number in rows.items()))


def _check_tables(tables: Path, output: str) -> None:
    """Refuse folders for tables that cannot be written, before hours of work.

    Raises:
        OutputError: if there are no documents to make them of, or they and the documents would be in each other's way.
    """
    from aldus.tables.parts import TABLES, check_folder

    if output == "-" or is_device(Path(output)):
        raise OutputError("--tables needs documents in a file or folder: give -o FILE")
    documents = Path(output).resolve()
    folders = [tables.resolve() / name for name in TABLES]
    if any(f == documents or f in documents.parents or documents in f.parents for f in folders):
        raise OutputError(f"{tables}: tables and documents ({output}) need folders of their own")
    check_folder(tables)


def _summary(counts: Counts) -> str:
    line = f"{many(counts.articles, 'article')}, {many(counts.relations, 'relation')}"
    if counts.done:
        line += f"; {counts.done:,} were done before"
    if counts.duplicates:
        line += f"; {many(counts.duplicates, 'duplicate')} skipped"
    return f"{line}; {many(counts.failures, 'failure')}"

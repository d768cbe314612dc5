"""The command line: `aldus extract`, `aldus graph`, `aldus view`, `aldus show`."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

import aldus
from aldus.errors import AldusError, InputError, OutputError

if TYPE_CHECKING:
    from aldus.corpus import Failure
    from aldus.corpus.work import Outcome
    from aldus.document import Document

app = typer.Typer(
    name="aldus",
    help="Who said or did what toward whom: Dutch news as a graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT...")
]
Pipeline = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--pipeline", help="Dutch spaCy pipeline: a name or a folder. Default: the bundled one."),
]
Actors = Annotated[Optional[Path], typer.Option("--actors", help="CSV file of your own actors.")]  # noqa: UP045
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, help="Leave out relations that are less sure than this, 0 to 1."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aldus {aldus.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    inputs: Inputs,
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
    jobs: Jobs = 1,
    pipeline: Pipeline = None,
    actors: Actors = None,
    skip_duplicates: Annotated[
        bool, typer.Option("--skip-duplicates", help="Leave out articles whose text came before.")
    ] = False,
    min_confidence: MinConfidence = 0.0,
    batch_size: Annotated[int, typer.Option("--batch-size", min=1, help="Articles per batch.")] = 32,
    scheduler: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--scheduler", help="Address of a Dask scheduler that shares the work (needs aldus[dask])."
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Start anew, even if the output exists.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Extract actors and relations from articles. Started again, it continues where it stopped."""
    _check_inputs(inputs)
    if scheduler is not None:
        from aldus.dask import extract_to_parquet

        counts = extract_to_parquet(
            _sources(inputs),
            output,
            scheduler=scheduler,
            pipeline=pipeline,
            actors=actors,
            min_confidence=min_confidence,
        )
        if not quiet:
            _say(
                f"{counts.articles:,} articles, {counts.relations:,} relations, {counts.failures:,} failures"
            )
        return
    from aldus.corpus.output import closing_output, format_of, open_output

    settings = {
        "aldus": aldus.__version__,
        "pipeline": pipeline or "bundled",
        "actors": _digest(actors),
        "skip_duplicates": skip_duplicates,
        "min_confidence": min_confidence,
    }
    sink = open_output(output, format_of(output, format), settings, overwrite=overwrite)
    tally = Tally()
    with closing_output(sink, output), _progress(inputs, quiet) as advance:
        from aldus.corpus.extraction import outcomes

        def report(outcome: Outcome) -> None:
            tally.add(outcome)
            advance(1)

        for batch in outcomes(
            _sources(inputs),
            pipeline=pipeline,
            actors=actors,
            jobs=jobs,
            batch_size=batch_size,
            skip_duplicates=skip_duplicates,
            min_confidence=min_confidence,
            is_done=sink.has,
            report=report,
        ):
            sink.write(batch)
            for outcome in batch:
                report(outcome)
        sink.close()
    if tally.articles == 0 and tally.done == 0:
        raise InputError(tally.first_error or "no articles")
    if not quiet:
        _say(tally.summary())


@app.command()
def graph(
    inputs: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(help="Files or folders of documents, or of articles.", metavar="INPUT..."),
    ] = None,
    output: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("-o", "--output", help="Graph file; the format follows its extension."),
    ] = None,
    list_formats: Annotated[bool, typer.Option("--list-formats", help="Print the formats.")] = False,
    jobs: Jobs = 1,
    pipeline: Pipeline = None,
    actors: Actors = None,
    min_confidence: MinConfidence = 0.0,
    quiet: Quiet = False,
) -> None:
    """Merge documents into one graph and write it."""
    from aldus import export

    if list_formats:
        for name in _formats(export):
            typer.echo(name)
        return
    if not inputs or not output:
        raise InputError("give INPUT... and -o FILE")
    built = _graph(inputs, jobs, pipeline, actors, min_confidence, quiet)
    _written(output, lambda: export.write(built, output))
    if not quiet:
        _say(f"{output}: {built.number_of_nodes():,} actors, {built.number_of_edges():,} relations")


@app.command()
def view(
    inputs: Inputs,
    output: Annotated[str, typer.Option("-o", "--output", help="HTML page.")],
    open_page: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    jobs: Jobs = 1,
    pipeline: Pipeline = None,
    actors: Actors = None,
    min_confidence: MinConfidence = 0.0,
    quiet: Quiet = False,
) -> None:
    """Make an interactive page of the graph: one file, which works offline."""
    from aldus import export

    built = _graph(inputs, jobs, pipeline, actors, min_confidence, quiet)
    _written(output, lambda: export.html(built, output))
    if not quiet:
        _say(f"{output}: {built.number_of_nodes():,} actors, {built.number_of_edges():,} relations")
    if open_page:
        import webbrowser

        webbrowser.open(Path(output).resolve().as_uri())


@app.command()
def show(inputs: Inputs, pipeline: Pipeline = None, actors: Actors = None) -> None:
    """Print the actors and relations of articles or documents, with the rule behind each relation."""
    from rich.console import Console
    from rich.table import Table

    console = Console(soft_wrap=False)
    for document in _documents(inputs, 1, pipeline, actors, quiet=True):
        console.print(f"[bold]{_plain(document.id)}[/bold]  {document.date or ''}", highlight=False)
        table = Table(box=None, pad_edge=False, header_style="dim")
        for column in ("actor", "type", "mentions", "as"):
            table.add_column(column)
        for actor in document.actors:
            names = ", ".join(actor.names(document.text)[:6])
            table.add_row(_plain(actor.label), actor.type, str(len(actor.mentions)), _plain(names))
        console.print(table)
        table = Table(box=None, pad_edge=False, header_style="dim")
        for column in ("kind", "source", "target", "predicate", "status", "type", "rule", "sure", "at"):
            table.add_column(column)
        for r in document.relations:
            cells = (r.kind, r.source, r.target or "-", r.predicate, r.status, r.event_type or "", r.rule)
            sure = "" if r.confidence is None else f"{r.confidence:.0%}"
            table.add_row(*map(_plain, cells), sure, str(r.trigger.start))
        console.print(table)
        console.print()


class Tally:
    """Counts for the summary."""

    def __init__(self) -> None:
        self.articles = self.relations = self.done = self.duplicates = 0
        self.reasons: Counter[str] = Counter()
        self.first_error = ""
        self._begin = time.monotonic()

    def add(self, outcome: Outcome) -> None:
        """Count one article."""
        if outcome.error is not None:
            place = outcome.place or outcome.id
            self.first_error = self.first_error or (f"{place}: {outcome.error}" if place else outcome.error)
            self.reasons[(outcome.reason or "")[:100]] += 1
        elif outcome.skipped == "done":
            self.done += 1
        elif outcome.skipped == "duplicate":
            self.duplicates += 1
        else:
            self.articles += 1
            self.relations += outcome.relations

    def summary(self) -> str:
        """Lines for a person."""
        seconds = max(time.monotonic() - self._begin, 0.001)
        line = f"{_many(self.articles, 'article')}, {_many(self.relations, 'relation')} in {seconds:,.1f} s"
        if self.done:
            line += f"; {self.done:,} were done before"
        if self.duplicates:
            line += f"; {_many(self.duplicates, 'duplicate')} skipped"
        if self.reasons:
            line += f"; {_many(sum(self.reasons.values()), 'failure')}:"
            for reason, count in self.reasons.most_common(20):
                line += f"\n  {count:,} x {reason}"
            line += f"\n  the first: {self.first_error}"
        return line


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _check_inputs(inputs: list[str]) -> None:
    for name in inputs:
        try:
            missing = name != "-" and not Path(name).exists()
        except (OSError, ValueError):
            missing = True
        if missing:
            raise InputError(f"{name}: there is no such file or folder")


def _sources(inputs: list[str]) -> Any:
    return inputs[0] if len(inputs) == 1 else inputs


def _digest(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return blake2b(path.read_bytes(), digest_size=8).hexdigest()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def _documents(
    inputs: list[str], jobs: int, pipeline: str | None, actors: Path | None, quiet: bool
) -> Iterator[Document]:
    """Documents from document files as they are, from articles by extraction."""
    from aldus.corpus import extract as run
    from aldus.corpus import read_documents
    from aldus.corpus.documents import holds_documents

    _check_inputs(inputs)
    for name in inputs:
        if name != "-" and holds_documents(Path(name)):
            yield from read_documents(name)
            continue
        failures: list[Failure] = []
        count = 0
        with _progress([name], quiet) as advance:
            for document in run(
                name,
                jobs=jobs,
                pipeline=pipeline,
                actors=actors,
                on_error=failures.append,
            ):
                count += 1
                advance(1)
                yield document
        if not count:
            raise InputError(str(failures[0]) if failures else f"{name}: no articles")
        if failures:
            _say(f"{name}: {len(failures):,} articles failed; the first: {failures[0]}")


def _graph(
    inputs: list[str],
    jobs: int,
    pipeline: str | None,
    actors: Path | None,
    min_confidence: float,
    quiet: bool,
) -> Any:
    from aldus.graphs import graph as build

    documents = _documents(inputs, jobs, pipeline, actors, quiet)
    return build(d.filter(min_confidence=min_confidence) for d in documents)


def _formats(export: Any) -> list[str]:
    listed = (
        export.formats() if callable(getattr(export, "formats", None)) else getattr(export, "FORMATS", {})
    )
    if isinstance(listed, dict):
        return [f"{key}\t{value}" if isinstance(value, str) else str(key) for key, value in listed.items()]
    return [str(name) for name in listed]


def _written(output: str, write: Callable[[], object]) -> None:
    target = Path(output)
    if target.exists() and not (target.is_file() or target.is_dir()):
        # Exporters rename a finished file into place, which would replace a device by a file.
        raise OutputError(f"{output}: is a device; give a file")
    try:
        write()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{output}: {error.strerror or error}") from None


@contextlib.contextmanager
def _progress(inputs: list[str], quiet: bool) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal; elsewhere nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda n: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from aldus.reading import count

    columns = (
        TextColumn("articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count(inputs), rate="")
        begin, done = time.monotonic(), 0

        def advance(n: int) -> None:
            nonlocal done
            done += n
            rate = done / max(time.monotonic() - begin, 0.001)
            bar.update(task, advance=n, rate=f"{rate:,.1f} a second")

        yield advance


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else " " for c in text))


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def main() -> None:
    """Entry point: every foreseen error is one line on standard error and exit code 2."""
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except AldusError as error:
        _end(2, " ".join(str(error).split()))
    except BrokenPipeError:
        # The reader has left; the interpreter must not complain about the rest when it ends.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        _end(130, "interrupted; started again, it continues")
    except OSError as error:
        _end(2, " ".join(str(error).split()))
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            _end(2, error.format_message())
        if type(error).__name__ == "Abort":
            _end(130, "interrupted; started again, it continues")
        raise
    if code == 130:  # typer has caught Ctrl-C
        _end(130, "interrupted; started again, it continues")
    sys.exit(code if isinstance(code, int) else 0)


def _end(code: int, message: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    _say(f"aldus: {message}")
    sys.exit(code)

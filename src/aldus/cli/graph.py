"""`aldus graph` and `aldus view`: documents to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

import aldus
from aldus.cli.inputs import documents_of, given
from aldus.cli.options import Actors, Inputs, Jobs, MinConfidence, Pipeline, Quiet
from aldus.cli.progress import many, say
from aldus.errors import InputError
from aldus.files import writing


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
    from aldus.corpus.output import refuse_inputs
    from aldus.export.write import paths_of

    if list_formats:
        typer.echo("\n".join(export.FORMATS))
        return
    if not inputs or not output:
        raise InputError("give INPUT... and -o FILE")
    refuse_inputs(paths_of(output), given(inputs, actors, pipeline))
    documents = documents_of(
        inputs, jobs=jobs, pipeline=pipeline, actors=actors, min_confidence=min_confidence, quiet=quiet
    )
    built = aldus.graph(documents)
    with writing(output):
        export.write(built, output)
    if not quiet:
        _say(output, built)


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
    from aldus.corpus.output import refuse_inputs

    refuse_inputs([output], given(inputs, actors, pipeline))
    documents = documents_of(
        inputs, jobs=jobs, pipeline=pipeline, actors=actors, min_confidence=min_confidence, quiet=quiet
    )
    built = aldus.graph(documents)
    with writing(output):
        export.html(built, output)
    if not quiet:
        _say(output, built)
    if open_page:
        import webbrowser

        webbrowser.open(Path(output).resolve().as_uri())


def _say(output: str, built: Any) -> None:
    nodes, edges = built.number_of_nodes(), built.number_of_edges()
    say(f"{output}: {many(nodes, 'actor')}, {many(edges, 'relation')}")

"""`aldus graph` and `aldus view`: documents to a graph."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from aldus.choices import some_of
from aldus.cli.inputs import documents_of, given
from aldus.cli.options import Inputs, Merging, Quiet, Reading, Selection
from aldus.cli.progress import many, say
from aldus.errors import InputError, OutputError
from aldus.files import writing

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Shape:
    """What becomes of a graph before it is written."""

    level: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--level", help="Sum up by country, sector or party. Several: give it again."),
    ] = None
    aggregated: Annotated[bool, typer.Option("--aggregated", help="One weighted edge for each pair.")] = False
    min_weight: Annotated[
        int,
        typer.Option("--min-weight", min=1, help="Least number of relations from one actor to the other."),
    ] = 1
    drop_isolates: Annotated[
        bool, typer.Option("--drop-isolates", help="Leave out actors without relations.")
    ] = False

    def __post_init__(self) -> None:
        some_of(self.level, ("country", "sector", "party"), "level")

    def of(self, graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
        """The graph in this shape."""
        from aldus import graphs

        if self.level:
            graph = graphs.rollup(graph, self.level)  # type: ignore[arg-type]
        if self.min_weight > 1 or self.drop_isolates:
            graph = graphs.filter(graph, min_weight=self.min_weight, isolates=not self.drop_isolates)
        return graphs.aggregate(graph) if self.aggregated else graph


def graph(
    reading: Reading,
    selection: Selection,
    merging: Merging,
    shape: Shape,
    inputs: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(help="Files or folders of documents, or of articles.", metavar="INPUT..."),
    ] = None,
    output: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("-o", "--output", help="Graph file; the format follows its extension."),
    ] = None,
    list_formats: Annotated[bool, typer.Option("--list-formats", help="Print the formats.")] = False,
    quiet: Quiet = False,
) -> None:
    """Merge documents into one graph and write it."""
    from aldus import export
    from aldus.export.write import format_of, paths_of

    if list_formats:
        typer.echo("\n".join(export.FORMATS))
        return
    if not inputs or not output:
        raise InputError("give INPUT... and -o FILE")
    format_of(output)
    built = _built(inputs, paths_of(output), reading, selection, merging, shape, quiet)
    with writing(output):
        export.write(built, output)
    if not quiet:
        _say(output, built)


def view(
    inputs: Inputs,
    output: Annotated[str, typer.Option("-o", "--output", help="HTML page.")],
    reading: Reading,
    selection: Selection,
    merging: Merging,
    shape: Shape,
    title: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--title", help="Heading of the page."),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    quiet: Quiet = False,
) -> None:
    """Make an interactive page of the graph: one file, which works offline."""
    from aldus import export

    if Path(output).suffix.lower() not in (".html", ".htm"):
        raise OutputError(f"{output}: a page is a .html file; `aldus graph` writes other formats")
    built = _built(inputs, [output], reading, selection, merging, shape, quiet)
    heading: dict[str, Any] = {} if title is None else {"title": title}
    with writing(output):
        export.html(built, output, **heading)
    if not quiet:
        _say(output, built)
    if open_page:
        import webbrowser

        webbrowser.open(Path(output).resolve().as_uri())


def _built(
    inputs: list[str],
    outputs: list[Any],
    reading: Reading,
    selection: Selection,
    merging: Merging,
    shape: Shape,
    quiet: bool,
) -> nx.DiGraph[str]:
    """The graph of what was selected, in its shape."""
    from aldus.corpus.output import refuse_inputs

    refuse_inputs(outputs, given(inputs, reading, merging.decisions))
    documents = documents_of(inputs, reading, outputs=outputs, quiet=quiet)
    return shape.of(merging.graph(selection.of(documents)))


def _say(output: str, built: Any) -> None:
    nodes, edges = built.number_of_nodes(), built.number_of_edges()
    say(f"{output}: {many(nodes, 'actor')}, {many(edges, 'relation')}")

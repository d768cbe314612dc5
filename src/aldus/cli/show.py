"""`aldus show`: actors and relations on the terminal."""

from __future__ import annotations

from typing import Any

from aldus.cli.inputs import documents_of
from aldus.cli.options import Actors, Inputs, Pipeline


def show(inputs: Inputs, pipeline: Pipeline = None, actors: Actors = None) -> None:
    """Print the actors and relations of articles or documents, with the rule behind each relation."""
    from rich.console import Console

    console = Console(soft_wrap=False)
    for document in documents_of(inputs, pipeline=pipeline, actors=actors, quiet=True):
        console.print(f"[bold]{_plain(document.id)}[/bold]  {document.date or ''}", highlight=False)
        actors_table = _table("actor", "type", "mentions", "as")
        for actor in document.actors:
            names = ", ".join(actor.names(document.text)[:6])
            actors_table.add_row(*map(_plain, (actor.label, actor.type, str(len(actor.mentions)), names)))
        console.print(actors_table)
        relations = _table("kind", "source", "target", "predicate", "status", "type", "rule", "sure", "at")
        for r in document.relations:
            sure = "" if r.confidence is None else f"{r.confidence:.0%}"
            cells = (
                r.kind,
                r.source,
                r.target or "-",
                r.predicate,
                r.status,
                r.event_type or "",
                r.rule,
                sure,
            )
            relations.add_row(*map(_plain, cells), str(r.trigger.start))
        console.print(relations)
        console.print()


def _table(*columns: str) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column)
    return table


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else " " for c in text))

"""`aldus show`: actors and relations on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aldus.cli.inputs import documents_of
from aldus.cli.options import Inputs, Reading, Selection

if TYPE_CHECKING:
    from aldus.document import Document, Relation


def show(inputs: Inputs, reading: Reading, selection: Selection) -> None:
    """Print the actors and relations of articles or documents: sentence, reported words, and the rule behind each."""
    from rich.console import Console

    console = Console(soft_wrap=False, highlight=False)
    for document in selection.of(documents_of(inputs, reading, quiet=True)):
        known = (document.title, document.date, document.meta.get("publisher"), document.meta.get("url"))
        heading = " · ".join(_plain(str(part)) for part in known if part)
        console.print(f"[bold]{_plain(document.id)}[/bold]  {heading}", soft_wrap=True)
        actors_table = _table("actor", "id", "type", "mentions", "as")
        for actor in document.actors:
            names = ", ".join(actor.names(document.text)[:6])
            cells = (actor.label, actor.id, actor.type, str(len(actor.mentions)), names)
            actors_table.add_row(*map(_plain, cells))
        console.print(actors_table)
        for relation in document.relations:
            _print_relation(console, document, relation)
        console.print()


def _print_relation(console: Any, document: Document, relation: Relation) -> None:
    """A relation on lines of its own: who, what, how sure; its sentence; what it reports."""
    sure = "" if relation.confidence is None else f"{relation.confidence:.0%}"
    claimed = "" if relation.attributed_to is None else f"according to {relation.attributed_to}"
    notes = (
        relation.status if relation.status != "actual" else "",
        relation.event_type,
        relation.mode,
        claimed,
    )
    details = ", ".join(note for note in notes if note)
    line = (
        f"[dim]{relation.kind}[/dim]  [bold]{_plain(relation.source)}[/bold] {_plain(relation.predicate)} "
        f"[bold]{_plain(relation.target or '-')}[/bold]  {_plain(details)}"
        f"  [dim]{_plain(relation.rule)} {sure} at {relation.trigger.start}[/dim]"
    )
    console.print(line, soft_wrap=True)
    console.print(f"     {_plain(document.sentence(relation))}", soft_wrap=True)
    words = relation.quotation or ((relation.content,) if relation.content else ())
    for span in words:
        console.print(f"     [dim]»[/dim] {_plain(span.of(document.text).strip())}", soft_wrap=True)


def _table(*columns: str) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column)
    return table


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else " " for c in text))

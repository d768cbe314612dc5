"""Options that several commands have, and groups of them that a command gets as one object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional, get_type_hints

import typer

from aldus.choices import some_of
from aldus.dates import iso_date, within
from aldus.document import RELATION_KINDS, STATUSES
from aldus.errors import InputError
from aldus.lexicon.events import event_types

if TYPE_CHECKING:
    import networkx as nx

    from aldus.columns import Chosen
    from aldus.document import Document

Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT...")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]
_COLUMNS = "Columns of tables"
_SELECTION = "What to keep"


def _column(field: str, what: str) -> Any:
    return typer.Option(f"--{field}-column", help=f"Column with {what}.", rich_help_panel=_COLUMNS)


class Recall(str, Enum):
    """How sure relations must be to be found."""

    PRECISE = "precise"
    BALANCED = "balanced"
    WIDE = "wide"
    RULES = "rules"


class Device(str, Enum):
    """What the network is computed on."""

    CPU = "cpu"
    CUDA = "cuda"
    AUTO = "auto"


@dataclass(frozen=True)
class Reading:
    """How inputs become documents."""

    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")] = 1
    pipeline: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--pipeline",
            help="Dutch spaCy pipeline: a name or a folder. Default: the bundled one; nl_aldus_fast is bundled too, and quicker.",
        ),
    ] = None
    actors: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--actors", help="CSV file of your own actors."),
    ] = None
    min_confidence: Annotated[
        float,
        typer.Option(
            "--min-confidence",
            min=0.0,
            max=1.0,
            help="Leave out relations that are less sure than this, 0 to 1.",
        ),
    ] = 0.0
    recall: Annotated[
        Optional[Recall],  # noqa: UP045
        typer.Option(
            "--recall", help="How much is found: precise, balanced (the default), wide, or by rules alone."
        ),
    ] = None
    device: Annotated[
        Optional[Device],  # noqa: UP045
        typer.Option(
            "--device",
            help="What the network is computed on: cpu (the default), cuda (a GPU), or auto (a GPU where there is one).",
        ),
    ] = None
    text_column: Annotated[
        Optional[list[str]],  # noqa: UP045
        _column("text", "the texts; several, such as headline, lead and body, are read as one"),
    ] = None
    id_column: Annotated[Optional[str], _column("id", "the ids")] = None  # noqa: UP045
    date_column: Annotated[Optional[str], _column("date", "the dates")] = None  # noqa: UP045
    title_column: Annotated[Optional[str], _column("title", "the headlines")] = None  # noqa: UP045
    url_column: Annotated[Optional[str], _column("url", "the addresses")] = None  # noqa: UP045
    publisher_column: Annotated[Optional[str], _column("publisher", "the newspapers")] = None  # noqa: UP045

    @property
    def columns(self) -> Chosen:
        """The columns that were named, by field."""
        names = {f.name: getattr(self, f.name) for f in fields(self) if f.name.endswith("_column")}
        return {field.removesuffix("_column"): name for field, name in names.items() if name}


@dataclass(frozen=True)
class Merging:
    """Which actors of different articles are one."""

    min_join: Annotated[
        float,
        typer.Option(
            "--min-join",
            min=0.0,
            max=1.0,
            help="How sure it must be that two actors of different articles are one, 0 to 1.",
        ),
    ] = 0.9
    decisions: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--decisions", help="Table of `aldus actors` with your `same` and `different`."),
    ] = None

    def graph(self, documents: Iterable[Document]) -> nx.MultiDiGraph[str]:
        """The graph of documents."""
        import aldus

        return aldus.graph(documents, min_join=self.min_join, decisions=self.decisions)


def _which(flag: str, what: str) -> Any:
    return typer.Option(flag, help=f"{what} Several: give it again.", rich_help_panel=_SELECTION)


@dataclass(frozen=True)
class Selection:
    """Which relations of which documents are meant."""

    kind: Annotated[Optional[list[str]], _which("--kind", "say, do or role.")] = None  # noqa: UP045
    status: Annotated[
        Optional[list[str]],  # noqa: UP045
        _which("--status", "actual, negated, future or possible."),
    ] = None
    event_type: Annotated[
        Optional[list[str]],  # noqa: UP045
        _which("--event-type", "PLOVER's event type, such as AID."),
    ] = None
    actor: Annotated[
        Optional[list[str]],  # noqa: UP045
        _which("--actor", "Relations from or to this actor, by id, label or name."),
    ] = None
    start: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--from", help="First date: 2025, 2025-03 or 2025-03-05.", rich_help_panel=_SELECTION),
    ] = None
    end: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--to", help="Last date, included.", rich_help_panel=_SELECTION),
    ] = None

    def __post_init__(self) -> None:
        for name in ("start", "end"):
            if (given := getattr(self, name)) is not None:
                if (date := iso_date(given)) is None:
                    raise InputError(f"{given!r} is no date: use 2025, 2025-03 or 2025-03-05")
                object.__setattr__(self, name, date)
        some_of(self.kind, sorted(RELATION_KINDS), "kind")
        some_of(self.status, sorted(STATUSES), "status")
        if self.event_type:
            object.__setattr__(self, "event_type", [name.upper() for name in self.event_type])
            some_of(self.event_type, event_types(), "event type")

    def of(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents of these dates, with these relations."""
        for document in documents:
            if within(document.date, self.start, self.end):
                yield document.filter(
                    kind=self.kind, status=self.status, event_type=self.event_type, actor=self.actor
                )


def expanded(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose parameters of a group (a data class of options) are these options, each for itself."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, type] = {}
    parameters = []
    for name, parameter in signature(command).parameters.items():
        hint = hints[name]
        if not (isinstance(hint, type) and is_dataclass(hint)):
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=hint))
            continue
        groups[name] = hint
        inner = get_type_hints(hint, include_extras=True)
        parameters += [
            Parameter(f.name, Parameter.KEYWORD_ONLY, default=f.default, annotation=inner[f.name])
            for f in fields(hint)
        ]

    @wraps(command)
    def run(**values: Any) -> Any:
        for name, group in groups.items():
            values[name] = group(**{f.name: values.pop(f.name) for f in fields(group)})
        return command(**values)

    del run.__wrapped__
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run

"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

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

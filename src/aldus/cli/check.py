"""`aldus check`: whether outputs are what the runs that wrote them say."""

from __future__ import annotations

from typing import Annotated

import typer

from aldus.cli.options import Quiet
from aldus.cli.progress import many, say
from aldus.errors import AldusError


def check(
    outputs: Annotated[
        list[str], typer.Argument(help="Files or folders that `aldus extract` wrote.", metavar="OUTPUT...")
    ],
    quiet: Quiet = False,
) -> None:
    """Verify outputs of extract: every document, and the account of the last run."""
    from aldus.corpus.check import check as checked

    bad = 0
    for output in outputs:
        try:
            found = checked(output)
        except AldusError as error:
            bad += 1
            say(f"aldus: {error}")
            continue
        for fault in found.faults:
            say(f"aldus: {output}: {fault}")
        bad += bool(found.faults)
        if not quiet and not found.faults:
            run = found.run
            say(
                f"{output}: {many(found.documents, 'document')}, each whole, ids distinct; last run: {run.read:,} read = "
                f"{many(run.documents, 'document')} + {many(run.failures, 'failure')} + "
                f"{many(run.duplicates, 'duplicate')} + {run.done:,} done before"
            )
    if bad:
        raise typer.Exit(2)

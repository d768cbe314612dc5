"""The command line: `aldus extract`, `graph`, `view`, `events`, `quotes`, `dyads`, `actors`, `show`."""

from __future__ import annotations

from aldus.cli.main import main

__all__ = ["main"]

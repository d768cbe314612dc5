"""The command line: `aldus extract`, `aldus graph`, `aldus view`, `aldus show`."""

from __future__ import annotations

from aldus.cli.main import main

__all__ = ["main"]

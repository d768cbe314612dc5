"""The errors that Aldus raises on purpose."""

from __future__ import annotations


class AldusError(Exception):
    """Base of all errors that Aldus raises on purpose; the message says what is wrong, and where."""


class InputError(AldusError):
    """An input cannot be read: missing, empty, of an unknown format, wrongly encoded, or broken."""


class OutputError(AldusError):
    """An output cannot be written: no room, no permission, or a path outside the chosen folder."""


class PipelineError(AldusError):
    """A pipeline cannot be loaded, or lacks what the Aldus components need."""

"""The errors that Aldus raises on purpose."""

from __future__ import annotations


class AldusError(Exception):
    """Base of all errors that Aldus raises on purpose; the message says what is wrong, and where.

    Args:
        reason: what is wrong, in words that are the same for all errors of this kind.
        place: where: a file, and line or row.
        detail: what is wrong in this very case.
    """

    def __init__(self, reason: str, *, place: str = "", detail: object = "") -> None:
        super().__init__(": ".join(part for part in (place, reason, str(detail)) if part))
        self.reason = reason
        self.place = place
        self.detail = str(detail)


class InputError(AldusError):
    """An input cannot be read: missing, empty, of an unknown format, wrongly encoded, or broken."""


class OutputError(AldusError):
    """An output cannot be written: no room, no permission, or a path outside the chosen folder."""


class PipelineError(AldusError):
    """A pipeline cannot be loaded, or lacks what the Aldus components need."""

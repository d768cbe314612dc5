"""The hidden note beside an output: with which settings it was made, and the account of its last run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from aldus.errors import OutputError
from aldus.files import note_of, replacing, writing


@dataclass(slots=True)
class Account:
    """What became of the articles that a run read."""

    read: int = 0
    """Articles that were read, and those that could not be."""
    documents: int = 0
    """Articles that became documents."""
    failures: int = 0
    """Articles that could not be read or processed."""
    duplicates: int = 0
    """Articles that were left out, because their text came before."""
    done: int = 0
    """Articles that an earlier run did."""
    undated: int = 0
    """Articles whose date could not be read; they are not left out."""

    @property
    def balanced(self) -> bool:
        """Whether each article that was read has become something."""
        return self.read == self.documents + self.failures + self.duplicates + self.done


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the note."""

    settings: Mapping[str, Any]
    """What the output depends on."""
    before: int = 0
    """Documents that were in the output when the last run began."""
    run: Account | None = None
    """The last run; None if it did not end."""


def journal_of(path: Path) -> Path:
    """File with the finished articles of a Parquet output that is being made."""
    return path.with_name(f".{path.name}.journal")


def read_note(target: Path) -> Note | None:
    """The note of an output; None where there is none that can be read."""
    try:
        data = json.loads(note_of(target).read_bytes())
        run = data["run"]
        account = None if run is None else Account(**{f.name: int(run[f.name]) for f in fields(Account)})
        return Note(dict(data["settings"]), int(data["before"]), account)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_note(target: Path, note: Note) -> None:
    """Write the note of an output.

    Raises:
        OutputError: if it cannot be written.
    """
    with writing(target), replacing(note_of(target)) as file:
        json.dump(asdict(note), file, sort_keys=True)


def check_settings(target: Path, settings: Mapping[str, Any]) -> None:
    """Refuse to continue an output that was made with other settings.

    Raises:
        OutputError: if it was, or if it is none of ours.
    """
    if target.is_dir():
        started = note_of(target).exists()
    else:
        started = any(f.is_file() and f.stat().st_size > 0 for f in (target, journal_of(target)))
    if not started:
        return
    if not note_of(target).exists():
        raise OutputError(f"{target}: exists, and `aldus extract` did not make it; choose another output")
    note = read_note(target)
    if note is None:
        raise OutputError(f"{target}: its note {note_of(target)} cannot be read; --overwrite starts anew")
    settings = json.loads(json.dumps(settings))
    keys = sorted({*settings, *note.settings})
    other = [k for k in keys if note.settings.get(k) != settings.get(k)]
    if other:
        what = ", ".join(f"{k} {note.settings.get(k)!r}, now {settings.get(k)!r}" for k in other)
        raise OutputError(f"{target}: was made with other settings ({what}); --overwrite starts anew")

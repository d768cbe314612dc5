"""Whether an output holds what the run that wrote it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aldus.corpus.documents import read_documents
from aldus.corpus.note import Account, Note, journal_of, read_note
from aldus.errors import InputError
from aldus.files import note_of
from aldus.seen import Seen


@dataclass(frozen=True, slots=True)
class Checked:
    """An output, and the account of the run that wrote it last."""

    documents: int
    """Documents in the output."""
    run: Account
    """The last run."""
    faults: tuple[str, ...]
    """What does not fit; empty where all is well."""


def check(path: str | Path) -> Checked:
    """Read an output of `aldus extract` whole, and compare it with its note.

    Every document must be one, with an id of its own; there must be as many as the last run found and wrote; and of the
    articles that run read, each must have become a document, a failure, a duplicate, or have been done before.

    Args:
        path: a file or folder that `aldus extract` wrote.

    Raises:
        InputError: if it is not there, has no note, or its last run did not end.
    """
    target = Path(path)
    if not target.exists():
        raise InputError("there is no such file or folder", place=str(path))
    note = read_note(target)
    if note is None:
        raise InputError(f"there is no note of a run beside it ({note_of(target).name})", place=str(path))
    if note.run is None:
        raise InputError("the last run did not end; started again, it continues", place=str(path))
    ids = Seen()
    faults: list[str] = []
    number = 0
    try:
        for document in read_documents(target):
            number += 1
            if not ids.add(document.id):
                faults.append(f"document {number}: the id {document.id!r} came before")
    except InputError as error:
        faults.append(str(error))
    else:
        faults += _unbalanced(note, note.run, number)
    if target.is_file() and journal_of(target).exists():
        faults.append(f"the journal {journal_of(target).name} is still there")
    return Checked(number, note.run, tuple(faults))


def _unbalanced(note: Note, run: Account, number: int) -> list[str]:
    faults = []
    if number != note.before + run.documents:
        faults.append(
            f"{number:,} documents, not {note.before:,} from before and {run.documents:,} of the last run"
        )
    if not run.balanced:
        faults.append(
            f"{run.read:,} articles were read, but became {run.documents:,} documents, {run.failures:,} failures, "
            f"{run.duplicates:,} duplicates and {run.done:,} done before"
        )
    if run.done > note.before:
        faults.append(f"{run.done:,} articles were done before, but there were {note.before:,} documents")
    return faults

"""Files that appear when they are complete, and errors of the system as one clear line."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from aldus.errors import OutputError

_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{n}{i}" for n in ("COM", "LPT") for i in range(1, 10))}


_PART = ".aldus-part"


def reason(error: Exception) -> str:
    """What an error of the system says, without its number and path."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def is_device(path: Path) -> bool:
    """Whether `path` is a device or a pipe, which must not be renamed over or removed."""
    return path.exists() and not (path.is_file() or path.is_dir())


@contextmanager
def writing(path: object) -> Iterator[None]:
    """Turn errors of the system while writing into one clear `OutputError`; a reader that left is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {reason(error)}") from None


@contextmanager
def replacing(path: str | Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A file that takes the place of `path` when all is written; on an error `path` stays as it was.

    Raises:
        OutputError: if it cannot be written.
    """
    path = Path(path)
    if path.exists() and not path.is_file():
        # Renaming over a device such as /dev/stdout would destroy it (for root), not write to it.
        raise OutputError(f"cannot write {path}: it is not a regular file")
    temporary: Path | None = None
    try:
        with writing(path):
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=_PART)
            temporary = Path(name)
            if binary:
                stream: IO[Any] = os.fdopen(handle, "wb")
            else:
                stream = os.fdopen(handle, "w", encoding="utf-8", newline="")
            with stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
            temporary = None
            sync_folder(path.parent)
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


_UNSYNCED = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
"""Errors of a file system whose folders cannot be synced."""


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, so that they outlive a power cut.

    Raises:
        OSError: if the disk fails.
    """
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _UNSYNCED:
            raise


def note_of(path: Path) -> Path:
    """The hidden file with which `aldus extract` marks an output as its own: beside a file, in a folder."""
    return path / ".aldus" if path.is_dir() else path.with_name(f".{path.name}.aldus")


def files_below(
    folder: Path, on_error: Callable[[OSError, Path], None], *, outputs: bool = False
) -> Iterator[Path]:
    """Regular files in a folder and below, in the order of their paths; hidden files and folders are left out.

    Args:
        folder: where to look.
        on_error: called with every folder that cannot be read.
        outputs: also give what `aldus extract` wrote.
    """
    waiting = [str(folder)]  # strings: a folder may hold millions
    while waiting:
        path = Path(waiting.pop())
        if path != folder and (kind := _kind(path)) != "folder":
            if kind == "file":
                yield path
            continue
        try:
            names = os.listdir(path)  # noqa: PTH208
        except OSError as error:
            on_error(error, path)
            continue
        notes = {name for name in names if name.startswith(".") and name.endswith(".aldus")}
        if ".aldus" in notes and path != folder and not outputs:
            continue
        names = [n for n in names if not n.startswith(".") and (outputs or f".{n}.aldus" not in notes)]
        waiting.extend(os.path.join(path, name) for name in sorted(names, reverse=True))  # noqa: PTH118


def _kind(path: Path) -> str:
    """What is at a path: a `file`, a `folder`, or something else; a link to a folder may lead back up."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            return "folder"
        if stat.S_ISLNK(mode):
            mode = path.stat().st_mode
        return "file" if stat.S_ISREG(mode) else ""
    except OSError:  # a link to nowhere, or gone since
        return ""


def remove_parts(path: Path) -> None:
    """Remove what a kill left of files that `replacing` was making for `path`, or in the folder that it is.

    Raises:
        OSError: if the system refuses.
    """
    if path.is_dir():
        folder, made_for = path, r"\..+"
    else:
        names = (path.name, note_of(path).name)
        folder, made_for = path.parent, "|".join(re.escape(f".{name[:40]}.") for name in names)
    part = re.compile(rf"(?:{made_for})\w{{8}}{re.escape(_PART)}", re.DOTALL)
    for name in os.listdir(folder):  # noqa: PTH208
        if part.fullmatch(name):
            (folder / name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def safe_name(id: str) -> str:
    """A file name for an article: no separators, no hidden or device names, at most 140 bytes, one per id."""
    name = unicodedata.normalize("NFC", id)
    name = re.sub(r"[^\w.()+=,@ -]", "_", name).strip(" ").lstrip(".").rstrip(". ")
    name = name.encode("utf-8", "ignore")[:120].decode("utf-8", "ignore")
    if name and name == id and name.split(".")[0].upper() not in _DEVICES:
        return name
    return f"{name or 'article'}-{_digest(id)}"


def distinct_name(id: str) -> str:
    """Another file name for an article, for where its `safe_name` is taken."""
    return f"{safe_name(id)}-{_digest(chr(0) + id)}"


def _digest(id: str) -> str:
    return blake2b(id.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def extension_of(path: str | Path, known: Iterable[str], format: str | None = None) -> str:
    """The extension that `path` has, or `format`, in lower case and without its dot.

    Raises:
        OutputError: if it is none of the known ones.
    """
    name, formats = (format or Path(path).suffix).lower().lstrip("."), list(known)
    if name not in formats:
        raise OutputError(
            f"{path}: unknown format {name!r}; use one of {', '.join(f'.{f}' for f in formats)}"
        )
    return name

"""Files that appear when they are complete, and errors of the system as one clear line."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from aldus.errors import OutputError

_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{n}{i}" for n in ("COM", "LPT") for i in range(1, 10))}


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
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
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
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


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
    digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{name or 'article'}-{digest}"

"""What the result of an extraction depends on, besides its articles."""

from __future__ import annotations

from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import aldus
from aldus.errors import InputError
from aldus.files import files_below, is_device, reason
from aldus.pipeline import BUNDLED


def settings_of(pipeline: str | Path | None, actors: str | Path | None, **others: Any) -> dict[str, Any]:
    """The settings of an extraction: the version, and the content of what it reads besides articles.

    Args:
        pipeline: as for `aldus.load`.
        actors: path of a file.
        others: further settings.

    Raises:
        InputError: if the file of actors cannot be read.
    """
    return {
        "aldus": aldus.__version__,
        "pipeline": str(pipeline or "bundled"),
        "pipeline_digest": digest_of_pipeline(pipeline),
        "actors": digest(actors),
        **others,
    }


def digest(path: str | Path | None) -> str | None:
    """A hash of the content of a file, or of all files in a folder; None for no path.

    Raises:
        InputError: if it cannot be read.
    """
    if path is None:
        return None
    path = Path(path)
    if is_device(path):
        raise InputError("this is a device or a pipe, which cannot be read twice", place=str(path))

    def unreadable(error: OSError, place: Path) -> None:
        raise InputError(reason(error), place=str(place))

    total = blake2b(digest_size=8)
    try:
        for file in files_below(path, unreadable) if path.is_dir() else (path,):
            if "__pycache__" not in file.parts:
                total.update(file.relative_to(path).as_posix().encode() + b"\0")
                with file.open("rb") as content:
                    for block in iter(lambda: content.read(1 << 20), b""):
                        total.update(block)
    except OSError as error:
        raise InputError(reason(error), place=str(path)) from None
    return total.hexdigest()


def digest_of_pipeline(name: str | Path | None) -> str | None:
    """A hash of the files of a pipeline; None where they cannot be found, which loading will tell."""
    name = str(name or BUNDLED)
    try:
        spec = find_spec(name) if name.isidentifier() else None
        places = spec.submodule_search_locations if spec is not None else None
        folder = Path(next(iter(places))) if places else Path(name)
        return digest(folder) if folder.exists() else None
    except (ImportError, ValueError, OSError):
        return None

"""The hidden files beside an output: with which settings it was made, and what is finished."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aldus.errors import OutputError
from aldus.files import replacing, writing


def journal_of(path: Path) -> Path:
    """File with the finished articles of a Parquet output that is being made."""
    return path.with_name(f".{path.name}.journal")


def settings_of(path: Path) -> Path:
    """File beside an output (in an output folder: in it) that says with which settings it was made."""
    return path / ".aldus" if path.is_dir() else path.with_name(f".{path.name}.aldus")


def check_settings(target: Path, settings: Mapping[str, Any]) -> None:
    """Note the settings of a new output; a continued one must have been made with the same.

    Raises:
        OutputError: if it was made with others, or is none of ours.
    """
    note = settings_of(target)
    settings = dict(settings)
    started = target.is_file() and target.stat().st_size > 0
    if note.is_file():
        try:
            earlier = json.loads(note.read_bytes())
        except (OSError, ValueError):
            earlier = None
        if earlier == settings:
            return
        if isinstance(earlier, dict) and (started or target.is_dir() or journal_of(target).exists()):
            other = [k for k in settings if earlier.get(k) != settings[k]] or ["?"]
            what = ", ".join(f"{k} {earlier.get(k)!r}, now {settings.get(k)!r}" for k in other)
            raise OutputError(f"{target}: was made with other settings ({what}); --overwrite starts anew")
    elif started:
        raise OutputError(f"{target}: exists, and `aldus extract` did not make it; --overwrite starts anew")
    with writing(target):
        note.parent.mkdir(parents=True, exist_ok=True)
        with replacing(note) as file:
            json.dump(settings, file, sort_keys=True)

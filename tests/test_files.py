"""Files that appear whole, and their names."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from aldus.errors import OutputError
from aldus.files import is_device, reason, replacing, safe_name, writing


@pytest.mark.parametrize("old", [None, "old"])
def test_a_file_appears_when_it_is_complete(old: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    if old is not None:
        path.write_text(old)
    with replacing(path) as file:
        file.write("new\n")
        file.flush()
        assert (path.read_text() if path.exists() else None) == old
    assert path.read_bytes() == b"new\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(path, binary=True) as file:
        file.write(b"new")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.bin"]


def test_permissions_are_those_of_the_old_file_or_usual_ones(tmp_path: Path) -> None:
    old, new, usual = (tmp_path / name for name in ("old", "new", "usual"))
    old.touch(0o600)
    usual.touch()
    for path in (old, new):
        with replacing(path) as file:
            file.write("x")
    assert old.stat().st_mode & 0o777 == 0o600
    assert new.stat().st_mode == usual.stat().st_mode


def test_long_names_can_be_replaced(tmp_path: Path) -> None:
    with replacing(tmp_path / ("é" * 120)) as file:
        file.write("x")
    assert len(list(tmp_path.iterdir())) == 1


def test_devices_and_folders_are_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(OutputError, match="not a regular file"), replacing(path):
            pass
    assert is_device(tmp_path / "pipe")
    assert not any(map(is_device, (tmp_path, tmp_path / "nowhere", Path(__file__))))


def test_errors_of_the_system_are_one_line_but_a_reader_that_left_is_none() -> None:
    with pytest.raises(OutputError, match=r"^cannot write x: No space left on device$"), writing("x"):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(BrokenPipeError), writing("x"):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")
    with pytest.raises(ValueError, match="y"), writing("x"):
        raise ValueError("y")


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (OSError(errno.ENOENT, "No such file", "x"), "No such file"),
        (EOFError("cut"), "cut"),
        (EOFError(), "EOFError"),
    ],
)
def test_reason(error: Exception, text: str) -> None:
    assert reason(error) == text


@pytest.mark.parametrize(
    "id",
    ["../../x", "/etc/passwd", "..", ".", "", "a/b", "a\\b", "CON", "nul.txt", ".x", "x" * 999, "é\0", "a:b"],
)
def test_unsafe_names_become_safe_ones(id: str) -> None:
    name = safe_name(id)
    assert name not in ("", ".", "..")
    assert not set("/\\:\0") & set(name)
    assert len(name.encode()) < 200
    assert not name.startswith(".")
    assert name != safe_name(id + "/")


def test_usual_names_stay() -> None:
    assert safe_name("000_455cf3") == "000_455cf3"
    assert safe_name("Kop é (1)") == "Kop é (1)"

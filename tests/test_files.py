"""Files that appear whole, and their names."""

from __future__ import annotations

import errno
import os
import tracemalloc
from pathlib import Path

import pytest

from aldus.errors import OutputError
from aldus.files import files_below, is_device, reason, replacing, safe_name, writing


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


def below(folder: Path, outputs: bool = False) -> list[str]:
    errors: list[Path] = []
    found = files_below(folder, lambda _, path: errors.append(path), outputs=outputs)
    names = [p.relative_to(folder).as_posix() for p in found]
    return names + [f"!{p.relative_to(folder)}" for p in errors]


def test_files_below_a_folder_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z", "a/y", "a.txt", "a-b", ".hidden", ".git/x", "out", ".out.aldus", "made/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "made" / ".aldus").touch()
    assert below(tmp_path) == ["a/y", "a/z", "a-b", "a.txt", "b.txt"]
    everything = sorted(p for p in tmp_path.rglob("*") if p.is_file() and ".git" not in p.parts)
    visible = [p.relative_to(tmp_path).as_posix() for p in everything if not p.name.startswith(".")]
    assert below(tmp_path, outputs=True) == visible
    assert below(tmp_path / "made") == ["x"]  # what is asked for is read, whoever wrote it


def test_pipes_devices_and_circles_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "no")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a")
    assert below(tmp_path) == ["a", "link.txt"]
    assert below(tmp_path / "no") == ["!."]


def test_names_of_many_files_take_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"artikel-{i:06}.txt" for i in range(20_000)]
    monkeypatch.setattr(os, "listdir", lambda _: names)
    peaks = []
    for _ in range(3):  # other threads may need room meanwhile
        tracemalloc.start()
        try:
            assert below(tmp_path) == []  # none of them is there
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert min(peaks) < 200 * len(names)

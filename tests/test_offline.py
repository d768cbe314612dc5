"""Nothing leaves the machine, and nothing is written outside the output and the folder for temporary files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CALLS = "connect,sendto,sendmsg,sendmmsg,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|^(?:creat|mkdir|rename|link|symlink)")
PATH = re.compile(r'(?:<([^>]*)>, )?"([^"]*)"')
ADDRESS = re.compile(r'inet_addr\("([^"]+)"|inet_pton\(AF_INET6, "([^"]+)"')


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """A run of two worker processes over two articles."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for k in range(2):
        (tmp_path / "in" / f"{k}.txt").write_text("Trump belde met Poetin.", encoding="utf-8")
    return [
        sys.executable,
        "-m",
        "aldus",
        "extract",
        str(tmp_path / "in"),
        "-o",
        str(tmp_path / "out" / "out.jsonl"),
        "--jobs",
        "2",
    ]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who has nothing yet, and no opinion about telemetry."""
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    ours = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    drop = ("ORT_", "XDG_")
    return {k: v for k, v in os.environ.items() if not k.startswith(drop)} | ours


def test_the_home_of_the_user_stays_as_it_is(command: list[str], env: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(command, check=True, capture_output=True, env=env, cwd=tmp_path)
    assert (tmp_path / "out" / "out.jsonl").read_text(encoding="utf-8").count("vladimir-poetin") >= 2
    assert [p.name for p in (tmp_path / "home").rglob("*")] == []
    assert [p.name for p in (tmp_path / "tmp").rglob("*")] == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace to see the calls of compiled libraries")
def test_no_call_goes_beyond_the_machine_or_writes_elsewhere(
    command: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-e", f"trace={CALLS}", "-o", str(trace)]
    if subprocess.run([*strace, "true"], capture_output=True).returncode:
        pytest.skip("processes cannot be traced here")
    subprocess.run([*strace, *command], check=True, capture_output=True, env=env, cwd=tmp_path)
    calls = [line.partition(" ")[2].strip() for line in trace.read_text(errors="replace").splitlines()]
    assert any(str(tmp_path / "out" / "out.jsonl") in call for call in calls)
    allowed = (f"{tmp_path}/out/", f"{tmp_path}/tmp/", "/dev/", "/proc/")
    for call in calls:
        addresses = ["".join(found) for found in ADDRESS.findall(call)]
        assert all(a.startswith("127.") or a == "::1" for a in addresses), call
        if WRITES.search(call) and " = -1 " not in call:
            paths = [os.path.join(*found) for found in PATH.findall(call)]  # noqa: PTH118
            # A file without a name is opened by its folder.
            assert all(f"{p}/".startswith(allowed) for p in paths), call

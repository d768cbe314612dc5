"""A kill, and a failure of the disk, at calls that change files; `python -m benchmarks.faults` tries all of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)
@pytest.mark.parametrize(("fault", "every"), [("kill", "6"), ("full", "12")])
def test_no_call_is_the_wrong_moment(fault: str, every: str) -> None:
    pytest.importorskip("pyarrow")
    command = [
        sys.executable,
        "-m",
        "benchmarks.faults",
        "--articles",
        "3",
        "--fault",
        fault,
        "--every",
        every,
    ]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 wrong") == 5

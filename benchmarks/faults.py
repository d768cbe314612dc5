"""End an extraction at every call that changes a file, and let every such call fail; start it again, and compare.

    python -m benchmarks.faults [--articles 5] [--format jsonl ...] [--jobs 1] [--every 1] [--fault kill ...]

Faults: `kill` ends the process at the call (a write is half done then), `ENOSPC` and `EIO` make it fail, `full` makes it and
all later ones fail for lack of room. After a kill, and after a failure, which must give exit code 2 and one line,
the extraction is started again: the output must be that of an undisturbed run, in order by `aldus check`, with nothing left
beside it, and the input as it was. Needs Linux and a C compiler.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.kill import content
from benchmarks.support import stub

FORMATS = ("jsonl", "jsonl.gz", "parquet", "json", "tables")
"""Outputs; `tables` are lines with `--tables`."""
FAULTS = {"kill": (0, 0), "ENOSPC": (errno.ENOSPC, 0), "EIO": (errno.EIO, 0), "full": (errno.ENOSPC, 1)}
_SOURCE = Path(__file__).parent / "support" / "faults.c"


def main() -> int:
    """Try every fault at every call; 1 if one of them loses, changes or leaves something."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=5)
    parser.add_argument("--format", nargs="+", default=FORMATS, choices=FORMATS)
    parser.add_argument("--fault", nargs="+", default=list(FAULTS), choices=FAULTS)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="try one call of so many")
    options = parser.parse_args()
    library = os.environ.get("ALDUS_FAULTS")
    if library is None:
        return _restarted()
    shim = ctypes.CDLL(library)
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runner = Runner(shim, folder, options.articles, options.jobs)
        for format in options.format:
            for fault in options.fault:
                calls, wrong = runner.all_calls(format, fault, options.every)
                print(
                    f"{format}, {options.jobs} job(s), {fault}: {calls} calls, {len(wrong)} wrong", flush=True
                )
                for line in wrong:
                    print(f"  {line}")
                bad += len(wrong)
    return 1 if bad else 0


def _restarted() -> int:
    """Run this again with the library that counts calls."""
    with tempfile.TemporaryDirectory() as name:
        library = str(Path(name) / "faults.so")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, str(_SOURCE), "-ldl"], check=True)
        env = {**os.environ, "LD_PRELOAD": library, "ALDUS_FAULTS": library}
        command = [sys.executable, "-m", "benchmarks.faults", *sys.argv[1:]]
        return subprocess.run(command, env=env, check=False).returncode


class Runner:
    """Runs `aldus extract` in forks of this process, where everything is loaded already."""

    def __init__(self, shim: ctypes.CDLL, folder: Path, articles: int, jobs: int) -> None:
        self._shim = shim
        self._folder = folder
        self._pipeline = str(stub.make(folder))
        os.environ["PYTHONPATH"] = os.pathsep.join([*stub.paths(folder), os.environ.get("PYTHONPATH", "")])
        sys.path[:0] = stub.paths(folder)
        self._source = folder / "in.jsonl"
        rows = stub.articles(articles, {1: " crash"})
        self._source.write_text("".join(json.dumps(row) + "\n" for row in rows))
        self._before = self._source.read_bytes()
        self._jobs = jobs
        import pyarrow.parquet  # noqa: F401  (before the forks)

        from aldus.corpus import work
        from aldus.pipeline import load

        nlp = load(self._pipeline)
        setattr(work, "load", lambda *args, **options: nlp)  # noqa: B010

    def all_calls(self, format: str, fault: str, every: int) -> tuple[int, list[str]]:
        """Number of calls, and what went wrong at which."""
        whole = self._target(format, f"whole-{fault}")
        code, said = self._extract(format, whole, 0, 0, 0)
        if code:
            raise SystemExit(f"the undisturbed run ends with {code}: {said}")
        expected = found_in(whole)
        calls = self._shim.faults_count()
        wrong = []
        for number in range(1, calls + 1, every):
            target = self._target(format, f"{fault}{number}")
            code, said = self._extract(format, target, number, *FAULTS[fault])
            found = self._after(format, target, fault, code, said, expected)
            wrong += [f"call {number}: {line}" for line in found]
        return calls, wrong

    def _after(
        self, format: str, target: Path, fault: str, code: int, said: str, expected: object
    ) -> list[str]:
        from aldus.corpus.check import check

        wrong = []
        if fault == "kill" and code != -signal.SIGKILL:
            wrong.append(f"not killed, but ended with {code}")
        if fault != "kill" and code not in (0, 2):
            wrong.append(f"ended with {code}: {said}")
        if code == 2 and (said.count("\n") != 1 or not said.startswith("aldus: ")):
            wrong.append(f"said {said!r}")
        if code == 0 and found_in(target) != expected:
            wrong.append("ended well, but with another output")
        code, said = self._extract(format, target, 0, 0, 0)
        if code:
            return [*wrong, f"started again, it ends with {code}: {said}"]
        if found_in(target) != expected:
            wrong.append("the output is another")
        wrong += check(target).faults
        if self._source.read_bytes() != self._before:
            wrong.append("the input is another")
        left = [p.name for p in target.parent.rglob(".*") if p.name.endswith(("-part", ".journal"))]
        return wrong + [f"left {name}" for name in left]

    def _target(self, format: str, name: str) -> Path:
        folder = self._folder / format / name
        folder.mkdir(parents=True)
        return folder / {"json": "out", "tables": "out.jsonl"}.get(format, f"out.{format}")

    def _extract(self, format: str, target: Path, number: int, failure: int, forever: int) -> tuple[int, str]:
        """Exit code (below 0: the signal) and standard error of a run."""
        command = ["aldus", "extract", str(self._source), "-o", str(target), "--quiet"]
        if format == "tables":
            command += ["--tables", str(target.parent / "tables")]
        else:
            command += ["--format", format]
        command += ["--batch-size", "2", "--jobs", str(self._jobs), "--pipeline", self._pipeline]

        def run() -> Any:
            from aldus.cli import main

            sys.argv = command
            if self._jobs > 1:
                spare = [Forked() for _ in range(self._jobs)]
                setattr(subprocess, "Popen", lambda *args, **options: spare.pop())  # noqa: B010
            self._shim.faults_arm(f"{target.parent}/".encode(), number, failure, forever)
            main()

        return forked(run, self._folder / "stderr")


def found_in(target: Path) -> object:
    """All that an output holds, with the tables beside it."""
    tables = (target.parent / "tables").glob("*/*.parquet")
    return content(target), {str(p.relative_to(target.parent)): content(p) for p in tables}


class Forked:
    """A worker process that is a fork of this one, which takes no time to start; its calls are not counted."""

    def __init__(self) -> None:
        from aldus.corpus.workers import serve

        (asked, ask), (answer, answered) = os.pipe(), os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.dup2(asked, 0)
            os.dup2(answered, 1)
            os.closerange(3, 256)
            serve()
        os.close(asked)
        os.close(answered)
        self.stdin, self.stdout = os.fdopen(ask, "wb"), os.fdopen(answer, "rb")

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        with contextlib.suppress(ChildProcessError):  # waited for before
            os.waitpid(self.pid, 0)


def forked(run: Callable[[], Any], errors: Path) -> tuple[int, str]:
    """Call a function in a fork; its exit code (below 0: the signal) and standard error."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
            run()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        finally:
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), errors.read_text()


if __name__ == "__main__":
    sys.exit(main())

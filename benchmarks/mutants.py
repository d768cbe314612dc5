"""Which changes of numbers and conditions in the rules no quick test would notice.

usage: python -m benchmarks.mutants [--only WORDS] [--jobs 2]

`mutants.toml` beside this file lists them. Each is made in a copy of the repository, and the tests of its package
run on it that need no pipeline (`pytest --quick`). A mutant that all of them pass has survived: a test is
missing there. More than 10 % of survivors end the run with 1.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("mutants.toml")
NETWORK = Path("models", "nl_aldus_news")
LEFT_OUT = (".*", "__pycache__", NETWORK.name, "out")
SURVIVORS = 0.1
"""Share of mutants that may survive."""
TIMEOUT = 900
"""Seconds that the tests may take without a mutant."""
PATIENCE = 4
"""Times as long after which those of a mutant count as failed: it may never end."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of the code that some test should notice."""

    file: str
    """Below src/aldus."""
    old: str
    """A piece of the file that stands there once."""
    new: str
    tests: str
    """The folder of the tests that should notice."""

    def __str__(self) -> str:
        return f"{self.file}: {_line(self.old)} => {_line(self.new)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def read(path: Path = LIST) -> list[Mutant]:
    """The mutants of a list: by file, pairs of old and new text; the tests are those of the file's package."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    tests = data.get("tests", {})
    return [
        Mutant(file, old, new, tests.get(file, f"tests/{Path(file).parts[0]}"))
        for file, pairs in data["mutants"].items()
        for old, new in pairs
    ]


def mutate(text: str, mutant: Mutant) -> str:
    """The text of a file with the change.

    Raises:
        ValueError: if the old text does not stand in it just once.
    """
    if text.count(mutant.old) != 1:
        raise ValueError(f"{mutant}: stands {text.count(mutant.old)} times in the file")
    return text.replace(mutant.old, mutant.new)


class Copy:
    """A copy of the repository in which tests run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT), dirs_exist_ok=True)
        (folder / NETWORK).symlink_to(ROOT / NETWORK)  # large, and never changed
        compileall.compile_dir(folder, quiet=2)

    def passes(self, *tests: str, timeout: float = TIMEOUT) -> bool:
        """Whether the quick tests of folders and files pass, in so many seconds."""
        command = [sys.executable, "-m", "pytest", "--quick", "-x", "-q", "--assert=plain"]
        # No further bytecode: a mutant may be as old and as long as the file that it stands for.
        paths = os.pathsep.join([str(self.folder / "src"), str(self.folder / "models")])
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                [*command, "-p", "no:cacheprovider", *tests],
                cwd=self.folder,
                env=environment,
                capture_output=True,
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        if done.returncode not in (0, 1, 2):  # neither passed nor failed
            raise SystemExit(f"{tests}: pytest ended with {done.returncode}: {done.stderr.decode()}")
        return done.returncode == 0

    def survives(self, mutant: Mutant, timeout: float = TIMEOUT) -> bool:
        """Whether the tests pass with a mutant, those of its module first, in so many seconds."""
        path = self.folder / "src" / "aldus" / mutant.file
        text = path.read_text(encoding="utf-8")
        first = Path("tests", mutant.file).with_name(f"test_{path.stem}.py")
        tests = [str(first)] if (self.folder / first).exists() else []
        path.write_text(mutate(text, mutant), encoding="utf-8")
        try:
            return self.passes(*tests, mutant.tests, timeout=timeout)
        finally:
            path.write_text(text, encoding="utf-8")


def survivors(mutants: list[Mutant], jobs: int) -> Iterator[tuple[Mutant, bool]]:
    """Every mutant in turn, and whether it survives."""
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(jobs) as pool:
        copies: Queue[Copy] = Queue()
        for number in range(jobs):
            folder = Path(name) / str(number)
            folder.mkdir()
            copies.put(Copy(folder))

        limits: dict[str, float] = {}

        def run(work: Mutant | str) -> bool:
            copy, begin = copies.get(), time.monotonic()
            try:
                if isinstance(work, Mutant):
                    return copy.survives(work, limits[work.tests])
                passed = copy.passes(work)
                limits[work] = 30 + PATIENCE * (time.monotonic() - begin)
                return passed
            finally:
                copies.put(copy)

        folders = sorted({m.tests for m in mutants})
        for folder_name, passed in zip(folders, pool.map(run, folders), strict=True):
            if not passed:
                raise SystemExit(f"{folder_name} fails without any mutant")
        yield from zip(mutants, pool.map(run, mutants), strict=True)


def main() -> int:
    """Print what survives, and the share."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.mutants",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", default="", help="only mutants with these words in file or text")
    parser.add_argument("--jobs", type=int, default=2, help="how many run at once")
    options = parser.parse_args()
    begin = time.monotonic()
    mutants = [m for m in read() if options.only in str(m)]
    alive = 0
    for mutant, survived in survivors(mutants, options.jobs):
        alive += survived
        if survived:
            print(f"survived  {mutant}", flush=True)
    share = alive / max(1, len(mutants))
    seconds = time.monotonic() - begin
    print(f"{alive} of {len(mutants)} mutants survived ({share:.0%}), in {seconds:.0f} s")
    return 1 if share > SURVIVORS else 0


if __name__ == "__main__":
    sys.exit(main())

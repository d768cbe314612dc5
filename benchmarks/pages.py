"""Measure again what a page of the docs shows: run the commands that stand in it, put in what they print.

    GOLD=... ARTICLES=... SYSTEM=... ANNOTATED=... UD=... python -m benchmarks.pages docs/relations.md

A command stands in a comment, `<!-- output of: python -m benchmarks... -->`, before a block of text. GOLD,
ARTICLES and SYSTEM are those of `models.evaluate.relations`, ANNOTATED is the folder of the first two; UD is the folder of the treebanks.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

BLOCK = re.compile(r"(<!-- output of: (?P<command>.+?) -->\n+```text\n)(?P<output>.*?)(```)", re.DOTALL)


def fill(page: str, run: Callable[[str], str]) -> str:
    """The page with the output of `run` for every command."""
    return BLOCK.sub(lambda m: f"{m[1]}{run(m['command']).rstrip()}\n{m[4]}", page)


def output(command: str) -> str:
    """What a command prints; `python` is the one that runs, variables are those of the environment."""
    words = [os.path.expandvars(word) for word in shlex.split(command)]
    if words[0] == "python":
        words[0] = sys.executable
    missing = [word for word in words if "$" in word]
    if missing:
        raise SystemExit(f"{command}: set {', '.join(missing)}")
    print(command, file=sys.stderr)
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout


def main(arguments: list[str]) -> int:
    """Rewrite the pages."""
    if not arguments:
        print(__doc__)
        return 2
    for page in map(Path, arguments):
        page.write_text(fill(page.read_text(encoding="utf-8"), output), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

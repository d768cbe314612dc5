"""One table of pipelines: tokens a second, accuracy, memory, size, and what a million articles cost.

    python -m benchmarks.table --text NEWS --ud TREEBANK --names NAMES [--texts 200] [PIPELINE ...]

NEWS, TREEBANK and NAMES are those of `python -m models.evaluate`, which measures each PIPELINE in a process of its own, on one
core, one after the other; tokens and loading are in seconds of the processor. Without PIPELINE: both bundled ones, each with actors
and relations and without, spaCy's own and Frog. Whatever else spaCy can load may be named too: a folder, an installed pipeline.
What is not installed has no row, but a line below that says how to get it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aldus.pipeline import BUNDLED, FAST

ALL = {"aldus": BUNDLED, "aldus_fast": FAST}
"""The bundled pipelines with actors and relations."""
OTHERS = {
    "nl_core_news_md": "python -m spacy download nl_core_news_md",
    "frog": "apt-get install frog frogdata",
}
"""What is measured beside them, and how to get it."""
CORES = (1, 8, 32)
WORDS = 400
"""Tokens of the article that the costs are reckoned with."""
HEAD = (
    "pipeline",
    "tokens/s",
    "LAS",
    "UPOS",
    "names",
    "load",
    "memory",
    "size",
    *(f"{n} cores" for n in CORES),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pipelines", nargs="*")
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--texts", default="200")
    parser.add_argument("--ud", type=Path)
    parser.add_argument("--names", type=Path)
    options = parser.parse_args()
    print("|", " | ".join(HEAD), "|")
    print("|---" * len(HEAD) + "|")
    left_out = {}
    for name in options.pipelines or [*ALL, *ALL.values(), *OTHERS]:
        if not _is_installed(name):
            left_out[name] = "not installed" + (f": {OTHERS[name]}" if name in OTHERS else "")
            continue
        try:
            print("|", " | ".join(_row(name, _measured(name, options))), "|", flush=True)
        except subprocess.CalledProcessError as error:
            left_out[name] = error.stderr.strip().splitlines()[-1]
    print(f"\nThe last columns: hours for a million articles of {WORDS} tokens each, on so many cores.")
    for name, reason in left_out.items():
        print(f"Without {name}: {reason}")


def _is_installed(name: str) -> bool:
    return shutil.which("frog") is not None if name == "frog" else _folder(name) is not None


def _measured(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """The scores of one pipeline."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        command = [sys.executable, "-m", "models.evaluate", name, "--json", str(out)]
        command += ["--text", str(options.text), "--texts", options.texts]
        for option in ("ud", "names"):
            if getattr(options, option) is not None:
                command += [f"--{option}", str(getattr(options, option))]
        subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"}
        )
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return found


def _row(name: str, found: dict[str, Any]) -> Iterator[str]:
    tokens = found["speed"]["tokens_per_cpu_second"]
    trees = (v for v in found.values() if isinstance(v, dict) and "las" in v)
    tree: dict[str, float] = next(trees, {}) if name != "frog" else {}  # it has neither UD trees nor UPOS
    yield name
    yield f"{tokens:,}"
    for score in (tree.get("las"), tree.get("upos"), found.get("names", {}).get("all")):
        yield "" if score is None else f"{score:.3f}"
    yield f"{found['load_seconds']} s" if "load_seconds" in found else ""
    yield f"{found['peak_memory_mb']} MB"
    folder = _folder(name)
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) if folder else 0
    yield f"{size / 1e6:.0f} MB" if folder else ""
    for cores in CORES:
        yield f"{1_000_000 * WORDS / tokens / cores / 3600:.0f}"


def _folder(name: str) -> Path | None:
    """The folder of a pipeline; None where there is none."""
    spec = importlib.util.find_spec(ALL.get(name, name)) if name.isidentifier() else None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
    return folder if folder.is_dir() else None


if __name__ == "__main__":
    main()

"""One table of pipelines: tokens a second, accuracy, memory, size, and what a million articles cost.

    python -m benchmarks.table --text NEWS --ud TREEBANK --names NAMES [--texts 200] [PIPELINE ...]

NEWS, TREEBANK and NAMES are those of `python -m models.evaluate`, which measures each PIPELINE in a process of its own, on one
core, one after the other. Without PIPELINE: the bundled one, all of Aldus and without actors and relations, and Frog where it is
installed. Whatever else spaCy can load may be named too: a folder, an installed pipeline.
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

ALL = "aldus"
"""The bundled pipeline with actors and relations."""
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
    names = options.pipelines or [ALL, "nl_aldus_news", *(["frog"] if shutil.which("frog") else [])]
    print("|", " | ".join(HEAD), "|")
    print("|---" * len(HEAD) + "|")
    for name in names:
        print("|", " | ".join(_row(name, _measured(name, options))), "|", flush=True)
    print(f"\nThe last columns: hours for a million articles of {WORDS} tokens each, on so many cores.")


def _measured(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """The scores of one pipeline."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        command = [sys.executable, "-m", "models.evaluate", name, "--json", str(out)]
        command += ["--text", str(options.text), "--texts", options.texts]
        for option in ("ud", "names"):
            if getattr(options, option) is not None:
                command += [f"--{option}", str(getattr(options, option))]
        try:
            subprocess.run(
                command, check=True, capture_output=True, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"}
            )
        except subprocess.CalledProcessError as error:
            sys.exit(f"{name}: {error.stderr.strip().splitlines()[-1]}")
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return found


def _row(name: str, found: dict[str, Any]) -> Iterator[str]:
    tokens = found["speed"].get("tokens_per_cpu_second", found["speed"]["tokens_per_second"])
    tree: dict[str, float] = next((v for v in found.values() if isinstance(v, dict) and "las" in v), {})
    yield name
    yield f"{tokens:,}"
    for score in (tree.get("las"), tree.get("upos"), found.get("names", {}).get("all")):
        yield "" if score is None else f"{score:.3f}"
    yield f"{found['load_seconds']} s" if "load_seconds" in found else ""
    yield f"{found['peak_memory_mb']} MB" if name != "frog" else ""
    size = _size(name)
    yield "" if size is None else f"{size} MB"
    for cores in CORES:
        yield f"{1_000_000 * WORDS / tokens / cores / 3600:.0f}"


def _size(name: str) -> int | None:
    """Megabytes of the files of a pipeline."""
    spec = None if os.sep in name else importlib.util.find_spec("nl_aldus_news" if name == ALL else name)
    folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
    if not folder.is_dir():
        return None
    return round(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6)


if __name__ == "__main__":
    main()

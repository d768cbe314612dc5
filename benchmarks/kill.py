"""Kill an extraction at random moments, start it again, and compare the end with an undisturbed run.

    python -m benchmarks.kill [--kills 50] [--articles 300] [--format jsonl] [--jobs 1] [--pipeline NAME]

Every start is killed (-9) at a random moment; only the last is left to finish. The moments cover the start of
the program, the loading of the pipeline, the recovery of a torn output, and the work itself.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.support import stub


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill an extraction again and again")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--format", default="jsonl", choices=("jsonl", "jsonl.gz", "parquet", "json"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--pipeline", help="a pipeline; by default a tiny one, so that killing is what is tested"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pipeline = options.pipeline
        if pipeline is None:
            pipeline = str(stub.make(folder))
            paths = [*stub.paths(folder), os.environ.get("PYTHONPATH", "")]
            os.environ["PYTHONPATH"] = os.pathsep.join(paths)
        source = folder / "in.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for i in range(options.articles):
                text = f"Trump belde met Poetin{i}. slow Jan bezoekt Rusland. " * (i % 4 + 1)
                file.write(json.dumps({"id": f"a{i}", "text": text}) + "\n")
        suffix = "" if options.format == "json" else f".{options.format}"
        command = [sys.executable, "-m", "aldus", "extract", str(source), "--quiet", "--batch-size", "4"]
        command += ["--jobs", str(options.jobs), "--pipeline", pipeline, "--format", options.format, "-o"]
        first, alone = undisturbed([*command, str(folder / f"whole{suffix}")], folder / f"whole{suffix}")
        target = folder / f"killed{suffix}"
        chance = random.Random(options.seed)
        pause = (alone - first) / options.kills
        done, late = disturb([*command, str(target)], target, options.kills, first, pause, chance)
        subprocess.run([*command, str(target)], check=True)
        same = content(folder / f"whole{suffix}") == content(target)
        print(
            f"{options.format}, {options.jobs} job(s): {options.kills} kills, the undisturbed run takes {alone:.1f} s"
        )
        print(
            f"the output grew before {len(set(done) - {0})} of the kills; {late} starts had finished before theirs"
        )
        print("the same as undisturbed" if same else "DIFFERENT from undisturbed")
    sys.exit(0 if same else 1)


def undisturbed(command: list[str], target: Path) -> tuple[float, float]:
    """Run to the end; gives the seconds until something was written, and until the end."""
    begin = time.monotonic()
    first = 0.0
    process = subprocess.Popen(command)
    while process.poll() is None:
        if not first and size(target):
            first = time.monotonic() - begin
        time.sleep(0.02)
    if process.returncode:
        sys.exit(process.returncode)
    return first, time.monotonic() - begin


def disturb(
    command: list[str], target: Path, kills: int, first: float, pause: float, chance: random.Random
) -> tuple[list[int], int]:
    """Start and kill; gives the size of the output at each kill, and how many starts finished first.

    Every fourth time, on average, the kill comes at any moment before something new is written; else it
    comes a random while after that.
    """
    done: list[int] = []
    late = 0
    for _ in range(kills):
        before = size(target)
        process = subprocess.Popen(command, start_new_session=True)
        if chance.random() < 0.25:
            time.sleep(chance.uniform(0.0, first))
        else:
            while process.poll() is None and size(target) == before:
                time.sleep(0.005)
            time.sleep(chance.uniform(0.0, 2 * pause))
        late += process.poll() is not None
        process.send_signal(signal.SIGKILL)
        process.wait()
        done.append(size(target))
    return done, late


def size(target: Path) -> int:
    """Bytes of the output, with its journal."""
    files = (
        target.glob("*.json") if target.is_dir() else (target, target.with_name(f".{target.name}.journal"))
    )
    return sum(f.stat().st_size for f in files if f.exists())


def content(target: Path) -> object:
    """All that an output holds; of compressed formats what is in them."""
    if target.is_dir():
        return {p.name: p.read_bytes() for p in sorted(target.glob("*.json"))}
    if target.suffix == ".gz":
        import gzip

        return gzip.decompress(target.read_bytes())
    if target.suffix == ".parquet":
        import pyarrow.parquet

        return pyarrow.parquet.read_table(target).to_pylist()
    return target.read_bytes()


if __name__ == "__main__":
    main()

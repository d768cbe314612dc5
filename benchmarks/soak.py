"""A long extraction in which everything goes wrong: python -m benchmarks.soak [ARTICLES] [--jobs 2] [--kills 20] [--restarts 5].

One line in a hundred is no JSON, some articles fail or end their process, workers are killed from outside, and the run is left and
started again. At the end every article is in the output once or in the list of failures, which must be exactly those that are
bad, and memory is what it was. The pipeline is a tiny one, so that extraction itself is what is tried.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from aldus.corpus.check import check
from aldus.corpus.extraction import outcomes
from aldus.corpus.note import Account
from aldus.corpus.output import opened
from aldus.corpus.work import Outcome
from benchmarks.memory import now
from benchmarks.support import stub


def write(path: Path, articles: int, chance: random.Random) -> set[str]:
    """An input of so many lines; gives where its bad ones stand."""
    bad = set()
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            text = f"Jan belde Piet{number}. Kees sprak met Jan."
            if chance.random() < 0.01:
                bad.add(f"{path}, line {number + 1}")
                wrong = chance.choice(
                    ("broken", "crash", "crash", "die" if chance.random() < 0.1 else "crash")
                )
                if wrong == "broken":
                    file.write('{"id": \n')
                    continue
                text += f" {wrong}"
            file.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
    return bad


def main() -> int:
    """Print what was done; 1 where something is lost, twice, or missing among the failures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=20, help="workers that are killed from outside")
    parser.add_argument("--restarts", type=int, default=5, help="times the run is left and started again")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pipeline = str(stub.make(folder))
        os.environ["PYTHONPATH"] = os.pathsep.join([*stub.paths(folder), os.environ.get("PYTHONPATH", "")])
        sys.path[:0] = stub.paths(folder)
        source, target = folder / "in.jsonl", folder / "out.jsonl"
        bad = write(source, options.articles, chance)
        failures: dict[str, str] = {}
        begin, memory, killed = time.monotonic(), [0.0], 0
        for run in range(options.restarts + 1):
            share = (run + 1) / (options.restarts + 1)
            until = None if run == options.restarts else int(share * options.articles)
            killer = Killer(options.kills // (options.restarts + 1), chance.random())
            with killer:
                extract(source, target, pipeline, options.jobs, failures, until)
            killed += killer.killed
            memory.append(now())
            print(f"run {run + 1}: {len(failures):,} failures, {memory[-1]:,.0f} MB", flush=True)
        found = check(target)
        faults = list(found.faults)
        if set(failures) != bad:
            faults.append(
                f"failures: {len(set(failures) - bad)} too many, {len(bad - set(failures))} too few"
            )
        if found.documents != options.articles - len(bad):
            faults.append(f"{found.documents:,} documents")
    took = time.monotonic() - begin
    print(
        f"{options.articles:,} articles in {took:,.0f} s, {killed} workers killed, {len(failures):,} failures"
    )
    for fault in faults:
        print(f"  {fault}")
    print("WRONG" if faults else "every article is accounted for")
    return 1 if faults else 0


def extract(
    source: Path, target: Path, pipeline: str, jobs: int, failures: dict[str, str], until: int | None
) -> None:
    """Run as `aldus extract` does, and leave it when so many articles were read."""
    account = Account()

    def report(outcome: Outcome) -> None:
        if outcome.error is not None:
            failures[outcome.place] = outcome.error
            account.failures += 1
        account.done += outcome.skipped == "done"

    class Left(Exception):
        pass

    with contextlib.suppress(Left), opened(str(target), "jsonl", {}, account=account) as sink:
        work = outcomes(
            str(source), pipeline=pipeline, jobs=jobs, is_done=sink.has, report=report, account=account
        )
        with contextlib.closing(work):
            for batch in work:
                sink.write(batch)
                for outcome in batch:
                    account.documents += outcome.json is not None
                    if outcome.json is None:
                        report(outcome)
                if until is not None and account.read >= until:
                    raise Left


class Killer:
    """Kills workers of this process, now and then."""

    def __init__(self, kills: int, seed: float) -> None:
        self._left = kills
        self._chance = random.Random(seed)
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.killed = 0

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        while self._left and not self._end.wait(self._chance.uniform(5, 10)):
            children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
            pids = [int(pid) for file in children for pid in file.read_text().split()]
            if pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._chance.choice(pids), signal.SIGKILL)
                    self._left -= 1
                    self.killed += 1


if __name__ == "__main__":
    sys.exit(main())

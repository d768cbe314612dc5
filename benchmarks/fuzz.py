"""The properties of `tests/test_fuzz.py` on many examples: python -m benchmarks.fuzz [EXAMPLES] [--only rows files].

Slices of so many examples each start from another seed, so that memory stays flat and a long run can be left at any time.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.support import properties as fuzz
from benchmarks.support.sequences import Extractions

PROPERTIES = ("files", "rows", "documents", "graphs", "pipeline")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz the entry points")
    parser.add_argument("examples", type=int, nargs="?", default=200_000)
    parser.add_argument("--pipeline", help="pipeline for the whole-pipeline property")
    parser.add_argument("--only", nargs="+", choices=PROPERTIES, default=PROPERTIES)
    parser.add_argument("--slice", type=int, default=5_000, help="examples from one seed")
    parser.add_argument(
        "--sequences", type=int, default=0, help="sequences of extractions, kills and changes"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        properties: dict[str, tuple[st.SearchStrategy[Any], Any]] = {
            "files": (fuzz.FILES, lambda file: fuzz.check_bytes(file[0], file[1], folder)),
            "rows": (fuzz.ROW, fuzz.check_row),
            "documents": (fuzz.DOCUMENT | fuzz.JSON, fuzz.check_document),
            "graphs": (fuzz.ODD_DOCUMENTS, lambda documents: fuzz.check_graph(documents, folder)),
        }
        if "pipeline" in options.only:
            import aldus

            nlp = aldus.load(options.pipeline)
            properties["pipeline"] = (fuzz.TEXTS, lambda text: fuzz.check_pipeline(nlp, text))
        if options.sequences:
            begin = time.monotonic()
            steps = settings(
                max_examples=options.sequences, stateful_step_count=20, deadline=None, database=None
            )
            run_state_machine_as_test(Extractions, settings=steps)
            seconds = time.monotonic() - begin
            print(f"extractions: {options.sequences:,} sequences in {seconds:,.0f} s, no failure", flush=True)
        share = options.examples // len(options.only)
        for title in options.only:
            begin, done = time.monotonic(), 0
            while done < share:
                size = min(options.slice, share - done)
                run(*properties[title], size)
                done += size
                seconds = time.monotonic() - begin
                print(f"{title}: {done:,} examples in {seconds:,.0f} s, no failure", flush=True)


def run(strategy: st.SearchStrategy[Any], check: Any, examples: int) -> None:
    """Try a property on so many examples; hypothesis raises with the smallest one that breaks it."""

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def holds(value: Any) -> None:
        check(value)

    holds()


if __name__ == "__main__":
    main()

"""The properties of `tests/test_fuzz.py` on many examples: python -m benchmarks.fuzz [EXAMPLES] [--pipeline NAME]."""

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


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz the entry points")
    parser.add_argument("examples", type=int, nargs="?", default=200_000)
    parser.add_argument("--pipeline", help="pipeline for the whole-pipeline property")
    parser.add_argument("--without-pipeline", action="store_true")
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
        if not options.without_pipeline:
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
        share = options.examples // len(properties)
        for title, (strategy, check) in properties.items():
            begin = time.monotonic()
            run(strategy, check, share)
            print(f"{title}: {share:,} examples in {time.monotonic() - begin:,.0f} s, no failure", flush=True)


def run(strategy: st.SearchStrategy[Any], check: Any, examples: int) -> None:
    """Try a property on so many examples; hypothesis raises with the smallest one that breaks it."""

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def holds(value: Any) -> None:
        check(value)

    holds()


if __name__ == "__main__":
    main()

"""The properties of `tests/test_fuzz.py` on many examples: python -m benchmarks.fuzz [EXAMPLES] [--only rows files].

An example in fifty is drawn by hypothesis; the others are such examples changed at random in a few places, which takes a
fiftieth of the time. Slices follow from their numbers alone: `--only rows --first 17 --last 17` runs slice 17 of the rows again.
What fails is printed with its slice, its number there, and its value; the run goes on, and ends with 1.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.support import casebook, mutation
from benchmarks.support import properties as fuzz
from benchmarks.support.sequences import Extractions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SLICE = 5_000
"""Examples of a slice."""
DRAWN = 100
"""How many of them hypothesis draws."""
SHARES = {"files": 20, "rows": 30, "documents": 30, "graphs": 6, "trees": 10, "pipeline": 4}
"""Per cent of the examples that each property gets: the slower, the fewer."""


@dataclass(frozen=True)
class Property:
    """What holds for examples of a kind."""

    draw: Callable[[int], Sequence[Any]]
    """Some examples, by a seed."""
    change: mutation.Change[Any]
    check: Callable[[Any], None]
    """Raises where it does not hold."""

    def examples(self, number: int, size: int) -> Iterator[Any]:
        """The examples of a slice."""
        drawn = self.draw(number)[:size]
        yield from drawn
        random = Random(number)
        for _ in range(size - len(drawn)):
            yield self.change(random.choice(drawn), random, drawn)

    def failures(self, number: int, size: int) -> Iterator[tuple[int, Any, str]]:
        """The examples of a slice that fail: number, value and traceback."""
        for k, value in enumerate(self.examples(number, size)):
            try:
                self.check(value)
            except Exception:
                yield k, value, traceback.format_exc()


def main() -> int:
    """Print how many examples of each property hold; 1 if one does not."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("examples", type=int, nargs="?", default=200_000)
    parser.add_argument("--pipeline", help="pipeline of the trees and texts")
    parser.add_argument("--only", nargs="+", choices=SHARES, default=list(SHARES))
    parser.add_argument("--first", type=int, default=1, help="number of the first slice of each property")
    parser.add_argument("--last", type=int, help="that of the last, in place of a number of examples")
    parser.add_argument(
        "--sequences", type=int, default=0, help="sequences of extractions, kills and changes"
    )
    options = parser.parse_args()
    if options.sequences:
        begin = time.monotonic()
        steps = settings(max_examples=options.sequences, stateful_step_count=20, deadline=None, database=None)
        run_state_machine_as_test(Extractions, settings=steps)
        seconds = time.monotonic() - begin
        print(f"extractions: {options.sequences:,} sequences in {seconds:,.0f} s, no failure", flush=True)
    # Whether the disk was waited for says nothing here, and takes most of the time.
    setattr(os, "fsync", lambda handle: None)  # noqa: B010
    shares = sum(SHARES[title] for title in options.only)
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        known = properties(Path(name), options.only, options.pipeline)
        for title in options.only:
            share = round(options.examples * SHARES[title] / shares)
            if options.last is not None:
                share = SLICE * (options.last - options.first + 1)
            bad += run(title, known[title], options.first, share)
    return 1 if bad else 0


def run(title: str, property: Property, first: int, examples: int) -> int:
    """Try a property on so many examples in slices; how many fail."""
    begin, bad = time.process_time(), 0
    for number, done in enumerate(range(0, examples, SLICE), first):
        for k, value, error in property.failures(number, min(SLICE, examples - done)):
            print(f"{title}, slice {number}, example {k}: {value!r}\n{error}", flush=True)
            bad += 1
        gc.collect()
        seconds = time.process_time() - begin
        tried = min(done + SLICE, examples)
        print(
            f"{title}: {tried:,} examples (slices {first} to {number}) in {seconds:,.0f} s of the processor, {bad} failed",
            flush=True,
        )
    return bad


def properties(folder: Path, wanted: Sequence[str], pipeline: str | None = None) -> dict[str, Property]:
    """The properties; those of trees and texts need the pipeline, and are left out where they are not wanted."""
    known = {
        "files": Property(
            drawn(fuzz.FILES), changed_file, lambda file: fuzz.check_bytes(file[0], file[1], folder)
        ),
        "rows": Property(drawn(fuzz.ROW), mutation.changed_json, fuzz.check_row),
        "documents": Property(drawn(fuzz.DOCUMENT | fuzz.JSON), mutation.changed_json, fuzz.check_document),
        "graphs": Property(
            drawn(fuzz.ODD_DOCUMENTS),
            changed_documents,
            lambda documents: fuzz.check_graph(documents, folder),
        ),
    }
    if {"trees", "pipeline"} & set(wanted):
        import aldus

        nlp = aldus.load(pipeline)
        trees = parsed(nlp, [case.text for case in casebook.read()]) if "trees" in wanted else []
        known["trees"] = Property(
            lambda number: Random(number).sample(trees, DRAWN),
            mutation.changed_tree,
            lambda doc: fuzz.check_tree(nlp, doc),
        )
        known["pipeline"] = Property(
            drawn(fuzz.TEXTS), mutation.changed_text, lambda text: fuzz.check_pipeline(nlp, text)
        )
    return known


def drawn(strategy: st.SearchStrategy[Any]) -> Callable[[int], list[Any]]:
    """Draws examples of a strategy, by a seed."""

    def draw(number: int) -> list[Any]:
        found = []

        @seed(number)
        @settings(
            max_examples=DRAWN,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def keep(value: Any) -> None:
            found.append(value)

        keep()
        return found

    return draw


def parsed(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """Texts as the components before ours leave them."""
    with nlp.select_pipes(disable=["aldus_actors", "aldus_relations"]):
        return list(nlp.pipe(texts))


def changed_file(
    file: tuple[bytes, str], random: Random, others: Sequence[tuple[bytes, str]]
) -> tuple[bytes, str]:
    """A file whose bytes are changed, and now and then its extension."""
    suffix = random.choice(others)[1] if random.random() < 0.2 else file[1]
    return mutation.changed_lines(file[0], random, [data for data, _ in others]), suffix


def changed_documents(documents: list[Any], random: Random, others: Sequence[list[Any]]) -> list[Any]:
    """Documents of which one is changed, and which are still several."""
    found = mutation.changed_json(documents, random, others)
    return found if isinstance(found, list) else documents


if __name__ == "__main__":
    sys.exit(main())

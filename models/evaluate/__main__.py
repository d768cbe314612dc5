"""Score a Dutch spaCy pipeline, or Frog, on UD files and on names, with its own tokens and sentences.

    python -m models.evaluate nl_aldus_news --ud nl_lassysmall-ud-test.conllu.gz --names dev.jsonl

The pipeline is an installed package, a folder, `aldus` or `aldus_fast` (the bundled ones with actors and relations), or `frog` (Debian
packages `frog` and `frogdata`). Only sentences, CGN tags, lemmas and names of Frog compare with the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import aldus
from aldus.pipeline import FAST
from models.evaluate import annotation, names

Annotate = Callable[[list[str]], Iterable[Any]]


def main() -> None:
    """Score by the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m models.evaluate", description="Score a Dutch spaCy pipeline or Frog."
    )
    parser.add_argument("pipeline", help="an installed pipeline, a folder, aldus, aldus_fast, or frog")
    parser.add_argument("--ud", type=Path, nargs="*", default=[], help="CoNLL-U files, gzipped or not")
    parser.add_argument("--names", type=Path, help="names as JSON lines: text, entities")
    parser.add_argument("--text", type=Path, help="JSON lines (gzipped or not) with `text`, to time with")
    parser.add_argument("--texts", type=int, default=200, help="how many of them")
    parser.add_argument("--json", type=Path, help="where to write the scores")
    options = parser.parse_args()

    result: dict[str, Any] = {"pipeline": Path(options.pipeline).name}
    begin = _processor_time()
    annotate = load(options.pipeline)
    if options.pipeline != "frog":
        result["load_seconds"] = round(_processor_time() - begin, 2)
    for path in options.ud:
        gold = annotation.read(path)
        found = [annotation.from_doc(doc) for doc in annotate([t.text for t in gold])]
        result[path.name.split(".")[0]] = annotation.score(gold, found)
    if options.names:
        result["names"] = names.score(options.names, annotate)
    if options.text:
        result["speed"] = speed(read_texts(options.text, options.texts), annotate)
    # Frog works in a process of its own.
    who = resource.RUSAGE_CHILDREN if options.pipeline == "frog" else resource.RUSAGE_SELF
    result["peak_memory_mb"] = round(resource.getrusage(who).ru_maxrss / 1024)
    print_table(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def load(pipeline: str) -> Annotate:
    """What makes Docs of texts; it has made a first one."""
    if pipeline == "frog":
        from models.evaluate import frog

        return frog.annotate
    # The names of the encoder are scored, not the actors.
    if pipeline in ("aldus", "aldus_fast"):
        nlp = aldus.load(FAST if pipeline == "aldus_fast" else None, set_ents=False)
    else:
        nlp = aldus.load(pipeline, actors=False)
    nlp("Dat is alles.")
    return nlp.pipe


def read_texts(path: Path, count: int) -> list[str]:
    """The first texts of a file of JSON lines."""
    with (
        gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as f
    ):
        return [json.loads(line)["text"] for _, line in zip(range(count), f, strict=False)]


def speed(texts: list[str], annotate: Annotate) -> dict[str, int]:
    """Words (tokens that are no punctuation) and tokens a second, of the clock and of the processor."""
    begin, cpu = time.perf_counter(), _processor_time()
    tokens = words = 0
    for doc in annotate(texts):
        tokens += sum(not t.is_space for t in doc)
        words += sum(not t.is_space and not t.is_punct for t in doc)
    seconds, cpu = time.perf_counter() - begin, _processor_time() - cpu
    return {
        "words": words,
        "words_per_second": round(words / seconds),
        "tokens_per_second": round(tokens / seconds),
        "tokens_per_cpu_second": round(tokens / cpu),
    }


def _processor_time() -> float:
    """Seconds, those of processes that have ended among them."""
    return sum(os.times()[:4])


def print_table(result: dict[str, Any], out: TextIO = sys.stdout) -> None:
    """Print scores, one a line."""
    for key, value in result.items():
        if not isinstance(value, dict):
            print(f"{key:<18}{value}", file=out)
            continue
        print(f"\n{key}", file=out)
        for name, score in value.items():
            if isinstance(score, dict):
                for inner, number in score.items():
                    print(f"    {inner:<16}{number:>8.4f}", file=out)
            else:
                print(f"  {name:<20}{score:>8}", file=out)


if __name__ == "__main__":
    main()

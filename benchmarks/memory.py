"""Peak memory over a long corpus: python -m benchmarks.memory ARTICLES [--count 20000] [--jobs 1] [--words 60].

ARTICLES is whatever `aldus.read` reads; its articles come again and again under new ids, cut to so many
words, until there are enough. They go through `aldus.extract`, as `aldus extract` does it, resume included.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import aldus
from aldus.corpus.extraction import outcomes
from aldus.corpus.output import opened
from aldus.reading import read


def main() -> None:
    parser = argparse.ArgumentParser(description="Peak memory over a long corpus")
    parser.add_argument("articles")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=60, help="words kept of each article")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--pipeline")
    parser.add_argument("-o", "--output", default=os.devnull)
    options = parser.parse_args()
    texts = [a.body for a in read(options.articles)]

    def corpus() -> Iterator[dict[str, str]]:
        for number in range(options.count):
            words = texts[number % len(texts)].split()
            # A word that never came before, as real corpora have them.
            begin = 7 * (number // len(texts)) % max(1, len(words) - options.words)
            piece = " ".join(words[begin : begin + options.words])
            yield {"id": f"a{number}", "text": f"{piece} Woord{number}."}

    begin, done, step = time.monotonic(), 0, max(1, options.count // 10)
    print("| articles | seconds | peak memory | memory now |")
    print("|---|---|---|---|", flush=True)
    with opened(options.output, "jsonl", {"aldus": aldus.__version__}, overwrite=True) as sink:
        work = outcomes(corpus(), pipeline=options.pipeline, jobs=options.jobs, is_done=sink.has, report=None)
        for batch in work:
            sink.write(batch)
            for _ in batch:
                done += 1
                if done in (500, 1000) or done % step == 0:
                    seconds = time.monotonic() - begin
                    print(f"| {done:,} | {seconds:,.0f} | {peak():,.0f} MB | {now():,.0f} MB |", flush=True)
    if options.jobs > 1:
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory of the largest worker: {children:,.0f} MB")


def peak() -> float:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def now() -> float:
    """Memory of this process in MB; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()

"""Time and memory of graphs of 10,000, 30,000 and 100,000 relations between 5,000 actors.

Run: python -m benchmarks.graph
Every size runs in a process of its own; peak memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SIZES = (10_000, 30_000, 100_000)


def measure(relations: int) -> None:
    """Build, aggregate and export one graph; print one line of the table."""
    import pyarrow.parquet  # noqa: F401  (loading it is no part of the export)

    import aldus
    from aldus import graphs
    from benchmarks.support.news import news

    start = memory()
    times = []

    def lap() -> None:
        times.append(time.perf_counter())

    lap()
    # about 83 of 100 sentences give an edge
    composing = 0.0

    def articles() -> Iterator[aldus.Document]:
        nonlocal composing
        source = news(round(relations / 20 / 0.835), actors=5000, sentences=20)
        while True:
            begin = time.perf_counter()
            document = next(source, None)
            composing += time.perf_counter() - begin
            if document is None:
                return
            yield document

    graph = aldus.graph(articles())
    lap()
    sums = graphs.aggregate(graph)
    lap()
    with tempfile.TemporaryDirectory() as folder:
        aldus.export.gexf(graph, Path(folder) / "a.gexf")
        lap()
        aldus.export.parquet(graph, Path(folder) / "a.parquet")
        lap()
    spent = [b - a for a, b in zip(times, times[1:])]  # noqa: B905, RUF007
    spent[0] -= composing  # inventing the articles is no part of building the graph
    cells = [f"{graph.number_of_edges():,}", f"{len(graph):,}", f"{sums.number_of_edges():,}"]
    cells += [f"{s:.1f} s" for s in spent] + [f"{start:,.0f} MB", f"{memory():,.0f} MB"]
    print("| " + " | ".join(cells) + " |", flush=True)


def memory() -> float:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=int)
    one = parser.parse_args().one
    if one:
        measure(one)
    else:
        print(
            "| relations | actors | pairs | build | aggregate | GEXF | Parquet | memory before | peak memory |"
        )
        print("|---|---|---|---|---|---|---|---|---|", flush=True)
        for size in SIZES:
            subprocess.run([sys.executable, "-m", "benchmarks.graph", "--one", str(size)], check=True)

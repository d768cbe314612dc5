"""Time and memory of the tables of many documents, as `aldus extract --tables` makes them at its end.

Run: python -m benchmarks.tables
Every size runs in a process of its own; peak memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (1_000, 5_000, 20_000)


def measure(articles: int) -> None:
    """Write the tables of so many invented articles; print one line."""
    import pyarrow.parquet  # noqa: F401  (loading it is no part of the work)

    from aldus.corpus import read_documents
    from aldus.tables import write_parts
    from benchmarks.support.news import news

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "out.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(document.to_json() + "\n" for document in news(articles))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begin = time.process_time()
        rows = write_parts(read_documents(source), Path(folder) / "tables", size=5_000)
        seconds = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"| {articles:,} | {sum(rows.values()):,} | {seconds:.1f} s | {1000 * seconds / articles:.2f} ms | "
            f"{before:,.0f} MB | {peak:,.0f} MB |"
        )


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, help="one size, in this process")
    options = parser.parse_args()
    if options.articles:
        measure(options.articles)
        return
    print(
        "| articles | rows | CPU time | an article | memory before | peak memory |\n|---|---|---|---|---|---|"
    )
    sys.stdout.flush()
    for size in SIZES:
        subprocess.run([sys.executable, "-m", "benchmarks.tables", "--articles", str(size)], check=True)


if __name__ == "__main__":
    main()

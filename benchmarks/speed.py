"""Words a second of every stage, on one core, from tokens to JSON; beside Frog where it is installed.

    python -m benchmarks.speed ARTICLES [--pipeline NAME] [--words 50000] [--frog]

ARTICLES is whatever `aldus.read` reads; it is repeated up to the wanted number of words.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import aldus
from aldus.reading import Article, read

FROG_WORDS = 3000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles")
    parser.add_argument("--pipeline")
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--frog", action="store_true", help="run Frog on the first words as well")
    options = parser.parse_args()
    import spacy  # noqa: F401  (importing it is measured apart)

    begin = time.perf_counter()
    nlp = aldus.load(options.pipeline)
    loaded = time.perf_counter() - begin
    articles: list[Article] = []
    words = 0
    for article in itertools.cycle(list(read(options.articles))):
        articles.append(article)
        words += len(article.text.split())
        if words >= options.words:
            break
    begin = time.perf_counter()
    nlp("Jan belt.")
    first = time.perf_counter() - begin
    list(nlp.pipe([articles[0].text]))
    stages: dict[str, float] = {}
    tokens = 0
    # Stage by stage over one batch at a time, as `nlp.pipe` does, so that caches and memory are the same.
    for start in range(0, len(articles), 32):
        batch = articles[start : start + 32]
        begin = time.perf_counter()
        docs = [nlp.make_doc(a.body) for a in batch]
        stages["tokenizer"] = stages.get("tokenizer", 0.0) + time.perf_counter() - begin
        tokens += sum(map(len, docs))
        for name, component in nlp.pipeline:
            begin = time.perf_counter()
            docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(d) for d in docs]
            stages[name] = stages.get(name, 0.0) + time.perf_counter() - begin
        begin = time.perf_counter()
        for doc, article in zip(docs, batch, strict=True):
            aldus.Document.from_doc(doc, id=article.id, text=article.text, shift=article.skip).to_json()
        stages["document + JSON"] = stages.get("document + JSON", 0.0) + time.perf_counter() - begin
    total = sum(stages.values())
    own = ("aldus_actors", "aldus_relations", "document + JSON")
    bare = sum(t for name, t in stages.items() if name not in own)
    print(f"loading the pipeline {loaded:.2f} s, its first text {first:.2f} s")
    print(f"{len(articles)} articles, {words:,} words, {tokens:,} tokens")
    for name, seconds in stages.items():
        print(f"{name:18} {seconds:8.2f} s {100 * seconds / total:5.1f} % {words / seconds:12,.0f} words/s")
    print(
        f"{'bare pipeline':18} {bare:8.2f} s         {words / bare:12,.0f} words/s, {tokens / bare:,.0f} tokens/s"
    )
    print(f"{'all':18} {total:8.2f} s         {words / total:12,.0f} words/s, {tokens / total:,.0f} tokens/s")
    added = stages.get("aldus_actors", 0) + stages.get("aldus_relations", 0)
    print(f"actors + relations on top of the bare pipeline: {100 * added / bare:.1f} %")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    if options.frog:
        frog(articles, words / total)


def frog(articles: list[Article], ours: float) -> None:
    """Time Frog on the beginning of the same text, its start not counted."""
    if shutil.which("frog") is None:
        sys.exit("Frog is not installed (apt-get install frog frogdata)")
    # Long enough that the work outweighs the start, which is timed by itself and taken off.
    words = " ".join(a.body for a in articles).split()[:FROG_WORDS]
    seconds = []
    for sample in ("Hallo.", " ".join(words)):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "text.txt").write_text(sample, encoding="utf-8")
            begin = time.perf_counter()
            subprocess.run(
                ["frog", "--threads=1", "-t", "text.txt"], check=True, capture_output=True, cwd=folder
            )
            seconds.append(time.perf_counter() - begin)
    theirs = len(words) / max(seconds[1] - seconds[0], 1e-6)
    print(f"Frog: start {seconds[0]:.1f} s, {len(words):,} words {seconds[1] - seconds[0]:.1f} s")
    print(f"Frog: {theirs:,.0f} words/s; Aldus is {ours / theirs:,.1f} times as fast")


if __name__ == "__main__":
    main()

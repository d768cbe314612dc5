"""Threads that share a pipeline from its first call on: python -m benchmarks.threads [PIPELINES] [--pipeline NAME].

Each fresh pipeline is called by eight threads, a little later one after the other each time; what they find must
be what one thread finds.
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import aldus

if TYPE_CHECKING:
    from spacy.language import Language

THREADS = 8
SEEDS = Path(__file__).parents[1] / "seeds"


def read(nlp: Language, text: str) -> str:
    """What a pipeline finds in a text, as JSON."""
    return aldus.Document.from_doc(nlp(text)).to_json()


def race(nlp: Language, texts: Sequence[str], pause: float) -> list[str]:
    """What each thread finds in its text, in the order of the texts; an error stands as its message.

    Args:
        nlp: a pipeline that was not called yet.
        texts: one for each thread.
        pause: seconds between the starts of two threads.
    """
    found = [""] * len(texts)

    def run(k: int) -> None:
        try:
            time.sleep(k * pause)
            found[k] = read(nlp, texts[k])
        except Exception as error:
            found[k] = f"{type(error).__name__}: {error}"

    threads = [threading.Thread(target=run, args=(k,)) for k in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Share fresh pipelines among threads")
    parser.add_argument("pipelines", type=int, nargs="?", default=100)
    parser.add_argument("--pipeline", help="an installed pipeline or a folder; without it, the bundled one")
    parser.add_argument("--chars", type=int, help="cut the texts, where loading is what matters")
    options = parser.parse_args()
    paths = sorted(SEEDS.glob("*.txt"))
    texts = [paths[k % len(paths)].read_text(encoding="utf-8")[: options.chars] for k in range(THREADS)]
    one = aldus.load(options.pipeline)
    expected = [read(one, text) for text in texts]
    bad = 0
    for number in range(options.pipelines):
        found = race(aldus.load(options.pipeline), texts, pause=0.02 * (number % 5))
        for text, right in zip(found, expected, strict=True):
            if text != right:
                bad += 1
                print(f"pipeline {number + 1}: {text[:200]}", flush=True)
    print(f"{options.pipelines} pipelines, {THREADS} threads each: {bad} calls went wrong")
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()

"""How often every rule of the relations component fires on annotated articles, and how often it is right.

usage: python -m benchmarks.rules GOLD_DIR ARTICLES_DIR SYSTEM_DIR

The folders are those of `models.evaluate.relations`, whose matching decides. Relations that match an optional
annotation count neither way.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from models.evaluate.relations import align, expect, find, match


def count(gold_dir: Path, articles: Path, system_dir: Path) -> dict[str, tuple[int, int, int]]:
    """For every rule: how often it fired, how often it matched, how often it matched an optional annotation."""
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    optional: Counter[str] = Counter()
    for path in sorted(gold_dir.glob("*.json")):
        if not (system_dir / path.name).exists():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((articles / path.name).read_text(encoding="utf-8"))["text"]
        system = json.loads((system_dir / path.name).read_text(encoding="utf-8"))
        ids = align(text, gold["entities"], system["entities"])
        expected = [expect(text, r) for r in gold["relations"]]
        found = [find(r, ids) for r in system["relations"]]
        found = [r for r in found if r.kind == "say" or r.target is not None]
        matched = {j: i for i, j in match(expected, found)}
        for j, r in enumerate(found):
            fired[r.rule] += 1
            if j in matched:
                (optional if expected[matched[j]].optional else right)[r.rule] += 1
    return {rule: (n, right[rule], optional[rule]) for rule, n in fired.most_common()}


def main(arguments: list[str]) -> int:
    """Print the table, most frequent rule first."""
    if len(arguments) != 3:
        print(__doc__)
        return 2
    table = count(*map(Path, arguments))
    print(f"{'rule':28} {'fires':>6} {'right':>6} {'optional':>9} {'precision':>10}")
    for rule, (n, good, free) in table.items():
        judged = n - free
        precision = f"{good / judged:10.2f}" if judged else f"{'-':>10}"
        print(f"{rule:28} {n:6} {good:6} {free:9} {precision}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

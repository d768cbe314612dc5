"""How often every rule of the relations component fires on annotated articles, how often it is right, and whether
relations are right as often as their confidence says.

usage: python -m benchmarks.rules GOLD_DIR ARTICLES_DIR SYSTEM_DIR [--write]

The folders are those of `models.evaluate.relations`, whose matching decides. Relations that match an optional
annotation count neither way. With --write, the counts go to the register of rules, `rules.csv`, and the register to the
table of rules in `docs/relations.md`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aldus.lexicon.rules import rewritten, rules
from models.evaluate.relations import align, expect, find, match

HOME = Path(__file__).resolve().parents[1]
REGISTER = HOME / "src/aldus/lexicon/data/rules.csv"
PAGE = HOME / "docs/relations.md"


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation that was found."""

    rule: str
    confidence: float | None
    right: bool | None
    """None where it matches an optional annotation."""


def judge(gold_dir: Path, articles: Path, system_dir: Path) -> Iterator[Judged]:
    """All relations of the system in annotated articles."""
    for path in sorted(gold_dir.glob("*.json")):
        if not (system_dir / path.name).exists():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((articles / path.name).read_text(encoding="utf-8"))["text"]
        system = json.loads((system_dir / path.name).read_text(encoding="utf-8"))
        ids = align(text, gold["entities"], system["entities"])
        expected = [expect(text, r) for r in gold["relations"]]
        kept = [r for r in system["relations"] if r["kind"] == "say" or r.get("target") is not None]
        matched = {j: expected[i] for i, j in match(expected, [find(r, ids) for r in kept])}
        for j, r in enumerate(kept):
            optional = j in matched and matched[j].optional
            yield Judged(r.get("rule", ""), r.get("confidence"), None if optional else j in matched)


def count(judged: Iterable[Judged]) -> dict[str, tuple[int, int, int]]:
    """For every rule: how often it fired, how often it matched, how often it matched an optional annotation."""
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    optional: Counter[str] = Counter()
    for r in judged:
        fired[r.rule] += 1
        right[r.rule] += r.right is True
        optional[r.rule] += r.right is None
    return {rule: (n, right[rule], optional[rule]) for rule, n in fired.most_common()}


def reliability(judged: Iterable[Judged], bins: int = 10) -> Iterator[tuple[int, float, float]]:
    """For relations of about the same confidence: how many, their mean confidence, and how many of them are right."""
    groups: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for r in judged:
        if r.confidence is not None and r.right is not None:
            groups[min(int(r.confidence * bins), bins - 1)].append((r.confidence, r.right))
    for _, group in sorted(groups.items()):
        n = len(group)
        yield n, sum(sure for sure, _ in group) / n, sum(right for _, right in group) / n


def write(counts: dict[str, tuple[int, int, int]], path: Path) -> None:
    """Put the counts, without the optional ones, into the register at `path`."""
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, (n, good, free) in counts.items():
        rule = rules("relations").of(name)
        if rule is None:
            raise SystemExit(f"{path.name} lacks the rule {name}")
        fired[rule.name] += n - free
        right[rule.name] += good
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        if row["layer"] == "relations":
            row |= {"fired": str(fired[row["name"]]), "right": str(right[row["name"]])}
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main(arguments: list[str]) -> int:
    """Print the table, most frequent rule first."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("system", type=Path)
    parser.add_argument("--write", action="store_true", help="put the counts into the register of rules")
    options = parser.parse_args(arguments)
    judged = list(judge(options.gold, options.articles, options.system))
    table = count(judged)
    if options.write:
        write(table, REGISTER)
        rules.cache_clear()
        PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{'rule':28} {'fires':>6} {'right':>6} {'optional':>9} {'precision':>10}")
    for rule, (n, good, free) in table.items():
        precision = f"{good / (n - free):10.2f}" if n > free else f"{'-':>10}"
        print(f"{rule:28} {n:6} {good:6} {free:9} {precision}")
    groups = list(reliability(judged))
    print(f"\n{'confidence':>10} {'right':>6} {'relations':>10}")
    for n, sure, good_share in groups:
        print(f"{sure:10.2f} {good_share:6.2f} {n:10}")
    if groups:
        error = sum(n * abs(sure - share) for n, sure, share in groups) / sum(n for n, _, _ in groups)
        print(f"expected calibration error {error:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

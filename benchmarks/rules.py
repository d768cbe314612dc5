"""How often every rule fires on annotated articles, how often it is right, and whether what it finds is right as often
as its confidence says.

usage: python -m benchmarks.rules GOLD_DIR ARTICLES_DIR SYSTEM_DIR [--write LAYER ...]

The folders are those of `models.evaluate.relations`, whose matching decides. Relations that match an optional
annotation count neither way. Mentions are right that overlap one of the same actor, which in GOLD_DIR are the names of
the actors and the list `mentions` of pronouns and descriptions:

    {"mentions": [{"entity": "mark-rutte", "start": 683, "end": 686}]}

Pronouns and descriptions count for their rules only where the name that they go back to is right. With --write, the
counts go to the register of rules, `rules.csv`, and the register to the tables of rules in the docs.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from aldus.lexicon.rules import Layer, rewritten, rules
from models.evaluate.relations import align, annotated_names, expect, find, match, same_actor

HOME = Path(__file__).resolve().parents[1]
REGISTER = HOME / "src/aldus/lexicon/data/rules.csv"
PAGES = HOME / "docs/actors.md", HOME / "docs/relations.md"

Counts = dict[tuple[Layer, str], tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A mention or a relation that was found."""

    layer: Layer
    rule: str
    confidence: float | None
    right: bool | None
    """None where it matches an optional annotation."""
    counts: bool = True
    """Whether its rule is to be judged by it: not where the name that it goes back to is wrong."""


def judge(gold_dir: Path, articles: Path, system_dir: Path) -> Iterator[Judged]:
    """All mentions and relations of the system in annotated articles."""
    for path in sorted(gold_dir.glob("*.json")):
        if not (system_dir / path.name).exists():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((articles / path.name).read_text(encoding="utf-8"))["text"]
        system = json.loads((system_dir / path.name).read_text(encoding="utf-8"))
        ids = align(text, gold["entities"], system["entities"])
        yield from judge_mentions(text, gold, system, ids)
        yield from judge_relations(text, gold, system, ids)


def judge_mentions(
    text: str, gold: dict[str, Any], system: dict[str, Any], ids: dict[str, str]
) -> Iterator[Judged]:
    """All mentions of an article; `ids` are those of its actors in the annotation."""
    expected = annotated_names(text, gold["entities"])
    expected |= {(m["start"], m["end"], m["entity"]) for m in gold.get("mentions", ())}
    for actor in system["entities"]:
        id, mentions = ids.get(actor["id"], ""), actor["mentions"]
        right = [same_actor((m["start"], m["end"], id), expected) for m in mentions]
        before = {m["start"]: m.get("antecedent") for m in mentions}
        at = {m["start"]: good for m, good in zip(mentions, right, strict=True)}
        for m, good in zip(mentions, right, strict=True):
            name = m["start"]
            while (antecedent := before[name]) is not None:
                name = antecedent
            counts = name == m["start"] or at[name]
            yield Judged("actors", m.get("rule", ""), m.get("confidence"), good, counts)


def judge_relations(
    text: str, gold: dict[str, Any], system: dict[str, Any], ids: dict[str, str]
) -> Iterator[Judged]:
    """All relations of an article; `ids` are those of its actors in the annotation."""
    expected = [expect(text, r) for r in gold["relations"]]
    kept = [r for r in system["relations"] if r["kind"] == "say" or r.get("target") is not None]
    matched = {j: expected[i] for i, j in match(expected, [find(r, ids) for r in kept])}
    for j, r in enumerate(kept):
        optional = j in matched and matched[j].optional
        right = None if optional else j in matched
        yield Judged("relations", r.get("rule", ""), r.get("confidence"), right)


def count(judged: Iterable[Judged]) -> Counts:
    """For every layer and rule: how often it fired, how often of these it can be judged, and how often it is right."""
    fired: Counter[tuple[Layer, str]] = Counter()
    counted: Counter[tuple[Layer, str]] = Counter()
    right: Counter[tuple[Layer, str]] = Counter()
    for found in judged:
        rule = found.layer, found.rule
        fired[rule] += 1
        counted[rule] += found.counts and found.right is not None
        right[rule] += found.counts and found.right is True
    return {rule: (n, counted[rule], right[rule]) for rule, n in fired.most_common()}


def reliability(judged: Iterable[Judged], bins: int = 10) -> Iterator[tuple[int, float, float]]:
    """For what is about as sure: how many, their mean confidence, and how many of them are right."""
    groups: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for r in judged:
        if r.confidence is not None and r.right is not None:
            groups[min(int(r.confidence * bins), bins - 1)].append((r.confidence, r.right))
    for _, group in sorted(groups.items()):
        n = len(group)
        yield n, sum(sure for sure, _ in group) / n, sum(right for _, right in group) / n


def write(counts: Counts, path: Path, layers: Container[str]) -> None:
    """Put the counts of some layers into the register at `path`."""
    fired: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for (layer, name), (_, n, good) in counts.items():
        rule = rules(layer).of(name)
        if rule is None:
            raise SystemExit(f"{path.name} lacks the rule {name} of {layer}")
        fired[layer, rule.name] += n
        right[layer, rule.name] += good
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        key = row["layer"], row["name"]
        if row["layer"] in layers:
            row |= {"fired": str(fired[key]), "right": str(right[key])}
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def report(judged: list[Judged], what: str) -> Iterator[str]:
    """The rules of one layer, most frequent first, and its confidences."""
    yield f"{'rule':28} {'fires':>6} {'judged':>6} {'right':>6} {'precision':>10}"
    for (_, rule), (fired, n, right) in count(judged).items():
        yield f"{rule:28} {fired:6} {n:6} {right:6} " + (f"{right / n:10.2f}" if n else f"{'-':>10}")
    groups = list(reliability(judged))
    if not groups:
        return
    yield f"\n{'confidence':>10} {'right':>6} {what:>10}"
    for n, sure, good_share in groups:
        yield f"{sure:10.2f} {good_share:6.2f} {n:10}"
    error = sum(n * abs(sure - share) for n, sure, share in groups) / sum(n for n, _, _ in groups)
    yield f"expected calibration error {error:.3f}\n"


def main(arguments: list[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("system", type=Path)
    parser.add_argument(
        "--write",
        nargs="+",
        choices=get_args(Layer),
        default=[],
        metavar="LAYER",
        help="put the counts of `actors`, `relations` or both into the register of rules",
    )
    options = parser.parse_args(arguments)
    judged = list(judge(options.gold, options.articles, options.system))
    if options.write:
        write(count(found for found in judged if found.layer in options.write), REGISTER, options.write)
        rules.cache_clear()
        for page in PAGES:
            page.write_text(rewritten(page.read_text(encoding="utf-8")), encoding="utf-8")
    for layer, what in (("actors", "mentions"), ("relations", "relations")):
        print("\n".join(report([found for found in judged if found.layer == layer], what)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

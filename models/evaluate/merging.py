"""Score who is who over articles: which names of different articles a graph has as one actor.

    python -m models.evaluate.merging GOLD DOCUMENTS [--errors] [--min-join 0.9]

GOLD is a CSV file with the columns `document`, `start`, `end` and `actor`: a name in an article, in characters, and
the number of the actor that it means; names under one number are one actor. `tests/data/merging.csv` has 911 names of
people and organisations in 60 articles, without their texts. DOCUMENTS are documents of Aldus with these articles
(JSON lines, or a folder of JSON); other ones are left out.

* `pairs`: pairs of names of different articles that are one actor. Precision: of the pairs that the graph has as one
  node, those that are one actor; recall: of the pairs that are one actor, those that the graph has as one node.
* `b-cubed`: the same of the names: how much of the node that a name is in is its actor, and how much of its actor is in
  that node, on average over the names.

Each for all names, for people, for organisations, and for those that no table of Aldus lists. Names that the documents
lack are counted in `missing`, and nowhere else.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from aldus.corpus import read_documents
from aldus.document import Actor, Document
from aldus.graphs.build import Builder
from models.evaluate.measures import Count


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an article, the actor that it means, and the node that the graph has for it."""

    document: str
    text: str
    gold: int
    node: str
    type: str
    is_listed: bool


def read_gold(path: Path) -> dict[str, dict[tuple[int, int], int]]:
    """The annotated names by document and place, with the numbers of their actors."""
    found: dict[str, dict[tuple[int, int], int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["document"]][int(row["start"]), int(row["end"])] = int(row["actor"])
    return found


def names_in(
    gold: dict[str, dict[tuple[int, int], int]], documents: Iterable[Document], min_join: float
) -> tuple[list[Name], int]:
    """The annotated names with their nodes in the graph of `documents`, and how many these lack."""
    builder = Builder()
    places: list[tuple[Document, Actor, tuple[int, int], str]] = []
    for document in documents:
        if document.id not in gold:
            continue
        keys = builder.add(document)
        at = {(m.start, m.end): actor for actor in document.actors for m in actor.mentions}
        places += [
            (document, at[place], place, keys[at[place].id]) for place in gold[document.id] if place in at
        ]
    graph = builder.finish(surnames=True, min_join=min_join, decisions={})
    final = {gone: node for node, data in graph.nodes(data=True) for gone in data["merged"]}
    names = [
        Name(
            document.id,
            document.text[slice(*place)],
            gold[document.id][place],
            final.get(key, key),
            actor.type,
            actor.listed,
        )
        for document, actor, place, key in places
    ]
    return names, sum(map(len, gold.values())) - len(names)


def pairs(names: Iterable[Name]) -> Count:
    """Pairs of names of different articles."""
    count = Count()
    for a, b in combinations(names, 2):
        if a.document != b.document:
            found, right = a.node == b.node, a.gold == b.gold
            count.add(found and right, found, right)
    return count


def b_cubed(names: list[Name]) -> tuple[float, float, float]:
    """Precision, recall and F of the names in their nodes."""
    both = Counter((n.node, n.gold) for n in names)
    nodes, actors = Counter(n.node for n in names), Counter(n.gold for n in names)
    size = len(names) or 1
    precision = sum(both[n.node, n.gold] / nodes[n.node] for n in names) / size
    recall = sum(both[n.node, n.gold] / actors[n.gold] for n in names) / size
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def errors(names: Iterable[Name]) -> list[str]:
    """Every pair that is wrong or missed, once for two nodes or two actors."""
    found: dict[tuple[str, object], str] = {}
    for a, b in combinations(names, 2):
        if a.document == b.document or (a.node == b.node) == (a.gold == b.gold):
            continue
        wrong = a.node == b.node
        key = ("wrong", frozenset((a.gold, b.gold))) if wrong else ("missed", frozenset((a.node, b.node)))
        nodes = a.node if wrong else f"{a.node} / {b.node}"
        where = f"{a.text!r} in {a.document}, {b.text!r} in {b.document}"
        found.setdefault(key, f"{key[0]:<7} {nodes}: {where}")
    return sorted(found.values())


def main() -> None:
    """Score by the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m models.evaluate.merging", description="Score who is who over articles."
    )
    parser.add_argument("gold", type=Path, help="CSV file of names")
    parser.add_argument("documents", help="documents of Aldus")
    parser.add_argument("--min-join", type=float, default=0.9, help="least confidence of a join")
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    names, missing = names_in(read_gold(options.gold), read_documents(options.documents), options.min_join)
    parts = {
        "all": names,
        "people": [n for n in names if n.type == "PERSON"],
        "organisations": [n for n in names if n.type == "ORG"],
        "not listed": [n for n in names if not n.is_listed],
    }
    print(f"{len(names)} names, {missing} missing")
    print(f"{'':<16}{'pairs':>6} {'precision':>10} {'recall':>7} {'F':>6}   {'b-cubed':>9} {'':>7} {'F':>6}")
    for name, some in parts.items():
        count, cubed = pairs(some), b_cubed(some)
        print(
            f"{name:<16}{count.gold:>6} {count.precision:>10.3f} {count.recall:>7.3f} {count.f:>6.3f}"
            f"   {cubed[0]:>9.3f} {cubed[1]:>7.3f} {cubed[2]:>6.3f}"
        )
    if options.errors:
        print("\n".join(errors(names)))


if __name__ == "__main__":
    main()

"""How much of what stands between quotation marks belongs to a statement, and which rules linked it.

usage: python -m benchmarks.quotations SYSTEM_DIR [--show N]

SYSTEM_DIR holds documents as JSON. Quotations of more than three words count; one inside another does not. With --show, some of
those that went on without a cue of their own are printed, to be read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import aldus
from aldus.relations.wholes import WORDS
from aldus.syntax.quotes import Quote, find_quotes

# Rules that take the cue's own words.
OWN = frozenset(("cue", "clause"))


def outermost(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """The quotations that stand in no other."""
    reach = 0
    for q in quotes:
        if q.start >= reach:
            reach = q.end
            yield q


def linked(document: aldus.Document) -> Iterator[tuple[str, str, str]]:
    """For every quotation that counts: its rule (empty where it belongs to no statement), the speaker, and its surroundings."""
    owners = {q.start: (q.rule, r.source) for r in document.relations for q in r.quotation}
    text = document.text
    for q in outermost(find_quotes(text)):
        if len(text[q.start : q.end].split()) > WORDS:
            yield *owners.get(q.start, ("", "")), text[max(0, q.start - 250) : q.end + 60]


def main() -> None:
    """Print the share, the rules, and examples."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotations", description=__doc__)
    parser.add_argument("system", type=Path, help="folder of documents as JSON")
    parser.add_argument("--show", type=int, default=0, help="how many examples to print")
    options = parser.parse_args()
    found = [
        row
        for path in sorted(options.system.glob("*.json"))
        for row in linked(aldus.Document.from_dict(json.loads(path.read_text(encoding="utf-8"))))
    ]
    rules = Counter(rule for rule, _, _ in found)
    owned = len(found) - rules[""]
    print(f"{owned} of {len(found)} quotations belong to a statement ({owned / max(1, len(found)):.1%})")
    for rule, n in rules.most_common():
        print(f"{rule or '(none)':12} {n}")
    gone_on = [row for row in found if row[0] and row[0] not in OWN]
    for rule, speaker, words in random.Random(0).sample(gone_on, min(options.show, len(gone_on))):
        print(f"\n{rule} {speaker}: {' '.join(words.split())}")


if __name__ == "__main__":
    main()

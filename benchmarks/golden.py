"""Everything that the pipeline finds in the casebook, the seeds and `tests/data/golden.jsonl`, as one sorted file.

usage: python -m benchmarks.golden -o FILE [--against FILE] [--docs FILE] [--pipeline NAME]

The net under a change that should change nothing: write the file before it and after it, and compare
(`--against` prints the lines that differ and exits with 1). It is not kept in the repository: another
processor may round the network's 8-bit products otherwise.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file as well
import aldus
from benchmarks.support import casebook, parsed

HERE = Path(__file__).resolve().parents[1]

if TYPE_CHECKING:
    from spacy.tokens import Doc


def texts() -> Iterator[tuple[str, str]]:
    """Place and text of all that is read."""
    for case in casebook.read():
        yield f"{case.construction}: {case.name}", case.text
    for path in sorted((HERE / "seeds").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")
    for line in (HERE / "tests/data/golden.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], row["text"]


def found(doc: Doc) -> Iterator[list[Any]]:
    """The actors, mentions and relations of a Doc as plain rows, confidence left out."""
    for a in doc._.actors:
        yield ["actor", a.id, a.type, a.label, a.country]
        for m in a.mentions:
            yield ["mention", a.id, m.start, m.end, m.kind, m.rule, m.antecedent]
    for m in doc._.mentions:
        yield ["tokens", m.actor, m.start, m.end, m.root, m.start_char, m.end_char]
    for r in doc._.relations:
        yield [
            r.kind,
            r.source,
            r.target,
            r.predicate,
            [r.trigger.start, r.trigger.end],
            r.status,
            None if r.content is None else [r.content.start, r.content.end],
            r.attributed_to,
            r.rule,
            r.event_type,
            r.quad_class,
            r.symmetric,
            r.nominal,
            [[e.start, e.end] for e in r.evidence],
        ]
    for e in doc.ents:
        yield ["ent", e.start, e.end, e.label_, e.kb_id_]


def main() -> int:
    """Write the file and, on request, compare it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--against", type=Path, help="an earlier file to compare with")
    parser.add_argument("--docs", type=Path, help="where to keep the parsed texts between runs")
    parser.add_argument("--pipeline", help="an installed pipeline or a folder; without it, the bundled one")
    options = parser.parse_args()
    places, contents = zip(*texts(), strict=True)
    docs = parsed.parse(aldus.load(options.pipeline), contents, options.docs)
    lines = sorted(
        json.dumps([place, *row], ensure_ascii=False)
        for place, doc in zip(places, docs, strict=True)
        for row in found(doc)
    )
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.against is None:
        return 0
    before = options.against.read_text(encoding="utf-8").splitlines()
    changes = [
        line
        for line in difflib.unified_diff(before, lines, n=0, lineterm="")
        if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]
    print("\n".join([*changes, f"{len(changes)} lines differ"]))
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())

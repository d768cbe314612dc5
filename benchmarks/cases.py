"""How many of the cases of the relation layer pass, for every construction.

usage: python -m benchmarks.cases [--failures] [--only WORDS] [--write-known] [--float] [--pipeline NAME]

The cases stand in `tests/data/cases`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import aldus
from aldus.encoder.devices import in_float
from benchmarks.support import casebook

if TYPE_CHECKING:
    from spacy.language import Language


def table(verdicts: list[casebook.Verdict]) -> str:
    """Cases and passes of every construction, and of all."""
    total = Counter(v.case.construction for v in verdicts)
    passed = Counter(v.case.construction for v in verdicts if v.passed)
    lines = [f"{'construction':44} {'cases':>6} {'passed':>7} {'rate':>6}"]
    for name, n, good in [
        *((k, n, passed[k]) for k, n in total.items()),
        ("total", len(verdicts), passed.total()),
    ]:
        lines.append(f"{name:44} {n:6} {good:7} {good / max(n, 1):6.0%}")
    return "\n".join(lines)


def failures(verdicts: list[casebook.Verdict]) -> str:
    """Every case that fails, with what is wrong, and how often every sort of problem occurs."""
    lines = []
    for v in verdicts:
        if not v.passed:
            lines.append(f"{v.case.place} ({v.case.construction})\n  {v.case.name}")
            lines += [f"    {sort:9} {what}" for sort, what in v.problems]
            lines += [f"    {'mention':9} {remark}" for remark in v.remarks]
    sorts = Counter(sort for v in verdicts for sort, _ in v.problems)
    return "\n".join([*lines, "", *(f"{n:4} {sort}" for sort, n in sorts.most_common())])


def without_rounding(nlp: Language) -> None:
    """Let the network of the bundled pipeline compute in float, as on a GPU."""
    encoder: Any = nlp.get_pipe("encoder")
    files = dict(encoder.files)
    encoder.set_files({**files, "network.onnx": in_float(files["network.onnx"])})


def main() -> int:
    """Print the table, and on request the failures; or write the list of known failures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--failures", action="store_true", help="print what is wrong with every case that fails"
    )
    parser.add_argument("--only", default="", help="only constructions with these words in their names")
    parser.add_argument("--write-known", action="store_true", help="write the list of known failures anew")
    parser.add_argument("--pipeline", help="an installed pipeline or a folder; without it, the bundled one")
    parser.add_argument(
        "--float",
        action="store_true",
        help="list the cases that end otherwise where the network has no products of 8 bits",
    )
    options = parser.parse_args()
    if options.write_known and options.only:
        parser.error("--write-known needs all cases, so no --only")
    cases = [c for c in casebook.read() if options.only in c.construction]
    nlp = aldus.load(options.pipeline)
    docs = casebook.process(nlp, cases)
    verdicts = [casebook.verdict(case, doc) for case, doc in zip(cases, docs, strict=True)]
    if options.failures:
        print(failures(verdicts), end="\n\n")
    print(table(verdicts))
    if options.float:
        without_rounding(nlp)
        again = zip(verdicts, casebook.process(nlp, cases), strict=True)
        print(
            "",
            *(v.case.name for v, doc in again if casebook.verdict(v.case, doc).passed != v.passed),
            sep="\n",
        )
    if options.write_known:
        print(f"\n{casebook.write_known(verdicts)} known failures")
    return 0


if __name__ == "__main__":
    sys.exit(main())

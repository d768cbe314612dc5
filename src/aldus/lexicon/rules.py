"""The register of rules: what each finds, and how often it was right on annotated articles.

`python -m aldus.lexicon.rules --write docs/relations.md docs/actors.md` writes the tables of rules in these pages anew.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from aldus.lexicon.load import Row, read_rows

Layer = Literal["actors", "relations"]
# As many judged cases with the precision of its like are added to those of every rule. Halves of the annotated
# articles predict the other halves best with 8 to 40.
WEIGHT = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    layer: str
    """`relations` or `actors`."""
    name: str
    """As in `Relation.rule` or `Mention.rule`; a `*` at its end stands for a slot of a frame."""
    finds: str
    """What it finds, in words."""
    example: str
    """A sentence in which it finds it."""
    fired: int
    """How many of its relations or mentions in annotated articles can be judged; 0 where none was."""
    right: int
    """How many of these are right."""


def smoothed(rule: Rule, prior: float) -> float:
    """The precision of a rule, with that of the rules that are like it for a prior."""
    return round((rule.right + WEIGHT * prior) / (rule.fired + WEIGHT), 3)


class Rules:
    """All rules, by the names that relations carry."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rules = {
            row["name"]: Rule(
                row["layer"],
                row["name"],
                row["finds"],
                row["example"],
                row.number("fired"),
                row.number("right"),
            )
            for row in rows
        }
        self._open = sorted((name for name in self._rules if name.endswith("*")), key=len, reverse=True)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def of(self, name: str) -> Rule | None:
        """The rule of this name, or the one with the longest `*` that fits: `do-verb-*` of `do-verb-met`."""
        found = self._rules.get(name)
        if found is None:
            found = next((self._rules[key] for key in self._open if name.startswith(key[:-1])), None)
        return found


@lru_cache(maxsize=2)
def rules(layer: Layer) -> Rules:
    """The rules of a component of Aldus, in the order of the register.

    Raises:
        PipelineError: if the table is missing or broken.
    """
    return Rules(row for row in read_rows("rules.csv") if row["layer"] == layer)


def table(layer: Layer) -> str:
    """The rules of a component as a table in Markdown, with counts where there are some."""
    counted = any(rule.fired for rule in rules(layer))
    lines = ["| Rule | Finds | Example |", "|---|---|---|"]
    lines += (f"| `{rule.name}` | {rule.finds} | {rule.example} |" for rule in rules(layer))
    if counted:
        right = (f"{rule.right} of {rule.fired}" if rule.fired else "" for rule in rules(layer))
        lines = [f"{line} {cell} |" for line, cell in zip(lines, ("Right", "---", *right), strict=True)]
    return "\n".join(lines)


def rewritten(page: str) -> str:
    """A page of the docs with its tables of rules, between comments such as `<!-- rules: actors -->`, written anew."""
    return re.sub(
        r"(<!-- rules: (actors|relations) -->\n).*?(<!-- end of rules -->)",
        lambda m: f"{m[1]}\n{table('actors' if m[2] == 'actors' else 'relations')}\n\n{m[3]}",
        page,
        flags=re.DOTALL,
    )


def main() -> None:
    """Write the tables of rules in pages of the docs."""
    parser = argparse.ArgumentParser(prog="python -m aldus.lexicon.rules", description=main.__doc__)
    parser.add_argument("--write", nargs="+", type=Path, required=True, metavar="PAGE")
    for path in parser.parse_args().write:
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

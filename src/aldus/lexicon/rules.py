"""The register of rules: what each finds, and how often it was right on annotated articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from aldus.lexicon.load import Row, read_rows


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    layer: str
    """`relations`."""
    name: str
    """As in `Relation.rule`; a `*` at its end stands for a slot of a frame."""
    finds: str
    """What it finds, in words."""
    example: str
    """A sentence in which it finds it."""
    fired: int
    """How many of its relations in annotated articles can be judged."""
    right: int
    """How many of these are right."""


class Rules:
    """All rules, by the names that relations carry."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rules = {
            row["name"]: Rule(
                row["layer"], row["name"], row["finds"], row["example"], int(row["fired"]), int(row["right"])
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


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules of Aldus.

    Raises:
        PipelineError: if the table is missing or broken.
    """
    return Rules(read_rows("rules.csv"))

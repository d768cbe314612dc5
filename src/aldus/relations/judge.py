"""How sure a candidate is: from its evidence to a probability. Nothing here knows of trees or of Dutch."""

from __future__ import annotations

from collections import defaultdict

from aldus.lexicon.rules import Rule, Rules, rules, smoothed
from aldus.relations.candidates import Candidate


class Judge:
    """Says how sure a candidate is.

    The evidence so far is its rule alone. Its confidence is the rule's precision on annotated articles, smoothed
    toward that of its family (`say`, `do`, `noun`, `role`):
    (right + 10 * precision of the family) / (fired + 10). Rules that were rarely seen are near their family's.

    Args:
        table: the register with the counts; without it, that of Aldus.
    """

    def __init__(self, table: Rules | None = None) -> None:
        self._rules = rules("relations") if table is None else table
        fired: defaultdict[str, int] = defaultdict(int)
        right: defaultdict[str, int] = defaultdict(int)
        for rule in self._rules:
            fired[family(rule)] += rule.fired
            right[family(rule)] += rule.right
        self._prior = {name: (right[name] + 1) / (n + 2) for name, n in fired.items()}
        self._known: dict[str, float | None] = {}

    def confidence(self, candidate: Candidate) -> float | None:
        """Estimated probability that kind, source and target are right; None for a rule that has no register."""
        name = candidate.rule
        if name not in self._known:
            self._known[name] = self._of_rule(self._rules.of(name))
        return self._known[name]

    def _of_rule(self, rule: Rule | None) -> float | None:
        return None if rule is None else smoothed(rule, self._prior[family(rule)])


def family(rule: Rule) -> str:
    """The rules that are alike: `say`, `do`, `noun` or `role`."""
    return rule.name.partition("-")[0]

"""Tenses, days and years: whether what a clause tells is past, present or to come."""

from __future__ import annotations

import re
from itertools import pairwise

from aldus.lexicon.words import words
from aldus.syntax.clauses import Clause
from aldus.syntax.tree import Tree

SOON = words("soon")
COMING = words("coming")
WEEKDAYS = words("weekdays")
PAST = words("past")
ARRANGED = words("arranged")
ALREADY = words("already")
MONTHS = words("months")
CLOCK = re.compile(r"([01]?\d|2[0-3])[.:][0-5]\d")
BACK = 5
"""So many sentences back a time to come is still that of what is arranged."""
PAST_YEAR = re.compile(r"1\d{3}|20[01]\d|202[0-4]")


class Times:
    """Reads the times of clauses.

    Args:
        tree: the tokens and arcs.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def is_day(self, k: int) -> bool:
        """Whether a phrase is a day of the week: `zaterdag`, `op zaterdag`; not `sinds zaterdag`."""
        tree = self.tree
        return (
            tree.low[k] in WEEKDAYS
            and tree.dep[k] in ("advmod", "obl", "nmod", "obj")
            and tree.case_of(k) in ("", "op")
            and not any(tree.low[x] in PAST for x in tree.kids[k])
        )

    def is_date(self, k: int) -> bool:
        """Whether a phrase is a day of a month, without a year of the past: `op 12 april`."""
        tree = self.tree
        if tree.dep[k] not in ("obl", "nmod", "obj", "advmod") or tree.case_of(k) not in ("", "op"):
            return False
        if not (tree.low[k].isdecimal() or tree.low[k] in MONTHS):
            return False  # `een brief (6 april)`
        around = [tree.low[x] for x in range(tree.left[k], tree.right[k] + 1)]
        named = any(day.isdecimal() and month in MONTHS for day, month in pairwise(around))
        return named and not any(PAST_YEAR.fullmatch(x) for x in around)

    def is_month(self, k: int) -> bool:
        """Whether a phrase is a month, without a year of the past: `in mei`."""
        tree = self.tree
        around = (tree.low[x] for x in range(tree.left[k], tree.right[k] + 1))
        return tree.low[k] in MONTHS and tree.case_of(k) == "in" and not any(map(PAST_YEAR.fullmatch, around))

    def is_present(self, c: Clause) -> bool:
        """Whether the tense of a clause is the present, and no perfect."""
        tree = self.tree
        perfect = any(tree.lemma[k] in ("hebben", "zijn") and tree.dep[k] == "aux" for k in c.aux)
        return tree.tag[c.verb].startswith("WW|pv|tgw") and not perfect

    def is_soon(self, k: int) -> bool:
        """Whether a phrase is a time to come: `morgen`, `volgende week`, `komende zaterdag`."""
        tree = self.tree
        if tree.dep[k] not in ("advmod", "obl", "nmod", "amod"):
            return False
        coming = any(tree.low[x] in COMING for x in tree.kids_of(k, "amod"))
        return tree.low[k] in SOON or (coming and tree.case_of(k) in ("", "in", "op"))

    def is_clock(self, k: int) -> bool:
        """Whether a phrase is a time of the day: `om 20.30 uur`."""
        tree = self.tree
        if tree.dep[k] not in ("obl", "nmod") or tree.case_of(k) not in ("om", "vanaf", "tot"):
            return False
        return any(CLOCK.fullmatch(tree.low[x]) for x in range(tree.left[k], tree.right[k] + 1))

    def is_announced(self, c: Clause) -> bool:
        """Whether a clause tells in the present tense what an earlier sentence puts at a time to come.

        `Zondag is het debat. X en Y gaan met elkaar in gesprek.`; a sentence in the past tense names no such time.
        """
        tree = self.tree
        kids = tree.kids[c.pred]
        if c.lemma not in ARRANGED or any(tree.low[x] in ALREADY for k in kids for x in (k, *tree.kids[k])):
            return False
        here = tree.sent[c.pred]
        for start, end in reversed(tree.sents[max(0, here - BACK) : here]):
            if not any(map(self._is_past, range(start, end))) and any(map(self._is_ahead, range(start, end))):
                return True
        return False

    def _is_ahead(self, k: int) -> bool:
        """Whether a phrase is a time to come, a day, or a time of the day."""
        return self.is_soon(k) or self.is_day(k) or self.is_clock(k)

    def _is_past(self, k: int) -> bool:
        """Whether a verb is in the past tense or a perfect."""
        tree = self.tree
        perfect = any(tree.lemma[x] in ("hebben", "zijn") for x in tree.kids_of(k, "aux", "aux:pass"))
        return tree.tag[k].startswith("WW|pv|verl") or (perfect and tree.tag[k].startswith("WW|vd"))

    def in_a_year(self, c: Clause) -> bool:
        """Whether a clause, or the one above, has a year of the past: `in 1983`."""
        tree = self.tree
        tops = [c.pred] if c.governor is None else [c.pred, c.governor]
        years = (
            k for top in tops for k in tree.kids_of(top, "obl", "advmod", "nmod") if tree.case_of(k) == "in"
        )
        return any(PAST_YEAR.fullmatch(tree.low[k]) for k in years)

    def had_been(self, c: Clause) -> bool:
        """Whether the tense of a clause is the past perfect: `had gesteund`, `was gestuurd`."""
        tree = self.tree
        perfect = any(
            tree.low[k] in ("had", "hadden", "was", "waren") and tree.dep[k].startswith("aux") for k in c.aux
        )
        return perfect and tree.tag[c.pred].startswith("WW|vd")

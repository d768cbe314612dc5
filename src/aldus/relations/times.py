"""Tenses, days and years: whether what a clause tells is past, present or to come."""

from __future__ import annotations

import re
from itertools import pairwise

from aldus.lexicon.words import words
from aldus.syntax.clauses import Clause
from aldus.syntax.tree import Tree

SOON = words("soon")
COMING = words("coming")
LATER = tuple(sorted(words("later")))
SHORTLY = words("shortly")
LONGEST = max(len(said.split()) for said in LATER)
PERIODS = words("periods")
WEEKDAYS = words("weekdays") | {
    day + part for day in words("weekdays") for part in ("avond", "middag", "morgen", "nacht", "ochtend")
}
PAST = words("past")
ARRANGED = words("arranged")
ALREADY = words("already")
HABITS = ALREADY - {"vandaag", "nu"}
APPOINT = words("appoint")
AUXILIARIES = words("modal") | words("future")
MONTHS = words("months")
AWAITED = words("awaited")
# Those of them whose subject the match is: `de finale volgt`, but `X volgt de finale`.
COMING_UP = AWAITED - {"spelen"}
MATCHES = tuple(sorted(words("matches")))
CLOCK = re.compile(r"([01]?\d|2[0-3])[.:][0-5]\d")
# Prepositions of a day of a month on which something is, or from which on.
DATED = frozenset(("", "op", "per", "vanaf"))
HEREON = frozenset(("hierover", "daarover", "erover"))
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
        self._verbless: dict[int, tuple[int, int]] = {}

    def is_day(self, k: int) -> bool:
        """Whether a phrase is a day of the week: `zaterdag`, `op zaterdag`; not `sinds zaterdag`."""
        tree = self.tree
        return (
            tree.low[k] in WEEKDAYS
            and tree.dep[k] in ("advmod", "obl", "nmod", "obj")
            and tree.case_of(k) in ("", "op")
            and not self._is_gone(k)
        )

    def is_date(self, k: int) -> bool:
        """Whether a phrase is a day of a month, without a year of the past: `op 12 april`, `per 1 mei`."""
        tree = self.tree
        if tree.dep[k] not in ("obl", "nmod", "obj", "advmod") or tree.case_of(k) not in DATED:
            return False
        if tree.case_of(k) and tree.case_of(k) != "op" and tree.lemma[tree.head[k]] in APPOINT:
            return False  # `benoemt haar per 1 mei`: who is appointed is so now
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
        # `is zondag gedood`: to the treebank `is` is the auxiliary of a passive
        perfect = any(
            tree.lemma[k] in ("hebben", "zijn") and tree.dep[k] in ("aux", "aux:pass") for k in c.aux
        )
        return tree.tag[c.verb].startswith("WW|pv|tgw") and not perfect

    def is_soon(self, k: int) -> bool:
        """Whether a phrase is a time to come: `morgen`, `volgende week`, `later vandaag`, `over twee weken`."""
        tree = self.tree
        if tree.dep[k] not in ("advmod", "obl", "nmod", "amod"):
            return False
        if tree.low[k] in SOON or self._is_later(k) or self._is_away(k):
            return True
        if " ".join(tree.low[tree.left[k] : k + 1]) in SHORTLY:
            return True
        coming = any(tree.low[x] in COMING for x in tree.kids_of(k, "amod"))
        return coming and tree.case_of(k) in ("", "in", "op", "halverwege")

    def _is_later(self, k: int) -> bool:
        """`later vandaag`, `later deze week`, `later op de dag`."""
        said = " ".join(self.tree.low[k : k + LONGEST])
        return said.startswith(LATER)

    def _is_away(self, k: int) -> bool:
        """`over twee weken`."""
        tree = self.tree
        counted = any(tree.dep[x] == "nummod" or tree.low[x] in ("een", "enkele") for x in tree.kids[k])
        return counted and tree.case_of(k) == "over" and tree.lemma[k] in PERIODS

    def is_clock(self, k: int) -> bool:
        """Whether a phrase is a time of the day: `om 20.30 uur`."""
        tree = self.tree
        if tree.dep[k] not in ("obl", "nmod") or tree.case_of(k) not in ("om", "vanaf", "tot", "van", "na"):
            return False
        return any(CLOCK.fullmatch(tree.low[x]) for x in range(tree.left[k], tree.right[k] + 1))

    def is_announced(self, c: Clause) -> bool:
        """Whether a clause tells in the present tense what an earlier sentence puts at a time to come.

        `Zondag is het debat. X en Y gaan met elkaar in gesprek.`; a sentence in the past tense names no such time. So
        does a question that they will speak about: `Wat moet er gebeuren? X en Y debatteren daarover.` Not what
        somebody is: `treedt op als bemiddelaar`.
        """
        tree = self.tree
        kids = tree.kids[c.pred]
        if c.lemma not in ARRANGED or any(tree.case_of(k) == "als" for k in kids):
            return False
        if self.is_already(c):
            return False
        here = tree.sent[c.pred]
        if (
            here
            and "?" in tree.low[slice(*tree.sents[here - 1])]
            and any(tree.low[k] in HEREON for k in kids)
        ):
            return True
        for start, end in reversed(tree.sents[max(0, here - BACK) : here]):
            if not any(map(self._is_past, range(start, end))) and any(map(self.is_ahead, range(start, end))):
                return True
        return False

    def is_already(self, c: Clause, said: frozenset[str] = ALREADY) -> bool:
        """Whether a clause says that what it tells is so already: `nu`, `al jaren`."""
        tree = self.tree
        return any(tree.low[x] in said for k in tree.kids[c.pred] for x in (k, *tree.kids[k]))

    def is_habit(self, c: Clause) -> bool:
        """Whether a clause tells of what goes on: `al jaren`, `vaak`; not `vandaag`."""
        return self.is_already(c, HABITS)

    def is_ahead(self, k: int) -> bool:
        """Whether a phrase is a time to come, a day, or a time of the day."""
        return self.is_soon(k) or self.is_day(k) or self.is_clock(k)

    def is_announced_without_verb(self, i: int, *, days: bool = True) -> bool:
        """Whether a sentence has a time to come before token `i`, and no verb but that of a relative clause.

        `Straks bij ons: X versus Y`, `Zondag de topper tegen X`; not `Zondag X opgepakt`.

        Args:
            i: the token.
            days: whether a day of the week is such a time.
        """
        here = self.tree.sent[i]
        if here not in self._verbless:
            self._verbless[here] = self._times_without_verb(here)
        soon, day = self._verbless[here]
        return soon < i or (days and day < i)

    def _times_without_verb(self, here: int) -> tuple[int, int]:
        """Where the first time to come and the first day of a sentence stand; behind everything where it has a verb, or none."""
        tree = self.tree
        tokens, nowhere = range(*tree.sents[here]), tree.n
        told = (
            (tree.tag[k].startswith("WW|pv") and not self._is_relative(k))
            or (tree.tag[k].startswith("WW|vd") and "prenom" not in tree.tag[k])
            for k in tokens
        )
        if any(told):
            return nowhere, nowhere
        soon = next((k for k in tokens if tree.low[k] in SOON), nowhere)
        days = (
            k
            for k in tokens
            if tree.low[k] in WEEKDAYS and tree.case_of(k) in ("", "op") and not self._is_gone(k)
        )
        return soon, next(days, nowhere)

    def is_awaited(self, c: Clause) -> bool:
        """Whether the present tense of a clause tells of a match that is still to be played: `zondag wacht de topper`, `speelt de finale`."""
        if c.lemma not in AWAITED or self.in_a_year(c) or self.is_habit(c):
            return False
        nouns = c.subjects if c.lemma in COMING_UP else (*c.subjects, *c.objects)
        return any(self.tree.lemma[k].endswith(MATCHES) for k in nouns)

    def _is_relative(self, k: int) -> bool:
        """Whether a verb is that of a relative clause."""
        tree = self.tree
        while tree.dep[k] in ("aux", "aux:pass", "cop", "conj"):
            k = tree.head[k]
        return tree.dep[k].startswith("acl")

    def _is_gone(self, k: int) -> bool:
        """`afgelopen zondag`."""
        return any(self.tree.low[x] in PAST for x in self.tree.kids[k])

    def _is_past(self, k: int) -> bool:
        """Whether a verb is in the past tense or a perfect."""
        tree = self.tree
        perfect = any(tree.lemma[x] in ("hebben", "zijn") for x in tree.kids_of(k, "aux", "aux:pass"))
        return tree.tag[k].startswith("WW|pv|verl") or (perfect and tree.tag[k].startswith("WW|vd"))

    def is_past(self, c: Clause) -> bool:
        """Whether the tense of a clause is the past, or the past perfect."""
        return self.tree.tag[c.verb].startswith("WW|pv|verl")

    def is_begun(self, c: Clause) -> bool:
        """`zijn gaan zien`, `is gaan werken`: they do it already."""
        tree = self.tree
        perfect = any(tree.lemma[k] == "zijn" and tree.tag[k].startswith("WW|pv") for k in c.aux)
        return perfect and not any(tree.lemma[k] == "zullen" for k in c.aux)

    def went(self, c: Clause) -> bool:
        """`gisteren ging X met Y praten`: told, not reported, it was done."""
        return self.tree.low[c.verb] in ("ging", "gingen") and c.relation in ("ROOT", "parataxis")

    def is_told(self, c: Clause, top: Clause | None) -> bool:
        """Whether a clause of time under the clause `top` tells of what was: `wanneer hij X tegenkwam, zweeg hij`.

        Both are in the past tense, or a year of the past stands by them. Not where both had been done: `als hij X had
        gesteund, had Y gewonnen` tells what was not so.
        """
        if self.in_a_year(c) or (self.is_present(c) and self.goes_on(c)):
            return True
        if top is None or (self.had_been(c) and self.had_been(top)):
            return False
        return all(self.is_past(x) and self.tree.lemma[x.verb] not in AUXILIARIES for x in (c, top))

    def in_a_year(self, c: Clause) -> bool:
        """Whether a clause, or the one above, has a year of the past: `in 1983`."""
        tree = self.tree
        tops = [c.pred] if c.governor is None else [c.pred, c.governor]
        years = (
            k for top in tops for k in tree.kids_of(top, "obl", "advmod", "nmod") if tree.case_of(k) == "in"
        )
        return any(PAST_YEAR.fullmatch(tree.low[k]) for k in years)

    def goes_on(self, c: Clause) -> bool:
        """Whether the sentence before tells in the present tense of a year of the past: `In 1963 volgt er een schok.`"""
        tree, here = self.tree, self.tree.sent[c.pred]
        before = range(*tree.sents[here - 1]) if here else range(0)
        dated = any(PAST_YEAR.fullmatch(tree.low[k]) and tree.case_of(k) == "in" for k in before)
        return dated and any(tree.tag[k].startswith("WW|pv|tgw") for k in before)

    def had_been(self, c: Clause) -> bool:
        """Whether the tense of a clause is the past perfect: `had gesteund`, `was gestuurd`."""
        tree = self.tree
        perfect = any(
            tree.low[k] in ("had", "hadden", "was", "waren") and tree.dep[k].startswith("aux") for k in c.aux
        )
        return perfect and tree.tag[c.pred].startswith("WW|vd")

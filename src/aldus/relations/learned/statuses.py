"""Whether an act happened, by the words around its trigger beside what the rules make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from aldus.document import Status
from aldus.nets import places
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

STATUSES: tuple[Status, ...] = get_args(Status)
"""In the order of the outputs."""
SURE = 0.1
"""By how much another status must be more probable than that of the rules, where these see nothing against the act."""
MARKED = 0.4
"""By how much, where they see that it is denied, to come, or only possible."""
AROUND = 16384
"""Size of the table of features of what stands around a trigger."""
NEAR = 3
"""Tokens on each side of which the place counts."""
FAR = 12
"""Tokens on each side that count as words."""
ABOVE = 4
"""Words over a trigger that are looked at."""


def likelier(scores: Sequence[float], rule: int) -> int:
    """The number of the status to give: the most probable one where it leads enough, else that of the rules.

    Args:
        scores: how probable each of `STATUSES` is.
        rule: the number of the one that the rules give.
    """
    best = max(range(len(STATUSES)), key=scores.__getitem__)
    lead = SURE if STATUSES[rule] == "actual" else MARKED
    return best if scores[best] - scores[rule] > lead else rule


class Surroundings:
    """What stands around the triggers of a Doc.

    Args:
        reading: the Doc.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.tree = reading.tree

    def features(self, i: int, status: Status) -> list[int]:
        """The features of the trigger at token `i`, of which the rules make `status`, in the table of size `AROUND`."""
        return places(self._names(i, status), AROUND)

    def seats(self, i: int) -> tuple[int, int, int]:
        """The tokens whose vectors tell of an act: its trigger, the predicate of its clause, and what that stands under."""
        clause = self._reading.clauses.governing(i)
        predicate = i if clause is None else clause.pred
        return i, predicate, self._reading.tree.head[predicate]

    def _names(self, i: int, status: Status) -> Iterator[str]:
        reading, tree = self._reading, self._reading.tree
        first, last = tree.sentence(i)
        yield f"R{status}"
        yield f"RP{status}{tree.pos[i]}"
        yield f"RL{status}{tree.lemma[i]}"
        yield f"L{tree.lemma[i]}"
        yield f"T{tree.tag[i][:14]}"
        yield f"D{tree.dep[i]}"
        yield f"Q{reading.in_quotes[i]}"
        yield f"?{'?' in tree.words[i:last]}"
        yield f"1{tree.sent[i] == 0}"
        for k in range(max(first, i - NEAR), min(last, i + NEAR + 1)):
            yield f"n{k - i}{tree.low[k]}"
        for k in range(max(first, i - FAR), min(last, i + FAR + 1)):
            yield f"{'<' if k < i else '>'}{tree.low[k]}"
            yield f"w{tree.lemma[k]}"
        for k in tree.kids[i]:
            yield f"k{tree.dep[k]}{tree.low[k]}"
        yield f"c{tree.case_of(i)}{status}"
        clause = reading.clauses.governing(i)
        if clause is not None:
            yield from self._of_clause(clause, "C" if clause.pred == i else "G", status)
            where = next((prep for prep, x in clause.obliques if x == i), "")
            slot = "o" if i in clause.objects else "s" if i in clause.subjects else where
            yield f"p{slot}{clause.lemma}"
            yield f"ps{slot}{reading.status.of(clause)}"
        under = reading.embedder.over(i)
        if under is not None:
            yield f"E{under.says.kind}"
            yield f"EL{tree.lemma[under.by]}{status}"
        k = i
        for step in range(ABOVE):
            if tree.head[k] == k:
                break
            relation, k = tree.dep[k], tree.head[k]
            yield f"u{step}{relation}"
            yield f"ul{relation}{tree.lemma[k]}"
            yield f"uw{tree.lemma[k]}"
            above = reading.clauses.get(k)
            if above is not None:
                yield from self._of_clause(above, f"A{min(step, 1)}", status)

    def _of_clause(self, c: Clause, name: str, status: Status) -> Iterator[str]:
        """The form of a clause: tense, auxiliaries, conjunction, adverbs, times."""
        reading, tree = self._reading, self._reading.tree
        yield f"{name}v{tree.tag[c.verb][:14]}"
        yield f"{name}l{c.lemma}"
        yield f"{name}m{c.mark}"
        yield f"{name}r{c.relation}"
        yield f"{name}s{reading.status.of(c)}{status}"
        yield f"{name}p{c.passive}{c.copula}"
        for k in c.aux:
            yield f"{name}a{tree.low[k]}"
            yield f"{name}ar{tree.low[k]}{status}"
        for k in tree.kids_of(c.pred, "advmod", "obl", "mark"):
            yield f"{name}k{tree.low[k]}"

"""What an opinion does: `noemt X een leugenaar` blames, `vindt dat X moet opstappen` asks for it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from aldus.lexicon.words import words
from aldus.relations.meaning import NO_MEANING, Meaning
from aldus.relations.negation import NEGATORS

if TYPE_CHECKING:
    from aldus.document import Span
    from aldus.relations.reading import Reading
    from aldus.syntax.clauses import Clause

OPINION = words("opinion")
BLAME = words("blame")
APPROVAL = words("approval")


def opinion(reading: Reading, c: Clause | None, content: Span | None) -> Meaning:
    """The event type of a statement by the judgement in it; `NO_MEANING` where it has none.

    Args:
        reading: the Doc.
        c: the clause of the cue; None for `volgens X`.
        content: the reported words.
    """
    if c is not None and c.lemma in OPINION and _demands(reading, c):
        return Meaning("REQUEST")
    heads = [] if c is None else _judgements(reading, c)
    if content is not None:
        start = reading.tree.start
        inside = range(bisect_left(start, content.start), bisect_left(start, content.end))
        heads += [k for k in inside if (x := reading.clauses.get(k)) is not None and x.copula]
    judges = c is not None and c.lemma in OPINION
    for k in heads:
        forms, denied = {reading.tree.low[k], reading.tree.lemma[k]}, _denied(reading, k)
        if (forms & BLAME and not denied) or (judges and forms & APPROVAL and denied):
            return Meaning("ACCUSE", "disapprove")
        if judges and forms & APPROVAL:
            return Meaning("SUPPORT")
    return NO_MEANING


def is_denied(reading: Reading, c: Clause) -> bool:
    """`noemt X niet laf`: whether a judgement is denied, of which its words tell no type."""
    return c.lemma in OPINION and any(reading.tree.low[k] in NEGATORS for k in reading.tree.kids[c.pred])


def _demands(reading: Reading, c: Clause) -> bool:
    """`vindt dat X moet opstappen`."""
    tree = reading.tree
    inner = [x for k in c.complements if (x := reading.clauses.get(k)) is not None]
    return any(tree.low[k] in ("moet", "moeten") for x in inner for k in (x.pred, *x.aux, x.verb))


def _judgements(reading: Reading, c: Clause) -> list[int]:
    """The words by which a verb of opinion judges: `vindt het laf`, `noemt X een leugenaar`, `spreekt van een schande`."""
    tree = reading.tree
    found = [*c.objects, *tree.kids_of(c.pred, "xcomp", "advmod", "amod")]
    found += [k for prep, k in c.obliques if prep in ("als", "van", "tot")]
    return found + tree.kids_of(c.pred, "advcl")


def _denied(reading: Reading, k: int) -> bool:
    tree = reading.tree
    return any(tree.low[x] in NEGATORS for x in (*tree.kids[k], *tree.kids_of(tree.head[k], "advmod")))

"""Whether a verb or a noun is denied: `niet`, `geen`, `in geen geval`."""

from __future__ import annotations

from aldus.document import Status
from aldus.lexicon.words import words
from aldus.syntax.clauses import Clause
from aldus.syntax.tree import Tree

NEGATORS = words("negators")
NEVER = words("never")
WHOLLY = words("wholly")
IDIOMATIC = words("idiomatic")
NO = frozenset(("geen", "géén", "geenszins"))
# Behind `niet voor`: it was done for a reason.
NOTHING = frozenset(("niets", "niks"))
# Behind `niet`: it did happen, and more did.
ONLY = frozenset(("alleen", "enkel", "slechts"))


def denied(tree: Tree, c: Clause) -> Status | None:
    """`niet`, `geen`, `nooit`, `niemand` in a clause."""
    low, kids = tree.low, tree.kids
    if any(low[s] == "niemand" for s in c.subjects):
        return "negated"
    for k in tree.kids_of(c.pred, "advmod", "det", "obj", "obl", "nsubj", "cc"):
        if low[k] in NEGATORS and not _denies_less(tree, c, k):
            return "possible" if " ".join(low[max(0, k - 2) : k]) == "al dan" else "negated"
        if low[k] in NEVER and any(low[x] in ("geen", "genen") for x in kids[k]):
            return "negated"
    held = [
        k for k in tree.kids_of(c.pred, "aux", "cop", "advmod") if tree.dep[k] != "advmod" or low[k] in WHOLLY
    ]
    held += [k for k in tree.kids_of(c.pred, "xcomp") if low[k] in IDIOMATIC]  # `ziet het niet zitten`
    if any(low[x] in ("niet", "nooit") for k in held for x in kids[k]):
        return "negated"
    if any(low[x] in ("geen", "noch") for s in c.subjects for x in kids[s]):
        return "negated"
    patients = (*c.objects, *c.subjects) if c.passive else c.objects
    return "negated" if any(low[x] in NO for o in patients for x in kids[o]) else None


def denied_noun(tree: Tree, i: int) -> Status | None:
    """`geen steun`."""
    no = any(tree.low[k] in NO or (tree.low[k] == "niet" and tree.dep[k] == "advmod") for k in tree.kids[i])
    return "negated" if no else None


def _denies_less(tree: Tree, c: Clause, k: int) -> bool:
    """Whether a negator leaves the act as it is: `niet alleen`, `niet voor niets`, `steunt X, niet met geld`."""
    after = tree.low[k + 1] if k + 1 < tree.n else ""
    before = tree.low[k - 1] if k else ""
    if after in ONLY or (after == "voor" and k + 2 < tree.n and tree.low[k + 2] in NOTHING):
        return True
    if not k > max(c.pred, c.verb) or before != ",":
        return tree.low[k] in NOTHING and before == "voor"
    affirmed = any(tree.low[x] == "wel" for x in tree.kids[c.pred])
    return affirmed or (k + 1 < tree.n and tree.pos[k + 1] in ("ADP", "DET", "PROPN"))

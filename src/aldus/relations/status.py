"""Whether an act happened, was denied, is to come, or is only possible."""

from __future__ import annotations

from aldus.document import Status
from aldus.lexicon.words import words
from aldus.syntax.clauses import Clause, Clauses
from aldus.syntax.tree import Tree

NEGATORS = words("negators")
NEGATING = words("negating")
FUTURE = words("future")
MODAL = words("modal")
POSSIBLE = words("possible")
FUTURES = words("promised")
CONDITION = words("condition")
ACTUAL_WITHOUT = words("aspect")
NOUN_POSSIBLE = words("possible_object")
MAYBE = words("maybe")
HAPPEN = words("happen")
NOMINAL_POSSIBLE = words("possible_adjectives")
NOMINAL_FUTURE = words("future_adjectives")


class StatusReader:
    """Reads the status of verbs and nouns off their clauses."""

    def __init__(self, tree: Tree, clauses: Clauses) -> None:
        self.tree = tree
        self.clauses = clauses
        self._cache: dict[int, Status] = {}

    def of(self, c: Clause, depth: int = 0) -> Status:
        """The status of what the predicate of `c` expresses."""
        known = self._cache.get(c.pred)
        if known is None:
            known = self._cache[c.pred] = self._read(c, depth)
        return known

    def _negated(self, c: Clause) -> bool:
        tree = self.tree
        for k in tree.kids[c.pred]:
            if tree.low[k] in NEGATORS and tree.dep[k] in ("advmod", "det", "obj", "obl", "nsubj", "cc"):
                # `niet alleen`, `niet langer dan` say that it did happen
                nxt = tree.low[k + 1] if k + 1 < tree.n else ""
                if nxt not in ("alleen", "enkel", "slechts"):
                    return True
            elif tree.dep[k] in ("aux", "cop") and any(
                tree.low[x] in ("niet", "nooit") for x in tree.kids[k]
            ):
                return True
        for o in (*c.objects, *(() if c.passive is False else c.subjects)):
            if any(tree.low[k] in ("geen", "geenszins") for k in tree.kids[o]):
                return True
        if any(tree.low[k] in ("noch", "geen") for s in c.subjects for k in tree.kids[s]):
            return True
        return c.mark == "zonder" or any(tree.low[s] in ("niemand",) for s in c.subjects)

    def _read(self, c: Clause, depth: int) -> Status:
        tree = self.tree
        if self._negated(c):
            return "negated"
        auxes = {tree.lemma[k] for k in c.aux}
        hearsay = any(tree.low[k] in ("zou", "zouden") for k in c.aux)
        if auxes & MODAL:
            return "possible"
        if hearsay:
            perfect = (
                auxes & {"hebben", "zijn", "worden"} or c.passive or tree.tag[c.pred].startswith("WW|vd")
            )
            return "actual" if perfect else "possible"
        if auxes & FUTURE:
            return "future"
        if any(tree.low[k] in MAYBE and tree.dep[k] == "advmod" for k in tree.kids[c.pred]):
            return "possible"
        if c.mark == "van" and any(
            tree.dep[k] == "mark" and any(tree.low[x] in ("plan", "zins") for x in tree.kids[k])
            for k in tree.kids[c.pred]
        ):
            return "future"
        if c.mark in CONDITION and c.relation in ("advcl", "ccomp"):
            return "possible"
        if c.governor is None or depth > 6:
            return "actual"
        top = self.clauses.get(c.governor)
        if top is None:
            return "actual"
        if top.copula and c.relation in ("csubj", "ccomp") and tree.lemma[top.pred] in NOMINAL_POSSIBLE:
            return "negated" if self._negated(top) else "possible"
        infinitive = tree.tag[c.pred].startswith("WW|inf") or c.relation == "xcomp"
        if not infinitive:
            return "actual"
        direct = c.relation in ("xcomp", "ccomp", "csubj", "acl", "acl:relcl", "advcl")
        if not direct:
            return "actual"
        lemma = top.lemma
        if c.relation in ("xcomp", "ccomp", "acl", "csubj"):
            if lemma in NEGATING:
                return "negated"
            if lemma == "zullen" and tree.low[top.verb] in ("zou", "zouden"):
                return "possible"
            if lemma in FUTURE:
                upper = self.of(top, depth + 1)
                return "future" if upper == "actual" else upper
            if lemma in MODAL or lemma in POSSIBLE:
                return "negated" if self._negated(top) else "possible"
            if lemma in FUTURES:
                return "future"
            if lemma in ACTUAL_WITHOUT or not tree.tag[c.pred].startswith("WW|inf"):
                return self.of(top, depth + 1)
            noun = tree.lemma[tree.head[c.pred]]
            if c.relation == "acl" and noun in ("plan", "voornemen", "belofte", "besluit"):
                return "future"
            return "possible" if c.mark == "om" or c.relation == "acl" else self.of(top, depth + 1)
        if c.mark in ("om", "teneinde"):
            return "possible"
        if c.mark == "alvorens":
            return "actual"
        return "actual"

    def of_noun(self, i: int) -> Status:
        """The status of what the noun at token `i` expresses."""
        tree = self.tree
        for k in tree.kids[i]:
            if tree.low[k] == "geen" or (tree.low[k] == "niet" and tree.dep[k] == "advmod"):
                return "negated"
            if tree.dep[k] == "amod":
                forms = {tree.lemma[k], tree.low[k], tree.low[k].removesuffix("e")}
                if forms & NOMINAL_POSSIBLE:
                    return "possible"
                if forms & NOMINAL_FUTURE:
                    return "future"
        top = self.clauses.governing(i)
        if top is None or top.pred == i:
            return "actual"
        if i in top.objects or any(x == i for _, x in top.obliques):
            if top.lemma in NOUN_POSSIBLE:
                return "possible"
            status = self.of(top)
            return status if i in top.objects or status == "future" else "actual"
        if i in top.subjects and top.lemma in HAPPEN:
            return self.of(top)
        return "actual"

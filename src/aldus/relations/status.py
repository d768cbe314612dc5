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
PROMISED = words("promised")
CONDITION = words("condition")
ASPECT = words("aspect")
INTENT = words("intent")
PLANS = words("plans")
MAYBE = words("maybe")
HAPPEN = words("happen")
POSSIBLE_OBJECT = words("possible_object")
POSSIBLE_ADJECTIVES = words("possible_adjectives")
FUTURE_ADJECTIVES = words("future_adjectives")
NO = frozenset(("geen", "geenszins"))
# Behind `niet`: it did happen, and more did.
ONLY = frozenset(("alleen", "enkel", "slechts"))
COMPLEMENT = ("xcomp", "ccomp", "acl", "csubj")


class StatusReader:
    """Reads the status of verbs and nouns off their clauses: small readers in order, of which the first that knows wins.

    Args:
        tree: the tokens and arcs.
        clauses: the clauses of the same Doc.
    """

    def __init__(self, tree: Tree, clauses: Clauses) -> None:
        self.tree = tree
        self.clauses = clauses
        self._known: dict[int, Status] = {}
        self._readers = (
            self._denied,
            self._modal,
            self._hearsay,
            self._future,
            self._maybe,
            self._intended,
            self._condition,
            self._judged,
            self._complement,
            self._purpose,
        )
        self._noun_readers = (self._denied_noun, self._qualified, self._argument, self._event)

    def of(self, c: Clause) -> Status:
        """The status of what the predicate of `c` expresses."""
        waiting: list[Clause] = []
        clause: Clause | None = c
        while clause is not None and clause.pred not in self._known:
            waiting.append(clause)
            clause = self._governor(clause)
        for x in reversed(waiting):  # each after the one that governs it
            self._known[x.pred] = next((s for read in self._readers if (s := read(x))), "actual")
        return self._known[c.pred]

    def of_noun(self, i: int) -> Status:
        """The status of what the noun at token `i` expresses."""
        return next((s for read in self._noun_readers if (s := read(i))), "actual")

    def _governor(self, c: Clause) -> Clause | None:
        return None if c.governor is None else self.clauses.get(c.governor)

    # what a clause itself says

    def _denied(self, c: Clause) -> Status | None:
        """`niet`, `geen`, `nooit`, `niemand`, `zonder te`."""
        tree = self.tree
        low, kids = tree.low, tree.kids
        if c.mark == "zonder" or any(low[s] == "niemand" for s in c.subjects):
            return "negated"
        for k in tree.kids_of(c.pred, "advmod", "det", "obj", "obl", "nsubj", "cc"):
            if low[k] in NEGATORS and not (k + 1 < tree.n and low[k + 1] in ONLY):
                return "negated"
        if any(low[x] in ("niet", "nooit") for k in tree.kids_of(c.pred, "aux", "cop") for x in kids[k]):
            return "negated"
        if any(low[x] in ("geen", "noch") for s in c.subjects for x in kids[s]):
            return "negated"
        patients = (*c.objects, *c.subjects) if c.passive else c.objects
        return "negated" if any(low[x] in NO for o in patients for x in kids[o]) else None

    def _modal(self, c: Clause) -> Status | None:
        """`kan`, `wil`, `moet`."""
        return "possible" if any(self.tree.lemma[k] in MODAL for k in c.aux) else None

    def _hearsay(self, c: Clause) -> Status | None:
        """`zou hebben aangevallen` reports what happened; `zou aanvallen` what might."""
        tree = self.tree
        if not any(tree.low[k] in ("zou", "zouden") for k in c.aux):
            return None
        perfect = any(tree.lemma[k] in ("hebben", "zijn", "worden") for k in c.aux)
        return "actual" if perfect or c.passive or tree.tag[c.pred].startswith("WW|vd") else "possible"

    def _future(self, c: Clause) -> Status | None:
        """`zal`, `gaat`."""
        return "future" if any(self.tree.lemma[k] in FUTURE for k in c.aux) else None

    def _maybe(self, c: Clause) -> Status | None:
        """`misschien`."""
        adverbs = self.tree.kids_of(c.pred, "advmod")
        return "possible" if any(self.tree.low[k] in MAYBE for k in adverbs) else None

    def _intended(self, c: Clause) -> Status | None:
        """`van plan om te`."""
        tree = self.tree
        if c.mark != "van":
            return None
        marks = tree.kids_of(c.pred, "mark")
        return "future" if any(tree.low[x] in INTENT for k in marks for x in tree.kids[k]) else None

    def _condition(self, c: Clause) -> Status | None:
        """`als`, `tenzij`, `of`."""
        return "possible" if c.mark in CONDITION and c.relation in ("advcl", "ccomp") else None

    # what the clause above it says of it

    def _judged(self, c: Clause) -> Status | None:
        """`het is mogelijk dat`, `het is niet waarschijnlijk dat`."""
        top = self._governor(c)
        if top is None or not top.copula or c.relation not in ("csubj", "ccomp"):
            return None
        return self._of_wish(top) if self.tree.lemma[top.pred] in POSSIBLE_ADJECTIVES else None

    def _complement(self, c: Clause) -> Status | None:
        """`weigert te`, `belooft te`, `probeert te`, `het plan om te`: an infinitive by what governs it."""
        tree, top = self.tree, self._governor(c)
        infinitive = tree.tag[c.pred].startswith("WW|inf")
        if top is None or c.relation not in COMPLEMENT or not (infinitive or c.relation == "xcomp"):
            return None
        lemma = top.lemma
        if lemma in NEGATING:
            return "negated"
        if lemma == "zullen" and tree.low[top.verb] in ("zou", "zouden"):
            return "possible"
        if lemma in FUTURE:
            upper = self._known[top.pred]
            return "future" if upper == "actual" else upper
        if lemma in MODAL or lemma in POSSIBLE:
            return self._of_wish(top)
        if lemma in PROMISED:
            return "future"
        if lemma in ASPECT:
            return self._known[top.pred]
        if c.relation == "acl":
            return "future" if tree.lemma[tree.head[c.pred]] in PLANS else "possible"
        return "possible" if c.mark == "om" else self._known[top.pred]

    def _purpose(self, c: Clause) -> Status | None:
        """`om te`, where it tells what for."""
        if c.mark not in ("om", "teneinde") or c.relation not in ("advcl", "acl:relcl"):
            return None
        return "possible" if self.tree.tag[c.pred].startswith("WW|inf") and self._governor(c) else None

    def _of_wish(self, top: Clause) -> Status:
        """The status of what `top` wants, or holds for possible."""
        return "negated" if self._denied(top) else "possible"

    # nouns

    def _denied_noun(self, i: int) -> Status | None:
        """`geen steun`."""
        tree = self.tree
        denied = any(
            tree.low[k] == "geen" or (tree.low[k] == "niet" and tree.dep[k] == "advmod") for k in tree.kids[i]
        )
        return "negated" if denied else None

    def _qualified(self, i: int) -> Status | None:
        """`mogelijke steun`, `de geplande aanval`."""
        tree = self.tree
        for k in tree.kids_of(i, "amod"):
            forms = {tree.lemma[k], tree.low[k], tree.low[k].removesuffix("e")}
            if forms & POSSIBLE_ADJECTIVES:
                return "possible"
            if forms & FUTURE_ADJECTIVES:
                return "future"
        return None

    def _argument(self, i: int) -> Status | None:
        """`vroeg om steun`, `zal steun geven`: by the verb that it is the object or a phrase of."""
        top = self.clauses.governing(i)
        if top is None or top.pred == i:
            return None
        is_object = i in top.objects
        if not is_object and all(x != i for _, x in top.obliques):
            return None
        if top.lemma in POSSIBLE_OBJECT:
            return "possible"
        status = self.of(top)
        return status if is_object or status == "future" else "actual"

    def _event(self, i: int) -> Status | None:
        """`de aanval zal plaatsvinden`: by the verb that says whether it happens."""
        top = self.clauses.governing(i)
        if top is None or top.pred == i or i not in top.subjects or top.lemma not in HAPPEN:
            return None
        return self.of(top)

"""The clauses of a Doc: predicate, subject (also understood), objects, prepositional phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from aldus.lexicon.tables import Lexicon
from aldus.syntax.arguments import is_predicate, read_arguments
from aldus.syntax.clause import Clause
from aldus.syntax.control import Control, put_behind, share, unshare
from aldus.syntax.predicates import name_predicate, read_headline
from aldus.syntax.tree import Tree

__all__ = ["Clause", "Clauses", "clauses_of"]


@lru_cache(maxsize=1)
def clauses_of(tree: Tree, lex: Lexicon) -> Clauses:
    """The clauses of a tree; those of the last one are kept, so that actors and relations share them."""
    return Clauses(tree, lex)


class Clauses:
    """The clauses of a Doc, by predicate, in text order.

    Args:
        tree: the tokens and arcs of the Doc.
        lex: all tables: the verbs that it knows.
    """

    def __init__(self, tree: Tree, lex: Lexicon) -> None:
        self.tree = tree
        self._by_pred: dict[int, Clause] = {}
        for i in range(tree.n):
            if is_predicate(tree, i):
                c = self._by_pred[i] = read_arguments(tree, i)
                name_predicate(tree, lex, c)
                read_headline(tree, lex, c)
        for c in self:
            self._return_particles(c)
        for c in self:
            put_behind(tree, lex, c)
            unshare(tree, self._by_pred, c)
            share(tree, self._by_pred, c)
        self._around: list[Clause | None] = [None] * tree.n
        control = Control(tree, lex, self._by_pred)
        for i in tree.order:
            top = self._around[tree.head[i]]
            clause = self._by_pred.get(i)
            if clause is not None:
                control.complete(clause, top)
            self._around[i] = clause or top

    def above(self, c: Clause) -> Clause | None:
        """The clause of the predicate that governs a clause; None for what stands by itself."""
        return None if c.governor is None else self.get(c.governor)

    def _return_particles(self, c: Clause) -> None:
        """Make what a particle seemed to be the preposition of an object again: `bood aan X te helpen`."""
        for k in c.particles:
            head = self.tree.head[k]
            infinitive = self._by_pred.get(head) or self._by_pred.get(self.tree.head[head])
            if infinitive is None or infinitive is c:
                continue
            if self.tree.dep[k] in ("case", "mark"):
                self._returned(c, k, infinitive)
            elif k in infinitive.particles:
                infinitive.particles.remove(k)
                infinitive.lemma = infinitive.lemma.removeprefix(self.tree.low[k])

    def _returned(self, c: Clause, k: int, infinitive: Clause) -> None:
        """Share out what the parser hung on the infinitive between it and the verb whose particle is at token `k`."""
        tree = self.tree
        phrase = (tree.low[k], tree.head[k])
        if not tree.kids_of(infinitive.pred, "det"):
            infinitive.nominal = False
        before = [(p, x) for p, x in infinitive.obliques if c.pred < x < k]
        c.obliques += [(p, x) for p, x in before if p != tree.low[k]]  # `dringt er bij X op aan te`
        infinitive.obliques = [x for x in infinitive.obliques if x not in before]
        if infinitive.pred == tree.head[k]:
            return
        if not c.objects:  # `riep X op Y te steunen`
            c.objects = [o for o in infinitive.objects if o < k]
            infinitive.objects = [o for o in infinitive.objects if o > k]
        if phrase in infinitive.obliques:
            infinitive.obliques.remove(phrase)
            (infinitive.indirect if infinitive.objects else infinitive.objects).append(phrase[1])

    def __iter__(self) -> Iterator[Clause]:
        return iter(self._by_pred.values())

    def get(self, pred: int) -> Clause | None:
        """The clause with this predicate."""
        return self._by_pred.get(pred)

    def governing(self, i: int) -> Clause | None:
        """The nearest clause above token `i`, or the one it is the predicate of."""
        return self._around[i]

    def subjects_around(self, i: int) -> list[int]:
        """Heads of the subject, stated or understood, of the clause that token `i` stands in.

        Where that clause has none, of the clause above it, but not beyond a finite verb: `zijn` in
        `Rutte vroeg Poetin om zijn troepen terug te trekken` stands in a clause whose subject is `Poetin`.
        The token itself is no answer.
        """
        clause = self._around[self.tree.head[i]]
        while clause is not None:
            found = [s for s in clause.subjects if s != i]
            if found or clause.governor is None or self.tree.tag[clause.verb].startswith("WW|pv"):
                return found
            clause = self._by_pred[clause.governor]
        return []

"""The reported words of a statement, cut out of the text by the tree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from aldus.document import Span
from aldus.lexicon.words import words
from aldus.syntax.clauses import Clause
from aldus.syntax.quotes import Quote
from aldus.syntax.tree import Tree

OPENING = "\"“„«»‘'‚‹›`,”’"
CLOSING = "\"”“»«’'›‹`"
# What no content begins or ends with.
EDGE = " \n\t\u00a0,;:.–-"
OPENERS = frozenset(("dat", "of", "hoe", "waarom", "wat", "wie", "welke", "waar", "hoeveel", "wanneer"))
# Conjunctions of clauses that belong to the verb above an infinitive.
REASONS = frozenset(("omdat", "nadat", "terwijl", "hoewel", "toen", "aangezien", "ofschoon"))
# Prepositions that lead to what a statement is about.
TOPICS = frozenset(("over", "tot", "van", "voor", "tegen", "om"))
# Where something is said, not what: `reageert op Twitter`.
PLATFORMS = words("platforms")
# How far, in tokens, an unattached `dat` may stand from its cue.
REACH = 14


class Contents:
    """Finds the words that a cue reports among its dependents.

    Args:
        tree: the tokens and arcs of the Doc.
        quotes: its quotations, in order.
    """

    def __init__(self, tree: Tree, quotes: list[Quote]) -> None:
        self.tree = tree
        self.text = tree.text
        self.quotes = quotes
        self._starts = [q.start for q in quotes]

    # cutting

    def span(self, start: int, end: int) -> Span | None:
        """Characters `start` to `end` without spaces and punctuation around, and without marks around all of it."""
        start, end = self._trim(*self._unquote(*self._trim(start, end)))
        return Span(start, end) if end - start > 2 else None

    def tokens(self, first: int, last: int) -> Span | None:
        """The words from token `first` to token `last`, cut like `span`."""
        return self.span(self.tree.start[first], self.tree.end[last])

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        return start, end

    def _unquote(self, start: int, end: int) -> tuple[int, int]:
        """Leave out marks that are all around, and a mark whose partner stands outside."""
        text = self.text
        if start == end:
            return start, end
        first = bisect_right(self._starts, start)
        if text[start] in OPENING:
            inside = [q for q in self.quotes[first : first + 3] if q.start <= start + 2]
            if inside and inside[0].end >= end - 3:
                return inside[0].start, min(inside[0].end, end)
            if text[start] in CLOSING and not inside:
                return start + 1, end
        elif text[end - 1] in CLOSING:
            within = self.quotes[first : bisect_left(self._starts, end)]
            if not any(q.end >= end - 2 for q in within):
                return start, end - 1
        return start, end

    def end_before(self, token: int) -> int:
        """The character after the last one before `token` that is no space or comma."""
        at = self.tree.start[token]
        while at > 0 and self.text[at - 1] in " ,\n\u00a0":
            at -= 1
        return at

    # subtrees

    def subtree(self, top: int, cue: int) -> Span | None:
        """The words of a subtree, of the part of it on the side of `top` where the cue stands inside."""
        left, right = self.tree.left[top], self.tree.right[top]
        if left <= cue <= right:
            if cue < top:
                left = cue + 1
            else:
                right = cue - 1
            if right < left:
                return None
        return self.tokens(left, right)

    def clause_right(self, top: int) -> int:
        """Last token of a clause without what only seems to belong to it."""
        tree = self.tree
        right = tree.right[top]
        for k in tree.kids[top]:
            if k <= top:
                continue
            if tree.dep[k] == "conj" and tree.pos[k] in ("VERB", "AUX"):
                right = min(right, self._before_main_clause(k), self._before_contrast(top, k))
            elif tree.dep[k] == "advcl" and tree.tag[top].startswith("WW|inf") and self._marked(k, REASONS):
                right = min(
                    right, tree.left[k] - 1
                )  # `dreigt X te straffen, omdat ...`: the reporter's reason
        return max(right, top)

    def _before_main_clause(self, k: int) -> int:
        """The token before a main clause that only seems coordinated: `... en eiste dat`; else `n`."""
        tree = self.tree
        for v in range(tree.left[k], k + 1):
            if tree.tag[v].startswith("WW|pv") and v > 0 and tree.pos[v - 1] == "CCONJ":
                return v - 2
        return tree.n

    def _before_contrast(self, top: int, k: int) -> int:
        """The token before the reporter goes on: `zegt dat X komt, maar Y blijft thuis`; else `n`."""
        tree = self.tree
        joint = [x for x in tree.kids_of(k, "cc") if x < k]
        if (
            joint
            and tree.low[joint[0]] in ("maar", "want", "dus")
            and self._marked(top, ("dat", "of"))
            and not self._verb_final(k)
        ):
            return joint[0] - 1
        return tree.n

    def _marked(self, k: int, marks: frozenset[str] | tuple[str, ...]) -> bool:
        tree = self.tree
        return any(tree.low[x] in marks and tree.dep[x] == "mark" for x in tree.kids[k])

    def _verb_final(self, k: int) -> bool:
        """Whether a coordinated clause has the order of a subordinate one."""
        tree = self.tree
        finite = [v for v in (k, *tree.kids[k]) if tree.tag[v].startswith("WW|pv")]
        return bool(finite) and all(v - tree.left[k] > 3 for v in finite) and tree.right[k] - max(finite) <= 3

    # messages of a clause

    def complement_of(self, c: Clause, addressed: bool = False) -> Span | None:
        """The message in a complement clause: `zegt dat ...`, `noemt het besluit onjuist`.

        Args:
            c: the clause.
            addressed: whether its object is who it is said to: `roept X op, om te`.
        """
        tree = self.tree
        cue = max(c.pred, c.verb)
        for k in sorted(c.complements, key=lambda k: tree.dep[k] != "ccomp"):
            found = self._predicative(c, k) or self.complement(k, cue)
            if found is not None:
                return self._behind_particle(c, found)
        for k in tree.kids_of(c.pred, "advcl", "parataxis"):
            if self._marked(k, ("om", "dat", "of")) and (addressed or not self.is_purpose(c, k)):
                return self.complement(k, c.pred)
        return None

    def is_purpose(self, c: Clause, k: int) -> bool:
        """`stelt een fonds voor, om te voorkomen dat`: why one does so."""
        tree = self.tree
        apart = any(
            tree.low[x - 1] == "," for x in tree.kids_of(k, "mark") if tree.low[x] == "om" and x > c.pred
        )
        return apart and any(tree.pos[o] in ("NOUN", "PROPN") for o in c.objects)

    def _behind_particle(self, c: Clause, found: Span) -> Span:
        """A message without the particle of its cue, which the parser took for a part of it: `bood aan te helpen`."""
        tree, at = self.tree, bisect_left(self.tree.start, found.start)
        while at < tree.n and (
            at in c.particles or (tree.dep[at] == "case" and tree.head[at] in c.complements)
        ):
            at += 1  # `gaat ervan uit dat`
        start = tree.start[at] if at < tree.n else found.end
        return (self.span(start, found.end) or found) if found.start < start < found.end else found

    def _predicative(self, c: Clause, k: int) -> Span | None:
        """`noemt het besluit onjuist`: the object with what is said of it."""
        tree = self.tree
        if tree.pos[k] in ("VERB", "AUX") or tree.dep[k] != "xcomp":
            return None
        heads = [k, *(o for o in c.objects if tree.pos[o] != "PRON")]
        left, right = min(tree.left[h] for h in heads), max(tree.right[h] for h in heads)
        return None if left <= c.pred <= right else self.tokens(left, right)

    def complement(self, top: int, cue: int) -> Span | None:
        """The words of a complement clause, with what the parser attached to the cue but follows the complement."""
        tree = self.tree
        left, right = tree.left[top], self.clause_right(top)
        if left <= cue <= right:
            return self.subtree(top, cue)
        if left > cue:
            _, last = tree.sentence(cue)
            for k in sorted(tree.kids[tree.head[top]]):
                if k <= right:
                    continue
                if tree.dep[k] in ("advcl", "obl", "xcomp", "nmod", "acl", "ccomp") and k < last:
                    if all(w in (",", '"', "”", "“") for w in tree.words[right + 1 : tree.left[k]]):
                        right = self.clause_right(k)
                elif tree.dep[k] == "conj" and self._verb_final(k):
                    right = tree.right[k]
        return self.tokens(left, right)

    def argument_of(self, c: Clause, slots: tuple[str, ...], nouns: bool = True) -> Span | None:
        """The message in an object or a prepositional phrase.

        Args:
            c: the clause.
            slots: those of the cue: `obj`, or a preposition.
            nouns: whether any object that is a noun will do, where no slot has one.
        """
        tree = self.tree
        for slot in slots:
            if slot == "obj":
                heads = [o for o in (c.subjects if c.passive else c.objects) if tree.pos[o] != "PRON"]
                heads = heads or self._measured(c)
            else:
                heads = [x for p, x in c.obliques if p == slot and tree.low[x] not in PLATFORMS]
            found = self.subtree(heads[0], c.pred) if heads else None
            if found is not None:
                return found
        for p, x in c.obliques:
            if p in TOPICS and p not in slots and x > c.verb:
                return self.subtree(x, c.pred)
        for o in c.objects if nouns else ():
            if tree.pos[o] == "NOUN":
                return self.subtree(o, c.pred)
        return None

    def _measured(self, c: Clause) -> list[int]:
        """`heeft twee jaar cel geëist`: an object that the parser took for a time."""
        tree = self.tree
        times = [k for k in tree.kids_of(c.pred, "obl") if not tree.case_of(k) and tree.kids_of(k, "nummod")]
        return [
            k
            for k in times
            if any(tree.pos[x] == "NOUN" and not tree.case_of(x) for x in tree.kids_of(k, "nmod"))
        ]

    def judgement(self, c: Clause) -> Span | None:
        """`noemt het plan een gevaar`, `beschreef de reis als zwaar`: what is judged, with the judgement."""
        tree = self.tree
        heads = [o for o in c.objects if tree.pos[o] != "PRON"]
        heads += [x for p, x in c.obliques if p in ("als", "tot")]
        heads += c.complements
        heads += [k for k in tree.kids_of(c.pred, "advcl") if tree.case_of(k) == "als"]
        if len(heads) < 2 and not any(p == "als" for p, _ in c.obliques):
            return None
        left = min(tree.left[h] for h in heads)
        right = max(self.clause_right(h) for h in heads)
        return None if left <= c.pred <= right else self.tokens(left, right)

    def marked(self, token: int) -> Span | None:
        """A clause after `token` that `dat`, `of` or a question word opens, where the tree has none."""
        tree = self.tree
        _, last = tree.sentence(token)
        for k in range(token + 1, min(last, token + REACH)):
            if tree.words[k] in (".", ":", ";", "?", "!"):
                break
            if tree.low[k] in OPENERS and (tree.pos[k] == "SCONJ" or tree.low[k] not in ("dat", "of")):
                if tree.low[k] == "wie" and tree.words[k - 2] == ",":
                    continue  # `betoogden tegen X, van wie`
                if tree.low[k] == "of" and k + 3 > last:
                    break
                top = tree.head[k]
                right = self.clause_right(top) if k < top < last and top != token else last - 1
                return self.tokens(k, right)
        return None

    def clause_before(self, token: int) -> Span | None:
        """The words of the sentence before `token`, where a comma closes them: `Het komt goed, zegt X`."""
        first, _ = self.tree.sentence(token)
        start, end = self.tree.start[first], self.end_before(token)
        if start >= end or "," not in self.text[end : self.tree.start[token]]:
            return None
        return self.span(start, end)

    def around(self, before: Span, behind: int) -> Span:
        """All of a clause in which somebody is named as its source, from the words before to its end.

        Only where the verb of the clause stands behind: `Rusland, aldus X, bedreigt Polen`.

        Args:
            before: the words before the cue.
            behind: the token behind the speaker.
        """
        tree = self.tree
        if behind >= tree.n or tree.words[behind] != ",":
            return before
        first, last = tree.sentence(behind)
        verbs = [k for k in range(first, last) if tree.tag[k].startswith("WW|pv")]
        opening = next((k for k in range(first, last) if tree.pos[k] != "PUNCT"), first)
        if tree.pos[opening] == "SCONJ":  # `Als dat niet gebeurt, zegt X, stapt hij op`
            verbs = [k for k in verbs if tree.end[k] > before.end]
        if behind + 1 not in verbs or any(tree.end[k] <= before.end for k in verbs):
            return before
        return self.span(before.start, tree.end[last - 1]) or before

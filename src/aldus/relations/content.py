"""Where the reported words of a statement stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from aldus.document import Span
from aldus.syntax.clauses import Clause
from aldus.syntax.quotes import Quote
from aldus.syntax.tree import Tree

OPENING = "\"“„«‘'‚‹`,”’"
CLOSING = "\"”“»’'›`"
OPENERS = frozenset(("dat", "of", "hoe", "waarom", "wat", "wie", "welke", "waar", "hoeveel", "wanneer"))
EDGE = " \n\t\u00a0,;:.–-"


class Contents:
    """Finds the message of a cue by the tree, the quotation marks, and the order of words."""

    def __init__(self, tree: Tree, quotes: list[Quote]) -> None:
        self.tree = tree
        self.text = tree.text
        self.quotes = quotes
        self._starts = [q.start for q in quotes]
        self._sentences = [tree.start[s] for s, _ in tree.sents]

    def span(self, start: int, end: int) -> Span | None:
        """Characters `start` to `end` without spaces and punctuation around, and without marks around all of it."""
        text = self.text
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        piece = text[start:end]
        if len(piece) > 2 and piece[0] in OPENING:
            first = bisect_right(self._starts, start)
            inside = [q for q in self.quotes[first : first + 3] if q.start <= start + 2]
            if inside and inside[0].end >= end - 3:
                start, end = inside[0].start, min(inside[0].end, end)
            elif piece[0] in CLOSING and not inside:
                start += 1
        elif (
            len(piece) > 2
            and piece[-1] in CLOSING
            and not any(
                q.end >= end - 2
                for q in self.quotes[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
            )
        ):
            end -= 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        while start < end and text[start] in EDGE:
            start += 1
        return Span(start, end) if end - start > 2 else None

    def clause_right(self, top: int) -> int:
        """Last token of a clause without main clauses that only seem coordinated to it: `... en eiste dat`."""
        tree = self.tree
        right = tree.right[top]
        for k in tree.kids[top]:
            if tree.dep[k] == "conj" and k > top and tree.pos[k] in ("VERB", "AUX"):
                left = tree.left[k]
                for v in range(left, k + 1):
                    if tree.tag[v].startswith("WW|pv") and v > 0 and tree.pos[v - 1] == "CCONJ":
                        right = min(right, v - 2)
                joint = [x for x in tree.kids_of(k, "cc") if x < k]
                marked = any(tree.dep[x] == "mark" and tree.low[x] in ("dat", "of") for x in tree.kids[top])
                if (
                    marked
                    and joint
                    and tree.low[joint[0]] in ("maar", "want", "dus")
                    and not self._verb_final(k)
                ):
                    right = min(right, joint[0] - 1)
            elif (
                tree.dep[k] == "advcl"
                and k > top
                and tree.tag[top].startswith("WW|inf")
                and any(tree.low[x] in REASONS and tree.dep[x] == "mark" for x in tree.kids[k])
            ):  # `dreigt X te straffen, omdat ...`: the reason is the reporter's
                right = min(right, tree.left[k] - 1)
        return max(right, top)

    def judgement(self, c: Clause) -> Span | None:
        """`noemt het plan een gevaar`, `beschreef de reis als zwaar`: what is judged, with the judgement."""
        tree = self.tree
        heads = [o for o in c.objects if tree.pos[o] != "PRON"]
        heads += [x for p, x in c.obliques if p in ("als", "tot")]
        heads += [
            k
            for k in (*c.complements, *tree.kids_of(c.pred, "advcl"))
            if tree.case_of(k) == "als" or k in c.complements
        ]
        if len(heads) < 2 and not any(p == "als" for p, _ in c.obliques):
            return None
        left = min(tree.left[h] for h in heads)
        right = max(self.clause_right(h) for h in heads)
        if left <= c.pred <= right:
            return None
        return self.span(tree.start[left], tree.end[right])

    def complement(self, top: int, cue: int) -> Span | None:
        """The words of a complement clause, with what the parser attached to the cue but follows the complement."""
        tree = self.tree
        left, right = tree.left[top], self.clause_right(top)
        if left <= cue <= right:
            return self.subtree(top, cue)
        if left > cue:
            _, last = tree.sentence(cue)
            for k in sorted(tree.kids[tree.head[top]]):
                if (
                    k > right
                    and tree.dep[k] in ("advcl", "obl", "xcomp", "nmod", "acl", "ccomp")
                    and k < last
                ):
                    gap = tree.words[right + 1 : tree.left[k]]
                    if all(w in (",", '"', "”", "“") for w in gap):
                        right = self.clause_right(k)
                elif k > right and tree.dep[k] == "conj" and self._verb_final(k):
                    right = tree.right[k]
        return self.span(tree.start[left], tree.end[right])

    def _verb_final(self, k: int) -> bool:
        """Whether a coordinated clause has the order of a subordinate one."""
        tree = self.tree
        finite = [v for v in (k, *tree.kids[k]) if tree.tag[v].startswith("WW|pv")]
        return bool(finite) and all(v - tree.left[k] > 3 for v in finite) and tree.right[k] - max(finite) <= 3

    def marked(self, token: int) -> Span | None:
        """A clause after `token` that `dat`, `of` or a question word opens, where the tree has none."""
        tree = self.tree
        _, last = tree.sentence(token)
        for k in range(token + 1, min(last, token + 14)):
            if tree.words[k] in (".", ":", ";", "?", "!"):
                break
            if tree.low[k] in OPENERS and (tree.pos[k] == "SCONJ" or tree.low[k] not in ("dat", "of")):
                if tree.low[k] == "of" and k + 3 > last:
                    break
                top = tree.head[k]
                right = self.clause_right(top) if k < top < last and top != token else last - 1
                return self.span(tree.start[k], tree.end[right])
        return None

    def subtree(self, top: int, cue: int) -> Span | None:
        """The words of a subtree; None where the cue stands inside."""
        tree = self.tree
        left, right = tree.left[top], tree.right[top]
        if left <= cue <= right:
            if cue < top:
                left = cue + 1
            else:
                right = cue - 1
            if right < left:
                return None
        return self.span(tree.start[left], tree.end[right])

    def before(self, token: int) -> tuple[Span | None, Quote | None]:
        """The words that end just before `token`: a quotation, or a clause with a comma after it."""
        tree, text = self.tree, self.text
        first, _ = tree.sentence(token)
        at = tree.start[token]
        k = at
        while k > 0 and text[k - 1] in " ,\n\u00a0":
            k -= 1
        comma = "," in text[k:at]
        quote = self._ending_at(k)
        if quote is None and tree.start[first] >= k:
            return None, None
        begin = tree.start[first]
        if quote is not None:
            return self.span(max(quote.start, self._sentence_start(quote, k)), quote.end), quote
        if not comma:
            return None, None
        return self.span(begin, k), None

    def _sentence_start(self, quote: Quote, at: int) -> int:
        """Start of the sentence in which a quotation ends, not before the quotation."""
        starts = self._sentences
        k = bisect_left(starts, min(at, quote.end)) - 1
        start = starts[k] if k >= 0 else 0
        if quote.end - start < SHORT:
            return quote.start
        # a sentence that holds nothing but the marks and the cue is no sentence
        while k > 0 and quote.end - start < 3:
            k -= 1
            start = starts[k]
        return start

    def _ending_at(self, k: int) -> Quote | None:
        best: Quote | None = None
        for n in range(bisect_left(self._starts, k) - 1, -1, -1):
            q = self.quotes[n]
            if q.end <= k and k - q.end <= 4 and not self.text[q.end : k].strip(CLOSING + " ,."):
                best = q  # the outermost of nested ones
            elif q.start < k - LOOK_BACK:
                break
        return best

    def after(self, token: int) -> tuple[Span | None, Quote | None]:
        """A quotation that follows `token` in the same sentence, or after a colon."""
        tree = self.tree
        _, last = tree.sentence(token)
        at, end = tree.start[token], tree.end[last - 1]
        for n in range(bisect_left(self._starts, at), len(self.quotes)):
            q = self.quotes[n]
            between = self.text[at : q.start].rstrip(OPENING + " \n")
            colon = between.endswith(":")
            if len(between) > 250 or (
                q.start > end and not (colon and end - 2 <= at + len(between) <= end + 1)
            ):
                break
            if q.end - q.start < 12 and not colon:
                continue
            if (
                q.start <= end
                and q.end > end + 2
                and not colon
                and q.end - q.start > 2 * (end - q.start) + 200
            ):
                continue
            return self.span(q.start, self._first_sentence_end(q)), q
        return None, None

    def _first_sentence_end(self, quote: Quote) -> int:
        tree = self.tree
        for s, e in tree.sents:
            end = tree.end[e - 1]
            if end >= quote.start + 3 and tree.start[s] <= quote.end:
                return min(end, quote.end)
        return quote.end

    def rest(self, token: int) -> Span | None:
        """The words after `token` to the end of its sentence."""
        tree = self.tree
        _, last = tree.sentence(token)
        if token + 1 >= last:
            return None
        return self.span(tree.start[token + 1], tree.end[last - 1])

    def colon(self, token: int) -> tuple[Span | None, Quote | None]:
        """A quotation after a colon in the sentence of `token`."""
        found = self.after(token)
        if found[1] is not None:
            tree, start = self.tree, found[1].start
            if ":" not in self.text[max(tree.end[token], start - 5) : start]:
                return None, None
            k = token + 1
            while k < tree.n and tree.start[k] < start:
                if tree.tag[k].startswith("WW|pv"):
                    return None, None  # the colon belongs to a later verb
                k += 1
            return found
        return None, None

    def of_clause(self, c: Clause, slots: tuple[str, ...], nouns: bool = True) -> Span | None:
        """The message among the arguments of a clause: a complement, else an object or phrase by the frame."""
        tree = self.tree
        cue = c.verb if c.verb > c.pred else c.pred
        for k in sorted(c.complements, key=lambda k: tree.dep[k] != "ccomp"):
            if tree.pos[k] not in ("VERB", "AUX") and tree.dep[k] == "xcomp":
                # `noemt het besluit onjuist`: the object with what is said of it
                objects = [o for o in c.objects if tree.pos[o] != "PRON"]
                left = min([tree.left[k], *(tree.left[o] for o in objects)])
                right = max([tree.right[k], *(tree.right[o] for o in objects)])
                if not left <= c.pred <= right:
                    return self.span(tree.start[left], tree.end[right])
            found = self.complement(k, cue)
            if found is not None:
                return found
        for slot in slots:
            heads: list[int] = []
            if slot == "obj":
                heads = [o for o in (c.subjects if c.passive else c.objects) if tree.pos[o] != "PRON"]
            elif slot not in ("ccomp", "xcomp", "quote", "iobj"):
                heads = [x for p, x in c.obliques if p == slot]
            if heads:
                found = self.subtree(heads[0], c.pred)
                if found is not None:
                    return found
        if slots:
            for p, x in c.obliques:
                if p in TOPICS and p not in slots and x > c.verb:
                    return self.subtree(x, c.pred)
            for o in c.objects if nouns else ():
                if tree.pos[o] == "NOUN":
                    return self.subtree(o, c.pred)
        for k in tree.kids[c.pred]:
            if tree.dep[k] in ("advcl", "parataxis") and any(
                tree.low[x] in ("om", "dat", "of") and tree.dep[x] == "mark" for x in tree.kids[k]
            ):
                return self.complement(k, c.pred)
        return None


# Conjunctions of clauses that belong to the verb above an infinitive.
REASONS = frozenset(("omdat", "nadat", "terwijl", "hoewel", "toen", "aangezien", "ofschoon"))
# Prepositions that lead to what a statement is about.
TOPICS = frozenset(("over", "tot", "van", "voor", "tegen", "om"))
# Characters to look back for the start of a quotation.
LOOK_BACK = 4000
# The last sentence of a quotation that is shorter than this takes the ones before it along.
SHORT = 25

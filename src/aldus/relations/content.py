"""Where the reported words of a statement stand."""

from __future__ import annotations

from bisect import bisect_left

from aldus.document import Span
from aldus.relations.clauses import Clause
from aldus.relations.quotes import Quote
from aldus.relations.tree import Tree

OPENING = "\"“„«‘'‚‹`,”’"
CLOSING = "\"”“»’'›`"
EDGE = " \n\t\u00a0,;:.–-"


class Contents:
    """Finds the message of a cue by the tree, the quotation marks, and the order of words."""

    def __init__(self, tree: Tree, quotes: list[Quote]) -> None:
        self.tree = tree
        self.text = tree.text
        self.quotes = quotes
        self._starts = [q.start for q in quotes]

    def span(self, start: int, end: int) -> Span | None:
        """Characters `start` to `end` without spaces and punctuation around, and without marks around all of it."""
        text = self.text
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        piece = text[start:end]
        if len(piece) > 2 and piece[0] in OPENING:
            inside = [q for q in self.quotes if start < q.start <= start + 2]
            if inside and inside[0].end >= end - 3:
                start, end = inside[0].start, min(inside[0].end, end)
            elif piece[0] in CLOSING and not inside:
                start += 1
        elif (
            len(piece) > 2
            and piece[-1] in CLOSING
            and not any(q.start < end and q.start > start and q.end >= end - 2 for q in self.quotes)
        ):
            end -= 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        while start < end and text[start] in EDGE:
            start += 1
        return Span(start, end) if end - start > 2 else None

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
        tree = self.tree
        starts = [tree.start[s] for s, _ in tree.sents]
        k = bisect_left(starts, min(at, quote.end)) - 1
        start = starts[k] if k >= 0 else 0
        # a sentence that holds nothing but the marks and the cue is no sentence
        while k > 0 and quote.end - start < 3:
            k -= 1
            start = starts[k]
        return start

    def _ending_at(self, k: int) -> Quote | None:
        for q in reversed(self.quotes):
            if q.end <= k and k - q.end <= 3 and not self.text[q.end : k].strip(CLOSING + " ,."):
                return q
            if q.end < k - 400 and q.start < k - LOOK_BACK:
                break
        return None

    def after(self, token: int) -> tuple[Span | None, Quote | None]:
        """A quotation that follows `token` in the same sentence, or after a colon."""
        tree = self.tree
        _, last = tree.sentence(token)
        at, end = tree.end[token], tree.end[last - 1]
        for q in self.quotes[bisect_left(self._starts, at) :]:
            between = self.text[at : q.start]
            if q.start > end + 4 and not between.rstrip(OPENING + " \n").endswith(":"):
                break
            if len(between) > 250:
                break
            if q.end - q.start < 12 and not between.rstrip(OPENING + " ").endswith(":"):
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

    def of_clause(self, c: Clause, slots: tuple[str, ...]) -> Span | None:
        """The message among the arguments of a clause: a complement, else an object or phrase by the frame."""
        tree = self.tree
        for k in sorted(c.complements, key=lambda k: tree.dep[k] != "ccomp"):
            if any(tree.dep[x] == "cop" for x in ()) or k == c.pred:
                continue
            found = self.subtree(k, c.verb if c.verb > c.pred else c.pred)
            if found is not None:
                return found
        for slot in slots:
            heads = []
            if slot == "obj":
                heads = [o for o in (c.subjects if c.passive else c.objects) if tree.pos[o] != "PRON"]
            elif slot not in ("ccomp", "xcomp", "quote", "iobj"):
                heads = [x for p, x in c.obliques if p == slot]
            if heads:
                found = self.subtree(heads[0], c.pred)
                if found is not None:
                    return found
        for k in tree.kids[c.pred]:
            if tree.dep[k] in ("advcl", "parataxis") and any(
                tree.low[x] in ("om", "dat", "of") and tree.dep[x] == "mark" for x in tree.kids[k]
            ):
                return self.subtree(k, c.pred)
        return None


LOOK_BACK = 4000

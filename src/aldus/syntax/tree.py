"""A Doc as plain integer and string arrays, built once: what the rules walk over."""

from __future__ import annotations

import threading
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, LEMMA, LENGTH, ORTH, POS, SENT_START, SPACY, TAG

from aldus.extensions import words_of
from aldus.lexicon.words import fold_lemma

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc


_ATTRIBUTES = [LEMMA, POS, TAG, DEP, LENGTH, SPACY, HEAD]
_WHOLE = [*_ATTRIBUTES, ORTH, SENT_START]
_last = threading.local()
# Accents of stress on prepositions: `vóór`.
UNSTRESSED = str.maketrans("áéíóú", "aeiou")


@lru_cache(maxsize=100_000)
def relink(form: str, lemma: str) -> str:
    """The lemma of a compound with the links that the treebank leaves out: `recht_zaak` is `rechtszaak`."""
    last = lemma.rsplit("_", 1)[1]
    at = form.rfind(last[:2].lower()) if last else -1
    return form[:at] + last if at > 2 else lemma


class Tree:
    """The tokens and dependency arcs of a Doc.

    Every attribute is a list with one item for each token; heads and children are token indexes.
    """

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self.n = n = len(doc)
        # one array for all: much faster than the attributes of tokens
        columns = doc.to_array(_ATTRIBUTES).T
        lemmas, pos, tags, deps, lengths, spaces, _ = columns.tolist()
        heads = columns[-1].astype("int64").tolist()
        strings = doc.vocab.strings
        self.words: tuple[str, ...] = words_of(doc)
        self.pos = _texts(pos, strings)
        self.low = [
            word.lower().translate(UNSTRESSED) if noun == "ADP" else word.lower()
            for word, noun in zip(self.words, self.pos, strict=True)
        ]
        self.tag = _texts(tags, strings)
        self.dep = _texts(deps, strings)
        self.lemma = [
            fold_lemma(relink(low, lemma) if "_" in lemma and noun == "NOUN" else lemma or low)
            for lemma, low, noun in zip(_texts(lemmas, strings), self.low, self.pos, strict=True)
        ]
        self.head: list[int] = [i + head for i, head in enumerate(heads)]
        ends = accumulate(length + space for length, space in zip(lengths, spaces, strict=True))
        self.end: list[int] = [end - space for end, space in zip(ends, spaces, strict=True)]
        self.start: list[int] = [end - length for end, length in zip(self.end, lengths, strict=True)]
        self.sent = [0] * n
        self.sents: list[tuple[int, int]] = []
        for k, s in enumerate(doc.sents if doc.has_annotation("SENT_START") else ()):
            self.sents.append((s.start, s.end))
            self.sent[s.start : s.end] = [k] * (s.end - s.start)
        self.kids: list[list[int]] = [[] for _ in range(n)]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)
        self.order = [i for i in range(n) if self.head[i] == i]
        """All tokens, every head before what depends on it."""
        for i in self.order:  # grows while it is read: breadth first
            self.order.extend(self.kids[i])
        self.left = left = list(range(n))
        """First token of each token's subtree."""
        self.right = right = list(range(n))
        """Last token of each token's subtree."""
        for i in reversed(self.order):
            h = self.head[i]
            if left[i] < left[h]:
                left[h] = left[i]
            if right[i] > right[h]:
                right[h] = right[i]

    def phrase(self, start: int, end: int) -> str:
        """The words from token `start` to `end` as they read."""
        return "".join(
            f"{word} " if self.end[i] < self.start[min(i + 1, end - 1)] else word
            for i, word in enumerate(self.words[start:end], start)
            if not word.isspace()
        ).rstrip()

    def kids_of(self, i: int, *deps: str) -> list[int]:
        """Children of token `i` with one of the relations."""
        dep = self.dep
        return [k for k in self.kids[i] if dep[k] in deps]

    def case_of(self, i: int) -> str:
        """The preposition before (or after) token `i`, in lower case; empty where there is none."""
        low = self.low
        for k in self.kids[i]:
            if self.dep[k] == "case":
                fixed = [f for f in self.kids[k] if self.dep[f] == "fixed"]
                if fixed:
                    return " ".join(low[x] for x in sorted([k, *fixed]))
                return low[k]
        return ""

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and the tokens coordinated to it, in text order."""
        dep, kids = self.dep, self.kids
        found = [i]
        for j in found:  # grows while it is read
            for k in kids[j]:
                if dep[k] == "conj":
                    found.append(k)
        if len(found) > 1:
            found.sort()
        return found

    def first_conjunct(self, i: int) -> int:
        """The first of the tokens that token `i` is coordinated with, or itself."""
        while self.dep[i] == "conj":
            i = self.head[i]
        return i

    def sentence(self, i: int) -> tuple[int, int]:
        """First token, and the token after the last, of the sentence of token `i`."""
        return self.sents[self.sent[i]]


def tree_of(doc: Doc) -> Tree:
    """The tree of a Doc: the last one where the Doc says the same, so that actors and relations share it."""
    said = doc.to_array(_WHOLE).tobytes(), words_of(doc)
    if getattr(_last, "said", None) != said:
        _last.tree = Tree(doc)
        _last.said = said
    tree: Tree = _last.tree
    return tree


def _texts(hashes: list[int], strings: StringStore) -> list[str]:
    """The strings of a column; each is looked up once."""
    known = {h: strings[h] for h in set(hashes)}
    return [known[h] for h in hashes]

"""The word that an act stands under, and what that word says of it: `ontkent dat`, `het plan om`, `waarschuwt tegen`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aldus.lexicon.embedding import Constructions, Embedding, embeddings
from aldus.syntax.clauses import Clause, Clauses
from aldus.syntax.tree import Tree

CLAUSAL = frozenset(("ccomp", "xcomp", "csubj", "acl", "obl", "obj", "nsubj", "nmod"))
"""Relations of a clause to the word that it stands under."""
NOMINAL = frozenset(("obl", "nmod", "advcl", "xcomp"))
"""Relations of a phrase with a preposition."""
WITH_TE = ("te", "obj-te", "iobj-te", "om")
BARE = ("inf", "obj-inf")
ADVERBS = ("er", "daar", "hier")
"""First part of an adverb for a preposition: `ervan`."""


class Under(NamedTuple):
    """What an act stands under."""

    says: Embedding
    by: int
    """The token of the word."""
    sure: bool = False
    """Whether the word has no status of its own: a preposition, or a noun with its `geen`."""


class Embedder:
    """Finds what verbs and nouns stand under.

    Args:
        tree: the tokens and arcs.
        clauses: the clauses of the same Doc.
    """

    def __init__(self, tree: Tree, clauses: Clauses) -> None:
        self.tree = tree
        self.clauses = clauses
        self.table = embeddings()

    def over(self, i: int) -> Under | None:
        """The word that the verb or noun at token `i` stands under; None where there is none that the tables know."""
        tree, c = self.tree, self.clauses.get(i)
        i = tree.first_conjunct(i)
        if tree.head[i] == i:
            return None
        # `koos ervoor om X te helpen`, `pleit ervoor X te helpen`
        named = c is not None and c.nominal and c.mark != "om" and not tree.case_of(i).startswith(ADVERBS)
        phrase = c is None or c.copula or named
        names = self._of_phrase(i) if phrase or c is None else self._of_clause(c, i)
        return self._found(names, i, phrase) or self._preposition(i, phrase)

    # how the act stands there

    def _of_clause(self, c: Clause, i: int) -> tuple[str, ...]:
        """The constructions that a clause may be: `dat`, `of`, `te`, `inf`."""
        tree = self.tree
        relation = tree.dep[i].split(":")[0]
        if tree.tag[c.verb].startswith("WW|pv"):
            if i < tree.head[i] and any(
                k > tree.head[i] for k in tree.kids_of(tree.head[i], "ccomp", "xcomp")
            ):
                return ()  # `dat X vertrok, wil niet zeggen dat Y blijft`
            if c.mark in ("dat", "of"):
                return (c.mark,)
            if any(tree.low[k] == "of" and tree.tag[k].startswith("VG|onder") for k in tree.kids[i]):
                return ("of",)
            return ("dat",) if relation in ("ccomp", "csubj") and not c.mark else ()
        if tree.dep[i] == "acl:relcl" or not (relation in CLAUSAL or c.mark == "om"):
            return ()
        infinitives = [k for k in (c.pred, *c.aux) if tree.tag[k].startswith("WW|inf")]
        if not infinitives:
            return ()
        marked = any(tree.low[k] == "te" for x in infinitives for k in tree.kids[x])
        return WITH_TE if marked or c.mark else (*BARE, *WITH_TE)

    def _of_phrase(self, i: int) -> tuple[str, ...]:
        """The constructions that a noun may be: `obj`, `subj`, or its preposition."""
        tree, dep = self.tree, self.tree.dep[i]
        case = tree.case_of(i)
        if case:
            return (case,) if dep.split(":")[0] in NOMINAL or dep == "obj" else ()
        if dep in ("obj", "nsubj:pass"):
            return ("obj",)
        if dep == "nsubj":
            top = self.clauses.get(tree.head[i])
            return ("obj",) if top is not None and top.passive else ("subj",)
        return ()

    # under which word

    def _found(self, names: tuple[str, ...], i: int, phrase: bool) -> Under | None:
        for h, known in self._words_over(i, names) if names else ():
            found = _first(known, names) or (None if phrase else self._by_adverb(h, i, known))
            if found is not None:
                return Under(found, h, known is self._absent(h))
        return None

    def _words_over(self, i: int, names: tuple[str, ...]) -> Iterator[tuple[int, Constructions]]:
        """The words over token `i`; also of the verb whose argument the parser hung it on: `beschuldigt X van`."""
        tree = self.tree
        h = tree.head[i]
        yield from ((h, known) for known in self._readings(h))
        top = self.clauses.get(h)
        if top is not None:
            if "te" in names or names[0] not in ("obj", "subj"):
                # `diende een verzoek in om`, `gaf een advies voor`, `het akkoord dat zij sloot over`
                for o in top.objects:
                    if self.clauses.get(o) is None and o != i:
                        yield from ((o, known) for known in self._readings(o))
            if "van" in names and top.lemma == "zijn":  # `van steun is geen sprake`
                for s in top.subjects:
                    yield from ((s, known) for known in self._readings(s))
            return
        up = tree.head[h]
        if up != h and names[0] not in ("obj", "subj") and tree.pos[h] in ("PROPN", "PRON", "NOUN"):
            yield from ((up, known) for known in self._readings(up))

    def _readings(self, h: int) -> Iterator[Constructions]:
        """What the tables know of the word at token `h`, the most specific first."""
        tree, top = self.tree, self.clauses.get(h)
        absent = self._absent(h)
        if absent is not None:
            yield absent
        if top is not None:
            yield from self._phrases(top)
        if top is not None and tree.pos[h] in ("VERB", "AUX") and not top.copula:
            found = self.table.verbs.get(top.lemma) or self.table.verbs.get(tree.lemma[h].replace("_", ""))
        elif tree.pos[h] == "NOUN":
            found = self.table.nouns.of(tree.lemma[h])
        else:
            found = self.table.adjectives.get(tree.lemma[h]) or self.table.adjectives.get(tree.low[h])
        if found is not None:
            yield found

    def _absent(self, h: int) -> Constructions | None:
        """`geen bewijs`."""
        tree = self.tree
        if tree.pos[h] != "NOUN" or not any(tree.low[k] == "geen" for k in tree.kids[h]):
            return None
        return self.table.nouns.get(f"geen {tree.lemma[h]}")

    def _phrases(self, top: Clause) -> Iterator[Constructions]:
        """`ging ... uit de weg`, `is in staat`."""
        tree = self.tree
        verbs = [tree.lemma[k] for k in top.aux] if top.copula else [top.lemma, tree.lemma[top.pred]]
        rows = [row for verb in dict.fromkeys(verbs) for row in self.table.phrases.get(verb, ())]
        if not rows:
            return
        near = {tree.low[top.pred]}
        for k in tree.kids[top.pred]:
            near.add(tree.low[k])
            near.update(tree.low[x] for x in tree.kids[k])
        yield from (known for words, known in rows if words <= near)

    def _by_adverb(self, h: int, i: int, known: Constructions) -> Embedding | None:
        """`beschuldigt X ervan dat`: the adverb stands for the preposition of the word."""
        for k in (*self.tree.kids[h], *self.tree.kids_of(i, "case", "mark", "advmod")):
            for adverb in ADVERBS:
                prep = self.tree.low[k].removeprefix(adverb)
                if prep != self.tree.low[k] and prep in known:
                    return known[prep]
        return None

    def _preposition(self, i: int, phrase: bool) -> Under | None:
        """`zonder te`, `na de aanval`: what the preposition itself says."""
        tree = self.tree
        name = "np" if phrase else "te"
        for k in tree.kids_of(i, "case", "mark"):
            words = " ".join(tree.low[x] for x in sorted([k, *tree.kids_of(k, "fixed")]))
            known = self.table.prepositions.get(words, {})
            if name in known:
                return Under(known[name], k, True)
        return None


def _first(known: Constructions, names: tuple[str, ...]) -> Embedding | None:
    return next((known[name] for name in names if name in known), None)

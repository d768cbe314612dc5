"""Clauses of a Doc: predicate, cluster, subject (also understood), objects, obliques."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import fold_lemma, words
from aldus.syntax.tree import Tree

RELATIVES = frozenset(("die", "dat", "wie", "welke", "wat"))
INFINITIVE_MARKS = frozenset(("te", "om", "door", "zonder", "na", "alvorens", "teneinde", "in plaats van"))
FRONTED = frozenset(("dat", "dit", "wat", "het", "zulks"))
ADPOSITIONS = ("ADP", "SCONJ")
SUBJECT_CONTROL = words("subject_control")
OBJECT_CONTROL = words("object_control")
GIVING = words("giving")


@dataclass(slots=True)
class Clause:
    """One predicate with its arguments; every number is a token index."""

    pred: int
    """The main verb, or the noun or adjective of a copula."""
    lemma: str
    """Lemma of the predicate with its particle, without underscores."""
    verb: int
    """The finite verb where there is one, else the predicate."""
    aux: list[int] = field(default_factory=list)
    """Auxiliaries, passive ones included."""
    passive: bool = False
    copula: bool = False
    subjects: list[int] = field(default_factory=list)
    """Heads of the subject (the patient, if passive), conjuncts included."""
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    """Heads of the `door` phrase of a passive."""
    obliques: list[tuple[str, int]] = field(default_factory=list)
    """Preposition and head of every prepositional phrase of the predicate."""
    particles: list[int] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    """Predicates of complement clauses: ccomp and xcomp."""
    nominal: bool = False
    """Whether the predicate is an infinitive used as a noun: `het leveren van wapens`."""
    understood: bool = False
    """Whether the subject is taken over from another clause."""
    governor: int | None = None
    """Predicate that governs this one (xcomp, ccomp, advcl, acl), where there is one."""
    relation: str = ""
    """Relation of the predicate to its governor."""
    mark: str = ""
    """Conjunction or infinitive marker, in lower case: `dat`, `om`, `als`."""


class Clauses:
    """The clauses of a Doc, by predicate, in text order.

    Args:
        tree: the tokens and arcs of the Doc.
        lex: all tables: the verbs that it knows.
    """

    def __init__(self, tree: Tree, lex: Lexicon) -> None:
        self.tree = tree
        self.lex = lex
        self.by_pred: dict[int, Clause] = {}
        for i in range(tree.n):
            if self._is_predicate(i):
                self.by_pred[i] = self._explicit(i)
        self._resolving: set[int] = set()
        self._done: set[int] = set()
        for i in self.by_pred:
            self._share(i)
        for i in self.by_pred:
            self._complete(i)

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.by_pred.values())

    def get(self, pred: int) -> Clause | None:
        """The clause with this predicate."""
        return self.by_pred.get(pred)

    def governing(self, i: int) -> Clause | None:
        """The nearest clause above token `i`, or the one it is the predicate of."""
        head = self.tree.head
        while i not in self.by_pred:
            if head[i] == i:
                return None
            i = head[i]
        return self.by_pred[i]

    def _is_predicate(self, i: int) -> bool:
        tree = self.tree
        dep = tree.dep[i]
        if dep in ("aux", "aux:pass", "cop", "flat", "fixed", "compound:prt", "mark", "case", "punct"):
            return False
        if tree.pos[i] in ("VERB", "AUX"):
            return True
        return any(tree.dep[k] in ("cop", "nsubj", "nsubj:pass") for k in tree.kids[i])

    def _explicit(self, i: int) -> Clause:
        tree = self.tree
        dep, low, pos = tree.dep, tree.low, tree.pos
        c = Clause(i, tree.lemma[i], i)
        finite = i if tree.tag[i].startswith("WW|pv") else None
        for k in tree.kids[i]:
            d = dep[k]
            if d in ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "obl") and self._quoted(k):
                continue
            if d in ("nsubj", "nsubj:pass"):
                if c.subjects and low[c.subjects[0]] in FRONTED and k > i > c.subjects[0]:
                    c.objects.extend(c.subjects)  # `Dat maakte het ministerie bekend`
                    c.subjects = tree.conjuncts(k)
                elif c.subjects:  # a clause has one subject: the second one is a slip
                    c.passive = False
                    late = any(dep[x] == "obj" and x > k for x in tree.kids[i])
                    (c.indirect if late else c.objects).extend(tree.conjuncts(k))
                else:
                    c.passive = c.passive or d == "nsubj:pass"
                    c.subjects.extend(tree.conjuncts(k))
            elif d in ("obj", "iobj") and tree.case_of(k):  # a prepositional phrase after all
                c.obliques.extend((tree.case_of(k), x) for x in tree.conjuncts(k))
            elif d == "obj":
                c.objects.extend(tree.conjuncts(k))
            elif d == "iobj":
                c.indirect.extend(tree.conjuncts(k))
            elif d == "obl:agent" and tree.case_of(k) in ("door", ""):
                c.agents.extend(tree.conjuncts(k))
            elif d in ("obl", "obl:arg", "obl:agent", "nmod"):
                case = tree.case_of(k)
                if case:
                    c.obliques.extend((case, x) for x in tree.conjuncts(k))
                elif (
                    d == "obl"
                    and pos[k] == "PROPN"
                    and not any(dep[x] in ("obj", "case") for x in tree.kids[i])
                ):
                    c.objects.extend(tree.conjuncts(k))  # a name is no time or measure
            elif d == "aux":
                c.aux.append(k)
                if tree.tag[k].startswith("WW|pv"):
                    finite = k
            elif d == "aux:pass":
                c.aux.append(k)
                c.passive = True
                if tree.tag[k].startswith("WW|pv"):
                    finite = k
            elif d == "cop":
                c.copula = True
                c.aux.append(k)
                if tree.tag[k].startswith("WW|pv"):
                    finite = k
            elif d == "compound:prt" and (nouns := [x for x in tree.kids_of(k, "fixed") if pos[x] == "NOUN"]):
                # `zette X onder druk`, to the treebank a particle of several words
                c.obliques.append((low[k], nouns[-1]))
                c.lemma = c.lemma.removeprefix(low[k]) or c.lemma
            elif d == "compound:prt":
                c.particles.append(k)
            elif d in ("ccomp", "xcomp", "csubj"):
                c.complements.append(k)
            elif (d == "mark" and (not c.mark or c.mark == "te")) or (
                d in ("case", "advmod")
                and low[k] in INFINITIVE_MARKS
                and pos[k] in ("ADP", "SCONJ")
                and not c.mark
            ):
                c.mark = low[k]
        c.verb = i if finite is None else finite
        if tree.tag[i].startswith("WW|inf") and any(dep[k] in ("det", "case") for k in tree.kids[i]):
            self._nominal(c)
        if (c.passive or tree.tag[i].startswith("WW|vd|vrij|zonder")) and not c.agents:
            c.agents = [x for case, x in c.obliques if case == "door"]
        for k in list(c.particles):
            if pos[k] in ("VERB", "AUX"):  # `liet weten`, in the treebank's lemma `weten_laten`
                base = tree.lemma[i]
                if base.startswith(low[k]) and len(base) > len(low[k]):
                    base = base[len(low[k]) :]
                c.lemma = f"{base} {low[k]}"
                self._merge(c, k)
            elif not c.lemma.startswith(fold_lemma(low[k])) and f"{low[k]}{c.lemma}" in self.lex.known:
                c.lemma = low[k] + c.lemma
            elif c.lemma not in self.lex.known and c.lemma.startswith(low[k]):
                rest = c.lemma[len(low[k]) :]
                c.lemma = (
                    rest if rest in self.lex.known else c.lemma
                )  # `meldde voor het eerst`: no `voormelden`
        if not c.particles and finite == i and c.lemma not in self.lex.known:
            self._stranded(c)
        for k in tree.kids[i]:
            # `maakte bekend`: written apart, and no particle to the parser
            if dep[k] not in ("xcomp", "advmod", "obl", "obj", "advcl") or pos[k] not in (
                "ADJ",
                "ADV",
                "NOUN",
            ):
                continue
            if k not in c.particles and len(low[k]) > 2 and low[k] + c.lemma in self.lex.known:
                c.lemma = low[k] + c.lemma
                c.particles.append(k)
                if k in c.complements:
                    c.complements.remove(k)
                break
        if len(c.particles) == 0:  # `laten weten`, `te kennen geven`
            for k in c.complements:
                both = f"{tree.lemma[i]} {tree.lemma[k]}"
                if both in self.lex.cues or both in self.lex.verbs:
                    c.lemma = both
                    self._merge(c, k)
                    break
        return c

    def _quoted(self, k: int) -> bool:
        """Whether `volgens` stands before a phrase that is an argument to the parser."""
        tree = self.tree
        first = tree.left[k]
        before = first - 1 if tree.low[first] not in ("volgens", "aldus") else first
        return before >= 0 and tree.low[before] in ("volgens", "aldus") and tree.sent[before] == tree.sent[k]

    def _nominal(self, c: Clause) -> None:
        """`het leveren van wapens aan X`: the `van` phrase is the object, and may hold the others."""
        tree = self.tree
        c.nominal = True
        for case, x in list(c.obliques):
            if case == "van":
                c.objects.append(x)
                c.obliques.remove((case, x))
                c.obliques.extend(
                    (tree.case_of(k), k) for k in tree.kids_of(x, "nmod") if tree.case_of(k) != "van"
                )

    def _stranded(self, c: Clause) -> None:
        """Find the particle of a separable verb that the parser attached elsewhere: `kondigde hulp aan.`"""
        tree = self.tree
        _, last = tree.sentence(c.pred)
        for k in range(c.pred + 1, min(last, c.pred + 40)):
            if tree.pos[k] == "ADP" and tree.dep[k] != "fixed":
                ends = k + 1 >= last or tree.pos[k + 1] in ("PUNCT", "SPACE", "CCONJ", "SCONJ")
                if ends and tree.low[k] + c.lemma in self.lex.known:
                    c.particles.append(k)
                    c.lemma = tree.low[k] + c.lemma
                    return
            elif tree.pos[k] in ("VERB", "AUX") and tree.tag[k].startswith("WW|pv"):
                return

    def _merge(self, c: Clause, k: int) -> None:
        """Give `laten` the arguments of the infinitive it forms one predicate with."""
        tree = self.tree
        if k in c.complements:
            c.complements.remove(k)
            c.particles.append(k)
        for x in tree.kids[k]:
            d = tree.dep[x]
            if d == "obj":
                c.objects.extend(tree.conjuncts(x))
            elif d == "iobj":
                c.indirect.extend(tree.conjuncts(x))
            elif d in ("obl", "obl:arg"):
                c.obliques.extend((tree.case_of(x), y) for y in tree.conjuncts(x))
            elif d in ("ccomp", "xcomp", "csubj"):
                c.complements.append(x)

    def _share(self, i: int) -> None:
        """Give a coordinated verb the arguments behind it that the parser left with the first verb."""
        tree = self.tree
        head = tree.head[i]
        first = self.by_pred.get(head)
        if tree.dep[i] != "conj" or first is None or not tree.tag[i].startswith("WW") or i < head:
            return
        c = self.by_pred[i]
        own = c.objects or c.complements
        if not own and tree.tag[i].startswith("WW|pv"):
            c.objects = [x for x in first.objects if x > i]
            first.objects = [x for x in first.objects if x < i]
            c.obliques += [(p, x) for p, x in first.obliques if x > i]
            first.obliques = [(p, x) for p, x in first.obliques if x < i]
            c.complements = [x for x in first.complements if x > i]
            first.complements = [x for x in first.complements if x < i]

    def _antecedents(self, i: int) -> list[int]:
        return self.tree.conjuncts(i) if self.tree.dep[i] != "conj" else [i]

    def _complete(self, i: int) -> Clause:
        c = self.by_pred[i]
        if i in self._done or i in self._resolving:
            return c
        self._resolving.add(i)
        tree = self.tree
        dep = tree.dep[i]
        head = tree.head[i]
        tag = tree.tag[i]
        base = dep.split(":")[0]
        c.relation = dep
        top = self.governing(head) if head != i else None
        if top is not None:
            c.governor = top.pred
        if dep == "acl:relcl" or (base == "acl" and any(tree.low[k] in RELATIVES for k in tree.kids[i])):
            self._relative(c, head)
        participle = tag.startswith(("WW|vd", "WW|od"))
        attributive = base in ("acl", "amod") and participle and not (c.aux or c.mark or c.subjects)
        if attributive:
            if tag.startswith("WW|od"):
                c.subjects = c.subjects or self._antecedents(head)
            else:
                c.passive = True
                c.subjects = c.subjects or self._antecedents(head)
                if not c.agents:
                    c.agents = [x for case, x in c.obliques if case == "door"]
            c.understood = True
        elif not c.subjects and top is not None:
            if base in ("advcl", "xcomp") and tag.startswith("WW|vd") and c.agents and not c.aux:
                # `Gesteund door X trok Y op`
                c.passive = c.understood = True
                c.subjects = list(self._complete(top.pred).subjects)
            elif base == "conj" and head in self.by_pred:
                q = self._complete(head)
                imperative = c.verb == i and tag.startswith("WW|pv|tgw|ev") and tree.left[i] == i
                if not imperative:
                    c.subjects = list(q.subjects)
                    c.understood = True
                    if tag.startswith("WW|vd") and not c.aux:
                        c.passive = q.passive
                        c.aux = list(q.aux)
                    elif not c.aux and not tag.startswith("WW|pv"):
                        c.aux = list(q.aux)
                    c.governor, c.relation, c.mark = q.governor, q.relation, c.mark or q.mark
            elif base in ("xcomp", "ccomp", "advcl", "acl", "csubj", "obl", "parataxis", "nmod") and (
                tag.startswith("WW|inf") or c.mark in INFINITIVE_MARKS or base == "xcomp"
            ):
                q = self._complete(top.pred)
                c.understood = True
                c.subjects = self._controller(c, q, base, head)
        self._resolving.discard(i)
        self._done.add(i)
        return c

    def _controller(self, c: Clause, q: Clause, base: str, head: int) -> list[int]:
        """The understood subject of an infinitive under clause `q`."""
        if base == "acl" and head not in self.by_pred:
            owners = [
                k
                for k in self.tree.kids[head]
                if self.tree.dep[k] == "nmod:poss"
                or (self.tree.dep[k] == "nmod" and self.tree.case_of(k) == "van")
            ]
            if owners and head not in q.objects:
                return owners
            if q.lemma in GIVING and head in (q.subjects if q.passive else q.objects):
                # `gaf X toestemming om`: X does it
                receivers = q.indirect or [x for case, x in q.obliques if case == "aan"]
                if receivers:
                    return list(receivers)
            return q.agents if q.passive else q.subjects
        if q.passive:
            # `X wordt gevraagd te`: X does it; `door Y besloten te`: Y does.
            return list(q.subjects) or list(q.agents)
        if base in ("advcl", "obl", "xcomp", "ccomp") and self._object_control(q):
            return list(q.indirect or q.objects)
        controllers = q.indirect or (q.objects if base == "xcomp" else [])
        cue = self.lex.cues.get(q.lemma)
        if controllers and q.lemma not in SUBJECT_CONTROL and base in ("xcomp", "ccomp"):
            return list(controllers)
        if cue is not None and base in ("xcomp", "ccomp", "advcl") and q.objects and "obj" in cue.target[:1]:
            return list(q.objects)
        return list(q.subjects)

    def _object_control(self, q: Clause) -> bool:
        """Whether who is addressed or moved by `q` does its infinitive: `dwingt X te`, `zet X onder druk om`."""
        if not (q.indirect or q.objects):
            return False
        return q.lemma in OBJECT_CONTROL or any(
            f"{q.lemma} {self.tree.lemma[x]}" in OBJECT_CONTROL for _, x in q.obliques
        )

    def _relative(self, c: Clause, head: int) -> None:
        """Put the antecedent in the place of the relative pronoun."""
        low, antecedent = self.tree.low, self._antecedents(head)
        top = self.by_pred.get(head)
        if top is not None and top.copula:  # `A en B zijn landen die ...`
            antecedent = [*antecedent, *top.subjects]

        def swap(heads: list[int]) -> list[int]:
            out: list[int] = []
            for h in heads:
                out.extend(antecedent if low[h] in RELATIVES else [h])
            return list(dict.fromkeys(out))

        c.subjects, c.objects, c.indirect = swap(c.subjects), swap(c.objects), swap(c.indirect)
        c.obliques = [(p, x) for p, h in c.obliques for x in (antecedent if low[h] in RELATIVES else [h])]

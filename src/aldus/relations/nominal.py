"""Acts that a noun expresses, with both parties: `de Russische inval van Oekraïne`."""

from __future__ import annotations

from aldus.lexicon.frames import Frame
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party, pairs
from aldus.relations.reading import Reading
from aldus.syntax.control import OBJECT_CONTROL

HOLD = words("hold")
# Prepositions whose noun is not the subject's own act.
APART = frozenset(
    ("over", "vanwege", "wegens", "na", "sinds", "door", "volgens", "ondanks", "tijdens", "uit", "aan")
)


class Nominals:
    """Finds the acts that nouns and nominal infinitives express."""

    def __init__(self, reading: Reading, found: Candidates) -> None:
        self.found = found
        self.nouns = reading.lex.nouns
        self.tree = reading.tree
        self.clauses = reading.clauses
        self.parties = reading.parties
        self.status = reading.status

    def find(self) -> None:
        """Propose all acts of nouns."""
        tree = self.tree
        for i in range(tree.n):
            if tree.pos[i] != "NOUN":
                continue
            for frame in self.nouns.of(tree.lemma[i]) or ():
                if self._noun(i, frame):
                    break

    def _noun(self, i: int, frame: Frame) -> bool:
        parties = self.parties
        if parties.direct(i):
            return False
        between = self._between(i) or parties.phrases(i, "tussen")
        if len(between) > 1:
            for a, b in pairs(between):
                self._add(i, a, b, frame, True, "noun-tussen")
            return True
        owners = parties.owners(i) or [
            Party(p.actor, p.token, "van") for p in parties.phrases(i, "vanuit", "namens")
        ]
        adj = [p for p in owners if p.how == "adj"]
        van = [p for p in owners if p.how == "van"]
        poss = [p for p in owners if p.how == "poss"]
        preps = tuple(t for t in frame.target if t not in ("van", "obj", "adj", "poss"))
        targets: list[Party] = parties.phrases(i, *preps) if preps else []
        rule = "noun-prep"
        loose = False
        if not targets and preps:
            # `de oorlog van Israël tegen Hamas`, attached to the wrong name
            for k in self.tree.kids_of(i, "nmod"):
                targets = targets or parties.phrases(k, *preps)
        if not targets and preps:
            targets = self._loose(i, preps)
            loose = bool(targets)
        sources: list[Party] = []
        if not targets and preps:
            targets = self._belonging(i, preps)
            if targets:
                rule = "noun-belonging"
        door = parties.phrases(i, "door")
        if targets:
            sources = door or adj or poss or van
            if len(adj) > 1 and not (door or poss or van):
                sources = adj[:1]
        elif door and van:
            sources, targets, rule = door, van, "noun-door"
        elif adj and van and "van" in frame.target:
            sources, targets, rule = adj, van, "noun-adj-van"
        elif poss and van and "van" in frame.target:
            sources, targets, rule = poss, van, "noun-poss-van"
        elif adj and van and frame.symmetric:
            sources, targets, rule = adj, van, "noun-adj-van"
        elif len(van) > 1 and frame.symmetric:
            for a, b in pairs(van):
                self._add(i, a, b, frame, True, "noun-van-pair")
            return True
        if targets and not sources and (not loose or self._charged(i)):
            sources = self._subject(i)
            rule = "noun-subject"
        elif frame.symmetric and not (targets or owners) and 1 < len(sources := self._holders(i)) < 4:
            for a, b in pairs(sources):
                self._add(i, a, b, frame, True, "noun-subject-pair")
            return True
        elif (adj or poss or van) and not targets and (targets := self._essential(i)):
            sources, rule = adj or poss or van, "noun-essential"
        elif van and not targets:
            top = self.clauses.get(i)
            if top is not None and top.copula and "van" in frame.target:
                sources, targets, rule = self.parties.all(top.subjects), van, "noun-copula"
        if targets and sources:
            if loose:
                rule += "-loose"
            self._add(i, sources, targets, frame, frame.symmetric, rule)
            return True
        return False

    def _between(self, i: int) -> list[Party]:
        """The parties listed after `tussen`, by the order of words: parsers lose members of long lists."""
        tree, parties = self.tree, self.parties
        start = next((j for j in range(i + 1, min(i + 5, tree.n)) if tree.low[j] == "tussen"), -1)
        if start < 0 or tree.sent[start] != tree.sent[i]:
            return []
        if any(tree.pos[j] in ("VERB", "AUX", "PUNCT") for j in range(i + 1, start)):
            return []
        found = parties.listed(start + 1)
        return found if len(found) > 1 else []

    def _loose(self, i: int, preps: tuple[str, ...]) -> list[Party]:
        """A phrase right behind the noun that the parser attached to something above it."""
        tree = self.tree
        k = tree.right[i] + 1
        if k >= tree.n or tree.sent[k] != tree.sent[i] or tree.low[k] not in preps:
            return []
        head = tree.head[k]
        if tree.dep[k] != "case" or head <= k:
            return []
        return self.parties.all(tree.conjuncts(head))

    def _belonging(self, i: int, preps: tuple[str, ...]) -> list[Party]:
        """`aanval op een Israëlische basis`: the owner of what the phrase names."""
        tree = self.tree
        found: list[Party] = []
        for k in tree.kids[i]:
            if (
                tree.dep[k] in ("nmod", "obl", "obl:arg")
                and tree.case_of(k) in preps
                and tree.pos[k] == "NOUN"
            ):
                found.extend(p for p in self.parties.owners(k) if p.how in ("adj", "van"))
        return found

    def _essential(self, i: int) -> list[Party]:
        """`de steun van X is essentieel voor Y`."""
        c = self.clauses.governing(i)
        if c is None or not c.copula or i not in c.subjects or self.tree.pos[c.pred] != "ADJ":
            return []
        return self.parties.all([x for p, x in c.obliques if p == "voor"])

    def _charged(self, i: int) -> bool:
        """Whether the noun is what its verb charges someone with."""
        c = self.clauses.governing(i)
        return c is not None and c.lemma in OBJECT_CONTROL and any(x == i for _, x in c.obliques)

    def _holders(self, i: int) -> list[Party]:
        """`A en B voeren gesprekken`: the subjects of a verb that says no more than that there are talks."""
        c = self.clauses.governing(i)
        if (
            c is None
            or c.lemma not in HOLD
            or not (i in c.objects or ("met", i) in c.obliques or ("in", i) in c.obliques)
        ):
            return []
        return self._subject(i)

    def _subject(self, i: int) -> list[Party]:
        """Who has or does it: the subject of the verb that the noun is an argument of."""
        c = self.clauses.governing(i)
        if c is not None and c.lemma in OBJECT_CONTROL and i not in c.subjects and i not in c.objects:
            # `beschuldigt X van inmenging in Y`: X's
            addressed = self.parties.all(c.subjects if c.passive else c.indirect or c.objects)
            if addressed:
                return addressed
        if c is None or c.passive or i in c.subjects:
            return []
        if c.copula:
            return self.parties.all(c.subjects) if c.pred == i else []
        if i not in c.objects and not any(x == i and p not in APART for p, x in c.obliques):
            return []
        return self.parties.all(c.subjects)

    def _add(
        self, i: int, sources: list[Party], targets: list[Party], frame: Frame, symmetric: bool, rule: str
    ) -> None:
        c = self.clauses.governing(i)
        self.found.do(
            sources,
            targets,
            trigger=i,
            predicate=self.tree.lemma[i],
            rule=rule,
            status=self.status.of_noun(i),
            event_type=frame.event_type,
            symmetric=symmetric,
            nominal=True,
            argument_of=c.pred if c is not None and i in (*c.objects, *c.subjects) else None,
        )

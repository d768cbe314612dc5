"""`do`: who acts toward whom, by verbs."""

from __future__ import annotations

from aldus.lexicon.frames import Frame
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party, pairs
from aldus.relations.light import light_of
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

NO_ACT = words("no_act")
RECEIVE = words("receive")
RECIPROCAL = words("reciprocal")
JOINED = words("joined")
TOGETHER = words("together")
PHASE = words("phase")
# Prepositions by which an unknown verb reaches a party; those of place are left out.
GENERAL = ("tegen", "aan", "met", "tegenover", "jegens")
MEANT_FOR = ("aan", "voor", "tegen", "met", "naar", "tussen")
OPAQUE = frozenset(("van", "over", "volgens", "sinds", "tijdens", "na", "namens", "onder", "bij", "dankzij"))


class Acts:
    """Finds the acts that verbs express."""

    def __init__(self, reading: Reading, found: Candidates) -> None:
        self.reading = reading
        self.found = found
        self.tree = reading.tree
        self.clauses = reading.clauses
        self.parties = reading.parties
        self.status = reading.status
        self.lex = reading.lex

    def find(self) -> None:
        """Propose all acts of verbs."""
        for c in self.clauses:
            if not self.found.is_statement(c.pred) and not c.copula:
                self._clause(c)

    def _clause(self, c: Clause) -> None:
        tree, parties = self.tree, self.parties
        if tree.pos[c.pred] not in ("VERB", "AUX"):
            return
        light = light_of(self.reading, c)
        if light is not None and light[0].kind == "say":
            return
        lemma = c.lemma
        patients = c.subjects if c.passive else c.objects or self._apposed(c)
        sources = parties.all(c.agents if c.passive else c.subjects)
        if not c.passive:
            sources = self._joined(c, sources)
        if lemma in RECEIVE and not c.passive and (self._receive(c, sources) or light is not None):
            return
        if self._reciprocal(c, sources, light is not None):
            return
        if not sources:
            return
        if light is not None:
            row, noun = light
            symmetric = any(f.symmetric for f in self.lex.nouns.get(row.noun, ())) and "met" in row.preps
            frame = Frame(row.predicate, (), row.target or row.preps, symmetric, row.event_type)
            targets, slot = self._targets(c, frame.target, [noun, *(p for p in patients if p != noun)])
            if not targets:
                targets, slot = self._meant([noun]), "noun"
            if targets:
                self._add(
                    c, sources, targets, frame.symmetric, frame.event_type, row.predicate, "do-light", [noun]
                )
                return
        frames = self.lex.verbs.get(lemma, ())
        for frame in frames:
            targets, slot = self._targets(c, frame.target, patients)
            targets = self._other(targets, sources)
            if targets:
                predicate = self._predicate(c)
                rule = f"do-{'passive' if c.passive else 'verb'}-{slot}"
                self._add(c, sources, targets, frame.symmetric, frame.event_type, predicate, rule)
                return
            if frame.symmetric and len(sources) > 1 and not patients:
                self._pairs(c, sources, frame.event_type, "do-symmetric-subject")
                return
        event = frames[0].event_type if frames else None
        if len(sources) > 1 and not patients and self._together(c):
            self._pairs(c, sources, event, "do-together")
            return
        if lemma in NO_ACT and not frames:
            return
        if lemma in self.lex.cues and not frames and lemma not in self.lex.verbs:
            return
        targets, slot = self._general(c, patients, bool(frames))
        targets = self._other(targets, sources)
        if targets:
            kind = "known" if frames else "general"
            self._add(c, sources, targets, False, event, self._predicate(c), f"do-{kind}-{slot}")

    def _apposed(self, c: Clause) -> list[int]:
        """`viel het leger X binnen`: an object that the parser made an apposition of the subject."""
        tree = self.tree
        if not any("obj" in f.target for f in self.lex.verbs.get(c.lemma, ())):
            return []
        found = []
        for s in c.subjects:
            own = {p.actor for p in self.parties.direct(s)}
            for k in tree.kids[s]:
                if tree.dep[k] in ("appos", "flat", "nmod") and k > s > c.verb and not tree.case_of(k):
                    here = [p for p in self.parties.direct(k) if self.parties.types.get(p.actor) != "PERSON"]
                    if here and tree.words[tree.left[k] - 1] != "," and not own & {p.actor for p in here}:
                        found.append(k)
        return found

    def _joined(self, c: Clause, sources: list[Party]) -> list[Party]:
        """The subject with those who do the same: `samen met X`, `net als X`."""
        if not sources:
            return sources
        tree = self.tree
        more: list[int] = []
        for prep, x in c.obliques:
            if prep in JOINED or (prep == "met" and any(tree.low[k] == "samen" for k in tree.kids[x])):
                more.append(x)
        known = {p.actor for p in sources}
        return sources + [p for p in self.parties.all(more) if p.actor not in known]

    def _together(self, c: Clause) -> bool:
        """`gaan samen verder`: the subjects act with each other."""
        tree = self.tree
        return any(
            tree.low[k] in TOGETHER and tree.dep[k] in ("advmod", "compound:prt", "obl")
            for k in tree.kids[c.pred]
        )

    # targets

    def _other(self, targets: list[Party], sources: list[Party]) -> list[Party]:
        actors = {s.actor for s in sources}
        return [t for t in targets if t.actor not in actors]

    def _targets(self, c: Clause, slots: tuple[str, ...], patients: list[int]) -> tuple[list[Party], str]:
        parties = self.parties
        for slot in slots:
            found: list[Party] = []
            if slot == "obj":
                found = parties.all(patients)
            elif slot == "iobj":
                found = parties.all(c.indirect)
            elif slot.startswith("obj."):
                kind = slot[4:]
                for o in patients:
                    owners = parties.owners(o) if kind in ("adj", "van", "poss") else parties.owners(o, kind)
                    found.extend(p for p in owners if kind not in ("adj", "van", "poss") or p.how == kind)
            else:
                found = parties.all([x for p, x in c.obliques if p == slot])
                for o in patients:
                    if not found:
                        found = parties.owners(o, slot)
                if not found:
                    for p, x in c.obliques:
                        if p == slot:
                            found = found or [w for w in parties.owners(x) if w.how != "poss"]
            if found:
                return found, slot
        return [], ""

    def _meant(self, patients: list[int]) -> list[Party]:
        """Those whom an object is meant for, or belongs to."""
        for o in patients:
            found = self.parties.owners(o, *MEANT_FOR) or self.parties.owners(o)
            if found:
                return found
        return []

    def _general(self, c: Clause, patients: list[int], known: bool) -> tuple[list[Party], str]:
        parties = self.parties
        found = parties.all(c.indirect)
        if found:
            return found, "iobj"
        found = parties.all(patients)
        if found:
            return found, "obj"
        for prep in GENERAL if known else ():
            found = parties.all([x for p, x in c.obliques if p == prep])
            if found:
                return found, "prep"
        for o in patients:
            found = parties.owners(o, *MEANT_FOR)
            if found:
                return found, "obj-meant"
        for o in patients:
            found = parties.owners(o)
            if found:
                return found, f"obj-{found[0].how}"
        return [], ""

    # kinds of clauses

    def _receive(self, c: Clause, receivers: list[Party]) -> bool:
        """`X krijgt steun van Y`: Y acts toward X."""
        if not receivers:
            return False
        givers: list[Party] = []
        for prep in ("van", "vanuit", "uit"):
            givers = givers or self.parties.all([x for p, x in c.obliques if p == prep])
            for o in c.objects:
                givers = givers or self.parties.owners(o, prep)
        for o in c.objects:
            givers = givers or [p for p in self.parties.owners(o) if p.how == "adj"]
        givers = self._other(givers, receivers)
        if not givers:
            return False
        frames = self.lex.verbs.get(c.lemma, ())
        event = frames[0].event_type if frames else None
        self._add(c, givers, receivers, False, event, self._predicate(c), "do-receive")
        return True

    def _reciprocal(self, c: Clause, sources: list[Party], light: bool) -> bool:
        tree = self.tree
        heads = [*c.objects, *c.indirect, *(x for _, x in c.obliques)]
        heads += [k for o in c.objects for k in tree.kids[o]]
        if len(sources) < 2 or not any(tree.low[h] in RECIPROCAL for h in heads):
            return False
        frames = self.lex.verbs.get(c.lemma, ())
        self._pairs(c, sources, frames[0].event_type if frames else None, "do-reciprocal")
        return True

    def _pairs(self, c: Clause, sources: list[Party], event: str | None, rule: str) -> None:
        for a, b in pairs(sources):
            self.found.do(
                a, b, trigger=c.pred, predicate=self._predicate(c), rule=rule, status=self.status.of(c),
                event_type=event, symmetric=True,
            )  # fmt: skip

    def _add(
        self,
        c: Clause,
        sources: list[Party],
        targets: list[Party],
        symmetric: bool,
        event: str | None,
        predicate: str,
        rule: str,
        extra: list[int] | None = None,
    ) -> None:
        status = self.status.of(c)
        trigger = c.pred
        top = self.clauses.get(c.governor) if c.nominal and c.governor is not None else None
        if top is not None and top.lemma in PHASE:  # `stopt met het leveren van`: what is done is stopping
            trigger, status = top.pred, self.status.of(top)
            predicate = f"{top.lemma} {predicate}"
        self.found.do(
            sources,
            targets,
            trigger=trigger,
            predicate=predicate,
            rule=rule,
            status=status,
            event_type=event,
            symmetric=symmetric,
            evidence=tuple(extra or ()),
        )

    def _predicate(self, c: Clause) -> str:
        """`opschorten hulp`: the verb and its bare object."""
        tree = self.tree
        patients = c.subjects if c.passive else c.objects
        for o in patients:
            if tree.pos[o] == "NOUN" and not self.parties.direct(o):
                return f"{c.lemma} {tree.lemma[o]}"
        return c.lemma

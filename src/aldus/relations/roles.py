"""`role`: which person holds which function at which organisation or country."""

from __future__ import annotations

from aldus.extensions import TokenMention
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party
from aldus.relations.reading import Reading

BODY_PREPS = ("van", "bij", "in", "voor", "namens", "binnen")
RELATIVES = words("relatives")
BECOME = frozenset(("zijn", "worden", "blijven"))
APPOINT = frozenset(("benoemen", "verkiezen", "kiezen", "aanstellen", "herkiezen", "beëdigen", "herbenoemen"))


class Roles:
    """Finds the functions of the persons of a Doc; every pair of person and body once."""

    def __init__(self, reading: Reading, found: Candidates) -> None:
        self.found = found
        self.titles = reading.lex.titles
        self.tree = reading.tree
        self.clauses = reading.clauses
        self.parties = reading.parties
        self.seen: set[tuple[str, str]] = set()

    def find(self) -> None:
        """Propose all roles, in text order of the first place that states them."""
        for m in self.parties.index:
            if m.kind == "name" and self.parties.types.get(m.actor) == "PERSON":
                self._before(m)
                self._apposed(m)
                self._brackets(m)
        for c in self.clauses:
            self._copula(c.pred)
            if c.lemma in APPOINT:
                heads = [] if self._denied(c.pred) else c.subjects if c.passive else c.objects
                for p in self.parties.all(heads):
                    for case, x in c.obliques:
                        if case in ("tot", "als"):
                            self._title(p.actor, x, p.token, "role-appoint")

    def _denied(self, pred: int) -> bool:
        """Whether a predicate is negated: `werd niet verkozen`, `is geen voorzitter`."""
        return any(self.tree.low[k] in ("niet", "geen", "nooit") for k in self.tree.kids[pred])

    def _add(self, person: str, body: str, title: int, evidence: list[int], rule: str) -> None:
        if person == body or (person, body) in self.seen or self.parties.types.get(body) == "PERSON":
            return
        self.seen.add((person, body))
        name, at = evidence
        self.found.role(
            Party(person, name, "self"), Party(body, at, "self"), trigger=title,
            predicate=self.tree.lemma[title], rule=rule,
        )  # fmt: skip

    def bodies(self, title: int, stop: int | None = None) -> list[tuple[str, int]]:
        """The bodies that the phrase of a title names: compound, adjective, `van` phrase, possessor."""
        tree, parties = self.tree, self.parties
        found: list[tuple[str, int]] = []
        nearest = title - 1
        while nearest > 0 and tree.pos[nearest] == "ADJ" and not parties.index.covering(nearest):
            nearest -= 1
        beside = [
            (m.actor, nearest)
            for m in parties.index.covering(nearest)
            if m.kind == "adjective" and parties.types.get(m.actor) == "COUNTRY"
        ]
        if beside and tree.sent[nearest] == tree.sent[title]:
            return beside[:1]
        for m in parties.index.covering(title):
            if parties.types.get(m.actor) != "PERSON" and m.end_char < tree.end[title]:
                found.append((m.actor, title))
        for k in tree.kids[title]:
            d = tree.dep[k]
            if d in ("amod", "nmod", "det", "flat", "compound"):
                for x in tree.conjuncts(k):
                    found.extend(
                        (m.actor, x) for m in parties.index.covering(x)
                        if m.kind == "adjective" and parties.types.get(m.actor) == "COUNTRY"
                    )  # fmt: skip
            if d in ("nmod", "obl", "obl:arg") and tree.case_of(k) in BODY_PREPS:
                for x in tree.conjuncts(k):
                    found.extend((p.actor, p.token) for p in parties.direct(x) if p.how in ("self", "appos"))
            elif d == "nmod:poss" or (d == "nmod" and not tree.case_of(k)):
                found.extend((p.actor, p.token) for p in parties.direct(k) if p.how == "self")
        if not found:
            # the words before the title, where the tree says nothing
            i = title - 1
            first, _ = tree.sentence(title)
            while i >= max(first, title - 3) and tree.pos[i] in ("ADJ", "PROPN", "NOUN", "VERB"):
                for m in parties.index.covering(i):
                    if m.kind == "adjective" or (m.kind == "name" and i == title - 1):
                        found.append((m.actor, i))
                if found:
                    break
                i -= 1
        return [(a, x) for a, x in dict(reversed(found)).items() if self.parties.types.get(a) != "PERSON"]

    def _title(self, person: str, title: int, name: int, rule: str) -> bool:
        tree = self.tree
        t = self.titles.of(tree.low[title]) or self.titles.of(tree.lemma[title])
        if t is None or not t.is_function:
            return False
        bodies = self.bodies(title)
        if name != title and rule.startswith("role-") and not bodies:
            # `burgemeester Anna Smit van Leiden`
            for k in tree.kids[name]:
                if k > name and tree.dep[k] in ("nmod", "obl") and tree.case_of(k) in ("van", "in", "uit"):
                    bodies.extend((p.actor, p.token) for p in self.parties.direct(k))
            after = self._bracketed(name)
            bodies.extend(after)
        for actor, x in bodies:
            self._add(person, actor, title, [name, x], rule)
        return bool(bodies)

    def _bracketed(self, name: int) -> list[tuple[str, int]]:
        """`minister Smit (Financiën)`: a ministry in brackets behind a name."""
        tree, index = self.tree, self.parties.index
        end = max((m.end for m in index.headed_by(name)), default=name + 1)
        if end + 1 < tree.n and tree.words[end] == "(":
            return [
                (x.actor, end + 1)
                for x in index.covering(end + 1)
                if self.parties.types.get(x.actor) != "PERSON"
            ]
        return []

    def _before(self, m: TokenMention) -> None:
        """`de Amerikaanse president Trump`, `CIA-directeur John Ratcliffe`, `minister van Justitie X`."""
        tree = self.tree
        first, _ = tree.sentence(m.start)
        head = tree.head[m.root]
        tried: set[int] = set()
        if head != m.root and tree.dep[m.root] in ("appos", "flat", "nmod") and head < m.start:
            tried.add(head)
            if self._title(m.actor, head, m.root, "role-before"):
                return
            for k in tree.conjuncts(head):
                if k != head and k < m.start and k not in tried:
                    tried.add(k)
                    if self._title(m.actor, k, m.root, "role-before"):
                        return
        for k in tree.kids[m.root]:
            if (
                k < m.start
                and tree.dep[k] in ("appos", "nmod", "compound", "amod", "flat")
                and k not in tried
            ):
                tried.add(k)
                if self._title(m.actor, k, m.root, "role-before"):
                    return
        i = m.start - 1
        if i > first and tree.words[i] == ",":  # `de minister van Justitie, Anna Smit, ...`
            i -= 1
        while i >= max(first, m.start - 8):
            if tree.pos[i] in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ") and tree.low[i] not in ("en", "-"):
                break
            if tree.low[i] == "en" and i == m.start - 1:
                break  # `de advocaat van X en Anna Bos`: two people
            t = self.titles.of(tree.low[i])
            if t is not None and self._of_another(i):
                break
            if t is not None and i not in tried:
                between = [k for k in range(i + 1, m.start) if self.parties.index.covering(k)]
                if not t.is_function or any(
                    self.parties.types.get(x.actor) == "PERSON"
                    for k in between
                    for x in self.parties.index.covering(k)
                ):
                    break
                if self._title(m.actor, i, m.root, "role-words-before"):
                    return
                for k in between:  # `minister van Defensie` with a ministry that is an actor
                    for x in self.parties.index.covering(k):
                        if tree.low[i + 1] in BODY_PREPS:
                            self._add(m.actor, x.actor, i, [m.root, k], "role-words-before")
                break
            i -= 1

    def _of_another(self, title: int) -> bool:
        """`de broer van de president`: the title belongs to the phrase of another person."""
        tree = self.tree
        head = tree.head[title]
        if tree.dep[title] != "nmod" or tree.case_of(title) != "van" or head > title:
            return False
        above = self.titles.of(tree.low[head])
        return above is not None or tree.low[head] in RELATIVES

    def _apposed(self, m: TokenMention) -> None:
        """`Richard Moore, het hoofd van MI6`; `de directeur van de CIA, John Ratcliffe`."""
        tree = self.tree
        for k in tree.kids[m.root]:
            if k > m.root and tree.dep[k] in ("appos", "nmod", "parataxis", "acl", "conj"):
                if tree.dep[k] == "conj" and tree.words[k - 1] not in (",",):
                    continue
                for x in tree.conjuncts(k):
                    self._title(m.actor, x, m.root, "role-apposition")
        _, last = tree.sentence(m.start)
        if m.end < last and tree.words[m.end] == ",":
            # the first noun after the comma, where no verb comes before it
            for i in range(m.end + 1, min(last, m.end + 8)):
                if tree.pos[i] in ("VERB", "AUX", "PUNCT", "ADP", "PRON", "CCONJ", "SCONJ"):
                    break
                if tree.pos[i] == "NOUN" or self.titles.of(tree.low[i]) is not None:
                    after = {tree.words[k] for k in range(i + 1, min(last, i + 25))}
                    if after & {",", ".", ")"}:
                        self._title(m.actor, i, m.root, "role-after-comma")
                    break

    def _brackets(self, m: TokenMention) -> None:
        """`burgemeester Anna Smit (CDA)`."""
        tree = self.tree
        if m.end + 2 >= tree.n or tree.words[m.end] != "(":
            return
        for x in self.parties.index.covering(m.end + 1):
            if (
                self.parties.types.get(x.actor) == "ORG"
                and x.end < tree.n
                and tree.words[x.end] in (")", ",", "/")
            ):
                title = m.end + 1
                for i in range(m.start - 1, max(-1, m.start - 4), -1):
                    if self.titles.of(tree.low[i]) is not None:
                        title = i
                        break
                self._add(m.actor, x.actor, title, [m.root, m.end + 1], "role-brackets")

    def _copula(self, pred: int) -> None:
        """`X is voorzitter van Y`, `X werd president van Y`."""
        tree = self.tree
        c = self.clauses.get(pred)
        if c is None:
            return
        if c.copula:
            titles = [pred]
        elif c.lemma in BECOME:
            titles = [k for k in tree.kids[pred] if tree.dep[k] in ("xcomp", "obj", "nmod")]
        else:
            return
        if self._denied(pred):
            return
        for p in self.parties.all(c.subjects):
            if self.parties.types.get(p.actor) == "PERSON":
                for k in titles:
                    self._title(p.actor, k, p.token, "role-copula")

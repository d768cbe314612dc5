"""`say`: who says, thinks, promises, asks, accuses what."""

from __future__ import annotations

from aldus.document import Span
from aldus.lexicon.frames import Cue, Light
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party
from aldus.relations.parties import FIRST_PERSON, FIRST_PLURAL
from aldus.relations.reading import Reading
from aldus.relations.status import MODAL
from aldus.syntax.clauses import Clause
from aldus.syntax.quotes import Quote

ACCORDING = frozenset(("volgens", "aldus"))
# How far, in tokens, a speaker may stand from an inverted cue verb or from `volgens`.
REACH = 9
# How many tokens a headline may have up to its colon.
HEADLINE = 7
REVEAL = words("reveal")
NOT_OF_ONESELF = words("not_of_oneself")
RECEIVE = words("receive")
UTTERANCE = words("utterance")
PLATFORMS = words("platforms")
# Prepositions that lead to the addressee of any verb of speech.
ADDRESSED = ("tegenover", "jegens")
PREVIOUS = frozenset(("zo", "aldus"))


def light_of(reading: Reading, c: Clause) -> tuple[Light, int] | None:
    """The light-verb construction that a clause is, and its noun."""
    tree, lights = reading.tree, reading.lex.lights
    lemma = c.lemma
    if lemma not in lights:
        for k in c.particles:  # `nam in beslag`, to the parser `innemen` with `beslag`
            if lemma.startswith(tree.low[k]) and lemma[len(tree.low[k]) :] in lights:
                lemma = lemma[len(tree.low[k]) :]
    for light in lights.get(lemma, ()):
        for k in (
            *c.objects,
            *c.particles,
            *(x for _, x in c.obliques),
            *(c.subjects if c.passive else ()),
        ):
            if tree.lemma[k] == light.noun or tree.low[k] == light.noun:
                return light, k
    return None


class Statements:
    """Finds the statements of a Doc."""

    def __init__(self, reading: Reading, found: Candidates) -> None:
        self.reading = reading
        self.found = found
        self.tree = reading.tree
        self.clauses = reading.clauses
        self.parties = reading.parties
        self.status = reading.status
        self.contents = reading.contents
        self.quotes = reading.quotes
        self.lex = reading.lex

    def find(self) -> None:
        """Propose all statements."""
        first_person: list[Clause] = []
        for c in self.clauses:
            if not self._clause(c):
                first_person.append(c)
        self._auxiliaries()
        self._sources()
        self._according()
        self._colons()
        self._headlines()
        self._speakers()
        for c in first_person:
            self._clause(c)
        self._nouns()

    # cue verbs

    def _clause(self, c: Clause) -> bool:
        """Add the statements of a clause; False where its speaker is a first person still unknown."""
        tree = self.tree
        if self.found.is_statement(c.pred):
            return True
        light = light_of(self.reading, c)
        noun: int | None = None
        if light is not None:
            if light[0].kind != "say":
                return True
            noun = light[1]
            cue = Cue(light[0].predicate, "say", light[0].target or light[0].preps, (), light[0].event_type)
        else:
            found = self._cue(c)
            if found is None:
                return True
            cue = found
            if c.lemma in NOT_OF_ONESELF and any(
                tree.low[o] == "zich" for o in (*c.objects, *tree.kids[c.pred])
            ):
                return True
        if tree.dep[c.pred] == "amod":
            return True
        trigger = c.pred
        content: Span | None = None
        quote: Quote | None = None
        if cue.kind == "judge":
            content = self.contents.judgement(c)
        if noun is not None:
            for k in tree.kids[noun]:
                if tree.dep[k] in ("acl", "ccomp", "acl:relcl", "xcomp"):
                    content = self.contents.subtree(k, c.pred)
        rule = "say-light" if noun is not None else "say-verb"
        inverted = not c.subjects or min(c.subjects) > c.verb
        anchor = c.verb
        if anchor > 0 and tree.low[anchor - 1] in PREVIOUS:
            anchor -= 1
        if noun is None and content is None:
            content, quote = self.contents.colon(max(c.pred, c.verb))
            if content is not None:
                rule = "say-quote"
        if content is None and inverted and not c.passive and anchor > 0 and not c.mark:
            content_before, quote = self.contents.before(anchor)
            if content_before is not None and (
                quote is not None or tree.dep[c.pred] in ("parataxis", "ROOT")
            ):
                complement = self.contents.of_clause(c, ()) if quote is None else None
                if quote is not None or complement is None or complement.end <= tree.start[anchor]:
                    content = content_before
                    rule = "say-inverted-quote" if quote is not None else "say-inverted"
        if content is None:
            content = self.contents.of_clause(c, ())
        if content is None and noun is None:
            content = self.contents.marked(max(c.pred, c.verb))
        said = content is not None
        named = noun is None and cue.kind not in ("say", "announce", "clause")
        if content is None and named:
            content = self.contents.of_clause(c, (*cue.content, ""), cue.kind != "think")
        if content is None:
            content, quote = self.contents.after(max(c.pred, c.verb))
            if content is not None:
                rule, said = "say-quote", True
        if noun is None and cue.kind == "clause" and not (said and (rule != "say-verb" or self._finite(c))):
            return True
        if content is None and noun is None:
            content = self.contents.of_clause(c, (*cue.content, "over"), cue.kind != "think")
        speakers = self._speakers_of(c, rule)
        if not speakers:
            heads = c.agents if c.passive else c.subjects
            return not any(tree.low[h] in FIRST_PERSON or tree.low[h] in FIRST_PLURAL for h in heads)
        targets = self._targets(c, cue, noun)
        if light is not None and c.lemma in RECEIVE:  # `krijgt kritiek van X`: X speaks
            speakers, targets = targets, speakers
            if not speakers:
                return True
        if content is None and not targets and cue.kind in ("think", "weak") and noun is None:
            return True
        # the act lexicon decides where nothing is said: `praten met`
        if not said and noun is None and c.lemma in self.lex.verbs and (targets or content is None):
            return True
        self.found.say(
            speakers,
            targets,
            trigger=trigger,
            predicate=cue.lemma,
            rule=rule,
            status=self.status.of(c),
            content=content,
            event_type=cue.event_type,
            evidence=() if noun is None else (noun,),
            quote=_span(quote),
            clause=c.pred,
        )
        return True

    def _auxiliaries(self) -> None:
        """`dreigt heffingen in te stellen`: a cue verb that is an auxiliary to the parser; and adjectives."""
        tree = self.tree
        for c in self.clauses:
            if c.copula:
                self._attitude(c)
            for k in c.aux:
                cue = self.lex.cues.get(tree.lemma[k])
                if cue is None or tree.lemma[k] in MODAL or tree.dep[k] != "aux" or c.passive:
                    continue
                last = max(k, c.pred)
                content = (
                    self.contents.span(tree.start[k + 1], tree.end[tree.right[c.pred]]) if last > k else None
                )
                speakers = self.parties.all(c.subjects)
                self.found.say(
                    speakers, trigger=k, predicate=cue.lemma, rule="say-auxiliary", content=content,
                    event_type=cue.event_type,
                )  # fmt: skip

    def _attitude(self, c: Clause) -> None:
        """`is kritisch over het plan`, `is het eens met X`, `is van mening dat`."""
        tree = self.tree
        frame = self.lex.attitudes.get(tree.lemma[c.pred]) or self.lex.attitudes.get(tree.low[c.pred])
        if frame is None:
            return
        content: Span | None = None
        for k in (*c.complements, *tree.kids_of(c.pred, "advcl", "acl")):
            content = content or self.contents.subtree(k, c.pred)
        targets: list[Party] = []
        for slot in frame.target:
            heads = [x for p, x in c.obliques if p == slot]
            targets = targets or self.parties.all(heads)
            if heads and content is None:
                content = self.contents.subtree(heads[0], c.pred)
        self.found.say(
            self.parties.all(c.subjects), targets, trigger=c.pred, predicate=tree.lemma[c.pred],
            rule="say-attitude", status=self.status.of(c), content=content, event_type=frame.event_type,
        )  # fmt: skip

    def _sources(self) -> None:
        """`blijkt uit onderzoek van X`: the source of knowledge is the speaker."""
        tree = self.tree
        for c in self.clauses:
            if c.lemma not in REVEAL:
                continue
            for prep, x in c.obliques:
                if prep not in ("uit", "volgens"):
                    continue
                speakers = self.parties.all([x]) or [
                    p for p in self.parties.owners(x) if p.how in ("van", "poss")
                ]
                if not speakers:
                    continue
                content = self.contents.of_clause(c, ())
                for k in tree.kids[c.pred]:
                    if content is None and tree.dep[k] in ("csubj", "nsubj", "parataxis", "ccomp"):
                        content = self.contents.subtree(k, c.pred)
                self.found.say(
                    speakers, trigger=c.pred, predicate=c.lemma, rule="say-source", status=self.status.of(c),
                    content=content,
                )  # fmt: skip

    def _cue(self, c: Clause) -> Cue | None:
        cues = self.lex.cues
        found = cues.get(c.lemma)
        if found is None and " " not in c.lemma:
            for k in (*c.particles, *c.complements):
                both = f"{c.lemma} {self.tree.lemma[k]}"
                if both in cues:
                    return cues[both]
            for k in (*c.objects, *(x for _, x in c.obliques)):
                word = self.tree.low[k]
                if f"{c.lemma} {word}" in cues:
                    return cues[f"{c.lemma} {word}"]
            # `zei erbij dat`: a particle that the table lacks
            for k in c.particles:
                part = self.tree.low[k]
                if c.lemma.startswith(part) and any(self.tree.dep[x] == "ccomp" for x in c.complements):
                    return cues.get(c.lemma[len(part) :])
        return found

    def _finite(self, c: Clause) -> bool:
        """Whether a complement of the clause is one with a finite verb: `ziet dat`, not `ziet kans`."""
        tree = self.tree
        return any(
            tree.tag[v].startswith("WW|pv")
            for k in c.complements
            if tree.dep[k] in ("ccomp", "csubj")
            for v in (k, *tree.kids[k])
        )

    def _speakers_of(self, c: Clause, rule: str) -> list[Party]:
        if c.passive:
            return self.parties.all(c.agents)
        speakers = self.parties.all(c.subjects)
        if speakers or not rule.startswith("say-inverted"):
            return speakers
        if any(s > c.verb or self.tree.low[s] in FIRST_PERSON for s in c.subjects):
            return []  # a speaker that is no actor
        return self.near(c.verb + 1)

    def near(self, i: int) -> list[Party]:
        """The first actor at or after token `i`, before a comma or the end of the sentence."""
        tree = self.tree
        _, last = tree.sentence(i - 1)
        for k in range(i, min(last, i + REACH)):
            if tree.pos[k] == "PUNCT" and tree.words[k] not in ("(", ")"):
                break
            if tree.pos[k] in ("NOUN", "PROPN", "PRON") or tree.dep[k] in ("nsubj", "appos"):
                top = k
                found = self.parties.direct(top)
                if found:
                    return self.parties.all(tree.conjuncts(top))
                if tree.pos[k] == "PRON" or (tree.pos[k] == "NOUN" and tree.dep[k] == "nsubj"):
                    break
        return []

    def _targets(self, c: Clause, cue: Cue, noun: int | None) -> list[Party]:
        parties = self.parties
        patients = c.subjects if c.passive else c.objects
        for slot in cue.target:
            found: list[Party] = []
            if slot == "obj":
                found = parties.all(patients)
                if not found and cue.kind not in ("say", "think", "promise", "announce", "ask"):
                    for o in patients:
                        found.extend(parties.owners(o))
            elif slot == "iobj":
                found = parties.all(c.indirect)
                if not found:  # no one says, asks or promises a person: it is the addressee
                    found = parties.all(
                        c.subjects
                        if c.passive
                        else [o for o in c.objects if self.tree.pos[o] in ("PRON", "PROPN")]
                    )
            elif slot.startswith("obj."):
                for o in [noun] if noun is not None else patients:
                    found.extend(self._owners(o, slot[4:]))
            else:
                found = parties.all([x for p, x in c.obliques if p == slot])
                for o in [noun] if noun is not None else patients:
                    if not found:
                        found = parties.owners(o, slot)
            found = [p for p in found if self.tree.low[p.token] not in PLATFORMS]
            if found:
                return found
        return parties.all([x for p, x in c.obliques if p in ADDRESSED])

    def _owners(self, i: int, kind: str) -> list[Party]:
        if kind in ("adj", "van", "poss"):
            return [p for p in self.parties.owners(i) if p.how == kind]
        return self.parties.owners(i, kind)

    # volgens, aldus

    def _according(self) -> None:
        tree = self.tree
        for i in range(tree.n):
            word = tree.low[i]
            if word not in ACCORDING:
                continue
            nxt = i + 1
            if nxt >= tree.n or tree.sent[nxt] != tree.sent[i]:
                continue
            head = tree.head[i] if tree.dep[i] == "case" and tree.head[i] > i else -1
            speakers = self.parties.all(tree.conjuncts(head)) if head >= 0 else []
            if not speakers and (head < 0 or tree.pos[head] not in ("PROPN", "NOUN")):
                speakers = self.near(nxt)
            if not speakers:
                continue
            end = tree.right[head] if head >= 0 and tree.left[head] >= i - 1 else self._name_end(speakers)
            if end - i > 25:
                end = self._name_end(speakers)
            content, quote = self._according_content(i, end, word)
            self.found.say(
                speakers, trigger=i, predicate=word, rule=f"say-{word}", content=content, quote=_span(quote)
            )

    def _name_end(self, speakers: list[Party]) -> int:
        token = max(s.token for s in speakers)
        return max([token, *(m.end - 1 for m in self.parties.index.covering(token))])

    def _according_content(self, i: int, end: int, word: str) -> tuple[Span | None, Quote | None]:
        tree = self.tree
        first, last = tree.sentence(i)
        if word == "aldus":
            found = self.contents.before(i)
            if found[0] is not None:
                return found
        before = self.contents.before(i) if i > first else (None, None)
        if before[0] is not None and (before[1] is not None or last - end <= 3):
            return before
        if last - end <= 3:
            return self.contents.span(tree.start[first], tree.start[i]), None
        top = self.clauses.governing(i)
        right = last - 1
        if top is not None and i - first > 2 and tree.right[top.pred] > end + 1:
            right = self.contents.clause_right(top.pred)
            left = max(first, tree.left[top.pred])
            if left < i - 2 and right > end + 1:  # inside its clause: all of it
                return self.contents.span(tree.start[left], tree.end[right]), None
        if right <= end + 1:
            return self.contents.span(tree.start[first], tree.end[last - 1]), None
        return self.contents.span(tree.start[end + 1], tree.end[right]), None

    # colons

    def _colons(self) -> None:
        tree = self.tree
        said = {d.trigger for d in self.found}
        for q in self.quotes:
            gap = tree.text[max(0, q.start - 5) : q.start].rstrip("\"“„«‘'‚,`”’ \n")
            if not gap.endswith(":"):
                continue
            i = self._token_before(q.start)
            while i >= 0 and tree.words[i] != ":":
                i -= 1
                if i < 0 or tree.end[i] < q.start - 6:
                    i = -1
            if i <= 0:
                continue
            first, _ = tree.sentence(i - 1)
            if i - first > 40 or any(first <= t < i for t in said):
                continue
            found = self._colon_speaker(first, i)
            if found is None:
                continue
            trigger, speakers, predicate, rule = found
            content, quote = self.contents.after(i)
            self.found.say(
                speakers,
                trigger=trigger,
                predicate=predicate,
                rule=rule,
                content=content,
                quote=_span(quote),
                clause=trigger if rule == "say-colon-verb" else None,
            )

    def _headlines(self) -> None:
        """`Stoltenberg: meer geld nodig`: a name, a colon, and what is said, at the start of a line."""
        tree = self.tree
        said = {d.trigger for d in self.found}
        for colon in range(1, tree.n - 3):
            if tree.words[colon] != ":" or colon in said:
                continue
            first = colon
            while first > 0 and colon - first < HEADLINE and "\n" not in tree.words[first - 1]:
                first -= 1
            if first > 0 and "\n" not in tree.words[first - 1]:
                continue
            before = self.parties.index.covering(colon - 1)
            names = [m for m in before if m.kind == "name" and m.end == colon and m.start >= first]
            rest = [tree.pos[k] for k in range(first, names[0].start)] if names else ["X"]
            if any(pos not in ("NOUN", "ADJ", "PROPN", "DET") for pos in rest):
                continue
            last = next((k for k in range(colon, tree.n) if "\n" in tree.words[k]), tree.n)
            if last - colon < 4:
                continue
            content = self.contents.span(
                tree.end[colon], tree.end[min(last, tree.sentence(colon + 1)[1]) - 1]
            )
            people = [m for m in names if self.parties.types.get(m.actor) == "PERSON"] or names
            speakers = [Party(m.actor, m.root, "self") for m in people[:1]]
            self.found.say(speakers, trigger=colon, predicate="zeggen", rule="say-headline", content=content)

    def _token_before(self, at: int) -> int:
        start = self.tree.start
        lo, hi = 0, self.tree.n
        while lo < hi:
            mid = (lo + hi) // 2
            if start[mid] < at:
                lo = mid + 1
            else:
                hi = mid
        return lo - 1

    def _colon_speaker(self, first: int, colon: int) -> tuple[int, list[Party], str, str] | None:
        tree = self.tree
        verbs = [c for c in self.clauses if first <= c.pred < colon and tree.tag[c.verb].startswith("WW|pv")]
        if verbs:
            for c in sorted(verbs, key=lambda c: tree.dep[c.pred] != "ROOT"):
                speakers = [] if c.passive else self.parties.all(c.subjects)
                if speakers:
                    return c.pred, speakers, c.lemma, "say-colon-verb"
            return None
        for k in range(colon - 1, max(first, colon - 12) - 1, -1):
            found = self.parties.direct(k)
            if found and tree.pos[k] not in ("ADJ", "DET"):
                people = [p for p in found if self.parties.types.get(p.actor) == "PERSON"] or list(found)
                return colon, people[:1], "zeggen", "say-colon"
        return None

    # who `ik` is

    def _speakers(self) -> None:
        tree = self.tree
        spoken: dict[int, str] = {}
        for d in self.found:
            if d.quote is not None:
                spoken.setdefault(d.quote.start, d.source.actor)
        if not spoken:
            return
        last: tuple[int, str] | None = None
        speakers: dict[int, str] = {}
        k = 0
        for q in self.quotes:
            if q.start in spoken:
                last = (q.end, spoken[q.start])
            elif last is None or q.start - last[0] > 600 or q.end - q.start < 25:
                continue
            else:
                last = (q.end, last[1])
            while k < tree.n and tree.start[k] < q.start:
                k += 1
            m = k
            while m < tree.n and tree.start[m] < q.end:
                if tree.low[m] in FIRST_PERSON:
                    speakers[m] = last[1]
                m += 1
        self.parties.speak(speakers)

    # cue nouns

    def _nouns(self) -> None:
        tree = self.tree
        for i in range(tree.n):
            if tree.pos[i] != "NOUN" or self.found.is_part(i):
                continue
            frame = self.lex.cue_nouns.get(tree.lemma[i])
            if frame is None:
                continue
            clause = [
                k
                for k in tree.kids[i]
                if tree.dep[k] in ("acl", "ccomp")
                and any(
                    tree.low[x] in ("dat", "om", "te", "of") and tree.dep[x] == "mark" for x in tree.kids[k]
                )
            ]
            if not clause and tree.lemma[i] not in UTTERANCE:
                continue
            sources = self.parties.owners(i) or self.parties.owners(i, "door")
            if not sources:
                continue
            if clause:
                content = self.contents.subtree(clause[0], i)
            else:
                topics = [
                    k
                    for k in tree.kids_of(i, "nmod")
                    if k > i and tree.case_of(k) not in ("van", "door", "aan", "in", "op", "")
                ]
                content = self.contents.subtree(topics[0], i) if topics else None
            targets: list[Party] = []
            for slot in frame.target:
                targets = targets or self.parties.owners(i, slot)
            self.found.say(
                sources[:1], targets, trigger=i, predicate=tree.lemma[i], rule="say-noun",
                status=self.status.of_noun(i), content=content, event_type=frame.event_type, nominal=True,
            )  # fmt: skip


def _span(quote: Quote | None) -> Span | None:
    return None if quote is None else Span(quote.start, quote.end)

"""Whether an act happened, was denied, is to come, or is only possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from aldus.document import Status
from aldus.lexicon.compounds import last_part
from aldus.lexicon.frames import Cue
from aldus.lexicon.words import words
from aldus.relations.embedding import Embedder, Under
from aldus.relations.negation import denied
from aldus.relations.noun_status import GLADLY, SEEING, SURE, NounStatus, said_of
from aldus.relations.times import Times
from aldus.syntax.clauses import Clause, Clauses
from aldus.syntax.control import BLAMED, JUDGING
from aldus.syntax.tree import Tree

FUTURE = words("future")
MODAL = words("modal")
CONDITION = words("condition")
INTENT = words("intent")
MAYBE = words("maybe")
MEETINGS = words("meetings")
ADVISED = words("advised")
INTERROGATIVES = words("interrogatives")
ABLE = words("able")
NEEDED = words("needed")
PENALTIES = words("penalties")
MATCHES = tuple(sorted(words("matches")))
GROUNDS = words("grounds")
# Conjunctions that may only tell when; those of an open condition.
WHEN = frozenset(("als", "wanneer"))
IF = frozenset(("als", "indien", "mits", "tenzij"))
# The past tense that supposes.
SUPPOSING = frozenset(("mocht", "mochten"))
UNREAL = frozenset(("had", "hadden", "was", "waren"))
REASON = frozenset(("omdat", "aangezien", "daar"))
# Conjunctions of clauses that tell what was so.
AFTER = frozenset(("nadat", "toen", "omdat", "waardoor", "zodat"))
DENYING = frozenset(("niet", "nooit", "evenmin"))
ENDS = frozenset((".", "?", "!"))
# Prepositions of infinitives that are only spoken or thought about, with an article and without.
OPINION = frozenset(("voor", "tegen"))
TOPIC = frozenset(("over", "in"))
COMPLEMENT = ("xcomp", "ccomp", "acl", "csubj")


class StatusReader:
    """Reads the status of verbs and nouns: what they say themselves, then what stands over them says.

    Both are small readers in order, of which the first that knows wins.

    Args:
        tree: the tokens and arcs.
        clauses: the clauses of the same Doc.
        embedder: finds what they stand under.
        cues: verbs of speech: a day with their present tense is when it was said.
    """

    def __init__(
        self, tree: Tree, clauses: Clauses, embedder: Embedder, cues: Mapping[str, Cue] = MappingProxyType({})
    ) -> None:
        self.tree = tree
        self.clauses = clauses
        self.embedder = embedder
        self.cues = cues
        self.times = Times(tree)
        self._known: dict[int, Status] = {}
        self._own = (
            partial(denied, tree),
            self._modal,
            self._needed,
            self._hearsay,
            self._condition,
            self._consequence,
            self._future,
            self._maybe,
            self._intended,
            self._asked,
            self._topic,
        )
        self._above = (self._embedded, self._modal_above, self._whether, self._complement, self._purpose)
        self._noun = NounStatus(tree, clauses, embedder, self.times, self._status, cues)

    def of(self, c: Clause) -> Status:
        """The status of what the predicate of `c` expresses."""
        return self._status(c.pred)

    def of_idiom(self, c: Clause) -> Status:
        """That of a phrase to which the negation in its clause belongs: `ziet niets in X`."""
        if denied(self.tree, c) is None:
            return self.of(c)
        return max(self._first(self._own[1:], c), self._first(self._above, c), key=SURE.index)

    def of_noun(self, i: int) -> Status:
        """The status of what the noun at token `i` expresses."""
        if self.tree.pos[i] in ("ADP", "ADV") or (self.tree.pos[i] == "ADJ" and self.clauses.get(i) is None):
            return self._around(i)
        if self.clauses.get(i) is None:
            return self._status(i)
        self._status(i)
        return self._noun(i)

    def _around(self, i: int) -> Status:
        """`samen`, `versus`, `wil van X af`, `wil X vrij maken`: that of the clause in which such a word stands."""
        top = self.clauses.governing(i)
        if top is not None and top.pred == i:
            top = self.clauses.governing(self.tree.head[i])
        if top is None or top.pred == i:
            return "future" if self.times.is_announced_without_verb(i) else "actual"
        wished = top.lemma in MODAL and self.tree.dep[i] in ("compound:prt", "advmod", "advcl", "obl")
        status = self._status(top.pred)
        return max(status, "possible", key=SURE.index) if wished else status

    def _status(self, i: int) -> Status:
        """The status of token `i`, once that of everything above it is known."""
        waiting = []
        x = i
        while x not in self._known:
            waiting.append(x)
            x = self.tree.head[x]
            if x == waiting[-1]:
                break
        for x in reversed(waiting):
            c = self.clauses.get(x)
            if c is not None:
                self._known[x] = self._clause(c)
            else:
                self._known[x] = self._noun(x) if self.tree.pos[x] == "NOUN" else "actual"
        return self._known[i]

    def _clause(self, c: Clause) -> Status:
        """What the clause says itself or what is said of it, whichever is less sure; a denial that is denied is actual."""
        own = self._first(self._own, c)
        if own == "negated":
            under = self.embedder.over(c.pred)
            denied = under is not None and under.says.kind == "deny" and self._under(under) == "negated"
            return "actual" if denied else own
        return max(own, self._first(self._above, c), key=SURE.index)

    def _first(self, readers: tuple[Callable[[Clause], Status | None], ...], c: Clause) -> Status:
        return next((s for read in readers if (s := read(c))), "actual")

    def _under(self, under: Under) -> Status:
        """What a word says of the act under it, by its own status."""
        return said_of(under, self._status)

    # what a clause itself says

    def _modal(self, c: Clause) -> Status | None:
        """`kan`, `wil`, `moet`; but who `kan rekenen op` help has it."""
        modals = [self.tree.lemma[k] for k in c.aux if self.tree.lemma[k] in MODAL]
        if modals and self._is_in_vain(c):
            return "negated"
        sure = (modals == ["kunnen"] and c.lemma in ABLE) or self._had_to(c, modals)
        return "possible" if (modals and not sure) or self._modal_alone(c) else None

    def _had_to(self, c: Clause, modals: list[str]) -> bool:
        """`moest zijn auto verkopen`: what one was made to do, in the past tense of a story; not an opinion: `X moest meer doen, vindt Y`."""
        if modals != ["moeten"] or self.tree.low[c.verb] not in ("moest", "moesten"):
            return False
        kids = self.tree.kids[c.pred]
        if any(self.tree.low[x] in ADVISED for k in kids for x in (k, *self.tree.kids[k])):
            return False
        first: Clause | None = c
        while first is not None and self.tree.dep[first.pred] == "conj":
            first = self.clauses.get(self.tree.head[first.pred])
        if first is None or any(self._is_cue(k) for k in (*kids, self.tree.head[first.pred])):
            return False
        return first.relation in ("ROOT", "parataxis", "acl:relcl") or first.mark in AFTER

    def _is_in_vain(self, c: Clause) -> bool:
        """`moest X verslaan, maar dat lukte niet`."""
        behind = (self.clauses.get(k) for k in self.tree.kids_of(c.pred, "conj", "parataxis") if k > c.pred)
        for x in behind:
            if x is None or not any(self.tree.low[k] in ("dat", "wat") for k in x.subjects):
                continue
            denied = any(self.tree.low[k] in DENYING for k in self.tree.kids[x.pred])
            if x.lemma == "mislukken" or (x.lemma == "lukken" and denied):
                return True
        return False

    def _is_cue(self, k: int) -> bool:
        """Whether a token is the predicate of a statement."""
        c = self.clauses.get(k)
        return c is not None and c.lemma in self.cues

    def _modal_alone(self, c: Clause) -> bool:
        """`mag Chili in`; not `wil dat`, a statement."""
        _, particle, verb = self.tree.lemma[c.pred].rpartition("_")
        return bool(particle) and verb in MODAL and c.lemma not in self.cues and c.verb == c.pred

    def _needed(self, c: Clause) -> Status | None:
        """`heeft de steun nodig van`."""
        needs = any(
            self.tree.low[k] in NEEDED for k in self.tree.kids_of(c.pred, "xcomp", "compound:prt", "advmod")
        )
        return "possible" if needs else None

    def _hearsay(self, c: Clause) -> Status | None:
        """`zou hebben aangevallen` reports what happened, `omdat X zou aanvallen` too; `zou aanvallen` is what might."""
        tree = self.tree
        if not any(tree.low[k] in ("zou", "zouden") for k in c.aux):
            return None
        if c.mark in REASON:
            return "actual"
        perfect = any(tree.lemma[k] in ("hebben", "zijn", "worden") and tree.dep[k] != "cop" for k in c.aux)
        if perfect and any(self._is_unreal(self.clauses.get(k)) for k in tree.kids_of(c.pred, "advcl")):
            return "possible"  # `zou hebben aangevallen als`
        return "actual" if perfect or c.passive or tree.tag[c.pred].startswith("WW|vd") else "possible"

    def _future(self, c: Clause) -> Status | None:
        """`zal`, `gaat`; `morgen` with the present tense; a day of the week with that of an act: `ontvangt zaterdag`."""
        if any(self.tree.lemma[k] in FUTURE for k in c.aux) and not self.times.is_begun(c):
            return None if self.times.went(c) else "future"
        times = self.times
        if not times.is_present(c):
            return None
        kids = self.tree.kids[c.pred]
        soon = any(
            times.is_soon(k)
            or (
                c.lemma not in self.cues
                and any(
                    is_time(k) for is_time in (times.is_day, times.is_date, times.is_month, times.is_clock)
                )
            )
            for k in kids
        )
        told = times.is_announced(c) or self._sets_out(c) or self._is_awaited(c) or self._later(c)
        return "future" if soon or told else None

    def _sets_out(self, c: Clause) -> bool:
        """`gaat met X in gesprek`, `gaat het debat aan met X`: what the present tense says will be; not `het gaat om een gesprek`."""
        tree = self.tree
        if self.times.is_habit(c) or self.times.in_a_year(c):
            return False
        if c.lemma == "aangaan":
            return any(last_part(tree.lemma[k], MEETINGS) is not None for k in c.objects)
        if c.lemma != "gaan" or any(tree.low[k] == "het" for k in tree.kids[c.pred]):
            return False
        met = [k for k in c.phrases("in", "op") if not tree.kids_of(k, "det", "nmod:poss")]
        table = any(tree.lemma[k] == "tafel" for k in c.phrases("om", "rond", "aan"))
        return table or any(last_part(tree.lemma[k], MEETINGS) is not None for k in met)

    def _is_awaited(self, c: Clause) -> bool:
        """`X speelt de finale tegen Y`: a match of which the present tense tells is still to be played."""
        play = c.lemma == "spelen" and bool(c.phrases("tegen"))
        gone = self.times.in_a_year(c) or self.times.is_habit(c)
        return self.times.is_awaited(c) or (play and not gone)

    def _later(self, c: Clause) -> bool:
        """`reist morgen naar X en spreekt daar met Y`: what follows on what is to come."""
        top = self.clauses.get(self.tree.head[c.pred])
        if self.tree.dep[c.pred] != "conj" or top is None or self._known.get(top.pred) != "future":
            return False
        timed = not any(self.tree.lemma[k] in FUTURE for k in top.aux) and self.times.is_present(top)
        return timed and not self.times.is_already(c)

    def _maybe(self, c: Clause) -> Status | None:
        """`misschien`, `misschien dat`, `heeft liever`."""
        adverbs = [
            *self.tree.kids_of(c.pred, "advmod"),
            *((self.tree.head[c.pred],) if c.mark == "dat" else ()),
        ]
        rather = self.times.is_present(c) and "liever" in (self.tree.low[k] for k in adverbs)
        return "possible" if rather or any(self.tree.low[k] in MAYBE for k in adverbs) else None

    def _intended(self, c: Clause) -> Status | None:
        """`van plan om te`."""
        tree = self.tree
        marks = tree.kids_of(c.pred, "mark", "case", "compound:prt")
        return "future" if any(tree.low[x] in INTENT for k in marks for x in tree.kids[k]) else None

    def _is_unreal(self, x: Clause | None) -> bool:
        """`als X had aangevallen`, `als het anders was`: a condition that was not so."""
        return x is not None and x.mark in IF and self.tree.low[x.verb] in UNREAL

    def _would(self, c: Clause) -> bool:
        """Whether a clause tells what would have been: `zou hebben geholpen`, `had geholpen`."""
        tree = self.tree
        would = any(tree.low[k] in ("zou", "zouden") for k in (c.verb, *c.aux))
        return would or (tree.low[c.verb] in ("had", "hadden") and c.verb != c.pred)

    def _condition(self, c: Clause) -> Status | None:
        """`als`, `tenzij`; not where a year or a past tense above tells when it was: `wanneer hij in 1983 vertrekt`."""
        if not c.mark:
            governor = self.clauses.above(c)
            return "possible" if governor is not None and self._supposes(c, governor) else None
        if c.mark == "totdat" and self.tree.tag[c.verb].startswith("WW|pv|tgw"):
            return None if self.times.in_a_year(c) else "future"
        if c.mark not in CONDITION or c.relation not in ("advcl", "ccomp", "csubj"):
            return None
        if c.relation == "csubj" and c.mark not in IF:
            return None
        above = self.clauses.above(c)
        if above is not None and self._is_unreal(c) and self._would(c) and self._would(above):
            return "possible"  # `als X had aangevallen, had Y geholpen`
        return None if c.mark in WHEN and self.times.is_told(c, above) else "possible"

    def _consequence(self, c: Clause) -> Status | None:
        """`Als X aanvalt, helpt Y`, `Mocht X aanvallen, dan helpt Y`: what follows from a condition."""
        if c.relation not in ("ROOT", "parataxis", "ccomp", "conj"):
            return None
        kids = self.tree.kids_of(c.pred, "advcl", "ccomp", "parataxis")
        inner = [x for k in kids if (x := self.clauses.get(k)) is not None]
        if self._would(c) and any(
            self.tree.dep[x.pred] == "advcl" and self._is_unreal(x) and self._would(x) for x in inner
        ):
            return "possible"  # `had Y geholpen, als X had aangevallen`
        if not self.times.is_present(c):
            return None
        open_ = [x for x in inner if self._is_open(x) or self._supposes(x, c)]
        return "possible" if any(not self.times.in_a_year(x) for x in open_) else None

    def _is_open(self, x: Clause) -> bool:
        """Whether a clause is a condition that may come true."""
        topic = x.lemma == "gaan" and bool(x.phrases("om"))  # `als het gaat om X`: as for X
        return (
            x.relation == "advcl"
            and x.mark in IF
            and not topic
            and self.tree.tag[x.verb].startswith("WW|pv|tgw")
        )

    def _supposes(self, x: Clause, main: Clause) -> bool:
        """`Mocht X aanvallen, (dan) ...`, `Valt X aan, dan ...`: a condition whose verb stands in front of all."""
        tree = self.tree
        first = next((k for k in range(*tree.sentence(x.pred)) if tree.pos[k] != "PUNCT"), -1)
        if x.mark or x.verb != first or main.verb < x.pred:
            return False
        then = any(tree.low[k] == "dan" for k in tree.kids_of(main.pred, "advmod"))
        return tree.low[first] in SUPPOSING or (then and tree.tag[first].startswith("WW|pv|tgw"))

    def _asked(self, c: Clause) -> Status | None:
        """`Heeft X Y bedreigd?`, `X bedreigt Y?`: a question whose answer is yes or no."""
        tree = self.tree
        if c.relation not in ("ROOT", "parataxis") or not tree.tag[c.verb].startswith("WW|pv"):
            return None
        first, last = tree.sentence(c.pred)
        end = next((k for k in range(c.pred + 1, last) if tree.low[k] in ENDS), None)
        if end is None or tree.low[end] != "?":
            return None
        if any(tree.low[k] in INTERROGATIVES for k in range(first, c.verb)):
            return None
        # `X trekt op: hoe lang nog?`: only what stands behind is a question.
        opened = next((k for k in range(first, last) if tree.pos[k] not in ("CCONJ", "PUNCT")), first)
        apart = any(tree.low[k] in (":", ";") for k in range(c.verb + 1, end))
        return None if apart and c.verb != opened else "possible"

    # what the clause above it says of it

    def _embedded(self, c: Clause) -> Status | None:
        """`ontkent dat`, `belooft te`, `het plan om te`, `het is mogelijk dat`: by the word that it stands under."""
        under = self.embedder.over(c.pred)
        return None if under is None else self._under(under)

    def _modal_above(self, c: Clause) -> Status | None:
        """`kan`, `zal`, `zou`, where the parser has them govern the infinitive."""
        top = self.clauses.above(c)
        if (
            top is None
            or c.relation not in COMPLEMENT
            or not (self._is_infinitive(c) or (c.relation == "xcomp" and c.mark != "dat"))
        ):
            return None
        if top.lemma == "zullen" and self.tree.low[top.verb] in ("zou", "zouden"):
            return "possible"
        if top.lemma in FUTURE and self.times.went(top):
            return self._known[top.pred]
        if top.lemma in FUTURE and not self.times.is_begun(top):
            upper = self._known[top.pred]
            return "future" if upper == "actual" else upper
        if top.lemma in MODAL or self._is_wished(c, top):
            return "negated" if self._known[top.pred] == "negated" else "possible"
        return None

    def _is_wished(self, c: Clause, top: Clause) -> bool:
        """`ziet X graag winnen`."""
        kids = (*self.tree.kids[top.pred], *self.tree.kids[c.pred])
        return top.lemma in SEEING and any(self.tree.low[k] in GLADLY for k in kids)

    def _whether(self, c: Clause) -> Status | None:
        """`of`; `onduidelijk is wanneer`."""
        when = any(self.tree.low[k] == "wanneer" for k in self.tree.kids_of(c.pred, "advmod", "mark"))
        if when and c.relation in ("ccomp", "csubj") and self.times.is_present(c):
            return "future"
        return "possible" if c.mark == "of" and c.relation in ("advcl", "ccomp", "acl", "csubj") else None

    def _complement(self, c: Clause) -> Status | None:
        """`helpt te`, `de tijd om te`: an infinitive by what governs it, where no table knows that."""
        top = self.clauses.above(c)
        infinitive = self._is_infinitive(c)
        if top is None or c.relation not in COMPLEMENT or not (infinitive or c.relation == "xcomp"):
            return None
        if c.mark == "dat":  # `is het er niet mee eens dat X moet vertrekken`
            return None
        ground = self.tree.lemma[self.tree.head[c.pred]] in GROUNDS and top.copula
        done = ground and self.times.is_past(top)  # `was de reden om te vertrekken`
        return "possible" if not done and (c.relation == "acl" or c.mark == "om") else self._known[top.pred]

    def _purpose(self, c: Clause) -> Status | None:
        """`om te`, where it tells what for."""
        top = self.clauses.above(c)
        if top is None or c.mark not in ("om", "teneinde") or c.relation not in ("advcl", "acl:relcl"):
            return None
        if not self._is_infinitive(c):
            return None
        return "negated" if self._known[top.pred] == "negated" else "possible"

    def _topic(self, c: Clause) -> Status | None:
        """`denkt na over regeren met X`, `is voor het invoeren van`: an infinitive that is only spoken or thought about."""
        tree = self.tree
        if not self._is_infinitive(c):
            return None
        cases = {tree.low[k] for k in tree.kids_of(c.pred, "case")}
        bare = not tree.kids_of(c.pred, "det")
        opinion = cases & OPINION and not self._is_paid_for(c)
        return "possible" if opinion or (bare and cases & TOPIC) else None

    def _is_paid_for(self, c: Clause) -> bool:
        """`kreeg een boete voor het bedreigen van X`: what somebody is punished or rewarded for was done."""
        tree, top = self.tree, self.clauses.above(c)
        cue = None if top is None else self.cues.get(top.lemma)
        judged = tree.case_of(c.pred) in BLAMED and top is not None and tree.head[c.pred] == top.pred
        if judged and cue is not None and cue.kind in JUDGING:  # `bedankte X voor het helpen van Y`
            return True
        heads = [tree.head[c.pred], *(() if top is None else (*top.objects, *top.subjects))]
        return any(last_part(tree.lemma[k].lower(), PENALTIES) is not None for k in heads)

    def _is_infinitive(self, c: Clause) -> bool:
        return self.tree.tag[c.pred].startswith("WW|inf")

"""Whether what a noun of action names happened: `mogelijke steun`, `het plan voor steun`, `de aanval zal plaatsvinden`."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial

from aldus.document import Status
from aldus.lexicon.compounds import last_part
from aldus.lexicon.embedding import REPORTS
from aldus.lexicon.words import words
from aldus.relations.embedding import Embedder, Under
from aldus.relations.negation import denied_noun
from aldus.relations.times import Times
from aldus.syntax.clauses import Clauses
from aldus.syntax.tree import Tree

MEETINGS = words("meetings")
MATCHES = tuple(sorted(words("matches")))
HAPPEN = words("happen")
AGENDAS = words("agendas")
CONSISTING = words("consisting")
HOLD = words("hold")
POSSIBLE_ADJECTIVES = words("possible_adjectives")
FUTURE_ADJECTIVES = words("future_adjectives")
OPTIONS = words("options")
FEASIBLE = words("feasible")
DIFFICULT = words("difficult")
CALENDAR = words("calendar")
UNFORMED = words("unformed")
PLANS = words("plans")
LEADING = words("leading")
LASTING = words("lasting")
ACTED_ON = words("acted_on")
WITNESSING = words("witnessing")
RESULTS = tuple(sorted(words("results")))
ENTERING = frozenset(("komen", "gaan", "treden", "raken", "blijven", "zitten", "schuiven"))
INTO = frozenset(("in", "om", "rond", "tot"))
HOLDING = frozenset(("noemen", "vinden", "achten"))
SEEING = frozenset(("zien", "hebben"))
GLADLY = frozenset(("graag", "liever", "liefst", "dolgraag"))
AFAR = frozenset(("ver", "dichterbij", "dichtbij"))
# Prepositions of what is there: `regeert met een coalitie van X en Y`.
PRESENT = frozenset(("met", "binnen", "door", "van", "uit"))
# Classes of words that also warn of what is there already.
WARY = frozenset(("fear", "forbid"))
# Prepositions of why and when: `onder druk van X wil Y`.
CIRCUMSTANCE = frozenset(
    ("onder", "na", "door", "wegens", "vanwege", "sinds", "ondanks", "dankzij", "volgens")
)
DEFINITE = frozenset(("de", "het", "deze", "dit", "die", "dat", "zijn", "haar", "hun"))
MODAL = words("modal")
# Prepositions of what has been, or is the reason.
AFTERWARDS = frozenset(("na", "sinds", "bij", "door", "wegens", "vanwege", "om", "over", "ondanks"))
SURE: tuple[Status, ...] = ("actual", "future", "possible", "negated")
"""Statuses, surest first."""


class NounStatus:
    """Reads the status of nouns by small readers in order, of which the first that knows wins.

    Args:
        tree: the tokens and arcs.
        clauses: the clauses of the same Doc.
        embedder: finds what nouns stand under.
        times: reads times.
        status_of: the status of any token above a noun.
        cues: verbs of speech: a day with their present tense is when it was said.
    """

    def __init__(
        self,
        tree: Tree,
        clauses: Clauses,
        embedder: Embedder,
        times: Times,
        status_of: Callable[[int], Status],
        cues: Container[str] = frozenset(),
    ) -> None:
        self.tree = tree
        self.clauses = clauses
        self.embedder = embedder
        self.times = times
        self.cues = cues
        self._status_of = status_of
        self._readers: tuple[Callable[[int], Status | None], ...] = (
            partial(denied_noun, tree),
            self._qualified,
            self._match_to_come,
            self._announced,
            self._participle,
            self._embedded_noun,
            self._plan_spoken_of,
            self._unformed,
            self._called,
            self._argument,
            self._event,
        )

    def __call__(self, i: int) -> Status:
        """The status of the noun at token `i`."""
        return next((s for read in self._readers if (s := read(i))), "actual")

    def _qualified(self, i: int) -> Status | None:
        """`mogelijke steun`, `de geplande aanval`."""
        tree = self.tree
        for k in tree.kids_of(i, "amod"):
            forms = {tree.lemma[k], tree.low[k], tree.low[k].removesuffix("e")}
            if forms & POSSIBLE_ADJECTIVES:
                return "possible"
            if forms & FUTURE_ADJECTIVES:
                return "future"
        return None

    def _match_to_come(self, i: int) -> Status | None:
        """`is geselecteerd voor het duel met X`, `zondag wacht de topper tegen X`: a match that is still to be played.

        `bij een zege op X`, where nothing tells that it was won: what may be.
        """
        tree, top = self.tree, self.clauses.governing(i)
        past = top is not None and self.times.is_past(top)
        if tree.lemma[i].endswith(RESULTS):
            some = any(tree.low[k] == "een" for k in tree.kids[i]) or not tree.kids_of(i, "det", "nmod:poss")
            open_ = tree.case_of(i) == "bij" and some and top is not None and self.times.is_present(top)
            return "possible" if open_ else None
        if not tree.lemma[i].endswith(MATCHES) or past or tree.case_of(i) in AFTERWARDS:
            return None
        if tree.case_of(i) == "voor":
            return "future"
        if top is None or not self.times.is_present(top) or self.times.is_already(top):
            return None
        told = top.lemma in self.cues  # `zegt zondag na het duel met X`
        dated = any(self.times.is_ahead(k) for x in ((i,) if told else (i, top.pred)) for k in tree.kids[x])
        awaited = self.times.is_awaited(top) and i in (*top.subjects, *top.objects)
        return "future" if dated or awaited else None

    def _announced(self, i: int) -> Status | None:
        """`Morgen debat tussen X en Y`, `Zondag de topper tegen X`: a time to come, and no verb; not `Zaterdag doden bij aanval`."""
        if self.tree.case_of(i) in AFTERWARDS:
            return None
        arranged = self.tree.lemma[i].endswith(MATCHES) or last_part(self.tree.lemma[i], MEETINGS) is not None
        return "future" if self.times.is_announced_without_verb(i, days=arranged) else None

    def _participle(self, i: int) -> Status | None:
        """`de verijdelde aanslag`, `de geëiste hulp`: by the verb of the participle."""
        for k in self.tree.kids_of(i, "amod", "acl"):
            if self.tree.tag[k].startswith("WW|vd|prenom"):
                says = self.embedder.table.verbs.get(self.tree.lemma[k], {}).get("obj")
                if says is not None and says.kind not in REPORTS:
                    return says.positive
        return None

    def _embedded_noun(self, i: int) -> Status | None:
        """`vroeg om steun`, `het plan voor steun`: by the word that it stands under."""
        under = self.embedder.over(i)
        if under is None or (under.says.kind in WARY and self._is_there(i)):
            return None
        if self.tree.case_of(i) == "over" and self._lasts(i):
            return None  # `een akkoord over de oorlog met Y`
        status = said_of(under, self._status_of)
        unsure = status == "future" and self.tree.lemma[i] in UNFORMED and self.tree.case_of(i) == "voor"
        return "possible" if unsure else status  # `kiest voor een coalitie met X`

    def _is_there(self, i: int) -> bool:
        """`waarschuwde voor de groeiende invloed`, `protesteert tegen die aanval`: a phrase about what is there."""
        tree = self.tree
        definite = any(tree.low[k] in DEFINITE or tree.dep[k] == "nmod:poss" for k in tree.kids[i])
        return definite and tree.case_of(i) in ("voor", "tegen")

    def _plan_spoken_of(self, i: int) -> Status | None:
        """`sprak over samenwerking met Y`: without an article, what might be done."""
        tree = self.tree
        bare = not any(tree.dep[k] in ("det", "nmod:poss", "nummod") for k in tree.kids[i])
        return (
            "possible"
            if tree.case_of(i) == "over" and bare and tree.lemma[i].replace("_", "") in PLANS
            else None
        )

    def _unformed(self, i: int) -> Status | None:
        """`een coalitie van X en Y`: not formed yet, where no past tense tells of it; but `het kabinet, een coalitie van X en Y`."""
        tree, top = self.tree, self.clauses.governing(i)
        verbless = top is None or (tree.pos[top.pred] == "ADJ" and not top.copula)  # `coalitie met X lastig`
        bare = verbless and not any(tree.dep[k] in ("det", "nmod:poss") for k in tree.kids[i])
        if tree.lemma[i] not in UNFORMED or not (bare or any(tree.low[k] == "een" for k in tree.kids[i])):
            return None
        if tree.dep[i] == "appos" or tree.case_of(i) in PRESENT or (top is not None and top.lemma in LEADING):
            return None
        if top is None or verbless:
            return "possible"
        # `een coalitie van X en Y bestuurt de stad`
        there = i in top.subjects and not top.copula and top.lemma not in CONSISTING
        return (
            "possible"
            if self.times.is_present(top) and not there and self._status_of(top.pred) != "negated"
            else None
        )

    def _called(self, i: int) -> Status | None:
        """`noemt een ontmoeting realistisch`, `acht een coalitie haalbaar`: what is only held to be possible; not `de ontmoeting`, of which one knows."""
        tree, top = self.tree, self.clauses.governing(i)
        if top is None or top.pred == i or not self.times.is_present(top):
            return None
        definite = any(tree.low[k] in DEFINITE or tree.dep[k] == "nmod:poss" for k in tree.kids[i])
        if i not in top.objects or top.lemma not in HOLDING or definite:
            return None
        said = {tree.lemma[k] for k in tree.kids_of(top.pred, "xcomp", "advmod", "obl")}
        return "possible" if said & FEASIBLE else None

    def _argument(self, i: int) -> Status | None:
        """`zal steun geven`, `wil in gesprek`: by the verb that it is the object or a phrase of."""
        top = self.clauses.governing(i)
        if top is None:
            return None
        status = self._status_of(top.pred)
        if i in top.objects and self._lasts(i) and top.lemma in ACTED_ON:
            return "actual"
        if i in top.objects and top.lemma in WITNESSING and not self.times.is_present(top):
            return "actual"
        if top.pred == i or i in top.objects or (top.passive and i in top.subjects and top.lemma in HOLD):
            return status
        preps = {prep for prep, x in top.obliques if x == i}
        if self.tree.dep[i] == "xcomp" and self.tree.case_of(i):  # `wil in het kabinet`
            preps.add(self.tree.case_of(i))
        if not preps:
            return None
        if top.lemma in MODAL and not preps & CIRCUMSTANCE:
            return max(status, "possible", key=SURE.index)
        if preps & INTO and top.lemma in ENTERING:  # `wilde in contact komen`, `om tafel gaan`
            return status
        if status == "possible" and self.tree.lemma[i].endswith(MATCHES):
            return status  # `ziet X graag in de finale tegen Y komen`
        return "future" if status == "future" and not self._lasts(i) else None

    def _lasts(self, i: int) -> bool:
        """`de oorlog tussen X en Y`: what is there, whatever may be done about it."""
        tree = self.tree
        return tree.lemma[i] in LASTING and any(tree.low[k] in DEFINITE for k in tree.kids[i])

    def _event(self, i: int) -> Status | None:
        """`de aanval zal plaatsvinden`: by the verb that says whether it happens."""
        top = self.clauses.governing(i)
        if top is None or top.pred == i or i not in top.subjects:
            return None
        far = any(self.tree.low[k] in AFAR for k in self.tree.kids_of(top.pred, "advmod"))  # `ver weg`
        if top.copula or self.tree.pos[top.pred] == "ADJ" or (far and self.tree.pos[top.pred] == "NOUN"):
            # `een coalitie van X en Y is een optie`, `is nodig`
            said = self.tree.lemma[top.pred]
            difficult = said in DIFFICULT and self.tree.lemma[i] in UNFORMED
            return "possible" if far or difficult or said in OPTIONS else None
        if any(self.tree.lemma[x] in AGENDAS for x in top.phrases("op")) and top.lemma == "staan":
            return "future" if self.times.is_present(top) else None
        if top.lemma not in HAPPEN:
            return None
        planned = self.times.is_present(top) and any(
            self.tree.low[k] in CALENDAR for k in self.tree.kids[top.pred]
        )
        return "future" if planned else self._status_of(top.pred)


def said_of(under: Under, status_of: Callable[[int], Status]) -> Status:
    """What a word says of the act under it, by its own status."""
    return under.says.under("actual" if under.sure else status_of(under.by))

"""Learned acts whose source does not do it: `de achterban van X wil`, `noemt de aanval op X een fout`."""

from __future__ import annotations

from collections.abc import Iterator

from aldus.lexicon.compounds import last_part
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidate
from aldus.relations.reading import Reading
from aldus.relations.vetoes.nearby import HOSTILE, is_below, is_subject, mentions_near
from aldus.syntax.tree import Tree

FOLLOWERS = words("followers")
RECEIVE = words("receive")
ASKING_OTHERS = words("asking_others")
# Prepositions of who gives something, and of what for.
GIVEN = frozenset(("van", "uit", "vanuit", "bij", "voor"))
OPINIONATED = words("opinionated")
OCCASIONS = words("occasions")
# Prepositions whose noun is not the subject's own act.
APART = frozenset(("over", "na", "sinds", "tijdens", "vanwege", "wegens", "ondanks", "voor"))
ASKED_BY = words("asked_by")
LIKE = frozenset(("als", "evenals", "zoals"))
CASES = words("cases")
COURTS = words("courts")
# Kinds of verbs of speech by which speakers bind themselves.
COMMITTING = frozenset(("promise", "announce", "warn"))


def is_followers(reading: Reading, c: Candidate) -> bool:
    """`de achterban van X wil`, `de oud-directeur van X wil`: X need not."""
    tree, parties = reading.tree, reading.parties
    heads = [tree.head[m.root] for m in mentions_near(reading, c.source, c.trigger)]
    return bool(heads) and all(tree.low[k] in FOLLOWERS or parties.acts_for_oneself(k) for k in heads)


def is_only_told(reading: Reading, c: Candidate) -> bool:
    """`noemt de aanval op X een fout`, `zei na de aanval op X`: another's doing, of which the subject speaks."""
    tree, i = reading.tree, c.trigger
    clause = reading.clauses.governing(i)
    if tree.pos[i] != "NOUN" or clause is None or clause.pred == i or clause.passive:
        return False
    prep = tree.case_of(i)
    if (
        c.event_type not in HOSTILE
        and prep not in OCCASIONS
        and not (c.event_type == "ACCUSE" and prep in APART)
    ):
        return False
    if not is_subject(reading, c, clause):
        return False
    if c.source.actor in {p.actor for p in reading.parties.owners(i)}:
        return False
    cue = reading.lex.cues.get(clause.lemma)
    own = cue is None or cue.kind in COMMITTING
    return prep in APART or prep in OCCASIONS or not own


def is_no_doer(reading: Reading, c: Candidate) -> bool:
    """`is gekozen, omdat de partij hem mag`: by whom, is not told."""
    clause = reading.clauses.get(c.trigger)
    if clause is None or not clause.passive or clause.agents:
        return False
    near = [m.root for m in mentions_near(reading, c.source, c.trigger)]
    return bool(near) and all(is_below(reading, k, c.trigger) for k in near)


def is_receiver(reading: Reading, c: Candidate) -> bool:
    """`ontving geld van Y`, `kreeg een uitnodiging voor Y`: who gets something does nothing; but `kreeg greep op Y`."""
    tree, clause = reading.tree, reading.clauses.governing(c.trigger)
    if clause is None or c.target is None or clause.lemma not in RECEIVE:
        return False
    if c.trigger != clause.pred and c.trigger not in clause.objects:
        return False
    own = is_subject(reading, c, clause)
    return own and tree.case_of(c.target.token) in GIVEN


def is_asked(reading: Reading, c: Candidate) -> bool:
    """`pleit ervoor X te straffen`, `vraagt om steun aan X`, `verbood Y te spreken`: who asks for it does not do it."""
    clause = reading.clauses.governing(c.trigger)
    if clause is not None and clause.pred == c.trigger and clause.relation in ("xcomp", "ccomp"):
        over = reading.clauses.above(clause)
        asks = over is not None and over.lemma in ASKING_OTHERS and is_subject(reading, c, over)
        if asks and not is_subject(reading, c, clause):
            return True
    for i in (c.trigger, *(() if clause is None else (clause.pred,))):
        under = reading.embedder.over(i)
        top = None if under is None or under.says.kind != "demand" else reading.clauses.governing(under.by)
        cue = None if top is None else reading.lex.cues.get(top.lemma)
        if top is not None and cue is not None and cue.event_type == "REQUEST":
            return is_subject(reading, c, top)
    return False


def is_had_done(reading: Reading, c: Candidate) -> bool:
    """`liet het plan doorrekenen door Y`: Y does it."""
    clause = reading.clauses.get(c.trigger)
    top = None if clause is None else reading.clauses.above(clause)
    if clause is None or top is None or c.target is None or top.lemma != "laten":
        return False
    return reading.tree.case_of(c.target.token) == "door"


def is_for_or_against(reading: Reading, c: Candidate) -> bool:
    """`was tegenstander van het verdrag met Y`: who is for or against an act does not do it."""
    tree, i = reading.tree, c.trigger
    over = tree.head[i]
    opinion = tree.case_of(i) in ("van", "voor", "tegen") and tree.lemma[over] in OPINIONATED
    if tree.pos[i] != "NOUN" or not opinion or over == i:
        return False
    return c.source.actor not in {p.actor for p in reading.parties.owners(i)}


def is_from_above(reading: Reading, c: Candidate) -> bool:
    """`X zegt dat het mag als de relatie met Y verandert`: who only says something has no part in what a noun below names."""
    clause = reading.clauses.governing(c.trigger)
    heads = [m.root for m in mentions_near(reading, c.source, c.trigger)]
    if reading.tree.pos[c.trigger] != "NOUN" or clause is None or not heads:
        return False
    if is_subject(reading, c, clause):
        return False
    above: set[int] = set()
    while clause is not None and clause.governor is not None and clause.governor not in above:
        above.add(clause.governor)
        clause = reading.clauses.get(clause.governor)
    over = (reading.clauses.governing(k) for k in heads)
    return all(x is not None and x.pred in above and x.lemma in reading.lex.cues for x in over)


def is_as_what(reading: Reading, c: Candidate) -> bool:
    """`is blij met de komst van een ander als koper van Y`: what another is; but `treedt op als bemiddelaar`."""
    tree, i = reading.tree, c.trigger
    clause = reading.clauses.governing(i)
    if clause is None or tree.pos[i] != "NOUN" or tree.case_of(i) != "als" or tree.head[i] == clause.pred:
        return False
    return is_subject(reading, c, clause)


def is_alike(reading: Reading, c: Candidate) -> bool:
    """`werd opgepakt, net als X`, `werd als kandidaat van X gekozen`: in a passive they undergo it, or have no part in it."""
    tree, clause = reading.tree, reading.clauses.get(c.trigger)
    heads = [m.root for m in mentions_near(reading, c.source, c.trigger)]
    if clause is None or not clause.passive or not heads:
        return False
    return all(any(_is_compared(tree, k) for k in _up_to(tree, h, c.trigger)) for h in heads)


def is_asking(reading: Reading, c: Candidate) -> bool:
    """`werd op verzoek van X opgepakt`: another did it."""
    heads = [m.root for m in mentions_near(reading, c.source, c.trigger)]
    return bool(heads) and all(reading.tree.case_of(k) in ASKED_BY for k in heads)


def is_of_court(reading: Reading, c: Candidate) -> bool:
    """`de rechtbank oordeelt in de zaak tegen X`: who judges a case does not bring it."""
    tree = reading.tree
    case = tree.pos[c.trigger] == "NOUN" and last_part(tree.lemma[c.trigger], CASES) is not None
    heads = [m.root for m in mentions_near(reading, c.source, c.trigger)]
    return case and bool(heads) and all(last_part(tree.lemma[k].lower(), COURTS) is not None for k in heads)


def is_of_others(reading: Reading, c: Candidate) -> bool:
    """`de twee zouden X hebben bedreigd`: so many of whom the text told before, and not who is named elsewhere."""
    tree, clause = reading.tree, reading.clauses.governing(c.trigger)
    if clause is None or any(True for _ in mentions_near(reading, c.source, c.trigger)):
        return False
    return any(tree.pos[s] == "NUM" and not reading.parties.direct(s) for s in clause.subjects)


def _is_compared(tree: Tree, k: int) -> bool:
    """Whether a phrase is one of `als`, `net als`, `evenals` or `zoals`."""
    before = tree.low[max(0, tree.left[k] - 1) : tree.left[k] + 2]
    return tree.case_of(k) in LIKE or not LIKE.isdisjoint(before)


def _up_to(tree: Tree, k: int, top: int) -> Iterator[int]:
    """Token `k` and those above it, up to `top`."""
    while k != top:
        yield k
        if tree.head[k] == k:
            return
        k = tree.head[k]

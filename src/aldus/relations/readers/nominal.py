"""`de Russische inval van Oekraïne`, `gesprekken tussen A en B`: nouns of action with both parties."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from aldus.lexicon.compounds import last_part
from aldus.lexicon.frames import Frame
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party, pairs
from aldus.relations.meaning import Meaning, spoken
from aldus.relations.phrases import is_no_act, light_of, of_noun, passed_by
from aldus.relations.reading import Reading
from aldus.relations.slots import OWNERS, is_fate
from aldus.syntax.clauses import Clause
from aldus.syntax.control import BLAMED, JUDGING, OBJECT_CONTROL

HOLD = words("hold")
PHASE = words("phase")
ORDERS = words("orders")
MATCHES = tuple(sorted(words("matches")))
WATCHING = words("watching")
DYING = words("dying")
BEARER = "appos"
"""Source of nouns for whom one is to another: `bondgenoot`, `rivaal`; who it is stands beside the noun."""
OCCASIONS = words("occasions")
CONSISTING = words("consisting")
FORMING = words("forming")
RANKED = words("ranked")
CRIMES = words("crimes")
JOBS = words("jobs")
TAKING_PART = words("taking_part")
RECEIVE = words("receive")
BEFALLING = words("befalling")
CULPABLE = words("culpable")
BEHIND = words("behind")
# Types of what is done to somebody for what they did.
PUNISHING = frozenset(("ACCUSE", "COERCE", "SANCTION"))
# Types of what one is behind, or responsible for, as who did it.
HARMING = frozenset(("ASSAULT", "COERCE"))
# Kinds by which speakers bind themselves: what they promise is theirs to do.
COMMITTING = frozenset(("promise", "announce", "warn"))
# Prepositions whose noun is not the subject's own act.
APART = frozenset(
    ("over", "vanwege", "wegens", "na", "sinds", "door", "volgens", "ondanks", "tijdens", "uit", "aan")
)
# Prepositions of the occasion: `ging in zijn gesprek met Y niet in op`.
DURING = frozenset(("in", "tijdens", "bij"))
# Prepositions of a predicate that is an opinion: `is voor steun aan Y`.
FOR_OR_AGAINST = frozenset(("voor", "tegen"))
# Prepositions of what somebody dies of.
CAUSES = ("bij", "door", "in", "na", "aan", "tijdens")
EXAMPLES = words("examples")
# How far behind a noun, in tokens, `tussen` may stand: `gesprekken deze week tussen`.
BETWEEN_REACH = 4
# Subjects of `voeren gesprekken` that are more than this are too many to be parties to it all.
MOST_HOLDERS = 3


class Noun:
    """A noun of action, with those who hang on it; every part is found once, when it is first asked for."""

    def __init__(self, reading: Reading, i: int, frame: Frame) -> None:
        self.reading = reading
        self.i = i
        self.frame = frame
        self.preps = tuple(slot for slot in frame.target if slot not in (*OWNERS, "obj"))
        """Prepositions that lead to the party acted upon."""

    @cached_property
    def owners(self) -> list[Party]:
        """Those it belongs to; `van` also for who acts through others: `namens X`."""
        return self.reading.parties.owners(self.i) or [
            Party(p.actor, p.token, "van") for p in self.reading.parties.phrases(self.i, "vanuit", "namens")
        ]

    def owned(self, how: str) -> list[Party]:
        """The owners of a sort: `adj`, `van`, `poss`."""
        return [p for p in self.owners if p.how == how]

    @cached_property
    def agents(self) -> list[Party]:
        """Those in a phrase with `door`."""
        return self.reading.parties.phrases(self.i, "door")

    @cached_property
    def clause(self) -> Clause | None:
        """The clause that it stands in."""
        return self.reading.clauses.governing(self.i)


class Act(NamedTuple):
    """What a noun says that is done."""

    rule: str
    sources: Sequence[Party]
    """Who acts; none where that is not told."""
    targets: Sequence[Party] = ()
    """Toward whom; none where the sources act toward each other."""


NOTHING = Act("", ())

Pattern = Callable[[Noun], Act | None]


def nominal_acts(reading: Reading, found: Candidates) -> None:
    """Acts of nouns that have both parties."""
    tree = reading.tree
    for i in range(tree.n):
        frames = of_noun(tree, i, reading.lex.nouns) if tree.pos[i] == "NOUN" else None
        if frames is None or not frames[0].is_act:
            continue
        if tree.lemma[i] in RANKED and tree.pos[min(i + 1, tree.n - 1)] == "NUM":
            continue
        if found.is_said(i) or (BEARER not in frames[0].source and reading.parties.direct(i)):
            continue
        top = reading.clauses.governing(i)
        if top is not None and i in top.objects and is_no_act(reading, top):
            continue
        for frame in frames:
            noun = Noun(reading, i, frame)
            act = find_act(noun)
            if act.sources:
                _propose(reading, found, noun, act)
                break


def find_act(noun: Noun) -> Act:
    """The act of a noun; `NOTHING` where it lacks a party."""
    for pattern in PATTERNS:
        act = pattern(noun)
        if act is not None:
            return act
    return NOTHING


def _propose(reading: Reading, found: Candidates, noun: Noun, act: Act) -> None:
    c, i = noun.clause, noun.i
    told = BEARER in noun.frame.source and noun.reading.clauses.get(i) is None  # `wil zijn rivaal X steunen`
    sides = [(act.sources, act.targets)] if act.targets else pairs(act.sources)
    for sources, targets in sides:
        meant = spoken(reading, i, (*sources, *targets), Meaning.of(noun.frame))
        found.do(
            sources,
            targets,
            trigger=i,
            predicate=reading.tree.lemma[i],
            rule=act.rule,
            status="actual" if told else reading.status.of_noun(i),
            event_type=meant.event_type,
            mode=meant.mode,
            symmetric=noun.frame.symmetric or not act.targets,
            nominal=True,
            argument_of=c.pred
            if c is not None and i in (*c.objects, *c.subjects, *c.phrases("met"))
            else None,
        )


# patterns in order, of which the first that knows decides


def bearer(noun: Noun) -> Act | None:
    """`X is een bondgenoot van Y`, `X, de rivaal van Y`, `zijn rivaal X`."""
    if BEARER not in noun.frame.source:
        return None
    lemma = noun.reading.tree.lemma[noun.i]
    if lemma not in JOBS and "-" not in lemma and last_part(lemma, JOBS) is not None:
        return NOTHING  # `filmcriticus van NRC`
    tree, parties, c = noun.reading.tree, noun.reading.parties, noun.reading.clauses.get(noun.i)
    sources: Sequence[Party] = parties.direct(noun.i)
    if not sources and c is not None and c.copula:
        sources = parties.all(c.subjects)
    if not sources and tree.dep[noun.i] == "appos":
        sources = parties.direct(tree.head[noun.i])
    owners = {p.actor for p in noun.owners}  # `aanhangers van X en Y`: of neither the other's
    sources = [p for p in sources if p.actor not in owners]
    targets = [p for p in noun.owners if p.how in noun.frame.target]
    targets = [p for p in targets if p.how == "poss"] or targets  # `haar rivaal X van de partij Y`
    return _act("noun-bearer", sources, targets) or NOTHING


def ordered(noun: Noun) -> Act | None:
    """`een peiling van X in opdracht van Y`: Y has X do it."""
    tree, parties, i = noun.reading.tree, noun.reading.parties, noun.i
    if tree.lemma[i] not in ORDERS:
        return None
    if tree.dep[i] == "fixed":  # `in opdracht van`, to the treebank one preposition
        name, first = tree.head[tree.head[i]], tree.head[i]
        givers = (
            parties.listed(i + 2)
            if tree.low[i + 1 : i + 2] == ["van"] and i + 2 < tree.n
            else parties.all(tree.conjuncts(name))
        )
    elif tree.case_of(i) in ("in", "op"):
        name, first, givers = i, tree.left[i], noun.owned("van")
    else:
        return NOTHING
    top, c = tree.head[name], noun.clause
    doers = [*(parties.direct(first - 1) if first else ()), *parties.direct(top)]
    if not doers and tree.pos[top] == "NOUN":
        doers = parties.owners(top)
    if not doers and c is not None:
        doers = parties.all(c.agents) if c.passive else parties.all(c.subjects) or parties.all(c.objects)
    return _act("noun-order", givers, doers[:1]) or NOTHING


def between(noun: Noun) -> Act | None:
    """`gesprekken tussen A, B en C`; not `een coalitie tussen bijvoorbeeld A en B`."""
    tree = noun.reading.tree
    if any(tree.low[k] in EXAMPLES for k in range(noun.i + 1, min(tree.n, noun.i + 2 + BETWEEN_REACH))):
        return NOTHING
    parties = _listed_between(noun.reading, noun.i) or noun.reading.parties.phrases(noun.i, "tussen")
    parties = parties or _there_is(noun)
    return Act("noun-tussen", parties) if len(parties) > 1 else None


def toward(noun: Noun) -> Act | None:
    """`de Russische aanval op Oekraïne`: a preposition of the noun leads to the target."""
    rule, targets = next(((r, t) for r, t in _reached(noun) if t), ("", []))
    if not targets:
        return None
    lemma, parties = noun.reading.tree.lemma[noun.i], noun.reading.parties
    # `een Duitse moord`: one there
    there = last_part(lemma, CRIMES) is not None and not any(parties.is_public(p.actor) for p in targets)
    sources = noun.agents or ([] if there else noun.owned("adj")) or noun.owned("poss") or noun.owned("van")
    befalls = last_part(lemma, BEFALLING) is not None  # `zijn uitlevering`
    if befalls or _is_received(noun):  # `kreeg zijn eerste uitnodiging voor Y`: not the giver's
        sources = [p for p in sources if p.how != "poss" and not (befalls and p.how == "van")]
    if not sources and (rule != "noun-prep-loose" or _charged(noun)):
        sources = _subjects(noun)
        if noun.reading.tree.lemma[noun.i].endswith(MATCHES):  # of a team, in which somebody plays
            person = noun.reading.parties.is_person
            sources = [p for p in sources if person(p.actor) == person(targets[0].actor)]
        rule = "noun-subject-loose" if rule == "noun-prep-loose" else "noun-subject"
    return Act(rule, sources, targets)


def by_agent(noun: Noun) -> Act | None:
    """`de invasie van Oekraïne door Rusland`."""
    return _act("noun-door", noun.agents, noun.owned("van"))


def adjective_and_van(noun: Noun) -> Act | None:
    """`de Russische inval van Oekraïne`."""
    takes = "van" in noun.frame.target or noun.frame.symmetric
    return _act("noun-adj-van", noun.owned("adj"), noun.owned("van")) if takes else None


def possessor_and_van(noun: Noun) -> Act | None:
    """`Poetins inval van Oekraïne`."""
    return (
        _act("noun-poss-van", noun.owned("poss"), noun.owned("van")) if "van" in noun.frame.target else None
    )


def several_owners(noun: Noun) -> Act | None:
    """`het overleg van A en B`; `de coalitie bestaat uit A en B`, `wordt gevormd door A en B`."""
    owners = noun.owned("van") or _members(noun)
    return Act("noun-van-pair", owners) if noun.frame.symmetric and len(owners) > 1 else None


def _members(noun: Noun) -> list[Party]:
    c = noun.clause
    if c is None or noun.i not in c.subjects:
        return []
    if c.lemma in CONSISTING:
        return noun.reading.parties.all(c.phrases("uit"))
    return noun.reading.parties.all(c.agents) if c.passive and c.lemma in FORMING else []


def holders(noun: Noun) -> Act | None:
    """`A en B voeren gesprekken`: the subjects of a verb that says no more than that there are talks."""
    c = noun.clause
    if not noun.frame.symmetric or noun.owners or c is None or c.lemma not in HOLD:
        return None
    if noun.i not in (*c.objects, *c.phrases("met", "in", *(("aan",) if c.lemma in PHASE else ()))):
        return None
    tree = noun.reading.tree
    if any(
        tree.case_of(k) == "met" and tree.pos[k] == "PROPN"
        for k in (*c.phrases("met"), *tree.kids_of(noun.i, "nmod"))
    ):
        return None  # `voeren gesprekken met Y`, whoever that is
    sources = [] if c.passive else noun.reading.parties.all(c.subjects)
    return Act("noun-subject-pair", sources) if 1 < len(sources) <= MOST_HOLDERS else None


def victims(noun: Noun) -> Act | None:
    """`tien Malinezen kwamen om bij een Franse aanval`: whom the violence reached that a verb of dying tells of."""
    c, parties = noun.clause, noun.reading.parties
    if noun.frame.event_type != "ASSAULT" or c is None or noun.i not in c.phrases(*CAUSES):
        return None
    frames = noun.reading.lex.verbs.get(c.lemma, ())
    killed = c.passive and not c.agents and any(f.event_type == "ASSAULT" for f in frames)
    if not killed and c.lemma not in DYING:
        return None
    sources = noun.agents or noun.owned("adj") or noun.owned("van")
    victims = parties.all(c.subjects) or [
        p for s in c.subjects for p in (*parties.some(s), *parties.owners(s))
    ]
    return _act("noun-victim", sources, [p for p in victims if p.how != "poss"])


def essential(noun: Noun) -> Act | None:
    """`de steun van X is essentieel voor Y`."""
    c = noun.clause
    if c is None or not c.copula or noun.i not in c.subjects or noun.reading.tree.pos[c.pred] != "ADJ":
        return None
    sources = noun.owned("adj") or noun.owned("poss") or noun.owned("van")
    return _act("noun-essential", sources, noun.reading.parties.all(c.phrases("voor")))


def predicate(noun: Noun) -> Act | None:
    """`X is een bondgenoot van Y`."""
    c = noun.reading.clauses.get(noun.i)
    if c is None or not c.copula or "van" not in noun.frame.target:
        return None
    return _act("noun-copula", noun.reading.parties.all(c.subjects), noun.owned("van"))


PATTERNS: tuple[Pattern, ...] = (
    bearer,
    ordered,
    between,
    toward,
    by_agent,
    adjective_and_van,
    possessor_and_van,
    several_owners,
    holders,
    victims,
    essential,
    predicate,
)
"""The patterns, surest first."""


def _act(rule: str, sources: Sequence[Party], targets: Sequence[Party]) -> Act | None:
    return Act(rule, sources, targets) if sources and targets else None


# where the parties stand


def _listed_between(reading: Reading, i: int) -> list[Party]:
    """The parties listed after `tussen`, where there are several."""
    tree = reading.tree
    _, last = tree.sentence(i)
    for k in range(i + 1, min(last, i + 1 + BETWEEN_REACH)):
        if tree.pos[k] in ("VERB", "AUX", "PUNCT"):
            break
        if tree.pos[k] == "NOUN" and any(f.is_act for f in of_noun(tree, k, reading.lex.nouns) or ()):
            break  # `een akkoord over de oorlog tussen A en B`
        if tree.low[k] == "tussen":
            listed = reading.parties.listed(k + 1)
            return listed if len(listed) > 1 else []
    return []


def _there_is(noun: Noun) -> list[Party]:
    """`tussen A en B is een akkoord bereikt`: the parties, where the noun is the subject."""
    c = noun.clause
    takes = noun.frame.symmetric and "tussen" in noun.frame.target
    return noun.reading.parties.all(c.phrases("tussen")) if takes and c and noun.i in c.subjects else []


def _reached(noun: Noun) -> Iterator[tuple[str, list[Party]]]:
    """The places where a preposition leads to a target, surest first, with the rule of each."""
    tree, parties = noun.reading.tree, noun.reading.parties
    if not noun.preps:
        return
    yield "noun-prep", parties.phrases(noun.i, *noun.preps)
    for k in tree.kids_of(noun.i, "nmod"):  # `de oorlog van Israël tegen Hamas`, attached to the name
        if tree.case_of(k) == "van" or parties.direct(k):
            yield "noun-prep", parties.phrases(k, *noun.preps)
    yield "noun-prep-loose", _loose(noun)
    yield "noun-belonging", _belonging(noun)


def _loose(noun: Noun) -> list[Party]:
    """A phrase right behind the noun that the parser attached to something above it."""
    tree = noun.reading.tree
    k = tree.right[noun.i] + 1
    if k >= tree.n or tree.sent[k] != tree.sent[noun.i] or tree.low[k] not in noun.preps:
        return []
    head = tree.head[k]
    return noun.reading.parties.all(tree.conjuncts(head)) if tree.dep[k] == "case" and head > k else []


def _belonging(noun: Noun) -> list[Party]:
    """`aanval op een Israëlische basis`: the owner of what the phrase names."""
    tree = noun.reading.tree
    return [
        p
        for k in tree.kids_of(noun.i, "nmod", "obl", "obl:arg")
        if tree.pos[k] == "NOUN" and tree.case_of(k) in noun.preps and not is_fate(noun.reading, k)
        for p in noun.reading.parties.owners(k)
        if p.how in ("adj", "van")
    ]


def _charged(noun: Noun) -> bool:
    """Whether the noun is what its verb charges someone with: `beschuldigt X van`."""
    c = noun.clause
    return c is not None and c.lemma in OBJECT_CONTROL and any(x == noun.i for _, x in c.obliques)


def _subjects(noun: Noun) -> list[Party]:
    """Who has or does it: the subject of the verb that the noun is an argument of."""
    c, i, parties = noun.clause, noun.i, noun.reading.parties
    if c is None or i in c.subjects:
        return []
    addressed = _addressed(noun, c)
    if addressed or c.passive:
        return addressed
    if _is_behind(noun, c):
        return parties.all(c.subjects)
    if c.lemma in WATCHING and any(
        i in noun.reading.tree.conjuncts(x) and prep not in DURING for prep, x in c.obliques
    ):
        return []  # `blikt terug op het debat met Y`
    if any(i in noun.reading.tree.conjuncts(k) for _, k in passed_by(noun.reading, c)):
        return []  # `profiteert van de sancties tegen Y`
    cue = noun.reading.lex.cues.get(c.lemma)
    blamed = any(x == i and prep in BLAMED for prep, x in c.obliques)
    if cue is not None and cue.kind in JUDGING and i not in c.objects:
        # `veroordeelt X voor de aanval op Y`, `bedankt X voor de hulp aan Y`: X's
        return parties.all(c.objects) if blamed else []
    if blamed and any(f.event_type in PUNISHING for f in noun.reading.lex.verbs.get(c.lemma, ())):
        return parties.all(c.objects)  # `pakte een verdachte op voor de aanval op Y`
    if _is_received(noun):
        return []  # `kreeg een uitnodiging voor Y`: who gives it, is not told
    if cue is not None and noun.reading.tree.case_of(i) in OCCASIONS:
        return []  # `laat naar aanleiding van het gesprek met Y weten`
    if cue is not None and cue.kind not in COMMITTING and not noun.frame.symmetric:
        return []  # `noemde de aanval op Y een succes`: whose, is not told
    if (c.copula or c.lemma == "zijn") and noun.reading.tree.case_of(i) in FOR_OR_AGAINST:
        return []  # `X is tegen steun aan Y`
    if c.copula:
        return parties.all(c.subjects) if c.pred == i else []
    apart = {*APART, *_around(noun, c, said=cue is not None)}
    own = i in c.objects or any(x == i and prep not in apart for prep, x in c.obliques)
    return parties.all(c.subjects) if own else []


def _is_behind(noun: Noun, c: Clause) -> bool:
    """`zit achter de aanval op X`, `is verantwoordelijk voor de moord op X`: who did it."""
    if noun.frame.event_type not in HARMING or noun.reading.status.of(c) != "actual":
        return False
    over = noun.reading.clauses.above(c)
    cue = None if over is None else noun.reading.lex.cues.get(over.lemma)
    if cue is not None and cue.kind == "deny":
        return False
    preps = (
        ("voor", "aan")
        if c.copula and noun.reading.tree.lemma[c.pred] in CULPABLE
        else ("achter",)
        if c.lemma in BEHIND
        else ()
    )
    return any(x == noun.i and prep in preps for prep, x in c.obliques)


def _around(noun: Noun, c: Clause, *, said: bool) -> tuple[str, ...]:
    """Prepositions of what goes on around the subject: `getuigde in het onderzoek naar Y`, `keek naar de aanval op Y`."""
    if noun.frame.symmetric or c.lemma in TAKING_PART:
        return ()
    light = light_of(noun.reading, c)
    speaks = said or (light is not None and light[0].kind == "say") or is_no_act(noun.reading, c)
    return ("naar", "in", "bij") if speaks or c.lemma in DYING else ("naar",)


def _is_received(noun: Noun) -> bool:
    """Whether the noun is what somebody gets from another: `kreeg een uitnodiging`; not `kreeg ruzie`."""
    c = noun.clause
    return c is not None and c.lemma in RECEIVE and noun.i in c.objects and not noun.frame.symmetric


def _addressed(noun: Noun, c: Clause) -> list[Party]:
    """`beschuldigt X van inmenging in Y`: X's."""
    if c.lemma not in OBJECT_CONTROL or noun.i in c.objects:
        return []
    return noun.reading.parties.all(c.subjects if c.passive else c.indirect or c.objects)

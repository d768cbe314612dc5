"""Learned acts that are none, whatever their score: what words and tree rule out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aldus.lexicon.compounds import last_part
from aldus.lexicon.words import words
from aldus.mentions import TokenMention
from aldus.relations.candidates import Candidate, Party
from aldus.relations.phrases import no_act_noun, of_noun, passed_by
from aldus.relations.reading import Reading
from aldus.relations.slots import is_own, is_thing, leads_to, with_whom
from aldus.syntax.clauses import Clause
from aldus.syntax.tree import Tree

NEVER_ACT = words("never_act")
NEVER_ACT_NOUNS = words("never_act_nouns")
KIN = words("kin")
FOLLOWERS = words("followers")
RECIPROCAL = words("reciprocal")
MATCHES = tuple(sorted(words("matches")))
RESULTS = tuple(sorted(words("results")))
WATCHING = words("watching")
TOPICS = frozenset(("op", "over", "naar", "bij"))
APART_ADVERBS = words("apart")
APART_FROM = words("apart_from")
PRINCIPALS = words("principals")
BESIDE = frozenset(("achter", "boven", "naast", "onder"))
RECEIVE = words("receive")
ASKING_OTHERS = words("asking_others")
# Prepositions of who gives something, and of what for.
GIVEN = frozenset(("van", "uit", "vanuit", "bij", "voor"))
# Prepositions of those who are on the same side of an act: `tegen X en Y`.
TOGETHER = frozenset(("tegen", "over", "voor", "aan", "op", "naar", "bij"))
# Relations of clauses that have what stands in the clause above, too.
SHARING = frozenset(("acl", "acl:relcl", "xcomp"))
# Words before what only might be, and how far behind a noun, in tokens, they may stand.
EXAMPLES = words("examples")
EXAMPLE_REACH = 4
OPINIONATED = words("opinionated")
DEMONSTRATIVE = frozenset(("die", "dat", "dit", "deze"))
# Event types of what nobody says of their own doing: `zei hij na de aanval op X`.
HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN"))
OCCASIONS = words("occasions")
# Prepositions whose noun is not the subject's own act.
APART = frozenset(("over", "na", "sinds", "tijdens", "vanwege", "wegens", "ondanks", "voor"))
# Kinds of verbs of speech by which speakers bind themselves.
COMMITTING = frozenset(("promise", "announce", "warn"))


def is_vetoed(reading: Reading, c: Candidate) -> bool:
    """Whether a learned act is none."""
    return c.rule == "learned-do" and any(veto(reading, c) for veto in VETOES)


def is_no_deed(reading: Reading, c: Candidate) -> bool:
    """`werkt bij X`, `zegt`, `een partijgenoot van X`: words by which nobody acts toward another, and verbs of speech."""
    tree, i = reading.tree, c.trigger
    clause = reading.clauses.get(i)
    if clause is None or clause.copula:
        never = (
            tree.low[i] in NEVER_ACT_NOUNS or last_part(tree.lemma[i].lower(), NEVER_ACT_NOUNS) is not None
        )
        return tree.pos[i] == "NOUN" and never
    no_deed = clause.lemma in NEVER_ACT or clause.lemma in reading.lex.cues
    return no_deed and clause.lemma not in reading.lex.verbs


def is_phrase(reading: Reading, c: Candidate) -> bool:
    """`speelt een rol bij X`: phrases by which nobody acts; but `legde de basis voor een coalitie met X`."""
    clause = reading.clauses.governing(c.trigger)
    noun = None if clause is None else no_act_noun(reading, clause)
    if clause is None or noun is None or c.trigger not in (noun, clause.pred):
        return False
    return c.target is None or not any(_is_act(reading, k) for k in range(noun + 1, c.target.token))


def is_passed_by(reading: Reading, c: Candidate) -> bool:
    """`speelt voor X`, `dient een klacht in bij X`: a phrase that leads to nobody who is acted upon."""
    clause = reading.clauses.governing(c.trigger)
    if clause is None or c.target is None:
        return False
    return any(
        c.trigger in (noun, clause.pred) and leads_to(reading, k, c.target.token)
        for noun, k in passed_by(reading, clause)
    )


def is_tie(reading: Reading, c: Candidate) -> bool:
    """`de broer van X`; `de lijsttrekker van X`, which is a function."""
    tree, i = reading.tree, c.trigger
    if tree.pos[i] != "NOUN":
        return False
    title = reading.lex.titles.of(tree.low[i])
    function = title is not None and title.is_function
    held = c.target is not None and not reading.parties.is_person(c.target.actor)
    return tree.lemma[i] in KIN or (function and held)


def is_thing_named(reading: Reading, c: Candidate) -> bool:
    """`toont de F-16`: a thing with a name."""
    return c.target is not None and is_thing(reading, c.target)


def is_position(reading: Reading, c: Candidate) -> bool:
    """`is de tweede partij achter X`: where somebody stands."""
    tree = reading.tree
    return tree.pos[c.trigger] == "NOUN" and c.target is not None and tree.case_of(c.target.token) in BESIDE


def is_within_title(reading: Reading, c: Candidate) -> bool:
    """`een debat met D66-leider X`, `de moord op D66-politicus X`: it is done toward X, or by X."""
    return any(
        near and all(_is_part_of_title(reading, m) for m in near)
        for near in (list(_near(reading, p, c.trigger)) for p in _sides(c))
    )


def is_followers(reading: Reading, c: Candidate) -> bool:
    """`de achterban van X wil`, `de oud-directeur van X wil`: X need not."""
    tree, parties = reading.tree, reading.parties
    heads = [tree.head[m.root] for m in _near(reading, c.source, c.trigger)]
    return bool(heads) and all(tree.low[k] in FOLLOWERS or parties.acts_for_oneself(k) for k in heads)


def is_joint(reading: Reading, c: Candidate) -> bool:
    """`gaf samen met X het startsein`: X does it too."""
    tree, i = reading.tree, c.trigger
    if c.target is None or tree.lemma[i].startswith("samen"):
        return False
    joint = (k for k in tree.kids[i] if tree.case_of(k) == "met" and _is_together(reading, k))
    return any(p.actor == c.target.actor for k in joint for x in tree.conjuncts(k) for p in _all(reading, x))


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
    if not _is_subject(reading, c, clause):
        return False
    if c.source.actor in {p.actor for p in reading.parties.owners(i)}:
        return False
    cue = reading.lex.cues.get(clause.lemma)
    own = cue is None or cue.kind in COMMITTING
    return prep in APART or prep in OCCASIONS or not own


def is_own_side(reading: Reading, c: Candidate) -> bool:
    """`doet met zijn partij mee`: those with whom it is done are the subject's own."""
    if c.target is None or c.event_type in HOSTILE or reading.parties.is_person(c.target.actor):
        return False
    return reading.tree.case_of(c.target.token) == "met" and is_own(reading, c.target, [c.source])


def is_with_others(reading: Reading, c: Candidate) -> bool:
    """`X en Y praten met kiezers`: not with each other."""
    clause = reading.clauses.governing(c.trigger)
    if clause is None or c.target is None:
        return False
    tree = reading.tree
    together = {p.actor for p in reading.parties.all(clause.subjects)}
    if not {c.source.actor, c.target.actor} <= together:
        return False
    each_other = [(prep, k) for prep, k in clause.obliques if tree.low[k] in RECIPROCAL]
    if each_other and all(prep in APART_ADVERBS for prep, _ in each_other):
        return True  # `haalden het uit elkaar`
    others = [
        *clause.phrases("met"),
        *(k for k in tree.kids_of(c.trigger, "nmod") if tree.case_of(k) == "met"),
    ]
    return with_whom(reading, clause) or (bool(others) and not any(tree.low[k] in RECIPROCAL for k in others))


def is_no_doer(reading: Reading, c: Candidate) -> bool:
    """`is gekozen, omdat de partij hem mag`: by whom, is not told."""
    clause = reading.clauses.get(c.trigger)
    if clause is None or not clause.passive or clause.agents:
        return False
    near = [m.root for m in _near(reading, c.source, c.trigger)]
    return bool(near) and all(_is_below(reading, k, c.trigger) for k in near)


def is_of_both(reading: Reading, c: Candidate) -> bool:
    """`de toelating van X en Y`: of each of them, not of one by the other; but `het debat van X en Y`."""
    tree, i = reading.tree, c.trigger
    if c.target is None or tree.pos[i] != "NOUN":
        return False
    sides = {c.source.actor, c.target.actor}
    owners = (k for k in tree.kids_of(i, "nmod") if tree.case_of(k) == "van")
    if not any(
        sides <= {p.actor for x in tree.conjuncts(k) for p in reading.parties.direct(x)} for k in owners
    ):
        return False
    return not any(frame.symmetric for frame in of_noun(tree, i, reading.lex.nouns) or ())


def is_of_teams(reading: Reading, c: Candidate) -> bool:
    """`viel in de wedstrijd tegen Y uit`, `na de nederlaag tegen Y`: a match is one of teams, in which somebody plays."""
    tree, person = reading.tree, reading.parties.is_person
    if c.target is None:
        return False
    match = c.trigger if tree.pos[c.trigger] == "NOUN" else tree.head[c.target.token]
    ended = tree.case_of(c.target.token) == "tegen" and tree.lemma[match].endswith(RESULTS)
    if not ended and not tree.lemma[match].endswith(MATCHES):
        return False
    return person(c.source.actor) != person(c.target.actor)


def is_without(reading: Reading, c: Candidate) -> bool:
    """`ziet een coalitie zonder Y`, `onderzocht namens Y`, `in dienst van Y`: toward Y nothing is done."""
    tree = reading.tree
    if c.target is None:
        return False
    if tree.case_of(c.target.token) in APART_FROM:
        return True
    over = tree.head[c.target.token]
    behalf = tree.lemma[over] in PRINCIPALS and tree.case_of(over) in ("in", "op", "voor", "uit")
    return behalf and tree.case_of(c.target.token) == "van" and c.trigger != over


def is_of_one_person(reading: Reading, c: Candidate) -> bool:
    """`redde een Nederlandse vrouw`: one who comes from a country is not that country."""
    tree = reading.tree
    near = [] if c.target is None else list(_near(reading, c.target, c.trigger))
    return bool(near) and all(m.kind == "adjective" and tree.lemma[tree.head[m.root]] in KIN for m in near)


def is_receiver(reading: Reading, c: Candidate) -> bool:
    """`ontving geld van Y`, `kreeg een uitnodiging voor Y`: who gets something does nothing; but `kreeg greep op Y`."""
    tree, clause = reading.tree, reading.clauses.governing(c.trigger)
    if clause is None or c.target is None or clause.lemma not in RECEIVE:
        return False
    if c.trigger != clause.pred and c.trigger not in clause.objects:
        return False
    own = _is_subject(reading, c, clause)
    return own and tree.case_of(c.target.token) in GIVEN


def is_few(reading: Reading, c: Candidate) -> bool:
    """`sprak met twee Belgen`, `een Belg viel X aan`: they are not Belgium; but what harms them is done to it."""
    sides = (
        list(_near(reading, p, c.trigger))
        for p in (_sides(c) if c.event_type not in HOSTILE else (c.source,))
    )
    return any(near and all(reading.parties.is_few(m) for m in near) for near in sides)


def is_asked(reading: Reading, c: Candidate) -> bool:
    """`pleit ervoor X te straffen`, `vraagt om steun aan X`, `verbood Y te spreken`: who asks for it does not do it."""
    clause = reading.clauses.governing(c.trigger)
    if clause is not None and clause.pred == c.trigger and clause.relation in ("xcomp", "ccomp"):
        over = None if clause.governor is None else reading.clauses.get(clause.governor)
        asks = over is not None and over.lemma in ASKING_OTHERS and _is_subject(reading, c, over)
        if asks and not _is_subject(reading, c, clause):
            return True
    for i in (c.trigger, *(() if clause is None else (clause.pred,))):
        under = reading.embedder.over(i)
        top = None if under is None or under.says.kind != "demand" else reading.clauses.governing(under.by)
        cue = None if top is None else reading.lex.cues.get(top.lemma)
        if top is not None and cue is not None and cue.event_type == "REQUEST":
            return _is_subject(reading, c, top)
    return False


def is_had_done(reading: Reading, c: Candidate) -> bool:
    """`liet het plan doorrekenen door Y`: Y does it."""
    clause = reading.clauses.get(c.trigger)
    top = None if clause is None or clause.governor is None else reading.clauses.get(clause.governor)
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


def is_said_to(reading: Reading, c: Candidate) -> bool:
    """`X tegen Y: '...'`, a headline: X says it to Y."""
    tree = reading.tree
    _, last = tree.sentence(c.trigger)
    colon = any(tree.words[k] in (":", "):") for k in range(c.trigger, last))
    return tree.low[c.trigger] == "tegen" and colon


def is_from_above(reading: Reading, c: Candidate) -> bool:
    """`X zegt dat het mag als de relatie met Y verandert`: who only says something has no part in what a noun below names."""
    clause = reading.clauses.governing(c.trigger)
    heads = [m.root for m in _near(reading, c.source, c.trigger)]
    if reading.tree.pos[c.trigger] != "NOUN" or clause is None or not heads:
        return False
    if _is_subject(reading, c, clause):
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
    return _is_subject(reading, c, clause)


def is_example(reading: Reading, c: Candidate) -> bool:
    """`een coalitie tussen bijvoorbeeld X en Y`."""
    low = reading.tree.low
    behind = range(c.trigger + 1, min(reading.tree.n - 1, c.trigger + 2 + EXAMPLE_REACH))
    return any(low[k] == "tussen" and low[k + 1] in EXAMPLES for k in behind)


def is_of_something_else(reading: Reading, c: Candidate) -> bool:
    """`steunde die`, `sprak zich uit tegen het afzetten van Y`: what is acted upon, or who acts, is somebody or something else."""
    tree, clause = reading.tree, reading.clauses.get(c.trigger)
    if clause is None or c.target is None:
        return False
    if tree.case_of(c.trigger) == "tegen" and tree.tag[c.trigger].startswith("WW|inf"):
        return True
    if clause.lemma in WATCHING:  # `ging in op de oorlog tussen X en Y`
        topics = [x for prep, x in clause.obliques if prep in TOPICS]
        within = {k for x in topics for k in range(tree.left[x], tree.right[x] + 1)} - {*topics}
        return c.target.token in within
    inside = range(tree.left[c.trigger], tree.right[c.trigger] + 1)
    near = any(m.actor == c.target.actor for k in inside for m in reading.parties.index.covering(k))
    return not near and any(tree.low[o] in DEMONSTRATIVE for o in clause.objects)


def is_taking_part(reading: Reading, c: Candidate) -> bool:
    """`X en Y doen mee`, `X werd samen met Y gekozen`: neither does anything toward the other."""
    tree, i = reading.tree, c.trigger
    clause = reading.clauses.governing(i)
    if tree.low[i] == "mee":
        return c.target is not None and tree.case_of(c.target.token) != "met"
    return tree.low[i] == "samen" and clause is not None and clause.passive


def is_quality(reading: Reading, c: Candidate) -> bool:
    """`is vergelijkbaar met Y`, `vlak achter Y`: what an adjective says is no act."""
    tree, i = reading.tree, c.trigger
    clause = reading.clauses.get(i)
    before = i + 1 < tree.n and tree.pos[i + 1] == "ADP"
    return tree.pos[i] == "ADJ" and (before or (clause is not None and clause.copula))


def is_elsewhere(reading: Reading, c: Candidate) -> bool:
    """`X zegde af en Y weet dat`: a target that stands in no phrase of the verb; in a passive it may be whose the subject is."""
    tree, clause = reading.tree, reading.clauses.get(c.trigger)
    near = [] if c.target is None else [m.root for m in _near(reading, c.target, c.trigger)]
    if clause is None or clause.passive or not near or clause.relation in SHARING:
        return False
    phrases = [*clause.subjects, *clause.objects, *clause.indirect, *(k for _, k in clause.obliques)]
    # `stemde tegen`; whom a pronoun means
    if clause.particles or any(tree.pos[k] == "PRON" for k in phrases):
        return False
    return not any(tree.left[k] <= m <= tree.right[k] for m in near for k in (c.trigger, *phrases))


def is_side_by_side(reading: Reading, c: Candidate) -> bool:
    """`de zaak tegen X en Y`, `X en Y klaagden de krant aan`: both are in the same place, not one toward the other."""
    tree, clause = reading.tree, reading.clauses.get(c.trigger)
    if c.target is None or c.symmetric:
        return False
    if clause is not None and clause.objects and not clause.passive:
        subjects = {p.actor for p in reading.parties.all(clause.subjects)}
        each_other = any(
            tree.low[k] in RECIPROCAL for k in (*clause.objects, *(k for _, k in clause.obliques))
        )
        mutual = any(frame.symmetric for frame in reading.lex.verbs.get(clause.lemma, ()))
        if {c.source.actor, c.target.actor} <= subjects and not each_other and not mutual:
            return True
    places = [{_first(tree, m.root) for m in _near(reading, p, c.trigger)} for p in _sides(c)]
    if places[0] != places[1] or len(places[0]) != 1:
        return False
    (place,) = places[0]
    return tree.case_of(place) in TOGETHER


VETOES: tuple[Callable[[Reading, Candidate], bool], ...] = (
    is_no_deed,
    is_phrase,
    is_passed_by,
    is_tie,
    is_thing_named,
    is_position,
    is_within_title,
    is_followers,
    is_joint,
    is_only_told,
    is_own_side,
    is_with_others,
    is_no_doer,
    is_of_both,
    is_of_teams,
    is_without,
    is_of_one_person,
    is_receiver,
    is_few,
    is_asked,
    is_had_done,
    is_for_or_against,
    is_said_to,
    is_from_above,
    is_as_what,
    is_example,
    is_of_something_else,
    is_taking_part,
    is_quality,
    is_elsewhere,
    is_side_by_side,
)


def _is_subject(reading: Reading, c: Candidate, clause: Clause) -> bool:
    """Whether the source is among the subjects of a clause."""
    return c.source.actor in {p.actor for p in reading.parties.all(clause.subjects)}


def _first(tree: Tree, k: int) -> int:
    """The first of the tokens that one is coordinated with."""
    while tree.dep[k] == "conj":
        k = tree.head[k]
    return k


def _sides(c: Candidate) -> tuple[Party, ...]:
    return (c.source,) if c.target is None else (c.source, c.target)


def _near(reading: Reading, p: Party, i: int) -> Iterator[TokenMention]:
    """The mentions of an actor in the sentence of token `i`."""
    first, last = reading.tree.sentence(i)
    for k in range(first, last):
        yield from (m for m in reading.parties.index.headed_by(k) if m.actor == p.actor)


def _is_below(reading: Reading, k: int, top: int) -> bool:
    """Whether token `k` stands in a clause under the one with predicate `top`."""
    clause = reading.clauses.governing(k)
    while clause is not None and clause.pred != top and clause.governor is not None:
        if clause.governor == top:
            return True
        clause = reading.clauses.get(clause.governor)
    return False


def _is_act(reading: Reading, k: int) -> bool:
    """Whether a noun is one of action."""
    frames = of_noun(reading.tree, k, reading.lex.nouns)
    return frames is not None and frames[0].is_act


def _is_part_of_title(reading: Reading, m: TokenMention) -> bool:
    """Whether a mention is the first part of a title: `D66-leider`; its actor is not who is called so."""
    tree = reading.tree
    title = reading.lex.titles.of(tree.low[m.root])
    inside = m.end_char < tree.end[m.root] and m.kind != "adjective"
    return inside and title is not None and title.is_function and not title.plural


def _is_together(reading: Reading, k: int) -> bool:
    """Whether `samen` opens the phrase with `met` of a token, or stands right before it."""
    tree, first = reading.tree, reading.tree.left[k]
    return any(tree.low[x] == "samen" for x in (first, max(0, first - 1), *tree.kids[k]))


def _all(reading: Reading, head: int) -> Iterator[Party]:
    """Whom a phrase stands for, its names included."""
    tree = reading.tree
    yield from reading.parties.direct(head)
    for k in tree.kids_of(head, "appos", "flat", "nmod"):
        if not tree.case_of(k):
            for x in tree.conjuncts(k):
                yield from reading.parties.direct(x)

"""Learned acts whose trigger is none: `werkt bij X`, `de broer van X`, `is vergelijkbaar met X`."""

from __future__ import annotations

from aldus.lexicon.compounds import last_part
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidate
from aldus.relations.phrases import no_act_noun, of_noun
from aldus.relations.reading import Reading

NEVER_ACT = words("never_act")
NEVER_ACT_NOUNS = words("never_act_nouns")
KIN = words("kin")
BESIDE = frozenset(("achter", "boven", "naast", "onder"))
# Words before what only might be, and how far behind a noun, in tokens, they may stand.
EXAMPLES = words("examples")
EXAMPLE_REACH = 4


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


def is_tie(reading: Reading, c: Candidate) -> bool:
    """`de broer van X`; `de lijsttrekker van X`, which is a function."""
    tree, i = reading.tree, c.trigger
    if tree.pos[i] != "NOUN":
        return False
    title = reading.lex.titles.of(tree.low[i])
    function = title is not None and title.is_function
    held = c.target is not None and not reading.parties.is_person(c.target.actor)
    return tree.lemma[i] in KIN or (function and held)


def is_position(reading: Reading, c: Candidate) -> bool:
    """`is de tweede partij achter X`: where somebody stands."""
    tree = reading.tree
    return tree.pos[c.trigger] == "NOUN" and c.target is not None and tree.case_of(c.target.token) in BESIDE


def is_said_to(reading: Reading, c: Candidate) -> bool:
    """`X tegen Y: '...'`, a headline: X says it to Y."""
    tree = reading.tree
    _, last = tree.sentence(c.trigger)
    colon = any(tree.words[k] in (":", "):") for k in range(c.trigger, last))
    return tree.low[c.trigger] == "tegen" and colon


def is_example(reading: Reading, c: Candidate) -> bool:
    """`een coalitie tussen bijvoorbeeld X en Y`."""
    low = reading.tree.low
    behind = range(c.trigger + 1, min(reading.tree.n - 1, c.trigger + 2 + EXAMPLE_REACH))
    return any(low[k] == "tussen" and low[k + 1] in EXAMPLES for k in behind)


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


def _is_act(reading: Reading, k: int) -> bool:
    """Whether a noun is one of action."""
    frames = of_noun(reading.tree, k, reading.lex.nouns)
    return frames is not None and frames[0].is_act

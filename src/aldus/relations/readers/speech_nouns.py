"""`de belofte van X dat ...`, `op verzoek van X`: nouns of speech with their owner."""

from __future__ import annotations

from aldus.document import Span
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party
from aldus.relations.negation import NEGATORS
from aldus.relations.reading import Reading

# Nouns that are statements without a clause as well: `de uitspraken van X over Y`.
UTTERANCE = words("utterance")
NAMES = ("NOUN", "PROPN", "PRON")
ASKED_BY = words("asked_by")
AWAITING = words("awaiting")
RECEIVE = words("receive")
MARKS = ("dat", "om", "te", "of")
# Prepositions of an utterance that lead to no topic.
NO_TOPIC = ("van", "door", "aan", "in", "op", "")


def speech_nouns(reading: Reading, found: Candidates) -> None:
    """Statements of nouns that no other statement took."""
    tree, parties = reading.tree, reading.parties
    for i in range(tree.n):
        if tree.pos[i] != "NOUN":
            continue
        frame = reading.lex.cue_nouns.get(tree.lemma[i])
        if frame is None or found.is_part(i):
            continue
        clause = _clause(reading, i)
        if clause is None and tree.lemma[i] not in UTTERANCE:
            continue
        content = _topic(reading, i) if clause is None else reading.contents.subtree(clause, i)
        speakers = parties.owners(i) or parties.phrases(i, "door")
        targets: list[Party] = []
        for slot in frame.target:
            targets = targets or parties.phrases(i, slot)
        found.say(
            speakers[:1], targets, trigger=i, predicate=tree.lemma[i], rule="say-noun",
            status=reading.status.of_noun(i), content=content, event_type=frame.event_type, nominal=True,
        )  # fmt: skip


def requests(reading: Reading, found: Candidates) -> None:
    """`Op aandringen van X belooft Y beterschap`: who asked for it, of whom."""
    tree, parties = reading.tree, reading.parties
    for i in range(1, tree.n - 2):
        if tree.low[i - 1] != "op" or f"op {tree.low[i]} {tree.low[i + 1]}" not in ASKED_BY:
            continue
        top = reading.clauses.governing(i - 1)
        if top is not None and top.pred == i:  # `aandringen`, a verb
            top = reading.clauses.above(top)
        if (top is not None and top.lemma in AWAITING) or (i > 1 and tree.low[i - 2] in NEGATORS):
            continue  # `reageert niet op verzoek van X`, `niet op verzoek van X`
        asked = [] if top is None or top.lemma in RECEIVE else top.agents if top.passive else top.subjects
        name = next((k for k in range(i + 2, tree.sentence(i)[1]) if tree.pos[k] in NAMES), i)
        found.say(
            parties.all(tree.conjuncts(name)), parties.all(asked), trigger=i, predicate=tree.low[i], rule="say-noun",
            event_type="REQUEST", nominal=True,
        )  # fmt: skip


def _clause(reading: Reading, noun: int) -> int | None:
    """The clause of a noun with `dat`, `of` or `om te`: its predicate."""
    tree = reading.tree
    for k in tree.kids_of(noun, "acl", "ccomp", "csubj"):
        if any(tree.low[x] in MARKS and tree.dep[x] == "mark" for x in tree.kids[k]):
            return k
    return None


def _topic(reading: Reading, noun: int) -> Span | None:
    """The phrase behind a noun that names what is spoken about."""
    tree = reading.tree
    for k in tree.kids_of(noun, "nmod"):
        if k > noun and tree.case_of(k) not in NO_TOPIC:
            return reading.contents.subtree(k, noun)
    return None

"""Where the words stand that a cue verb reports: small finders in order, of which the first that finds any wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from aldus.document import Span
from aldus.lexicon.frames import Cue
from aldus.relations.parties import FIRST_PERSON
from aldus.relations.quoted import Quoted
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

# Adverbs before an inverted cue verb: `..., zo meldt X`.
SO = frozenset(("zo", "aldus"))
# How far behind a cue, in tokens, a colon may stand, and how many tokens at least follow it.
COLON = 8
PLAIN = 3
# What stands for the words before: `Dat zei X`.
BACK = frozenset(("dat", "dit"))
# Kinds of cues that say something about a thing or person only with a clause or a quotation.
REPORTING = frozenset(("say", "announce", "clause"))


@dataclass(frozen=True, slots=True)
class Cued:
    """A clause that is a statement, if somebody speaks."""

    clause: Clause
    cue: Cue
    noun: int | None = None
    """The noun of a light verb: `uit kritiek op`."""
    object: int | None = None
    """The object by which the verb of speech has another meaning: `dreigt met sancties`."""
    undergone: bool = False
    """Whether the subject is whom it is said to: `krijgt kritiek van`."""

    @property
    def last(self) -> int:
        """The last token of verb and auxiliary: what is reported follows it."""
        return max(self.clause.pred, self.clause.verb)


@dataclass(frozen=True, slots=True)
class Message:
    """What a statement reports."""

    content: Span | None
    whole: Span | None = None
    """The quotation that the content is a part of, where it is one."""
    rule: str = ""
    """Name of the construction, where it has one of its own."""
    said: bool = True
    """Whether words are reported; False where they only name what the statement is about."""


NO_MESSAGE = Message(None, said=False)

Finder = Callable[[Reading, Cued], Message | None]


def find_message(reading: Reading, x: Cued) -> Message:
    """The message of a statement; `NO_MESSAGE` where it has none."""
    for finder in POINTING_BACK if _points_back(reading, x) else FINDERS:
        found = finder(reading, x)
        if found is not None:
            return found
    return NO_MESSAGE


def _points_back(reading: Reading, x: Cued) -> bool:
    """`Dat zei X in Brussel, waar ...`: what was said stands in the sentences before."""
    tree, c = reading.tree, x.clause
    first = [o for o in c.objects if tree.low[o] in BACK and o < c.verb]
    return (
        x.cue.kind in REPORTING and bool(first) and all(s > c.verb for s in c.subjects) and not c.complements
    )


def judgement(reading: Reading, x: Cued) -> Message | None:
    """`noemt het plan een gevaar`."""
    return _message(reading.contents.judgement(x.clause)) if x.cue.kind == "judge" else None


def of_noun(reading: Reading, x: Cued) -> Message | None:
    """`uitte de vrees dat ...`: the clause of a light verb's noun."""
    if x.noun is None:
        return None
    clauses = reading.tree.kids_of(x.noun, "acl", "ccomp", "acl:relcl", "xcomp")
    return _message(reading.contents.subtree(clauses[-1], x.clause.pred)) if clauses else None


def after_colon(reading: Reading, x: Cued) -> Message | None:
    """`X zei: "..."`."""
    return _quotation(reading.quoted.after_colon(x.last), "say-quote") if x.noun is None else None


def behind_colon(reading: Reading, x: Cued) -> Message | None:
    """`X dacht: dat wordt niets`, without quotation marks."""
    tree = reading.tree
    _, last = tree.sentence(x.last)
    for k in range(x.last + 1, min(last - PLAIN, x.last + COLON)):
        if tree.words[k] == ":":
            return _message(reading.contents.tokens(k + 1, last - 1), "say-quote")
        if tree.tag[k].startswith("WW|pv") or tree.pos[k] == "PUNCT":
            return None
    return None


def quotation_before(reading: Reading, x: Cued) -> Message | None:
    """`"...", zei X`."""
    at = _inverted_at(reading, x.clause)
    return None if at is None else _quotation(reading.quoted.before(at), "say-inverted-quote")


def clause_before(reading: Reading, x: Cued) -> Message | None:
    """`..., zegt X`, where no clause behind it is the message."""
    c = x.clause
    at = _inverted_at(reading, c)
    if at is None or reading.tree.dep[c.pred] not in ("parataxis", "ROOT"):
        return None
    behind = reading.contents.complement_of(c)
    if behind is not None and behind.end > reading.tree.start[at]:
        return None
    before = reading.contents.clause_before(at)
    if before is not None and _is_circumstance(reading, c, before):
        return None
    if before is not None and (around := _around_opinion(reading, c)) is not None:
        return _message(around, "say-inverted")
    if before is not None and c.subjects:
        ends = [m.end for s in c.subjects for m in reading.parties.index.covering(s)]
        before = reading.contents.around(before, max([c.verb, *c.subjects, *(e - 1 for e in ends)]) + 1)
    return _message(before, "say-inverted")


def _around_opinion(reading: Reading, c: Clause) -> Span | None:
    """`"Mensen krijgen, denk ik, meer geld"`: the sentence of a quotation in which the speaker says that it is an opinion."""
    tree = reading.tree
    if not any(tree.low[s] in FIRST_PERSON for s in c.subjects):
        return None
    behind = max(c.verb, *c.subjects) + 1
    quote = next((q for q in reading.quotes if q.start <= tree.start[c.verb] < q.end), None)
    if quote is None or behind >= tree.n or tree.low[behind] != ",":
        return None
    first, last = tree.sentence(c.verb)
    start, end = max(quote.start, tree.start[first]), min(quote.end, tree.end[last - 1])
    return reading.contents.span(start, end) if end > tree.end[behind] + 1 else None


def _is_circumstance(reading: Reading, c: Clause, before: Span) -> bool:
    """`Toen het regende, bekritiseerde X Y`: when or why it is said, not what."""
    tree = reading.tree
    clauses = [
        k for k in tree.kids_of(c.pred, "advcl") if k < c.verb and tree.start[tree.left[k]] <= before.start
    ]
    if not any(tree.dep[x] == "mark" and tree.low[x] != "wanneer" for k in clauses for x in tree.kids[k]):
        return False
    behind = max([c.verb, *c.subjects]) + 1
    return not any(tree.low[k] == "," for k in range(behind, behind + 2) if k < tree.n)


def complement(reading: Reading, x: Cued) -> Message | None:
    """`zegt dat ...`, `belooft te ...`."""
    clause = x.clause
    if x.noun is not None:  # `maakt zich boos over`, `kan zich goed vinden in`
        others = [k for k in clause.complements if k != x.noun]
        clauses = [k for k in others if reading.tree.pos[k] == "VERB" or reading.clauses.get(k) is not None]
        clause = replace(clause, complements=clauses)
    return _message(reading.contents.complement_of(clause, "obj" in x.cue.target))


def marked_clause(reading: Reading, x: Cued) -> Message | None:
    """`zegt dat ...`, attached elsewhere; `wijst op het belang dat X daaraan hecht`, with its noun."""
    if x.noun is not None:
        return None
    nouns = [k for prep, k in x.clause.obliques if prep in x.cue.content and reading.tree.kids_of(k, "acl")]
    if nouns:
        return _message(reading.contents.subtree(nouns[0], x.last))
    tree, found = reading.tree, reading.contents.marked(x.last)
    if found is None or "obj" in x.cue.target:
        return _message(found)
    why = (k for k in tree.kids_of(x.clause.pred, "advcl") if reading.contents.is_purpose(x.clause, k))
    return None if any(tree.start[tree.left[k]] <= found.start for k in why) else _message(found)


def named(reading: Reading, x: Cued) -> Message | None:
    """`prees de moed van X`, `denkt aan Y`: what cues other than plain ones of speech are about."""
    if x.noun is not None or x.cue.kind in REPORTING:
        return None
    # Who is asked is no message: `overtuigde de leden`.
    nouns = x.cue.kind != "think" and not (x.cue.kind == "ask" and "obj" in x.cue.target)
    return _message(reading.contents.argument_of(x.clause, x.cue.content, nouns), said=False)


def quotation_after(reading: Reading, x: Cued) -> Message | None:
    """`X noemde het "een ramp"`."""
    return _quotation(reading.quoted.after(x.last), "say-quote")


def topic(reading: Reading, x: Cued) -> Message | None:
    """`sprak over de oorlog`, `kondigde maatregelen aan`."""
    if x.noun is not None or x.cue.kind == "clause":
        return None
    slots = (*x.cue.content, "over")
    return _message(reading.contents.argument_of(x.clause, slots, x.cue.kind != "think"), said=False)


FINDERS: tuple[Finder, ...] = (
    judgement,
    of_noun,
    after_colon,
    behind_colon,
    quotation_before,
    clause_before,
    complement,
    marked_clause,
    named,
    quotation_after,
    topic,
)
"""The finders, best first."""
POINTING_BACK = (after_colon, behind_colon, quotation_before, quotation_after)
"""Those of statements of which words may follow although they name what was said."""


def _inverted_at(reading: Reading, c: Clause) -> int | None:
    """The token before which a reported clause ends, if verb and speaker are in the order of `..., zegt X`."""
    low = reading.tree.low
    if c.passive or c.mark or (c.subjects and min(c.subjects) <= c.verb):
        return None
    at = c.verb
    if at > 0 and low[at - 1] in SO:
        at -= 1
    return at if at > 0 else None


def _message(content: Span | None, rule: str = "", said: bool = True) -> Message | None:
    return None if content is None else Message(content, None, rule, said)


def _quotation(found: Quoted | None, rule: str) -> Message | None:
    return None if found is None else Message(found.content, found.whole, rule)

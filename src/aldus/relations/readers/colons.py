"""`X: "..."`, `X stak zijn hand op: "..."`, and headlines with a name and a colon."""

from __future__ import annotations

from bisect import bisect_right

from aldus.relations.candidates import Candidates, Party
from aldus.relations.content import OPENING
from aldus.relations.reading import Reading

# How many tokens a sentence may have up to its colon.
INTRODUCTION = 40
# How far, in tokens, a name without a verb may stand from its colon.
REACH = 12
# How many tokens a headline may have up to its colon.
HEADLINE = 7
# How many tokens, the colon included, it has from there on at least.
MESSAGE = 4


def colons(reading: Reading, found: Candidates) -> None:
    """Quotations after a colon that no other statement introduces."""
    tree = reading.tree
    said = {c.trigger for c in found}
    for q in reading.quotes:
        colon = _colon_before(reading, q.start)
        if colon is None or colon == 0:
            continue
        first, _ = tree.sentence(colon - 1)
        if colon - first > INTRODUCTION or any(k in said for k in range(first, colon)):
            continue
        quotation = reading.quoted.after(colon)
        content, whole = (None, None) if quotation is None else quotation
        inside = [c for k in range(first, colon) if (c := reading.clauses.get(k)) is not None]
        clauses = [c for c in inside if tree.tag[c.verb].startswith("WW|pv")]
        clauses.sort(key=lambda c: tree.dep[c.pred] != "ROOT")
        for c in clauses:
            speakers = [] if c.passive else reading.parties.all(c.subjects)
            if speakers:
                found.say(
                    speakers, trigger=c.pred, predicate=c.lemma, rule="say-colon-verb", content=content,
                    quote=whole, clause=c.pred,
                )  # fmt: skip
                break
        if not clauses:
            found.say(
                _named_before(reading, first, colon), trigger=colon, predicate="zeggen", rule="say-colon",
                content=content, quote=whole,
            )  # fmt: skip


def headlines(reading: Reading, found: Candidates) -> None:
    """`Stoltenberg: meer geld nodig`: a name, a colon, and what is said, at the start of a line."""
    tree, parties = reading.tree, reading.parties
    said = {c.trigger for c in found}
    for colon in range(1, tree.n - MESSAGE + 1):
        if tree.words[colon] != ":" or colon in said:
            continue
        first = _line_start(reading, colon)
        if first is None:
            continue
        before = parties.index.covering(colon - 1)
        names = [m for m in before if m.kind == "name" and m.end == colon and m.start >= first]
        if not names or any(
            tree.pos[k] not in ("NOUN", "ADJ", "PROPN", "DET") for k in range(first, names[0].start)
        ):
            continue
        last = next((k for k in range(colon, tree.n) if "\n" in tree.words[k]), tree.n)
        if last - colon < MESSAGE:
            continue
        last = min(last, tree.sentence(colon + 1)[1])
        people = [m for m in names if parties.types.get(m.actor) == "PERSON"] or names
        found.say(
            [Party(people[0].actor, people[0].root, "self")], trigger=colon, predicate="zeggen",
            rule="say-headline", content=reading.contents.span(tree.end[colon], tree.end[last - 1]),
        )  # fmt: skip


def _colon_before(reading: Reading, start: int) -> int | None:
    """The token of the colon that stands just before a quotation whose words start at this character."""
    tree = reading.tree
    begin = max(0, start - 5)
    gap = tree.text[begin:start].rstrip(OPENING + " \n")
    if not gap.endswith(":"):
        return None
    token = bisect_right(tree.start, begin + len(gap) - 1) - 1
    return token if tree.words[token] == ":" else None


def _named_before(reading: Reading, first: int, colon: int) -> list[Party]:
    """The last actor before a colon, a person rather than the body beside."""
    tree, parties = reading.tree, reading.parties
    for k in range(colon - 1, max(first, colon - REACH) - 1, -1):
        found = parties.direct(k)
        if found and tree.pos[k] not in ("ADJ", "DET"):
            people = [p for p in found if parties.types.get(p.actor) == "PERSON"]
            return (people or list(found))[:1]
    return []


def _line_start(reading: Reading, colon: int) -> int | None:
    """The first token of the line, if it is near."""
    words = reading.tree.words
    for first in range(colon, max(-1, colon - HEADLINE - 1), -1):
        if first == 0 or "\n" in words[first - 1]:
            return first
    return None

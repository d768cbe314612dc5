"""Who speaks, where no subject says it."""

from __future__ import annotations

from bisect import bisect_left

from aldus.relations.candidates import Candidates, Party
from aldus.relations.parties import FIRST_PERSON
from aldus.relations.reading import Reading
from aldus.syntax.quotes import Quote

# How far, in tokens, a speaker may stand from an inverted cue verb or from `volgens`.
REACH = 9
# How far, in characters, a quotation may stand from the last one of a known speaker to be of the same.
SAME_SPEAKER = 600
# A quotation that is shorter than this, in characters, is taken for words in marks, not for speech.
SPEECH = 25


def near(reading: Reading, i: int) -> list[Party]:
    """The first actor at or after token `i`, before a comma or the end of the sentence."""
    tree, parties = reading.tree, reading.parties
    _, last = tree.sentence(i - 1)
    for k in range(i, min(last, i + REACH)):
        if tree.pos[k] == "PUNCT" and tree.words[k] not in ("(", ")"):
            break
        if tree.pos[k] in ("NOUN", "PROPN", "PRON") or tree.dep[k] in ("nsubj", "appos"):
            if parties.direct(k):
                return parties.all(tree.conjuncts(k))
            if tree.pos[k] == "PRON" or (tree.pos[k] == "NOUN" and tree.dep[k] == "nsubj"):
                break
    return []


def first_persons(reading: Reading, found: Candidates) -> dict[int, str]:
    """The actor that every `ik`, `mij`, `mijn` in a quotation stands for, by token.

    The speaker of a quotation is that of the statement which `found` has of it, else of the quotation before it, unless
    a new paragraph begins with another person.
    """
    spoken: dict[int, str] = {}
    for c in found:
        if c.quote is not None:
            spoken.setdefault(c.quote.start, c.source.actor)
    speakers: dict[int, str] = {}
    speaker, end = None, 0
    for q in reading.quotes if spoken else ():
        if q.start in spoken:
            speaker = spoken[q.start]
        elif speaker is None or q.start - end > SAME_SPEAKER or q.end - q.start < SPEECH or q.end <= end:
            continue
        elif _goes_to_another(reading, speaker, end, q.start):
            speaker = None
            continue
        end = max(end, q.end)
        for k in _first_persons(reading, q):
            speakers[k] = speaker
    return speakers


def _first_persons(reading: Reading, q: Quote) -> list[int]:
    """The pronouns of the first person in a quotation, but those in one within it that others say: `een groep zegt: 'Ik stem X'`."""
    tree = reading.tree
    inner = [
        x for x in reading.quotes if q.start < x.start and x.end <= q.end and _is_of_others(reading, q, x)
    ]
    return [
        k
        for k in range(bisect_left(tree.start, q.start), bisect_left(tree.start, q.end))
        if tree.low[k] in FIRST_PERSON and not any(x.start <= tree.start[k] < x.end for x in inner)
    ]


def _is_of_others(reading: Reading, q: Quote, inner: Quote) -> bool:
    """Whether a colon stands before a quotation within another, and no `ik` in what leads to it."""
    tree, text = reading.tree, reading.tree.text
    before = text[q.start : inner.outer_start].rstrip()
    if not before.endswith(":"):
        return False
    at = bisect_left(tree.start, inner.start) - 1
    first = max(tree.sentence(at)[0], bisect_left(tree.start, q.start))
    return not any(tree.low[k] in FIRST_PERSON for k in range(first, at))


def _goes_to_another(reading: Reading, speaker: str, start: int, end: int) -> bool:
    """Whether a new paragraph between two quotations names another person, and not the speaker of the first."""
    opening = reading.tree.text.rfind("\n", start, end)
    if opening < 0:
        return False
    start_of = reading.tree.start
    between = range(bisect_left(start_of, opening), bisect_left(start_of, end))
    named = {m.actor for k in between for m in reading.parties.index.headed_by(k)}
    return speaker not in named and any(reading.parties.is_person(actor) for actor in named)

"""`volgens X`, `aldus X`, `dixit X`, `blijkt uit onderzoek van X`: the source of what is known."""

from __future__ import annotations

from bisect import bisect_left

from aldus.document import Span
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party
from aldus.relations.opinions import opinion
from aldus.relations.reading import Reading
from aldus.relations.speakers import near
from aldus.syntax.arguments import SOURCES

# Prepositions behind a speaker that lead to the addressee: `aldus X tegen de krant`.
ADDRESSED = ("tegen", "tegenover")
REVEAL = words("reveal")
VIEWS = words("views")
VIEWED = frozenset(phrase.split()[-1] for phrase in VIEWS)
GAZING = words("gazing")
DEPARTMENTS = words("departments")
# Longer than this, in tokens, a phrase of `volgens` holds more than its speaker.
PHRASE = 25
# So few words behind a phrase of `volgens` are no message without those before it: `Het gevaar is volgens X voorbij`.
LITTLE = 2


def according(reading: Reading, found: Candidates) -> None:
    """`Volgens X is het plan rond`; `Het plan is rond, aldus X`."""
    tree = reading.tree
    for i in range(tree.n - 1):
        word = tree.low[i]
        if word not in SOURCES or (tree.sent[i + 1] != tree.sent[i] and word != "dixit"):
            continue
        head = tree.head[i] if tree.dep[i] == "case" and tree.head[i] > i else None
        speakers = [] if head is None else reading.parties.all(tree.conjuncts(head))
        if not speakers and (head is None or tree.pos[head] not in ("PROPN", "NOUN")):
            speakers = near(reading, i + 1)
        if word == "dixit":  # a foreign word, behind which the parser may begin a new sentence
            speakers = speakers or list(reading.parties.direct(i + 1))
        if not speakers:
            continue
        end = _name_end(reading, speakers)
        if head is not None and tree.left[head] >= i - 1 and tree.right[head] - i <= PHRASE:
            end = tree.right[head]
        content, whole = _reported(reading, i, end)
        rule = "say-volgens" if word == "volgens" else "say-aldus"
        meaning = opinion(reading, None, content)
        found.say(
            speakers, _addressees(reading, i, end), trigger=i, predicate=word, rule=rule,
            content=content, event_type=meaning.event_type, mode=meaning.mode, quote=whole,
        )  # fmt: skip


def views(reading: Reading, found: Candidates) -> None:
    """`In de ogen van X is dat onjuist`, `naar het oordeel van X`: whose opinion it is."""
    tree = reading.tree
    for i in range(tree.n):
        if tree.low[i] not in VIEWED or f"{tree.case_of(i)} {tree.low[i]}" not in VIEWS:
            continue
        if not _is_free(reading, i):
            continue
        speakers = _owners(reading, i)
        if not speakers:
            continue
        content, whole = _reported(reading, tree.left[i], max(i, tree.right[i]))
        meaning = opinion(reading, None, content)
        found.say(
            speakers, trigger=i, predicate=tree.lemma[i], rule="say-volgens",
            content=content, event_type=meaning.event_type, mode=meaning.mode, quote=whole,
        )  # fmt: skip


def _is_free(reading: Reading, i: int) -> bool:
    """Whether a phrase opens its sentence, or stands before the predicate of `zijn`: no argument, as in `vroeg naar de mening van X`."""
    tree, top = reading.tree, reading.clauses.governing(i)
    if top is not None and top.lemma in GAZING:
        return False
    first, _ = tree.sentence(i)
    opening = all(tree.pos[k] in ("PUNCT", "CCONJ", "SPACE") for k in range(first, tree.left[i]))
    return opening or (top is not None and top.copula and i < top.pred)


def sources(reading: Reading, found: Candidates) -> None:
    """`Uit onderzoek van X blijkt dat ...`: who has found it out, speaks."""
    tree, parties = reading.tree, reading.parties
    for c in reading.clauses:
        if c.lemma not in REVEAL:
            continue
        for prep, k in c.obliques:
            if prep != "uit":
                continue
            speakers = parties.all([k]) or _owners(reading, k)
            for part in tree.kids_of(k, "nmod"):  # `onderzoek van de afdeling Zorg van X`
                if not speakers and tree.lemma[part] in DEPARTMENTS:
                    speakers = _owners(reading, part)
            if not speakers:
                continue
            content = reading.contents.complement_of(c)
            for clause in tree.kids_of(c.pred, "csubj", "nsubj", "parataxis", "ccomp"):
                if tree.pos[clause] != "PRON":  # `Dat blijkt uit`
                    content = content or reading.contents.subtree(clause, c.pred)
            found.say(
                speakers, trigger=c.pred, predicate=c.lemma, rule="say-source", status=reading.status.of(c),
                content=content,
            )  # fmt: skip


def _owners(reading: Reading, k: int) -> list[Party]:
    """Whose a noun is: by `van` or a possessive."""
    return [p for p in reading.parties.owners(k) if p.how in ("van", "poss")]


def _name_end(reading: Reading, speakers: list[Party]) -> int:
    """Last token of the last speaker's mention."""
    token = max(s.token for s in speakers)
    return max([token, *(m.end - 1 for m in reading.parties.index.covering(token))])


def _addressees(reading: Reading, i: int, end: int) -> list[Party]:
    """Whom the speaker of the phrase from token `i` to `end` speaks to: `aldus X tegen de krant`."""
    tree = reading.tree
    _, last = tree.sentence(i)
    k = next((k for k in range(i + 2, min(end + 2, last - 1)) if tree.low[k] in ADDRESSED), None)
    return (
        []
        if k is None or tree.head[k] <= k or tree.low[i] == "volgens"
        else reading.parties.all([tree.head[k]])
    )


def _set_against(reading: Reading, i: int) -> list[int]:
    """`Volgens X is het lang, volgens Y kort`: the sources of the sentence against which the one at token `i` is set."""
    tree = reading.tree
    if tree.low[i] != "volgens":
        return []
    found = []
    first, last = tree.sentence(i)
    for k in range(first, last):
        early, late = min(i, k), max(i, k)
        if k == i or tree.low[k] != "volgens" or not _opens(reading, late):
            continue
        told = any(tree.tag[x].startswith("WW|pv") for x in range(early, late))
        rest = [x for x in range(tree.right[tree.head[late]] + 1, last) if tree.pos[x] != "PUNCT"]
        if told and len(rest) > 1:  # not `..., volgens Y niet`
            found.append(k)
    return found


def _opens(reading: Reading, k: int) -> bool:
    """Whether `volgens` at token `k` names an actor and begins a clause: not `het is, volgens X, zo`."""
    tree, head = reading.tree, reading.tree.head[k]
    if head <= k or not reading.parties.all(tree.conjuncts(head)):
        return False
    behind = tree.right[head] + 1
    apart = behind < tree.n and tree.low[behind] == ","
    return k > 0 and tree.low[k - 1] in (",", "maar", "en", ";") and not apart


def _reported(reading: Reading, i: int, end: int) -> tuple[Span | None, Span | None]:
    """What is said according to the phrase from token `i` to `end`; the quotation it is a part of, if it is one."""
    tree, contents = reading.tree, reading.contents
    first, last = tree.sentence(i)
    against = _set_against(reading, i)
    last = min([last, *(k - 1 for k in against if k > end)])
    if any(k < i for k in against) and last > end + 1:
        return contents.tokens(end + 1, last - 1), None
    aldus = tree.low[i] != "volgens"
    quotation = reading.quoted.before(i) if aldus or i > first else None
    if quotation is not None:
        return quotation.content, quotation.whole
    before = contents.clause_before(i) if aldus else None
    if before is not None:
        return contents.around(before, end + 1), None
    behind = [k for k in range(end + 1, last) if tree.pos[k] != "PUNCT"]
    if i > first and not behind:
        return contents.span(tree.start[first], tree.start[i]), None
    top = reading.clauses.governing(i)
    quoted = [q.end for q in reading.quotes if q.start <= tree.start[i] < q.end]
    last = min([last, *(bisect_left(tree.start, end) for end in quoted)])
    right = last - 1
    if top is not None and i - first > 2 and tree.right[top.pred] > end + 1:
        right = contents.clause_right(top.pred)
        left = max(first, tree.left[top.pred])
        if left < i - 2 and right > end + 1:  # inside its clause: all of it
            return contents.tokens(left, right), None
    if right <= end + 1 or (len(behind) <= LITTLE and i > first):
        return contents.tokens(first, last - 1), None
    return contents.tokens(end + 1, right), None

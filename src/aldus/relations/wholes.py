"""All that a speaker goes on to say: which quotations of a text belong to which statement."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from aldus.document import Quotation, Span
from aldus.relations.candidates import Candidate
from aldus.relations.content import CLOSING, OPENING
from aldus.syntax.arguments import SOURCES

if TYPE_CHECKING:
    from aldus.relations.reading import Reading
    from aldus.syntax.quotes import Quote

# A quotation goes on with more words than this; fewer are words in marks.
WORDS = 3
# So many sentences of the reporter may stand between two quotations of one speaker in a paragraph.
BETWEEN = 2
# Subjects of a cue that stand for who spoke last.
THE_SAME = frozenset(("hij", "zij", "ze"))
# Words that stand for the quotation before: `Dat zegt X`; how far before the cue they may stand, in tokens.
POINTING = frozenset(("dat", "dit", "zo", "aldus"))
POINTING_REACH = 3
# What is no mark between two quotations.
REPORTED = re.compile(f"[^{re.escape(CLOSING + OPENING)} \n.,]")
# What ends a sentence before a quotation that stands by itself.
STOPS = (".", "?", "!", "…")


def wholes(reading: Reading, found: Iterable[Candidate]) -> Mapping[int, tuple[Quotation, ...]]:
    """The quotations of every statement in `found`, by its trigger; one quotation belongs to one statement."""
    said: dict[int, Candidate] = {}
    for c in found:
        if c.kind == "say":
            said.setdefault(c.trigger, c)
    return _Wholes(reading, said).read() if said and reading.quotes else {}


class _Wholes:
    """The quotations of one text, given to its statements in order.

    Args:
        reading: the text.
        said: the statements by their triggers.
    """

    def __init__(self, reading: Reading, said: dict[int, Candidate]) -> None:
        self.reading = reading
        self.tree = reading.tree
        self.text = reading.tree.text
        self.said = said
        self.quotes: list[Quote] = []
        """Those that stand in no other."""
        for q in reading.quotes:
            if not self.quotes or q.start >= self.quotes[-1].end:
                self.quotes.append(q)
        self.starts = [q.start for q in self.quotes]
        self.owner: dict[int, tuple[int, str]] = {}
        """Trigger and rule of a quotation, by its place in `quotes`."""

    def read(self) -> Mapping[int, tuple[Quotation, ...]]:
        """Quotations by trigger."""
        self._cued()
        self._continued()
        found: dict[int, list[Quotation]] = {}
        for n in sorted(self.owner):
            trigger, rule = self.owner[n]
            found.setdefault(trigger, []).append(Quotation(self.quotes[n].start, self.quotes[n].end, rule))
        return {trigger: tuple(parts) for trigger, parts in found.items()}

    def _cued(self) -> None:
        """The quotation that a cue reports, and those within the clause that it reports; the nearest cue first."""
        for c in self.said.values():
            if c.quote is not None:
                n = bisect_right(self.starts, c.quote.start) - 1
                if n >= 0 and self._outside(c.trigger, n) and c.quote.start == self.starts[n]:
                    self.owner.setdefault(n, (c.trigger, "cue"))
        reported = [(c.content, c.trigger) for c in self.said.values() if c.content is not None]
        for content, trigger in sorted(reported, key=lambda x: x[0].end - x[0].start):
            for n in range(max(0, bisect_right(self.starts, content.start) - 1), len(self.quotes)):
                if self.starts[n] >= content.end:
                    break
                if self._outside(trigger, n) and _mostly_within(self.quotes[n], content):
                    self.owner.setdefault(n, (trigger, "clause"))
        for trigger in self.said:
            self._pointed_at(trigger)

    def _pointed_at(self, trigger: int) -> None:
        """`"..." Dat zegt X`: the quotation right before the sentence that says whose it is."""
        first, _ = self.tree.sentence(trigger)
        while first < trigger and self.tree.pos[first] in ("PUNCT", "SPACE"):
            first += 1
        if self.tree.low[first] not in POINTING or trigger - first > POINTING_REACH:
            return
        n = bisect_right(self.starts, self.tree.start[first]) - 1
        if n >= 0 and not self.text[self.quotes[n].end : self.tree.start[first]].strip(CLOSING + " .,\n"):
            self.owner.setdefault(n, (trigger, "cue"))

    def _outside(self, trigger: int, n: int) -> bool:
        return not self.quotes[n].start <= self.tree.start[trigger] < self.quotes[n].end

    def _continued(self) -> None:
        """The quotations without a cue of their own: of whom spoke last, as long as nobody else may."""
        outer = self._outer()
        at = [self.tree.start[t] for t in outer]
        before: int | None = None  # the quotation before, if its speaker is known
        for n, q in enumerate(self.quotes):
            if n not in self.owner and len(_words_of(self.text, q)) > WORDS:
                k = bisect_left(at, q.start) - 1
                latest = outer[k] if k >= 0 else None
                link = self._link(n, latest, before)
                if link is not None:
                    self.owner[n] = link
                elif self._by_itself(q):
                    before = None
            if n in self.owner:
                before = n
        for n in range(len(self.quotes) - 2, -1, -1):
            if n not in self.owner and n + 1 in self.owner and self._leads_to(n):
                self.owner[n] = (self.owner[n + 1][0], "before")

    def _outer(self) -> list[int]:
        """The triggers of statements that stand in no other one and in no quotation, in order."""
        within = bytearray(self.tree.n)
        for c in self.said.values():
            if c.content is not None:
                first = bisect_left(self.tree.start, c.content.start)
                last = bisect_left(self.tree.start, c.content.end)
                own = within[c.trigger]
                within[first:last] = b"\1" * (last - first)
                within[c.trigger] = own
        for q in self.quotes:
            first, last = bisect_left(self.tree.start, q.start), bisect_left(self.tree.start, q.end)
            within[first:last] = b"\1" * (last - first)
        return [t for t in sorted(self.said) if not within[t] and not self.said[t].nominal]

    def _link(self, n: int, latest: int | None, before: int | None) -> tuple[int, str] | None:
        """The statement that an unreported quotation goes on with, and by which rule."""
        q = self.quotes[n]
        end = 0 if before is None else self.quotes[before].outer_end
        trigger = latest
        if before is not None and (latest is None or self.tree.start[latest] < self.quotes[before].start):
            trigger = self.owner[before][0]
        if trigger is None:
            return None
        start = self.tree.start[trigger]
        cue_end = self.tree.end[self.tree.sentence(trigger)[1] - 1]
        if start < q.start < cue_end and before is not None and self.owner[before][0] == trigger:
            return (trigger, "split") if end <= start and not self._cue_behind(q) else None
        if not self._by_itself(q) or self._cue_behind(q):
            return None
        told = start < q.start
        gap = max(end, min(cue_end, q.outer_start) if told else 0)
        reporter = REPORTED.search(self.text, gap, q.outer_start) is not None
        if reporter and not self._silent(gap, q.outer_start, trigger):
            return None
        between = self.text[max(end, start if told else 0) : q.outer_start]
        if "\n" in between.strip(" "):
            rule = None if reporter else self._over_paragraphs(between, before)
            return None if rule is None else (trigger, rule)
        return trigger, "next"

    def _over_paragraphs(self, between: str, before: int | None) -> str | None:
        """The rule that links a quotation at the start of a paragraph; None where it does not stand there."""
        if between[between.rfind("\n") :].strip():
            return None
        directly = before is not None and not between.strip(CLOSING + OPENING + " \n")
        return "open" if directly and before is not None and not self.quotes[before].closed else "paragraph"

    def _by_itself(self, q: Quote) -> bool:
        """Whether a quotation stands by itself, as a sentence."""
        before = self.text[max(0, q.outer_start - 6) : q.outer_start].rstrip(CLOSING + OPENING + " \t\u00a0")
        return not before or before.endswith((*STOPS, "\n"))

    def _cue_behind(self, q: Quote) -> bool:
        """Whether another is said to have said it, behind it: `"...", zegt een buurman`; not `"...", zegt hij`."""
        tree = self.tree
        k = bisect_left(tree.start, q.end)
        while k < tree.n and (tree.pos[k] == "PUNCT" or tree.words[k].strip(CLOSING + OPENING) == ""):
            k += 1
        for i in range(k, min(k + 2, tree.n)):
            if tree.low[i] in SOURCES and i == k:
                return True
            if tree.lemma[i] in self.reading.lex.cues and tree.tag[i].startswith("WW|pv"):
                if i + 1 < tree.n and tree.low[i + 1] in THE_SAME:
                    return False
                return i == k or tree.low[k] in ("dat", "dit", "zo", "aldus", "zegt")
        return False

    def _silent(self, start: int, end: int, trigger: int) -> bool:
        """Whether nobody else speaks, and none is named, in the reporter's sentences from `start` to `end`."""
        tree = self.tree
        first, last = bisect_left(tree.start, start), bisect_left(tree.start, end)
        if first < last and tree.sent[last - 1] - tree.sent[first] >= BETWEEN:
            return False
        gap = self.text[start:end]
        if "?" in gap or gap.rstrip(OPENING + " ").endswith(":"):
            return False
        speaker = self.said[trigger].source.actor
        return not any(self._may_speak(k, speaker) for k in range(first, last))

    def _may_speak(self, k: int, speaker: str) -> bool:
        """Whether token `k` is a cue without a known speaker, names another person, or is a subject that can speak."""
        tree, parties, lex = self.tree, self.reading.parties, self.reading.lex
        clause = self.reading.clauses.get(k)
        if clause is not None and clause.lemma in lex.cues and k not in self.said:
            return True
        subject = tree.dep[k].startswith("nsubj")
        named = parties.index.covering(k)
        if any(m.actor != speaker and (subject or parties.types.get(m.actor) == "PERSON") for m in named):
            return True
        return subject and not named and tree.low[k] in lex.titles

    def _leads_to(self, n: int) -> bool:
        """Whether the next quotation follows in the same paragraph, with nothing between."""
        q, following = self.quotes[n], self.quotes[n + 1]
        between = self.text[q.end : following.start]
        return (
            len(_words_of(self.text, q)) > WORDS
            and self._by_itself(q)
            and "\n" not in between
            and not between.strip(CLOSING + OPENING + " .,")
        )


def _words_of(text: str, q: Quote) -> list[str]:
    """The words of a quotation."""
    return text[q.start : q.end].split()


def _mostly_within(q: Quote, content: Span) -> bool:
    """Whether a quotation and reported words are for more than half of the shorter the same."""
    common = min(q.end, content.end) - max(q.start, content.start)
    return common * 2 > min(q.end - q.start, content.end - content.start)

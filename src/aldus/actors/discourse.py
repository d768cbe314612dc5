"""What a text has named up to a token: what pronouns and descriptions may refer to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from aldus.actors.board import Board
from aldus.actors.clusters import Cluster, Place
from aldus.document import MentionKind
from aldus.syntax.clauses import clauses_of

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PHRASAL = frozenset({"conj", "nmod", "nmod:poss", "appos", "flat", "amod"})
"""Relations within a noun phrase."""
MAX_SENTENCES = 3
"""Sentences that a pronoun looks back at most."""
MAX_CANDIDATES = 16
"""Mentions that a pronoun looks back at most, so that the cost is linear in the length of the text."""

PARTS = frozenset({"compound-part", "member"})
"""Rules whose mentions are a part of a word for somebody else."""
# A line that only says when an item of a live blog was written, or starts with it: `12:11 - Macron belt Merkel`.
_HEADING = re.compile(
    r"^[^\S\n]*\d{1,2}[:.]\d\d(?: uur)?(?:[^\S\n]*$|[^\S\n]*[-|–:•][^\n]*[^\n.?!]$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Link:
    """What a pronoun or a description refers to."""

    places: list[Place]
    """Mentions of what it refers to, in text order; several for a plural."""
    kind: MentionKind
    rule: str
    start: int
    """Its first token; the last one is its head."""
    sure: float | None = None
    """How probable it is, where that was learned."""


class Discourse:
    """The mentions of one Doc up to a token, and where they stand.

    Args:
        board: with all names that the finders have found.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tree = board.tree
        self.clauses = clauses_of(board.tree, board.lex)
        self.sentence = board.tree.sent
        self.quoted = board.quoted
        """One byte for each token: 1 in a quotation."""
        places = board.clusters.places
        self.covered = {i for p in places for i in (*range(p.start, p.end), p.root)}
        """Tokens that names cover."""
        self.named_at = {p.start: p for p in places if p.kind == "name"}
        """Names by their first token."""
        self.resolved: set[int] = set()
        """Pronouns and descriptions that refer to an actor."""
        self.history: list[Place] = []
        """The mentions up to the token that has been reached, in the order of their heads."""
        self._items = _items(board)
        self._said: dict[int, set[Cluster]] = {}
        self._names = sorted(places, key=lambda p: p.root)
        self._reached = 0

    def reach(self, i: int) -> None:
        """Read on to a token."""
        names = self._names
        while self._reached < len(names) and names[self._reached].root <= i:
            self.history.append(names[self._reached])
            self._reached += 1

    def record(self, i: int, link: Link) -> None:
        """Let a token refer to what a link says, so that it can be referred to in turn."""
        self.resolved.add(i)
        for before in link.places:
            place = self.board.clusters.add(
                before.cluster, link.start, i + 1, link.kind, link.rule, root=i, antecedent=before
            )
            place.sure = link.sure
            self.history.append(place)

    # What was named before ---------------------------------------------------------------------------

    def last(self, limit: int = MAX_CANDIDATES, *, nobody: bool = False) -> list[Place]:
        """The last mentions that can be referred to, nearest last; with `nobody`, also of who is no actor."""
        return [p for p in self.history[-limit:] if p.kind != "adjective" and (nobody or p.cluster.label)]

    def recent(self, i: int, *, nobody: bool = False) -> list[Place]:
        """Those of the last sentences before a token."""
        first, item = self.sentence[i] - MAX_SENTENCES, self.item_of(i)
        return [p for p in self.last(nobody=nobody) if self.sentence[p.root] >= first and p.root >= item]

    def ahead(self, i: int, sentences: int) -> Iterator[Place]:
        """The names after the token that has been reached, up to so many sentences away, within an item."""
        last, item = self.sentence[i] + sentences, self.item_of(i)
        for place in islice(self._names, self._reached, self._reached + MAX_CANDIDATES):
            if self.sentence[place.root] > last or self.item_of(place.root) != item:
                return
            yield place

    def item_of(self, i: int) -> int:
        """The first token of the item of a live blog that holds a token; 0 in other texts."""
        k = bisect_right(self._items, i)
        return self._items[k - 1] if k else 0

    def headed_by(self, heads: set[int]) -> list[Place]:
        """Of the last mentions those whose phrase has one of these heads; `D66` does not head `D66-wethouder`."""
        return [p for p in self.last() if p.root in heads and p.rule not in PARTS]

    def distance(self, i: int, place: Place) -> int:
        """Sentences between a token and a mention before it."""
        return self.sentence[i] - self.sentence[place.root]

    def is_actor(self, i: int) -> bool:
        """Whether a token names an actor, or has been found to refer to one."""
        return i in self.covered or i in self.resolved

    # Who speaks --------------------------------------------------------------------------------------

    def speakers(self, i: int) -> set[Cluster]:
        """Who may say the quotation that holds a token: the subjects around it in the sentences where it starts and ends.

        A quotation without any has those of the one before it in its paragraph.
        """
        if not self.quoted[i]:
            return set()
        start = i
        while start and self.quoted[start - 1]:
            start -= 1
        if start not in self._said:
            self._said[start] = self._speakers(start)
        return self._said[start]

    def _speakers(self, start: int) -> set[Cluster]:
        tree, end = self.tree, start
        while end < tree.n and self.quoted[end]:
            end += 1
        first = tree.sentence(max(0, start - 1))[0]
        last = tree.sentence(min(end, tree.n - 1))[1]
        found = {
            p.cluster
            for k in (*range(first, start), *range(end, last))
            for p in self.board.clusters.headed.get(k, ())
            if not self.quoted[k] and self.is_subject(self.phrase_head(p)) and p.cluster.label
        }
        if found:
            return found
        for k in range(start - 1, first - 1, -1):
            if tree.words[k].isspace() and "\n" in tree.words[k]:
                break
            if self.quoted[k]:
                return set(self.speakers(k))
        return found

    # Where it stands ---------------------------------------------------------------------------------

    def phrase_head(self, place: Place) -> int:
        """The head of the phrase that a name is in apposition to: `CIA-directeur` of `CIA-directeur Burns`."""
        return self.head_over(place.root)

    def head_over(self, i: int) -> int:
        """The head of the phrase that a token is in apposition to."""
        dep, head = self.tree.dep, self.tree.head
        while dep[i] in ("appos", "flat") and head[i] != i:
            i = head[i]
        return i

    def is_subject(self, i: int) -> bool:
        """Whether a token is the subject of a verb."""
        return self.tree.dep[i] in SUBJECTS

    def subjects(self, i: int) -> list[int]:
        """The subjects among the children of a token."""
        return self.tree.kids_of(i, *SUBJECTS)

    def number(self, i: int) -> str:
        """Number of the finite verb of a subject: `Sing`, `Plur` or nothing."""
        verb = self.tree.head[i]
        for k in (verb, *self.tree.kids_of(verb, "aux", "aux:pass", "cop")):
            tag, morph = self.tree.tag[k], self.morph(k)
            if "|pv|" in tag or "VerbForm=Fin" in morph:
                return "Plur" if tag.endswith("|mv") or "Number=Plur" in morph else "Sing"
        return ""

    def morph(self, i: int) -> str:
        """The morphological features of a token."""
        return str(self.board.doc[i].morph)

    def behind(self, i: int) -> set[Cluster]:
        """The actors that are named beside a pronoun that is the subject of the same verb: `hij belde Rutte`, `belde de partij van Rutte`.

        They are others than the pronoun.
        """
        if not self.is_subject(i):
            return set()
        tree = self.tree
        phrases = tree.kids_of(tree.head[i], "obj", "iobj", "obl", "obl:arg")
        inside = (k for x in phrases for k in range(tree.left[x], tree.right[x] + 1) if self._in_phrase(k, x))
        return {p.cluster for k in inside for p in self.board.clusters.headed.get(k, ()) if p.kind == "name"}

    def _in_phrase(self, k: int, head: int) -> bool:
        """Whether a token names what a phrase is, or whose it is: `met de partij van Rutte`; not what a clause in it says."""
        tree = self.tree
        while k != head:
            if tree.dep[k] not in PHRASAL or tree.head[k] == k:
                return False
            k = tree.head[k]
        return True

    def own_subjects(self, i: int) -> set[int]:
        """Subjects, stated or understood, of the clause that holds a token, with what stands beside them."""
        subjects = set(self.clauses.subjects_around(i))
        for k in tuple(subjects):
            subjects.update(self.tree.kids_of(k, "appos", "flat"))
        return subjects


def _items(board: Board) -> list[int]:
    """The first tokens of the items of a live blog."""
    return [bisect_left(board.tree.start, m.start()) for m in _HEADING.finditer(board.tree.text)]

"""Bodies that only an office names: `minister Vos van Financiën`, `de burgemeester van Zwolle`, `Kamerlid Vos`."""

from __future__ import annotations

from aldus.actors.board import PERSON, Board
from aldus.actors.clusters import HOME_STATE
from aldus.actors.organisations import place_after
from aldus.actors.owners import ministry_of, state_of
from aldus.actors.titles import PORTFOLIOS, portfolio_from
from aldus.lexicon.compounds import last_part
from aldus.lexicon.keys import PLACES
from aldus.lexicon.words import section_of, words

MINISTER = tuple(words("portfolios.minister"))
MUNICIPAL = words("offices.municipal")
MUNICIPAL_PREPS = words("offices.prepositions")
BODIES = {
    office.replace("|", ""): (body, office.index("|"))
    for body, offices in section_of("bodies_of_offices").items()
    for office in offices
}
REACH = 8
"""Words between an office and the comma behind the name before it at most."""
SHORTEST = 6
"""Letters of an adjective of place at least, which ends in the name and `se`: `Gentse`."""


class Offices:
    """Finds the bodies of offices that persons with names hold, at home: abroad the state stands for its ministries.

    Args:
        board: with the names of people, and of bodies that are named in full.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        people = [p for p in board.clusters.places if p.cluster.type == "PERSON"]
        self._ends = {p.start: p.end for p in people}
        """Where a name ends, by where it starts."""
        self._before = frozenset(self._ends.values())
        self._people = {p.start: p.cluster for p in people}

    def find(self) -> None:
        """Record every such body."""
        low = self.board.low
        for i, word in enumerate(low):
            if word.endswith(MINISTER):
                self._portfolio(i)
            elif last_part(word, MUNICIPAL) is not None:  # `verkeerswethouder`
                self._municipality(i)
            elif word in BODIES:
                self._body(i, *BODIES[word])

    def _held(self, i: int, end: int) -> bool:
        """Whether somebody with a name holds the office at token `i`, whose body ends at `end`.

        The name stands behind the office, behind its body, or before its comma: `Anna Vos, burgemeester van Zwolle`; or the
        clause tells it: `Anna Vos is burgemeester van Zwolle`.
        """
        board = self.board
        if i + 1 in self._people or end in self._people:
            return True
        if end < board.tree.n and board.words[end] == "," and end + 1 in self._people:
            return True
        first = max(board.around(i)[0], i - REACH)
        if any(board.words[k] == "," and k in self._before for k in range(first, i)):
            return True
        tree = board.tree
        top = tree.head[i] if tree.dep[i] in ("xcomp", "appos", "advcl", "parataxis") else i
        return any(
            tree.pos[k] == "PRON" or any(x in self._people for x in range(tree.left[k], tree.right[k] + 1))
            for k in tree.kids_of(top, "nsubj", "nsubj:pass")
        )

    def _behind(self, i: int) -> int:
        """The token behind an office, and behind the name of who holds it."""
        return self._ends.get(i + 1, i + 1)

    def _portfolio(self, i: int) -> None:
        """`minister Vos van Financiën`, `de Franse minister van Defensie`."""
        board = self.board
        at = self._behind(i)
        if at + 1 >= board.tree.n or board.low[at] != "van":  # `voor`: a minister without a ministry
            return
        start = at + 1
        end, _ = portfolio_from(board.tree, start)
        if end == start or not board.free(start, end) or self._abroad(i, end):
            return
        if at > i + 1 or self._held(i, end):
            label, key, sort = ministry_of(board.text(start, end))
            cluster = board.clusters.body(key, label, sort, None)
            board.add(cluster, start, end, "name", "office")

    def _abroad(self, i: int, end: int) -> bool:
        """Whether an office is that of another state, which then stands for its ministries: `de Franse minister van Defensie`."""
        named = (c.country for c in (self._people.get(i + 1), self._people.get(end)) if c is not None)
        state = state_of(self.board, i, end) or next(named, None)
        return state not in (None, HOME_STATE)

    def _municipality(self, i: int) -> None:
        """`burgemeester Vos van Zwolle`, `raadslid in Nijmegen`, `de Amsterdamse wethouder Vos`."""
        board = self.board
        at = self._behind(i)
        if at + 1 < board.tree.n and board.low[at] in MUNICIPAL_PREPS:
            end = self._place(at + 1)
            if (
                end
                and board.text(at + 1, end).lower() not in PORTFOLIOS
                and (at > i + 1 or self._held(i, end))
            ):
                self._add(board.text(at + 1, end), at + 1, end)
                return
        place = self._demonym(i - 1) if i and not board.taken[i - 1] and self._held(i, i + 1) else ""
        if place:
            self._add(place, i - 1, i)

    def _place(self, start: int) -> int:
        """Index after a name of a place that is no other actor; 0 where there is none."""
        board = self.board
        ent = board.ent_at(start)
        named = ent is not None and ent.start == start and ent.label_ not in PERSON
        end = ent.end if named and ent is not None else place_after(board, start)
        return end if end > start and board.free(start, end) else 0

    def _demonym(self, k: int) -> str:
        """The place that an adjective is of: `Haagse`, `Rotterdamse`."""
        word, low = self.board.words[k], self.board.low[k]
        if not word[:1].isupper():
            return ""
        if low in PLACES:
            return PLACES[low].title()
        regular = word.endswith("se") and len(word) >= SHORTEST and self.board.tree.pos[k] in ("ADJ", "PROPN")
        return word.removesuffix("se") if regular else ""

    def _add(self, place: str, start: int, end: int) -> None:
        cluster = self.board.clusters.organisation(f"gemeente {place}", "municipality")
        self.board.add(cluster, start, end, "name", "office")

    def _body(self, i: int, name: str, size: int) -> None:
        """`Kamerlid Vos`, `Eurocommissaris Vos`: a body that the word itself tells."""
        board = self.board
        match = board.forms.longest(name.split(" "), 0)
        if match is not None and i + 1 in self._people and not board.taken[i]:
            start = board.tree.start[i]
            cluster = board.clusters.of_known(match[1].actor)
            board.add(cluster, i, i + 1, "name", "office", root=i, chars=(start, start + size))


def offices(board: Board) -> None:
    """The bodies of offices: `minister Vos van Financiën`, `de burgemeester van Zwolle`."""
    Offices(board).find()

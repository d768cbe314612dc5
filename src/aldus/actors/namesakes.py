"""Organisations that a document names in several ways: `Sociaal Cultureel Planbureau` and `SCP`, `Tata steel` and `Tata Steel`.

What a table knows as two stays two. A name that fits two organisations joins neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from aldus.actors.board import Board
from aldus.actors.clusters import Cluster
from aldus.lexicon.words import words

OF_STATES = words("public.of_states")
SMALL = words("names.small")
"""Words of a name that its short form may leave out."""
SHORTEST, LONGEST = 2, 7
"""Letters of a short form."""
WORDS = 8
"""Words of a name that is written short, at most."""
ENDINGS = ("s", "'s", "’s", "er", "ers")
"""Of those who belong to an organisation, or of several of its own: `Feyenoorder`, `de beide McLarens`."""
BASE = 5
"""Letters before such an ending at least."""


def namesakes(board: Board) -> None:
    """Put the names of one organisation into one cluster."""
    names: dict[Cluster, set[str]] = {}
    # spaCy puts the text together anew each time.
    text = board.doc.text
    for place in board.clusters.places:
        if place.cluster.type == "ORG" and place.kind == "name" and not _of_state(place.cluster):
            name = text[place.start_char : place.end_char]
            names.setdefault(place.cluster, {place.cluster.label}).add(name)
    if len(names) > 1:
        board.clusters.merge(_Index(board, names).merged())


def _of_state(cluster: Cluster) -> bool:
    """A body that every state has, under one name."""
    return cluster.known is None and cluster.sort in OF_STATES


class _Index:
    """The organisations of a document by what their names look like."""

    def __init__(self, board: Board, names: dict[Cluster, set[str]]) -> None:
        self._board = board
        self._names = names
        self._merged: dict[Cluster, Cluster] = {}
        self._spelled: dict[str, list[Cluster]] = {}
        self._initials: dict[str, list[Cluster]] = {}
        self._short: dict[str, list[Cluster]] = {}
        self._parts: dict[str, list[Cluster]] = {}
        for cluster, forms in names.items():
            for form in forms:
                _put(self._spelled, _spelling(form), cluster)
                if _is_short(form):
                    _put(self._short, form.casefold(), cluster)
                for short in short_forms(form):
                    _put(self._initials, short, cluster)
                parts = form.split(" ")
                for k in range(1, len(parts)):
                    _put(self._parts, " ".join(parts[k:]).casefold(), cluster)
                    _put(self._parts, " ".join(parts[:k]).casefold(), cluster)

    def merged(self) -> dict[Cluster, Cluster]:
        """What clusters are, which are another one; what the table lists stays what it is, and others become it."""
        for cluster in self._names:
            other = None if cluster.known is not None else self._same(cluster)
            if other is not None:
                self._merged[cluster] = other
        return self._merged

    def _same(self, cluster: Cluster) -> Cluster | None:
        """The one other organisation that a cluster is; None where none is, or several may be."""
        for found in self._alike(sorted(self._names[cluster])):
            others = {self._now(c) for c in found} - {cluster}
            if others:
                return others.pop() if len(others) == 1 else None
        return None

    def _alike(self, forms: list[str]) -> Iterator[Iterable[Cluster]]:
        """Those whose names are like these, the most like ones first."""
        yield (c for f in forms for c in self._spelled.get(_spelling(f), ()))
        yield (c for f in forms if _is_short(f) for c in self._initials.get(f.casefold(), ()))
        yield (c for f in forms for short in short_forms(f) for c in self._short.get(short, ()) if c.known)
        yield self._longer_than(forms)
        yield self._shorter_than(forms)
        yield self._without_ending(forms)

    def _longer_than(self, forms: list[str]) -> Iterator[Cluster]:
        """`Junts` of `Junts per Catalunya`, `Haga Lyceum` of `Cornelius Haga Lyceum`."""
        for form in forms:
            if not self._is_place(form):
                yield from (c for c in self._parts.get(form.casefold(), ()) if c.known is None)

    def _shorter_than(self, forms: list[str]) -> Iterator[Cluster]:
        """`Shell` of `Shell Nederland`, `NOS` of `NOS Sport`: a part of it, or under its name."""
        for form in forms:
            first, _, rest = form.partition(" ")
            if rest and " " not in rest and rest[:1].isupper() and not self._is_place(first):
                yield from (c for c in self._spelled.get(_spelling(first), ()) if c.known is not None)

    def _without_ending(self, forms: list[str]) -> Iterator[Cluster]:
        for form in forms:
            for ending in ENDINGS if " " not in form else ():
                base = form.removesuffix(ending)
                if base != form and len(base) >= BASE:
                    yield from self._spelled.get(_spelling(base), ())

    def _is_place(self, word: str) -> bool:
        form = self._board.forms.word(word)
        return form is not None and form.actor.type == "COUNTRY"

    def _now(self, cluster: Cluster) -> Cluster:
        """What a cluster has become."""
        while cluster in self._merged:
            cluster = self._merged[cluster]
        return cluster


def _put(index: dict[str, list[Cluster]], key: str, cluster: Cluster) -> None:
    found = index.setdefault(key, [])
    if cluster not in found:
        found.append(cluster)


def _spelling(name: str) -> str:
    """A name by its letters and digits."""
    return "".join(c for c in name.casefold() if c.isalnum())


def _is_short(name: str) -> bool:
    """Whether a name may be the initials of another one."""
    return name.isalpha() and SHORTEST <= len(name) <= LONGEST and sum(c.isupper() for c in name) >= SHORTEST


def short_forms(name: str) -> set[str]:
    """What the initials of a name may be, in small letters: of all its words, or without the small ones.

    A word that is a short form itself stays: `Amsterdam UMC` is `AUMC`.
    """
    parts = name.replace("-", " ").split()
    if not 2 <= len(parts) <= WORDS:
        return set()
    letters = []
    for part in parts:
        first = part[0].casefold()
        if part.casefold() in SMALL:
            letters.append({"", first})
        elif part.isupper() and len(part) > 1:
            letters.append({first, part.casefold()})
        else:
            letters.append({first})
    found = {"".join(chosen) for chosen in product(*letters)}
    return {short for short in found if SHORTEST <= len(short) <= LONGEST}

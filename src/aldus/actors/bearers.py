"""Who bears a name: full names make the people of a document, shorter forms refer to them."""

from __future__ import annotations

import re
from bisect import bisect_left

from aldus.actors.clusters import Cluster, Clusters
from aldus.actors.gazetteer import Gazetteer
from aldus.lexicon.actors import Known
from aldus.lexicon.words import words
from aldus.text import without_accents

PARTICLES = words("names.particles")
SUFFIXES = words("names.suffixes")
FEMALE = words("gender.female")
MALE = words("gender.male")
MOST = 100
"""People of one surname that are told apart, so that the cost is linear in the length of the text."""
SHORTENED = 4
"""Letters of a first name that may be the beginning of a longer one, at least."""
MISSPELLED = 5
"""Letters of a first name that may be another one but for a letter, at least."""
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.)+")


class Bearers:
    """The people of a document by their names.

    Args:
        clusters: where new people go.
        persons: known people.
    """

    def __init__(self, clusters: Clusters, persons: Gazetteer[Known]) -> None:
        self.clusters = clusters
        self.persons = persons
        self._surnames: dict[str, list[Cluster]] = {}
        self._given: dict[str, list[Cluster]] = {}
        self._exact: dict[str, Cluster] = {}

    def known(self, name: str) -> Known | None:
        """The person that a table lists under a whole name."""
        words = name.split(" ")
        match = self.persons.longest(words, 0)
        return match[1] if match and match[0] == len(words) else None

    def of_surname(self, surname: str) -> list[Cluster]:
        """The people who have been given that surname."""
        return self._surnames.get(surname.casefold(), [])

    def full(self, name: str, known: Known | None, at: int) -> Cluster:
        """Who bears a name of several words that stands at a token; new where nobody does."""
        if name.casefold() in self._exact:
            return self._exact[name.casefold()]
        first, surname = parts(name)
        if first.lower() in PARTICLES:
            # `Van der Leyen`: a surname with its particles, not a full name.
            cluster = self.short(name, known, at)
        elif known is not None:
            cluster = self.clusters.of_known(known)
        else:
            cluster = (
                self._initialled(name)
                or self._only(name)
                or self._namesake(first, surname)
                or self._variant(first, surname)
                or self.clusters.new("PERSON", name)
            )
        if cluster.gender == "x":
            cluster.gender = _gender(first)
        self._remember(cluster, name)
        return cluster

    def short(self, name: str, known: Known | None, at: int) -> Cluster:
        """Who bears a surname or a first name that stands at a token; new where nobody does."""
        key = name.casefold()
        bearers = self._surnames.get(key) or self._given.get(key)
        if bearers:
            cluster = _nearest(bearers, at)
        elif key in self._exact:
            cluster = self._exact[key]
        elif known is not None:
            cluster = self.clusters.of_known(known)
        else:
            cluster = self.clusters.new("PERSON", name)
        self._remember(cluster, name)
        return cluster

    def _only(self, surname: str) -> Cluster | None:
        """`Sidi Brahim` after `Omar Sidi Brahim`."""
        bearers = self.of_surname(surname)
        return bearers[0] if len(bearers) == 1 else None

    def _namesake(self, first: str, surname: str) -> Cluster | None:
        """Who has that first name and that surname, with or without other names between."""
        for cluster in self.of_surname(surname):
            if " " in cluster.label and parts(cluster.label)[0].casefold() == first.casefold():
                return cluster
        return None

    def _variant(self, first: str, surname: str) -> Cluster | None:
        """`Lilianne Marijnissen`, where the text also has `Lilian Marijnissen`: another form of the first name."""
        gender = _gender(first)
        variants = [
            cluster
            for cluster in self.of_surname(surname)
            if " " in cluster.label
            and ("x" in (gender, cluster.gender) or gender == cluster.gender)
            and _are_variants(parts(cluster.label)[0], first)
        ]
        return variants[0] if len(variants) == 1 else None

    def _initialled(self, name: str) -> Cluster | None:
        """`J.P. Balkenende`: the person of that surname whose first names begin with these letters."""
        words = name.split(" ")
        k = next((k for k, w in enumerate(words) if not _INITIALS.fullmatch(w)), 0)
        surname = " ".join(words[k:])
        letters = "".join(words[:k]).replace(".", "")
        if not letters or not surname:
            return None
        bearers = self.of_surname(surname)
        known = self.known(surname) or self.known(surname[:1].upper() + surname[1:])
        if not bearers and known is not None:
            bearers = [self.clusters.of_known(known)]
        fitting = [b for b in bearers if "".join(w[0] for w in b.label.split(" ")).startswith(letters)]
        fitting = fitting or [b for b in bearers if b.label.startswith(letters[0])]
        return fitting[0] if len(fitting) == 1 else None

    def _remember(self, cluster: Cluster, name: str) -> None:
        """Let a person be found by a name, and by the shorter forms of it and of the label."""
        self._exact.setdefault(name.casefold(), cluster)
        for full in {name, cluster.label}:
            words = full.split(" ")
            if len(words) == 1:
                continue
            first, surname = parts(full)
            # `Jansen-de Vries` is later `Jansen` or `De Vries`, `Omar Sidi Brahim` is `Sidi Brahim`.
            tails = [" ".join(words[k:]) for k in range(1, len(words))]
            for form in (surname, *tails, *surname.split("-"), *tails[0].split("-")):
                _add(self._surnames, form, cluster)
            if first.lower() not in PARTICLES:
                _add(self._given, first, cluster)


def parts(name: str) -> tuple[str, str]:
    """First name and surname (with its particles) of a full name."""
    words = name.split(" ")
    while len(words) > 2 and words[-1] in SUFFIXES:
        words.pop()
    for k in range(1, len(words)):
        if words[k].lower() in PARTICLES:
            return words[0], " ".join(words[k:])
    return words[0], words[-1]


def _are_variants(a: str, b: str) -> bool:
    """Whether one of two first names is the other one longer, or misspelled by a letter: `Alex` and `Alexander`."""
    a, b = (without_accents(name).casefold() for name in sorted((a, b), key=len))
    if a == b or (len(a) >= SHORTENED and b.startswith(a)):
        return True
    if len(a) < MISSPELLED or len(b) - len(a) > 1 or a[0] != b[0]:
        return False
    k = next((k for k, letter in enumerate(a) if letter != b[k]), len(a))
    rest = a[k:] if len(a) < len(b) else a[k + 1 :]
    return b[k + 1 :] == rest


def _gender(first: str) -> str:
    if first in FEMALE:
        return "f"
    return "m" if first in MALE else "x"


def _add(bearers: dict[str, list[Cluster]], name: str, cluster: Cluster) -> None:
    found = bearers.setdefault(name.casefold(), [])
    if cluster not in found and len(found) < MOST:
        found.append(cluster)


def _nearest(bearers: list[Cluster], at: int) -> Cluster:
    """Of people with one surname or first name, the one named last before a token; else the first one named."""
    best, best_at = bearers[0], -1
    for cluster in bearers:
        k = bisect_left(cluster.starts, at)
        if k and cluster.starts[k - 1] > best_at:
            best, best_at = cluster, cluster.starts[k - 1]
    return best

"""What documents say of an actor, as evidence of who is who."""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date as Date
from zlib import crc32

from aldus.document import Actor, ActorType, Document, Mention

_WORD = re.compile(r"\b[^\W\d_A-Z]{8,}\b")
_WORDS = 150
"""Long words that stand for the subject of a document at most."""
_AROUND = 80
"""Characters on either side of a name that show where it stands."""
_NEAR = 6
"""Documents of an actor, the nearest in time, that another one is compared with."""
NO_DAY = 10**6
"""The day of a document without a whole date: far from every other one."""

Place = tuple[int, int]
"""Day of a document, and its rank among all documents by day and name."""


class Contexts:
    """What every document is about: its other actors and its long words, as hashes, and how common each is."""

    def __init__(self) -> None:
        self._features: list[array[int]] = []
        self._names: list[tuple[int, str]] = []
        self._frequency: Counter[int] = Counter()
        self._weights: dict[int, float] = {}

    def add(self, document: Document, name: str) -> int:
        """Read a document; its number."""
        words = dict.fromkeys(_WORD.findall(document.text))
        features = {_hash(word) for word, _ in zip(words, range(_WORDS), strict=False)}
        features.update(_of_actor(actor.id) for actor in document.actors)
        self._features.append(array("I", sorted(features)))
        self._frequency.update(features)
        self._names.append((_day(document.date), name))
        return len(self._names) - 1

    def settle(self) -> list[Place]:
        """Order the documents by day and name, not as they came; the place of each, by its number."""
        order = sorted(range(len(self._names)), key=self._names.__getitem__)
        places = [(0, 0)] * len(order)
        for rank, number in enumerate(order):
            places[number] = (self._names[number][0], rank)
        self._features = [self._features[number] for number in order]
        total = len(order) + 1
        self._weights = {f: math.log(total / n) ** 2 for f, n in self._frequency.items()}
        return places

    def likeness(self, one: int, others: Iterable[int], without: Collection[str]) -> float:
        """How much a document is like the likeliest of others, 0 to 1, by all but the actors `without`; by their ranks."""
        skipped = {_of_actor(id) for id in without}
        mine = set(self._features[one]) - skipped
        own, best = self._size(mine), 0.0
        for other in others:
            theirs = set(self._features[other]) - skipped
            shared = self._size(mine & theirs)
            if shared:
                best = max(best, shared / math.sqrt(own * self._size(theirs)))
        return best

    def _size(self, features: Iterable[int]) -> float:
        """The sum of what features tell: rare ones tell more."""
        return math.fsum(self._weights[f] for f in features)


def _of_actor(id: str) -> int:
    return _hash(f"@{id}")


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _day(date: str | None) -> int:
    try:
        return Date.fromisoformat((date or "")[:10]).toordinal()
    except ValueError:
        return NO_DAY


@dataclass(slots=True)
class Profile:
    """What is known of one actor of the graph."""

    key: str
    type: ActorType
    label: str
    listed: bool
    """Whether a table knows it."""
    sort: str
    """Kind of an organisation."""
    local: bool
    """Whether its name alone does not say who it is, so that it belongs to one article."""
    ids: set[str] = field(default_factory=set)
    """Ids that it has in its documents."""
    functions: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    short_forms: set[str] = field(default_factory=set)
    """Abbreviations that a document gives in brackets."""
    countries: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)
    """Its documents, as they came."""
    places: list[Place] = field(default_factory=list)
    """Its documents in the order of their days."""
    example: tuple[tuple[int, str], str] = ((NO_DAY, ""), "")
    """Day and name of the first of them that has a name of it, and the words around that name."""

    def add(self, actor: Actor, document: Document, number: int, parties: Collection[str]) -> None:
        """Take in what one document says; `parties` are those that it names."""
        self.label = max(self.label, actor.label, key=lambda label: (len(label), label))
        self.ids.add(actor.id)
        self.functions.update(actor.functions)
        self.bodies.update(actor.member_of)
        self.parties.update(body for body in actor.member_of if body in parties)
        self.short_forms.update(m.of(document.text) for m in actor.mentions if m.rule == "abbreviation")
        if actor.country:
            self.countries[actor.country] += 1
        if actor.gender:
            self.genders[actor.gender] += 1
        self.numbers.append(number)
        first = next((m for m in actor.mentions if m.kind == "name"), None)
        where = _day(document.date), document.id
        if first is not None and (not self.example[1] or where < self.example[0]):
            self.example = where, _words_around(document.text, first)

    def settle(self, places: list[Place]) -> None:
        """Order its documents by day."""
        self.places = sorted(places[number] for number in self.numbers)

    def absorb(self, other: Profile) -> None:
        """Take in what is known of the same actor under another key."""
        for name in ("ids", "functions", "bodies", "parties", "short_forms"):
            getattr(self, name).update(getattr(other, name))
        self.countries.update(other.countries)
        self.genders.update(other.genders)
        for place in other.places:
            insort(self.places, place)

    def near(self, day: int) -> list[Place]:
        """Its documents that are nearest to a day."""
        at = bisect_left(self.places, (day, -1))
        around = self.places[max(0, at - _NEAR) : at + _NEAR]
        return sorted(around, key=lambda place: (abs(place[0] - day), place))[:_NEAR]

    @property
    def country(self) -> str | None:
        """The country that most documents give."""
        return most(self.countries)

    @property
    def gender(self) -> str | None:
        """The gender that most documents give."""
        return most(self.genders)


def _words_around(text: str, mention: Mention) -> str:
    """The words around a mention, on one line, with the mention in brackets."""
    before = text[max(0, mention.start - _AROUND) : mention.start]
    after = text[mention.end : mention.end + _AROUND]
    if mention.start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if mention.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}[{mention.of(text)}]{after}".split())


def most(counts: Counter[str]) -> str | None:
    """What was counted most, of several the last one of the alphabet."""
    return max(counts, key=lambda value: (counts[value], value), default=None)

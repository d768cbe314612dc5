"""Who is who: which actors of different articles are one.

Names propose, in blocks, so that the cost is linear in the number of actors; what the articles say decides. Names that say
who somebody is go first, then local ones, by the dates of their articles: each joins the likeliest of those who may be
meant, or nobody. The result does not depend on the order of the documents.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from aldus.graphs.evidence import Judge, by_names, probability
from aldus.graphs.names import COMMON, PersonName, person_name
from aldus.graphs.profiles import Contexts, Profile
from aldus.graphs.variants import (
    bare_name,
    body_key,
    fits_initials,
    full_name_keys,
    is_first_name,
    short_names,
    variant_of,
)
from aldus.text import slug

_BLOCK = 60
"""Actors under one key at most that are compared with each other; a key of more says nothing."""
_RIVALS = 12
"""Actors that a local name is weighed against at most: those with most articles."""
FAME = 0.5
"""How much more often somebody is meant who is in more articles: the power of their number."""
_LIKELY = 0.1
"""Least confidence of a refused join that is worth a look."""

Decisions = Mapping[frozenset[str], bool]
"""What the user has said of two keys: whether they are one."""
_Offer = tuple[float, str, str, str]
"""Confidence, two keys, and the reason."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two actors that are, or may be, one."""

    gone: str
    """Key of the one that joins."""
    stays: str
    """Key of the one that it joins."""
    confidence: float
    """Estimated probability that they are one, 0 to 1."""
    reason: str
    """What speaks for it and against it: `surname, context 0.31, function`."""
    gone_text: str = ""
    """Words around a name of the one that joins, which stands in brackets."""
    stays_text: str = ""
    """The same of the other one."""


class Identity:
    """Decides which profiles are one.

    Args:
        profiles: all actors but countries, by key.
        contexts: what the documents are about.
        least: least confidence of a join.
        decisions: what the user has said, which goes before all else.
        local: whether local names may join.
    """

    def __init__(
        self,
        profiles: Mapping[str, Profile],
        contexts: Contexts,
        *,
        least: float,
        decisions: Decisions,
        local: bool = True,
    ) -> None:
        self.profiles = profiles
        self.joins: dict[str, Join] = {}
        """What has joined, by the key that is gone."""
        self.refused: list[Join] = []
        """What was not sure enough, surest first."""
        self._judge = Judge(contexts)
        self._least = least
        self._into: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._resolve(decisions, local)

    def final(self, key: str) -> str:
        """The key that an actor ends up under."""
        end = key
        while end in self._into:
            end = self._into[end]
        while key != end:
            self._into[key], key = end, self._into[key]
        return end

    def _resolve(self, decisions: Decisions, local: bool) -> None:
        for pair, same in sorted(decisions.items(), key=lambda item: (item[1], sorted(item[0]))):
            keys = sorted(key for key in pair if key in self.profiles)
            if len(keys) == 2 and same:
                self._offer(1.0, keys[0], keys[1], "decision")
            elif len(keys) == 2:
                for one, other in (keys, keys[::-1]):
                    self._apart[self.final(one)].add(other)
        self._take(self._organisations())
        self._take(self._full_names())
        if local:
            self._local("PERSON", self._short_names_of, self._person_names)
            self._local("ORG", self._body_names_of, self._body_names)
        self.refused.sort(key=lambda join: (-join.confidence, join.gone, join.stays))

    # Joining -----------------------------------------------------------------------------------------

    def _take(self, offers: Iterable[_Offer]) -> None:
        """Join the offered pairs, surest first."""
        for offer in sorted(offers, key=lambda o: (-o[0], *o[1:])):
            self._offer(*offer)

    def _offer(self, confidence: float, a: str, b: str, reason: str, *, last: bool = True) -> None:
        """Join two actors where it is sure enough; else keep the pair, if this is the last word."""
        one, other = self.final(a), self.final(b)
        if one == other or self._are_apart(one, other):
            return
        stays, gone = sorted((one, other), key=lambda key: _rank(self.profiles[key]))
        texts = self.profiles[gone].example[1], self.profiles[stays].example[1]
        join = Join(gone, stays, confidence, reason, *texts)
        if confidence >= self._least:
            self._into[gone] = stays
            self.profiles[stays].absorb(self.profiles[gone])
            self._apart[stays] |= self._apart.pop(gone, set())
            self.joins[gone] = join
        elif last and confidence >= _LIKELY:
            self.refused.append(join)

    def _are_apart(self, one: str, other: str) -> bool:
        """Whether the user has said that two actors, or any that joined them, are not one."""
        return any(self.final(key) == other for key in self._apart.get(one, ())) or any(
            self.final(key) == one for key in self._apart.get(other, ())
        )

    # Names that say who it is ------------------------------------------------------------------------

    def _organisations(self) -> Iterator[_Offer]:
        """Organisations whose names have one key, and those with a short form that a document gives."""
        profiles = [p for p in self._sorted("ORG") if not p.local]
        for block in _blocks(profiles, lambda p: [body_key(p.label, p.sort)]):
            states = {p.country for p in block} - {None}
            for a, b in combinations(block, 2):
                if a.country == b.country or len(states) == 1:
                    name = "portfolio" if a.sort == b.sort == "ministry" else "same_name"
                    yield self._by_names(a, b, name)
        longer: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            for form in profile.short_forms:
                longer[slug(form)].append(profile)
        for form, owners in sorted(longer.items()):
            short = self.profiles.get(form)
            if short is not None and short.type == "ORG" and len(owners) == 1 and owners[0] is not short:
                if short.listed:  # which may be the short form of another one
                    yield self._weigh(short, owners[0], "short_form")
                else:
                    yield self._by_names(short, owners[0], "short_form")

    def _full_names(self) -> Iterator[_Offer]:
        """People whose full names are variants of one name."""
        people = [p for p in self._sorted("PERSON") if not p.local]
        for block in _blocks(people, lambda p: full_name_keys(person_name(p.label))):
            for a, b in combinations(block, 2):
                if (a.listed and b.listed) or a.key == b.key:
                    continue
                if name := variant_of(person_name(a.label), person_name(b.label)):
                    yield self._weigh(a, b, name)

    def _weigh(self, a: Profile, b: Profile, *names: str) -> _Offer:
        score, reason = self._judge.weigh(a, b, *names)
        return probability(score), a.key, b.key, reason

    @staticmethod
    def _by_names(a: Profile, b: Profile, name: str) -> _Offer:
        score, _ = by_names(name)
        return probability(score), a.key, b.key, name.replace("_", " ")

    def _sorted(self, type: str) -> list[Profile]:
        return sorted((p for p in self.profiles.values() if p.type == type), key=lambda p: p.key)

    # Names that do not -------------------------------------------------------------------------------

    def _local(
        self,
        type: str,
        names_of: Callable[[Profile], Iterable[str]],
        names: Callable[[Profile, Profile], tuple[str, ...]],
    ) -> None:
        """Let every local name join the likeliest of those who may be meant.

        Args:
            type: of the actors.
            names_of: under which names an actor may be meant.
            names: what a local name says of an actor, as keys of `[names]`; nothing where it is not that one.
        """
        by_name: dict[str, list[str]] = defaultdict(list)
        profiles = self._sorted(type)
        for profile in profiles:
            if not profile.local and self.final(profile.key) == profile.key:
                for form in names_of(profile):
                    by_name[form].append(profile.key)
        local = sorted((p for p in profiles if p.local), key=lambda p: (p.places[0], p.key))
        for is_last in (False, True):  # those who have more than this name go first
            for profile in local:
                if self.final(profile.key) != profile.key:
                    continue
                form = next(iter(names_of(profile)))
                rivals = {self.final(key) for key in by_name[form]} - {profile.key}
                for offer in self._likeliest(profile, [self.profiles[key] for key in rivals], names):
                    self._offer(*offer, last=is_last)
                if is_last and self.final(profile.key) == profile.key:
                    by_name[form].append(profile.key)

    def _likeliest(
        self, profile: Profile, rivals: list[Profile], names: Callable[[Profile, Profile], tuple[str, ...]]
    ) -> list[_Offer]:
        """The likeliest of several who may be meant: one of them is, or none."""
        found = []
        for other in sorted(rivals, key=lambda p: (-len(p.places), p.key))[:_RIVALS]:
            said = names(profile, other)
            if said:
                score, reason = self._judge.weigh(profile, other, *said)
                # Whom the news names often is meant more often.
                odds = math.exp(score) * len(other.places) ** FAME
                found.append((odds, other.key, reason))
        total = 1 + math.fsum(odds for odds, _, _ in found)
        found.sort(key=lambda f: (-f[0], f[1]))
        return [(round(odds / total, 4), profile.key, key, reason) for odds, key, reason in found[:1]]

    @staticmethod
    def _short_names_of(profile: Profile) -> Iterable[str]:
        name = person_name(profile.label)
        return [bare_name(name)] if profile.local else short_names(name)

    @staticmethod
    def _person_names(profile: Profile, other: Profile) -> tuple[str, ...]:
        """What a bare name, or one with initials, says of somebody."""
        name, full = person_name(profile.label), person_name(other.label)
        if name.initials and not fits_initials(name, full):
            return ()
        kind = _kind_of(name, full)
        common = ("common_surname",) if name.surname in COMMON and kind != "first_name" else ()
        return (kind, *common, *(("listed",) if other.listed else ()))

    @staticmethod
    def _body_names_of(profile: Profile) -> Iterable[str]:
        return [body_key(profile.label, profile.sort)]

    @staticmethod
    def _body_names(profile: Profile, other: Profile) -> tuple[str, ...]:
        return ("some_state",)


def _kind_of(name: PersonName, full: PersonName) -> str:
    """What a local name is of somebody, as a key of `[names]`."""
    if name.initials and full.first:
        return "initials"
    if is_first_name(name) and (full.is_bare or name.surname == full.first):
        return "first_name"
    if full.is_bare:
        return "single_name"
    return "first_name" if bare_name(name) == slug(full.first) else "surname"


def _rank(profile: Profile) -> tuple[object, ...]:
    """Who of two gives the key of both: whom a table knows, who has a full name, who has most articles."""
    return (
        not profile.listed,
        profile.local,
        -len(profile.places),
        -len(profile.label),
        profile.places[0],
        profile.key,
    )


def _blocks(profiles: Iterable[Profile], keys: Callable[[Profile], Iterable[str]]) -> Iterator[list[Profile]]:
    """Profiles that share a key, in its order."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in dict.fromkeys(keys(profile)):
            found[key].append(profile)
    for _, block in sorted(found.items()):
        if 1 < len(block) <= _BLOCK:
            yield block

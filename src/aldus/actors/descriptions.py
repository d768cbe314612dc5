"""Descriptions: `de minister`, `het land`, `de twee leiders`, `de partij`, for actors that the article has named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.actors.clusters import Cluster, Place
from aldus.actors.titles import portfolio_at
from aldus.document import MentionKind
from aldus.lexicon.compounds import last_part
from aldus.lexicon.titles import Title
from aldus.lexicon.words import section_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from aldus.actors.coreference import Coreference

_DEFINITE = words("determiners.definite")
_OWN = words("determiners.own")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NUMBERS = {"twee": 2, "beide": 2, "tweetal": 2, "drie": 3, "vier": 4}
_WINDOW = 48
_MEMORY = 400
_PUBLIC = frozenset(
    {"police", "court", "municipality", "province", "ministry", "university", "inspectorate", "parliament"}
)


class Descriptions:
    """Resolves nouns that describe an actor of one Doc."""

    def __init__(self, coreference: Coreference) -> None:
        self.coreference = coreference
        self.doc = coreference.doc
        self.sentence = coreference.sentence
        self.tables = coreference.tables
        self.words = section_of("descriptions")
        self.sorts = section_of("sorts")
        self.families = section_of("members")

    def resolve(self, token: Token, history: list[Place]) -> list[Place]:
        """The mentions that a noun makes; none where it is not sure to describe an actor named before."""
        children = list(token.children)
        lower = token.lower_
        determiner = next((c for c in children if c.dep_ == "det" or c.lower_ in _OWN), None)
        number = next((c for c in children if c.lower_ in _NUMBERS), None)
        if number is not None:
            return self._several(token, history, _NUMBERS[number.lower_])
        if any(c.dep_ in ("appos", "acl:relcl", "flat") for c in children):
            return []
        if determiner is not None and determiner.lower_ in _OWN:
            return self._owned(token, determiner, history)
        title = self.tables.titles.of(token.text)
        is_person = any(last_part(lower, self.words[key]) for key in ("male", "female", "person"))
        bare = (
            determiner is None and title is not None and token.dep_ in _SUBJECTS and token.text[0].isupper()
        )
        if (determiner is None or determiner.lower_ not in _DEFINITE) and not bare:
            return []
        start = token.i if determiner is None else determiner.i
        if any(c.lower_ in self.words["other"] for c in children):
            return []
        if is_person or (title is not None and not title.plural and title.is_function):
            found = self._title(token, title, start, history)
            if found or lower not in self.families:
                return found
        if lower in self.families:
            return self._family(token, start, history)
        if lower in self.words["country"]:
            return self._last_of(token, start, history, "COUNTRY", None)
        if lower in self.words["state"]:
            return (
                []
                if any(c.dep_ in ("amod", "nmod") for c in children)
                else self._state(token, start, history)
            )
        if word := last_part(lower, self.words["org"]):
            if any(c.dep_ == "nmod" for c in children):
                return []
            named = [] if lower in self.words["sort"] else self._head_of_name(token, start, history)
            return named or self._last_of(token, start, history, "ORG", self._sorts_of(lower, word))
        if any(
            last_part(lower, self.words[key]) for key in ("plural_country", "plural_org", "plural_person")
        ):
            return self._list(token, start, history)
        return []

    def _add(self, token: Token, found: Place, rule: str, start: int) -> Place:
        return self.coreference.add(token, found, "description", rule, start)

    def _sorts_of(self, lower: str, word: str | None) -> frozenset[str] | None:
        return self.sorts.get(lower) or (self.sorts.get(word) if word else None)

    # People ------------------------------------------------------------------------------------------

    def _title(self, token: Token, title: Title | None, start: int, history: list[Place]) -> list[Place]:
        """`de Amerikaanse president`, `de minister`: the person who was given that title."""
        lower = token.lower_.rsplit("-", 1)[-1]
        country, body, portfolio = self._owner(token, history)
        if portfolio == "?":
            return []
        # `oppositievoorman` fits every function, `legerleider` is one of its own.
        own = lower in self.tables.titles
        generic = any(
            lower in self.words[key] or (not own and last_part(lower, self.words[key]))
            for key in ("male", "female", "person")
        )
        gender = "m" if last_part(lower, self.words["male"]) else ""
        gender = "f" if last_part(lower, self.words["female"]) else gender
        noun = title.noun.lower() if title else lower
        known: Place | None = None
        seen: set[int] = set()
        for place in reversed(history[-_WINDOW:]):
            cluster = place.cluster
            if cluster.type != "PERSON" or id(cluster) in seen or not cluster.label:
                continue
            seen.add(id(cluster))
            if gender and cluster.gender not in ("x", gender):
                continue
            if country is not None and cluster.country not in (None, country):
                continue
            if body is not None and cluster.bodies and body not in cluster.bodies:
                continue
            if portfolio and cluster.portfolios and portfolio not in cluster.portfolios:
                continue
            named = any(t == noun or t.endswith(noun) or noun.endswith(t) for t in cluster.titles)
            if generic and not cluster.titles:
                continue
            if generic or named:
                if country is not None and cluster.country is None and not named:
                    continue
                return [self._add(token, place, "title", start)]
            # What the table says counts for whom the article gives no function.
            functions = cluster.known.functions if cluster.known and not cluster.titles else ()
            if known is None and any(f == noun or f.startswith(noun + " ") for f in functions):
                known = place
        if known is not None and (country is not None or self._near(token, known)):
            return [self._add(token, known, "known-function", start)]
        return []

    def _near(self, token: Token, place: Place) -> bool:
        return self.sentence[token.i] - self.sentence[place.root] <= 4

    def _owner(self, token: Token, history: list[Place]) -> tuple[str | None, Cluster | None, str]:
        """Country, organisation and portfolio that a title names; `?` for an owner that is no actor."""
        country: str | None = None
        body: Cluster | None = None
        portfolio = portfolio_at(self.coreference.tree, token.i + 1)
        for child in token.children:
            if child.dep_ not in ("amod", "nmod", "nmod:poss"):
                continue
            owner = next((p for p in reversed(history[-_WINDOW:]) if p.root == child.i), None)
            if owner is None:
                if child.dep_ == "nmod" and child.pos_ in ("PROPN", "NOUN") and not portfolio:
                    return None, None, "?"
            elif owner.cluster.type == "COUNTRY":
                country = owner.cluster.known.id if owner.cluster.known else None
            elif owner.cluster.type == "ORG":
                body = owner.cluster
            elif child.dep_ != "amod":
                return None, None, "?"
        return country, body, portfolio

    # Organisations and countries ---------------------------------------------------------------------

    def _last_of(
        self, token: Token, start: int, history: list[Place], type: str, sorts: frozenset[str] | None
    ) -> list[Place]:
        """`het land`, `de partij`: the actor of that type named last, subjects first."""
        now = self.sentence[token.i]
        candidates = [
            p
            for p in self.coreference.recent(token, history)
            if p.cluster.type == type
            and now - self.sentence[p.root] <= 2
            and p.kind in ("name", "description", "pronoun")
        ]
        if sorts is not None:
            known = [p for p in candidates if p.cluster.known is not None and p.cluster.known.sort in sorts]
            fitting = known or [p for p in candidates if p.cluster.sort in sorts]
            unlisted = [p for p in candidates if not p.cluster.known and not p.cluster.sort]
            candidates = fitting or ([] if sorts <= _PUBLIC else unlisted)
        if not candidates:
            return []
        last = self.sentence[candidates[-1].root]
        near = [p for p in candidates if self.sentence[p.root] == last]
        subjects = [p for p in near if self.coreference.phrase_head(p).dep_ in _SUBJECTS]
        return [self._add(token, (subjects or near)[-1], f"{type.lower()}-noun", start)]

    def _state(self, token: Token, start: int, history: list[Place]) -> list[Place]:
        """`de regering`: that of the one country that the last three sentences name, in whatever form."""
        now = self.sentence[token.i]
        near = [
            p
            for p in history[-_WINDOW:]
            if p.cluster.type == "COUNTRY" and now - self.sentence[p.root] <= 2 and p.cluster.label
        ]
        if len({id(p.cluster) for p in near}) != 1:
            return []
        return [self._add(token, near[-1], "state-noun", start)]

    def _head_of_name(self, token: Token, start: int, history: list[Place]) -> list[Place]:
        """`de rechtbank` after `rechtbank Utrecht`, however far: the one body with that word in its name."""
        lower = token.lower_
        found: dict[int, Place] = {}
        for place in history[-_MEMORY:]:
            if place.cluster.type != "ORG" or place.kind != "name":
                continue
            words = (
                place.cluster.label.lower().split(),
                self.doc[place.start : place.end].text.lower().split(),
            )
            if any(w[0] == lower or (len(lower) > 4 and w[-1].endswith(lower)) for w in words):
                found[id(place.cluster)] = place
        return [self._add(token, p, "head-of-name", start) for p in found.values()] if len(found) == 1 else []

    def _family(self, token: Token, start: int, history: list[Place]) -> list[Place]:
        """`de christendemocraten`: the party of that family that the article has named."""
        ids = self.families[token.lower_]
        found: dict[str, Place] = {}
        for place in history[-_MEMORY:]:
            known = place.cluster.known
            if known is not None and known.id in ids:
                found[known.id] = place
        if len(found) != 1:
            return []
        place = next(iter(found.values()))
        kind: MentionKind = "inhabitant" if token.text.endswith("en") else "description"
        return [self.coreference.add(token, place, kind, "family", start)]

    def _owned(self, token: Token, owner: Token, history: list[Place]) -> list[Place]:
        """`zijn partij`, `haar land`: by what the article says of the owner."""
        lower = token.lower_
        persons = [
            p
            for p in history[-_WINDOW:]
            if p.root == owner.i and p.cluster.type == "PERSON" and p.kind == "pronoun"
        ]
        if not persons:
            return []
        person = persons[-1].cluster
        sorts = self._sorts_of(lower, last_part(lower, self.words["org"]))
        for place in reversed(history[-_WINDOW:]):
            cluster = place.cluster
            if cluster in person.bodies and sorts is not None:
                sort = cluster.known.sort if cluster.known else cluster.sort
                if not sort or sort in sorts:
                    return [self._add(token, place, "owner's-body", owner.i)]
            elif lower == "land" and cluster.known is not None and cluster.known.id == person.country:
                return [self._add(token, place, "owner's-country", owner.i)]
        return []

    # Several -----------------------------------------------------------------------------------------

    def _type_of_plural(self, token: Token) -> tuple[str, frozenset[str] | None]:
        lower = token.lower_
        if last_part(lower, self.words["plural_country"]):
            return "COUNTRY", None
        if word := last_part(lower, self.words["plural_org"]):
            singular = {
                "partijen": "partij",
                "bedrijven": "bedrijf",
                "vakbonden": "vakbond",
                "banken": "bank",
            }
            return "ORG", self.sorts.get(singular.get(word, ""))
        title = self.tables.titles.of(token.text)
        if last_part(lower, self.words["plural_person"]) or (title is not None and title.plural):
            return "PERSON", None
        return "", None

    def _several(self, token: Token, history: list[Place], number: int) -> list[Place]:
        """`de twee leiders`, `beide landen`: the last ones of that type, where there are just so many."""
        type, sorts = self._type_of_plural(token)
        if not type:
            return []
        now = self.sentence[token.i]
        found: dict[int, Place] = {}
        sides: dict[int, Place] = {}
        for place in reversed(self.coreference.recent(token, history)):
            known = place.cluster.known
            if now - self.sentence[place.root] > 2:
                continue
            if place.cluster.type != "PERSON":
                sides.setdefault(id(place.cluster), place)
            if place.cluster.type != type:
                continue
            if sorts is not None and known is not None and known.sort not in sorts:
                continue
            found.setdefault(id(place.cluster), place)
        if token.lower_ in ("partijen", "kampen") and not found:
            # `Beide partijen` are not always political ones.
            found = sides
        if len(found) != number:
            return []
        start = min(token.left_edge.i, token.i)
        return [self._add(token, place, "two-of-them", start) for place in reversed(found.values())]

    def _list(self, token: Token, start: int, history: list[Place]) -> list[Place]:
        """`De landen`, `de partijen` after a list: what it lists, where there is no other in the two sentences."""
        type, _ = self._type_of_plural(token)
        if not type or any(c.dep_ in ("nmod", "amod") for c in token.children):
            return []
        now = self.sentence[token.i]
        recent = [
            p
            for p in self.coreference.recent(token, history)
            if p.cluster.type == type and now - self.sentence[p.root] == 1
        ]
        lists: dict[int, list[Place]] = {}
        for place in recent:
            head = self.coreference.phrase_head(place)
            lists.setdefault(head.head.i if head.dep_ == "conj" else head.i, []).append(place)
        several = [places for places in lists.values() if len({id(p.cluster) for p in places}) > 1]
        named = {id(p.cluster) for p in recent}
        if len(several) != 1 or len(named) != len({id(p.cluster) for p in several[0]}):
            return []
        return [self._add(token, place, "plural-noun", start) for place in several[0]]

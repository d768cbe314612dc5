"""Pronouns and descriptions: what refers back to an actor that the article has named.

Precision first: where no rule is sure, nothing is resolved. Every candidate list is short and bounded, so
that the cost is linear in the length of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.actors.clusters import Cluster, Clusters, Place
from aldus.actors.people import find_title
from aldus.actors.tables import Tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
MAX_SENTENCES = 3
MAX_CANDIDATES = 16
_DEFINITE = frozenset({"de", "het", "deze", "die", "dit", "dat"})
_MALE = frozenset({"hij", "hem", "ie", "'m"})
_MEDIA = frozenset({"media", "press-agency"})
_SORTS = {
    "partij": frozenset({"party"}),
    "krant": _MEDIA,
    "zender": _MEDIA,
    "omroep": _MEDIA,
    "persbureau": _MEDIA,
    "nieuwszender": _MEDIA,
    "alliantie": frozenset({"alliance"}),
    "bondgenootschap": frozenset({"alliance"}),
    "unie": frozenset({"alliance", "eu"}),
    "bedrijf": frozenset({"company"}),
    "concern": frozenset({"company"}),
}


def _phrase_head(token: Token) -> Token:
    """The head of the phrase that a name is in apposition to: `CIA-directeur` of `CIA-directeur Burns`."""
    while token.dep_ in ("appos", "flat") and token.head.i != token.i:
        token = token.head
    return token


class Coreference:
    """Resolves pronouns and descriptions of one Doc against the names found before."""

    def __init__(self, clusters: Clusters, tables: Tables) -> None:
        self.clusters = clusters
        self.doc: Doc = clusters.doc
        self.tables = tables
        self.sentence = [0] * len(self.doc)
        for number, sent in enumerate(self.doc.sents):
            for i in range(sent.start, sent.end):
                self.sentence[i] = number
        self.covered = {i for p in clusters.places for i in (*range(p.start, p.end), p.root)}

    def resolve(self) -> None:
        """Go through the text from left to right; what is resolved can be referred to in turn."""
        named = sorted(self.clusters.places, key=lambda p: p.root)
        history: list[Place] = []
        k = 0
        for token in self.doc:
            while k < len(named) and named[k].root <= token.i:
                history.append(named[k])
                k += 1
            if token.i in self.covered:
                continue
            for place in self._token(token, history):
                history.append(place)

    def _token(self, token: Token, history: list[Place]) -> list[Place]:
        tag = token.tag_
        if tag.startswith("VNW|betr") or (token.lower_ in ("die", "dat", "wie") and token.pos_ == "PRON"):
            return self._relative(token, history)
        if tag.startswith(("VNW|pers", "VNW|pr", "VNW|bez")) or token.pos_ == "PRON":
            return self._pronoun(token, history)
        if token.pos_ == "NOUN":
            return self._description(token, history)
        return []

    def _add(self, token: Token, found: Place, kind: str, rule: str, start: int | None = None) -> Place:
        return self.clusters.add(
            found.cluster,
            token.i if start is None else start,
            token.i + 1,
            "pronoun" if kind == "pronoun" else "description",
            rule,
            root=token.i,
            antecedent=found.start_char,
        )

    # Pronouns ----------------------------------------------------------------------------------------

    def _relative(self, token: Token, history: list[Place]) -> list[Place]:
        """`Rutte, die ...`: the noun that the relative clause belongs to."""
        node = token
        for _ in range(4):
            if node.dep_ == "acl:relcl" or node.dep_ == "acl":
                antecedent = node.head.i
                return [
                    self._add(token, p, "pronoun", "relative-pronoun")
                    for p in history[-MAX_CANDIDATES:]
                    if p.root == antecedent and p.kind != "adjective"
                ]
            if node.head.i == node.i:
                return []
            node = node.head
        return []

    def _pronoun(self, token: Token, history: list[Place]) -> list[Place]:
        word = token.lower_
        possessive = token.tag_.startswith("VNW|bez") or token.dep_ == "nmod:poss"
        if possessive and word in ("zijn", "haar", "hun", "z'n", "d'r"):
            own = self._clause_subject(token, history)
            if word == "hun":
                if own is not None:
                    return [self._add(token, p, "pronoun", "possessive-of-subject") for p in own]
                return []
            if own is not None and len(own) == 1 and self._fits(own[0].cluster, word, any_type=True):
                return [self._add(token, own[0], "pronoun", "possessive-of-subject")]
            gender = "m" if word in ("zijn", "z'n") else "f"
            found = self._person(token, history, gender)
            return [self._add(token, found, "pronoun", "possessive")] if found else []
        if word in _MALE:
            found = self._person(token, history, "m")
            return [self._add(token, found, "pronoun", "pronoun-he")] if found else []
        if word in ("zij", "ze", "haar"):
            if word != "haar" and self._plural(token):
                return [self._add(token, p, "pronoun", "pronoun-they") for p in self._group(token, history)]
            found = self._person(token, history, "f")
            return [self._add(token, found, "pronoun", "pronoun-she")] if found else []
        if word in ("hen", "hun"):
            return [self._add(token, p, "pronoun", "pronoun-they") for p in self._group(token, history)]
        return []

    def _fits(self, cluster: Cluster, word: str, *, any_type: bool = False) -> bool:
        if cluster.type != "PERSON":
            return any_type and word in ("zijn", "z'n", "hun")
        if word in ("haar", "d'r"):
            return cluster.gender != "m"
        return cluster.gender != "f"

    def _plural(self, token: Token) -> bool:
        """Whether `zij` or `ze` is plural: by its verb, or as an object."""
        if token.dep_ not in SUBJECTS:
            return token.lower_ == "ze"
        verb = token.head
        finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))]
        for candidate in finite:
            morph = str(candidate.morph)
            if "VerbForm=Fin" in morph or "|pv|" in candidate.tag_:
                return "Number=Plur" in morph or "|mv" in candidate.tag_
        return False

    def _clause_subject(self, token: Token, history: list[Place]) -> list[Place] | None:
        """The subject (with what is coordinated) of the clause that holds the token, where it precedes it."""
        node = token.head
        for _ in range(6):
            subjects = [c.i for c in node.children if c.dep_ in SUBJECTS and c.i < token.i]
            if subjects:
                found = [
                    p for p in history[-MAX_CANDIDATES:] if p.root == subjects[0] and p.kind != "adjective"
                ]
                return found or None
            if node.head.i == node.i or node.dep_ in ("ccomp", "acl:relcl", "advcl", "parataxis"):
                return None
            node = node.head
        return None

    def _recent(self, token: Token, history: list[Place]) -> list[Place]:
        now = self.sentence[token.i]
        return [
            p
            for p in history[-MAX_CANDIDATES:]
            if now - self.sentence[p.root] <= MAX_SENTENCES and p.kind != "adjective"
        ]

    def _person(self, token: Token, history: list[Place], gender: str) -> Place | None:
        """The most salient person of a gender: subjects before others, near before far."""
        other = "f" if gender == "m" else "m"
        now = self.sentence[token.i]
        best: Place | None = None
        best_score = -100.0
        in_subject = token.dep_ in SUBJECTS
        for rank, place in enumerate(self._recent(token, history)):
            cluster = place.cluster
            if cluster.type != "PERSON" or cluster.gender == other:
                continue
            root = self.doc[place.root]
            # Two arguments of one verb are two people.
            if root.head.i == token.head.i and not token.dep_.startswith("nmod") and root.i != token.head.i:
                continue
            if (
                root.dep_ in ("nmod", "nmod:poss")
                and place.kind == "name"
                and "-" in self.doc[place.start].text
            ):
                continue
            score = -2.5 * (now - self.sentence[place.root]) + 0.1 * rank
            if root.dep_ in SUBJECTS:
                score += 2.0 if in_subject else 1.0
            elif root.dep_ in ("nmod", "nmod:poss", "conj"):
                score -= 0.5
            if cluster.gender == gender:
                score += 0.7
            elif gender == "f":
                score -= 1.0
            if score > best_score:
                best, best_score = place, score
        return best

    def _group(self, token: Token, history: list[Place]) -> list[Place]:
        """The plural that `ze` or `hen` refers to: a coordination, inhabitants, troops, two people."""
        now = self.sentence[token.i]
        recent = self._recent(token, history)
        doc = self.doc
        for place in reversed(recent):
            root = _phrase_head(doc[place.root])
            if root.head.i == token.head.i and root.dep_ in SUBJECTS and token.dep_ not in SUBJECTS:
                continue
            near = now - self.sentence[place.root] <= 1
            heads = [
                p
                for p in recent
                if (other := _phrase_head(doc[p.root])).dep_ == "conj"
                and other.head.i == root.i
                # `MI6-chef Moore` is one conjunct: the person.
                and not (place.cluster.type == "PERSON" and p.cluster.type == "ORG" and "-" in other.text)
            ]
            if not near and root.dep_ not in SUBJECTS and place.rule not in ("two-of-them", "pronoun-they"):
                continue
            if heads and all(p.cluster.type == place.cluster.type for p in heads):
                return [place, *heads]
            plural = near and ("Number=Plur" in str(root.morph) or place.kind == "inhabitant")
            if plural and root.dep_ != "nmod" and place.cluster.type != "PERSON":
                return [place]
            if place.rule in ("two-of-them", "pronoun-they"):
                return [p for p in recent if p.root == place.root]
        return []

    # Descriptions ------------------------------------------------------------------------------------

    def _description(self, token: Token, history: list[Place]) -> list[Place]:
        determiner = next((c for c in token.children if c.dep_ == "det"), None)
        numeral = next(
            (
                c
                for c in token.children
                if c.dep_ in ("nummod", "det", "amod") and c.lower_ in ("twee", "beide", "tweetal")
            ),
            None,
        )
        if numeral is not None:
            return self._two(token, history)
        title = find_title(token.text, self.tables)
        words = self.tables.patterns["descriptions"]
        lower = token.lower_
        is_person = lower in words["male"] or lower in words["female"] or lower in words["person"]
        bare_subject = (
            determiner is None and title is not None and token.dep_ in SUBJECTS and token.text[0].isupper()
        )
        if (determiner is None or determiner.lower_ not in _DEFINITE) and not bare_subject:
            return []
        if any(c.dep_ in ("appos", "acl:relcl", "flat") for c in token.children):
            return []
        start = token.i if determiner is None else determiner.i
        if is_person or (title is not None and not title.plural and title.body in ("country", "org", "any")):
            return self._title(token, start, history)
        if lower in words["country"] or (lower == "land" and determiner is not None):
            return self._last_of(token, start, history, "COUNTRY", None)
        if lower in words["org"]:
            return self._last_of(token, start, history, "ORG", _SORTS.get(lower))
        return []

    def _title(self, token: Token, start: int, history: list[Place]) -> list[Place]:
        """`de Amerikaanse president`, `de minister`: the person who was given that title."""
        lower = token.lower_.rsplit("-", 1)[-1]
        words = self.tables.patterns["descriptions"]
        country = None
        for child in token.children:
            if child.dep_ in ("amod", "nmod"):
                owner = next((p for p in reversed(history[-MAX_CANDIDATES:]) if p.root == child.i), None)
                if owner is None:
                    if child.dep_ == "nmod" and child.pos_ in ("PROPN", "NOUN"):
                        return []
                    continue
                if owner.cluster.type == "COUNTRY":
                    country = owner.cluster.known.id if owner.cluster.known else None
        generic = lower in words["male"] or lower in words["female"] or lower in words["person"]
        gender = "m" if lower in words["male"] else "f" if lower in words["female"] else "x"
        title = find_title(lower, self.tables)
        noun = title.noun.lower() if title else lower
        seen: set[int] = set()
        for place in reversed(history[-3 * MAX_CANDIDATES :]):
            cluster = place.cluster
            if cluster.type != "PERSON" or id(cluster) in seen:
                continue
            seen.add(id(cluster))
            if gender != "x" and cluster.gender not in ("x", gender):
                continue
            if country is not None and cluster.country not in (None, country):
                continue
            if generic and not cluster.titles:
                continue
            named = any(t == noun or t.endswith(noun) or noun.endswith(t) for t in cluster.titles)
            if generic or named:
                if country is not None and cluster.country is None and not named:
                    continue
                return [self._add(token, place, "description", "title", start)]
        return []

    def _last_of(
        self, token: Token, start: int, history: list[Place], type: str, sorts: frozenset[str] | None
    ) -> list[Place]:
        """`het land`, `de partij`: the actor of that type named last, subjects first."""
        now = self.sentence[token.i]
        candidates = [
            p
            for p in self._recent(token, history)
            if p.cluster.type == type
            and now - self.sentence[p.root] <= 2
            and p.kind in ("name", "description")
        ]
        if sorts is not None:
            known = [p for p in candidates if p.cluster.known is not None and p.cluster.known.sort in sorts]
            candidates = known or [p for p in candidates if p.cluster.known is None]
        if not candidates:
            return []
        last = self.sentence[candidates[-1].root]
        near = [p for p in candidates if self.sentence[p.root] == last]
        subjects = [p for p in near if self.doc[p.root].dep_ in SUBJECTS]
        return [self._add(token, (subjects or near)[-1], "description", f"{type.lower()}-noun", start)]

    def _two(self, token: Token, history: list[Place]) -> list[Place]:
        """`de twee leiders`, `beide landen`: the last two of that type, where there are just two."""
        title = find_title(token.text, self.tables)
        type = "PERSON" if title is not None and title.plural else ""
        if token.lower_ in ("landen", "buurlanden", "staten", "grootmachten"):
            type = "COUNTRY"
        if not type:
            return []
        now = self.sentence[token.i]
        found: dict[int, Place] = {}
        for place in reversed(self._recent(token, history)):
            if place.cluster.type == type and now - self.sentence[place.root] <= 2:
                found.setdefault(id(place.cluster), place)
        if len(found) != 2:
            return []
        start = min(token.left_edge.i, token.i)
        return [
            self._add(token, place, "description", "two-of-them", start) for place in reversed(found.values())
        ]

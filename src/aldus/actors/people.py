"""People: full names, surnames, genitives, titles before and after the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aldus.actors.clusters import Cluster, Clusters, Place, head_of
from aldus.actors.gazetteer import Gazetteer
from aldus.actors.names import PLACES, Names
from aldus.actors.titles import portfolio_at, title_before
from aldus.lexicon.actors import Known
from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GENITIVES = ("'s", "’s", "`s")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.)+")
_JOINING = frozenset({"ter", "ten", "van", "de", "der", "den"})
# Prepositions before places.
_PLACED = frozenset(("in", "uit", "naar", "bij", "rond", "vanuit"))
PARTICLES = words("names.particles")
SUFFIXES = words("names.suffixes")
FEMALE = words("gender.female")
MALE = words("gender.male")
TITLES_FEMALE = words("gender.titles_female")
TITLES_MALE = words("gender.titles_male")
_PARTICLES = frozenset({"De", "Den", "Van", "Ter", "Ten", "Le", "La", "Von", "Di", "Da", "Bin", "Al"})


@dataclass(slots=True)
class Found:
    """A stretch that names a person."""

    start: int
    end: int
    text: str
    known: Known | None
    chars: tuple[int, int] | None = None


class People:
    """Finds people in one Doc and puts their names into clusters."""

    def __init__(self, names: Names, persons: Gazetteer[Known], tables: Lexicon) -> None:
        self.names = names
        self.clusters: Clusters = names.clusters
        self.doc: Doc = names.doc
        self.persons = persons
        self.tables = tables
        self._surnames: dict[str, list[Cluster]] = {}
        self._exact: dict[str, Cluster] = {}
        # Countries and organisations found before, by the tokens that they cover and by their heads.
        self._covering: dict[int, list[Place]] = {}
        self._below: dict[int, list[Place]] = {}

    def find(self) -> None:
        """Collect all names of people, full names first, then the shorter forms that refer to them."""
        for place in self.clusters.places:
            self._below.setdefault(self.doc[place.root].head.i, []).append(place)
            for i in range(place.start, place.end):
                self._covering.setdefault(i, []).append(place)
        found = self._statistical() + self._listed()
        found.sort(key=lambda f: (f.start, -f.end))
        # Full names make the clusters; their order in the text decides between equal surnames. Names of two words
        # go by length, so that `Sidi Brahim` finds `Omar Sidi Brahim`.
        full = [item for item in found if " " in item.text]
        for item in sorted(full, key=lambda f: (-min(f.text.count(" "), 3), f.start)):
            self._place(item, self._full(item))
        for item in found:
            if " " not in item.text:
                self._place(item, self._short(item))
        self._repeated()

    def _repeated(self) -> None:
        """Surnames that the recogniser missed: `Vos in een reactie:` after `burgemeester Anna Vos`."""
        for token in self.doc:
            i, word = token.i, token.text
            if self.names.taken[i] or not word[:1].isupper() or len(word) < 3:
                continue
            ent = self.names._ent_at.get(i)
            if ent is not None and (
                ent.label_ not in PLACES or len(ent) > 1 or (i and self.doc[i - 1].lower_ in _PLACED)
            ):
                continue  # `Volgens Vos` tagged as a place is still Anna Vos
            if token.pos_ not in ("PROPN", "X") or self._part_of_longer_name(i, i + 1):
                continue
            bearers = self._surnames.get(word.casefold(), [])
            if len(bearers) == 1 and bearers[0].label.endswith(" " + word):
                self.names.take(i, i + 1)
                self._place(Found(i, i + 1, word, None), bearers[0])

    # Finding -----------------------------------------------------------------------------------------

    def _two_surnames(self, first: str, last: str) -> bool:
        """Whether two words are the surnames of two known people, not the name of one."""
        if self._known(f"{first} {last}") is not None:
            return False
        known = [self._known(word) for word in (first, last)]
        return all(
            p is not None and p.label.endswith(" " + w) for p, w in zip(known, (first, last), strict=True)
        )

    def _statistical(self) -> list[Found]:
        doc, found = self.doc, []
        skip = -1
        ents = [e for e in doc.ents if self.names.label_of(e) == "PERSON"]
        for number, ent in enumerate(ents):
            start, end = ent.start, ent.end
            if start < skip or self.names.is_common(start, end):
                continue
            if number + 1 < len(ents) and self._joined(end, ents[number + 1].start):
                # `Scholten ter Brugge`, tagged as two names.
                skip = end = ents[number + 1].end
            while start < end - 1 and (
                doc[start].lower_ in self.tables.titles
                or doc[start].lower_ in ("de", "het", "mevrouw", "meneer")
            ):
                start += 1
            before = doc[start - 1] if start else None
            if before is not None and not before.is_sent_start and before.text in _PARTICLES:
                # `minister De Groot`, where only `Groot` was tagged.
                start -= 1
            while end > start + 1 and self.names.taken[end - 1]:
                end -= 1
            if any(self.names.taken[start:end]) or not any(c.isupper() for c in doc[start:end].text):
                continue
            text = doc[start:end].text
            chars = None
            last = doc[end - 1].text
            if self._family(start, end) or self._inhabitant(start, end):
                continue
            if end - start == 1 and "-" in last and last.split("-")[-1].islower():
                # `Trump-aanhangers`
                text = last.rsplit("-", 1)[0]
                chars = (doc[start].idx, doc[start].idx + len(text))
            if text.endswith(_GENITIVES):
                text = text[:-2]
            elif text.endswith(("'", "’")):
                text = text[:-1]
            self.names.take(start, end)
            if end - start == 2 and self._two_surnames(doc[start].text, last):
                # `verweet Wilders Timmermans`, tagged as one
                found.append(Found(start, start + 1, doc[start].text, None))
                start, text = start + 1, last
            found.append(Found(start, end, text, None, chars))
        known_texts = {f.text for f in found}
        for f in found:
            f.known = self._known(f.text)
            if f.known is None and f.text.endswith("s"):
                # `Trumps beleid`: a genitive where the bare name is known.
                bare = f.text[:-1]
                tag = doc[f.end - 1].tag_
                if bare in known_texts or (
                    self._known(bare) and (tag.endswith("|gen") or doc[f.end - 1].dep_ == "nmod:poss")
                ):
                    f.text, f.known = bare, self._known(bare)
        return found

    def _family(self, start: int, end: int) -> bool:
        """`de Trumps`: a family is not the person."""
        before = self.doc[start - 1].lower_ if start else ""
        text = self.doc[end - 1].text
        return (
            before == "de" and end - start == 1 and text.endswith("s") and self._known(text[:-1]) is not None
        )

    def _inhabitant(self, start: int, end: int) -> bool:
        """`de Turk`: somebody, but not by name."""
        form = self.names.forms.word(self.doc[start].text) if end - start == 1 else None
        determined = start > 0 and self.doc[start - 1].lower_ in ("de", "een", "die", "deze")
        return form is not None and form.kind == "inhabitant" and determined

    def _joined(self, end: int, start: int) -> bool:
        """Whether the words between two names make them one: particles such as `ter` and `van der`."""
        words = [t.text for t in self.doc[end:start]]
        if not words or len(words) > 2 or any(w not in _JOINING for w in words):
            return False
        return words[0] in ("ter", "ten") or len(words) == 2

    def _known(self, text: str) -> Known | None:
        match = self.persons.longest(text.split(" "), 0)
        return match[1] if match and match[0] == len(text.split(" ")) else None

    def _listed(self) -> list[Found]:
        """People of the table that the statistical names missed or took for something else."""
        words, found, i = self.names.words, [], 0
        while i < len(words):
            if self.names.taken[i]:
                i += 1
                continue
            match = self.persons.longest(words, i)
            end = i + 1
            if match is not None:
                end, known = match
            else:
                known_or_none, size = self._listed_part(i)
                if known_or_none is None:
                    i += 1
                    continue
                known = known_or_none
                token = self.doc[i]
                found.append(Found(i, i + 1, words[i][:size], known, (token.idx, token.idx + size)))
                self.names.take(i, i + 1)
                i += 1
                continue
            if not any(self.names.taken[i:end]) and not self._part_of_longer_name(i, end):
                found.append(Found(i, end, self.doc[i:end].text, known))
                self.names.take(i, end)
            i = end
        return found

    def _listed_part(self, i: int) -> tuple[Known | None, int]:
        word = self.names.words[i]
        if self._family(i, i + 1):
            return None, 0
        for ending in (*_GENITIVES, "s", "'", "’"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                tag = self.doc[i].tag_
                if ending == "s" and not (tag.endswith("|gen") or self.doc[i].dep_ == "nmod:poss"):
                    continue
                known = self.persons.word(word[: -len(ending)])
                if known is not None:
                    return known, len(word) - len(ending)
        head, _, rest = word.partition("-")
        if rest and rest.islower() and head[:1].isupper():
            return self.persons.word(head), len(head)
        return None, 0

    def _part_of_longer_name(self, start: int, end: int) -> bool:
        """`Den Haag` in a street's name, `Kim` in `Kim Clijsters`: capitals go on at either side."""
        doc = self.doc
        ent = self.names._ent_at.get(start)
        if ent is not None and ent.end - ent.start > end - start:
            return True
        before = doc[start - 1] if start else None
        if (
            before is not None
            and before.pos_ == "PROPN"
            and before.text[:1].isupper()
            and not before.is_sent_start
        ):
            return before.lower_ not in self.tables.titles and not self.names.taken[start - 1]
        return False

    # Resolving ---------------------------------------------------------------------------------------

    def _parts(self, name: str) -> tuple[str, str]:
        """First name and surname (with its particles) of a full name."""
        words = name.split(" ")
        while len(words) > 2 and words[-1] in SUFFIXES:
            words.pop()
        for k in range(1, len(words)):
            if words[k].lower() in PARTICLES:
                return words[0], " ".join(words[k:])
        return words[0], words[-1]

    def _full(self, item: Found) -> Cluster:
        key = item.text.casefold()
        if key in self._exact:
            return self._exact[key]
        first, surname = self._parts(item.text)
        if first.lower() in PARTICLES:
            # `Van der Leyen`: a surname with its particles, not a full name.
            cluster = self._short(item)
        elif item.known is not None:
            cluster = self.clusters.of_known(item.known)
        elif (initialled := self._initialled(item.text)) is not None:
            cluster = initialled
        elif len(self._surnames.get(key, [])) == 1:
            cluster = self._surnames[key][0]
        else:
            cluster = next(
                (
                    c
                    for c in self._surnames.get(surname.casefold(), [])
                    if self._parts(c.label)[0].casefold() == first.casefold() and " " in c.label
                ),
                None,
            ) or self.clusters.new("PERSON", item.text)
        if cluster.gender == "x":
            cluster.gender = self._gender_of_first(first)
        self._remember(cluster, item.text)
        return cluster

    def _initialled(self, text: str) -> Cluster | None:
        """`J.P. Balkenende`: the person of that surname whose first names begin with these letters."""
        words = text.split(" ")
        k = next((k for k, w in enumerate(words) if not _INITIALS.fullmatch(w)), 0)
        surname = " ".join(words[k:])
        letters = "".join(words[:k]).replace(".", "")
        if not letters or not surname:
            return None
        bearers = list(self._surnames.get(surname.casefold(), []))
        known = self._known(surname) or self._known(surname[:1].upper() + surname[1:])
        if not bearers and known is not None:
            bearers = [self.clusters.of_known(known)]
        fitting = [b for b in bearers if "".join(w[0] for w in b.label.split(" ")).startswith(letters)]
        fitting = fitting or [b for b in bearers if b.label.startswith(letters[0])]
        return fitting[0] if len(fitting) == 1 else None

    def _short(self, item: Found) -> Cluster:
        text = item.text
        key = text.casefold()
        bearers = self._surnames.get(key)
        if bearers:
            cluster = self._nearest(bearers, item.start)
        elif key in self._exact:
            cluster = self._exact[key]
        elif item.known is not None:
            cluster = self.clusters.of_known(item.known)
        else:
            cluster = self.clusters.new("PERSON", text)
        self._remember(cluster, text)
        return cluster

    def _nearest(self, bearers: list[Cluster], at: int) -> Cluster:
        """Of people with one surname, the one named last before `at`; else the first one named."""
        if len(bearers) == 1:
            return bearers[0]
        best, best_at = bearers[0], -1
        for cluster in bearers:
            for place in cluster.mentions:
                if best_at < place.start < at:
                    best, best_at = cluster, place.start
        return best

    def _remember(self, cluster: Cluster, text: str) -> None:
        self._exact.setdefault(text.casefold(), cluster)
        for name in {text, cluster.label}:
            words = name.split(" ")
            if len(words) == 1:
                continue
            first, surname = self._parts(name)
            # `Jansen-de Vries` is later `Jansen` or `De Vries`, `Omar Sidi Brahim` is `Sidi Brahim`.
            tails = [" ".join(words[k:]) for k in range(1, len(words))]
            for form in (surname, *tails, *surname.split("-")):
                bearers = self._surnames.setdefault(form.casefold(), [])
                if cluster not in bearers:
                    bearers.append(cluster)
            if first.lower() not in PARTICLES:
                self._exact.setdefault(first.casefold(), cluster)

    def _gender_of_first(self, first: str) -> str:
        if first in FEMALE:
            return "f"
        return "m" if first in MALE else "x"

    # Titles ------------------------------------------------------------------------------------------

    def _place(self, item: Found, cluster: Cluster) -> None:
        doc = self.doc
        root = head_of(doc, item.start, item.end)
        head, title = title_before(doc, item.start, root, self.tables)
        if title is not None and head is not None:
            cluster.titles.add(title.noun.lower())
            if title.gender in ("m", "f") and cluster.gender == "x":
                cluster.gender = title.gender
            if doc[root].head.i == head:
                root = head
        before = doc[item.start - 1].lower_ if item.start else ""
        if before in TITLES_FEMALE:
            cluster.gender = "f"
        elif before in TITLES_MALE:
            cluster.gender = "m"
        place = self.clusters.add(
            cluster, item.start, item.end, "name", "person-name", root=root, chars=item.chars
        )
        self._country(place, head)
        self._bodies(place, head)
        for at in (head + 1 if head is not None else None, item.end):
            portfolio = portfolio_at(self.doc, at) if at is not None and cluster.titles else ""
            if portfolio:
                cluster.portfolios.add(portfolio)

    def _bodies(self, place: Place, head: int | None) -> None:
        """The organisations that the name phrase gives: `VVD-leider X`, `X (VVD)`, `directeur van Y, X`."""
        doc = self.doc
        found = []
        if place.end + 1 < len(doc) and doc[place.end].text == "(":
            found += [o for o in self._covering.get(place.end + 1, ()) if o.start == place.end + 1]
        found += self._covering.get(head if head is not None else place.start - 1, ())
        if head is not None:
            found += [o for o in self._below.get(head, ()) if head < o.root < place.start]
        for other in found:
            if other.cluster.type == "ORG" and other.cluster not in place.cluster.bodies:
                place.cluster.bodies.append(other.cluster)

    def _country(self, place: Place, head: int | None) -> None:
        """The country that the title names: `de Amerikaanse president Trump`."""
        if head is None or place.cluster.country is not None:
            return
        for other in self._below.get(head, ()):
            near = other.cluster.type == "COUNTRY" and abs(other.start - head) <= 6
            if near and self.doc[other.root].dep_ in ("amod", "nmod"):
                place.cluster.country = other.cluster.known.id if other.cluster.known else None
                return

"""People: full names, surnames, genitives, and what the words around a name say of its bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aldus.actors.bearers import Bearers
from aldus.actors.board import GENITIVES, Board
from aldus.actors.clusters import Cluster, head_of
from aldus.actors.known import PLACES
from aldus.actors.owners import owner_of
from aldus.actors.titles import portfolio_at, title_before
from aldus.lexicon.actors import Known
from aldus.lexicon.words import words

JOINING = words("names.joining")
LEADING = words("names.leading")
ADDRESS = words("names.address")
ENVOYS = words("envoys")
PLACE_PREPS = words("places.before_names")
DETERMINERS = words("determiners.person")
TITLES_FEMALE = words("gender.titles_female")
TITLES_MALE = words("gender.titles_male")
SUFFIXES = words("names.suffixes")
NICKNAME = 4
"""Words of a nickname between a first name and a surname at most, with its marks."""
QUOTES = frozenset("'‘’\"“”")
_LETTER = re.compile(r"[A-Z]\.?")
FIRST_NAMES = frozenset(name.lower() for name in words("gender.male") | words("gender.female"))


@dataclass(slots=True)
class Found:
    """A stretch that names a person."""

    start: int
    end: int
    text: str
    known: Known | None
    chars: tuple[int, int] | None = None


class People:
    """Finds the people of one Doc and puts their names into clusters."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tree = board.tree
        self.bearers = Bearers(board.clusters, board.persons)

    def find(self) -> None:
        """Collect all names of people, full names first, then the shorter forms that refer to them."""
        found = self._recognised() + self._listed()
        found.sort(key=lambda f: (f.start, -f.end))
        # Full names make the clusters; their order in the text decides between equal surnames. Names of two words
        # go by length, so that `Sidi Brahim` finds `Omar Sidi Brahim`.
        full = [item for item in found if " " in item.text]
        # The table's names come first: others are variants of them.
        for item in sorted(full, key=lambda f: (-min(f.text.count(" "), 3), f.known is None, f.start)):
            self._place(item, self.bearers.full(item.text, item.known, item.start))
        for item in found:
            if " " not in item.text:
                known = None if self._is_foreign(item) else item.known
                self._place(item, self.bearers.short(item.text, known, item.start))
        self._repeated()

    def _is_foreign(self, item: Found) -> bool:
        """`de Amerikaanse ambassadeur Hoekstra`: an official of another state than the known person of that surname."""
        board, title = self.board, item.start - 1
        if item.known is None or item.known.country is None or title < 1 or board.low[title] not in ENVOYS:
            return False
        place = board.clusters.country_ending.get(title)
        if place is None or place.kind != "adjective" or place.cluster.known is None:
            return False
        return place.cluster.known.id != item.known.country

    def _repeated(self) -> None:
        """Surnames that the recogniser missed: `Vos in een reactie:` after `burgemeester Anna Vos`."""
        board = self.board
        for i, word in enumerate(board.words):
            if board.taken[i] or not word[:1].isupper() or len(word) < 3:
                continue
            if self.tree.pos[i] not in ("PROPN", "X") or self._in_other_name(i):
                continue
            bearers = self.bearers.of_surname(word)
            if len(bearers) == 1 and bearers[0].label.endswith(" " + word):
                board.take(i, i + 1)
                self._place(Found(i, i + 1, word, None), bearers[0])

    def _in_other_name(self, i: int) -> bool:
        """Whether a word belongs to something else; `Volgens Vos`, tagged as a place, is still Anna Vos."""
        ent = self.board.ent_at(i)
        if ent is not None and (
            ent.label_ not in PLACES or len(ent) > 1 or (i and self.board.low[i - 1] in PLACE_PREPS)
        ):
            return True
        return self._part_of_longer_name(i, i + 1)

    # Finding -----------------------------------------------------------------------------------------

    def _recognised(self) -> list[Found]:
        """People that the recogniser gives."""
        board, found = self.board, list[Found]()
        ents = [e for e in board.ents if board.label_of(e) == "PERSON"]
        skip = -1
        for k, ent in enumerate(ents):
            start, end = ent.start, ent.end
            if start < skip or board.is_common(start, end):
                continue
            if k + 1 < len(ents) and self._joined(end, ents[k + 1].start):
                # `Scholten ter Brugge`, tagged as two names.
                skip = end = ents[k + 1].end
            start, end = self._trimmed(start, end)
            if (
                not board.free(start, end)
                or not any(c.isupper() for c in board.text(start, end))
                or self._is_family(start, end)
                or self._is_inhabitant(start, end)
            ):
                continue
            board.take(start, end)
            found.extend(self._named(start, end))
        names = {f.text for f in found}
        for f in found:
            f.known = self.bearers.known(f.text)
            if f.known is None and f.text.endswith("s"):
                self._strip_genitive(f, names)
        return found

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A name without titles before it and other actors behind it, and with its particle."""
        board = self.board
        while start < end - 1 and (board.low[start] in board.lex.titles or board.low[start] in ADDRESS):
            start += 1
        if start and board.words[start - 1] in LEADING:
            # `minister De Groot`, where only `Groot` was tagged; at the start of a sentence only who is known
            known = self.bearers.known(board.text(start - 1, end)) is not None
            start -= known or start - 1 not in board.starts
        while end > start + 1 and board.taken[end - 1]:
            end -= 1
        return start, self._with_surname(start, end)

    def _with_surname(self, start: int, end: int) -> int:
        """The end of a name with the surname that the recogniser left out: `bestuurslid Els | van Leiden`."""
        board, k = self.board, end
        cut = end - start == 2 and board.words[end - 1] in JOINING
        short = 2 * (board.low[k : k + 1] != ["van"] and board.low[k + 1 : k + 2] == ["'t"])
        sure = board.low[start] in FIRST_NAMES or short or (cut and board.words[end - 1] != "van")
        if not (cut or end - start == 1) or not sure:
            return end
        k += short  # `Els op 't Veld`
        while k < len(board.words) and k < end + 2 and board.words[k] in JOINING:
            k += 1
        alone = end - cut  # `koning Abdullah van | Jordanië`
        if (
            (k == end and not cut)
            or k >= len(board.words)
            or not board.words[k][:1].isupper()
            or k in board.starts
        ):
            return alone
        form, ent = board.forms.word(board.words[k]), board.ent_at(k)
        titled = start > 0 and board.low[start - 1] in board.lex.titles
        if ent is not None and board.label_of(ent) == "PERSON" and not titled:
            return alone
        other = (form is not None and form.kind != "city") or "-" in board.words[k]
        return alone if other or not board.free(end, k + 1) else k + 1

    def _named(self, start: int, end: int) -> list[Found]:
        """The one person that a stretch names, or the two: `verweet Wilders Timmermans`, tagged as one."""
        board = self.board
        text, last, chars = board.text(start, end), board.words[end - 1], None
        name, hyphen, rest = last.rpartition("-")
        if end - start == 1 and hyphen and rest.islower():
            text, chars = (
                name,
                (self.tree.start[start], self.tree.start[start] + len(name)),
            )  # `Trump-aanhangers`
        if last.endswith(".") and len(last) > 2 and last not in SUFFIXES and "." not in last[:-1]:
            text = text[:-1]  # `Els van Os.` at the end of a sentence
            chars = (self.tree.start[start], self.tree.end[end - 1] - 1)
        if text.endswith(GENITIVES):
            text = text[:-2]
        elif text.endswith(("'", "’")):
            text = text[:-1]
        if end - start == 2 and self._two_surnames(board.words[start], last):
            return [Found(start, start + 1, board.words[start], None), Found(start + 1, end, last, None)]
        return [Found(start, end, text, None, chars)]

    def _strip_genitive(self, item: Found, names: set[str]) -> None:
        """`Trumps beleid`: a genitive where the bare name is known."""
        bare = item.text[:-1]
        known = self.bearers.known(bare)
        owns = any(map(self._is_genitive, range(item.start, item.end)))
        if bare in names or (owns and (known is not None or _is_named(bare, names - {item.text}))):
            item.text, item.known = bare, known

    def _is_genitive(self, i: int) -> bool:
        return self.tree.tag[i].endswith("|gen") or self.tree.dep[i] == "nmod:poss"

    def _two_surnames(self, first: str, last: str) -> bool:
        """Whether two words are the surnames of two known people, not the name of one."""
        if self.bearers.known(f"{first} {last}") is not None:
            return False
        for word in (first, last):
            known = self.bearers.known(word)
            if known is None or not known.label.endswith(" " + word):
                return False
        return True

    def _is_family(self, start: int, end: int) -> bool:
        """`de Trumps`: a family is not the person."""
        text = self.board.words[end - 1]
        return (
            start > 0
            and self.board.low[start - 1] == "de"
            and end - start == 1
            and text.endswith("s")
            and self.bearers.known(text[:-1]) is not None
        )

    def _is_inhabitant(self, start: int, end: int) -> bool:
        """`de Turk`: somebody, but not by name."""
        board = self.board
        if end - start > 1 or not start or board.low[start - 1] not in DETERMINERS:
            return False
        form = board.forms.word(board.words[start])
        return form is not None and form.kind == "inhabitant"

    def _joined(self, end: int, start: int) -> bool:
        """Whether the words between two names make them one: particles such as `ter` and `van der`, a nickname."""
        words = self.board.words
        between = words[end:start]
        if 3 <= len(between) <= NICKNAME and between[0] in QUOTES and between[-1] in QUOTES:
            return True  # `Carlos 'Charly' Aguilar`
        if not between:
            return words[end - 1] in JOINING or self._goes_on(start)  # `Els van | Leiden`
        if len(between) > 2 or not JOINING.issuperset(between):
            return False
        # Of a suspect only a letter is told: `Els van L.`
        return between[0] in ("ter", "ten") or len(between) == 2 or bool(_LETTER.fullmatch(words[start]))

    def _goes_on(self, start: int) -> bool:
        """Whether a name is the rest of the one before it: `Pieter | Jan Hagens`, both tagged as names."""
        board = self.board
        ent = board.ent_at(start)
        if ent is None or len(ent) == 1 or self.bearers.known(ent.text) is not None:
            return False
        before = board.ent_at(start - 1)
        given = {board.low[start - 1], board.low[start]} <= FIRST_NAMES
        return given and before is not None and len(before) == 1

    def _listed(self) -> list[Found]:
        """People of the table that the recogniser missed or took for something else."""
        board, found, i = self.board, list[Found](), 0
        words = board.words
        while i < len(words):
            match = None if board.taken[i] else board.persons.longest(words, i)
            if match is not None:
                end, known = match
                if board.free(i, end) and not self._part_of_longer_name(i, end):
                    found.append(Found(i, end, board.text(i, end), known))
                    board.take(i, end)
                i = end
                continue
            part = None if board.taken[i] else self._listed_part(i)
            if part is not None:
                known, size = part
                start = self.tree.start[i]
                found.append(Found(i, i + 1, words[i][:size], known, (start, start + size)))
                board.take(i, i + 1)
            i += 1
        return found

    def _listed_part(self, i: int) -> tuple[Known, int] | None:
        """`Bidens plan`, `Trump-aanhangers`: the person of the table that a word begins with, and how far."""
        word = self.board.words[i]
        if word[-1:] in ("s", "'", "’") and not self._is_family(i, i + 1):
            for ending in (*GENITIVES, "s", "'", "’"):
                bare = word.removesuffix(ending)
                if bare == word or len(bare) < 3 or (ending == "s" and not self._is_genitive(i)):
                    continue
                known = self.board.persons.word(bare)
                if known is not None:
                    return known, len(bare)
        head, _, rest = word.partition("-")
        if rest and rest.islower() and head[:1].isupper():
            known = self.board.persons.word(head)
            return None if known is None else (known, len(head))
        return None

    def _part_of_longer_name(self, start: int, end: int) -> bool:
        """`Den Haag` in a street's name, `Kim` in `Kim Clijsters`: capitals go on at either side."""
        board = self.board
        ent = board.ent_at(start)
        if ent is not None and ent.end - ent.start > end - start:
            return True
        before = start - 1
        if before >= 0 and self.tree.pos[before] == "PROPN" and board.words[before][:1].isupper():
            return (
                before not in board.starts
                and board.low[before] not in board.lex.titles
                and not board.taken[before]
            )
        return False

    # What the phrase says of the person ---------------------------------------------------------------

    def _place(self, item: Found, cluster: Cluster) -> None:
        """Record a name, and what stands around it: title, gender, country, portfolio."""
        root = head_of(self.tree, item.start, item.end)
        head, title = title_before(self.tree, item.start, root, self.board.lex)
        if title is not None and head is not None:
            cluster.titles.add(title.noun.lower())
            if title.gender in ("m", "f") and cluster.gender == "x":
                cluster.gender = title.gender
            if self.tree.head[root] == head:
                root = head
        before = self.board.low[item.start - 1] if item.start else ""
        if before in TITLES_FEMALE:
            cluster.gender = "f"
        elif before in TITLES_MALE:
            cluster.gender = "m"
        place = self.board.clusters.add(
            cluster, item.start, item.end, "name", _rule(item, cluster), root=root, chars=item.chars
        )
        place.title = head
        if head is not None:
            owner = owner_of(self.board, head)
            cluster.country = cluster.country or owner.country
            cluster.portfolios.add(owner.portfolio)
        if cluster.titles:
            cluster.portfolios.add(portfolio_at(self.tree, item.end))
        cluster.portfolios.discard("")


def _is_named(bare: str, names: set[str]) -> bool:
    """Whether names hold a surname without its genitive: `Lebbink` of `Paul Lebbink`, `Nixon` of `Richard Nixon`."""
    surname = bare.rpartition(" ")[2]
    return any(name.rpartition(" ")[2] == surname for name in names)


def _rule(item: Found, cluster: Cluster) -> str:
    """How a person was found: the more is known of somebody, the surer it is that it is a person at all."""
    if cluster.known is not None:
        return "person-listed"
    if " " in item.text:
        return "person-name"
    if " " in cluster.label:
        return "person-short"
    return "person-titled" if cluster.titles else "person-word"


def people(board: Board) -> None:
    """All names of people."""
    People(board).find()


def memberships(board: Board) -> None:
    """The organisations that the phrase of a name gives: `VVD-leider X`, `directeur van Y, X`, `X (VVD)`."""
    places = board.clusters.places
    last = {p.end - 1: p.cluster for p in places if p.cluster.type == "ORG"}
    first = {p.start: p.cluster for p in places if p.cluster.type == "ORG"}
    members: dict[Cluster, dict[Cluster, None]] = {}
    for place in places:
        person = place.cluster
        if person.type != "PERSON":
            continue
        found: list[Cluster | None] = []
        if place.end + 1 < board.tree.n and board.words[place.end] == "(":
            found.append(first.get(place.end + 1))
        if place.title is None:
            found.append(last.get(place.start - 1))
        else:
            found += owner_of(board, place.title).bodies
        members.setdefault(person, {}).update((b, None) for b in found if b is not None)
    for person, bodies in members.items():
        person.bodies = list(bodies)

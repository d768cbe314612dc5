"""Descriptions: `de minister`, `het land`, `de twee leiders`, `de partij`, for actors that the text has named."""

from __future__ import annotations

from collections.abc import Iterable

from aldus.actors.clusters import Cluster, Place
from aldus.actors.discourse import Discourse, Link
from aldus.actors.owners import Owner, owner_of
from aldus.document import MentionKind
from aldus.lexicon.compounds import last_part
from aldus.lexicon.titles import Title
from aldus.lexicon.words import section_of, words
from aldus.syntax.tree import Tree

WINDOW = 48
"""Mentions that a title and an owner look back at most."""
MEMORY = 400
"""Mentions that the head of a name looks back at most: `de rechtbank` after `rechtbank Utrecht`."""
NEAR = 4
"""Sentences after which who is only known for a function is no longer meant by it."""

DEFINITE = words("determiners.definite")
OWN = words("determiners.own")
WORDS = section_of("descriptions")
SORTS = section_of("sorts")
FAMILIES = section_of("members")
SINGULARS = section_of("plurals")
PUBLIC = words("public.sorts")
US = words("determiners.us")
NUMBERS = {word: int(number) for number, forms in section_of("numbers").items() for word in forms}


class Descriptions:
    """Proposes what the nouns of one Doc describe."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree = discourse.tree
        self.titles = discourse.board.lex.titles

    def resolve(self, i: int) -> Link | None:
        """What a noun describes; nothing where it is not sure to describe an actor named before."""
        tree, kids = self.tree, self.tree.kids[i]
        number = next((NUMBERS[tree.low[k]] for k in kids if tree.low[k] in NUMBERS), None)
        if number is not None:
            return None if is_new(tree, i) else self._several(i, number)
        if tree.kids_of(i, "appos", "acl:relcl", "flat"):
            return None
        determiner = next((k for k in kids if tree.dep[k] == "det" or tree.low[k] in OWN), None)
        if determiner is not None and tree.low[determiner] in OWN:
            return self._owned(i, determiner)
        if determiner is not None and (owner := self.named_owner(i)) is not None:
            return self._body_of(i, determiner, owner)
        title = self.titles.of(tree.words[i])
        if determiner is None:
            # `President benoemt ...`, in a headline
            bare = title is not None and self.discourse.is_subject(i) and tree.words[i][:1].isupper()
            return self._definite(i, i, title) if bare else None
        if tree.low[determiner] == "deze" and tree.low[i] in WORDS["speaking"]:
            return None  # `zei hij tegen deze krant`: the one that is read
        return self._definite(i, determiner, title) if tree.low[determiner] in DEFINITE else None

    def resolve_compound(self, i: int) -> Link | None:
        """`de VVD-leider`: whom a title describes that has the name of a body in it."""
        places = self.discourse.board.clusters.headed.get(i, ())
        if not places or any(p.rule != "compound-part" or p.cluster.type == "PERSON" for p in places):
            return None
        return self.resolve(i) if self._is_function(i) else None

    def _is_function(self, i: int) -> bool:
        """Whether a noun is a function of one person: `minister`, `bewindsman`, `leider`."""
        title = self.titles.of(self.tree.words[i])
        if title is not None and not title.plural and title.is_function:
            return True
        return _any_of(self.tree.low[i], "male", "female", "person")

    def _definite(self, i: int, start: int, title: Title | None) -> Link | None:
        """A noun with `de`, `het`, `deze`: by the list that it stands in."""
        tree, low = self.tree, self.tree.low[i]
        if any(tree.low[k] in WORDS["other"] for k in tree.kids[i]) or is_ourselves(tree, start, i):
            return None
        if self._is_function(i):
            found = self._title(i, start, title)
            if found is not None or low not in FAMILIES:
                return found
        if low in FAMILIES:
            return self._family(i, start)
        if low in WORDS["country"]:
            return self._last_of(i, start, "COUNTRY", None)
        if low in WORDS["state"]:
            return None if tree.kids_of(i, "amod", "nmod") else self._state(i, start)
        if last_part(low, WORDS["org"]):
            return None if tree.kids_of(i, "nmod") else self._organisation(i, start)
        if _any_of(low, "plural_country", "plural_org", "plural_person"):
            return self._list(i, start)
        return None

    def _link(self, start: int, places: Iterable[Place], rule: str) -> Link | None:
        found = list(places)
        return Link(found, "description", rule, start) if found else None

    # People ------------------------------------------------------------------------------------------

    def _title(self, i: int, start: int, title: Title | None) -> Link | None:
        """`de Amerikaanse president`, `de minister`: the person who was given that title."""
        owner = owner_of(self.discourse.board, i)
        if owner.unknown:
            return None
        low = self.tree.low[i].rpartition("-")[2]
        noun = title.noun.lower() if title else low
        generic = self._is_generic(low)
        fitting = [p for p in self._people() if _fits(p.cluster, owner, gender_of(low))]
        for place in fitting:
            cluster = place.cluster
            free = generic and (owner.country is None or cluster.country is not None)
            if is_called(cluster, noun) or (free and cluster.titles):
                return self._link(start, [place], "title")
        # What the table says counts for whom the article gives no function.
        known = None if generic else next((p for p in fitting if _is_known_as(p.cluster, noun)), None)
        if known is not None and (owner.country is not None or self.discourse.distance(i, known) <= NEAR):
            return self._link(start, [known], "known-function")
        return None

    def _people(self) -> list[Place]:
        """The people of the last mentions, each where it was mentioned last, nearest first."""
        found: dict[int, Place] = {}
        for place in reversed(self.discourse.history[-WINDOW:]):
            if place.cluster.type == "PERSON" and place.cluster.label:
                found.setdefault(id(place.cluster), place)
        return list(found.values())

    def _is_generic(self, low: str) -> bool:
        """Whether a noun fits every function: `oppositievoorman` does, `legerleider` is one of its own."""
        keys = ("male", "female", "person")
        return any(low in WORDS[key] for key in keys) or (low not in self.titles and _any_of(low, *keys))

    # Organisations and countries ---------------------------------------------------------------------

    def _organisation(self, i: int, start: int) -> Link | None:
        """`de rechtbank`, `de partij`: the body that has the word in its name, else the last one of that sort."""
        low = self.tree.low[i]
        if low not in WORDS["sort"]:
            named = self._head_of_name(i, start)
            if named is not None:
                return named
        return self._last_of(i, start, "ORG", _sorts_of(low))

    def _last_of(self, i: int, start: int, type: str, sorts: frozenset[str] | None) -> Link | None:
        """`het land`, `de partij`: the actor of that type named last, subjects first."""
        discourse = self.discourse
        candidates = [
            p
            for p in discourse.recent(i)
            if p.cluster.type == type
            and discourse.distance(i, p) <= 2
            and p.kind in ("name", "description", "pronoun")
        ]
        if sorts is not None:
            candidates = _of_sort(candidates, sorts)
        if not candidates:
            return None
        last = self.discourse.sentence[candidates[-1].root]
        near = [p for p in candidates if self.discourse.sentence[p.root] == last]
        subjects = [p for p in near if discourse.is_subject(discourse.phrase_head(p))]
        return self._link(start, (subjects or near)[-1:], f"{type.lower()}-noun")

    def _state(self, i: int, start: int) -> Link | None:
        """`de regering`: that of the one country that the last three sentences name, in whatever form."""
        near = [
            p
            for p in self.discourse.history[-WINDOW:]
            if p.cluster.type == "COUNTRY" and self.discourse.distance(i, p) <= 2 and p.cluster.label
        ]
        return self._link(start, near[-1:], "state-noun") if len({id(p.cluster) for p in near}) == 1 else None

    def _head_of_name(self, i: int, start: int) -> Link | None:
        """`de rechtbank` after `rechtbank Utrecht`, however far: the one body with that word in its name."""
        low = self.tree.low[i]
        found: dict[int, Place] = {}
        for place in self.discourse.history[-MEMORY:]:
            if place.cluster.type != "ORG" or place.kind != "name":
                continue
            for name in (place.cluster.label, self.discourse.board.text(place.start, place.end)):
                words = name.lower().split()
                if words[0] == low or (len(low) > 4 and words[-1].endswith(low)):
                    found[id(place.cluster)] = place
        return self._link(start, found.values(), "head-of-name") if len(found) == 1 else None

    def _family(self, i: int, start: int) -> Link | None:
        """`de christendemocraten`: the party of that family that the article has named."""
        ids = FAMILIES[self.tree.low[i]]
        found: dict[str, Place] = {}
        for place in self.discourse.history[-MEMORY:]:
            known = place.cluster.known
            if known is not None and known.id in ids:
                found[known.id] = place
        if len(found) != 1:
            return None
        kind: MentionKind = "inhabitant" if self.tree.words[i].endswith("en") else "description"
        return Link(list(found.values()), kind, "family", start)

    def _owned(self, i: int, owner: int) -> Link | None:
        """`zijn partij`, `haar land`: by what the article says of the owner."""
        low, history = self.tree.low[i], self.discourse.history[-WINDOW:]
        owners = [p for p in history if p.root == owner and p.kind == "pronoun"]
        if owners and owners[-1].cluster.type == "COUNTRY":
            return self._of_country(i, owner, owners[-1].cluster) if self._is_function(i) else None
        if not owners or owners[-1].cluster.type != "PERSON":
            return None
        person = owners[-1].cluster
        if low in WORDS["own_country"]:
            of_it = (p for p in reversed(history) if p.cluster.known and p.cluster.known.id == person.country)
            own = next(of_it, None)
            if own is not None:
                return self._link(owner, [own], "owner's-country")
        return self._body_of(i, owner, person)

    def named_owner(self, i: int) -> Cluster | None:
        """The person whose body a noun is by its phrase: `de partij van Wilders`, `het bedrijf van Els Vlas`."""
        tree = self.tree
        if _sorts_of(tree.low[i]) is None:
            return None
        for k in tree.kids_of(i, "nmod"):
            if tree.case_of(k) == "van":
                places = self.discourse.board.clusters.headed.get(k, ())
                return next(
                    (p.cluster for p in places if p.cluster.type == "PERSON" and p.kind == "name"), None
                )
        return None

    def _body_of(self, i: int, start: int, person: Cluster) -> Link | None:
        """The body of the kind of a noun that the text gives a person."""
        sorts = _sorts_of(self.tree.low[i])
        if sorts is None:
            return None
        for place in reversed(self.discourse.history[-WINDOW:]):
            cluster = place.cluster
            if cluster in person.bodies and (not cluster.kind or cluster.kind in sorts):
                return self._link(start, [place], "owner's-body")
        return None

    def _of_country(self, i: int, start: int, country: Cluster) -> Link | None:
        """`hun president`, of a country: who has that title and is of it."""
        title = self.titles.of(self.tree.words[i])
        noun = title.noun.lower() if title else self.tree.low[i]
        for place in self._people():
            of_country = country.known is not None and place.cluster.country == country.known.id
            if of_country and is_called(place.cluster, noun):
                return self._link(start, [place], "title")
        return None

    # Several -----------------------------------------------------------------------------------------

    def _several(self, i: int, number: int) -> Link | None:
        """`de twee leiders`, `beide landen`: the last ones of that type, where there are just so many."""
        type, sorts = self._type_of_plural(i)
        near = [p for p in reversed(self.discourse.recent(i)) if self.discourse.distance(i, p) <= 2]
        found: dict[int, Place] = {}
        for place in near:
            known = place.cluster.known
            if place.cluster.type == type and (sorts is None or known is None or known.sort in sorts):
                found.setdefault(id(place.cluster), place)
        if type and not found and self.tree.low[i] in WORDS["sides"]:
            # `Beide partijen` are not always political ones.
            for place in near:
                if place.cluster.type != "PERSON":
                    found.setdefault(id(place.cluster), place)
        if len(found) != number:
            return None
        return self._link(self.tree.left[i], reversed(found.values()), "two-of-them")

    def _list(self, i: int, start: int) -> Link | None:
        """`De landen`, `de partijen` after a list: what it lists, where there is no other in the two sentences."""
        type, _ = self._type_of_plural(i)
        if not type or self.tree.kids_of(i, "nmod", "amod"):
            return None
        recent = [
            p
            for p in self.discourse.recent(i)
            if p.cluster.type == type and self.discourse.distance(i, p) == 1
        ]
        lists: dict[int, list[Place]] = {}
        for place in recent:
            head = self.discourse.phrase_head(place)
            first = self.discourse.head_over(self.tree.head[head]) if self.tree.dep[head] == "conj" else head
            lists.setdefault(first, []).append(place)
        several = [places for places in lists.values() if len(_clusters(places)) > 1]
        if len(several) != 1 or _clusters(recent) != _clusters(several[0]):
            return None
        return self._link(start, several[0], "plural-noun")

    def _type_of_plural(self, i: int) -> tuple[str, frozenset[str] | None]:
        """The type of actor that a plural is of, and the kinds of organisation; nothing for other nouns."""
        low = self.tree.low[i]
        if last_part(low, WORDS["plural_country"]):
            return "COUNTRY", None
        if word := last_part(low, WORDS["plural_org"]):
            return "ORG", next((SORTS.get(singular) for singular in SINGULARS.get(word, ())), None)
        title = self.titles.of(self.tree.words[i])
        if last_part(low, WORDS["plural_person"]) or (title is not None and title.plural):
            return "PERSON", None
        return "", None


def is_ourselves(tree: Tree, determiner: int, i: int) -> bool:
    """Whether a noun with a determiner is who publishes the text: `deze krant`, `onze redactie`."""
    return tree.low[determiner] in US and tree.low[i] in WORDS["ourselves"]


def is_new(tree: Tree, i: int) -> bool:
    """`drie kleine partijen`: others than those named, where more is told of them and no `de` stands before."""
    definite = any(
        tree.low[k] in DEFINITE or tree.low[k] in OWN or tree.low[k] == "alle" for k in tree.kids[i]
    )
    return not definite and bool(tree.kids_of(i, "amod", "nmod", "acl", "acl:relcl"))


def _any_of(low: str, *keys: str) -> bool:
    """Whether a noun is, or ends in, a word of one of the lists of descriptions."""
    return any(last_part(low, WORDS[key]) for key in keys)


def _sorts_of(low: str) -> frozenset[str] | None:
    """The kinds of organisation that a noun can describe; None where it says nothing of that."""
    word = last_part(low, WORDS["org"])
    return SORTS.get(low) or (SORTS.get(word) if word else None)


def _of_sort(candidates: list[Place], sorts: frozenset[str]) -> list[Place]:
    """The organisations of a kind: those of the tables, else those that the text says it of, else any."""
    listed = [p for p in candidates if p.cluster.known is not None and p.cluster.known.sort in sorts]
    fitting = listed or [p for p in candidates if p.cluster.sort in sorts]
    if fitting or sorts <= PUBLIC:
        return fitting
    return [p for p in candidates if not p.cluster.known and not p.cluster.sort]


def gender_of(low: str) -> str:
    """The gender of a noun for people, where it tells."""
    if last_part(low, WORDS["female"]):
        return "f"
    return "m" if last_part(low, WORDS["male"]) else ""


def is_called(cluster: Cluster, noun: str) -> bool:
    """Whether the article gave somebody the function of a noun, or one of which either is the last part."""
    return any(t.endswith(noun) or noun.endswith(t) for t in cluster.titles)


def _is_known_as(cluster: Cluster, noun: str) -> bool:
    """Whether the table has a function for somebody to whom the article gives none."""
    functions = cluster.known.functions if cluster.known and not cluster.titles else ()
    return any(f == noun or f.startswith(noun + " ") for f in functions)


def _fits(cluster: Cluster, owner: Owner, gender: str) -> bool:
    """Whether nothing that is known of a person speaks against a title."""
    return (
        (not gender or cluster.gender in ("x", gender))
        and (owner.country is None or cluster.country in (None, owner.country))
        and (not owner.bodies or not cluster.bodies or any(b in cluster.bodies for b in owner.bodies))
        and (not owner.portfolio or not cluster.portfolios or owner.portfolio in cluster.portfolios)
    )


def _clusters(places: list[Place]) -> set[int]:
    return {id(p.cluster) for p in places}

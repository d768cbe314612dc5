"""Pronouns: what each refers to among the actors that the text has named before it.

Precision first: where no rule is sure, nothing is proposed. Agreement and binding say what cannot be; of what
remains, the weights of `antecedents.toml` say what is likely.
"""

from __future__ import annotations

from collections.abc import Iterator

from aldus.actors.antecedents import Option, best
from aldus.actors.clusters import Cluster, Place
from aldus.actors.discourse import MAX_CANDIDATES, Discourse, Link
from aldus.document import REFERRING
from aldus.lexicon.weights import antecedent_weights
from aldus.lexicon.words import words
from aldus.syntax.arguments import SOURCES
from aldus.syntax.tree import Tree

RELATIVE = words("pronouns.relative")
REFLEXIVE = words("pronouns.reflexive")
POSSESSIVE = words("pronouns.possessive")
HE = words("pronouns.he")
SHE = words("pronouns.she")
THEY = words("pronouns.they")
HIS = words("pronouns.his")
HER = words("pronouns.her")
OPENERS = words("pronouns.openers")
PLURAL_STATES = words("state.plurals")
ORG_NOUNS = words("descriptions.org")
_TAGS = ("VNW|betr", "VNW|refl", "VNW|pers", "VNW|pr", "VNW|bez")
STATES_AS_BODIES = frozenset({"state-body", "named-government", "state-noun"})
"""Rules whose mentions of a country are of a body of it."""


def is_pronoun(tree: Tree, i: int) -> bool:
    """Whether a token is a pronoun that can refer to an actor."""
    return tree.pos[i] == "PRON" or tree.tag[i].startswith(_TAGS) or tree.low[i] in REFLEXIVE


class Pronouns:
    """Proposes what the pronouns of one Doc refer to.

    Nouns for people that are no actors (`de docent zei`) stay among the candidates: where one of them is the best
    antecedent, the pronoun refers to nobody.
    """

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree = discourse.tree
        self.weights = antecedent_weights()

    def resolve(self, i: int) -> Link | None:
        """What a pronoun refers to, if a rule is sure of it."""
        tag, low = self.tree.tag[i], self.tree.low[i]
        if tag.startswith("VNW|betr") or (low in RELATIVE and self.tree.pos[i] == "PRON"):
            return self._relative(i) or self._demonstrative(i)
        if tag.startswith("VNW|refl") or low in REFLEXIVE:
            return self._reflexive(i)
        return self._personal(i)

    def _link(self, i: int, places: list[Place] | Place | None, rule: str) -> Link | None:
        if isinstance(places, Place):
            places = [places]
        return Link(places, "pronoun", rule, i) if places else None

    # By their clause ---------------------------------------------------------------------------------

    def _relative(self, i: int) -> Link | None:
        """`Rutte, die ...`: the noun that the relative clause belongs to."""
        tree, node = self.tree, i
        for _ in range(4):
            if tree.dep[node] in ("acl:relcl", "acl"):
                return self._link(i, self.discourse.headed_by({tree.head[node]}), "relative-pronoun")
            if tree.head[node] == node:
                break
            node = tree.head[node]
        return None

    def _demonstrative(self, i: int) -> Link | None:
        """`... met Rutte. Die zei`: the person or body named last in the sentence before, with nothing after it."""
        discourse, tree = self.discourse, self.tree
        if tree.low[i] != "die" or not discourse.is_subject(i) or discourse.number(i) != "Sing":
            return None
        starts = discourse.board.starts
        if i not in starts and not (i - 1 in starts and tree.low[i - 1] in OPENERS):
            return None
        before = [p for p in discourse.recent(i, nobody=True) if discourse.distance(i, p) == 1]
        last = before[-1] if before else None
        if last is None or last.cluster.type == "COUNTRY" or not last.cluster.label:
            return None
        if last.kind in REFERRING or discourse.quoted[last.root] != discourse.quoted[i]:
            return None
        head = discourse.phrase_head(last)
        if tree.dep[head] in ("nmod", "nmod:poss") and self._common_gender(tree.head[head]):
            return None
        _, end = tree.sentence(last.root)
        if any(self._common_gender(k) for k in range(last.end, end) if k not in discourse.covered):
            return None
        return self._link(i, last, "demonstrative")

    def _common_gender(self, i: int) -> bool:
        """Whether `die` could refer to a noun: singular, and not a `het`-word."""
        tag = self.tree.tag[i]
        return self.tree.pos[i] == "NOUN" and "|ev|" in tag and "|onz|" not in tag

    def _reflexive(self, i: int) -> Link | None:
        """`Poetin verdedigt zich`: the subject of the clause."""
        return self._link(i, self.discourse.headed_by(self.discourse.own_subjects(i)), "reflexive")

    # Personal and possessive -------------------------------------------------------------------------

    def _personal(self, i: int) -> Link | None:
        low = self.tree.low[i]
        bracketed = self._in_brackets(i)
        if bracketed is not None:
            return self._link(i, bracketed, "named-in-brackets")
        if low in POSSESSIVE and (self.tree.tag[i].startswith("VNW|bez") or self.tree.dep[i] == "nmod:poss"):
            return self._their(i) if low == "hun" else self._his(i)
        if low in HE:
            return self._link(i, self._person(i, "m"), "pronoun-he")
        if low in THEY or (low in SHE and low not in HER and self._is_they(i)):
            return self._link(i, self._group(i), "pronoun-they")
        return self._she(i) if low in SHE else None

    def _in_brackets(self, i: int) -> Place | None:
        """`hij (Poetin, red.)`: the name that the editors add."""
        if i + 2 >= self.tree.n or self.tree.words[i + 1] not in ("(", "["):
            return None
        return self.discourse.named_at.get(i + 2)

    def _is_they(self, i: int) -> bool:
        """Whether `zij` or `ze` is plural: by its verb, or as an object."""
        if not self.discourse.is_subject(i):
            return self.tree.low[i] == "ze"
        return self.discourse.number(i) == "Plur"

    def _their(self, i: int) -> Link | None:
        """`hun`: of the subject of the clause where that is plural, else of a group before it."""
        if any(k > i for k in self.discourse.own_subjects(i)):
            return None  # `Na hun gesprek schreven de twee ...`: who, is still to come
        own = self._clause_subject(i)
        if own and (len(own) > 1 or self._is_plural(own[0])):
            return self._link(i, own, "possessive-of-subject")
        if own and own[0].cluster.type == "PERSON":
            return None
        return self._link(i, self._group(i), "possessive")

    def _his(self, i: int) -> Link | None:
        """`zijn`, `haar`: of the subject of the clause where that can be, else of a person before it."""
        own = self._clause_subject(i)
        if len(own) == 1 and self._can_own(own[0].cluster, self.tree.low[i]):
            return self._link(i, own, "possessive-of-subject")
        if self._blocked(i):
            return None
        return self._link(i, self._person(i, "m" if self.tree.low[i] in HIS else "f"), "possessive")

    def _she(self, i: int) -> Link | None:
        """A woman, or a body that is the subject just before: `De commissie oordeelt. Eerder stelde ze ...`."""
        subject = self.discourse.is_subject(i)
        if subject and any(k != i for k in self.discourse.subjects(self.tree.head[i])):
            return None
        women = any(p.cluster.gender == "f" for p in self.discourse.recent(i))
        found = self._person(i, "f", bodies=subject and not women)
        if found is None:
            return None
        return self._link(i, found, "pronoun-she" if found.cluster.type == "PERSON" else "pronoun-she-body")

    def _can_own(self, cluster: Cluster, word: str) -> bool:
        """Whether a possessive can be of an actor, by gender and sort."""
        if cluster.type == "PERSON":
            return cluster.gender != ("m" if word in HER else "f")
        return cluster.type == "ORG" or word in HIS or word == "haar"

    def _is_plural(self, place: Place) -> bool:
        """Whether a mention is of many: `de Russen`, `de VS`, `Russische troepen`."""
        if place.cluster.type == "PERSON" or place.rule in ("compound-part", "member"):
            return False
        root = place.root
        return (
            "Number=Plur" in self.discourse.morph(root)
            or place.kind == "inhabitant"
            or self.tree.low[root] in PLURAL_STATES
            or (
                place.cluster.type == "COUNTRY"
                and self.discourse.is_subject(root)
                and self.discourse.number(root) == "Plur"
            )
        )

    def _blocked(self, i: int) -> bool:
        """Whether the clause has a subject of its own that no actor is, but that can own something."""
        for k in self.discourse.own_subjects(i):
            if (
                self.tree.pos[k] != "NOUN"
                or k > i
                or not self.discourse.is_subject(k)
                or self.discourse.is_actor(k)
            ):
                continue
            if self.tree.low[k] in ORG_NOUNS or self._common_gender(k):
                return True
        return False

    def _clause_subject(self, i: int) -> list[Place]:
        """The subject (with what is coordinated) of the clause that holds a token, where it precedes it."""
        subjects = self.discourse.own_subjects(i)
        found = self.discourse.headed_by({k for k in subjects if k < i})
        return [p for p in found if p.cluster.type == found[0].cluster.type]

    # Options -----------------------------------------------------------------------------------------

    def _person(self, i: int, gender: str, *, bodies: bool = False) -> Place | None:
        """The most likely person of a gender; nobody where that is no actor."""
        option = best(self._people(i, gender, bodies), self.weights["person"])
        return option.places[0] if option is not None and option.places[0].cluster.label else None

    def _people(self, i: int, gender: str, bodies: bool) -> Iterator[Option]:
        """The people, and on request the bodies, that a pronoun in the singular can refer to."""
        excluded = self._bound(i) | self.discourse.behind(i)
        for rank, place in enumerate(self.discourse.recent(i, nobody=True)):
            cluster = place.cluster
            body = bodies and self._is_body(place, i)
            if (cluster.type != "PERSON" and not body) or cluster.gender not in ("x", gender):
                continue
            if cluster in excluded or self._beside(i, place.root) or self._in_compound(place):
                continue
            head = self.discourse.phrase_head(place)
            features = self._salience(i, place, head, rank)
            if self.tree.dep[head] in ("nmod", "nmod:poss", "conj"):
                # `met Krol, een vriend van Bos`: who is named within another's phrase comes after him.
                features["within_other" if self._describes_other(head) else "within_phrase"] = 1
            if cluster.gender == gender:
                features["gender"] = 1
            elif gender == "f" and not body:
                features["not_known_as_woman"] = 1
            features["quoted"] = self._left_quotation(i, place)
            yield Option([place], features)

    def _bound(self, i: int) -> set[Cluster]:
        """The actors that are the subject of the clause, whom an object in it cannot refer to."""
        if (
            self.discourse.is_subject(i)
            or self.tree.dep[i].startswith("nmod")
            or self.tree.tag[i].startswith("VNW|bez")
            or any(self.tree.low[k] in SOURCES for k in self.tree.kids[i])
        ):
            return set()
        subjects = self.discourse.own_subjects(i)
        return {p.cluster for p in self.discourse.history[-MAX_CANDIDATES:] if p.root in subjects}

    def _beside(self, i: int, root: int) -> bool:
        """Whether a mention is another argument of the verb of a pronoun, so somebody else."""
        head = self.tree.head
        return head[root] == head[i] and root != head[i] and not self.tree.dep[i].startswith("nmod")

    def _in_compound(self, place: Place) -> bool:
        """`de aanhang van de Trump-campagne`"""
        within = self.tree.dep[place.root] in ("nmod", "nmod:poss")
        return within and place.kind == "name" and "-" in self.tree.words[place.start]

    def _is_body(self, place: Place, i: int) -> bool:
        """Whether a place is a body that `ze` can refer to: the subject of this sentence or the one before."""
        if self.discourse.distance(i, place) > 1 or not place.cluster.label or place.rule == "compound-part":
            return False
        if place.cluster.type != "ORG" and place.rule not in STATES_AS_BODIES:
            return False
        return self.discourse.is_subject(self.discourse.phrase_head(place))

    def _group(self, i: int) -> list[Place]:
        """The plural that `ze` or `hen` refers to: a coordination, inhabitants, troops, two people."""
        recent = self.discourse.recent(i, nobody=True)
        others = self.discourse.behind(i)
        groups = (o for o in self._groups(i, recent) if others.isdisjoint(p.cluster for p in o.places))
        option = best(groups, self.weights["group"])
        if option is None and self.discourse.is_subject(i):
            both = self._both(i, recent)
            return both if others.isdisjoint(p.cluster for p in both) else []
        return option.places if option is not None and option.places[0].cluster.label else []

    def _groups(self, i: int, recent: list[Place]) -> Iterator[Option]:
        """The plurals that a pronoun can refer to."""
        tree, clause = self.tree, self.tree.head[i]
        subject = self.discourse.is_subject(i)
        taken = set() if subject else self.discourse.own_subjects(i)
        # `De commissie zegt dat ze ... zijn`
        embedded = subject and tree.dep[clause] == "ccomp"
        superior = set(self.discourse.subjects(tree.head[clause])) if embedded else set()
        for rank, place in enumerate(recent):
            head = self.discourse.phrase_head(place)
            if not taken.isdisjoint((place.root, head)):
                continue
            if tree.head[head] == clause and self.discourse.is_subject(head):
                continue
            members = self._members(place, head, recent)
            named = bool(place.cluster.label)
            if not members and head in superior and named and place.cluster.type != "PERSON":
                members = [place]
            within = tree.dep[head] in ("nmod", "nmod:poss")
            far = self.discourse.distance(i, place) > 1
            if not members or (far and not within and not self.discourse.is_subject(head)):
                continue
            features = self._salience(i, place, head, rank)
            if within:
                features["within_phrase"] = 1
            features["people"] = named and place.cluster.type == "PERSON"
            features["quoted"] = self._left_quotation(i, place)
            yield Option(members, features)

    def _both(self, i: int, recent: list[Place]) -> list[Place]:
        """`Macron ontving Meloni. Ze spraken`: the two people of the sentence before, where it names just two."""
        before = [p for p in recent if self.discourse.distance(i, p) == 1 and p.cluster.type == "PERSON"]
        people = list({id(p.cluster): p for p in before}.values())
        if len(people) != 2 or not all(p.cluster.label for p in people):
            return []
        return people if any(self.discourse.is_subject(self.discourse.phrase_head(p)) for p in people) else []

    def _members(self, place: Place, head: int, recent: list[Place]) -> list[Place]:
        """What a plural takes up where it refers to this place: nothing if that is no plural."""
        cluster = place.cluster
        if place.rule in ("two-of-them", "pronoun-they", "plural-noun"):
            return [p for p in recent if p.root == place.root]
        if cluster.gender == "p":
            return [place]
        others = []
        for other in recent:
            conjunct = self.discourse.phrase_head(other)
            if self.tree.dep[conjunct] != "conj" or self.tree.head[conjunct] not in (head, place.root):
                continue
            # `MI6-chef Moore` is one conjunct: the person.
            if (
                cluster.type != "PERSON"
                or other.cluster.type != "ORG"
                or "-" not in self.tree.words[conjunct]
            ):
                others.append(other)
        if others:
            alike = all(p.cluster.type == cluster.type and p.cluster.label for p in others)
            return [place, *others] if alike and cluster.label else []
        return [place] if self._is_plural(place) and self.tree.dep[head] != "conj" else []

    # Features ----------------------------------------------------------------------------------------

    def _salience(self, i: int, place: Place, head: int, rank: int) -> dict[str, float]:
        """How near a mention is, and how prominent in its clause; subjects of main clauses come before others."""
        features: dict[str, float] = {"distance": self.discourse.distance(i, place), "rank": rank}
        if self.discourse.is_subject(head):
            features["subject_of_both" if self.discourse.is_subject(i) else "subject"] = 1
            features["main_clause"] = self._in_main_clause(head)
        return features

    def _in_main_clause(self, subject: int) -> bool:
        tree, verb = self.tree, self.tree.head[subject]
        while tree.dep[verb] in ("conj", "xcomp") and tree.head[verb] != verb:
            verb = tree.head[verb]
        return tree.dep[verb] == "ROOT" or tree.head[verb] == verb

    def _describes_other(self, head: int) -> bool:
        """Whether a name depends on an apposition to another name."""
        noun = self.tree.head[head]
        return (
            self.tree.dep[noun] == "appos"
            and self.tree.pos[noun] == "NOUN"
            and self.tree.head[noun] in self.discourse.covered
        )

    def _left_quotation(self, i: int, place: Place) -> bool:
        """Whether a mention stands in a quotation and the pronoun does not."""
        return bool(self.discourse.quoted[place.root] and not self.discourse.quoted[i])

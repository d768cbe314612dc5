"""Pronouns: what refers back to an actor that the article has named.

Precision first: where no rule is sure, nothing is resolved. Every candidate list is short and bounded, so
that the cost is linear in the length of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.actors.board import Board
from aldus.actors.clusters import Cluster, Place
from aldus.actors.descriptions import Descriptions
from aldus.actors.quoted import quoted
from aldus.document import MentionKind
from aldus.lexicon.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
MAX_SENTENCES = 3
MAX_CANDIDATES = 16
ORG_NOUNS = words("descriptions.org")
_MALE = frozenset({"hij", "hem", "ie", "'m"})
_OPENERS = frozenset({"en", "maar", "want", "ook"})


class Coreference:
    """Resolves pronouns and descriptions of one Doc against the names found before.

    Nouns for people that resolve to nobody (`de docent zei`) stay among the candidates: where one of them is
    the best antecedent, the pronoun stays unresolved.
    """

    def __init__(self, board: Board) -> None:
        self.clusters = clusters = board.clusters
        self.doc: Doc = board.doc
        self.tree = board.tree
        self.tables = board.lex
        self.sentence = [0] * len(self.doc)
        for number, sent in enumerate(self.doc.sents):
            for i in range(sent.start, sent.end):
                self.sentence[i] = number
        self.quoted = quoted(self.doc)
        self.covered = {i for p in clusters.places for i in (*range(p.start, p.end), p.root)}
        self.named_at = {p.start: p for p in clusters.places if p.kind == "name"}
        self.resolved: set[int] = set()
        self.descriptions = Descriptions(self)

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
            found = self._token(token, history)
            if found:
                self.resolved.add(token.i)
            history.extend(found)
            if not found and (token.pos_ == "NOUN" or "|nom|" in token.tag_):  # `de verdachte`
                nobody = self._nobody(token)
                if nobody is not None:
                    history.append(nobody)

    def _token(self, token: Token, history: list[Place]) -> list[Place]:
        tag = token.tag_
        lower = token.lower_
        if tag.startswith("VNW|betr") or (lower in ("die", "dat", "wie") and token.pos_ == "PRON"):
            return self._relative(token, history) or self._demonstrative(token, history)
        if tag.startswith("VNW|refl") or lower in ("zich", "zichzelf"):
            return self._reflexive(token, history)
        if tag.startswith(("VNW|pers", "VNW|pr", "VNW|bez")) or token.pos_ == "PRON":
            return self._pronoun(token, history)
        if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.is_lower):
            return self.descriptions.resolve(token, history)
        return []

    def add(
        self, token: Token, found: Place, kind: MentionKind, rule: str, start: int | None = None
    ) -> Place:
        """Record that a token refers to what `found` refers to."""
        return self.clusters.add(
            found.cluster,
            token.i if start is None else start,
            token.i + 1,
            kind,
            rule,
            root=token.i,
            antecedent=found.start_char,
        )

    def _nobody(self, token: Token) -> Place | None:
        """A noun that names no actor but that a pronoun can refer to: `de docent`, `twee mensen`."""
        plural = "Number=Plur" in str(token.morph) or token.tag_.startswith("N|soort|mv")
        if token.dep_ not in SUBJECTS:
            return None
        if plural:
            cluster = Cluster("PERSON", "", gender="p")
        else:
            title = self.tables.titles.of(token.text)
            if title is None or title.plural:
                return None
            cluster = Cluster("PERSON", "", gender=title.gender)
        end = token.idx + len(token)
        return Place(cluster, token.i, token.i + 1, token.i, token.idx, end, "description", "nobody")

    def recent(self, token: Token, history: list[Place], *, nobody: bool = False) -> list[Place]:
        """The last candidates, nearest last."""
        now = self.sentence[token.i]
        return [
            p
            for p in history[-MAX_CANDIDATES:]
            if now - self.sentence[p.root] <= MAX_SENTENCES
            and p.kind != "adjective"
            and (nobody or p.cluster.label)
        ]

    def phrase_head(self, place: Place) -> Token:
        """The head of the phrase that a name is in apposition to: `CIA-directeur` of `CIA-directeur Burns`."""
        token = self.doc[place.root]
        while token.dep_ in ("appos", "flat") and token.head.i != token.i:
            token = token.head
        return token

    # Pronouns ----------------------------------------------------------------------------------------

    def _relative(self, token: Token, history: list[Place]) -> list[Place]:
        """`Rutte, die ...`: the noun that the relative clause belongs to."""
        node = token
        for _ in range(4):
            if node.dep_ == "acl:relcl" or node.dep_ == "acl":
                antecedent = node.head.i
                return [
                    self.add(token, p, "pronoun", "relative-pronoun")
                    for p in history[-MAX_CANDIDATES:]
                    if p.root == antecedent and p.kind != "adjective" and p.cluster.label
                ]
            if node.head.i == node.i:
                return []
            node = node.head
        return []

    def _demonstrative(self, token: Token, history: list[Place]) -> list[Place]:
        """`... met Rutte. Die zei`: the person or body named last in the sentence before, with nothing after it."""
        if token.lower_ != "die" or token.dep_ not in SUBJECTS or self._number(token) != "Sing":
            return []
        before = self.doc[token.i - 1] if token.i else None
        opened = before is not None and before.is_sent_start and before.lower_ in _OPENERS
        if not token.is_sent_start and not opened:
            return []
        now = self.sentence[token.i]
        near = [p for p in self.recent(token, history, nobody=True) if now - self.sentence[p.root] == 1]
        if not near or near[-1].cluster.type == "COUNTRY" or not near[-1].cluster.label:
            return []
        last = near[-1]
        head = self.phrase_head(last)
        if last.kind in ("pronoun", "description") or self.quoted[last.root] != self.quoted[token.i]:
            return []
        owner = head.head
        if head.dep_ in ("nmod", "nmod:poss") and self._common_gender(owner):
            return []
        sent_end = self.doc[last.root].sent.end
        if any(self._common_gender(t) for t in self.doc[last.end : sent_end] if t.i not in self.covered):
            return []
        return [self.add(token, last, "pronoun", "demonstrative")]

    def _common_gender(self, token: Token) -> bool:
        """Whether `die` could refer to this noun: singular, and not a `het`-word."""
        return token.pos_ == "NOUN" and "|ev|" in token.tag_ and "|onz|" not in token.tag_

    def _reflexive(self, token: Token, history: list[Place]) -> list[Place]:
        """`Poetin verdedigt zich`: the subject of the clause."""
        subjects = self._own_subjects(token)
        found = [
            p
            for p in history[-MAX_CANDIDATES:]
            if p.root in subjects and p.kind != "adjective" and p.cluster.label
        ]
        return [self.add(token, p, "pronoun", "reflexive") for p in found]

    def _pronoun(self, token: Token, history: list[Place]) -> list[Place]:
        word = token.lower_
        bracket = self._in_brackets(token)
        if bracket is not None:
            return [self.add(token, bracket, "pronoun", "named-in-brackets")]
        possessive = token.tag_.startswith("VNW|bez") or token.dep_ == "nmod:poss"
        if possessive and word in ("zijn", "haar", "hun", "z'n", "d'r"):
            return self._possessive(token, history)
        if word in _MALE:
            found = self._person(token, history, "m")
            return [self.add(token, found, "pronoun", "pronoun-he")] if found else []
        if word in ("zij", "ze", "haar"):
            if word != "haar" and self._plural(token):
                return [self.add(token, p, "pronoun", "pronoun-they") for p in self._group(token, history)]
            return self._she(token, history)
        if word in ("hen", "hun"):
            return [self.add(token, p, "pronoun", "pronoun-they") for p in self._group(token, history)]
        return []

    def _in_brackets(self, token: Token) -> Place | None:
        """`hij (Poetin, red.)`: the name that the editors add."""
        if token.i + 2 >= len(self.doc) or self.doc[token.i + 1].text not in ("(", "["):
            return None
        return self.named_at.get(token.i + 2)

    def _possessive(self, token: Token, history: list[Place]) -> list[Place]:
        word = token.lower_
        own = self._clause_subject(token, history)
        if word == "hun":
            if any(i > token.i for i in self._own_subjects(token)):
                # `Na hun gesprek schreven de twee ...`: who, is still to come.
                return []
            if own is not None and (len(own) > 1 or self._is_plural(own[0])):
                return [self.add(token, p, "pronoun", "possessive-of-subject") for p in own]
            if own is not None and own[0].cluster.type == "PERSON":
                return []
            return [self.add(token, p, "pronoun", "possessive") for p in self._group(token, history)]
        if own is not None and len(own) == 1 and self._fits(own[0].cluster, word):
            return [self.add(token, own[0], "pronoun", "possessive-of-subject")]
        if self._blocked(token):
            return []
        gender = "m" if word in ("zijn", "z'n") else "f"
        found = self._person(token, history, gender)
        return [self.add(token, found, "pronoun", "possessive")] if found else []

    def _she(self, token: Token, history: list[Place]) -> list[Place]:
        """A woman, or a body that is the subject just before: `De commissie oordeelt. Eerder stelde ze ...`."""
        subject = token.dep_ in SUBJECTS
        if subject and any(c.dep_ in SUBJECTS and c.i != token.i for c in token.head.children):
            return []
        women = any(p.cluster.gender == "f" and p.cluster.label for p in self.recent(token, history))
        found = self._person(token, history, "f", bodies=subject and not women)
        if found is None:
            return []
        rule = "pronoun-she" if found.cluster.type == "PERSON" else "pronoun-she-body"
        return [self.add(token, found, "pronoun", rule)]

    def _fits(self, cluster: Cluster, word: str) -> bool:
        if not cluster.label:
            return False
        if cluster.type == "ORG":
            return True
        if cluster.type == "COUNTRY":
            return word in ("zijn", "z'n", "hun", "haar")
        if word in ("haar", "d'r"):
            return cluster.gender != "m"
        return cluster.gender != "f"

    def _is_plural(self, place: Place) -> bool:
        root = self.doc[place.root]
        if place.cluster.type == "PERSON" or place.rule in ("compound-part", "member"):
            return False
        subject = root.dep_ in SUBJECTS and place.cluster.type == "COUNTRY"
        return (
            "Number=Plur" in str(root.morph)
            or place.kind == "inhabitant"
            or (subject and self._number(root) == "Plur")
            or root.lower_ in ("vs", "staten")
        )

    def _blocked(self, token: Token) -> bool:
        """Whether the clause has a subject of its own that no actor is, but that can own something."""
        for i in self._own_subjects(token):
            noun = self.doc[i]
            if noun.pos_ != "NOUN" or i > token.i or i in self.covered or i in self.resolved:
                continue
            if noun.lower_ in ORG_NOUNS or self._common_gender(noun):
                return True
        return False

    def _number(self, token: Token) -> str:
        """Number of the finite verb of a subject: `Sing`, `Plur` or nothing."""
        verb = token.head
        for candidate in (verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))):
            morph = str(candidate.morph)
            if "VerbForm=Fin" in morph or "|pv|" in candidate.tag_:
                if "Number=Plur" in morph or candidate.tag_.endswith("|mv"):
                    return "Plur"
                return "Sing"
        return ""

    def _plural(self, token: Token) -> bool:
        """Whether `zij` or `ze` is plural: by its verb, or as an object."""
        if token.dep_ not in SUBJECTS:
            return token.lower_ == "ze"
        return self._number(token) == "Plur"

    def _own_subjects(self, token: Token) -> set[int]:
        """Subjects, stated or understood, of the clause that holds the token."""
        node = token.head
        for _ in range(6):
            subjects = {c.i for c in node.children if c.dep_ in SUBJECTS and c.i != token.i}
            if subjects:
                # `Burns en Moore`: every conjunct.
                for i in tuple(subjects):
                    subjects |= {c.i for c in self.doc[i].children if c.dep_ in ("conj", "appos", "flat")}
                return subjects
            clause = node.dep_ in ("ccomp", "acl:relcl", "parataxis")
            finite = "VerbForm=Fin" in str(node.morph) and node.dep_ in ("advcl", "acl")
            if node.head.i == node.i or clause or finite:
                return set()
            node = node.head
        return set()

    def _clause_subject(self, token: Token, history: list[Place]) -> list[Place] | None:
        """The subject (with what is coordinated) of the clause that holds the token, where it precedes it."""
        node = token.head
        for _ in range(6):
            subjects = [c.i for c in node.children if c.dep_ in SUBJECTS and c.i < token.i]
            if subjects:
                found = [
                    p
                    for p in history[-MAX_CANDIDATES:]
                    if p.root == subjects[0] and p.kind != "adjective" and p.cluster.label
                ]
                if found:
                    found += [
                        p
                        for p in history[-MAX_CANDIDATES:]
                        if p.kind != "adjective"
                        and p.cluster.type == found[0].cluster.type
                        and self.phrase_head(p).dep_ == "conj"
                        and self.phrase_head(p).head.i == subjects[0]
                    ]
                return found or None
            if node.head.i == node.i or node.dep_ in ("ccomp", "acl:relcl", "advcl", "parataxis"):
                return None
            node = node.head
        return None

    def _body(self, place: Place, token: Token) -> bool:
        """Whether a place is a body that `ze` can refer to: the subject of this sentence or the one before."""
        if self.sentence[token.i] - self.sentence[place.root] > 1 or not place.cluster.label:
            return False
        if place.cluster.type != "ORG" and place.rule not in ("state-body", "named-government", "state-noun"):
            return False
        return self.phrase_head(place).dep_ in SUBJECTS and place.rule != "compound-part"

    def _person(
        self, token: Token, history: list[Place], gender: str, *, bodies: bool = False
    ) -> Place | None:
        """The most salient person of a gender: subjects before others, near before far."""
        other = "f" if gender == "m" else "m"
        now = self.sentence[token.i]
        best: Place | None = None
        best_score = -100.0
        in_subject = token.dep_ in SUBJECTS
        possessive = token.dep_.startswith("nmod") or token.tag_.startswith("VNW|bez")
        # An object is someone else than the subject of its clause.
        source = any(c.lower_ in ("volgens", "aldus") for c in token.children)
        taken = set() if in_subject or possessive or source else self._own_subjects(token)
        excluded = {id(p.cluster) for p in history[-MAX_CANDIDATES:] if p.root in taken}
        for rank, place in enumerate(self.recent(token, history, nobody=True)):
            cluster = place.cluster
            body = bodies and self._body(place, token)
            if (cluster.type != "PERSON" and not body) or cluster.gender in (other, "p"):
                continue
            if id(cluster) in excluded:
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
            head = self.phrase_head(place)
            if head.dep_ in SUBJECTS:
                score += 2.0 if in_subject else 1.0
                score += self._main(head)
            elif head.dep_ in ("nmod", "nmod:poss", "conj"):
                # `met Krol, een vriend van Bos`: who is named within another's phrase comes after him.
                score -= 2.0 if self.phrase_of_other(head) else 0.5
            if cluster.gender == gender:
                score += 0.7
            elif gender == "f" and not body:
                score -= 1.0
            if self.quoted[place.root] and not self.quoted[token.i]:
                # Who is spoken of in a quotation is seldom who speaks after it.
                score -= 3.0
            if score > best_score:
                best, best_score = place, score
        return best if best is not None and best.cluster.label else None

    def _group(self, token: Token, history: list[Place]) -> list[Place]:
        """The plural that `ze` or `hen` refers to: a coordination, inhabitants, troops, two people."""
        now = self.sentence[token.i]
        recent = self.recent(token, history, nobody=True)
        in_subject = token.dep_ in SUBJECTS
        taken = set() if in_subject else self._own_subjects(token)
        clause = token.head
        superior = (
            {c.i for c in clause.head.children if c.dep_ in SUBJECTS}
            if in_subject and clause.dep_ == "ccomp"
            else set()
        )
        best: list[Place] = []
        best_score = -100.0
        for rank, place in enumerate(recent):
            head = self.phrase_head(place)
            if place.root in taken or head.i in taken:
                continue
            if head.head.i == token.head.i and head.dep_ in SUBJECTS:
                continue
            members = self._members(place, head, recent)
            if not members and head.i in superior and place.cluster.label and place.cluster.type != "PERSON":
                # `De commissie zegt dat ze ... zijn`
                members = [place]
            if not members:
                continue
            distance = now - self.sentence[place.root]
            score = -2.5 * distance + 0.1 * rank
            if head.dep_ in SUBJECTS:
                score += 2.0 if in_subject else 1.0
                score += self._main(head)
            elif head.dep_ in ("nmod", "nmod:poss"):
                score -= 1.5
            elif distance > 1:
                continue
            if place.cluster.type == "PERSON" and place.cluster.label:
                score += 0.5
            if self.quoted[place.root] and not self.quoted[token.i]:
                score -= 2.0
            if score > best_score:
                best, best_score = members, score
        if not best and in_subject:
            return self._both(token, recent)
        return best if best and best[0].cluster.label else []

    def _both(self, token: Token, recent: list[Place]) -> list[Place]:
        """`Macron ontving Meloni. Ze spraken`: the two people of the sentence before, where it names just two."""
        now = self.sentence[token.i]
        before = [p for p in recent if now - self.sentence[p.root] == 1]
        people = {id(p.cluster): p for p in before if p.cluster.type == "PERSON"}
        places = list(people.values())
        met = len(places) == 2 and all(p.cluster.label for p in places)
        return places if met and any(self.phrase_head(p).dep_ in SUBJECTS for p in places) else []

    def _main(self, subject: Token) -> float:
        """Subjects of main clauses come before others."""
        verb = subject.head
        while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
            verb = verb.head
        return 0.8 if verb.dep_ == "ROOT" or verb.head.i == verb.i else 0.0

    def phrase_of_other(self, head: Token) -> bool:
        """Whether a name depends on an apposition to another name."""
        noun = head.head
        return noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.i in self.covered

    def _members(self, place: Place, head: Token, recent: list[Place]) -> list[Place]:
        """What a plural takes up where it refers to this place: nothing if that is no plural."""
        if place.rule in ("two-of-them", "pronoun-they", "plural-noun"):
            return [p for p in recent if p.root == place.root]
        if place.cluster.gender == "p":
            return [place]
        others = [
            p
            for p in recent
            if (other := self.phrase_head(p)).dep_ == "conj"
            and other.head.i in (head.i, place.root)
            # `MI6-chef Moore` is one conjunct: the person.
            and not (place.cluster.type == "PERSON" and p.cluster.type == "ORG" and "-" in other.text)
        ]
        if others:
            alike = all(p.cluster.type == place.cluster.type and p.cluster.label for p in others)
            return [place, *others] if alike and place.cluster.label else []
        return [place] if self._is_plural(place) and head.dep_ != "conj" else []

"""Named mentions: known forms, countries by all their words, organisations, and parts of compounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.actors.clusters import Cluster, Clusters
from aldus.actors.gazetteer import Gazetteer
from aldus.actors.tables import Form, Tables
from aldus.document import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PERSON = frozenset({"PERSON", "PER"})
ORG = frozenset({"ORG"})
CLOSED = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "PERSON", "PER", "FAC"})
"""Labels of names within which a shorter known form stands for nothing of its own (`Bank of England`)."""

_APOSTROPHES = ("'s", "’s", "`s")
_COMMON = (
    "bureau", "krant", "zender", "omroep", "partij", "bank", "bedrijf", "concern", "organisatie",
    "fabrikant", "club",
    "dienst", "bond", "maatschappij", "site", "groep", "beweging", "blad", "magazine", "reus", "keten", "ministerie",
)  # fmt: skip


class Names:
    """Finds names in one Doc and puts them into clusters.

    Args:
        clusters: where the mentions go.
        forms: known countries and organisations.
        tables: all tables.
    """

    def __init__(self, clusters: Clusters, forms: Gazetteer[Form], tables: Tables) -> None:
        self.clusters = clusters
        self.doc = clusters.doc
        self.forms = forms
        self.tables = tables
        self.words = [t.text for t in self.doc]
        self.taken = bytearray(len(self.doc))
        self.parsed = self.doc.has_annotation("DEP")
        self.tagged = self.doc.has_annotation("TAG")
        self._ent_at: dict[int, Span] = {}
        for ent in self.doc.ents:
            for i in range(ent.start, ent.end):
                self._ent_at[i] = ent
        self._orgs: dict[str, Cluster] = {}

    def take(self, start: int, end: int) -> None:
        """Mark tokens as used by a mention."""
        for i in range(start, end):
            self.taken[i] = 1

    def known_forms(self) -> None:
        """Countries and organisations that the tables list."""
        words, i = self.words, 0
        while i < len(words):
            if not self.taken[i] and self._compound_of_several(i):
                continue
            match = None if self.taken[i] else self.forms.longest(words, i)
            if match is not None and not any(self.taken[i : match[0]]):
                end, form = match
                if self._within_longer_name(i, end, form):
                    i += 1
                    continue
                if self._use(form, i, end):
                    self.take(i, end)
                    i = end
                    continue
            elif not self.taken[i]:
                self._part(i)
            i += 1

    def _within_longer_name(self, start: int, end: int, form: Form) -> bool:
        ent = self._ent_at.get(start)
        if ent is None or form.actor.own or ent.label_ not in CLOSED:
            return False
        if ent.end - ent.start <= end - start:
            # `Jordan` as a person.
            return ent.label_ in PERSON and form.actor.type == "COUNTRY" and form.kind == "name"
        if ent.label_ == "FAC":
            return False
        # `Amerikaanse Senaat`: the adjective still names the country.
        return not (form.kind == "adjective" and start == ent.start)

    def _use(self, form: Form, start: int, end: int) -> bool:
        """Decide whether a known form refers to its actor here, and record it."""
        token = self.doc[end - 1]
        kind: MentionKind = "name"
        rule = f"{form.actor.type.lower()}-{form.kind}"
        if form.kind == "adjective":
            if not self._is_adjective(token):
                return False
            kind = "adjective"
        elif form.kind == "inhabitant":
            if not self._is_plural(token):
                return False
            kind = "inhabitant"
        elif form.kind == "metonym":
            kind = "metonym"
        elif form.kind == "city":
            if not self._acts(start, end):
                return False
            kind, rule = "metonym", "capital-acts"
        self.clusters.add(self.clusters.of_known(form.actor), start, end, kind, rule)
        return True

    def _is_adjective(self, token: Token) -> bool:
        if token.ent_type_ == "LANGUAGE":
            return False
        if not self.tagged:
            return True
        # `het Russisch`, `in het Frans`, `spreekt vloeiend Russisch`: the language.
        uses = token.tag_.startswith("N|") or token.dep_ in ("xcomp", "obj", "obl")
        return token.text.endswith("e") or not uses

    def _is_plural(self, token: Token) -> bool:
        if "Number=Plur" in str(token.morph):
            return True
        if "Number=Sing" in str(token.morph) and not token.text.endswith(("en", "ers")):
            return False
        return token.text.endswith(("n", "s"))

    def _acts(self, start: int, end: int) -> bool:
        """Whether a capital stands for its government: by its place in the clause."""
        doc = self.doc
        previous = doc[start - 1].lower_ if start else ""
        places, actors = (
            self.tables.patterns["places"]["prepositions"],
            self.tables.patterns["places"]["actors"],
        )
        if previous in places:
            return False
        if previous in actors:
            return previous != "van"
        if doc[end - 1].text.endswith(_APOSTROPHES) or doc[end - 1].tag_.endswith("|gen"):
            return True
        if not self.parsed:
            return False
        root = doc[start]
        for i in range(start, end):
            if not start <= doc[i].head.i < end:
                root = doc[i]
        for _ in range(4):
            if root.dep_ != "conj" or root.head.i == root.i:
                break
            root = root.head
            before = doc[root.left_edge.i].lower_
            if before in places:
                return False
            if before in actors:
                return True
        if root.dep_ in ("nsubj", "iobj", "obl:agent", "nmod:poss"):
            return True
        if root.dep_ == "obj":
            return root.head.pos_ == "VERB"
        return False

    def _compound_of_several(self, i: int) -> bool:
        """`Forum voor Democratie-leider`: a name of several words as the first part of a compound."""
        if not self.words[i][:1].isupper():
            return False
        for j in range(i + 1, min(i + 5, len(self.words))):
            first, hyphen, rest = self.words[j].rpartition("-")
            if hyphen and rest.islower() and not any(self.taken[i : j + 1]):
                match = self.forms.longest([*self.words[i:j], first], 0)
                if match is not None and match[0] == j + 1 - i:
                    chars = (self.doc[i].idx, self.doc[j].idx + len(first))
                    cluster = self.clusters.of_known(match[1].actor)
                    self.clusters.add(cluster, i, j + 1, "name", "compound-part", chars=chars, root=j)
                    self.take(i, j + 1)
                    return True
        return False

    def _part(self, i: int) -> None:
        """A known form with a genitive ending, or as a part of a hyphenated compound."""
        word = self.words[i]
        token = self.doc[i]
        for ending in (*_APOSTROPHES, "s", "'", "’"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                form = self.forms.word(word[: -len(ending)])
                genitive = ending != "s" or token.tag_.endswith("|gen") or token.dep_ == "nmod:poss"
                if form is not None and form.kind in ("name", "city", "metonym") and genitive:
                    chars = (token.idx, token.idx + len(word) - len(ending))
                    cluster = self.clusters.of_known(form.actor)
                    kind: MentionKind = "name" if form.kind == "name" else "metonym"
                    self.clusters.add(cluster, i, i + 1, kind, "genitive", chars=chars)
                    self.take(i, i + 1)
                    return
        bare = word.removesuffix("s")
        member = bare.removesuffix("'er").removesuffix("’er")
        if member != bare and (form := self.forms.word(member)) is not None and form.kind == "name":
            # `PVV'er`: a member of the party.
            cluster = self.clusters.of_known(form.actor)
            self.clusters.add(
                cluster, i, i + 1, "name", "member", chars=(token.idx, token.idx + len(member)), root=i
            )
            self.take(i, i + 1)
            return
        if "-" not in word.strip("-"):
            return
        parts = word.split("-")
        at = token.idx
        for k, _ in enumerate(parts[:-1]):
            # Longest first part: `Noord-Korea-gezant`.
            for size in range(len(parts) - 1 - k, 0, -1):
                piece = "-".join(parts[k : k + size])
                form = self.forms.word(piece) if len(piece) > 1 else None
                if form is not None and form.kind != "inhabitant":
                    kind = "name" if form.kind == "name" else "metonym"
                    if form.kind == "adjective":
                        kind = "adjective"
                    cluster = self.clusters.of_known(form.actor)
                    self.clusters.add(
                        cluster, i, i + 1, kind, "compound-part", chars=(at, at + len(piece)), root=i
                    )
                    self.take(i, i + 1)
                    return
            at += len(parts[k]) + 1

    def organisations(self) -> None:
        """Organisations that the statistical names give and no table lists."""
        doc = self.doc
        for ent in doc.ents:
            if ent.label_ not in ORG or any(self.taken[ent.start : ent.end]):
                continue
            start, end = ent.start, ent.end
            while start < end and (
                doc[start].lower_ in ("de", "het", "een") or not doc[start].text[0].isalnum()
            ):
                start += 1
            while end > start and not doc[end - 1].text[-1].isalnum():
                end -= 1
            if start == end or not any(c.isupper() for c in doc[start:end].text):
                continue
            if self._portfolio(start) or (end - start == 1 and doc[start].lower_.endswith(_COMMON)):
                continue
            text = doc[start:end].text
            first = doc[start].text
            chars = None
            if end - start == 1 and "-" in first and first.split("-", 1)[1].islower():
                # `AIVD-agent`: the name is the first part.
                text = first.split("-", 1)[0]
                chars = (doc[start].idx, doc[start].idx + len(text))
            label = text[:-2] if text.endswith(_APOSTROPHES) else text
            inner = self._known_end(start, end)
            if inner is not None:
                # `Persbureau Reuters`: the known name is what remains of it.
                start, form = inner
                self.clusters.add(self.clusters.of_known(form.actor), start, end, "name", "org-name")
                self.take(start, end)
                continue
            if (
                start > 1
                and self.words[start - 1].lower() == "van"
                and self.words[start - 2].lower() == "ministerie"
            ):
                start -= 2
                label = "ministerie van " + label
            key = label.casefold().removeprefix("the ")
            cluster = self._orgs.get(key) or self._short_for(key)
            if cluster is None:
                cluster = self._orgs[key] = self.clusters.new("ORG", label)
            self.clusters.add(cluster, start, end, "name", "org-name", chars=chars)
            self.take(start, end)
            self._abbreviation(cluster, end)

    def _known_end(self, start: int, end: int) -> tuple[int, Form] | None:
        """A known organisation at the end of a longer stretch that begins with a common noun."""
        for k in range(start + 1, end):
            match = self.forms.longest(self.words, k)
            if match is not None and match[0] == end and match[1].actor.type == "ORG":
                before = self.words[start].lower()
                return (k, match[1]) if before.endswith(_COMMON) else None
        return None

    def _short_for(self, key: str) -> Cluster | None:
        """`de Times` after `The New York Times`: the last or first word of one organisation named before."""
        if " " in key:
            return None
        found = [
            c
            for c in self.clusters.clusters
            if c.type == "ORG"
            and " " in c.label
            and key in (c.label.casefold().split()[-1], c.label.casefold().split()[0])
        ]
        return found[0] if len(found) == 1 else None

    def _portfolio(self, start: int) -> bool:
        """`Buitenlandse Zaken` in `minister van Buitenlandse Zaken` is no organisation."""
        for i in range(start - 1, max(-1, start - 7), -1):
            word = self.words[i].lower()
            if word in ("van", "voor", "en", ",") or self.doc[i].pos_ == "PROPN":
                continue
            return word.endswith(
                ("minister", "ministers", "staatssecretaris", "staatssecretarissen", "secretary")
            )
        return False

    def _abbreviation(self, cluster: Cluster, end: int) -> None:
        """`Vluchtelingenraad Nederland (VRN)`: the short form refers to the same organisation."""
        doc = self.doc
        if (
            end + 2 < len(doc)
            and doc[end].text == "("
            and doc[end + 2].text == ")"
            and not self.taken[end + 1]
        ):
            short = doc[end + 1].text
            if short.isupper() and 2 <= len(short) <= 8:
                self._orgs[short.casefold()] = cluster
                self.clusters.add(cluster, end + 1, end + 2, "name", "abbreviation")
                self.take(end + 1, end + 2)

    def states(self) -> None:
        """`Russische troepen`, `de regering van Oekraïne`: nouns for a state's own bodies."""
        nouns = self.tables.patterns["state"]["nouns"]
        countries: dict[int, Cluster] = {}
        for place in self.clusters.places:
            if place.cluster.type == "COUNTRY" and place.kind in ("adjective", "name"):
                countries[place.root] = place.cluster
        for root, cluster in list(countries.items()):
            token = self.doc[root]
            noun = token.head
            if not self.parsed:
                nxt = root + 1
                if nxt >= len(self.doc) or self.words[nxt].lower() not in nouns:
                    continue
                noun = self.doc[nxt]
            if noun.i == root or self.taken[noun.i] or noun.lower_.rsplit("-", 1)[-1] not in nouns:
                continue
            if self.parsed:
                case = next((c.lower_ for c in token.children if c.dep_ == "case"), "")
                if not (
                    token.dep_ == "amod" or (token.dep_ in ("nmod", "nmod:poss") and case in ("", "van"))
                ):
                    continue
            start, end = sorted((root, noun.i))
            self.clusters.add(cluster, start, end + 1, "metonym", "state-body", root=noun.i)
            self.take(noun.i, noun.i + 1)
        home = self.forms.word("Nederland")
        if home is None or not self.parsed:
            return
        # In Dutch news a bare `het kabinet` is that of the Netherlands.
        for token in self.doc:
            if token.lower_ == "kabinet" and not self.taken[token.i]:
                kids = list(token.children)
                if any(k.lower_ == "het" for k in kids) and not any(
                    k.dep_ in ("nmod", "amod", "nmod:poss") for k in kids
                ):
                    cluster = self.clusters.of_known(home.actor)
                    self.clusters.add(cluster, token.i, token.i + 1, "metonym", "cabinet", root=token.i)

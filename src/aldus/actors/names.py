"""Named mentions: known forms, countries by all their words, organisations, and parts of compounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aldus.actors.clusters import Cluster, Clusters
from aldus.actors.gazetteer import Gazetteer
from aldus.actors.titles import PORTFOLIOS
from aldus.document import MentionKind
from aldus.lexicon.actors import Form, Known
from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import section_of, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PERSON = frozenset({"PERSON", "PER"})
ORG = frozenset({"ORG"})
CLOSED = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "PERSON", "PER", "FAC"})
"""Labels of names within which a shorter known form stands for nothing of its own (`Bank of England`)."""

PLACES = frozenset({"GPE", "LOC", "FAC"})

_APOSTROPHES = ("'s", "’s", "`s")
_CURRENT = frozenset({"demissionaire", "nieuwe", "huidige", "voltallige", "hele", "zittende"})
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_ROAD = re.compile(r"[AN]\d{1,3}")
_COMMON = (
    "bureau", "krant", "zender", "omroep", "partij", "bank", "bedrijf", "concern", "organisatie",
    "fabrikant", "club",
    "dienst", "bond", "maatschappij", "site", "groep", "beweging", "blad", "magazine", "reus", "keten", "ministerie",
)  # fmt: skip

PLACE_ENDINGS = tuple(words("bodies.places"))
EVENT_ENDINGS = tuple(words("bodies.none"))
BODIES_BEFORE = words("bodies.before")
BODIES_AFTER = words("bodies.after")
BODY_SORTS = section_of("body_sorts")
COMPANY = words("bodies.company")
EXPRESSIONS = words("expressions.adjectives")
SPORT = words("sport.words")
PLACE_PREPS = words("places.prepositions")
PLACE_NOUNS = words("places.nouns")
ACTOR_PREPS = words("places.actors")
STATE_BODIES = words("state.nouns")
STATE_RELATIONS = words("relations.nouns")


class Names:
    """Finds names in one Doc and puts them into clusters.

    Args:
        clusters: where the mentions go.
        forms: known countries and organisations.
        tables: all tables.
        people: known people.
    """

    def __init__(
        self, clusters: Clusters, forms: Gazetteer[Form], tables: Lexicon, people: Gazetteer[Known]
    ) -> None:
        self.clusters = clusters
        self.doc = clusters.doc
        self.forms = forms
        self.tables = tables
        self._people = people.word
        self._states = tables.states
        self.words = [t.text for t in self.doc]
        self.taken = bytearray(len(self.doc))
        self.parsed = self.doc.has_annotation("DEP")
        self.tagged = self.doc.has_annotation("TAG")
        self._ent_at: dict[int, Span] = {}
        for ent in self.doc.ents:
            for i in range(ent.start, ent.end):
                self._ent_at[i] = ent
        self._labels = self._vote()
        self._surnames = {
            e[-1].text for e in self.doc.ents if e.label_ in PERSON and len(e) > 1 and e[-1].text[0].isupper()
        }
        self._orgs: dict[str, Cluster] = {}
        self._sport: dict[int, bool] = {}
        self._scores = any(_SCORE.fullmatch(w) for w in self.words)

    def _vote(self) -> dict[str, str]:
        """One type for each name that the recogniser takes for a person here and an organisation there."""
        votes: dict[str, list[str]] = {}
        for ent in self.doc.ents:
            if ent.label_ in PERSON or ent.label_ in ORG:
                title = self.doc[ent.end - 1].text.rpartition("-")
                name = title[0] if title[2].islower() and len(ent) == 1 else ent.text
                label = "PERSON" if ent.label_ in PERSON else "ORG"
                if name != ent.text and self.tables.titles.of(title[2]) is not None:
                    # `Tuinraad-voorzitter`: who has a chair is an organisation.
                    label = "ORG"
                votes.setdefault(name, []).append(label)
        labels = {}
        for name, cast in votes.items():
            labels[name] = max(("PERSON", "ORG"), key=cast.count)
        for ent in self.doc.ents:
            # `Tuinder` beside `Mark Tuinder` is the person, however often it was taken for a company.
            if ent.label_ in PERSON and len(ent) > 1:
                labels[ent[-1].text] = "PERSON"
        return labels

    def label_of(self, ent: Span) -> str:
        """PERSON, ORG or nothing for a name of the recogniser, by all its occurrences in the document."""
        if ent.label_ not in PERSON and ent.label_ not in ORG:
            return ""
        last = self.words[ent.end - 1]
        endings = PLACE_ENDINGS
        if _ROAD.fullmatch(last) or (last.lower().endswith(endings) and last.lower() not in endings):
            return ""
        name, hyphen, rest = ent.text.rpartition("-")
        text = name if hyphen and rest.islower() and len(ent) == 1 else ent.text
        return self._labels.get(text, "PERSON" if ent.label_ in PERSON else "ORG")

    def is_common(self, start: int, end: int) -> bool:
        """Whether a name of one word at the start of a sentence is only a word with a capital: `Precies een week`."""
        token = self.doc[start]
        return (
            self.tagged
            and end - start == 1
            and token.text.istitle()
            and token.pos_ in ("ADV", "VERB", "AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "NUM", "ADJ")
            and (bool(token.is_sent_start) or self.words[start - 1].isspace())
        )

    def take(self, start: int, end: int) -> None:
        """Mark tokens as used by a mention."""
        for i in range(start, end):
            self.taken[i] = 1

    def known_forms(self) -> None:
        """Countries and organisations that the tables list."""
        words, i = self.words, 0
        while i < len(words):
            if not self.taken[i] and (self._compound_of_several(i) or self._shared_head(i)):
                continue
            match = None if self.taken[i] else self.forms.longest(words, i)
            if match is not None and self._overlapped(i, match[0]):
                match = None
            if match is not None and not any(self.taken[i : match[0]]):
                end, form = match
                if self._within_longer_name(i, end, form):
                    i += 1
                    continue
                if self._use(form, i, end):
                    self.take(i, end)
                    if form.actor.type == "ORG" and form.kind == "name":
                        self._abbreviation(self.clusters.of_known(form.actor), end)
                    i = end
                    continue
            elif not self.taken[i]:
                self._part(i)
            i += 1

    def _overlapped(self, start: int, end: int) -> bool:
        """`De Unie` before `van Waterschappen`: a longer form begins within this one."""
        for k in range(start + 1, end):
            later = self.forms.longest(self.words, k)
            if later is not None and later[0] > end:
                return True
        return False

    def _within_longer_name(self, start: int, end: int, form: Form) -> bool:
        ent = self._ent_at.get(start)
        if ent is None or form.actor.own:
            return False
        if ent.label_ in PLACES and form.actor.type == "ORG" and ent.end - ent.start > end - start:
            # `Den Bosch`, where `Bosch` is a company.
            return ent.start < start or ent.end > end
        if ent.label_ not in CLOSED:
            return False
        if ent.end - ent.start <= end - start:
            # `Sofia` as a person; a country only where somebody bears its name (`Tom Holland`).
            surname = end - start == 1 and self.words[start] in self._surnames
            return ent.label_ in PERSON and (form.kind == "city" or (surname and form.kind == "name"))
        if ent.label_ == "FAC":
            return False
        rest = self.words[end : ent.end]
        if (
            ent.label_ in ORG
            and start == ent.start
            and len(rest) == 1
            and (rest[0] in self._surnames or self._people(rest[0]))
        ):
            # `Europese Raad Tusk`, tagged as one.
            return False
        if ent.label_ in PERSON:
            first = self.words[ent.start]
            if (
                form.kind == "name"
                and form.actor.type == "COUNTRY"
                and (start, end) == (ent.start + 1, ent.end)
            ):
                return not self._people(first)  # `Eerder bezocht Modi Bhutan`, tagged as one
            if form.kind == "adjective" and not self.words[start].endswith("e"):
                return True  # `Frans Timmermans`
        # `Amerikaanse Senaat`: the adjective still names the country.
        return not (form.kind == "adjective" and start == ent.start)

    def _use(self, form: Form, start: int, end: int) -> bool:
        """Decide whether a known form refers to its actor here, and record it."""
        token = self.doc[end - 1]
        kind: MentionKind = "name"
        rule = f"{form.actor.type.lower()}-{form.kind}"
        if not form.actor.own and (self.words[start - 1].endswith("-") if start else False):
            # `Latijns- Amerika`
            return False
        if form.kind == "adjective":
            if not self._is_adjective(token) or self._expression(end - 1):
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
        elif not form.actor.own and self.is_common(start, end):
            return False
        if form.actor.type == "COUNTRY" and form.kind in ("name", "city") and self._in_sport(token):
            return False
        self.clusters.add(self.clusters.of_known(form.actor), start, end, kind, rule)
        return True

    def _expression(self, i: int) -> bool:
        """`Turks fruit`, `de Russische roulette`: an adjective that names no actor."""
        if i + 1 >= len(self.words):
            return False
        return f"{self.words[i]} {self.words[i + 1]}".lower() in EXPRESSIONS

    def _in_sport(self, token: Token) -> bool:
        """Whether the sentence gives the score of a match: its countries are teams."""
        if not self._scores:
            return False
        if token.i not in self._sport:
            sent = self._around(token)
            score = any(_SCORE.fullmatch(w.text) for w in sent)
            found = score and any(w.lower_ in SPORT for w in sent)
            for w in sent:
                self._sport[w.i] = found
        return self._sport[token.i]

    def _around(self, token: Token) -> Span:
        """The sentence of a token; without sentences, twenty words on either side."""
        if self.doc.has_annotation("SENT_START"):
            return token.sent
        return self.doc[max(0, token.i - 20) : token.i + 20]

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
        if previous in PLACE_PREPS:
            return False
        if previous in ACTOR_PREPS:
            return True
        if previous == "van":
            # `bondgenoten van Kiev` against `inwoners van Kiev`.
            return start > 1 and doc[start - 2].lower_ in STATE_RELATIONS
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
            if before in PLACE_PREPS:
                return False
            if before in ACTOR_PREPS:
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

    def _shared_head(self, i: int) -> bool:
        """`Eerste en Tweede Kamer`: the first of two names that share their last word."""
        words = self.words
        if i + 3 >= len(words) or words[i + 1] not in ("en", "of", "als") or not words[i][:1].isupper():
            return False
        match = self.forms.longest(words, i + 2)
        if match is None or match[0] < i + 4:
            return False
        whole = [words[i], *words[i + 3 : match[0]]]
        first = self.forms.longest(whole, 0)
        if first is None or first[0] != len(whole):
            return False
        self.clusters.add(self.clusters.of_known(first[1].actor), i, i + 1, "name", "shared-head", root=i)
        self.take(i, i + 1)
        return True

    def _part(self, i: int) -> None:
        """A known form with a genitive ending, or as a part of a hyphenated compound."""
        word = self.words[i]
        token = self.doc[i]
        for ending in (*_APOSTROPHES, "s", "'", "’", "."):
            # `de VS.` at the end of a sentence is one token.
            if word.endswith(ending) and len(word) > len(ending) + (1 if ending == "." else 2):
                form = self.forms.word(word[: -len(ending)])
                genitive = ending != "s" or token.tag_.endswith("|gen") or token.dep_ == "nmod:poss"
                if form is not None and form.kind in ("name", "city", "metonym") and genitive:
                    chars = (token.idx, token.idx + len(word) - len(ending))
                    cluster = self.clusters.of_known(form.actor)
                    kind: MentionKind = "name" if form.kind == "name" else "metonym"
                    self.clusters.add(cluster, i, i + 1, kind, "genitive", chars=chars)
                    self.take(i, i + 1)
                    return
        if self._member(i, word, token):
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

    def _member(self, i: int, word: str, token: Token) -> bool:
        """`PVV'er`, `ex-VVD'ers`, `GroenLinksers`: a member stands for the party."""
        skipped = 0
        for prefix in ("ex-", "oud-", "Ex-", "Oud-", "anti-", "pro-"):
            if word.startswith(prefix):
                skipped = len(prefix)
        bare = word[skipped:]
        stem = bare.removesuffix("s")
        for ending in ("'er", "’er", "er"):
            name = stem.removesuffix(ending)
            if name == stem or len(name) < 2:
                continue
            form = self.forms.word(name)
            if form is None or form.kind != "name" or (ending == "er" and form.actor.sort != "party"):
                continue
            cluster = self.clusters.of_known(form.actor)
            start = token.idx + skipped
            chars = (start, start + len(name))
            self.clusters.add(cluster, i, i + 1, "name", "member", chars=chars, root=i)
            self.take(i, i + 1)
            return True
        return False

    def organisations(self) -> None:
        """Organisations that no table lists: by pattern, and those that the statistical names give."""
        self._named_governments()
        self._ministries()
        self._bodies()
        doc = self.doc
        for ent in doc.ents:
            if self.label_of(ent) != "ORG" or any(self.taken[ent.start : ent.end]):
                continue
            if self.is_common(ent.start, ent.end) or self._event(ent):
                continue
            if ent.start and self.words[ent.start - 1].lower() in PLACE_NOUNS:
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
            chars = None
            _, hyphen, rest = doc[end - 1].text.rpartition("-")
            if hyphen and rest.islower():
                # `AIVD-agent`, `Radio 2-programma`: the name is what stands before the last part.
                text = text[: -len(rest) - 1]
                chars = (doc[start].idx, doc[start].idx + len(text))
            label = text[:-2] if text.endswith(_APOSTROPHES) else text
            inner = self._known_end(start, end)
            if inner is not None:
                # `Persbureau Reuters`: the known name is what remains of it.
                start, form = inner
                self.clusters.add(self.clusters.of_known(form.actor), start, end, "name", "org-name")
                self.take(start, end)
                continue
            cluster = self._org(label)
            self.clusters.add(cluster, start, end, "name", "org-name", chars=chars)
            self.take(start, end)
            self._abbreviation(cluster, end)
        self._repeated()

    def _repeated(self) -> None:
        """Names of one word that the recogniser saw elsewhere in the document, whole or before a hyphen."""
        for token in self.doc:
            i = token.i
            word = self.words[i]
            if self.taken[i] or not word[:1].isupper() or i in self._ent_at:
                continue
            first, hyphen, rest = word.partition("-")
            name = first if hyphen and rest.islower() else word
            cluster = self._orgs.get(name.casefold())
            if cluster is None or len(name) < 2 or self.is_common(i, i + 1):
                continue
            if name != cluster.label and not name.isupper():
                continue
            chars = (token.idx, token.idx + len(name))
            self.clusters.add(cluster, i, i + 1, "name", "repeated-name", chars=chars, root=i)
            self.take(i, i + 1)

    def _org(self, label: str, sort: str = "") -> Cluster:
        """The organisation of that name, new where the document has none."""
        key = label.casefold().removeprefix("the ")
        cluster = self._orgs.get(key) or self._short_for(key)
        if cluster is None:
            cluster = self._orgs[key] = self.clusters.new("ORG", label)
            cluster.sort = sort
        return cluster

    def _event(self, ent: Span) -> bool:
        """`Radio 2-debat`, `Klimaatakkoord`: named like an organisation, but none."""
        last = ent[-1].text
        return last.lower().endswith(EVENT_ENDINGS) and "-" not in last

    def _capitals(self, i: int) -> int:
        """Index after the capitalised words at `i`, with `en` and commas between them."""
        end, words = i, self.words
        while end < len(words) and end < i + 8 and words[end][:1].isupper() and words[end][-1:].isalnum():
            end += 1
            rest = words[end : end + 2]
            if (
                len(rest) == 2
                and rest[0] in ("en", ",", "&")
                and rest[1][:1].isupper()
                and self._listed(i, end)
            ):
                end += 1
        return end

    def _listed(self, start: int, at: int) -> bool:
        """Whether a name goes on after a comma or `en`: only portfolios do, up to the last one they list."""
        text = " ".join(self.words[start : at + 2]).replace(" ,", ",").lower()
        return any(p.startswith(text) for p in PORTFOLIOS)

    def _ministries(self) -> None:
        """`het ministerie van Financiën`, `minister Vos (Financiën)`: a ministry by its portfolio."""
        for token in self.doc:
            i = token.i
            if token.lower_ in ("ministerie", "ministeries") and i + 2 < len(self.doc) and not self.taken[i]:
                end = self._capitals(i + 2) if self.words[i + 1].lower() in ("van", "voor") else 0
                if end > i + 2 and not any(self.taken[i + 2 : end]):
                    self._ministry(i, end, self.doc[i + 2 : end].text, root=i)
            elif token.text == "(" and i and self.taken[i - 1] and not self.taken[i + 1 : i + 2].count(1):
                close = next((k for k in range(i + 2, min(i + 8, len(self.doc))) if self.words[k] == ")"), 0)
                text = " ".join(self.words[i + 1 : close]).replace(" ,", ",") if close else ""
                if text.lower() in PORTFOLIOS and self._of_minister(i - 1):
                    self._ministry(i + 1, close, text)

    def _of_minister(self, i: int) -> bool:
        """Whether the name that ends at a token has a minister's title before it."""
        for k in range(i, max(-1, i - 7), -1):
            word = self.words[k].lower()
            if word.endswith(("minister", "staatssecretaris")):
                return True
            if not self.taken[k]:
                return False
        return False

    def _ministry(self, start: int, end: int, portfolio: str, root: int | None = None) -> None:
        adjective = next(
            (
                p.cluster
                for p in self.clusters.places
                if p.kind == "adjective" and p.end == start and p.cluster.type == "COUNTRY"
            ),
            None,
        )
        name = "ministerie van " + portfolio
        key = f"{adjective.label if adjective else ''}:{portfolio.casefold()}"
        # A bare `ministerie van Defensie` is the only one named so far.
        cluster = self._orgs.get(key)
        if cluster is None and adjective is None:
            same = [c for k, c in self._orgs.items() if k.endswith(":" + portfolio.casefold())]
            cluster = same[0] if len(set(map(id, same))) == 1 else None
        if cluster is None:
            cluster = self._orgs[key] = self.clusters.new("ORG", name)
            cluster.sort = "ministry"
            cluster.country = adjective.known.id if adjective is not None and adjective.known else None
        self.clusters.add(cluster, start, end, "name", "ministry", root=root)
        self.take(start, end)

    def _bodies(self) -> None:
        """`gemeente Utrecht`, `Universiteit van Tilburg`, `de Haagse rechtbank`, `Jansen BV`."""
        words = self.words
        for i in range(len(words) - 1):
            if self.taken[i]:
                continue
            lower = words[i].lower()
            if lower in BODIES_BEFORE:
                first = i + 2 if words[i + 1] == "van" and words[i][0].isupper() else i + 1
                end = self._place_after(first)
                if end > first and not (lower in ("gemeente", "provincie") and self._in_place(i)):
                    label = self.doc[i:end].text
                    sort = next(iter(BODY_SORTS.get(lower, ())), "")
                    self.clusters.add(self._org(label, sort), i, end, "name", "named-body", root=i)
                    self.take(i, end)
            elif words[i + 1] in BODIES_AFTER and self._of_place(i) and not self.taken[i + 1]:
                sort = next(iter(BODY_SORTS.get(words[i + 1], ())), "")
                cluster = self._org(self.doc[i : i + 2].text, sort)
                self.clusters.add(cluster, i, i + 2, "name", "body-of-place", root=i + 1)
                self.take(i, i + 2)
            elif words[i + 1] in COMPANY and self._name_before(i + 1) <= i:
                start = self._name_before(i + 1)
                cluster = self._org(self.doc[start : i + 1].text, "company")
                self.clusters.add(cluster, start, i + 2, "name", "company-suffix")
                self.take(start, i + 2)

    def _in_place(self, i: int) -> bool:
        """`in de gemeente Utrecht`: where, not who."""
        before = [w.lower() for w in self.words[max(0, i - 2) : i]]
        return bool(before) and (
            before[-1] in PLACE_PREPS or (before[-1] == "de" and before[0] in PLACE_PREPS)
        )

    def _place_after(self, i: int) -> int:
        """Index after the name of a place: capitalised words that are no other actor."""
        end = i
        while end < len(self.words) and end < i + 4 and self.words[end][:1].isupper():
            ent = self._ent_at.get(end)
            if self.taken[end] or (ent is not None and ent.label_ in PERSON):
                return i
            if self.words[end].isupper() and len(self.words[end]) > 1:
                break
            end += 1
        return end

    def _of_place(self, i: int) -> bool:
        """An adjective of place with a capital, `Amsterdamse`, that no country has."""
        word = self.words[i]
        return word[:1].isupper() and word.endswith("se") and len(word) > 4 and not self.doc[i].is_sent_start

    def _name_before(self, end: int) -> int:
        start = end
        while start and end - start < 4 and self.words[start - 1][:1].isupper() and not self.taken[start - 1]:
            start -= 1
            if self.doc[start].is_sent_start:
                break
        return start

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
        countries: dict[int, Cluster] = {}
        for place in self.clusters.places:
            if place.cluster.type == "COUNTRY" and place.kind in ("adjective", "name"):
                countries[place.root] = place.cluster
        for root, cluster in list(countries.items()):
            token = self.doc[root]
            noun = token.head
            if not self.parsed:
                nxt = root + 1
                if nxt >= len(self.doc) or self.words[nxt].lower() not in STATE_BODIES:
                    continue
                noun = self.doc[nxt]
            if noun.i == root or self.taken[noun.i] or noun.lower_.rsplit("-", 1)[-1] not in STATE_BODIES:
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
        self._governments()

    def _named_governments(self) -> None:
        """`de regering-Biden`, `het kabinet-Rutte II`: governments by their leader."""
        for token in self.doc:
            first, hyphen, leader = token.text.partition("-")
            if hyphen and first.lower() in ("regering", "kabinet", "kabinetten") and not self.taken[token.i]:
                country = self._country_of(leader) or ("NLD" if first.lower() == "kabinet" else "")
                form = self._states.get(country)
                if form is not None:
                    cluster = self.clusters.of_known(form)
                    self.clusters.add(
                        cluster, token.i, token.i + 1, "metonym", "named-government", root=token.i
                    )
                    self.take(token.i, token.i + 1)

    def _governments(self) -> None:
        """`het kabinet`: the government of the country where the news is from."""
        home = self.forms.word("Nederland")
        for token in self.doc:
            if token.lower_ == "kabinet" and home is not None and self.parsed and not self.taken[token.i]:
                # In Dutch news a bare `het kabinet` is that of the Netherlands.
                kids = list(token.children)
                owned = any(
                    k.dep_ in ("nmod", "nmod:poss", "acl:relcl")
                    or (k.dep_ == "amod" and k.lower_ not in _CURRENT)
                    for k in kids
                )
                if any(k.lower_ == "het" for k in kids) and not owned:
                    cluster = self.clusters.of_known(home.actor)
                    self.clusters.add(cluster, token.i, token.i + 1, "metonym", "cabinet", root=token.i)

    def _country_of(self, leader: str) -> str:
        """Alpha-3 code of the country of a leader whom a table lists or the document describes; else nothing."""
        known = self._people(leader)
        if known is not None and known.country:
            return known.country
        for cluster in self.clusters.clusters:
            if cluster.type == "PERSON" and cluster.label.split(" ")[-1] == leader and cluster.country:
                return cluster.country
        return ""

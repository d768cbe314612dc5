"""The words of a Doc while its actors are being found: which are taken, and what the recogniser makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from aldus.actors.clusters import Cluster, Clusters, Place
from aldus.actors.context import bylines, type_in_context
from aldus.actors.gazetteer import Gazetteer
from aldus.document import MentionKind
from aldus.lexicon.actors import Form, Known
from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import words
from aldus.syntax.quotes import Quote, find_quotes, inside
from aldus.syntax.tree import tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from aldus.actors.discourse import Link
    from aldus.actors.ranking import Question

PERSON = frozenset({"PERSON", "PER"})
ORG = frozenset({"ORG"})
GENITIVES = tuple(words("names.genitives"))
PLACE_ENDINGS = tuple(words("bodies.places"))
SURNAME_ENDINGS = tuple(words("bodies.surnames"))
GOVERNING = words("bodies.governing")
LEADING = words("names.leading")
_ROAD = re.compile(r"[AN]\d{1,3}")
_WEAPON = re.compile(r"(?:[A-Z][A-Za-z]?|MiG)-\d{1,3}(?:['’]?s)?")
# Word classes of what has a capital only because a sentence starts with it.
_NO_NAME = frozenset({"ADV", "VERB", "AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "NUM", "ADJ"})


class Board:
    """One Doc as the finders of names share it.

    Args:
        doc: with whatever the pipeline has annotated: no finder needs tags, names or a tree.
        lex: the tables of words.
        forms: known countries and organisations.
        persons: known people.
    """

    def __init__(self, doc: Doc, lex: Lexicon, forms: Gazetteer[Form], persons: Gazetteer[Known]) -> None:
        self.doc = doc
        self.lex = lex
        self.forms = forms
        self.persons = persons
        self.tree = tree_of(doc)
        self.words = self.tree.words
        self.low = self.tree.low
        self.clusters = Clusters(self.tree)
        self.taken = bytearray(self.tree.n)
        """One byte for each token: 1 where a mention uses it."""
        self.parsed = doc.has_annotation("DEP")
        self.tagged = doc.has_annotation("TAG")
        self.starts = frozenset(start for start, _ in self.tree.sents)
        """Tokens with which a sentence starts."""
        self.ents: Sequence[Span] = doc.ents
        """Names of the recogniser."""
        self._ent_at = {i: ent for ent in self.ents for i in range(ent.start, ent.end)}
        self.surnames = frozenset(
            self.words[e.end - 1]
            for e in self.ents
            if e.label_ in PERSON and len(e) > 1 and self.words[e.end - 1][:1].isupper()
        )
        """Last words of the full names of people that the recogniser gives."""
        self.bylines = bylines(self)
        """Tokens of lines that only say who made the article."""
        self.ranking: Callable[[Question], Link | None] | None = None
        """What was learned of pronouns and descriptions."""
        self._labels = self._vote()

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotations of the text."""
        return find_quotes(self.tree.text)

    @cached_property
    def quoted(self) -> bytearray:
        """One byte for each token: 1 in a quotation."""
        return inside(self.quotes, self.tree.start, self.tree.end)

    def _vote(self) -> dict[str, str]:
        """One type for each name that the recogniser takes for a person here and an organisation there."""
        votes: dict[str, list[str]] = {}
        for ent in self.ents:
            if ent.label_ not in PERSON and ent.label_ not in ORG:
                continue
            label = "PERSON" if ent.label_ in PERSON else "ORG"
            name, title = _before_hyphen(self, ent)
            if title and self.lex.titles.of(title) is not None:
                label = "ORG"  # `Tuinraad-voorzitter`: who has a chair is an organisation
            votes.setdefault(name, []).append(label)
        labels = {name: max(("PERSON", "ORG"), key=cast.count) for name, cast in votes.items()}
        for ent in self.ents:
            if ent.label_ in PERSON and len(ent) > 1:
                # `Tuinder` beside `Mark Tuinder` is the person, however often it was taken for a company.
                labels[self.words[ent.end - 1]] = "PERSON"
        return labels

    def ent_at(self, i: int) -> Span | None:
        """The name of the recogniser that covers a token."""
        return self._ent_at.get(i)

    def label_of(self, ent: Span) -> str:
        """PERSON, ORG or nothing for a name of the recogniser, by all its occurrences in the document."""
        if ent.label_ not in PERSON and ent.label_ not in ORG:
            return ""
        last = self.words[ent.end - 1]
        lower = last.lower()
        surname = ent.label_ in PERSON and len(ent) > 1 and lower.endswith(SURNAME_ENDINGS)
        if (
            _ROAD.fullmatch(last)
            or _WEAPON.fullmatch(last)
            or (lower.endswith(PLACE_ENDINGS) and lower not in PLACE_ENDINGS and not surname)
        ):
            return ""
        name, _ = _before_hyphen(self, ent)
        if name.lower() in GOVERNING:
            return ""  # `B en W`
        if len(ent) > 1 and last in self.surnames and self.words[ent.start] in LEADING:
            name = last  # `De Vos` beside `Anna de Vos`
        label = self._labels.get(name, "PERSON" if ent.label_ in PERSON else "ORG")
        return type_in_context(self, ent.start, ent.end, label)

    def is_common(self, start: int, end: int) -> bool:
        """Whether a name of one word at the start of a sentence is only a word with a capital: `Precies een week`.

        So is the first of two occupations: `Cabaretier en acteur Els de Wit`.
        """
        if not self.tagged or end - start != 1 or not self.words[start].istitle():
            return False
        if start not in self.starts and not self.words[start - 1].isspace():
            return False
        return self.tree.pos[start] in _NO_NAME or self._is_occupation(start)

    def is_another(self, i: int) -> bool:
        """Whether a body that begins a sentence is one of which the text tells more: `Commissie`, of an `onderzoekscommissie`."""
        word = self.low[i]
        if i not in self.starts or word not in self._nouns or self.words[i] in self._capitals:
            return False
        return any(len(noun) > len(word) and noun.endswith(word) for noun in self._nouns)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(w for i, w in enumerate(self.words) if w.islower() and self.tree.pos[i] == "NOUN")

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(w for i, w in enumerate(self.words) if w.istitle() and i not in self.starts)

    def _is_occupation(self, i: int) -> bool:
        titles, second = self.lex.titles, i + 2
        joined = second < len(self.words) and self.low[i + 1] in ("en", "/")
        return (
            joined and self.low[i] in titles and self.low[second] in titles and self.words[second].islower()
        )

    def state(self, code: str) -> Known | None:
        """The country with an alpha-3 code; the user's own, if one has its name."""
        state = self.lex.states.get(code)
        form = self.forms.word(state.label) if state is not None else None
        return form.actor if form is not None else state

    def text(self, start: int, end: int) -> str:
        """The words from token `start` to `end`."""
        return self.tree.phrase(start, end)

    def around(self, i: int) -> tuple[int, int]:
        """First token and end of the sentence of a token; without sentences, twenty words on either side."""
        if self.tree.sents:
            return self.tree.sentence(i)
        return max(0, i - 20), min(len(self.words), i + 20)

    def free(self, start: int, end: int) -> bool:
        """Whether no mention uses a token from `start` to `end`."""
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        """Mark tokens as used by a mention."""
        for i in range(start, end):
            self.taken[i] = 1

    def add(
        self,
        cluster: Cluster,
        start: int,
        end: int,
        kind: MentionKind,
        rule: str,
        *,
        root: int | None = None,
        chars: tuple[int, int] | None = None,
    ) -> Place:
        """Record a mention from token `start` to `end`, which uses these tokens."""
        self.take(start, end)
        return self.clusters.add(cluster, start, end, kind, rule, root=root, chars=chars)

    def add_short_form(self, cluster: Cluster, end: int) -> None:
        """`Vluchtelingenraad Nederland (VRN)`: the short form behind a name that ends at `end` means the same."""
        words = self.words
        if (
            end + 2 < len(words)
            and words[end] == "("
            and words[end + 2] == ")"
            and not self.taken[end + 1]
            and sum(c.isupper() for c in words[end + 1]) >= 2
            and 2 <= len(words[end + 1]) <= 8
        ):
            self.clusters.name_organisation(words[end + 1], cluster)
            self.add(cluster, end + 1, end + 2, "name", "abbreviation")


def _before_hyphen(board: Board, ent: Span) -> tuple[str, str]:
    """A name without the common noun that a hyphen joins to it, and that noun: `AIVD` and `agent`."""
    text = board.text(ent.start, ent.end)
    if len(ent) == 1:
        name, hyphen, rest = text.rpartition("-")
        if hyphen and rest.islower():
            return name, rest
    return text, ""


Finder = Callable[[Board], None]
"""Finds one sort of names, and records them."""

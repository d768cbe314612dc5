"""Of what sort the actors of a Doc are: powers, politicians, companies, people with an office."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from aldus.actors.mentions import MentionIndex
from aldus.lexicon.tables import Lexicon
from aldus.mentions import TokenMention
from aldus.syntax.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Sectors of people and organisations that attack each other with words.
DEBATING = frozenset(("government", "parliament", "party", "media", "labour", "ngo"))
# Sectors of those whose acts bind others, and of those who look into what others did.
POWERS = frozenset(
    (
        "government",
        "parliament",
        "military",
        "police",
        "judiciary",
        "intelligence",
        "international",
        "armed group",
    )
)
INQUIRING = frozenset(("parliament", "police", "judiciary", "intelligence"))
# How far before a name, in tokens, its title may stand: `minister van Buitenlandse Zaken X`.
TITLE_REACH = 4


class Sorts:
    """The sorts of the actors of a Doc.

    Args:
        doc: a Doc with `doc._.mentions`.
        tree: its tokens and arcs.
        lex: all tables.
    """

    def __init__(self, doc: Doc, tree: Tree, lex: Lexicon) -> None:
        self.tree = tree
        self.titles = lex.titles
        self.index = MentionIndex.of(doc)
        self.types: dict[str, str] = {a.id: a.type for a in doc._.actors}
        self._persons = lex.persons
        self._debating = {
            a.id
            for a in doc._.actors
            if a.type != "COUNTRY" and (a.sector in DEBATING or (a.functions and a.member_of))
        }
        self._powers = {a.id for a in doc._.actors if a.type == "COUNTRY" or a.sector in POWERS}
        self._inquiring = {a.id for a in doc._.actors if a.type == "COUNTRY" or a.sector in INQUIRING}
        self._media = {a.id for a in doc._.actors if a.sector == "media"}
        self._companies = {a.id for a in doc._.actors if a.sector == "business" and a.type == "ORG"}
        self._civil = {a.id for a in doc._.actors if a.sector in ("ngo", "labour")}

    def is_person(self, actor: str) -> bool:
        """Whether an actor is a person."""
        return self.types.get(actor) == "PERSON"

    def is_official(self, actor: str) -> bool:
        """Whether an actor is a person with a function: known for it, or called so in the text: `minister X`."""
        return actor in self._officials

    @cached_property
    def _officials(self) -> frozenset[str]:
        known = (x.id for x in self._persons.values() if x.functions)
        called = (m.actor for m in self.index if m.kind == "description" or self._has_title(m))
        return frozenset((*known, *called))

    def is_power(self, actor: str) -> bool:
        """Whether an actor is a state, a public body or an armed group, or a person who acts for one."""
        return actor in self._powers

    def is_inquiring(self, actor: str) -> bool:
        """Whether it is a state, or one whose office it is to look into what others did."""
        return actor in self._inquiring

    def is_medium(self, actor: str) -> bool:
        """Whether an actor is a newspaper, a broadcaster or a news agency."""
        return actor in self._media

    def is_company(self, actor: str) -> bool:
        """Whether an actor is a company or a bank."""
        return actor in self._companies

    def is_political(self, actor: str) -> bool:
        """Whether an actor is a politician, a party, a parliament or a medium: they fight with words."""
        return actor in self._debating

    def is_public(self, actor: str) -> bool:
        """Whether an actor is no private person."""
        return not self.is_person(actor) or self.is_official(actor) or self.is_political(actor)

    def _has_title(self, m: TokenMention) -> bool:
        """Whether a title stands before a name, in the same phrase."""
        first = max(self.tree.sentence(m.start)[0], m.start - TITLE_REACH)
        for k in range(m.start - 1, first - 1, -1) if m.kind == "name" else ():
            if self._is_noun(k) and self._is_function(k):
                return True
            if self.tree.pos[k] in ("VERB", "AUX", "PUNCT", "PRON"):
                return False
        return False

    def _is_noun(self, i: int) -> bool:
        return self.tree.pos[i] in ("NOUN", "PROPN")

    def _is_function(self, i: int) -> bool:
        title = self.titles.of(self.tree.low[i])
        return title is not None and title.is_function

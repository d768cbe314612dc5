"""What the readers read: one Doc, with everything that they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from aldus.lexicon.tables import Lexicon
from aldus.relations.apolitical import Apolitical
from aldus.relations.candidates import Candidates
from aldus.relations.content import Contents
from aldus.relations.embedding import Embedder
from aldus.relations.parties import Parties
from aldus.relations.quoted import Quotations
from aldus.relations.status import StatusReader
from aldus.syntax.clauses import Clauses, clauses_of
from aldus.syntax.quotes import Quote, find_quotes, inside
from aldus.syntax.tree import Tree, tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reading:
    """One Doc as the readers see it; every part is made once, when it is first asked for.

    Args:
        doc: a Doc with a parse and `doc._.mentions`.
        lex: all tables.
    """

    def __init__(self, doc: Doc, lex: Lexicon) -> None:
        self.doc = doc
        self.lex = lex

    @cached_property
    def tree(self) -> Tree:
        """Tokens and arcs."""
        return tree_of(self.doc)

    @cached_property
    def clauses(self) -> Clauses:
        """Predicates with their arguments."""
        return clauses_of(self.tree, self.lex)

    @cached_property
    def quotes(self) -> list[Quote]:
        """Quotations, in order."""
        return find_quotes(self.tree.text)

    @cached_property
    def in_quotes(self) -> bytearray:
        """One byte for each token: 1 where it stands in a quotation, else 0."""
        return inside(self.quotes, self.tree.start, self.tree.end)

    @cached_property
    def parties(self) -> Parties:
        """The actors behind noun phrases."""
        return Parties(self.doc, self.tree, self.lex)

    @cached_property
    def embedder(self) -> Embedder:
        """Which words verbs and nouns stand under."""
        return Embedder(self.tree, self.clauses)

    @cached_property
    def status(self) -> StatusReader:
        """What happened, was denied, is to come, or is only possible."""
        return StatusReader(self.tree, self.clauses, self.embedder, self.lex.cues)

    @cached_property
    def apolitical(self) -> Apolitical:
        """What is no politics."""
        return Apolitical(self.tree, self.parties)

    @cached_property
    def contents(self) -> Contents:
        """Reported words among the dependents of a cue."""
        return Contents(self.tree, self.quotes)

    @cached_property
    def quoted(self) -> Quotations:
        """Reported words in quotation marks."""
        return Quotations(self.contents, self.quotes)


Reader = Callable[[Reading, Candidates], None]
"""Reads one construction, and adds what it finds."""

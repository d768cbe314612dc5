"""Mentions on tokens: what the actors component hands to the relations component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aldus.document import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class TokenMention:
    """One mention of one actor, on tokens; a plural (`de twee leiders`) gives one for each actor."""

    actor: str
    """Id of the actor, as in `doc._.actors`."""
    start: int
    """Index of the first token."""
    end: int
    """Index after the last token."""
    root: int
    """Index of the token that heads the mention in the tree."""
    start_char: int
    """Offset of the first character; inside a token for the first part of `CIA-directeur`."""
    end_char: int
    """Offset after the last character."""
    kind: MentionKind
    """As in `Mention.kind`."""
    rule: str = ""
    """Name of the rule that resolved it."""
    antecedent: int | None = None
    """Offset where the mention starts that it refers to."""


class MentionIndex:
    """The mentions of a Doc by the tokens they cover."""

    def __init__(self, mentions: Iterable[TokenMention]) -> None:
        self.mentions = tuple(mentions)
        self._by_root: dict[int, list[TokenMention]] = {}
        self._by_token: dict[int, list[TokenMention]] = {}
        for mention in self.mentions:
            self._by_root.setdefault(mention.root, []).append(mention)
            for i in range(mention.start, mention.end):
                self._by_token.setdefault(i, []).append(mention)

    @classmethod
    def of(cls, doc: Doc) -> MentionIndex:
        """The index of the mentions in `doc._.mentions`."""
        return cls(doc._.mentions)

    def __iter__(self) -> Iterator[TokenMention]:
        return iter(self.mentions)

    def headed_by(self, token: int) -> tuple[TokenMention, ...]:
        """Mentions whose head is this token."""
        return tuple(self._by_root.get(token, ()))

    def covering(self, token: int) -> tuple[TokenMention, ...]:
        """Mentions that cover this token."""
        return tuple(self._by_token.get(token, ()))

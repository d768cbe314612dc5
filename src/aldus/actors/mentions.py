"""The mentions of a Doc by their tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aldus.mentions import TokenMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


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

    def heads(self, actor: str) -> tuple[int, ...]:
        """The heads of the mentions of an actor."""
        return tuple(m.root for m in self.mentions if m.actor == actor)

    def headed_by(self, token: int) -> tuple[TokenMention, ...]:
        """Mentions whose head is this token."""
        return tuple(self._by_root.get(token, ()))

    def covering(self, token: int) -> tuple[TokenMention, ...]:
        """Mentions that cover this token."""
        return tuple(self._by_token.get(token, ()))

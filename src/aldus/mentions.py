"""Mentions on the tokens of a Doc; on characters they are `aldus.document.Mention`."""

from __future__ import annotations

from dataclasses import dataclass, field

from aldus.document import MentionKind


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
    confidence: float | None = field(default=None, compare=False)
    """As in `Mention.confidence`."""
    sure: float | None = field(default=None, compare=False)
    """Of a pronoun or a description, how probable what it refers to is, where that was learned."""

"""A relation while it is being built: on tokens, before it gets offsets and attribution."""

from __future__ import annotations

from dataclasses import dataclass, field

from aldus.document import RelationKind, Span, Status


@dataclass(slots=True)
class Draft:
    """One relation; `trigger` and `evidence` are token indexes, `content` is in characters."""

    kind: RelationKind
    source: str
    target: str | None
    trigger: int
    predicate: str
    rule: str
    status: Status = "actual"
    content: Span | None = None
    event_type: str | None = None
    symmetric: bool = False
    nominal: bool = False
    evidence: list[int] = field(default_factory=list)
    speech: tuple[int, int] | None = None
    """Characters of the whole quotation that the content is taken from, where it is one."""

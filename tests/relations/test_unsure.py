"""Relations that rest on somebody of whom it is not sure who is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from aldus.relations.candidates import Candidate, Party
from aldus.relations.unsure import is_unsure

if TYPE_CHECKING:
    from aldus.document import MentionKind
    from aldus.relations.reading import Reading

    from .conftest import Read

TEXT = "Els PROPN nsubj 1 sloeg/slaan VERB:pv ROOT - Jan PROPN obj 1"


def unsure(
    reading: Reading,
    kind: Literal["say", "do"],
    rule: str,
    who: str,
    mention: MentionKind,
    sure: float | None,
) -> bool:
    mentions = reading.doc._.mentions
    reading.doc._.mentions = tuple(
        replace(m, kind=mention, sure=sure) if m.actor == who else m for m in mentions
    )
    again = type(reading)(reading.doc, reading.lex)
    target = Party("jan", 2, "self") if kind == "do" else None
    return is_unsure(again, Candidate(kind, Party("els", 0, "self"), target, 1, "slaan", rule))


@pytest.mark.parametrize(
    ("kind", "rule", "who", "mention", "sure", "left_out"),
    [
        ("say", "say-verb", "els", "pronoun", 0.4, True),
        ("say", "say-verb", "els", "pronoun", 0.6, False),
        ("say", "say-verb", "els", "description", 0.4, True),
        ("say", "say-verb", "els", "name", 0.4, False),
        ("say", "say-verb", "els", "pronoun", None, False),
        ("do", "do-verb-obj", "els", "description", 0.8, True),
        ("do", "do-verb-obj", "els", "description", 0.95, False),
        ("do", "do-verb-obj", "els", "pronoun", 0.8, False),
        ("do", "do-verb-obj", "jan", "pronoun", 0.8, False),
        ("do", "learned-do", "jan", "pronoun", 0.8, True),
        ("do", "learned-do", "jan", "pronoun", 0.95, False),
        ("do", "learned-do", "jan", "description", 0.8, False),
    ],
)
def test_what_is_left_out(
    reading: Read,
    kind: Literal["say", "do"],
    rule: str,
    who: str,
    mention: MentionKind,
    sure: float | None,
    left_out: bool,
) -> None:
    read = reading(TEXT, Els="els/PERSON", Jan="jan/PERSON")
    assert unsure(read, kind, rule, who, mention, sure) is left_out

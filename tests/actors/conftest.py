"""Docs built by hand for the tests of the actors component: no model is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.tokens import Doc

Build = Callable[..., "Doc"]


@pytest.fixture(scope="session")
def build() -> Build:
    """Make a processed Doc from lines `word pos tag dep head [entity]`; a blank line starts a sentence.

    Heads count words from 0 in the whole Doc; `entity` is `B-PERSON`, `I-PERSON`, `B-ORG` and so on.
    """
    import spacy
    from spacy.tokens import Doc

    from aldus.actors.component import ActorResolver

    nlp = spacy.blank("nl")
    resolver = ActorResolver(nlp)

    def make(text: str, *, resolver: ActorResolver = resolver) -> Doc:
        rows: list[list[str]] = []
        starts: list[bool] = []
        for block in text.strip().split("\n\n"):
            for k, line in enumerate(block.strip().splitlines()):
                rows.append(line.split())
                starts.append(k == 0)
        doc = Doc(
            nlp.vocab,
            words=[r[0] for r in rows],
            pos=[r[1] for r in rows],
            tags=[r[2] for r in rows],
            deps=[r[3] for r in rows],
            heads=[i if r[3] == "ROOT" else int(r[4]) for i, r in enumerate(rows)],
            ents=[r[5] if len(r) > 5 else "O" for r in rows],
            morphs=["Number=Plur" if "|mv" in r[2] else "Number=Sing" if "|ev" in r[2] else "" for r in rows],
        )
        return resolver(doc)

    return make


def found(doc: Doc) -> list[tuple[str, str, str]]:
    """The mentions of a Doc as (text, actor, rule)."""
    return [(doc.text[m.start_char : m.end_char], m.actor, m.rule) for m in doc._.mentions]

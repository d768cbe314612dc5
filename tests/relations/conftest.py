"""Docs built by hand, with their actors, for the tests of the relations component."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.tokens import Doc

Build = Callable[..., "Doc"]


@pytest.fixture(scope="session")
def build() -> Build:
    """Make a processed Doc from lines `word lemma pos tag dep head` and actors `name: id/TYPE[/kind]`."""
    import spacy
    from spacy.tokens import Doc

    from aldus.document import Actor
    from aldus.extensions import TokenMention
    from aldus.relations.component import RelationExtractor

    extractor = RelationExtractor()
    vocab = spacy.blank("nl").vocab

    def make(lines: str, **actors: str) -> Doc:
        rows = [line.split() for line in lines.strip().splitlines()]
        words = [r[0] for r in rows]
        doc = Doc(
            vocab,
            words=words,
            spaces=[len(r) < 7 for r in rows],
            lemmas=[r[1] for r in rows],
            pos=[r[2] for r in rows],
            tags=[r[3] for r in rows],
            deps=[r[4] for r in rows],
            heads=[i if r[4] == "ROOT" else int(r[5]) for i, r in enumerate(rows)],
        )
        mentions, known = [], {}
        for key, value in actors.items():
            id, kind_of, *rest = value.split("/")
            known[id] = Actor(id, kind_of, id)  # type: ignore[arg-type]
            parts = key.split("_")
            for i in range(len(words)):
                if words[i : i + len(parts)] == parts:
                    span = doc[i : i + len(parts)]
                    mentions.append(
                        TokenMention(
                            id,
                            i,
                            i + len(parts),
                            span.root.i,
                            span.start_char,
                            span.end_char,
                            rest[0] if rest else "name",  # type: ignore[arg-type]
                        )
                    )
        doc._.actors = tuple(known.values())
        doc._.mentions = tuple(sorted(mentions, key=lambda m: m.start))
        return extractor(doc)

    return make

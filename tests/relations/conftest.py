"""Docs built by hand, with their actors, for the tests of the relations component."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from benchmarks.support.handmade import handmade, name

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from aldus.relations.reading import Reading

Build = Callable[..., "Doc"]
Read = Callable[..., "Reading"]
Plain = Callable[..., "Reading"]


@pytest.fixture(scope="session")
def make() -> Build:
    """Make a Doc with actors from lines `word lemma pos tag dep head` and actors `name: id/TYPE[/kind]`.

    Heads count words from 0; a seventh word means that no space follows; `\\n` is a line end.
    """
    import spacy
    from spacy.tokens import Doc

    vocab = spacy.blank("nl").vocab

    def make(lines: str, **actors: str) -> Doc:
        rows = [line.replace("\\n", "\n").split(" ") for line in map(str.strip, lines.strip().splitlines())]
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
        return name(doc, **actors)

    return make


@pytest.fixture(scope="session")
def build(make: Build) -> Build:
    """Such a Doc with its relations."""
    from aldus.relations.component import RelationExtractor

    extractor = RelationExtractor()
    return lambda lines, **actors: extractor(make(lines, **actors))


@pytest.fixture(scope="session")
def read(make: Build) -> Read:
    """Such a Doc as the readers see it."""
    from aldus.lexicon.tables import shipped
    from aldus.relations.reading import Reading

    return lambda lines, **actors: Reading(make(lines, **actors), shipped())


@pytest.fixture(scope="session")
def plain() -> Plain:
    """A text as the readers see it, without a tree: `|` ends a sentence, and keywords give tags to words.

    The head of every token is the first one of its sentence. Actors are given as `actors={"Els": "PERSON"}`.
    """
    import spacy
    from spacy.tokens import Doc

    from aldus.document import Actor
    from aldus.lexicon.tables import shipped
    from aldus.mentions import TokenMention
    from aldus.relations.reading import Reading

    nlp = spacy.blank("nl")

    def make(text: str, actors: dict[str, str] | None = None, **tags: str) -> Reading:
        tokens, heads = [], []
        for sentence in text.split("|"):
            first = len(tokens)
            tokens += [(t.text, t.whitespace_) for t in nlp.make_doc(sentence)]
            heads += [first] * (len(tokens) - first)
        words = [word for word, _ in tokens]
        doc = Doc(
            nlp.vocab,
            words=words,
            spaces=[bool(space) for _, space in tokens],
            tags=[tags.get(word, "") for word in words],
            pos=[
                "PROPN" if word in (actors or ()) else "PUNCT" if not word[0].isalnum() else "X"
                for word in words
            ],
            deps=["ROOT" if head == i else "dep" for i, head in enumerate(heads)],
            heads=heads,
        )
        doc._.actors = tuple(Actor(word.lower(), kind, word) for word, kind in (actors or {}).items())  # type: ignore[arg-type]
        doc._.mentions = tuple(
            TokenMention(t.lower_, t.i, t.i + 1, t.i, t.idx, t.idx + len(t), "name")
            for t in doc
            if t.text in (actors or ())
        )
        return Reading(doc, shipped())

    return make


@pytest.fixture(scope="session")
def reading() -> Read:
    """A Doc as the readers see it, from the short notation of `benchmarks.support.handmade` and such actors."""
    from aldus.lexicon.tables import shipped
    from aldus.relations.reading import Reading

    return lambda text, **actors: Reading(name(handmade(text), **actors), shipped())

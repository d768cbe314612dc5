"""The texts that are learned from, as Docs and as what the rules find in them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import aldus
from aldus.actors.component import ActorResolver
from aldus.encoder.component import Encoder
from aldus.encoder.network import Network as Pieces
from aldus.pipeline import COMPONENTS
from aldus.relations.component import RelationExtractor
from models.training.relations import notation
from models.training.relations.articles import Article, article, fold_of
from models.training.relations.snippets import snippets


class Text(NamedTuple):
    """A text with what is annotated in it."""

    id: str
    doc: Doc
    annotation: dict[str, Any]
    news: bool
    """Not written to learn from."""

    def fold(self, folds: int) -> int:
        """Which part of so many it belongs to; a short text belongs where its article does."""
        return fold_of(self.id, folds)


class Course:
    """Annotated articles, short texts cut from them, and texts that were written.

    Args:
        pipeline: what reads them.
        annotated: a folder with `articles` and `relations`.
        work: where the Docs are kept.
        short: so many short texts of an article.
        written: folder of the texts that were written.
    """

    def __init__(
        self, pipeline: Path, annotated: Path, work: Path, short: int, written: Path = notation.WRITTEN
    ) -> None:
        self.nlp = _untaught(aldus.load(pipeline))
        encoder = self.nlp.get_pipe("encoder")
        assert isinstance(encoder, Encoder)
        self.pieces, self.window = Pieces(encoder.files), encoder.window
        self._work, self._short, self._written = work, short, written
        self.texts = list(self._read(annotated))

    def _read(self, annotated: Path) -> Iterator[Text]:
        ids, texts, annotations = [], [], []
        for path in sorted((annotated / "relations").glob("*.json")):
            ids.append(path.stem)
            annotations.append(json.loads(path.read_text(encoding="utf-8")))
            texts.append(json.loads((annotated / "articles" / path.name).read_text(encoding="utf-8"))["text"])
        docs = self._docs(texts, self._work / "docs.spacy")
        rng, cut = random.Random(0), []
        for id, doc, annotation in zip(ids, docs, annotations, strict=True):
            yield Text(id, doc, annotation, True)
            bounds = [(s.start_char, s.end_char) for s in doc.sents]
            cut += [(id, *part) for part in snippets(doc.text, annotation, bounds, self._short, rng)]
        written = list(notation.read_all(self._written))
        for rows, name, news in ((cut, "short.spacy", True), (written, "written.spacy", False)):
            docs = self._docs([text for _, text, _ in rows], self._work / name)
            for (id, _, annotation), doc in zip(rows, docs, strict=True):
                yield Text(id, doc, annotation, news)

    def _docs(self, texts: Sequence[str], path: Path) -> list[Doc]:
        """The Docs of texts, with sentences, trees and names."""
        docs = list(DocBin().from_disk(path).get_docs(self.nlp.vocab)) if path.exists() else []
        if [doc.text for doc in docs] != list(texts):
            with self.nlp.select_pipes(disable=COMPONENTS):
                docs = list(self.nlp.pipe(texts))
            DocBin(docs=docs, store_user_data=True).to_disk(path)
        return docs

    def article(self, text: Text) -> Article:
        """What the rules find in a text, and what is right."""
        text.doc.tensor = np.zeros((0,), dtype=np.float32)
        doc = self.nlp.get_pipe(COMPONENTS[0])(text.doc)
        return article(self.nlp, text.id, doc, text.annotation)


def _untaught(nlp: Language) -> Language:
    """A pipeline without what was learned before."""
    resolver, extractor = (nlp.get_pipe(name) for name in COMPONENTS)
    assert isinstance(resolver, ActorResolver) and isinstance(extractor, RelationExtractor)
    resolver.learn(None)
    extractor.learn(None)
    return nlp

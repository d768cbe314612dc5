"""Learn actors and relations from annotated articles, in steps; what a step has left in WORK is not done again.

    python -m models.training.relations PIPELINE ANNOTATED WORK [--write] [--config FILE]

1. Read: the articles of ANNOTATED (folders `articles` and `relations`, as `models.evaluate.relations` reads them), short
   texts cut from them, and the texts of `models/training/written` go through PIPELINE; `docs.spacy`, `short.spacy` and
   `written.spacy` keep their Docs, `windows.pt` and `written.pt` what the lower layers of the encoder give.
2. Train: the upper layers and what reads them, for some folds without their articles, and once on all articles; after every
   pass a checkpoint.
3. Judge: what the networks of the folds propose for articles that they have not seen teaches the judge.
4. With `--write`: network, actors and relations of PIPELINE get the weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import aldus
from aldus.actors.component import ActorResolver
from aldus.encoder.component import Encoder
from aldus.encoder.network import Network as Pieces
from aldus.nets import SHORTEST, Weights, sigmoid
from aldus.pipeline import COMPONENTS
from aldus.relations.component import RelationExtractor
from aldus.relations.learned.model import Learned
from models.training.network import Network as Trees
from models.training.network import save_labels
from models.training.relations import export, judge, notation
from models.training.relations.articles import Article, article
from models.training.relations.hidden import LAYERS
from models.training.relations.network import Network
from models.training.relations.snippets import snippets
from models.training.relations.train import Batch, Joint, Lesson, actors, train
from models.training.relations.upper import Upper, Window, windows
from models.training.restore import restore

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Config = dict[str, Any]

DEFAULT = Path(__file__).with_name("config.toml")
PARTS = 4
"""Parts of the judged articles; the thresholds are found on one by a judge that has seen the others."""


class Course:
    """The articles that are learned from, and what is made of them.

    Args:
        pipeline: what reads them.
        annotated: their folder.
        work: where each step is kept.
        config: the configuration.
        written: folder of the texts that were written to learn from.
    """

    def __init__(
        self, pipeline: Path, annotated: Path, work: Path, config: Config, written: Path = notation.WRITTEN
    ) -> None:
        self.config, self.work = config, work
        self.nlp = _untaught(aldus.load(pipeline))
        self.trees = restore(pipeline)
        encoder = self.nlp.get_pipe("encoder")
        assert isinstance(encoder, Encoder)
        self._pieces, self._size = Pieces(encoder.files), encoder.window
        self.articles, self.short = self._read(annotated)
        self.written = self._read_written(written)
        lessons = self._lessons([*self.articles, *self.short], work / "windows.pt")
        self.lessons, self.short_lessons = lessons[: len(self.articles)], lessons[len(self.articles) :]
        self.written_lessons = self._lessons(self.written, work / "written.pt")

    def _read(self, annotated: Path) -> tuple[list[Article], list[Article]]:
        ids, texts, annotations = [], [], []
        for path in sorted((annotated / "relations").glob("*.json")):
            ids.append(path.stem)
            annotations.append(json.loads(path.read_text(encoding="utf-8")))
            texts.append(json.loads((annotated / "articles" / path.name).read_text(encoding="utf-8"))["text"])
        docs = self._docs(texts, self.work / "docs.spacy")
        rng = random.Random(self.config["training"]["seed"])
        cut = [
            (id, *snippet)
            for id, doc, annotation in zip(ids, docs, annotations, strict=True)
            for snippet in snippets(
                doc.text,
                annotation,
                [(s.start_char, s.end_char) for s in doc.sents],
                self.config["training"]["short"],
                rng,
            )
        ]
        short = self._docs([text for _, text, _ in cut], self.work / "short.spacy")
        return (
            self._articles(zip(ids, docs, annotations, strict=True)),
            self._articles((id, doc, a) for (id, _, a), doc in zip(cut, short, strict=True)),
        )

    def _read_written(self, folder: Path) -> list[Article]:
        rows = list(notation.read_all(folder))
        docs = self._docs([text for _, text, _ in rows], self.work / "written.spacy")
        return self._articles((id, doc, a) for (id, _, a), doc in zip(rows, docs, strict=True))

    def _docs(self, texts: Sequence[str], path: Path) -> list[Doc]:
        """The Docs of texts, with sentences, trees and names."""
        docs = list(DocBin().from_disk(path).get_docs(self.nlp.vocab)) if path.exists() else []
        if [doc.text for doc in docs] != list(texts):
            with self.nlp.select_pipes(disable=COMPONENTS):
                docs = list(self.nlp.pipe(texts))
            DocBin(docs=docs, store_user_data=True).to_disk(path)
        return docs

    def _articles(self, rows: Iterable[tuple[str, Doc, dict[str, Any]]]) -> list[Article]:
        find = self.nlp.get_pipe(COMPONENTS[0])
        found = []
        for id, doc, annotation in rows:
            doc.tensor = np.zeros((0,), dtype=np.float32)
            found.append(article(self.nlp, id, find(doc), annotation))
        return found

    def _lessons(self, articles: Sequence[Article], path: Path) -> list[Lesson]:
        return [Lesson(a, w) for a, w in zip(articles, self._windows(articles, path), strict=True)]

    def _windows(self, articles: Sequence[Article], path: Path) -> list[list[Window]]:
        if path.exists():
            kept = [[Window(*fields) for fields in ws] for ws in torch.load(path)]
            if [[t for w in ws for t in w.tokens] for ws in kept] == [
                [t.i for t in a.doc if not t.is_space] for a in articles
            ]:
                return kept
        kept = [windows(self.trees, self._pieces, a.doc, self._size) for a in articles]
        torch.save([[tuple(w) for w in ws] for ws in kept], path)
        return kept

    def train(self, fold: int | None) -> Joint:
        """Step 2: without the articles of a fold, or with all."""
        settings = self.config["training"]
        path = self.work / ("all.pt" if fold is None else f"fold{fold}.pt")
        torch.manual_seed(settings["seed"])
        width = len(LAYERS) * self.trees.norm.weight.numel()
        net = Network(width, self.config["network"])
        joint = Joint(Upper(self.trees, self.config["encoder"]), net)
        if path.exists():
            joint.take(torch.load(path))
            return joint.eval()
        few = (a for a in self.written if len(a.reading.tree.sents) < SHORTEST)
        of_few_sentences = {id(a) for a in (*self.short, *few)}
        long: list[Lesson] = []
        short: list[Lesson] = []
        for a, lesson in self.rows():
            if fold is None or a.fold(settings["folds"]) != fold:
                (short if id(a) in of_few_sentences else long).append(lesson)
        return train(joint, long, short, self.config, path)

    def rows(self) -> Iterator[tuple[Article, Lesson]]:
        """All texts: articles, texts cut from them, and written ones."""
        yield from zip(
            (*self.articles, *self.short, *self.written),
            (*self.lessons, *self.short_lessons, *self.written_lessons),
            strict=True,
        )

    def judged(self) -> tuple[export.Arrays, dict[Any, Any]]:
        """Step 3: weights of the judge, and thresholds."""
        settings = self.config["training"]
        parts: list[list[judge.Case]] = [[] for _ in range(PARTS)]
        for fold in range(settings["judged"]):
            joint = self.train(fold)
            learned = taught(joint.relations, {})
            for a, lesson in self.rows():
                if a.fold(settings["folds"]) == fold:
                    see(joint, a, lesson)
                    parts[a.fold(settings["folds"] * PARTS) // settings["folds"]].append(
                        judge.case(learned, a)
                    )
        cases = [c for part in parts for c in part]
        # Thresholds are for news, not for what was written.
        news = {id(a) for a in (*self.articles, *self.short)}
        counted: list[judge.Case] = []
        sure: list[list[float]] = []
        for part in parts:  # nor has the judge that gives the thresholds seen these articles
            weights = judge.fit((c for other in parts if other is not part for c in other), settings["seed"])
            judging = taught(joint.relations, weights)
            here = [c for c in part if id(c.article) in news]
            counted += here
            sure += [judging.probabilities(c.proposals) for c in here]
        print(f"expected calibration error {judge.calibration_error(counted, sure):.3f}")
        return judge.fit(cases, settings["seed"]), dict(judge.thresholds(counted, sure))


def _untaught(nlp: Language) -> Language:
    """A pipeline without what was learned before."""
    resolver, extractor = (nlp.get_pipe(name) for name in COMPONENTS)
    assert isinstance(resolver, ActorResolver) and isinstance(extractor, RelationExtractor)
    resolver.learn(None)
    extractor.learn(None)
    return nlp


def taught(net: Network, weights: export.Arrays) -> Learned:
    """What the relations know of a network and a judge."""
    return Learned(Weights(export.packed(export.of_relations(export.arrays(net), weights, {}))))


def see(joint: Joint, a: Article, lesson: Lesson) -> None:
    """Let an article be as a network sees it: with its vectors, and with how sure each actor is."""
    with torch.no_grad():
        batch = Batch([lesson], [False])
        vectors = joint.vectors(batch)[0]
        if len(batch.names):
            a.evidence.sure[:] = sigmoid(actors(joint.relations, vectors, batch).numpy()).tolist()
    a.doc.tensor = vectors.numpy()


def write(pipeline: Path, joint: Joint, weights: export.Arrays, thresholds: dict[str, Any]) -> None:
    """Step 4."""
    nlp = aldus.load(pipeline)
    resolver, extractor = (nlp.get_pipe(name) for name in COMPONENTS)
    assert isinstance(resolver, ActorResolver) and isinstance(extractor, RelationExtractor)
    folder = pipeline / "encoder"
    trees: Trees = joint.upper.net
    (folder / "network.onnx").write_bytes(export.network(trees, joint.relations.branch))
    save_labels(trees, folder)
    found = export.arrays(joint.relations)
    resolver.learn(export.packed(export.of_actors(found)))
    extractor.learn(export.packed(export.of_relations(found, weights, thresholds)))
    for component in (resolver, extractor):
        component.to_disk(pipeline / component.name)


def main() -> None:
    """Train by the command line."""
    parser = argparse.ArgumentParser(description="Learn actors and relations from annotated articles")
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--write", action="store_true", help="write what was learned into the pipeline")
    parser.add_argument("--config", type=Path, default=DEFAULT)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    course = Course(options.pipeline, options.annotated, options.work, config)
    weights, thresholds = course.judged()
    joint = course.train(None)
    if options.write:
        write(options.pipeline, joint, weights, thresholds)


if __name__ == "__main__":
    main()

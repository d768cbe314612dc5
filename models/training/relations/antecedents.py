"""Learn who pronouns and descriptions are, from annotated articles, on top of what the rules of the actors say.

    python -m models.training.relations.antecedents PIPELINE ANNOTATED [--docs FILE] [--write]

ANNOTATED has folders `articles` and `relations`, as `models.evaluate.coreference` reads them; the texts of
`models/training/written` are learned from as well. What is learned reads words, trees and mentions, not the vectors of the
encoder, so it does not depend on those. Articles that a part of the weights has not seen give the figures that are printed. With `--write`, weights of all articles go to
the actors of PIPELINE, beside what else these have learned. `--docs` keeps the parsed texts between runs.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

import aldus
from aldus.actors.component import ActorResolver
from aldus.actors.discourse import Link
from aldus.actors.ranking import FEATURES, Question, decide
from benchmarks.support import parsed
from models.evaluate.relations import align
from models.training.relations import notation
from models.training.relations.articles import entities

Array = npt.NDArray[Any]

FOLDS = 4
PASSES = 8
BATCH = 64
RATE = 0.1
SEED = 0
KINDS = ("pronoun", "description")
ALWAYS = -1
"""The fold of what is learned from in any case, and not counted."""


@dataclass(slots=True)
class Asked:
    """A question with its answer."""

    question: Question
    right: list[bool]
    """For each of its places whether it is right."""
    fold: int


class Recorder:
    """Keeps the questions of a Doc, and answers as the rules do."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def __call__(self, question: Question) -> Link | None:
        """Record a question."""
        self.questions.append(question)
        return question.rule


def questions(resolver: ActorResolver, doc: Doc, annotation: dict[str, Any], fold: int) -> Iterator[Asked]:
    """The questions of an article, with the mentions before each as the rules find them.

    Args:
        resolver: the actors of a pipeline, which has read the Doc otherwise.
        doc: the article.
        annotation: its annotation.
        fold: its part.
    """
    resolver.ranking = recorder = Recorder()
    doc = resolver(doc)
    resolver.ranking = None
    ids = align(doc.text, annotation["entities"], list(entities(doc)))
    actors = {(m.start_char, m.end_char, m.rule): ids.get(m.actor) for m in doc._.mentions}
    meant: defaultdict[int, set[str]] = defaultdict(set)
    for m in annotation.get("mentions", ()):
        span = doc.char_span(m["start"], m["end"], alignment_mode="expand")
        if span is not None:
            meant[span.root.i].add(m["entity"])
    for q in recorder.questions:
        right = []
        for place in q.places:
            names = ((p.start_char, p.end_char, p.rule) for p in place.cluster.mentions)
            right.append(next((actors[name] for name in names if name in actors), None) in meant[q.token])
        if len(meant[q.token]) < 2:  # plurals are left to the rules
            yield Asked(q, right, fold)


class Bags:
    """The features of questions and of all that may answer them, as arrays."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        bags = [bag for a in asked for bag in (a.question.none, *a.question.features)]
        self.lengths = np.array([len(bag) for bag in bags])
        self.flat = np.fromiter((f for bag in bags for f in bag), np.int32, count=int(self.lengths.sum()))
        self.right = np.array([r for a in asked for r in (not any(a.right), *a.right)], dtype=np.float64)
        self.sizes = np.array([1 + len(a.right) for a in asked])
        self.starts = _starts(self.sizes)
        self._of_bags = _starts(self.lengths)

    def probabilities(self, weights: Array) -> Array:
        """How probable each answer is."""
        scores = np.add.reduceat(weights[self.flat], self._of_bags)
        e = np.exp(scores - self._spread(np.maximum.reduceat(scores, self.starts)))
        found: Array = e / self._spread(np.add.reduceat(e, self.starts))
        return found

    def gradient(self, weights: Array) -> Array:
        """That of the log loss; of several right answers any will do."""
        p = self.probabilities(weights)
        good = p * self.right
        wanted = good / np.maximum(self._spread(np.add.reduceat(good, self.starts)), 1e-12)
        return np.bincount(self.flat, np.repeat(p - wanted, self.lengths), minlength=len(weights))

    def _spread(self, x: Array) -> Array:
        return np.repeat(x, self.sizes)


def _starts(sizes: Array) -> Array:
    return np.concatenate([[0], np.cumsum(sizes)[:-1]])


def fit(asked: Sequence[Asked], seed: int = SEED) -> Array:
    """The weights of features: a linear model, by AdaGrad."""
    rng = np.random.default_rng(seed)
    weights, squares = np.zeros(FEATURES), np.ones(FEATURES)
    order = rng.permutation(len(asked))
    batches = [Bags([asked[k] for k in order[at : at + BATCH]]) for at in range(0, len(order), BATCH)]
    for number in range(PASSES):
        for k in rng.permutation(len(batches)):
            gradient = batches[k].gradient(weights)
            squares += gradient**2
            weights -= RATE * (1 - number / PASSES) * gradient / np.sqrt(squares)
    return weights


def probabilities(weights: Array, asked: Sequence[Asked]) -> list[list[float]]:
    """For each question how probably it is nobody, and each of its places."""
    bags = Bags(asked)
    return [part.tolist() for part in np.split(bags.probabilities(weights), bags.starts[1:])]


def unseen(asked: Sequence[Asked]) -> Iterator[tuple[Asked, list[float]]]:
    """All questions, with what weights say that have not seen their articles."""
    for fold in range(FOLDS):
        held = [a for a in asked if a.fold == fold]
        rest = [a for a in asked if a.fold != fold]
        if held and rest:
            yield from zip(held, probabilities(fit(rest), held), strict=True)


def judged(a: Asked, link: Link | None) -> tuple[int, int]:
    """Whether an answer is right, and whether it is wrong."""
    if link is None:
        return 0, 0
    cluster = link.places[0].cluster
    right = any(r for p, r in zip(a.question.places, a.right, strict=True) if p.cluster is cluster)
    return int(right), int(not right)


def counted(answers: Iterable[tuple[Asked, Link | None]]) -> tuple[int, int]:
    """How many answers are right, and how many wrong."""
    results = [judged(a, link) for a, link in answers]
    return sum(right for right, _ in results), sum(wrong for _, wrong in results)


def report(told: Sequence[tuple[Asked, Sequence[float]]]) -> Iterator[str]:
    """What changes for questions with one answer in the singular: by the rules, and by what was learned."""
    for kind in KINDS:
        part = [(a, s) for a, s in told if a.question.kind == kind]
        rules = counted((a, a.question.rule) for a, _ in part)
        learned = counted((a, decide(a.question, s)) for a, s in part)
        possible = sum(any(a.right) for a, _ in part)
        yield f"{kind:12} of {possible}: rules right {rules[0]}, wrong {rules[1]}; right {learned[0]}, wrong {learned[1]}"


def learn(resolver: ActorResolver, weights: Array) -> None:
    """Give weights to the actors of a pipeline, beside what else they have learned."""
    arrays = dict(np.load(io.BytesIO(resolver.weights), allow_pickle=False)) if resolver.weights else {}
    arrays["cfeat"] = weights[:, None].astype(np.float16)
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    resolver.learn(file.getvalue())


def read(nlp: Language, annotated: Path, docs: Path | None) -> Iterator[Asked]:
    """The questions of all articles, and of texts that were written."""
    rows: list[tuple[str, dict[str, Any], int]] = []
    for path in sorted((annotated / "relations").glob("*.json")):
        article = json.loads((annotated / "articles" / path.name).read_text(encoding="utf-8"))
        fold = int(hashlib.md5(path.stem.encode()).hexdigest(), 16) % FOLDS
        rows.append((article["text"], json.loads(path.read_text(encoding="utf-8")), fold))
    rows += [(text, annotation, ALWAYS) for _, text, annotation in notation.read_all()]
    resolver = nlp.get_pipe("aldus_actors")
    assert isinstance(resolver, ActorResolver)
    texts = parsed.bare(nlp, [text for text, _, _ in rows], docs)
    for (_, annotation, fold), doc in zip(rows, texts, strict=True):
        yield from questions(resolver, doc, annotation, fold)


def main() -> None:
    """Train by the command line."""
    parser = argparse.ArgumentParser(
        description="Learn who pronouns and descriptions are from annotated articles"
    )
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--docs", type=Path, help="where to keep the parsed texts between runs")
    parser.add_argument("--write", action="store_true", help="write what was learned into the pipeline")
    options = parser.parse_args()
    nlp = aldus.load(options.pipeline)
    resolver = nlp.get_pipe("aldus_actors")
    assert isinstance(resolver, ActorResolver)
    before = resolver.weights
    resolver.learn(None)
    asked = list(read(nlp, options.annotated, options.docs))
    print("\n".join(report(list(unseen(asked)))))
    if options.write:
        resolver.learn(before)
        learn(resolver, fit(asked))
        resolver.to_disk(options.pipeline / resolver.name)


if __name__ == "__main__":
    main()

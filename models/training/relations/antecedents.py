"""Learn who pronouns and descriptions are, from annotated articles, on top of what the rules of the actors say.

    python -m models.training.relations.antecedents PIPELINE ANNOTATED [--docs FILE] [--write]

ANNOTATED has folders `articles` and `relations`, as `models.evaluate.coreference` reads them; the texts of
`models/training/written` are learned from as well. What is learned reads words, trees, mentions and the vectors of the
network. Articles that a part of the weights has not seen give the figures that are printed. With `--write`, weights of all
articles go to the actors of PIPELINE, beside what else these have learned. `--docs` keeps the parsed texts between runs.
"""

from __future__ import annotations

import io
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
from aldus.actors.clusters import Cluster
from aldus.actors.component import ActorResolver
from aldus.actors.discourse import Link
from aldus.actors.ranking import FEATURES, Question, decide
from models.evaluate.relations import align
from models.training.relations.articles import bare, entities, options

Array = npt.NDArray[Any]

FOLDS = 4
PASSES = 8
BATCH = 64
RATE = 0.1
RATE_OF_VECTORS = 0.004
COMPARED = 24
"""Numbers into which vectors are turned to be compared."""
SPREAD = 0.03
"""Standard deviation of the first weights of vectors."""
DROPPED = 0.2
"""Share of the numbers of vectors that are left out at random."""
UNSEEN = 0.1
"""Share of the questions whose vectors are left out."""
AT_ONCE = 2000
"""Questions that are answered at once."""
SEEDS = (0, 1, 2)
KINDS = ("pronoun", "description")


@dataclass(slots=True)
class Asked:
    """A question with its answer."""

    question: Question
    right: list[bool]
    """For each of its options whether it is right."""
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
        named = [[_actor(p.cluster, actors) for p in option.places] for option in q.options]
        yield Asked(q, fitting(named, meant[q.token]), fold)


def _actor(cluster: Cluster, actors: dict[tuple[int, int, str], str | None]) -> str | None:
    """The annotated actor that a cluster is."""
    names = ((p.start_char, p.end_char, p.rule) for p in cluster.mentions)
    return next((actors[name] for name in names if name in actors), None)


def fitting(options: Sequence[Sequence[str | None]], meant: set[str]) -> list[bool]:
    """Which options are right: who is meant; of several those that have most in common with them, and at least half.

    Args:
        options: the annotated actors of each option.
        meant: whom the annotation means.
    """
    alike = [len(set(actors) & meant) / len(set(actors) | meant) for actors in options]
    least = max([0.5 if len(meant) > 1 else 1.0, *alike])
    return [share == least for share in alike]


@dataclass(slots=True)
class Learned:
    """What is learned."""

    table: Array
    """The weight of each feature."""
    token: Array
    """What is compared of the vector of a token: a row for each number of it, and one for the bias."""
    option: Array
    """The same of the vector of an option."""


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
        self.vectors = np.concatenate([_with_bias(a.question.vectors) for a in asked])

    def probabilities(self, weights: Learned) -> Array:
        """How probable each answer is."""
        return self._softmax(self._scores(weights, self.vectors))

    def mask(self, rng: np.random.Generator) -> Array:
        """What of the vectors is looked at once: of some questions nothing, so that features tell enough without them."""
        kept = (rng.random(self.vectors.shape) > DROPPED) / (1 - DROPPED)
        seen = rng.random(len(self.sizes)) > UNSEEN
        found: Array = kept * self._spread(seen)[:, None]
        return found

    def gradient(self, weights: Learned, mask: Array) -> Learned:
        """That of the log loss; of several right answers any will do.

        Args:
            weights: where it is taken.
            mask: what of the vectors is looked at, a factor for each number of each.
        """
        vectors = self.vectors * mask
        p = self._softmax(self._scores(weights, vectors))
        good = p * self.right
        wanted = good / np.maximum(self._spread(np.add.reduceat(good, self.starts)), 1e-12)
        error = p - wanted
        table = np.bincount(self.flat, np.repeat(error, self.lengths), minlength=len(weights.table))
        error[self.starts] = 0
        tokens = vectors[self.starts]
        of_options = error[:, None] * self._spread(tokens @ weights.token)
        of_tokens = np.add.reduceat(error[:, None] * (vectors @ weights.option), self.starts)
        return Learned(table, tokens.T @ of_tokens, vectors.T @ of_options)

    def _scores(self, weights: Learned, vectors: Array) -> Array:
        scores = np.add.reduceat(weights.table[self.flat], self._of_bags)
        alike = (self._spread(vectors[self.starts] @ weights.token) * (vectors @ weights.option)).sum(1)
        alike[self.starts] = 0
        found: Array = scores + alike
        return found

    def _softmax(self, scores: Array) -> Array:
        e = np.exp(scores - self._spread(np.maximum.reduceat(scores, self.starts)))
        found: Array = e / self._spread(np.add.reduceat(e, self.starts))
        return found

    def _spread(self, x: Array) -> Array:
        return np.repeat(x, self.sizes, axis=0)


def _with_bias(vectors: Array | None) -> Array:
    assert vectors is not None, "the pipeline has no vectors"
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)


def _starts(sizes: Array) -> Array:
    return np.concatenate([[0], np.cumsum(sizes)[:-1]])


def fit(asked: Sequence[Asked]) -> Learned:
    """The mean of what several seeds learn; the scores of a question are the means of those of each."""
    parts = [fit_once(asked, seed) for seed in SEEDS]
    return Learned(
        np.mean([part.table for part in parts], axis=0),
        np.concatenate([part.token / len(parts) for part in parts], axis=1),
        np.concatenate([part.option for part in parts], axis=1),
    )


def fit_once(asked: Sequence[Asked], seed: int) -> Learned:
    """The weights of one seed: those of features by AdaGrad, those of vectors by Adam."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(asked))
    batches = [Bags([asked[k] for k in order[at : at + BATCH]]) for at in range(0, len(order), BATCH)]
    width = batches[0].vectors.shape[1]
    weights = Learned(np.zeros(FEATURES), *(rng.normal(0, SPREAD, (2, width, COMPARED))))
    squares, steps = np.ones(FEATURES), [Adam(weights.token), Adam(weights.option)]
    for number in range(PASSES):
        left = 1 - number / PASSES
        for k in rng.permutation(len(batches)):
            gradient = batches[k].gradient(weights, batches[k].mask(rng))
            squares += gradient.table**2
            weights.table -= RATE * left * gradient.table / np.sqrt(squares)
            steps[0](gradient.token, RATE_OF_VECTORS * left)
            steps[1](gradient.option, RATE_OF_VECTORS * left)
    return weights


class Adam:
    """Adam (Kingma and Ba 2015) for one matrix, which it changes.

    Args:
        matrix: what is learned.
    """

    def __init__(self, matrix: Array) -> None:
        self._matrix = matrix
        self._mean, self._squares = np.zeros_like(matrix), np.zeros_like(matrix)
        self._steps = 0

    def __call__(self, gradient: Array, rate: float) -> None:
        """Make one step."""
        self._steps += 1
        self._mean += 0.1 * (gradient - self._mean)
        self._squares += 0.001 * (gradient**2 - self._squares)
        mean, squares = self._mean / (1 - 0.9**self._steps), self._squares / (1 - 0.999**self._steps)
        self._matrix -= rate * mean / (np.sqrt(squares) + 1e-8)


def probabilities(weights: Learned, asked: Sequence[Asked]) -> list[list[float]]:
    """For each question how probably it is nobody, and each of its options."""
    found: list[list[float]] = []
    for at in range(0, len(asked), AT_ONCE):
        bags = Bags(asked[at : at + AT_ONCE])
        found += [part.tolist() for part in np.split(bags.probabilities(weights), bags.starts[1:])]
    return found


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
    chosen = {p.cluster for p in link.places}
    right = any(r for o, r in zip(a.question.options, a.right, strict=True) if o.clusters == chosen)
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


def file_of(weights: Learned, others: bytes = b"") -> bytes:
    """Weights as the actors of a pipeline read them, beside what else these have learned.

    Args:
        weights: what was learned.
        others: a file with the weights of everything.
    """
    arrays = dict(np.load(io.BytesIO(others), allow_pickle=False)) if others else {}
    arrays["cfeat"] = weights.table[:, None].astype(np.float16)
    for name, matrix in (("cq", weights.token), ("cp", weights.option)):
        arrays[f"{name}.w"], arrays[f"{name}.b"] = (
            matrix[:-1].astype(np.float16),
            matrix[-1].astype(np.float16),
        )
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def read(nlp: Language, annotated: Path, docs: Path | None) -> Iterator[Asked]:
    """The questions of all articles, and of texts that were written."""
    resolver = nlp.get_pipe("aldus_actors")
    assert isinstance(resolver, ActorResolver)
    for doc, annotation, fold in bare(nlp, annotated, docs, FOLDS):
        yield from questions(resolver, doc, annotation, fold)


def main() -> None:
    """Train by the command line."""
    given = options("Learn who pronouns and descriptions are from annotated articles")
    nlp = aldus.load(given.pipeline)
    resolver = nlp.get_pipe("aldus_actors")
    assert isinstance(resolver, ActorResolver)
    before = resolver.weights
    resolver.learn(None)
    asked = list(read(nlp, given.annotated, given.docs))
    print("\n".join(report(list(unseen(asked)))))
    if given.write:
        resolver.learn(file_of(fit(asked), before))
        resolver.to_disk(given.pipeline / resolver.name)


if __name__ == "__main__":
    main()

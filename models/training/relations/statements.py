"""Learn of which event type statements are by what is said, on the vectors of a pipeline that has learned relations.

    python -m models.training.relations.statements PIPELINE ANNOTATED [--docs FILE] [--write]

ANNOTATED has folders `articles` and `relations`; the texts of `models/training/written` are learned from as well. Articles that
this layer has not seen give the figures that are printed; the vectors have seen them, so on others it is less often right. With
`--write`, weights of all articles go to the relations of PIPELINE, beside what else these have learned.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from spacy.language import Language
from spacy.tokens import Doc
from torch import Tensor, nn
from torch.nn import functional as F

import aldus
from aldus.document import Span
from aldus.nets import Weights
from aldus.relations.component import RelationExtractor
from aldus.relations.learned.evidence import Evidence
from aldus.relations.learned.scorer import Scorer
from aldus.relations.learned.statements import SAID, said, said_features
from aldus.relations.reading import Reading
from models.evaluate.relations import Expected, expect
from models.training.relations.articles import bare, options
from models.training.relations.export import packed
from models.training.relations.network import table

FOLDS = 4
BAG, INNER = 32, 128
NETS = 3
"""So many networks decide together, as one."""
DROP = 0.3
PASSES, BATCH, RATE, DECAY = 10, 64, 1e-3, 0.02
SEED = 0
SHOWN = (0.3, 0.4, 0.5, 0.6)
"""Probabilities from which on a type counts, in the report."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement."""

    vector: npt.NDArray[np.float32]
    """Of its trigger and, as their mean, of what is said."""
    features: list[int]
    types: npt.NDArray[np.float32]
    """How much each type is right, one in all."""
    table: bool
    """Whether the tables give a type."""
    fold: int


class Types(nn.Module):
    """The layers.

    Args:
        width: of the vectors.
        types: how many types there are.
        nets: how many networks they are made of.
    """

    def __init__(self, width: int, types: int, nets: int = 1) -> None:
        super().__init__()
        self.said = table(SAID, BAG * nets)
        self.said1, self.said2 = nn.Linear(width + BAG * nets, INNER * nets), nn.Linear(INNER * nets, types)
        self.drop = nn.Dropout(DROP)

    def forward(self, vectors: Tensor, flat: Tensor, starts: Tensor) -> Tensor:
        """[statements, types]."""
        sizes = torch.diff(starts, append=torch.tensor([len(flat)]))
        bags = self.said(flat, starts) / sizes[:, None]
        x = self.drop(torch.cat([vectors, bags], 1))
        found: Tensor = self.said2(self.drop(torch.relu(self.said1(x))))
        return found


def statements(
    extractor: RelationExtractor, scorer: Scorer, doc: Doc, annotation: dict[str, Any], fold: int
) -> Iterator[Said]:
    """The annotated statements of a Doc with actors and vectors."""
    reading = Reading(doc, extractor.lexicon)
    found = extractor.rules(reading)
    tree, evidence = reading.tree, Evidence(reading, found)
    told = {c.trigger: c.event_type for c in found if c.kind == "say"}
    vectors = np.asarray(doc.tensor, dtype=np.float32)
    for r in annotation["relations"]:
        e: Expected = expect(doc.text, r)
        right = [float((t or None) in e.events) for t in scorer.types]
        i = bisect_right(tree.start, e.triggers[0][0]) - 1
        if e.kind != "say" or not sum(right) or i < 0:
            continue
        tokens = said(tree, i, None if e.content is None else Span(*e.content))
        features, rules = evidence.token(i)
        word = scorer.words(vectors[[i]], [[*features, *rules]])[0]
        yield Said(
            np.concatenate([word, vectors[tokens].mean(0)]),
            said_features(tree, tokens),
            np.array(right, dtype=np.float32) / sum(right),
            told.get(i) is not None,
            fold,
        )


def batch(rows: Sequence[Said]) -> tuple[Tensor, Tensor, Tensor]:
    """Statements as `Types` reads them."""
    starts = np.cumsum([0, *(len(r.features) for r in rows)])[:-1]
    flat = [k for r in rows for k in r.features]
    return torch.from_numpy(np.stack([r.vector for r in rows])), torch.tensor(flat), torch.from_numpy(starts)


def fit(rows: Sequence[Said]) -> Types:
    """The layers, trained on some statements: the mean of some networks."""
    return joined([_one(rows, SEED + k) for k in range(NETS)])


def joined(nets: Sequence[Types]) -> Types:
    """Networks side by side, as one."""
    width = nets[0].said1.in_features - BAG
    found = Types(width, nets[0].said2.out_features, len(nets))
    with torch.no_grad():
        found.said.weight.copy_(torch.cat([net.said.weight for net in nets], 1))
        found.said1.weight.zero_()
        for k, net in enumerate(nets):
            inner, bag = slice(k * INNER, (k + 1) * INNER), slice(width + k * BAG, width + (k + 1) * BAG)
            found.said1.weight[inner, :width] = net.said1.weight[:, :width]
            found.said1.weight[inner, bag] = net.said1.weight[:, width:]
        found.said1.bias.copy_(torch.cat([net.said1.bias for net in nets]))
        found.said2.weight.copy_(torch.cat([net.said2.weight for net in nets], 1) / len(nets))
        found.said2.bias.copy_(torch.stack([net.said2.bias for net in nets]).mean(0))
    return found.eval()


def _one(rows: Sequence[Said], seed: int) -> Types:
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    net = Types(len(rows[0].vector), len(rows[0].types))
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    each = len(rows) // BATCH + 1
    step = 0
    for _ in range(PASSES):
        for part in np.array_split(order.permutation(len(rows)), each):
            chosen = [rows[k] for k in part]
            right = torch.from_numpy(np.stack([r.types for r in chosen]))
            loss = F.cross_entropy(net(*batch(chosen)), right)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = RATE * max(0.02, 1 - step / (PASSES * each))
            optimiser.step()
    return net.eval()


def report(rows: Sequence[Said]) -> Iterator[str]:
    """How often a type is right where no table gives one, for articles that these layers have not seen."""
    sure: list[tuple[float, bool]] = []
    typed = 0
    for fold in range(FOLDS):
        held = [r for r in rows if r.fold == fold and not r.table]
        if not held:
            continue
        net = fit([r for r in rows if r.fold != fold])
        with torch.no_grad():
            found = torch.softmax(net(*batch(held)), 1).numpy()
        typed += sum(r.types[0] == 0 for r in held)
        best = found[:, 1:].argmax(1) + 1
        sure += [(float(p[k]), r.types[k] > 0) for p, k, r in zip(found, best, held, strict=True)]
    for least in SHOWN:
        given = [right for p, right in sure if p >= least]
        yield f"from {least} on: {len(given)} types, {sum(given)} right; {typed} statements have one"


def learn(extractor: RelationExtractor, net: Types) -> None:
    """Give the layers to the relations of a pipeline, beside what else they have learned."""
    with np.load(io.BytesIO(extractor.weights), allow_pickle=False) as file:
        arrays = dict(file)
    arrays["said"] = net.said.weight.detach().numpy().astype(np.float16)
    for name, layer in (("said1", net.said1), ("said2", net.said2)):
        arrays[f"{name}.w"] = layer.weight.detach().numpy().T.astype(np.float16)
        arrays[f"{name}.b"] = layer.bias.detach().numpy().astype(np.float16)
    extractor.learn(packed(arrays))


def read(nlp: Language, annotated: Path, docs: Path | None) -> Iterator[Said]:
    """The statements of all articles, and of texts that were written."""
    extractor = nlp.get_pipe("aldus_relations")
    assert isinstance(extractor, RelationExtractor)
    scorer = Scorer(Weights(extractor.weights))
    resolve = nlp.get_pipe("aldus_actors")
    for doc, annotation, fold in bare(nlp, annotated, docs, FOLDS):
        resolve(doc)
        yield from statements(extractor, scorer, doc, annotation, fold)


def main() -> None:
    """Train by the command line."""
    given = options("Learn the event types of statements from annotated articles")
    torch.set_num_threads(1)
    nlp = aldus.load(given.pipeline)
    extractor = nlp.get_pipe("aldus_relations")
    assert isinstance(extractor, RelationExtractor)
    rows = list(read(nlp, given.annotated, given.docs))
    print("\n".join(report(rows)))
    if given.write:
        learn(extractor, fit(rows))
        extractor.to_disk(given.pipeline / extractor.name)


if __name__ == "__main__":
    main()

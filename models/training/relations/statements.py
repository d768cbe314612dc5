"""Learn of which event type statements are by what is said of whom, on the vectors of a pipeline that has learned relations.

    python -m models.training.relations.statements PIPELINE ANNOTATED [--docs FILE] [--write]

ANNOTATED has folders `articles` and `relations`; the texts of `models/training/written` are learned from as well. Articles that
this layer has not seen give the figures that are printed; the vectors have seen them, so on others it is less often right. With
`--write`, weights of all articles go to the relations of PIPELINE, beside what else these have learned.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from spacy.language import Language
from spacy.tokens import Doc
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

import aldus
from aldus.document import Span
from aldus.nets import Weights
from aldus.relations.component import RelationExtractor
from aldus.relations.learned.evidence import Evidence
from aldus.relations.learned.scorer import ATTENDED, Scorer
from aldus.relations.learned.statements import SAID, TOLD, said, said_features, told_features
from aldus.relations.reading import Reading
from models.evaluate.relations import Expected, align, expect
from models.training.relations.articles import bare, entities, options
from models.training.relations.export import packed
from models.training.relations.fitting import Course, fitted
from models.training.relations.network import flat, mean, table

FOLDS = 4
BAG, TELLING, INNER = 32, 24, 128
HEADS = 2
"""Of attention, in each network."""
NETS = 3
"""So many networks decide together, as one."""
DROP = 0.3
UNSEEN = 0.5
"""Share of the statements whose vectors are left out: the network has seen these articles, and tells more of them than of others."""
PASSES, BATCH, RATE, DECAY = 10, 64, 1e-3, 0.02
SEED = 0
AT_ONCE = 256
"""Statements that are looked at together in the report."""
SHOWN = (0.3, 0.4, 0.5, 0.6)
"""Probabilities from which on a type counts, in the report."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement."""

    word: npt.NDArray[np.float32]
    """Of its trigger."""
    vectors: npt.NDArray[np.float32]
    """Of what is said, a row for each token."""
    features: list[int]
    """Of what is said."""
    told: list[int]
    """Of how it is said, and of whom."""
    types: npt.NDArray[np.float32]
    """How much each type is right, one in all."""
    table: bool
    """Whether the tables give a type."""
    fold: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Statements as `Types` reads them."""

    words: Tensor
    """[statements, word]."""
    vectors: Tensor
    """[statements, longest, width]."""
    there: Tensor
    """[statements, longest]: where there is a token."""
    said: tuple[Tensor, Tensor]
    """Features of what is said, one after the other, and where those of each statement start."""
    told: tuple[Tensor, Tensor]


class Types(nn.Module):
    """The layers.

    Args:
        word: width of what tells of a trigger.
        width: that of the vectors.
        types: how many types there are.
        nets: how many networks they are made of.
    """

    def __init__(self, word: int, width: int, types: int, nets: int = 1) -> None:
        super().__init__()
        self.word, self.width, self.nets = word, width, nets
        self.said, self.told = table(SAID, BAG * nets), table(TOLD, TELLING * nets)
        self.query = nn.Linear(word, ATTENDED * HEADS * nets)
        self.key = nn.Linear(width, ATTENDED * HEADS * nets, bias=False)
        self.said1, self.said2 = nn.Linear(sum(self.parts), INNER * nets), nn.Linear(INNER * nets, types)
        self.drop = nn.Dropout(DROP)

    @property
    def parts(self) -> tuple[int, ...]:
        """The widths of what the first layer reads: trigger, mean of the vectors, bags, what is attended to."""
        n = self.nets
        return self.word, self.width, BAG * n, TELLING * n, HEADS * self.width * n

    def forward(self, b: Batch) -> Tensor:
        """[statements, types]."""
        if self.training:
            b = self._partly_unseen(b)
        whole = (b.vectors * b.there[:, :, None]).sum(1) / b.there.sum(1, keepdim=True)
        bags = [mean(self.said, *b.said), mean(self.told, *b.told)]
        x = torch.cat([b.words, whole, *bags, self._attended(b)], 1)
        found: Tensor = self.said2(self.drop(torch.relu(self.said1(self.drop(x)))))
        return found

    def _partly_unseen(self, b: Batch) -> Batch:
        """Statements of which some lack the vector of the trigger, and some those of what is said."""
        trigger, content = (torch.rand(2, len(b.words), 1) > UNSEEN).float()
        words = torch.cat([b.words[:, : self.width] * trigger, b.words[:, self.width :]], 1)
        return replace(b, words=words, vectors=b.vectors * content[:, :, None])

    def _attended(self, b: Batch) -> Tensor:
        size, longest, _ = b.vectors.shape
        query = self.query(b.words).view(size, -1, ATTENDED)
        key = self.key(b.vectors).view(size, longest, -1, ATTENDED)
        scores = torch.einsum("sha,stha->sht", query, key) / ATTENDED**0.5
        weights = scores.masked_fill(~b.there[:, None], -torch.inf).softmax(-1)
        return (weights @ b.vectors).flatten(1)


def statements(
    extractor: RelationExtractor, scorer: Scorer, doc: Doc, annotation: dict[str, Any], fold: int
) -> Iterator[Said]:
    """The annotated statements of a Doc with actors and vectors."""
    reading = Reading(doc, extractor.lexicon)
    found = extractor.rules(reading)
    tree, evidence = reading.tree, Evidence(reading, found)
    told = {c.trigger: c for c in found if c.kind == "say"}
    vectors = np.asarray(doc.tensor, dtype=np.float32)
    own = {gold: id for id, gold in align(doc.text, annotation["entities"], list(entities(doc))).items()}
    types = {e["id"]: e["type"] for e in annotation["entities"]}
    for r in annotation["relations"]:
        e: Expected = expect(doc.text, r)
        right = [float((t or None) in e.events) for t in scorer.types]
        i = bisect_right(tree.start, e.triggers[0][0]) - 1
        if e.kind != "say" or not sum(right) or i < 0:
            continue
        # What is said is cut as it will be, where a rule finds it.
        content = told[i].content if i in told else None if e.content is None else Span(*e.content)
        target = r.get("target")
        tokens = said(tree, i, content)
        features, rules = evidence.token(i)
        heads = reading.parties.index.heads(own[target]) if target in own else ()
        yield Said(
            scorer.words(vectors[[i]], [[*features, *rules]])[0],
            vectors[tokens],
            said_features(tree, tokens),
            told_features(tree, i, tokens, content, (types[r["source"]], types.get(target)), heads),
            np.array(right, dtype=np.float32) / sum(right),
            i in told and told[i].event_type is not None,
            fold,
        )


def batch(rows: Sequence[Said]) -> Batch:
    """Statements as `Types` reads them."""
    return Batch(
        torch.from_numpy(np.stack([r.word for r in rows])),
        pad_sequence([torch.from_numpy(r.vectors) for r in rows], batch_first=True),
        pad_sequence([torch.ones(len(r.vectors), dtype=torch.bool) for r in rows], batch_first=True),
        flat([r.features for r in rows]),
        flat([r.told for r in rows]),
    )


def fit(rows: Sequence[Said]) -> Types:
    """The layers, trained on some statements: the mean of some networks."""
    return joined([_one(rows, SEED + k) for k in range(NETS)])


def joined(nets: Sequence[Types]) -> Types:
    """Networks side by side, as one."""
    one = nets[0]
    found = Types(one.word, one.width, one.said2.out_features, len(nets))
    with torch.no_grad():
        for name in ("said", "told"):
            getattr(found, name).weight.copy_(torch.cat([getattr(net, name).weight for net in nets], 1))
        found.query.weight.copy_(torch.cat([net.query.weight for net in nets]))
        found.query.bias.copy_(torch.cat([net.query.bias for net in nets]))
        found.key.weight.copy_(torch.cat([net.key.weight for net in nets]))
        found.said1.weight.zero_()
        for k, net in enumerate(nets):
            inner = slice(k * INNER, (k + 1) * INNER)
            theirs = net.said1.weight.split(net.parts, 1)
            for number, part in enumerate(found.said1.weight.split(found.parts, 1)):
                # The first two parts are the same for all networks.
                size = theirs[number].shape[1]
                at = 0 if number < 2 else k * size
                part[inner, at : at + size] = theirs[number]
        found.said1.bias.copy_(torch.cat([net.said1.bias for net in nets]))
        found.said2.weight.copy_(torch.cat([net.said2.weight for net in nets], 1) / len(nets))
        found.said2.bias.copy_(torch.stack([net.said2.bias for net in nets]).mean(0))
    return found.eval()


def _one(rows: Sequence[Said], seed: int) -> Types:
    torch.manual_seed(seed)
    net = Types(len(rows[0].word), rows[0].vectors.shape[1], len(rows[0].types))
    return fitted(net, rows, _loss, Course(PASSES, BATCH, RATE, DECAY), seed)


def _loss(net: Types, rows: list[Said]) -> Tensor:
    return F.cross_entropy(net(batch(rows)), torch.from_numpy(np.stack([r.types for r in rows])))


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
            parts = [batch(held[k : k + AT_ONCE]) for k in range(0, len(held), AT_ONCE)]
            found = torch.cat([torch.softmax(net(part), 1) for part in parts]).numpy()
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
    for name in ("said", "told"):
        arrays[name] = getattr(net, name).weight.detach().numpy().astype(np.float16)
    for name, layer in (("saidq", net.query), ("saidk", net.key), ("said1", net.said1), ("said2", net.said2)):
        arrays[f"{name}.w"] = layer.weight.detach().numpy().T.astype(np.float16)
        if layer.bias is not None:
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

"""Learn whether acts happened, by what stands around their triggers, on the vectors of a pipeline that has learned relations.

    python -m models.training.relations.statuses PIPELINE ANNOTATED [--docs FILE] [--write]

ANNOTATED has folders `articles` and `relations`; the texts of `models/training/written` are learned from as well. Articles that
this layer has not seen give the figures that are printed; the vectors have seen them. With `--write`, weights of all articles go
to the relations of PIPELINE, beside what else these have learned.
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
from aldus.relations.component import RelationExtractor
from aldus.relations.learned.statuses import AROUND, STATUSES, Surroundings, likelier
from aldus.relations.reading import Reading
from models.evaluate.relations import expect
from models.training.relations.articles import ALWAYS, bare, options
from models.training.relations.export import in_8_bits, packed
from models.training.relations.fitting import Course, fitted
from models.training.relations.network import flat, mean, table

FOLDS = 4
BAG, REDUCED, INNER = 48, 64, 96
SEATS = 3
NETS = 3
"""So many networks decide together, as one."""
DROP = 0.4
UNSEEN = 0.2
"""Share of the acts whose vectors are left out: the network has seen these articles, and tells more of them than of others."""
PASSES, BATCH, RATE, DECAY = 4, 64, 1e-3, 0.02
SEED = 0
AT_ONCE = 256
"""Acts that are looked at together in the report."""


@dataclass(frozen=True, slots=True)
class Row:
    """An annotated act."""

    features: list[int]
    """Of what stands around its trigger."""
    vectors: npt.NDArray[np.float16]
    """[seats, width]."""
    rule: int
    """The status that the rules give, by number."""
    right: tuple[int, ...]
    """Those that are right."""
    fold: int


class Net(nn.Module):
    """The layers of one network.

    Args:
        width: that of the vectors.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.bag, self.direct = table(AROUND, BAG), table(AROUND, len(STATUSES))
        nn.init.normal_(self.bag.weight, std=0.1)
        nn.init.zeros_(self.direct.weight)
        self.seats = nn.Linear(width * SEATS, REDUCED)
        self.a, self.b = nn.Linear(BAG + REDUCED + len(STATUSES), INNER), nn.Linear(INNER, len(STATUSES))
        self.rule = nn.Linear(len(STATUSES), len(STATUSES), bias=False)
        self.drop = nn.Dropout(DROP)
        with torch.no_grad():
            self.rule.weight.copy_(2 * torch.eye(len(STATUSES)))

    def forward(self, features: tuple[Tensor, Tensor], vectors: Tensor, rule: Tensor) -> Tensor:
        """[acts, statuses]."""
        if self.training:
            vectors = vectors * (torch.rand(len(vectors), 1, 1) > UNSEEN).float()
        bag = mean(self.bag, *features)
        seen = torch.relu(self.seats(self.drop(vectors.flatten(1))))
        inner = torch.relu(self.a(self.drop(torch.cat([bag, seen, rule], 1))))
        found: Tensor = self.b(self.drop(inner)) + self.rule(rule) + self.direct(*features)
        return found


def acts(extractor: RelationExtractor, doc: Doc, annotation: dict[str, Any], fold: int) -> Iterator[Row]:
    """The annotated acts of a Doc with vectors."""
    reading = Reading(doc, extractor.lexicon)
    tree, around = reading.tree, Surroundings(reading)
    vectors = np.asarray(doc.tensor, dtype=np.float16)
    for r in annotation["relations"]:
        if r["kind"] != "do":
            continue
        e = expect(doc.text, r)
        at, _ = r.get("trigger_span") or e.triggers[0]
        i = bisect_right(tree.start, at) - 1
        if i < 0:
            continue
        clause = reading.clauses.get(i)
        noun = clause is None or (tree.pos[i] == "NOUN" and not clause.copula)
        status = reading.status.of_noun(i) if noun or clause is None else reading.status.of(clause)
        right = tuple(sorted({STATUSES.index(s or "actual") for s in e.statuses}))  # type: ignore[arg-type]
        yield Row(
            around.features(i, status), vectors[list(around.seats(i))], STATUSES.index(status), right, fold
        )


def fit(rows: Sequence[Row]) -> list[Net]:
    """The networks, trained on some acts."""
    return [_one(rows, SEED + k) for k in range(NETS)]


def _one(rows: Sequence[Row], seed: int) -> Net:
    torch.manual_seed(seed)
    return fitted(Net(rows[0].vectors.shape[1]), rows, _loss, Course(PASSES, BATCH, RATE, DECAY), seed)


def _loss(net: Net, rows: list[Row]) -> Tensor:
    return F.cross_entropy(net(*_batch(rows)), _right(rows))


def _batch(rows: Sequence[Row]) -> tuple[tuple[Tensor, Tensor], Tensor, Tensor]:
    vectors = torch.from_numpy(np.stack([r.vectors for r in rows]).astype(np.float32))
    rule = F.one_hot(torch.tensor([r.rule for r in rows]), len(STATUSES)).float()
    return flat([r.features for r in rows]), vectors, rule


def _right(rows: Sequence[Row]) -> Tensor:
    found = torch.zeros(len(rows), len(STATUSES))
    for k, r in enumerate(rows):
        found[k, list(r.right)] = 1 / len(r.right)
    return found


def probabilities(nets: Sequence[Net], rows: Sequence[Row]) -> npt.NDArray[np.float32]:
    """[acts, statuses]: how probable each status is, by all networks."""
    parts = [_batch(rows[k : k + AT_ONCE]) for k in range(0, len(rows), AT_ONCE)]
    with torch.no_grad():
        each = [torch.cat([net(*part) for part in parts]) for net in nets]
    found: npt.NDArray[np.float32] = torch.softmax(torch.stack(each).mean(0), 1).numpy()
    return found


def report(rows: Sequence[Row]) -> Iterator[str]:
    """How often a status is right, for articles that these layers have not seen."""
    held: list[Row] = []
    parts = []
    for fold in range(FOLDS):
        part = [r for r in rows if r.fold == fold]
        if part:
            held += part
            parts.append(probabilities(fit([r for r in rows if r.fold != fold]), part))
    found = np.concatenate(parts)
    given = [r.rule for r in held], [likelier(p.tolist(), r.rule) for p, r in zip(found, held, strict=True)]
    for name, statuses in zip(("by rules", "learned"), given, strict=True):
        good = np.mean([k in r.right for k, r in zip(statuses, held, strict=True)])
        yield f"{name}: {good:.3f} of {len(held)} acts"


def learn(extractor: RelationExtractor, nets: Sequence[Net]) -> None:
    """Give the layers to the relations of a pipeline, beside what else they have learned."""
    with np.load(io.BytesIO(extractor.weights), allow_pickle=False) as file:
        arrays = dict(file)
    for name, value in joined(nets).items():
        arrays |= in_8_bits(name, value) if name == "stbag" else {name: value.astype(np.float16)}
    extractor.learn(packed(arrays))


def joined(nets: Sequence[Net]) -> dict[str, npt.NDArray[np.float32]]:
    """The weights of several networks as of one, whose scores are the mean of theirs."""
    n, width = len(nets), BAG + REDUCED + len(STATUSES)
    a = np.zeros((n * (BAG + REDUCED) + len(STATUSES), n * INNER), dtype=np.float32)
    for k, net in enumerate(nets):
        own = net.a.weight.detach().numpy().T
        inner = slice(k * INNER, (k + 1) * INNER)
        a[k * BAG : (k + 1) * BAG, inner] = own[:BAG]
        at = n * BAG + k * REDUCED
        a[at : at + REDUCED, inner] = own[BAG : BAG + REDUCED]
        a[-len(STATUSES) :, inner] = own[BAG + REDUCED : width]

    def beside(parts: list[Tensor], axis: int) -> npt.NDArray[np.float32]:
        return np.concatenate([part.detach().numpy() for part in parts], axis)

    def middle(parts: list[Tensor]) -> npt.NDArray[np.float32]:
        found: npt.NDArray[np.float32] = np.mean([part.detach().numpy() for part in parts], 0)
        return found

    return {
        "stbag": beside([net.bag.weight for net in nets], 1),
        "stdirect": middle([net.direct.weight for net in nets]),
        "stseats.w": beside([net.seats.weight.T for net in nets], 1),
        "stseats.b": beside([net.seats.bias for net in nets], 0),
        "sta.w": a,
        "sta.b": beside([net.a.bias for net in nets], 0),
        "stb.w": beside([net.b.weight.T for net in nets], 0) / np.float32(n),
        "stb.b": middle([net.b.bias for net in nets]),
        "strule": middle([net.rule.weight.T for net in nets]),
    }


def read(nlp: Language, annotated: Path, docs: Path | None) -> Iterator[Row]:
    """The acts of all articles, and of texts that were written."""
    extractor = nlp.get_pipe("aldus_relations")
    assert isinstance(extractor, RelationExtractor)
    for doc, annotation, fold in bare(nlp, annotated, docs, FOLDS):
        yield from acts(extractor, doc, annotation, fold)


def main() -> None:
    """Train by the command line."""
    given = options("Learn whether acts happened from annotated articles")
    torch.set_num_threads(1)
    nlp = aldus.load(given.pipeline)
    extractor = nlp.get_pipe("aldus_relations")
    assert isinstance(extractor, RelationExtractor)
    rows = list(read(nlp, given.annotated, given.docs))
    assert any(r.fold != ALWAYS for r in rows)
    print("\n".join(report(rows)))
    if given.write:
        learn(extractor, fit(rows))
        extractor.to_disk(given.pipeline / extractor.name)


if __name__ == "__main__":
    main()

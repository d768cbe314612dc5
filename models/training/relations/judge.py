"""The judge: a small network that weighs what rules and scores say, and how sure a relation must be to be kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from aldus.document import RelationKind
from aldus.relations.learned.model import Learned, Recall, choose
from aldus.relations.learned.proposals import Proposal, matrix
from aldus.relations.learned.scorer import KINDS
from models.evaluate.relations import Found, match, same_trigger, scored
from models.training.relations.articles import Article

HIDDEN = 32
JUDGES = 5
"""So many judge together: one alone depends on chance."""
BATCH = 512
RATE = 3e-3
STEPS = np.arange(0.1, 0.9, 0.025)
"""Thresholds that are tried."""
PRECISE = 0.85
"""What precision `precise` asks for."""
BALANCED = 0.72
"""What precision `balanced` asks for at least; beyond that, the best F."""
WIDE = 0.6
"""Which share of the precision of `balanced` is enough for `wide`."""


@dataclass(slots=True)
class Case:
    """An article with what may be found in it, and whether that is right."""

    article: Article
    proposals: list[Proposal]
    right: list[bool]
    counts: list[bool]
    """Not where only an optional annotation is like it."""


class Judge(nn.Module):
    """One hidden layer beside a linear one."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.a, self.b, self.l = nn.Linear(inputs, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(inputs, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Log odds of each row."""
        return (self.b(self.drop(torch.relu(self.a(x)))) + self.l(x))[:, 0]  # type: ignore[no-any-return]


def case(learned: Learned, article: Article) -> Case:
    """What a network that has not seen an article proposes for it; `doc.tensor` holds its vectors."""
    vectors = np.asarray(article.doc.tensor, dtype=np.float32)
    _, proposals = learned.propose(article.evidence, article.found, vectors)
    found = [as_found(article, p) for p in proposals]
    right, counts = [], []
    for f in found:
        like = [
            e
            for e in article.expected
            if f.kind == e.kind
            and (f.source, f.target) in e.right
            and (e.kind == "role" or same_trigger(e, f) or e.place[0] <= f.start < e.place[1])
        ]
        right.append(any(not e.optional for e in like))
        counts.append(right[-1] or not like)
    return Case(article, proposals, right, counts)


def as_found(article: Article, p: Proposal) -> Found:
    """A proposal as the evaluation reads it."""
    tree, actors, ids = article.reading.tree, article.evidence.actors, article.ids
    names = [None if k is None else ids.get(actors[k], f"?{actors[k]}") for k in (p.source, p.target)]
    return Found(p.kind, names[0] or "", names[1], tree.start[p.trigger], tree.end[p.trigger])


def fit(cases: Iterable[Case], seed: int, passes: int = 25) -> dict[str, np.ndarray[Any, Any]]:
    """The weights of a judge, by the names that `aldus.relations.learned` reads: the mean of some judges, as one."""
    cases = list(cases)
    x = torch.from_numpy(np.concatenate([matrix(c.proposals) for c in cases if c.proposals]))
    y = torch.tensor([float(r) for c in cases for r in c.right])
    weight = torch.tensor([float(r) for c in cases for r in c.counts])
    mean, std = x.mean(0), x.std(0).clamp(min=0.1)
    x = (x - mean) / std
    judges = [_one(x, y, weight, seed + k, passes) for k in range(JUDGES)]
    found = {"j.mean": mean, "j.std": std}
    # Hidden units stand side by side; what is added up is a mean.
    found["j.a.w"] = torch.cat([j.a.weight for j in judges]).T
    found["j.a.b"] = torch.cat([j.a.bias for j in judges])
    found["j.b.w"] = torch.cat([j.b.weight for j in judges], 1).T / JUDGES
    found["j.b.b"] = torch.stack([j.b.bias for j in judges]).mean(0)
    found["j.l.w"] = torch.stack([j.l.weight for j in judges]).mean(0).T
    found["j.l.b"] = torch.stack([j.l.bias for j in judges]).mean(0)
    return {name: value.detach().numpy().astype(np.float32) for name, value in found.items()}


def _one(x: torch.Tensor, y: torch.Tensor, weight: torch.Tensor, seed: int, passes: int) -> Judge:
    torch.manual_seed(seed)
    judge = Judge(x.shape[1])
    optimiser = torch.optim.AdamW(judge.parameters(), lr=RATE, weight_decay=0.01)
    steps, step = passes * (len(x) // BATCH + 1), 0
    for _ in range(passes):
        for part in torch.randperm(len(x)).split(BATCH):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = RATE * max(0.02, 1 - step / steps)
            loss = F.binary_cross_entropy_with_logits(judge(x[part]), y[part], reduction="none")
            optimiser.zero_grad()
            (loss * weight[part]).mean().backward()
            optimiser.step()
    return judge


def thresholds(
    cases: Sequence[Case], sure: Sequence[Sequence[float]]
) -> dict[Recall, dict[RelationKind, float]]:
    """How sure a relation must be: for the best F, for precision, and for recall."""
    found: dict[Recall, dict[RelationKind, float]] = {"precise": {}, "balanced": {}, "wide": {}}
    for kind in KINDS:
        curve = [(float(t), *_figures(cases, sure, kind, float(t))) for t in STEPS]
        good = [x for x in curve if x[1] >= BALANCED] or curve
        best = max(good, key=lambda x: x[3])
        found["balanced"][kind] = best[0]
        found["precise"][kind] = next((x[0] for x in curve if x[1] >= PRECISE), curve[-1][0])
        found["wide"][kind] = next(x[0] for x in curve if x[1] >= WIDE * best[1])
        print(kind, *(f"{name} {found[name][kind]:.3f}" for name in found), *(f"{v:.3f}" for v in best[1:]))
        print(f"{kind}: {ceiling(cases, kind):.3f} of the annotated relations are among the proposals")
    return found


def stretched(
    weights: dict[str, np.ndarray[Any, Any]],
    least: dict[Recall, dict[RelationKind, float]],
    by: tuple[float, float],
) -> tuple[dict[str, np.ndarray[Any, Any]], dict[Recall, dict[RelationKind, float]]]:
    """The same judge, whose log odds are multiplied and raised: the shipped network is better than those that taught it."""
    factor, added = by
    found = dict(weights)
    for name in ("j.b.w", "j.b.b", "j.l.w", "j.l.b"):
        found[name] = (found[name] * factor).astype(np.float32)
    found["j.b.b"] = found["j.b.b"] + np.float32(added)

    def moved(p: float) -> float:
        return float(1 / (1 + np.exp(-(factor * np.log(p / (1 - p)) + added))))

    return found, {recall: {kind: moved(p) for kind, p in kinds.items()} for recall, kinds in least.items()}


def ceiling(cases: Iterable[Case], kind: RelationKind) -> float:
    """The share of annotated relations of a kind that are among the proposals at all, whatever the judge says."""
    hits = must = 0
    for c in cases:
        pairs = match(c.article.expected, [as_found(c.article, p) for p in c.proposals if p.kind == kind])
        hits += sum(not c.article.expected[i].optional for i, _ in pairs)
        must += sum(e.kind == kind and not e.optional for e in c.article.expected)
    return hits / must if must else 0.0


def calibration_error(cases: Sequence[Case], sure: Sequence[Sequence[float]], bins: int = 10) -> float:
    """How far on average what is said to be so sure is from how often it is right (expected calibration error)."""
    counted = [
        (p, right)
        for c, ps in zip(cases, sure, strict=True)
        for p, right, counts in zip(ps, c.right, c.counts, strict=True)
        if counts
    ]
    error = 0.0
    for k in range(bins):
        part = [(p, right) for p, right in counted if min(int(p * bins), bins - 1) == k]
        error += abs(sum(p for p, _ in part) - sum(right for _, right in part))
    return error / max(len(counted), 1)


def _figures(
    cases: Sequence[Case], sure: Sequence[Sequence[float]], kind: RelationKind, least: float
) -> tuple[float, float, float]:
    """Precision, recall and F of one kind."""
    never: dict[RelationKind, float] = dict.fromkeys(KINDS, 2.0)
    hits = judged = must = 0
    for c, p in zip(cases, sure, strict=True):
        kept = choose(c.proposals, p, {**never, kind: least}, c.article.reading.tree.sent)
        found = scored(as_found(c.article, x) for x, _ in kept)
        pairs = match(c.article.expected, found)
        free = {j for i, j in pairs if c.article.expected[i].optional}
        hits += sum(not c.article.expected[i].optional for i, _ in pairs)
        judged += len(found) - len(free)
        must += sum(e.kind == kind and not e.optional for e in c.article.expected)
    precision, recall = hits / judged if judged else 0.0, hits / must if must else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0

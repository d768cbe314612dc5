"""How well a network does on texts that it has not seen, before any judge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import torch

from aldus.relations.learned.scorer import KINDS
from models.training.joint.batches import Batch
from models.training.joint.network import Joint, best_pairs

ENOUGH = 0.72
"""At this precision recall is told."""
Numbers = np.ndarray[Any, Any]


def measure(joint: Joint, batches: Iterable[Batch]) -> dict[str, float]:
    """Average precision of triggers, and of acts with their best source and target; statements with their best source."""
    joint.eval()
    scores: dict[str, list[Numbers]] = {
        f"{k}{x}": [] for k in KINDS for x in ("", ".right", ".joint", ".good")
    }
    gold = dict.fromkeys(KINDS, 0)
    for b in batches:
        with torch.no_grad():
            words = joint.relations.words(joint.seen(b), b.words)
            sure = joint.relations.triggers(words).sigmoid()
            best = best_pairs(joint.relations, words, b).sigmoid().cpu().numpy()
        counted = (b.counts > 0).cpu().numpy()
        right, told = b.trigger.cpu().numpy() > 0, sure.cpu().numpy()
        rights = b.rights.cpu().numpy()
        pairs = b.pairs.cpu().numpy()
        order = np.argsort(pairs[:, 3], kind="stable")
        at = pairs[order][np.unique(pairs[order, 3], return_index=True)[1]]
        keys = at[:, 0] * len(KINDS) + at[:, 2]
        # an actor at a trigger; the groups of one trigger stand together
        for k, kind in enumerate(KINDS):
            scores[kind].append(told[:, k][counted[:, k]])
            scores[f"{kind}.right"].append(right[:, k][counted[:, k]])
            gold[kind] += int(right[:, k].sum())
        for key in np.unique(keys):
            rows = np.flatnonzero(keys == key)
            i, k = divmod(int(key), len(KINDS))
            kind = KINDS[k]
            if not counted[i, k]:
                continue
            s = rows[best[rows, 0].argmax()]
            score, good = told[i, k] * best[s, 0], rights[s, 0] > 0
            if kind != "say":
                rest = rows[rows != s]
                if not len(rest):
                    continue
                t = rest[best[rest, 1].argmax()]
                score, good = score * best[t, 1], good and rights[t, 1] > 0
            scores[f"{kind}.joint"].append(np.array([score]))
            scores[f"{kind}.good"].append(np.array([good]))
    found = {}
    for kind in KINDS:
        found[f"{kind}.trigger"] = precision(scores[kind], scores[f"{kind}.right"], gold[kind])[0]
        found[f"{kind}.all"], found[f"{kind}.recall"], found[f"{kind}.f"] = precision(
            scores[f"{kind}.joint"], scores[f"{kind}.good"], gold[kind]
        )
    return found


def precision(scores: list[Numbers], rights: list[Numbers], gold: int) -> tuple[float, float, float]:
    """Average precision, recall where precision is `ENOUGH`, and the best F."""
    if not scores:
        return 0.0, 0.0, 0.0
    score, right = np.concatenate(scores), np.concatenate(rights).astype(float)
    right = right[np.argsort(-score, kind="stable")]
    hits = right.cumsum()
    share, recall = hits / np.arange(1, len(hits) + 1), hits / max(gold, 1)
    enough = recall[share >= ENOUGH]
    f = 2 * share * recall / np.maximum(share + recall, 1e-9)
    return float((share * right).sum() / max(gold, 1)), float(enough.max(initial=0)), float(f.max())

"""The branch of a smaller network, learned once more alone: its layers stay as they are."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from models.training.distil.student import distance
from models.training.joint.network import vectors
from models.training.relations.network import Branch
from models.training.train import part_done


class Window(NamedTuple):
    """Words that are read at once."""

    hidden: Tensor
    """[words, width]: the layers of the smaller network that the branch reads."""
    vectors: Tensor
    """[words, width]: what the larger one makes of them."""


def match(branches: Iterable[Branch], windows: Sequence[Window], settings: dict[str, Any]) -> Branch:
    """Train a branch to give the vectors of windows.

    Args:
        branches: from the best of these it goes on.
        windows: a tenth of them is held out, and only measures.
        settings: the table `branch` of the configuration.
    """
    held, seen = windows[::10], [w for k, w in enumerate(windows) if k % 10]
    far, branch = min(((_far(b, held), b) for b in branches), key=lambda pair: pair[0])
    print(f"before {far:.4f}", flush=True)
    optimiser = torch.optim.AdamW(branch.parameters(), lr=settings["rate"], weight_decay=0.01, fused=True)
    begin, step = time.time(), 0
    for batch in _batches(seen, settings["words"]):
        share = part_done(settings, step, time.time() - begin)
        if share >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = settings["rate"] * (1.02 - share)
        loss = _loss(branch, batch)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        step += 1
    print(f"after {step} steps {_far(branch, held):.4f}", flush=True)
    return branch


def _batches(windows: Sequence[Window], words: int) -> Iterator[list[Window]]:
    """Batches of windows of like length, pass after pass."""
    rng = random.Random(0)
    for _ in itertools.count():
        batches: list[list[Window]] = [[]]
        for window in sorted(windows, key=lambda w: len(w.vectors) + rng.random() * 8):
            if (len(batches[-1]) + 1) * len(window.vectors) > words and batches[-1]:
                batches.append([])
            batches[-1].append(window)
        rng.shuffle(batches)
        yield from batches


def _loss(branch: Branch, windows: Sequence[Window]) -> Tensor:
    lengths = torch.tensor([len(w.vectors) for w in windows])
    known = torch.arange(int(lengths.max())) < lengths[:, None]
    hidden, wanted = (torch.cat([w[k] for w in windows]).float() for k in range(2))
    return distance(vectors(branch.eval(), hidden, known), wanted)


def _far(branch: Branch, windows: Sequence[Window]) -> float:
    """How far a branch is from the vectors."""
    with torch.no_grad():
        return sum(_loss(branch, [w]).item() * len(w.vectors) for w in windows) / sum(
            len(w.vectors) for w in windows
        )

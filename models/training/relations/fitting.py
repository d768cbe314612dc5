"""How the small networks of relations are fitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

R = TypeVar("R")
N = TypeVar("N", bound=nn.Module)
LEAST = 0.02
"""What is left of the rate at the end."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a network learns: passes over all rows, rows at a time, the first rate, and the decay of weights."""

    passes: int
    batch: int
    rate: float
    decay: float


def fitted(net: N, rows: Sequence[R], loss: Callable[[N, list[R]], Tensor], course: Course, seed: int) -> N:
    """A network that has learned from rows, in an order that a seed gives; the rate falls with the steps."""
    order = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=course.rate, weight_decay=course.decay)
    each = len(rows) // course.batch + 1
    step = 0
    for _ in range(course.passes):
        for part in np.array_split(order.permutation(len(rows)), each):
            found = loss(net, [rows[k] for k in part])
            optimiser.zero_grad()
            found.backward()  # type: ignore[no-untyped-call]
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = course.rate * max(LEAST, 1 - step / (course.passes * each))
            optimiser.step()
    net.eval()
    return net

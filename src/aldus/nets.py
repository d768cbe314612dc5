"""Small networks in numpy: what the learned parts of actors and relations run."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, chain
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from aldus.errors import PipelineError

Floats = npt.NDArray[np.float32]

SHORTEST = 6
"""Sentences of the shortest article that was learned from: what was learned of actors says nothing of shorter texts."""

AT_ONCE = 256
"""Bags that are summed at once: what they gather fits the cache of a processor, and memory does not grow with the text."""

SCALE = ".scale"
"""Behind the name of a table in 8 bits: what each of its rows is multiplied by."""

MEMORY = 100_000
"""Features of a table whose rows are kept."""


class Weights:
    """The weights of some layers, by name.

    Args:
        data: a file of numpy arrays (`.npz`): the table of a layer of features under its name, matrix and bias of
            another one under `name.w` and `name.b`, and whatever else belongs to them. A table in 8 bits has
            the scale of each row under `name.scale`.

    Raises:
        PipelineError: if it is not such a file.
    """

    def __init__(self, data: bytes) -> None:
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as file:
                self._arrays: dict[str, npt.NDArray[Any]] = {name: file[name] for name in file.files}
        except (ValueError, OSError) as error:
            raise PipelineError(f"cannot read learned weights: {error}") from None
        for name, array in self._arrays.items():
            if array.dtype == np.float16:
                self._arrays[name] = array.astype(np.float32)
        for scale in [name for name in self._arrays if name.endswith(SCALE)]:
            table = scale.removesuffix(SCALE)
            self._arrays[table] = self._arrays[table] * self._arrays.pop(scale)

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        """An array.

        Raises:
            PipelineError: if there is none of that name.
        """
        try:
            return self._arrays[name]
        except KeyError:
            raise PipelineError(f"the learned weights have no {name!r}") from None

    def __contains__(self, name: str) -> bool:
        """Whether there is an array of that name."""
        return name in self._arrays

    def layer(self, x: Floats, name: str) -> Floats:
        """One layer."""
        found: Floats = x @ self[f"{name}.w"] + self[f"{name}.b"]
        return found

    def layers(self, x: Floats, first: str, second: str) -> Floats:
        """Two layers with ReLU between them."""
        return self.layer(relu(self.layer(x, first)), second)

    def bags(self, name: str, bags: Sequence[Sequence[int]]) -> Floats:
        """The sums of the rows of a table that each bag names; no bag may be empty."""
        table = self[name]
        if 0 < len(bags) <= AT_ONCE:
            return _sums(table, bags)
        parts = [_sums(table, bags[k : k + AT_ONCE]) for k in range(0, len(bags), AT_ONCE)]
        return np.concatenate([np.zeros((0, table.shape[1]), dtype=np.float32), *parts])


def _sums(table: Floats, bags: Sequence[Sequence[int]]) -> Floats:
    *starts, size = accumulate(map(len, bags), initial=0)
    flat = np.fromiter(chain.from_iterable(bags), dtype=np.int64, count=size)
    found: Floats = np.add.reduceat(table.take(flat, axis=0), starts, axis=0)
    return found


class _Rows(dict[str, int]):
    """The rows of features in a table of a size; a prefix may go before their names."""

    def __init__(self, size: int, prefix: str = "") -> None:
        self._size = size
        self._prefix = prefix

    def __missing__(self, name: str) -> int:
        if len(self) >= MEMORY:
            self.clear()
        row = self[name] = crc32(f"{self._prefix}{name}".encode("utf8", "replace")) % self._size
        return row


_rows_in = cache(_Rows)


def place(name: str, size: int) -> int:
    """The row of a feature in a table of this size (feature hashing)."""
    return _rows_in(size)[name]


def placer(size: int, prefix: str = "") -> Callable[[str], int]:
    """What gives the row of a feature in a table of a size; a prefix goes before all names."""
    return _rows_in(size, prefix).__getitem__


def places(names: Iterable[str], size: int, prefix: str = "") -> list[int]:
    """The places of features in a table of a size, each name once; a prefix goes before all names."""
    return list(map(_rows_in(size, prefix).__getitem__, dict.fromkeys(names)))


def relu(x: Floats) -> Floats:
    """What is positive."""
    found: Floats = np.maximum(x, np.float32(0.0))
    return found


def sigmoid(x: Floats) -> Floats:
    """From log odds to probabilities."""
    found: Floats = (1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0)))).astype(np.float32)
    return found


def softmax(x: Floats) -> Floats:
    """From scores to probabilities, along the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    found: Floats = e / e.sum(axis=-1, keepdims=True)
    return found

"""Files of arrays, and weights in 8 bits."""

from __future__ import annotations

import io
import lzma
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from aldus.encoder.network import HEADS

Arrays = dict[str, np.ndarray[Any, Any]]

BAGS = ("word", "told", "pair", "rule", "name")
"""Features of words and what the rules say of them, the same of pairs, features of names."""
TREE_COLUMNS = ("ids", "first", "sentence", "start", "heads", "rels", *HEADS)
SCALE = ".scale"
SMALL = 4096
"""Tensors of fewer values, and those that are no matrices, stay as they are."""
FROZEN = ("embed.weight", "positions.weight")
"""What stays as it is in the training."""
HALF = ("arc_weight", "rel_weight", "positions.weight", "afeat.weight", "kind.weight")
"""These too, but in 16 bits: their rows are no outputs."""


def save(path: Path, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
    """Write arrays, packed."""
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    new = path.with_suffix(".new")
    new.write_bytes(lzma.compress(file.getvalue(), preset=1))
    new.replace(path)


def load(path: Path) -> Arrays:
    """Read what `save` wrote."""
    with np.load(io.BytesIO(lzma.decompress(path.read_bytes())), allow_pickle=False) as found:
        return dict(found)


def save_learned(path: Path, state: Mapping[str, Tensor]) -> None:
    """Write the weights that were trained, in 8 bits."""
    save(path, in_8_bits({name: value for name, value in state.items() if not name.endswith(FROZEN)}))


def in_8_bits(state: Mapping[str, Tensor]) -> Arrays:
    """Weights as whole numbers, with the scale of each row, as the products of the shipped network read them anyway."""
    found: Arrays = {}
    for name, tensor in state.items():
        value = tensor.detach().cpu().float().numpy()
        if value.size < SMALL:
            found[name] = value
        elif value.ndim != 2 or name.endswith(HALF):
            found[name] = value.astype(np.float16)
        else:
            scale = np.abs(value).max(axis=1, keepdims=True) / np.float32(127)
            scale[scale == 0] = 1
            found[name] = np.rint(value / scale).astype(np.int8)
            found[f"{name}{SCALE}"] = scale.astype(np.float32)
    return found


def floats(arrays: Mapping[str, np.ndarray[Any, Any]]) -> dict[str, Tensor]:
    """The weights that `in_8_bits` made small."""
    found = {}
    for name, value in arrays.items():
        if not name.endswith(SCALE):
            whole, scale = value.astype(np.float32), arrays.get(f"{name}{SCALE}")
            found[name] = torch.from_numpy(whole if scale is None else whole * scale)
    return found

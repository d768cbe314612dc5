"""The smaller network: some layers of the teacher, and all that reads them."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from models.training.joint.batches import Group
from models.training.joint.network import Joint, kept, read_words, vectors_of
from models.training.network import SHAPE, Network, shape_of
from models.training.relations.hidden import LAYERS
from models.training.relations.network import Branch
from models.training.train import LOSS, head_losses


class Student(nn.Module):
    """A network and its branch.

    Args:
        net: the teacher's.
        branch: the teacher's.
        settings: the table `network` of the configuration.
    """

    def __init__(self, net: Network, branch: Branch, settings: Mapping[str, Any]) -> None:
        super().__init__()
        self.net = fewer_layers(net, settings["layers"], settings["words_from"])
        self.branch = copy.deepcopy(branch)
        self.layers = read_layers(settings["layers"])
        # Pieces are already as Dutch news need them.
        self.net.embed.weight.requires_grad = self.net.positions.weight.requires_grad = False

    def train(self, mode: bool = True) -> Student:
        """Nothing is dropped: the teacher says something of every word."""
        return super().train(False)

    def losses(self, teacher: Joint, groups: Sequence[Group], chunks: Group) -> dict[str, Tensor]:
        """How far it is from the teacher on some windows, and from what the treebanks say of the last ones."""
        groups = [*groups, chunks]
        with torch.no_grad():
            old, told = teacher.read(groups)
            wanted = teacher.vectors(old, groups)
        new, last = read_words(self.net, groups, self.layers)
        gold = head_losses(self.net, last[-1], chunks.read)
        return {
            "gold": torch.stack([LOSS[k] * v for k, v in gold.items()]).sum(),
            "kept": kept(self.net, last, teacher.trees, told, groups),
            "hidden": distance(new, old),
            "vectors": distance(vectors_of(self.branch, new, groups), wanted),
        }


def fewer_layers(net: Network, layers: Sequence[int], words_from: int) -> Network:
    """A network of some layers of another one, the upper ones for words only."""
    shape = shape_of(net)
    shape["settings"] |= {"layers": len(layers), "words_from": words_from}
    new = Network(*(shape[part] for part in SHAPE))
    place = {str(old): str(k) for k, old in enumerate(layers)}
    state = {}
    for name, value in net.state_dict().items():
        number = re.match(r"layers\.(\d+)\.", name)
        if number is None:
            state[name] = value
        elif number[1] in place:
            state[f"layers.{place[number[1]]}.{name[number.end() :]}"] = value
    new.load_state_dict(state)
    return new


def read_layers(layers: Sequence[int]) -> tuple[int, ...]:
    """Which layers of the student stand for `LAYERS` of the teacher."""
    return tuple(layers.index(layer) for layer in LAYERS)


def distance(new: Tensor, old: Tensor) -> Tensor:
    """Mean squared difference, where 1 is what guessing the mean of each value would give."""
    return ((new - old).square().mean(0) / old.var(0).clamp(min=1e-4)).mean()

"""The smaller network: some layers of the teacher, and all that reads them."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from aldus.encoder.network import HEADS
from models.training.joint.batches import Group
from models.training.joint.network import Joint, apart, read_words, vectors_of
from models.training.network import Network
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
        total = sum(len(g.flat) for g in groups)
        gold = head_losses(self.net, last[-1], chunks.read)
        return {
            "gold": torch.stack([LOSS[k] * v for k, v in gold.items()]).sum(),
            "kept": torch.stack(
                [
                    len(g.flat) / total * apart(self.net, mine, teacher.trees, theirs, g)
                    for g, mine, theirs in zip(groups, last, told, strict=True)
                ]
            ).sum(),
            "hidden": distance(new, old),
            "vectors": distance(vectors_of(self.branch, new, groups), wanted),
        }


def fewer_layers(net: Network, layers: Sequence[int], words_from: int) -> Network:
    """A network of some layers of another one, the upper ones for words only."""
    sizes = {name: net.heads[name][1].out_features for name in HEADS}
    first, norm = net.layers[0], net.norm
    shape = {
        "width": norm.weight.numel(),
        "heads": first.heads,
        "inner": first.up.out_features,
        "eps": norm.eps,
        "positions": net.positions.num_embeddings,
    }
    settings = {
        "layers": len(layers),
        "words_from": words_from,
        "arc": net.arc_dep[1].out_features,
        "relation": net.rel_dep[1].out_features,
        "dropout": 0.0,
    }
    new = Network(shape, settings, sizes | {"rels": len(net.rel_weight)}, net.embed.num_embeddings)
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


def vectors(branch: Branch, hidden: Tensor, known: Tensor) -> Tensor:
    """What a branch makes of the words of windows."""
    windows = torch.zeros(known.shape, dtype=torch.long)
    windows[known] = torch.arange(len(hidden))
    return branch(hidden, windows, ~known)


def distance(new: Tensor, old: Tensor) -> Tensor:
    """Mean squared difference, where 1 is what guessing the mean of each value would give."""
    return ((new - old).square().mean(0) / old.var(0).clamp(min=1e-4)).mean()

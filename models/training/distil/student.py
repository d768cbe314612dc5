"""The smaller network: some layers of the teacher, and all that reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from aldus.encoder.network import HEADS
from models.training.joint.network import FAR, divergence
from models.training.network import Network
from models.training.relations.hidden import LAYERS
from models.training.relations.network import Branch
from models.training.train import LOSS, head_losses

if TYPE_CHECKING:
    from models.training.distil.teacher import Lesson


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
        self.branch = branch
        self.read = read_layers(settings["layers"])
        self.net.embed.weight.requires_grad = False  # already as Dutch news need it

    def train(self, mode: bool = True) -> Student:
        """Nothing is dropped: the teacher says something of every word."""
        return super().train(False)

    def hidden(self, t: dict[str, Tensor], bf16: bool = True) -> tuple[Tensor, Tensor]:
        """The layers that relations are read from, [words of all windows, width], and the last one, padded."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
            layers = self.net.read(t["ids"], t["mask"], t["first"], self.read)
        known = t["sentence"] >= 0
        return torch.cat([x[known] for x in layers], 1).float(), layers[-1].float()

    def losses(self, t: dict[str, Tensor], lesson: Lesson, bf16: bool = True) -> dict[str, Tensor]:
        """How far it is from the teacher, and from what is annotated."""
        hidden, words = self.hidden(t, bf16)
        return {
            "gold": sum((LOSS[k] * v for k, v in head_losses(self.net, words, t).items()), torch.zeros(())),
            "kept": self._kept(words, lesson),
            "hidden": distance(hidden, lesson.hidden),
            "vectors": distance(vectors(self.branch, hidden, lesson.known), lesson.vectors),
        }

    def _kept(self, words: Tensor, lesson: Lesson) -> Tensor:
        """Divergence of all heads from those of the teacher."""
        net, known = self.net, lesson.known
        new = words[known]
        loss = torch.zeros(())
        for name in HEADS:
            loss = loss + LOSS[name] * divergence(net.heads[name](new), lesson.heads[name])
        start = F.binary_cross_entropy_with_logits(net.start(new)[:, 0], lesson.start.sigmoid())
        arcs, dep, head = net.parts(words)
        arcs = arcs.masked_fill(~lesson.allowed, FAR)[known]
        row = torch.arange(len(known))[:, None].expand_as(known)[known]
        labels = net.relations(dep[known], head[row, lesson.best[known]])
        loss = loss + LOSS["start"] * start + LOSS["heads"] * divergence(arcs, lesson.arcs)
        return loss + LOSS["rels"] * divergence(labels, lesson.labels)


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

"""The encoder with its heads, and what reads it for actors and relations, as one module; what it is taught by."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from aldus.encoder.network import HEADS
from aldus.relations.learned.scorer import KINDS
from models.training.data import IGNORE
from models.training.joint.batches import Batch, Group
from models.training.network import Network as Trees
from models.training.relations.hidden import LAYERS
from models.training.relations.network import Branch, Network
from models.training.train import LOSS, head_losses

FAR = -1e4


class Joint(nn.Module):
    """Encoder and relations.

    Args:
        trees: the encoder before the training.
        relations: a fresh network.
        settings: the table `training` of the configuration.
    """

    def __init__(self, trees: Trees, relations: Network, settings: Mapping[str, Any]) -> None:
        super().__init__()
        self.trees, self.relations = copy.deepcopy(trees), relations
        self.trees.embed.weight.requires_grad = self.trees.positions.weight.requires_grad = False
        for part in (self.trees, *self.trees.layers):
            part.dropout.p = settings["dropout"]  # type: ignore[union-attr]
        self.teacher = [trees.requires_grad_(False).eval()]  # in a list, so that it is no part of the module
        self.settings = settings

    def read(self, groups: Sequence[Group]) -> tuple[Tensor, list[Tensor]]:
        """The layers that the relations read, word after word, and the last one for each group."""
        return read_words(self.trees, groups, LAYERS)

    def vectors(self, hidden: Tensor, groups: Sequence[Group]) -> Tensor:
        """The vectors of words."""
        return vectors_of(self.relations.branch, hidden, groups)

    def seen(self, b: Batch) -> Tensor:
        """The vectors of the words of a batch."""
        return self.vectors(self.read(b.groups)[0], b.groups)

    def losses(self, b: Batch, chunks: Group) -> dict[str, Tensor]:
        """The loss of each part, weighted."""
        s = self.settings
        hidden, last = self.read(b.groups)
        vectors = self.vectors(hidden, b.groups)
        found = relation_losses(self.relations, vectors, b)
        teacher = self.teacher[0]
        with torch.no_grad():
            _, before = read_words(teacher, b.groups, [len(teacher.layers) - 1])
        found["kept"] = s["keep"] * kept(self.trees, last, teacher, before, b.groups)
        _, words = self.read([chunks])
        gold = head_losses(self.trees, words[0], chunks.read)
        found["gold"] = s["trees_weight"] * sum(LOSS[k] * v for k, v in gold.items())  # type: ignore[assignment]
        return found


def read_words(net: Trees, groups: Sequence[Group], layers: Sequence[int]) -> tuple[Tensor, list[Tensor]]:
    """Some layers of an encoder, word after word, and the last one for each group."""
    rows, last = [], []
    for g in groups:
        ids, mask, first = (g.read[k] for k in ("ids", "mask", "first"))
        with torch.autocast(ids.device.type, dtype=torch.bfloat16):
            found = net.read(ids, mask, first, layers)
        rows.append(torch.cat([x.flatten(0, 1)[g.flat] for x in found], 1).float())
        last.append(found[-1].float())
    return torch.cat(rows), last


def vectors_of(branch: Branch, hidden: Tensor, groups: Sequence[Group]) -> Tensor:
    """What a branch makes of the words of some groups."""
    parts = hidden.split([len(g.flat) for g in groups])
    return torch.cat(
        [vectors(branch, x, g.read["sentence"] >= 0) for x, g in zip(parts, groups, strict=True)]
    )


def vectors(branch: Branch, hidden: Tensor, known: Tensor) -> Tensor:
    """What a branch makes of the words of windows; `known` tells where there is one."""
    windows = torch.zeros_like(known, dtype=torch.long)
    windows[known] = torch.arange(len(hidden), device=known.device)
    with torch.autocast(known.device.type, dtype=torch.bfloat16, enabled=known.is_cuda):
        found: Tensor = branch(hidden, windows, ~known)
    return found.float()


def kept(
    net: Trees, last: Sequence[Tensor], teacher: Trees, before: Sequence[Tensor], groups: Sequence[Group]
) -> Tensor:
    """How far trees, tags and names leave those of a teacher, a mean over the words."""
    sizes = [len(g.flat) for g in groups]
    losses = [
        n * apart(net, mine, teacher, theirs, g)
        for n, g, mine, theirs in zip(sizes, groups, last, before, strict=True)
    ]
    return torch.stack(losses).sum() / sum(sizes)


def apart(net: Trees, vectors: Tensor, teacher: Trees, before: Tensor, g: Group) -> Tensor:
    """Divergence of the heads on padded vectors of words from those of a teacher on its own."""
    sentences = g.read["sentence"]
    known = sentences >= 0
    new, old = vectors.flatten(0, 1)[g.flat], before.flatten(0, 1)[g.flat]
    loss = vectors.new_zeros(())
    for name in HEADS:
        loss = loss + LOSS[name] * divergence(net.heads[name](new), teacher.heads[name](old))
    start = teacher.start(old)[:, 0]
    loss = loss + LOSS["start"] * (
        F.binary_cross_entropy_with_logits(net.start(new)[:, 0], start.sigmoid())
        - F.binary_cross_entropy_with_logits(start, start.sigmoid())
    )
    n = known.shape[1]
    same = (sentences[:, :, None] == sentences[:, None, :]) & known[:, None, :]
    same &= ~torch.eye(n, dtype=torch.bool, device=known.device)
    barred = ~torch.cat([known[:, :, None], same], 2)
    arcs, dep, head = net.parts(vectors)
    with torch.no_grad():
        arcs_before, dep_before, head_before = teacher.parts(before)
        arcs_before = arcs_before.masked_fill(barred, FAR)
        best = arcs_before.argmax(-1).flatten()[g.flat]
        row = torch.div(g.flat, n, rounding_mode="floor")
        labels_before = teacher.relations(dep_before.flatten(0, 1)[g.flat], head_before[row, best])
    loss = loss + LOSS["heads"] * divergence(
        arcs.masked_fill(barred, FAR).flatten(0, 1)[g.flat], arcs_before.flatten(0, 1)[g.flat]
    )
    labels = net.relations(dep.flatten(0, 1)[g.flat], head[row, best])
    return loss + LOSS["rels"] * divergence(labels, labels_before)


def divergence(new: Tensor, old: Tensor) -> Tensor:
    """Kullback-Leibler divergence of labels."""
    return F.kl_div(F.log_softmax(new, -1), F.log_softmax(old, -1), log_target=True, reduction="batchmean")


def relation_losses(net: Network, vectors: Tensor, b: Batch) -> dict[str, Tensor]:
    """The loss of each part of the network for actors and relations."""
    words = net.words(vectors, b.words)
    twice = words.new_full((len(KINDS),), 2.0)
    triggers = F.binary_cross_entropy_with_logits(
        net.triggers(words), b.trigger, reduction="none", pos_weight=twice
    )
    found = {"triggers": (triggers * b.counts).sum() / len(words) * 25}
    best = best_pairs(net, words, b)
    arguments = F.binary_cross_entropy_with_logits(best, b.rights, reduction="none")
    found["arguments"] = (arguments * b.weights).sum() / max(len(best), 1) * 6
    known = (b.status != IGNORE).sum().clamp(min=1)
    status = F.cross_entropy(net.statuses(words), b.status, ignore_index=IGNORE, reduction="sum")
    found["status"] = 0.3 * status / known
    typed = (b.types.sum(1) > 0).float()
    types = F.cross_entropy(net.types(words), b.types, reduction="none")
    found["types"] = 0.5 * (types * typed).sum() / typed.sum().clamp(min=1)
    sure = actors(net, vectors, b.names, b.name_words, len(b.actors))
    found["actors"] = F.binary_cross_entropy_with_logits(sure, b.actors)
    return found


def best_pairs(net: Network, words: Tensor, b: Batch) -> Tensor:
    """[groups, 2]: of several mentions of an actor the best one counts."""
    trigger, mention, kind, group = b.pairs.unbind(1)
    scores = net.pairs(words, trigger, mention, kind, b.pair_words).float()
    return scores.new_full((len(b.rights), 2), FAR).scatter_reduce(
        0, group[:, None].expand(-1, 2), scores, "amax"
    )


def actors(net: Network, vectors: Tensor, names: Tensor, bags: tuple[Tensor, Tensor], count: int) -> Tensor:
    """For each of so many actors the mean score of its names.

    Args:
        net: scores names.
        vectors: of words.
        names: [names, 2], the word and the actor of each.
        bags: their features.
        count: how many actors there are.
    """
    token, actor = names.unbind(1)
    scores = net.names(vectors[token], bags)
    zeros = scores.new_zeros(count)
    sums = zeros.scatter_add(0, actor, scores)
    counts = zeros.scatter_add(0, actor, torch.ones_like(scores))
    return sums / counts.clamp(min=1)

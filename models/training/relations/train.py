"""Training of the networks on annotated articles, pass after pass."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from aldus.actors.doubt import name_features
from aldus.document import REFERRING
from aldus.relations.learned.scorer import KINDS
from models.training.relations.articles import Answer, Article
from models.training.relations.network import STATUSES, TYPES, Network
from models.training.relations.upper import Padded, Upper, Window

IGNORE = -100
BLIND = 0.3
"""In so many articles of a pass what the rules found is kept back, so that the rest is learned too."""
OPTIONAL = 0.3
"""Weight of the arguments of optional relations."""
CLIP = 1.0
WARMUP = 80


@dataclass(slots=True)
class Bags:
    """Features of some items, one after another."""

    flat: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, features: Sequence[int]) -> None:
        """Those of the next item."""
        self.starts.append(len(self.flat))
        self.flat.extend(features)


class Lesson:
    """What is learned from one article, in numbers.

    Args:
        article: what is annotated.
        windows: its words, as the encoder reads them.
    """

    def __init__(self, article: Article, windows: Sequence[Window]) -> None:
        tree, e = article.reading.tree, article.evidence
        self.windows = windows
        self.words = (Bags(), Bags())
        """With what the rules found, and without."""
        for i in range(tree.n):
            features, told = e.token(i)
            self.words[0].add([*features, *told])
            self.words[1].add(features)
        self._triggers(article.answers, tree.n)
        self._arguments(article)
        self._names(article)

    def _triggers(self, answers: Sequence[Answer], n: int) -> None:
        self.trigger = np.zeros((n, len(KINDS)), dtype=np.float32)
        self.counts = np.ones((n, len(KINDS)), dtype=np.float32)
        self.status = np.full(n, IGNORE, dtype=np.int64)
        self.types = np.zeros((n, len(TYPES)), dtype=np.float32)
        for a in answers:
            self.counts[a.triggers, KINDS.index(a.kind)] = 0
        for a in sorted(answers, key=lambda a: not a.optional):
            k = KINDS.index(a.kind)
            self.trigger[a.trigger, k] = float(not a.optional)
            self.counts[a.trigger, k] = float(not a.optional)
            if a.kind == "do":
                self.status[a.trigger] = STATUSES.index(a.status)  # type: ignore[arg-type]
            events = [TYPES.index(event) for event in a.events if event in TYPES]
            if events:
                self.types[a.trigger] = 0
                self.types[a.trigger, events] = 1 / len(events)

    def _arguments(self, article: Article) -> None:
        """Each pair, and for each actor at a trigger whether it is source and target."""
        self.pairs: list[tuple[int, int, int, int]] = []
        """Trigger, mention, kind and group."""
        self.pair_words = (Bags(), Bags())
        self.groups: list[tuple[float, float]] = []
        self.weights: list[tuple[float, float]] = []
        by_trigger: dict[tuple[int, str], list[Answer]] = {}
        for a in article.answers:
            by_trigger.setdefault((a.trigger, a.kind), []).append(a)
        for (i, kind), answers in by_trigger.items():
            groups: dict[int, int] = {}
            for row in article.evidence.pairs(i):
                if row.actor not in groups:
                    groups[row.actor] = len(self.groups)
                    right, weight = _sides(row.actor, answers)
                    self.groups.append(right)
                    self.weights.append(weight)
                self.pairs.append((i, row.mention, KINDS.index(kind), groups[row.actor]))  # type: ignore[arg-type]
                self.pair_words[0].add([*row.features, *row.rules])
                self.pair_words[1].add(row.features)

    def _names(self, article: Article) -> None:
        e, tree = article.evidence, article.reading.tree
        types = {a.id: a.type for a in article.doc._.actors}
        counts = Counter(m.actor for m in article.doc._.mentions)
        self.names: list[tuple[int, int]] = []
        """Token and actor."""
        self.name_words = Bags()
        for m in article.doc._.mentions:
            if m.kind not in REFERRING:
                features = name_features(
                    tree, e.quoted, m.root, m.kind, types[m.actor], m.rule, m.end - m.start, counts[m.actor]
                )
                self.names.append((m.root, e.number(m.actor)))
                self.name_words.add(features)
        self.actors = [float(actor in article.ids) for actor in e.actors]


def _sides(actor: int, answers: Sequence[Answer]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Whether an actor is source and target at a trigger, and how much that counts: not where both would do."""
    firm = [a for a in answers if not a.optional]
    weight = 1.0 if firm else OPTIONAL
    source, target = any(a.source == actor for a in firm), any(a.target == actor for a in firm)
    fair_source = any(actor in a.sources or (a.optional and a.source == actor) for a in answers)
    fair_target = any(actor in a.targets or (a.optional and a.target == actor) for a in answers)
    return (float(source), float(target)), (
        weight * float(source or not fair_source),
        weight * float(target or not fair_target),
    )


class Batch:
    """Several articles as tensors.

    Args:
        lessons: the articles.
        blind: for each whether what the rules found is kept back.
    """

    def __init__(self, lessons: Sequence[Lesson], blind: Sequence[bool]) -> None:
        at = np.cumsum([0, *(len(lesson.trigger) for lesson in lessons)]).tolist()
        self.size: int = at[-1]
        self.inputs = [w for lesson in lessons for w in lesson.windows]
        rows = [
            [t + base for t in w.tokens]
            for lesson, base in zip(lessons, at, strict=False)
            for w in lesson.windows
        ]
        self.read = torch.tensor([t for row in rows for t in row], dtype=torch.long)
        """The tokens that are words, window after window."""
        longest = max((len(row) for row in rows), default=1)
        self.windows = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        self.padding = torch.arange(longest)[None] >= torch.tensor([len(row) for row in rows])[:, None]
        self.words = _bags([lesson.words[b] for lesson, b in zip(lessons, blind, strict=True)])
        self.trigger = torch.from_numpy(np.concatenate([x.trigger for x in lessons]))
        self.counts = torch.from_numpy(np.concatenate([x.counts for x in lessons]))
        self.status = torch.from_numpy(np.concatenate([x.status for x in lessons]))
        self.types = torch.from_numpy(np.concatenate([x.types for x in lessons]))
        groups = np.cumsum([0, *(len(x.groups) for x in lessons)]).tolist()
        pairs = [
            (i + base, m + base, k, g + first)
            for x, base, first in zip(lessons, at, groups, strict=False)
            for i, m, k, g in x.pairs
        ]
        self.pairs = torch.tensor(pairs, dtype=torch.long).view(-1, 4)
        self.pair_words = _bags([x.pair_words[b] for x, b in zip(lessons, blind, strict=True)])
        self.groups = torch.tensor([g for x in lessons for g in x.groups]).view(-1, 2)
        self.weights = torch.tensor([w for x in lessons for w in x.weights]).view(-1, 2)
        actors = np.cumsum([0, *(len(x.actors) for x in lessons)]).tolist()
        names = [
            (i + base, a + first)
            for x, base, first in zip(lessons, at, actors, strict=False)
            for i, a in x.names
        ]
        self.names = torch.tensor(names, dtype=torch.long).view(-1, 2)
        self.name_words = _bags([x.name_words for x in lessons])
        self.actors = torch.tensor([a for x in lessons for a in x.actors])


def _bags(parts: Sequence[Bags]) -> tuple[Tensor, Tensor]:
    flat: list[int] = []
    starts: list[int] = []
    for part in parts:
        starts += [start + len(flat) for start in part.starts]
        flat += part.flat
    return torch.tensor(flat, dtype=torch.long), torch.tensor(starts, dtype=torch.long)


class Joint(nn.Module):
    """The upper layers of the encoder and what reads them.

    Args:
        upper: the layers.
        relations: a fresh network.
    """

    def __init__(self, upper: Upper, relations: Network) -> None:
        super().__init__()
        self.upper, self.relations = upper, relations

    def vectors(self, b: Batch) -> tuple[Tensor, list[tuple[Tensor, Padded]]]:
        """The vectors of tokens, and what `Upper.kept` asks for."""
        read, last = self.upper(b.inputs)
        hidden = torch.zeros(b.size, read.shape[1]).index_copy(0, b.read, read)
        return self.relations.branch(hidden, b.windows, b.padding), last

    def trained(self) -> dict[str, dict[str, Tensor]]:
        """All that was learned."""
        return {"encoder": self.upper.trained(), "relations": self.relations.state_dict()}

    def take(self, trained: Mapping[str, Mapping[str, Tensor]]) -> None:
        """Take what `trained` gave."""
        self.upper.take(trained["encoder"])
        self.relations.load_state_dict(trained["relations"])


class Still(Joint):
    """The same where the layers stay as they are: what they give is computed once.

    Args:
        joint: layers, and a network to train.
        lessons: all that will be read.
    """

    def __init__(self, joint: Joint, lessons: Sequence[Lesson]) -> None:
        super().__init__(joint.upper, joint.relations)
        joint.upper.eval()
        self._read: dict[int, Tensor] = {}
        for lesson in lessons:
            with torch.no_grad():
                read = joint.upper(lesson.windows)[0].half()
            parts = read.split([len(w.first) for w in lesson.windows])
            self._read |= {id(w): part for w, part in zip(lesson.windows, parts, strict=True)}

    def vectors(self, b: Batch) -> tuple[Tensor, list[tuple[Tensor, Padded]]]:
        """The vectors of tokens; nothing has to be kept."""
        read = torch.cat([self._read[id(w)] for w in b.inputs]).float()
        hidden = torch.zeros(b.size, read.shape[1]).index_copy(0, b.read, read)
        return self.relations.branch(hidden, b.windows, b.padding), []


def losses(net: Network, vectors: Tensor, b: Batch) -> dict[str, Tensor]:
    """The loss of each part of the network."""
    words = net.words(vectors, b.words)
    twice = torch.full((len(KINDS),), 2.0)
    triggers = F.binary_cross_entropy_with_logits(
        net.triggers(words), b.trigger, reduction="none", pos_weight=twice
    )
    found = {"triggers": (triggers * b.counts).sum() / len(words) * 25}
    if len(b.pairs):
        trigger, mention, kind, group = b.pairs.unbind(1)
        scores = net.pairs(words, trigger, mention, kind, b.pair_words)
        # Of several mentions of an actor the best one counts.
        best = torch.full((len(b.groups), 2), -1e4).scatter_reduce(
            0, group[:, None].expand(-1, 2), scores, "amax"
        )
        arguments = F.binary_cross_entropy_with_logits(best, b.groups, reduction="none")
        found["arguments"] = (arguments * b.weights).sum() / len(b.groups) * 6
    if (known := b.status != IGNORE).any():
        found["status"] = 0.3 * F.cross_entropy(net.statuses(words[known]), b.status[known])
    if (known := b.types.sum(1) > 0).any():
        found["types"] = 0.5 * F.cross_entropy(net.types(words[known]), b.types[known])
    if len(b.names):
        found["actors"] = F.binary_cross_entropy_with_logits(actors(net, vectors, b), b.actors)
    return found


def actors(net: Network, vectors: Tensor, b: Batch) -> Tensor:
    """For each actor the mean score of its names."""
    token, actor = b.names.unbind(1)
    scores = net.names(vectors[token], b.name_words)
    sums = torch.zeros(len(b.actors)).scatter_add(0, actor, scores)
    counts = torch.zeros(len(b.actors)).scatter_add(0, actor, torch.ones_like(scores))
    return sums / counts.clamp(min=1)


def train(
    joint: Joint,
    lessons: Sequence[Lesson],
    short: Sequence[Lesson],
    config: Mapping[str, Mapping[str, Any]],
    path: Path,
) -> Joint:
    """Train encoder and relations; then, on layers that stay as they are, the relations once more from the start.

    After every pass there is a checkpoint, from which training goes on.

    Args:
        joint: with a fresh network.
        lessons: the articles.
        short: short texts, some of which go with every step.
        config: its tables `training`, `encoder`, `network` and `settling`.
        path: what becomes the file with the weights; the checkpoints stand beside it.
    """
    layers = path.with_suffix(".layers")
    first, second = path.with_suffix(".checkpoint"), path.with_suffix(".again.checkpoint")
    if layers.exists():
        joint.take(torch.load(layers))
    else:
        _passes(joint, lessons, short, config, first)
        joint.upper.settle([w for lesson in lessons for w in lesson.windows], config["settling"])
        torch.save(joint.trained(), layers)
        first.unlink()
    torch.manual_seed(config["training"]["seed"])
    joint.relations = Network(joint.relations.branch.inp.in_features, config["network"])
    _passes(Still(joint, (*lessons, *short)), lessons, short, config, second)
    torch.save(joint.trained(), path)
    second.unlink()
    layers.unlink()
    return joint.eval()


def _passes(
    joint: Joint,
    lessons: Sequence[Lesson],
    short: Sequence[Lesson],
    config: Mapping[str, Mapping[str, Any]],
    checkpoint: Path,
) -> None:
    """The passes through the articles."""
    settings = config["training"]
    optimiser, bases = _optimiser(joint, config)
    size = settings["articles"]
    each = math.ceil(len(lessons) / size)
    steps = settings["passes"] * each
    step = done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        joint.take(state["trained"])
        optimiser.load_state_dict(state["optimiser"])
        step, done = state["step"], state["done"]
    for number in range(done, settings["passes"]):
        torch.manual_seed(settings["seed"] + number)
        rng = random.Random(settings["seed"] + number)
        order, others = (rng.sample(range(len(x)), len(x)) for x in (lessons, short))
        share = len(others) / each
        sums = Counter[str]()
        joint.train()
        for k in range(each):
            batch = [lessons[i] for i in order[k * size : (k + 1) * size]]
            batch += [short[i] for i in others[int(k * share) : int((k + 1) * share)]]
            b = Batch(batch, [rng.random() < BLIND for _ in batch])
            vectors, last = joint.vectors(b)
            parts = losses(joint.relations, vectors, b)
            if last:
                kept, same = joint.upper.kept(last)
                parts["kept"] = config["encoder"]["keep"] * kept
                sums.update({f"={name}": value for name, value in same.items()})
            optimiser.zero_grad()
            sum(parts.values(), torch.zeros(())).backward()  # type: ignore[no-untyped-call]
            for part in (joint.upper, joint.relations):
                torch.nn.utils.clip_grad_norm_([p for p in part.parameters() if p.requires_grad], CLIP)
            step += 1
            for group, base in zip(optimiser.param_groups, bases, strict=True):
                group["lr"] = base * min(1, step / WARMUP) * max(0.02, 1 - step / steps)
            optimiser.step()
            sums.update({name: float(loss.detach()) for name, loss in parts.items()})
        shown = " ".join(f"{name} {value / each:.3f}" for name, value in sums.items())
        print(f"{checkpoint.stem}: pass {number + 1} of {settings['passes']}: {shown}", flush=True)
        state = {
            "trained": joint.trained(),
            "optimiser": optimiser.state_dict(),
            "step": step,
            "done": number + 1,
        }
        torch.save(state, checkpoint)


def _optimiser(
    joint: Joint, config: Mapping[str, Mapping[str, Any]]
) -> tuple[torch.optim.Optimizer, list[float]]:
    """Layers and heads of the encoder learn slowly, what is new learns fast; the rates they start from."""
    slow, fast = config["encoder"]["rate"], config["training"]["rate"]
    groups = [
        {"params": joint.upper.body, "lr": slow, "weight_decay": config["encoder"]["decay"]},
        {"params": joint.upper.tops, "lr": slow, "weight_decay": 0.0},
        {
            "params": list(joint.relations.parameters()),
            "lr": fast,
            "weight_decay": config["training"]["decay"],
        },
    ]
    return torch.optim.AdamW(groups, fused=True), [slow, slow, fast]

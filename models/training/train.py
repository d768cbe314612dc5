"""Step 2: `python -m models.training.train PREPARED E5_WEIGHTS RUN` trains the network and saves checkpoints in RUN."""

from __future__ import annotations

import itertools
import json
import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from aldus.encoder.network import HEADS, MAX_INPUT, MAX_PIECES
from models.training.data import IGNORE, Item, augment, load_config
from models.training.network import Network, build

LOSS = {  # may be changed in the configuration, [training.loss]
    "morph": 0.6,
    "xpos": 0.4,
    "lemma": 0.4,
    "cut": 0.2,
    "names": 1.0,
    "start": 0.5,
    "heads": 1.0,
    "rels": 1.0,
}


UNCUT = ("names", "news")
"""Kinds of items that may hold several sentences."""


class Batcher:
    """Makes batches of chunks: several items after one another, as in running text."""

    def __init__(self, prepared: Path, settings: dict[str, Any]) -> None:
        self.items: list[Item] = json.loads((prepared / "items.json").read_text(encoding="utf8"))
        self.labels: dict[str, list[str]] = json.loads((prepared / "labels.json").read_text(encoding="utf8"))
        self.sizes = {k: len(v) for k, v in self.labels.items()}
        self.index = {k: {label: i for i, label in enumerate(v)} for k, v in self.labels.items()}
        self.names = json.loads((prepared / "names.json").read_text(encoding="utf8"))
        self.tokenizer = Tokenizer.from_file(str(prepared / "tokenizer.json"))
        special = ("<s>", "</s>", "<pad>", "<unk>")
        self.bos, self.eos, self.pad, self.unknown = (self.tokenizer.token_to_id(s) or 0 for s in special)
        self.settings = settings
        self.rng = random.Random(settings["seed"])
        self.cache: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """Piece numbers of a word."""
        found = self.cache.get(word)
        if found is None:
            encoded = self.tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False)
            found = self.cache[word] = encoded.ids[:MAX_PIECES] or [self.unknown]
        return found

    def chunks(self) -> list[list[Item]]:
        """One pass: items in their order, cut into chunks of random length."""
        rng, (low, high) = self.rng, self.settings["chunk_words"]
        chunks: list[list[Item]] = []
        current: list[Item] = []
        size, goal = 0, 0.0
        previous = None
        for item in self.items:
            repeat = item["repeat"]
            times = int(repeat) + (rng.random() < repeat % 1)
            for _ in range(times):
                n = len(item["words"])
                if current and (size + n > high or size >= goal or (item["kind"] != previous)):
                    chunks.append(current)
                    current, size = [], 0
                if not current:
                    # Mostly long chunks, but single sentences and headlines too.
                    goal = rng.uniform(low, high) if rng.random() < 0.7 else rng.uniform(low, 30)
                current.append(augment(item, rng, self.names))
                size += n
                previous = item["kind"]
        if current:
            chunks.append(current)
        return chunks

    def epoch(self) -> list[list[list[Item]]]:
        """One pass as a shuffled list of batches of chunks of like length."""
        chunks = self.chunks()
        keyed = sorted(
            ((sum(len(i["words"]) for i in c) + self.rng.random() * 8, c) for c in chunks), key=lambda p: p[0]
        )
        batches: list[list[list[Item]]] = []
        current: list[list[Item]] = []
        size = 0
        for n, chunk in keyed:
            if current and size + n > self.settings["batch_words"]:
                batches.append(current)
                current, size = [], 0
            current.append(chunk)
            size += int(n)
        batches.append(current)
        self.rng.shuffle(batches)
        return batches

    def tensors(self, batch: list[list[Item]]) -> dict[str, Tensor]:
        """Padded tensors of a batch."""
        rows = [self.row(chunk) for chunk in batch]
        out: dict[str, Tensor] = {}
        for key in rows[0]:
            fill = {"ids": self.pad, "first": 0, "sentence": -1}.get(key, IGNORE)
            longest = max(len(r[key]) for r in rows)
            out[key] = torch.tensor([r[key] + [fill] * (longest - len(r[key])) for r in rows])
        lengths = torch.tensor([len(r["ids"]) for r in rows])
        out["mask"] = torch.arange(out["ids"].shape[1]) < lengths[:, None]
        return out

    def row(self, chunk: list[Item]) -> dict[str, list[int]]:
        """Pieces and labels of a chunk, as numbers."""
        row: dict[str, list[int]] = {
            k: [] for k in ("ids", "first", "sentence", "start", "heads", "rels", *HEADS)
        }
        row["ids"].append(self.bos)
        for number, item in enumerate(chunk):
            if len(row["ids"]) + sum(len(self.pieces(w)) for w in item["words"]) > MAX_INPUT:
                if number:
                    break
                # One overlong list: keep its front; heads beyond it are dropped below.
                item = {k: v[:120] if isinstance(v, list) else v for k, v in item.items()}
            offset, n = len(row["first"]), len(item["words"])
            for i, word in enumerate(item["words"]):
                row["first"].append(len(row["ids"]))
                row["ids"].extend(self.pieces(word))
                row["sentence"].append(number)
                row["start"].append(IGNORE if item["kind"] in UNCUT else int(i == 0))
                head = item["heads"][i]
                ok = head is not None and head <= n
                row["heads"].append((head + offset if head else 0) if ok else IGNORE)
                row["rels"].append(self.index["rels"].get(item["rels"][i], IGNORE) if ok else IGNORE)
                for key in HEADS:
                    row[key].append(self.index[key].get(item[key][i], IGNORE))
        row["ids"].append(self.eos)
        return row


def losses(net: Network, t: dict[str, Tensor], bf16: bool) -> dict[str, Tensor]:
    """The loss of every head."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        words = net.encode(t["ids"], t["mask"], t["first"])
    return head_losses(net, words.float(), t)


def head_losses(net: Network, words: Tensor, t: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same, of vectors of words."""
    out: dict[str, Tensor] = {}
    for key in HEADS:
        gold = t[key].flatten()
        known = gold != IGNORE
        if known.any():
            out[key] = F.cross_entropy(net.heads[key](words.flatten(0, 1)[known]), gold[known])
    start = t["start"]
    known = start != IGNORE
    if known.any():
        out["start"] = F.binary_cross_entropy_with_logits(
            net.start(words)[..., 0][known], start[known].float()
        )
    if (t["heads"] != IGNORE).any():
        arcs, dep, head = net.parts(words)
        same = t["sentence"][:, :, None] == t["sentence"][:, None, :]
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        arcs = arcs.masked_fill(~allowed, -1e4)
        out["heads"] = F.cross_entropy(arcs.transpose(1, 2), t["heads"], ignore_index=IGNORE)
        known = t["rels"] != IGNORE
        row = torch.arange(known.shape[0], device=known.device)[:, None].expand_as(known)[known]
        scores = net.relations(dep[known], head[row, t["heads"][known]])
        out["rels"] = F.cross_entropy(scores, t["rels"][known])
    return out


def part_done(settings: Mapping[str, Any], step: int, passed: float) -> float:
    """How much of a training is over after so many steps and seconds: by `steps` where they are set, else by the clock."""
    return step / settings["steps"] if settings.get("steps") else passed / 60 / settings["minutes"]


def rate_at(share: float, warmup: float) -> float:
    """By how much a learning rate is multiplied when `share` of the training is over: it rises for a while, then falls."""
    return min(1.0, share / warmup + 0.01) * max(0.01, 1 - share)


class Average:
    """The running average of the weights that are trained: what is saved."""

    def __init__(self, net: nn.Module, decay: float) -> None:
        self.net, self.decay = net, decay
        self.weights = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}

    def update(self, step: int) -> None:
        """Take the weights of this step along; only every fourth counts, for speed."""
        if step % 4:
            return
        decay = min(self.decay, step / (step + 10)) ** 4
        with torch.no_grad():
            pairs = [(self.weights[n], p) for n, p in self.net.named_parameters() if n in self.weights]
            torch._foreach_lerp_([a for a, _ in pairs], [p.detach() for _, p in pairs], 1 - decay)

    def save(self, run: Path, step: int) -> None:
        """Write the checkpoint, atomically."""
        state = self.net.state_dict() | {k: v.clone() for k, v in self.weights.items()}
        torch.save({"state": state, "step": step}, run / "new.pt")
        (run / "new.pt").replace(run / "checkpoint.pt")


class Optimiser:
    """AdamW with one rate for the encoder and one for the heads, which rise for a while and then fall."""

    def __init__(self, net: nn.Module, settings: dict[str, Any]) -> None:
        trained = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
        encoder = ("layers.", "norm.", "embed.")
        body = [p for n, p in trained if n.removeprefix("net.").startswith(encoder)]
        top = [p for n, p in trained if not n.removeprefix("net.").startswith(encoder)]
        self.parameters = body + top
        self.rates = (settings["encoder_lr"], settings["head_lr"])
        self.warmup = settings["warmup"]
        groups = [{"params": p, "lr": lr} for p, lr in zip((body, top), self.rates, strict=True)]
        self.adam = torch.optim.AdamW(groups, weight_decay=settings["weight_decay"], fused=True)

    def step(self, loss: Tensor, share: float) -> None:
        """Learn from a loss, when `share` of the training is over."""
        rate = rate_at(share, self.warmup)
        for group, lr in zip(self.adam.param_groups, self.rates, strict=True):
            group["lr"] = lr * rate
        self.adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        if math.isfinite(float(loss.detach())):
            self.adam.step()


class Progress:
    """How far the training is, and what it prints.

    The schedule follows the clock, so that training takes the same time anywhere; `steps` fixes it.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.begin = time.time()
        self.step = self.words = 0
        self.losses: dict[str, float] = {}

    @property
    def share(self) -> float:
        """How much of the training is over; 1 at its end."""
        return part_done(self.settings, self.step, time.time() - self.begin)

    def count(self, words: int, parts: dict[str, Tensor]) -> None:
        """Count a step, and print every twentieth."""
        self.step += 1
        self.words += words
        for key, value in parts.items():
            self.losses[key] = self.losses.get(key, 0.0) * 0.98 + 0.02 * float(value.detach())
        if self.step % 20 == 0:
            passed = time.time() - self.begin
            rate = f"{self.step} {passed:.0f}s {self.words}w {self.words / passed:.0f}w/s {self.share:.3f}"
            print(rate, *(f"{k}={v:.3f}" for k, v in self.losses.items()), flush=True)


def batches(batcher: Batcher) -> Iterator[dict[str, Tensor]]:
    """Batches without end, pass after pass."""
    for number in itertools.count(1):
        for batch in batcher.epoch():
            yield batcher.tensors(batch)
        print("passes", number, flush=True)


def train(
    net: nn.Module,
    batcher: Batcher,
    settings: dict[str, Any],
    run: Path,
    parts_of: Callable[[dict[str, Tensor]], dict[str, Tensor]],
    weight: Mapping[str, float],
) -> int:
    """Train a network, and leave `checkpoint.pt` in `run`.

    Args:
        net: the network.
        batcher: what it learns from.
        settings: the table `training` of the configuration.
        run: a folder.
        parts_of: gives the losses of a batch.
        weight: for each of these how much it counts.

    Returns:
        The number of steps.
    """
    optimiser, average = Optimiser(net, settings), Average(net, settings["ema"])
    net.train()
    progress, last_save = Progress(settings), time.time()
    for t in batches(batcher):
        share = progress.share
        if share >= 1:
            break
        parts = parts_of(t)
        optimiser.step(sum((weight[k] * v for k, v in parts.items()), torch.zeros(())), share)
        progress.count(int((t["sentence"] >= 0).sum()), parts)
        average.update(progress.step)
        if time.time() - last_save > settings["save_minutes"] * 60:
            average.save(run, progress.step)
            last_save = time.time()
    average.save(run, progress.step)
    return progress.step


def train_network(net: Network, batcher: Batcher, settings: dict[str, Any], run: Path) -> int:
    """Train the joint network by `[training]` of the configuration; the number of steps."""
    net.embed.weight.requires_grad = settings["train_pieces"]
    weight = LOSS | settings.get("loss", {})
    return train(net, batcher, settings, run, lambda t: losses(net, t, settings["bf16"]), weight)


def main() -> None:
    """Train by the command line."""
    prepared, weights, run = map(Path, sys.argv[1:4])
    config = load_config(Path(sys.argv[4]) if len(sys.argv) > 4 else None)
    settings = config["training"]
    run.mkdir(parents=True, exist_ok=True)
    torch.set_flush_denormal(True)
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(settings["seed"])
    batcher = Batcher(prepared, settings)
    net = build(weights, np.load(prepared / "kept.npy"), config["network"], batcher.sizes)
    if settings.get("init"):
        # A further round: goes on from an earlier run's averaged weights with a fresh schedule.
        net.load_state_dict(torch.load(settings["init"], map_location="cpu")["state"])
    print("done", train_network(net, batcher, settings, run), "steps", flush=True)


if __name__ == "__main__":
    main()

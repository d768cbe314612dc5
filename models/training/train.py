"""Step 2: `python -m models.training.train PREPARED E5_WEIGHTS RUN` trains the network and saves checkpoints in RUN."""

from __future__ import annotations

import json
import math
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
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


class Batcher:
    """Makes batches of chunks: several items after one another, as in running text."""

    def __init__(self, prepared: Path, settings: dict[str, Any]) -> None:
        self.items: list[Item] = json.loads((prepared / "items.json").read_text(encoding="utf8"))
        self.labels: dict[str, list[str]] = json.loads((prepared / "labels.json").read_text(encoding="utf8"))
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
        rows: list[dict[str, list[int]]] = []
        for chunk in batch:
            row: dict[str, list[int]] = {
                k: [] for k in ("ids", "first", "sentence", "start", "heads", "rels", *HEADS)
            }
            row["ids"].append(self.bos)
            for number, item in enumerate(chunk):
                offset = len(row["first"])
                if len(row["ids"]) + sum(len(self.pieces(w)) for w in item["words"]) > MAX_INPUT:
                    if number:
                        break
                    # One overlong list: keep its front; heads beyond it are dropped below.
                    item = {k: v[:120] if isinstance(v, list) else v for k, v in item.items()}
                n = len(item["words"])
                for i, word in enumerate(item["words"]):
                    row["first"].append(len(row["ids"]))
                    row["ids"].extend(self.pieces(word))
                    row["sentence"].append(number)
                    row["start"].append((1 if i == 0 else 0) if item["kind"] != "names" else IGNORE)
                    head = item["heads"][i]
                    ok = head is not None and head <= n
                    row["heads"].append((head + offset if head else 0) if ok else IGNORE)
                    row["rels"].append(self.index["rels"].get(item["rels"][i], IGNORE) if ok else IGNORE)
                    for key in HEADS:
                        row[key].append(self.index[key].get(item[key][i], IGNORE))
            row["ids"].append(self.eos)
            rows.append(row)
        out: dict[str, Tensor] = {}
        for key in rows[0]:
            fill = {"ids": self.pad, "first": 0, "sentence": -1}.get(key, IGNORE)
            longest = max(len(r[key]) for r in rows)
            out[key] = torch.tensor([r[key] + [fill] * (longest - len(r[key])) for r in rows])
        out["mask"] = torch.tensor(
            [[1] * len(r["ids"]) + [0] * (out["ids"].shape[1] - len(r["ids"])) for r in rows]
        ).bool()
        return out


def losses(net: Network, t: dict[str, Tensor], bf16: bool) -> dict[str, Tensor]:
    """The loss of every head."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        words = net.encode(t["ids"], t["mask"], t["first"])
    words = words.float()
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
        row = torch.arange(known.shape[0])[:, None].expand_as(known)[known]
        scores = net.relations(dep[known], head[row, t["heads"][known]])
        out["rels"] = F.cross_entropy(scores, t["rels"][known])
    return out


def save(run: Path, net: Network, average: dict[str, Tensor], step: int) -> None:
    """Write the averaged weights, atomically."""
    state = net.state_dict() | {k: v.clone() for k, v in average.items()}
    torch.save({"state": state, "step": step}, run / "new.pt")
    (run / "new.pt").replace(run / "checkpoint.pt")


def main() -> None:
    """Train by the configuration."""
    prepared, weights, run = map(Path, sys.argv[1:4])
    config = load_config(Path(sys.argv[4]) if len(sys.argv) > 4 else None)
    settings = config["training"]
    weight = LOSS | settings.get("loss", {})
    run.mkdir(parents=True, exist_ok=True)
    torch.set_flush_denormal(True)
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(settings["seed"])
    batcher = Batcher(prepared, settings)
    sizes = {k: len(v) for k, v in batcher.labels.items()}
    net = build(weights, np.load(prepared / "kept.npy"), config["network"], sizes)
    if settings.get("init"):
        # A further round: goes on from an earlier run's averaged weights with a fresh schedule.
        net.load_state_dict(torch.load(settings["init"], map_location="cpu")["state"])
    net.embed.weight.requires_grad = settings["train_pieces"]
    encoder = ("layers.", "norm.", "embed.")
    body = [p for n, p in net.named_parameters() if p.requires_grad and n.startswith(encoder)]
    top = [p for n, p in net.named_parameters() if p.requires_grad and not n.startswith(encoder)]
    rates = (settings["encoder_lr"], settings["head_lr"])
    groups = [{"params": p, "lr": lr} for p, lr in zip((body, top), rates, strict=True)]
    optimiser = torch.optim.AdamW(groups, weight_decay=settings["weight_decay"], fused=True)
    average = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
    net.train()
    # The schedule follows the clock, so that training takes the same time anywhere; `steps` fixes it.
    total = settings["minutes"] * 60
    steps = settings.get("steps", 0)
    begin = last_save = time.time()
    step = words = seen = 0
    sums: dict[str, float] = {}
    done = False
    while not done:
        for batch in batcher.epoch():
            share = step / steps if steps else (time.time() - begin) / total
            if share >= 1:
                done = True
                break
            rate = min(1.0, share / settings["warmup"] + 0.01) * max(0.01, 1 - share)
            for group, lr in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = lr * rate
            t = batcher.tensors(batch)
            parts = losses(net, t, settings["bf16"])
            loss = sum((weight[k] * v for k, v in parts.items()), torch.zeros(()))
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(body + top, 1.0)
            if math.isfinite(float(loss)):
                optimiser.step()
            step += 1
            n = int((t["sentence"] >= 0).sum())
            words += n
            decay = min(settings["ema"], step / (step + 10))
            if step % 4 == 0:
                decay = decay**4
                with torch.no_grad():
                    pairs = [(average[k], p) for k, p in net.named_parameters() if k in average]
                    torch._foreach_lerp_([a for a, _ in pairs], [p.detach() for _, p in pairs], 1 - decay)
            for key, value in parts.items():
                sums[key] = sums.get(key, 0.0) * 0.98 + 0.02 * float(value)
            if step % 20 == 0:
                now = time.time()
                short = " ".join(f"{k}={v:.3f}" for k, v in sums.items())
                print(
                    f"{step} {now - begin:.0f}s {words}w {words / (now - begin):.0f}w/s {share:.3f} {short}",
                    flush=True,
                )
            if time.time() - last_save > settings["save_minutes"] * 60:
                save(run, net, average, step)
                last_save = time.time()
        seen += 1
        print("passes", seen, flush=True)
    save(run, net, average, step)
    print("done", step, "steps", flush=True)


if __name__ == "__main__":
    main()

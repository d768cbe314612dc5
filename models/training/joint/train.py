"""The training itself: by the clock, or by steps; after every so many it can be stopped, and goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from models.training.joint.batches import Batch, Chunks, Steps, Texts, moved
from models.training.joint.network import Joint
from models.training.train import Average, part_done, rate_at

CLIP = 1.0
PASSES = 60
"""More than any training takes."""
SHOWN = 50
"""Steps between two lines that tell how it goes."""


class Trainer:
    """Trains a network on some of the texts.

    Args:
        joint: on its device.
        texts: all.
        chunks: all.
        chosen: the numbers of the texts that are read.
        pad: the piece of padding.
        checkpoint: a file from which it goes on.
    """

    def __init__(
        self,
        joint: Joint,
        texts: Texts,
        chunks: Chunks,
        chosen: np.ndarray[Any, Any],
        pad: int,
        checkpoint: Path,
    ) -> None:
        self.joint, self.settings, self.checkpoint = joint, joint.settings, checkpoint
        self.steps = Steps(texts, chunks, chosen, self.settings, pad, PASSES)
        self._body = [p for p in joint.trees.parameters() if p.requires_grad]
        self._top = list(joint.relations.parameters())
        s = self.settings
        self._bases = (s["encoder_rate"], s["relations_rate"])
        decays = (s["encoder_decay"], s["relations_decay"])
        self._optimiser = torch.optim.AdamW(
            [
                {"params": part, "lr": rate, "weight_decay": decay}
                for part, rate, decay in zip((self._body, self._top), self._bases, decays, strict=True)
            ],
            fused=True,
        )
        self._average = Average(joint, s["ema"])

    def __call__(self) -> int:
        """Train; the number of steps."""
        s, device = self.settings, next(self.joint.parameters()).device.type
        step, before = self._restored()
        begin, sums = time.time() - before, dict[str, Tensor]()
        while True:
            passed = time.time() - begin
            share = part_done(s, step, passed)
            if share >= 1:
                break
            torch.manual_seed(s["seed"] + step)
            self.joint.train()
            losses = self.joint.losses(*moved(self.steps[step], device))
            self._learn(torch.stack(list(losses.values())).sum(), share)
            step += 1
            self._average.update(step)
            for name, value in losses.items():
                sums[name] = sums.get(name, torch.zeros((), device=device)) + value.detach()
            if step % SHOWN == 0:
                shown = " ".join(f"{name} {float(value) / SHOWN:.3f}" for name, value in sums.items())
                print(f"step {step} pass {step / self.steps.each:.1f} {passed:.0f} s: {shown}", flush=True)
                sums = {}
            if step % s["save_steps"] == 0:
                self._save(step, time.time() - begin)
        self.joint.load_state_dict(self.joint.state_dict() | self._average.weights)
        self.joint.eval()
        self.checkpoint.unlink(missing_ok=True)
        return step

    def _learn(self, loss: Tensor, share: float) -> None:
        """One step, when `share` of the training is over."""
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        for part in (self._body, self._top):
            nn.utils.clip_grad_norm_(part, CLIP, foreach=True)
        rate = rate_at(share, self.settings["warmup"])
        for group, base in zip(self._optimiser.param_groups, self._bases, strict=True):
            group["lr"] = base * rate
        self._optimiser.step()

    def _save(self, step: int, passed: float) -> None:
        state = {
            "joint": self.joint.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "average": self._average.weights,
            "step": step,
            "passed": passed,
        }
        new = self.checkpoint.with_suffix(".new")
        torch.save(state, new)
        new.replace(self.checkpoint)

    def _restored(self) -> tuple[int, float]:
        """The steps that are done, and their seconds."""
        if not self.checkpoint.exists():
            return 0, 0.0
        state = torch.load(self.checkpoint)
        self.joint.load_state_dict(state["joint"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._average.weights.update(state["average"])
        return state["step"], state["passed"]


def held_out(
    texts: Texts, chosen: np.ndarray[Any, Any], pad: int, words: int, device: str = "cpu"
) -> Iterator[Batch]:
    """Texts that are not learned from, as batches of about so many words."""
    for part in texts.parts(chosen, words):
        yield moved(texts.batch(part, pad, np.zeros(len(part), dtype=bool)), device)

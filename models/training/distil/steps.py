"""The steps of a distillation."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

import aldus
from aldus.encoder.network import VECTORS
from aldus.pipeline import COMPONENTS
from models.training.data import read_toml
from models.training.distil.branch import Window, match
from models.training.distil.data import news_items
from models.training.distil.student import Student, read_layers
from models.training.distil.teacher import Shipped
from models.training.joint import arrays
from models.training.joint.__main__ import ALL, Work, name_of
from models.training.joint.__main__ import DEFAULT as JOINT
from models.training.joint.batches import Steps, moved
from models.training.joint.train import PASSES, SHOWN
from models.training.network import save_labels
from models.training.relations.export import network, with_branch
from models.training.relations.hidden import HIDDEN
from models.training.restore import ENCODER, restore, restore_branch
from models.training.train import Average, Batcher, part_done, rate_at

OWN = ("LICENSE", "MODEL_CARD.md", "__init__.py", "__pycache__")
"""What every package has of its own."""
NAME = "aldus_fast"
STUDENT = "student.xz"


def train_student(work: Path, run: Path, device: str, config: dict[str, Any]) -> None:
    """Train the smaller network, and leave its weights in `run`.

    Args:
        work: the folder in which `models.training.joint` has packed what is learned from, and trained the teacher.
        run: a folder.
        device: `cpu` or `cuda`.
        config: the configuration.
    """
    settings = config["training"]
    run.mkdir(parents=True, exist_ok=True)
    packed = Work(work, read_toml(JOINT))
    texts, chunks = packed.texts()
    teacher = packed.trained(name_of(ALL)).requires_grad_(False)
    student = Student(teacher.trees, teacher.relations.branch, config["network"]).to(device).eval()
    teacher.to(device)
    torch.backends.cuda.enable_cudnn_sdp(False)
    steps = Steps(texts, chunks, np.arange(len(texts)), settings, packed.pad, PASSES)
    learned = [p for p in student.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=settings["rate"], weight_decay=settings["decay"], fused=True)
    average, begin, step = Average(student, settings["ema"]), time.time(), 0
    while True:
        passed = time.time() - begin
        share = part_done(settings, step, passed)
        if share >= 1:
            break
        b, chunk = moved(steps[step], device)
        losses = student.losses(teacher, b.groups, chunk)
        optimiser.zero_grad(set_to_none=True)
        torch.stack([settings["loss"][k] * v for k, v in losses.items()]).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        rate = rate_at(share, settings["warmup"])
        for group in optimiser.param_groups:
            group["lr"] = settings["rate"] * rate
        optimiser.step()
        step += 1
        average.update(step)
        if step % SHOWN == 0:
            print(
                f"step {step} {passed:.0f} s", *(f"{k} {float(v):.3f}" for k, v in losses.items()), flush=True
            )
    arrays.save_learned(run / STUDENT, student.state_dict() | average.weights)
    print("done", step, "steps", flush=True)


def write_pipeline(teacher: Path, run: Path, out: Path, config: dict[str, Any]) -> None:
    """Write the pipeline of what was trained."""
    student = Student(restore(teacher), restore_branch(teacher), config["network"])
    student.load_state_dict(arrays.floats(arrays.load(run / STUDENT)), strict=False)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(teacher, out, ignore=shutil.ignore_patterns(*OWN), dirs_exist_ok=True)
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    (out / "meta.json").write_bytes(json.dumps(meta | {"name": NAME}, indent=2).encode())
    content = network(student.net, student.branch, layers=student.layers)
    (out / ENCODER / "network.onnx").write_bytes(content)
    save_labels(student.net, out / ENCODER)


def match_branch(prepared: Path, teacher: Path, news: Path, out: Path, config: dict[str, Any]) -> None:
    """Bring the vectors of `out` nearer to those of its teacher, whose actors and relations it takes along."""
    settings, batcher = config["branch"], Batcher(prepared, config["training"])
    batcher.items = list(news_items(news, aldus.load(teacher, actors=False), 1.0))
    large, small = Shipped(teacher, [VECTORS]), Shipped(out, [HIDDEN])
    windows: list[Window] = []
    size = 0
    for batch in batcher.epoch():
        if size > settings["learned"]:
            break
        t = batcher.tensors(batch)
        for old, new in zip(large(t), small(t), strict=True):
            windows.append(Window(new[HIDDEN].half(), old[VECTORS].half()))
        size += int((t["sentence"] >= 0).sum())
    branch = match([restore_branch(out), restore_branch(teacher)], windows, settings)
    path = out / ENCODER / "network.onnx"
    path.write_bytes(with_branch(path.read_bytes(), branch, layers=read_layers(config["network"]["layers"])))
    for component in COMPONENTS:
        shutil.copy(teacher / component, out / component)

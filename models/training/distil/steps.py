"""The steps of a distillation."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

import aldus
from aldus.encoder.network import VECTORS
from aldus.pipeline import COMPONENTS
from models.training.distil.branch import Window, match
from models.training.distil.data import news_items
from models.training.distil.student import Student, read_layers
from models.training.distil.teacher import Shipped, Teacher
from models.training.network import Network, save_labels
from models.training.relations.export import network, with_branch
from models.training.relations.hidden import HIDDEN
from models.training.relations.network import Branch
from models.training.restore import ENCODER, restore_branch
from models.training.train import Batcher, train

OWN = ("LICENSE", "MODEL_CARD.md", "__init__.py", "__pycache__")
"""What every package has of its own."""
NAME = "aldus_fast"


def train_student(prepared: Path, teacher: Path, news: Path, run: Path, config: dict[str, Any]) -> None:
    """Train the smaller network, and leave checkpoints in `run`."""
    settings = config["training"]
    run.mkdir(parents=True, exist_ok=True)
    batcher, told = Batcher(prepared, settings), Teacher(teacher)
    if batcher.labels != told.labels:
        raise ValueError(f"{prepared} has other labels than {teacher}")
    if settings["news"]:
        batcher.items += news_items(news, aldus.load(teacher, actors=False), settings["news"])
    student = Student(told.net, told.branch, config["network"])
    if settings.get("init"):
        student.load_state_dict(torch.load(settings["init"])["state"])
    steps = train(student, batcher, settings, run, lambda t: student.losses(t, told(t)), settings["loss"])
    print("done", steps, "steps", flush=True)


def write_pipeline(teacher: Path, run: Path, out: Path, config: dict[str, Any]) -> None:
    """Write the pipeline of the last checkpoint."""
    told = Teacher(teacher)
    student = Student(told.net, told.branch, config["network"])
    student.load_state_dict(torch.load(run / "checkpoint.pt")["state"])
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(teacher, out, ignore=shutil.ignore_patterns(*OWN), dirs_exist_ok=True)
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    (out / "meta.json").write_bytes(json.dumps(meta | {"name": NAME}, indent=2).encode())
    _write_network(out, student.net, student.branch, student.read)
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


def _write_network(out: Path, net: Network, branch: Branch, layers: Sequence[int]) -> None:
    (out / ENCODER / "network.onnx").write_bytes(network(net, branch, layers=layers))

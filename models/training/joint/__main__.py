"""Train encoder, actors and relations in one go, in steps; each leaves a file in WORK.

    python -m models.training.joint pack PIPELINE ANNOTATED PREPARED WORK      # pack.xz, base.xz
    python -m models.training.joint train WORK [--fold K] [--device cuda]      # all.xz, foldK.xz
    python -m models.training.joint write PIPELINE ANNOTATED WORK              # into PIPELINE

1. `pack`: articles of ANNOTATED (folders `articles` and `relations`), short texts cut from them, and the texts of
   `models/training/written` go through PIPELINE; PREPARED is what `models.training.prepare` wrote. PIPELINE should be one whose
   encoder has not seen these articles, or the folds would know their answers.
2. `train`: encoder, heads and what reads them, without the articles of a fold, or on all. It needs WORK, torch and the
   code only; on a GPU it takes minutes.
3. `write`: what the network of a fold proposes for articles that it has not seen teaches the judge; PIPELINE gets
   the weights of the network of all texts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from models.training.data import load_config, read_toml
from models.training.joint import arrays
from models.training.joint.batches import Chunks, Texts
from models.training.joint.measure import measure
from models.training.joint.network import Joint
from models.training.joint.train import Trainer, held_out
from models.training.network import SHAPE, shape_of
from models.training.network import Network as Trees
from models.training.relations.hidden import LAYERS
from models.training.relations.network import Network

Config = dict[str, Any]
DEFAULT = Path(__file__).with_name("config.toml")
ALL = -1
"""The fold of no text."""


def pack(pipeline: Path, annotated: Path, prepared: Path, work: Path, config: Config) -> None:
    """Step 1."""
    from models.training.joint.course import Course
    from models.training.joint.pack import Packer, trees
    from models.training.restore import ENCODER, restore

    settings, folds = config["pack"], config["training"]["folds"]
    course = Course(pipeline, annotated, work, settings["short"], **config.get("paths", {}))
    packer = Packer(course.pieces, course.window)
    for text in course.texts:
        packer.add(course.article(text), text.fold(folds))
    treebanks = trees(prepared, load_config()["training"], settings["passes"])
    arrays.save(work / "pack.xz", packer.arrays() | treebanks)
    net = restore(pipeline)
    arrays.save(work / "base.xz", arrays.in_8_bits(net.state_dict()))
    tokenizer = Tokenizer.from_file(str(pipeline / ENCODER / "tokenizer.json"))
    shape = shape_of(net) | {"pad": tokenizer.token_to_id("<pad>")}
    (work / "shape.json").write_text(json.dumps(shape), encoding="utf-8")


class Work:
    """The folder WORK after step 1.

    Args:
        folder: its path.
        config: the configuration.
    """

    def __init__(self, folder: Path, config: Config) -> None:
        self.folder, self.config = folder, config
        self._shape = json.loads((folder / "shape.json").read_text(encoding="utf-8"))
        self.pad: int = self._shape["pad"]

    def texts(self) -> tuple[Texts, Chunks]:
        """All that is learned from."""
        found = arrays.load(self.folder / "pack.xz")
        return Texts(found), Chunks(found)

    def fresh(self) -> Joint:
        """The encoder as it was, and what reads it, untrained."""
        shape = self._shape
        trees = Trees(*(shape[part] for part in SHAPE))
        trees.load_state_dict(arrays.floats(arrays.load(self.folder / "base.xz")))
        torch.manual_seed(self.config["training"]["seed"])
        net = Network(len(LAYERS) * shape["shape"]["width"], self.config["network"])
        return Joint(trees, net, self.config["training"])

    def trained(self, name: str) -> Joint:
        """What a step has left."""
        joint = self.fresh()
        joint.load_state_dict(arrays.floats(arrays.load(self.folder / f"{name}.xz")), strict=False)
        return joint.eval()

    def save(self, joint: Joint, name: str) -> None:
        """Leave the weights of a step."""
        arrays.save_learned(self.folder / f"{name}.xz", joint.state_dict())


def name_of(fold: int) -> str:
    """The name of a network: of all texts, or of those without a fold."""
    return "all" if fold == ALL else f"fold{fold}"


def train(work: Path, fold: int, device: str, config: Config) -> None:
    """Step 2."""
    w, name = Work(work, config), name_of(fold)
    texts, chunks = w.texts()
    joint = w.fresh().to(device)
    joint.teacher[0].to(device)
    # Plans for cuDNN's attention are made anew for every shape of a batch.
    torch.backends.cuda.enable_cudnn_sdp(False)
    chosen = np.flatnonzero(texts.a["text.fold"] != fold)
    trainer = Trainer(joint, texts, chunks, chosen, w.pad, work / f"{name}.checkpoint")
    print(f"{name}: {trainer()} steps of {trainer.steps.each:.0f} a pass")
    w.save(joint, name)
    _tell(w, joint, texts, fold, device)


def _tell(w: Work, joint: Joint, texts: Texts, fold: int, device: str) -> None:
    held = np.flatnonzero(texts.a["text.fold"] == fold)
    if len(held):
        batches = held_out(texts, held, w.pad, w.config["training"]["words"], device)
        print("held out", *(f"{name} {value:.3f}" for name, value in measure(joint, batches).items()))


def write(pipeline: Path, annotated: Path, work: Path, config: Config) -> None:
    """Step 3."""
    from models.training.joint.course import Course
    from models.training.joint.judged import judges, write_into
    from models.training.relations.judge import stretched

    w, settings = Work(work, config), config["training"]
    course = Course(pipeline, annotated, work, config["pack"]["short"], **config.get("paths", {}))
    seen = {fold: w.trained(name_of(fold)) for fold in range(settings["judged"])}
    found = judges(course, seen, settings["folds"], settings["seed"])
    write_into(pipeline, w.trained(name_of(ALL)), *stretched(*found, settings["stretched"]))


def main() -> None:
    """Train by the command line."""
    parser = argparse.ArgumentParser(prog="python -m models.training.joint", description="Train in one go")
    parser.add_argument("--config", type=Path, default=DEFAULT)
    commands = parser.add_subparsers(required=True)
    for step, paths in (
        (pack, ("pipeline", "annotated", "prepared", "work")),
        (train, ("work",)),
        (write, ("pipeline", "annotated", "work")),
    ):
        command = commands.add_parser(step.__name__, help=step.__doc__)
        command.set_defaults(step=step)
        for path in paths:
            command.add_argument(path, type=Path)
        if step is train:
            command.add_argument("--fold", type=int, default=ALL)
            command.add_argument("--device", default="cpu")
    options = vars(parser.parse_args())
    config, step = read_toml(options.pop("config")), options.pop("step")
    options["work"].mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    step(**options, config=config)


if __name__ == "__main__":
    main()

"""Distil a pipeline into one of fewer layers.

    python -m models.training.distil train WORK RUN [--device cuda]
    python -m models.training.distil write TEACHER RUN OUT
    python -m models.training.distil branch PREPARED TEACHER NEWS OUT

1. `train`: on what `models.training.joint` packed in WORK, by the network that it trained there; RUN gets the weights.
2. `write`: OUT becomes TEACHER, the pipeline of that network, with the smaller one.
3. `branch`: on raw news (`news.jsonl.gz`) the vectors of OUT are brought nearer to those of TEACHER, whose actors and relations it gets. Takes minutes, and
   may be done again when TEACHER has learned relations anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from models.training.data import read_toml
from models.training.distil import steps

DEFAULT = Path(__file__).with_name("config.toml")


def main() -> None:
    """Distil by the command line."""
    parser = argparse.ArgumentParser(prog="python -m models.training.distil", description="Distil a pipeline")
    parser.add_argument("--config", type=Path, default=DEFAULT)
    commands = parser.add_subparsers(required=True)
    for name, step, paths in (
        ("train", steps.train_student, ("work", "run")),
        ("write", steps.write_pipeline, ("teacher", "run", "out")),
        ("branch", steps.match_branch, ("prepared", "teacher", "news", "out")),
    ):
        command = commands.add_parser(name)
        command.set_defaults(step=step)
        for path in paths:
            command.add_argument(path, type=Path)
        if name == "train":
            command.add_argument("--device", default="cpu")
    options = vars(parser.parse_args())
    config, step = read_toml(options.pop("config")), options.pop("step")
    torch.set_num_threads(config["training"]["threads"])
    torch.set_flush_denormal(True)
    torch.manual_seed(config["training"]["seed"])
    step(**options, config=config)


if __name__ == "__main__":
    main()

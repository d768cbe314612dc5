"""What reads the encoder, trained on alone: the layers stay as they are, and what they give is computed once, in 8 bits.

On a core this takes minutes, and can be done again when words and pairs tell something else.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn

from models.training.joint.batches import BLIND, Batch, Texts
from models.training.joint.network import Joint, relation_losses
from models.training.relations import export
from models.training.relations.hidden import HIDDEN, LAYERS
from models.training.train import Average

SHOWN = 250
"""Steps between two lines that tell how it goes."""


def hidden(joint: Joint, texts: Texts, path: Path) -> np.ndarray[Any, Any]:
    """The layers that the relations read of all words, as the shipped network gives them; kept in a file."""
    width = len(LAYERS) * joint.trees.norm.weight.numel()
    if path.exists():
        return np.load(path, mmap_mode="r")  # type: ignore[no-any-return]
    model = onnx.load_from_string(export.network(joint.trees, joint.relations.branch))
    model.graph.output.append(helper.make_tensor_value_info(HIDDEN, TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    found = np.empty((len(texts.a["first"]), width), dtype=np.float16)
    for k in range(len(texts.window_words)):
        pieces = slice(texts.piece_starts[k], texts.piece_starts[k] + texts.window_pieces[k])
        words = slice(texts.word_starts[k], texts.word_starts[k] + texts.window_words[k])
        feed = {"ids": texts.a["ids"][pieces], "first": texts.a["first"][words]}
        feed = {name: row[None].astype(np.int64) for name, row in feed.items()}
        found[words] = session.run([HIDDEN], feed)[0][0]
    np.save(path, found)
    return found


class Still(Joint):
    """The same network on layers that stay as they are.

    Args:
        joint: what is trained on.
        read: what `hidden` gave.
    """

    def __init__(self, joint: Joint, read: np.ndarray[Any, Any]) -> None:
        nn.Module.__init__(self)
        self.relations, self.settings = joint.relations, joint.settings
        self._read = read

    def seen(self, b: Batch) -> Tensor:
        """The vectors of the words of a batch."""
        read = torch.from_numpy(self._read[b.places.numpy()].astype(np.float32))
        return self.vectors(read, b.groups)


def train_on(
    still: Still, texts: Texts, chosen: np.ndarray[Any, Any], pad: int, settings: Mapping[str, Any]
) -> None:
    """Train what reads the encoder.

    Args:
        still: the network.
        texts: all.
        chosen: those that are learned from.
        pad: the piece of padding.
        settings: the table `still` of the configuration.
    """
    rng = np.random.default_rng(settings["seed"])
    torch.manual_seed(settings["seed"])
    net = still.relations
    parameters = list(net.parameters())
    optimiser = torch.optim.AdamW(parameters, lr=settings["rate"], weight_decay=settings["decay"], fused=True)
    average = Average(net, settings["ema"])
    steps = [
        part
        for _ in range(settings["passes"])
        for part in texts.parts(rng.permutation(chosen), settings["words"])
    ]
    begin, sums = time.time(), dict[str, float]()
    for k, part in enumerate(steps, 1):
        net.train()
        b = texts.batch(part, pad, rng.random(len(part)) < BLIND)
        losses = relation_losses(net, still.seen(b), b)
        optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(parameters, 1.0)
        for group in optimiser.param_groups:
            group["lr"] = settings["rate"] * min(1, k / 100) * max(0.02, 1 - k / len(steps))
        optimiser.step()
        average.update(k)
        for name, value in losses.items():
            sums[name] = sums.get(name, 0.0) + float(value.detach()) / SHOWN
        if k % SHOWN == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
            print(f"{k} of {len(steps)} {time.time() - begin:.0f} s: {shown}", flush=True)
            sums = {}
    net.load_state_dict(net.state_dict() | average.weights)
    net.eval()

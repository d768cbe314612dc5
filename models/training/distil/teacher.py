"""The larger pipeline: what it says of words, as tensors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import Tensor

from aldus.encoder.network import HEADS, OUTPUTS, VECTORS
from models.training.joint.network import FAR
from models.training.relations.hidden import HIDDEN
from models.training.restore import ENCODER, restore, restore_branch

ASKED = (*OUTPUTS, VECTORS, HIDDEN)


class Shipped:
    """The network of a pipeline in 8 bits, with its layers that relations are read from.

    Args:
        pipeline: its folder; it has been taught relations.
        asked: outputs.
    """

    def __init__(self, pipeline: Path, asked: Sequence[str] = ASKED) -> None:
        self._asked = asked
        model = onnx.load(pipeline / ENCODER / "network.onnx")
        model.graph.output.append(helper.make_tensor_value_info(HIDDEN, TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, batch: Mapping[str, Tensor]) -> list[dict[str, Tensor]]:
        """The outputs for each window of a batch, which `Batcher.tensors` made."""
        rows = []
        pieces, words = (x.sum(1).tolist() for x in (batch["mask"], batch["sentence"] >= 0))
        for k, (n, m) in enumerate(zip(pieces, words, strict=True)):
            feed = {
                "ids": batch["ids"][k : k + 1, :n].numpy(),
                "first": batch["first"][k : k + 1, :m].numpy(),
            }
            found = self._session.run(self._asked, feed)
            rows.append({name: torch.from_numpy(x[0]) for name, x in zip(self._asked, found, strict=True)})
        return rows


class Teacher:
    """The network of a pipeline.

    Args:
        pipeline: its folder; it has been taught relations.
    """

    def __init__(self, pipeline: Path) -> None:
        self.net, self.branch = restore(pipeline).requires_grad_(False), restore_branch(pipeline)
        self.labels: dict[str, list[str]] = json.loads(
            (pipeline / ENCODER / "labels.json").read_text(encoding="utf-8")
        )
        self._shipped = Shipped(pipeline)

    def __call__(self, batch: Mapping[str, Tensor]) -> Lesson:
        """What it says of the words of a batch."""
        return Lesson(self, batch["sentence"] >= 0, self._shipped(batch))


class Lesson:
    """What the teacher says of the words of a batch, window after window.

    Args:
        teacher: who says it.
        known: [windows, words], where there is a word.
        rows: for each window the outputs of the network.
    """

    def __init__(self, teacher: Teacher, known: Tensor, rows: Sequence[Mapping[str, Tensor]]) -> None:
        self.known = known
        self.heads = {name: torch.cat([row[name] for row in rows]) for name in HEADS}
        self.start, self.hidden, self.vectors = (
            torch.cat([row[name] for row in rows]) for name in ("start", HIDDEN, VECTORS)
        )
        self.allowed = self._allowed()
        arcs = torch.full(self.allowed.shape, FAR)
        for k, row in enumerate(rows):
            m = len(row["start"])
            arcs[k, :m, : m + 1] = row["arcs"]
        arcs = arcs.masked_fill(~self.allowed, FAR)
        self.arcs = arcs[known]
        self.best = arcs.argmax(-1)
        """The best head of each word; 0 is the root."""
        self.labels = torch.cat(
            [
                teacher.net.relations(row["rel_dep"], row["rel_head"][best[: len(row["start"])]])
                for row, best in zip(rows, self.best, strict=True)
            ]
        )
        """Scores of the relations of words to their best heads."""

    def _allowed(self) -> Tensor:
        """[windows, words, words + 1]: which word may be the head of which; the first is the root."""
        known = self.known
        starts = torch.zeros(known.shape)
        starts[known] = (self.start > 0).float()
        sentence = starts.cumsum(1)
        same = (sentence[:, :, None] == sentence[:, None, :]) & known[:, None, :]
        same &= ~torch.eye(known.shape[1], dtype=torch.bool)
        return torch.cat([known[:, :, None], same], 2)

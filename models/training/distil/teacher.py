"""The larger pipeline: what it says of words, as tensors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import Tensor

from aldus.encoder.network import OUTPUTS, VECTORS
from models.training.relations.hidden import HIDDEN
from models.training.restore import ENCODER

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

"""What was trained, as the files of a pipeline."""

from __future__ import annotations

import io
import json
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import compose
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from aldus.encoder.network import VECTORS
from models.training.relations.hidden import HIDDEN, with_hidden
from models.training.relations.network import TYPES, Branch, Network

Arrays = dict[str, np.ndarray[Any, Any]]

OF_ACTORS = ("b1", "b2", "afeat")
TABLES = ("bag", "feat", "afeat")
LAYERS = ("t1", "t2", "y1", "y2", "ai", "am", "bil", "a2", "out", "b1", "b2")
PREFIX = "r/"
"""Before the names of the branch in the network."""


def arrays(net: Network) -> Arrays:
    """The weights of all but the branch, by the names that `aldus.nets.Weights` reads."""
    state = {name: value.detach().numpy().astype(np.float16) for name, value in net.state_dict().items()}
    found = {f"{name}.w": state[f"{name}.weight"].T for name in LAYERS}
    found |= {f"{name}.b": state[f"{name}.bias"] for name in LAYERS}
    found |= {name: state[f"{name}.weight"] for name in (*TABLES, "kind")}
    return {**found, "types": np.array(TYPES)}


def of_actors(found: Arrays) -> Arrays:
    """Those that the actors need."""
    return {name: value for name, value in found.items() if name.split(".")[0] in OF_ACTORS}


def of_relations(found: Arrays, judge: Arrays, thresholds: Mapping[str, Mapping[str, float]]) -> Arrays:
    """Those that the relations need."""
    mine = {name: value for name, value in found.items() if name.split(".")[0] not in OF_ACTORS}
    return {**mine, **judge, "thresholds": np.array(json.dumps(thresholds))}


def packed(found: Arrays) -> bytes:
    """Arrays as a file."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **found)
    return file.getvalue()


def with_branch(network: bytes, branch: Branch, quantise: bool = True) -> bytes:
    """An encoder's network that gives the vectors of a branch besides, in 8 bits."""
    model = with_hidden(onnx.load_from_string(network))
    added = compose.add_prefix(_exported(branch.eval(), quantise), PREFIX, rename_outputs=False)
    added.ir_version = model.ir_version
    del added.opset_import[:]
    added.opset_import.extend(model.opset_import)
    merged = compose.merge_models(model, added, io_map=[(HIDDEN, PREFIX + HIDDEN)])
    kept = [output for output in merged.graph.output if output.name != HIDDEN]
    del merged.graph.output[:]
    merged.graph.output.extend(kept)
    content: bytes = merged.SerializeToString()
    return content


class _Window(torch.nn.Module):
    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        return self.branch.one(hidden)


def _exported(branch: Branch, quantise: bool) -> onnx.ModelProto:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, ready, small = (Path(folder) / name for name in ("plain.onnx", "ready.onnx", "small.onnx"))
        with torch.no_grad():
            torch.onnx.export(
                _Window(branch),
                (torch.randn(1, 60, branch.inp.in_features),),
                plain,
                input_names=[HIDDEN],
                output_names=[VECTORS],
                dynamic_axes={HIDDEN: {1: "words"}, VECTORS: {1: "words"}},
                opset_version=17,
                dynamo=False,
            )
        if not quantise:
            return onnx.load(plain)
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            small,
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
        return onnx.load(small)

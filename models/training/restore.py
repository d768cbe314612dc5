"""Optional: `python -m models.training.restore PREPARED E5_WEIGHTS PIPELINE RUN` makes a checkpoint of shipped 8-bit weights.

For a further round of training where the checkpoint of the last one is gone: its path is `init` in the configuration.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from models.training.data import load_config
from models.training.network import build


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The float values of every layer of a quantised network, by the names of `Network.state_dict`."""
    graph = onnx.load(path).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found: dict[str, Tensor] = {}
    for name, value in values.items():
        if name.endswith((".weight", ".bias")):
            found[name] = torch.from_numpy(value.astype(np.float32))
    for node in graph.node:
        module = node.name.rpartition("/")[0].strip("/").split("/")
        # "/names/names.1" is the head of names; "/layers.0/qkv" is layers.0.qkv; "" is the biaffine product.
        key = ".".join(
            [*module[:-1], module[-1].removeprefix(f"{module[0]}.")] if len(module) > 1 else module
        )
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix("_quantized")
            zero = values[f"{stem}_zero_point"].astype(np.float32)
            weight = (values[node.input[1]].astype(np.float32) - zero) * values[f"{stem}_scale"]
            if key:
                key = key if key.startswith(("layers.", "start", "arc", "rel")) else f"heads.{key}"
                found[f"{key}.weight"] = torch.from_numpy(weight.T.copy())
            else:
                found["arc_weight"] = torch.from_numpy(weight)
        elif node.op_type == "MatMulNBits":
            packed, scales = values[node.input[1]].astype(np.float32) - 128, values[node.input[2]]
            weight = packed * scales.reshape(packed.shape[0], -1)[:, :, None]
            found[f"{key}.weight"] = torch.from_numpy(weight.reshape(packed.shape[0], -1))
        elif (
            node.op_type == "Expand" and (root := values.get(node.input[0])) is not None and root.size == 384
        ):
            found["root"] = torch.from_numpy(root.reshape(-1).copy())
        elif node.op_type == "Add" and not key:
            found["arc_bias"] = next(torch.tensor(values[i]) for i in node.input if i in values)
        elif node.op_type == "DequantizeLinear" and f"{key}.weight_quantized" in values:
            scale, zero = (values[f"{key}.weight_{part}"] for part in ("scale", "zero_point"))
            found[f"{key}.weight"] = torch.from_numpy(
                (values[f"{key}.weight_quantized"].astype(np.float32) - np.float32(zero)) * scale
            )
    found["arc_weight"] = torch.cat([found["arc_weight"], found.pop("arc_bias")[None]])
    return found


def main() -> None:
    """Restore by the command line."""
    prepared, weights, pipeline, run = map(Path, sys.argv[1:5])
    files = pipeline / "encoder"
    labels = (prepared / "labels.json").read_text(encoding="utf8")
    if labels != (files / "labels.json").read_text(encoding="utf8"):
        sys.exit(f"{prepared} has other labels than {pipeline}")
    sizes = {k: len(v) for k, v in json.loads(labels).items()}
    net = build(weights, np.load(prepared / "kept.npy"), load_config()["network"], sizes)
    state = read_tensors(files / "network.onnx")
    state["rel_weight"] = torch.from_numpy(np.load(files / "labels.npy").astype(np.float32))
    net.load_state_dict(state)
    run.mkdir(parents=True, exist_ok=True)
    torch.save({"state": net.state_dict(), "step": 0}, run / "checkpoint.pt")
    print("restored", len(state), "tensors")


if __name__ == "__main__":
    main()

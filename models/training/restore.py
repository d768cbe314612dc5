"""Optional: `python -m models.training.restore PREPARED PIPELINE RUN` makes a checkpoint of shipped 8-bit weights.

For a further round of training where the checkpoint of the last one is gone: its path is `init` in the configuration.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from aldus.encoder.network import HEADS
from models.training.encoder import layer_output, words_input
from models.training.network import Network
from models.training.relations.hidden import BRANCH
from models.training.relations.network import Branch

ENCODER = "encoder"
"""The folder of the component in the pipeline."""


class Graph:
    """A quantised ONNX network as `export` writes it."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(path).graph
        # What reads the layers for the relations is trained by itself.
        self.nodes = [node for node in graph.node if not node.name.startswith(BRANCH)]
        values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        self.values = {name: value for name, value in values.items() if not name.startswith(BRANCH)}
        self.branch = {name: value for name, value in values.items() if name.startswith(BRANCH)}

        self.named = any(node.name == layer_output(0) for node in self.nodes)
        """Whether `export` gave the values their names; the first networks came from torch's exporter."""

    def floats(self, name: str) -> np.ndarray[Any, Any]:
        """The values of an 8-bit tensor, without `_quantized` in its name."""
        zero = self.values[f"{name}_zero_point"].astype(np.float32)
        return (self.values[f"{name}_quantized"].astype(np.float32) - zero) * self.values[f"{name}_scale"]

    def constants(self, node: Any) -> list[np.ndarray[Any, Any]]:
        """The constant inputs of a node."""
        return [self.values[i] for i in node.input if i in self.values]


def module_of(node: str) -> str:
    """The module of the network that made a node; empty for what stands in no module.

    `/layers.0/qkv/MatMul_quant` is of `layers.0.qkv`, `/names/names.1/MatMul_quant` of `heads.names.1`.
    """
    parts = node.rpartition("/")[0].strip("/").split("/")
    if len(parts) > 1:
        parts = [*parts[:-1], parts[-1].removeprefix(f"{parts[0]}.")]
    name = ".".join(parts)
    return f"heads.{name}" if parts[0] in HEADS else name


def read_tensors(graph: Graph) -> dict[str, Tensor]:
    """The float values of every layer, by the names of `Network.state_dict`; without `rel_weight`, which is no part of it."""
    found: dict[str, np.ndarray[Any, Any]] = {
        name: value.astype(np.float32)
        for name, value in graph.values.items()
        if name.endswith((".weight", ".bias"))
    }
    width = found["norm.weight"].size
    for node in graph.nodes:
        module, constants = module_of(node.name), graph.constants(node)
        if node.op_type == "MatMulInteger":
            weight = graph.floats(node.input[1].removesuffix("_quantized"))
            if module:
                found[f"{module}.weight"] = weight.T
            else:
                found["arc_weight"] = weight
        elif node.op_type == "MatMulNBits":
            packed, scales = constants[:2]
            weight = (packed.astype(np.float32) - 128) * scales.reshape(packed.shape[0], -1)[:, :, None]
            found[f"{module}.weight"] = weight.reshape(packed.shape[0], -1)
        elif node.op_type == "DequantizeLinear" and f"{module}.weight_quantized" in graph.values:
            found[f"{module}.weight"] = graph.floats(f"{module}.weight")
        elif node.op_type == "Expand" and not module and constants and constants[0].size == width:
            found["root"] = constants[0].reshape(-1)
        elif node.op_type == "Add" and not module and constants:
            # The sum of pieces and positions has no constant; that of the arcs has its bias.
            found["arc_bias"] = constants[0]
    found["arc_weight"] = np.concatenate([found["arc_weight"], found.pop("arc_bias")[None]])
    return {name: torch.tensor(value) for name, value in found.items()}


def named_tensors(graph: Graph) -> dict[str, Tensor]:
    """The same, of a network whose values have the names of `Network.state_dict`."""
    found = _in_float(graph.values)
    found["root"] = found["root"].reshape(-1)
    found["arc_weight"] = np.concatenate([found.pop("arc.weight").T, found.pop("arc.bias")[None]])
    # The last layer has its queries apart.
    for part in ("weight", "bias"):
        query = next(name for name in found if name.endswith(f".q.{part}"))
        other = query.replace(".q.", ".kv.")
        found[query.replace(".q.", ".qkv.")] = np.concatenate([found.pop(query), found.pop(other)])
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in found.items()}


def _in_float(values: dict[str, np.ndarray[Any, Any]]) -> dict[str, np.ndarray[Any, Any]]:
    """The weights among values, as layers keep them."""
    found: dict[str, np.ndarray[Any, Any]] = {}
    for name, value in values.items():
        layer, _, part = name.rpartition(".")
        scale = values.get(f"{layer}.scale")
        if part == "weight" and scale is not None:
            whole = value.astype(np.float32) * scale
            found[name] = whole if layer == "embed" else whole.T
        elif part in ("weight", "bias") or name == "root":
            found[name] = value
    return found


def shape_of(graph: Graph, state: dict[str, Tensor]) -> dict[str, Any]:
    """The shape of the encoder, as `read_e5` gives it."""
    norm = next(node for node in graph.nodes if node.op_type == "LayerNormalization")
    if graph.named:
        mixed = next(node for node in graph.nodes if node.op_type == "MultiHeadAttention")
        heads = next(a.i for a in mixed.attribute if a.name == "num_heads")
    else:
        # The queries, keys and values of a layer are reshaped to [words, 3, heads, size of a head].
        shapes = (
            graph.constants(n)
            for n in graph.nodes
            if n.op_type == "Concat" and module_of(n.name) == "layers.0"
        )
        heads = int(next(constants for constants in shapes if len(constants) > 1)[1][0])
    return {
        "width": state["norm.weight"].numel(),
        "heads": heads,
        "inner": state["layers.0.up.bias"].numel(),
        "eps": next(a.f for a in norm.attribute if a.name == "epsilon"),
        "positions": state["positions.weight"].shape[0],
    }


def restore(pipeline: Path) -> Network:
    """The network of a pipeline, in float."""
    files = pipeline / ENCODER
    graph = Graph(files / "network.onnx")
    state = named_tensors(graph) if graph.named else read_tensors(graph)
    state["rel_weight"] = torch.from_numpy(np.load(files / "labels.npy").astype(np.float32))
    sizes = {key: state[f"heads.{key}.1.bias"].numel() for key in HEADS}
    sizes["rels"] = state["rel_weight"].shape[0]
    layers = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    inputs = {node.name for node in graph.nodes}
    settings = {
        "layers": layers,
        "words_from": next((k for k in range(layers) if words_input(k) in inputs), layers),
        "arc": state["arc_dep.1.bias"].numel(),
        "relation": state["rel_dep.1.bias"].numel(),
        "dropout": 0.0,
    }
    net = Network(shape_of(graph, state), settings, sizes, state["embed.weight"].shape[0])
    net.load_state_dict(state)
    return net.eval()


def restore_branch(pipeline: Path) -> Branch:
    """The branch of a pipeline that gives the vectors of words, in float."""
    values = Graph(pipeline / ENCODER / "network.onnx").branch
    state = {
        name.removeprefix(BRANCH[0]).replace("in_proj.", "in_proj_"): torch.tensor(
            np.ascontiguousarray(value)
        )
        for name, value in _in_float(values).items()
    }
    width, hidden = state["inp.weight"].shape
    layers = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    branch = Branch(hidden, width, len(state["layers.0.linear1.bias"]), layers)
    branch.load_state_dict(state)
    return branch.eval()


def main() -> None:
    """Restore by the command line."""
    prepared, pipeline, run = map(Path, sys.argv[1:4])
    for name in ("labels.json", "tokenizer.json"):
        if (prepared / name).read_bytes() != (pipeline / ENCODER / name).read_bytes():
            sys.exit(f"{prepared} has another {name} than {pipeline}")
    net = restore(pipeline)
    run.mkdir(parents=True, exist_ok=True)
    torch.save({"state": net.state_dict(), "step": 0}, run / "checkpoint.pt")
    print("restored", len(net.state_dict()), "tensors")


if __name__ == "__main__":
    main()

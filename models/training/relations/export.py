"""What was trained, as the files of a pipeline."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import onnx
from onnx import TensorProto, helper
from torch import nn

from aldus.encoder.network import VECTORS
from aldus.nets import SCALE
from models.training.encoder import encoder_graph
from models.training.graph import Builder
from models.training.network import Network as Trees
from models.training.relations.hidden import BRANCH, HIDDEN, with_hidden
from models.training.relations.hidden import LAYERS as LAYERS_READ
from models.training.relations.network import HEADS, TYPES, Branch, Network

Arrays = dict[str, np.ndarray[Any, Any]]

OF_ACTORS = ("b1", "b2", "afeat")
TABLES = ("bag", "feat")
"""The large ones, which are kept in 8 bits."""
LAYERS = ("t1", "t2", "y1", "y2", "ai", "am", "bil", "a2", "out", "b1", "b2")


def arrays(net: Network) -> Arrays:
    """The weights of all but the branch, by the names that `aldus.nets.Weights` reads."""
    state = {name: value.detach().numpy().astype(np.float16) for name, value in net.state_dict().items()}
    found = {f"{name}.w": state[f"{name}.weight"].T for name in LAYERS}
    found |= {f"{name}.b": state[f"{name}.bias"] for name in LAYERS}
    found |= {name: state[f"{name}.weight"] for name in ("afeat", "kind")}
    for name in TABLES:
        found |= in_8_bits(name, state[f"{name}.weight"])
    return {**found, "types": np.array(TYPES)}


def in_8_bits(name: str, table: np.ndarray[Any, Any]) -> Arrays:
    """A table in 8 bits, with the scale of each row."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-4).astype(np.float16)
    return {name: np.rint(table / scale).astype(np.int8), f"{name}{SCALE}": scale}


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


def network(
    trees: Trees, branch: Branch, quantise: bool = True, layers: Sequence[int] = LAYERS_READ
) -> bytes:
    """The ONNX network of an encoder that gives the vectors of a branch on some of its layers besides."""
    return with_branch(encoder_graph(trees, quantise).SerializeToString(), branch, quantise, layers)


def with_branch(
    network: bytes, branch: Branch, quantise: bool = True, layers: Sequence[int] = LAYERS_READ
) -> bytes:
    """An encoder's network that gives the vectors of a branch besides, in 8 bits."""
    model = with_hidden(onnx.load_from_string(network), layers)
    graph = model.graph
    added = Builder(quantise, BRANCH[0])
    _branch(added, HIDDEN, branch.eval())
    added.add_to(graph)
    graph.node.append(helper.make_node("Identity", [f"{BRANCH[0]}norm2"], [VECTORS], f"{BRANCH[0]}{VECTORS}"))
    kept = [output for output in graph.output if output.name != HIDDEN]
    del graph.output[:]
    graph.output.extend(kept)
    graph.output.append(helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, None))
    content: bytes = model.SerializeToString()
    return content


def _branch(g: Builder, hidden: str, branch: Branch) -> None:
    """What `Branch.one` computes."""
    x = g.norm(g.op("Relu", g.linear(hidden, "inp", branch.inp)), "norm", branch.norm)
    for number, layer in enumerate(branch.layers):
        name, of = f"layers.{number}", cast("nn.TransformerEncoderLayer", layer)
        attention, y = of.self_attn, g.norm(x, f"{name}.norm1", of.norm1)
        parts = g.product(y, f"{name}.self_attn.in_proj", attention.in_proj_weight.T, attention.in_proj_bias)
        parts = g.op("Split", parts, outputs=3, axis=2)
        mixed = g.attention(HEADS, *(f"{parts}.{k}" for k in range(3)))
        x = g.op("Add", x, g.linear(mixed, f"{name}.self_attn.out_proj", attention.out_proj))
        y = g.op("Relu", g.linear(g.norm(x, f"{name}.norm2", of.norm2), f"{name}.linear1", of.linear1))
        x = g.op("Add", x, g.linear(y, f"{name}.linear2", of.linear2))
    g.norm(x, "norm2", branch.norm2, "norm2")

"""ONNX graphs, written node by node, so that every product is the one that onnxruntime is quickest at.

Weights are named as in `state_dict`: NAME.weight, NAME.bias, and for those in 8 bits NAME.scale.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

OPSETS = {"": 17, "com.microsoft": 1}
"""Versions of the operators; onnxruntime brings the second ones on every system."""
IR_VERSION = 8
OWN = "com.microsoft"
END = np.iinfo(np.int64).max


def array(tensor: Tensor) -> npt.NDArray[np.float32]:
    """The values of a tensor."""
    found: npt.NDArray[np.float32] = tensor.detach().cpu().float().numpy()
    return found


def in_8_bits(
    weight: npt.NDArray[np.float32], axis: int
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Whole numbers from -127 to 127, and what each row (or column) along `axis` is multiplied by."""
    scale = np.abs(weight).max(axis=axis, keepdims=True) / np.float32(127)
    scale[scale == 0] = 1
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


class Builder:
    """Collects the nodes and the values of a graph.

    Args:
        quantise: store the weights in 8 bits, and multiply so; else as float32.
        prefix: before all names.
    """

    def __init__(self, quantise: bool = True, prefix: str = "") -> None:
        self.quantise = quantise
        self.prefix = prefix
        self._nodes: list[onnx.NodeProto] = []
        self._values: dict[str, onnx.TensorProto] = {}
        self._multiplied: set[str] = set()

    def op(self, kind: str, *inputs: str, name: str = "", outputs: int = 1, **attributes: Any) -> str:
        """Add a node; the names of several outputs are the first one's, with a number."""
        own = f"{self.prefix}{name or f'{kind}.{len(self._nodes)}'}"
        names = [own] if outputs == 1 else [f"{own}.{k}" for k in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, own, **attributes))
        return own

    def value(self, name: str, content: npt.NDArray[Any]) -> str:
        """A constant by its name."""
        own = self.prefix + name
        if own not in self._values:
            self._values[own] = numpy_helper.from_array(np.ascontiguousarray(content), own)
        return own

    def whole(self, *numbers: int) -> str:
        """A constant vector of whole numbers."""
        return self.value("int." + ".".join(map(str, numbers)), np.array(numbers, dtype=np.int64))

    def cut(self, x: str, start: int, end: int, axis: int) -> str:
        """A stretch of a tensor."""
        return self.op("Slice", x, *(self.whole(k) for k in (start, end, axis)))

    def product(self, x: str, name: str, weight: Tensor, bias: Tensor, out: str = "") -> str:
        """`x @ weight + bias`; the weight is [in, out]."""
        added = self.value(f"{name}.bias", array(bias))
        if not self.quantise:
            y = self.op("MatMul", x, self.value(f"{name}.weight", array(weight)))
            return self.op("Add", y, added, name=out)
        small, scale = in_8_bits(array(weight), 0)
        values = (
            self._own(self.value(f"{name}.weight", small), len(small)),
            self.value(f"{name}.scale", scale[0]),
        )
        return self.op("DynamicQuantizeMatMul", x, *values, "", added, name=out, domain=OWN)

    def _own(self, weight: str, rows: int) -> str:
        """A weight that no other product has: what turns them to unsigned numbers in a session turns each once."""
        if weight not in self._multiplied:
            self._multiplied.add(weight)
            return weight
        every = self.value(f"rows.{rows}", np.arange(rows))
        return self.op("Gather", weight, every, name=f"{weight}.again", axis=0)

    def linear(self, x: str, name: str, layer: nn.Linear, out: str = "") -> str:
        """A layer."""
        return self.product(x, name, layer.weight.T, layer.bias, out)

    def norm(self, x: str, name: str, layer: nn.LayerNorm, out: str = "") -> str:
        """Layer normalisation."""
        values = (
            self.value(f"{name}.weight", array(layer.weight)),
            self.value(f"{name}.bias", array(layer.bias)),
        )
        return self.op("LayerNormalization", x, *values, name=out, axis=-1, epsilon=layer.eps)

    def rows(self, ids: str, name: str, table: nn.Embedding) -> str:
        """The rows of a table, each of which has a scale of its own in 8 bits."""
        if not self.quantise:
            return self.op("Gather", self.value(f"{name}.weight", array(table.weight)), ids)
        small, scale = in_8_bits(array(table.weight), 1)
        found = self.op("Gather", self.value(f"{name}.weight", small), ids)
        scales = self.op("Gather", self.value(f"{name}.scale", scale), ids)
        return self.op("Mul", self.op("Cast", found, to=TensorProto.FLOAT), scales)

    def gelu(self, x: str, out: str = "") -> str:
        """GELU."""
        return self.op("Gelu", x, name=out, domain=OWN)

    def attention(self, heads: int, q: str, k: str, v: str) -> str:
        """Attention without mask, of [1, rows, width]."""
        return self.op("MultiHeadAttention", q, k, v, num_heads=heads, domain=OWN)

    def add_to(self, graph: onnx.GraphProto) -> None:
        """Put all of it into a graph, behind what it has."""
        graph.node.extend(self._nodes)
        graph.initializer.extend(self._values.values())

    def model(self, inputs: dict[str, str], outputs: list[str]) -> onnx.ModelProto:
        """The graph as a model of its own.

        Args:
            inputs: names, each with that of its second dimension; all are whole numbers [1, ...].
            outputs: names of float tensors.
        """
        given = [helper.make_tensor_value_info(k, TensorProto.INT64, [1, size]) for k, size in inputs.items()]
        found = [helper.make_tensor_value_info(k, TensorProto.FLOAT, None) for k in outputs]
        graph = helper.make_graph([], "aldus", given, found)
        self.add_to(graph)
        versions = [helper.make_opsetid(domain, version) for domain, version in OPSETS.items()]
        return helper.make_model(graph, opset_imports=versions, ir_version=IR_VERSION, producer_name="aldus")

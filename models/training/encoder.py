"""The joint network as an ONNX graph.

What makes it quick on a core, and what each costs otherwise, stands in README.md:

* The pieces `<s>` and `</s>` stand in front: where the layers widen and narrow, one value of theirs is so large that it would
  spoil the scale of a whole window. They are multiplied apart there.
* The last layer is computed for the first piece of every word only: nothing else is read of it. A network may have learned to do
  so in further layers (`Network.words_from`).
"""

from __future__ import annotations

from typing import cast

import onnx
from torch import Tensor, nn

from aldus.encoder.network import HEADS, OUTPUTS
from models.training.graph import END, Builder, array
from models.training.network import Layer, Network

SPECIAL = 2
"""Pieces in front: those of start and end. Layers that are for words only have that of the start beside them."""
FIRST = "first pieces"
"""The rows of the first pieces of words."""


def layer_output(number: int) -> str:
    """The name of what a layer gives: of all pieces, but the last layer of words only."""
    return f"layers.{number}"


def words_input(number: int) -> str:
    """The name of the words that a layer gets, where it and those above are for words only."""
    return f"layers.{number}.words"


def encoder_graph(net: Network, quantise: bool = True) -> onnx.ModelProto:
    """The network, from the numbers of pieces and the first piece of every word to the scores."""
    g = Builder(quantise)
    zero = g.whole(0)
    first = g.op("Add", g.op("Squeeze", "first", zero), g.whole(1), name=FIRST)
    table = g.value("positions.weight", array(net.positions.weight))
    size = g.op("Slice", g.op("Shape", "ids"), g.whole(1), g.whole(2))
    x = g.op(
        "Add",
        g.rows(_reordered(g, "ids", 1), "embed", net.embed),
        _reordered(g, g.op("Slice", table, zero, size, zero), 0),
    )
    x = g.norm(x, "norm", net.norm)
    for number, layer in enumerate(net.layers):
        only_words = number >= net.words_from
        if number == net.words_from:
            x = g.op("Gather", x, g.op("Concat", zero, first, axis=0), axis=1)
        if only_words:
            words = g.op("Slice", x, g.whole(1), g.whole(END), g.whole(1), name=words_input(number))
        asked = ""
        if number == len(net.layers) - 1:
            asked = words if only_words else g.op("Gather", x, first, axis=1)
        special = 1 if only_words else SPECIAL
        x = _layer(g, x, f"layers.{number}", cast("Layer", layer), asked, special)
    _heads(g, x, net)
    return g.model({"ids": "pieces", "first": "words"}, list(OUTPUTS))


def _reordered(g: Builder, x: str, axis: int) -> str:
    """The first and the last one, then the others."""
    parts = (g.cut(x, 0, 1, axis), g.cut(x, -1, END, axis), g.cut(x, 1, -1, axis))
    return g.op("Concat", *parts, axis=axis)


def _layer(g: Builder, x: str, name: str, layer: Layer, asked: str, special: int) -> str:
    """One layer, of whose rows the first ones are `special`; where some rows are `asked`, for these only."""
    width = layer.attention.in_features
    weight, bias = layer.qkv.weight.T, layer.qkv.bias
    if asked:
        pairs = g.product(x, f"{name}.kv", weight[:, width:], bias[width:])
        pairs = g.op("Split", pairs, name=f"{name}.pairs", outputs=2, axis=2)
        x = asked
        q, k, v = g.product(x, f"{name}.q", weight[:, :width], bias[:width]), f"{pairs}.0", f"{pairs}.1"
    else:
        qkv = g.op(
            "Split", g.product(x, f"{name}.qkv", weight, bias), name=f"{name}.parts", outputs=3, axis=2
        )
        q, k, v = (f"{qkv}.{k}" for k in range(3))
    mixed = g.linear(g.attention(layer.heads, q, k, v), f"{name}.attention", layer.attention)
    x = g.norm(g.op("Add", x, mixed), f"{name}.norm1", layer.norm1)

    def inner(part: str) -> str:
        return g.linear(g.gelu(g.linear(part, f"{name}.up", layer.up)), f"{name}.down", layer.down)

    parts = [x] if asked else [g.cut(x, 0, special, 1), g.cut(x, special, END, 1)]
    found = [inner(part) for part in parts]
    y = found[0] if asked else g.op("Concat", *found, axis=1)
    return g.norm(g.op("Add", x, y), f"{name}.norm2", layer.norm2, name)


def _heads(g: Builder, words: str, net: Network) -> None:
    """The scores of words."""

    def part(x: str, name: str, layers: nn.Module, out: str = "") -> str:
        return g.gelu(g.linear(x, f"{name}.1", cast("nn.Sequential", layers)[1]), out)

    start = g.linear(words, "start.1", cast("nn.Linear", net.start[1]))
    g.op("Squeeze", start, g.whole(2), name="start")
    heads = g.op("Concat", g.value("root", array(net.root)[None, None]), words, axis=1)
    weight: Tensor = net.arc_weight
    dep = g.product(part(words, "arc_dep", net.arc_dep), "arc", weight[:-1], weight[-1])
    g.op("MatMul", dep, g.op("Transpose", part(heads, "arc_head", net.arc_head), perm=[0, 2, 1]), name="arcs")
    part(words, "rel_dep", net.rel_dep, "rel_dep")
    part(heads, "rel_head", net.rel_head, "rel_head")
    for name in HEADS:
        g.linear(words, f"heads.{name}.1", cast("nn.Sequential", net.heads[name])[1], name)

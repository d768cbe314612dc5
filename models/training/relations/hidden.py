"""The layers that the relations read, as an output of the encoder's ONNX network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import onnx
from onnx import TensorProto, helper

from aldus.encoder.network import VECTORS
from models.training.encoder import FIRST, layer_output, words_input

LAYERS = (4, 7, 9)
"""The layers of the encoder that are read, the first one is 0."""
HIDDEN = "hidden"
"""The output of these layers, one after another."""
_WORDS = "/GatherElements"
"""The node that does so in networks of before, which had each layer for all pieces."""
BRANCH = ("r/", "hidden/")
"""Before the names of all that is added to an encoder."""


def with_hidden(model: onnx.ModelProto, layers: Sequence[int] = LAYERS) -> onnx.ModelProto:
    """A network, as `models.training.export` writes it, with a further output: some layers for each word.

    What `VECTORS` gave before is left out.
    """
    graph = model.graph
    _keep(graph.node, lambda node: not node.name.startswith(BRANCH))
    _keep(graph.output, lambda output: output.name not in (VECTORS, HIDDEN))
    for values in (graph.initializer, graph.value_info):
        _keep(values, lambda value: not value.name.startswith(BRANCH))
    taken = [_of_words(graph, layer) for layer in layers]
    graph.node.append(helper.make_node("Concat", taken, [HIDDEN], f"{BRANCH[1]}concat", axis=2))
    graph.output.append(helper.make_tensor_value_info(HIDDEN, TensorProto.FLOAT, None))
    return model


def moved_branch(old: onnx.ModelProto, new: onnx.ModelProto) -> onnx.ModelProto:
    """A network that gives `VECTORS` by the branch of another one; without any where that has none."""
    graph = old.graph
    nodes = [node for node in graph.node if node.name.startswith(BRANCH[0])]
    if nodes:
        with_hidden(new)
        new.graph.node.extend(nodes)
        new.graph.initializer.extend(v for v in graph.initializer if v.name.startswith(BRANCH[0]))
        _keep(new.graph.output, lambda output: output.name != HIDDEN)
        new.graph.output.extend(output for output in graph.output if output.name == VECTORS)
    return new


def _keep(items: Any, wanted: Callable[[Any], bool]) -> None:
    kept = [item for item in items if wanted(item)]
    del items[:]
    items.extend(kept)


def _of_words(graph: onnx.GraphProto, layer: int) -> str:
    """The output of a layer for the first piece of every word; the last layer gives these only."""
    old = next((node.input[1] for node in graph.node if node.name == _WORDS), None)
    names = {node.name for node in graph.node}
    source, words = layer_output(layer), words_input(layer + 1)
    if old is not None:
        source = f"/layers.{layer}/norm2/LayerNormalization_output_0"
    elif words in names:
        return words
    elif layer_output(layer + 1) not in names:
        return source
    name = f"{BRANCH[1]}{layer}"
    kind, rows = ("Gather", FIRST) if old is None else ("GatherElements", old)
    graph.node.append(helper.make_node(kind, [source, rows], [name], name, axis=1))
    return name

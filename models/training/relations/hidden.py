"""The layers of a trained encoder: what the learned layer reads."""

from __future__ import annotations

import onnx
from onnx import TensorProto, helper
from spacy.language import Language
from spacy.tokens import Doc

from aldus.actors.component import ActorResolver
from aldus.encoder.component import Encoder
from aldus.encoder.network import VECTORS
from aldus.pipeline import COMPONENTS
from aldus.relations.component import RelationExtractor

LAYERS = (4, 7, 9)
"""The layers of the encoder that are read, the first one is 0."""
HIDDEN = "hidden"
"""The output of these layers, one after another."""
_WORDS = "/GatherElements"
"""The node that takes the first piece of every word out of the last layer."""


def with_hidden(model: onnx.ModelProto, name: str = HIDDEN) -> onnx.ModelProto:
    """A network, as `models.training.export` writes it, with a further output: the layers for each word.

    What `VECTORS` gave before is left out.
    """
    graph = model.graph
    kept = [node for node in graph.node if not node.name.startswith(("r/", "hidden/"))]
    del graph.node[:]
    graph.node.extend(kept)
    outputs = [output for output in graph.output if output.name not in (VECTORS, HIDDEN)]
    del graph.output[:]
    graph.output.extend(outputs)
    for values in (graph.initializer, graph.value_info):
        others = [value for value in values if not value.name.startswith("r/")]
        del values[:]
        values.extend(others)
    first = next(node for node in graph.node if node.name == _WORDS).input[1]
    taken = []
    for layer in LAYERS:
        taken.append(f"hidden/{layer}")
        source = f"/layers.{layer}/norm2/LayerNormalization_output_0"
        node = helper.make_node("GatherElements", [source, first], [taken[-1]], f"hidden/{layer}", axis=1)
        graph.node.append(node)
    graph.node.append(helper.make_node("Concat", taken, [name], "hidden/concat", axis=2))
    graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    return model


def reading(nlp: Language) -> Language:
    """A pipeline whose encoder sets `doc.tensor` to the layers, and which knows nothing that was learned."""
    encoder, actors, relations = (nlp.get_pipe(name) for name in ("encoder", *COMPONENTS))
    assert isinstance(encoder, Encoder) and isinstance(actors, ActorResolver)
    assert isinstance(relations, RelationExtractor)
    model = with_hidden(onnx.load_from_string(encoder.files["network.onnx"]), VECTORS)
    encoder.set_files({**encoder.files, "network.onnx": model.SerializeToString()})
    actors.learn(None)
    relations.learn(None)
    return nlp


def windows(doc: Doc, size: int) -> list[list[int]]:
    """The words of a Doc in stretches of whole sentences, of about as many words as the encoder reads at once."""
    found: list[list[int]] = [[]]
    for sentence in doc.sents:
        tokens = [t.i for t in sentence if not t.is_space]
        if found[-1] and len(found[-1]) + len(tokens) > size:
            found.append([])
        found[-1] += tokens
    return [window for window in found if window]

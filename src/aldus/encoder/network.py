"""The network: words in, scores out."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from aldus.encoder.decoding import Floats, best_tree
from aldus.once import Once

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

# From 1.29 on onnxruntime reports its use to its maker as soon as it is imported; set it to 0 beforehand to allow that.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

HEADS = ("morph", "xpos", "lemma", "cut", "names")
"""Layers that give each word one of their labels."""
OUTPUTS = ("start", "arcs", "rel_dep", "rel_head", *HEADS)
"""What the network gives, in this order."""
VECTORS = "vectors"
"""A further output, which a network may have: a vector for each word, by which relations are learned."""
MAX_PIECES = 16
"""Pieces of one word that are read."""
MAX_INPUT = 500
"""Pieces that are read at once, those of start and end included."""
MAX_CHARACTERS = 64
"""Characters of one word that are read: more is no word."""
CACHE_SIZE = 50_000
QUOTES = {",,": "„", "``": "“", "''": "”"}
"""Quotes of old newspapers as the ones that the network has seen most."""


class Network:
    """The trained network with its labels and its tokenizer.

    Args:
        files: `network.onnx`, `labels.npy` (the scores of the labels of arcs), `labels.json`, `tokenizer.json`.
        threads: threads of onnxruntime.
    """

    def __init__(self, files: Mapping[str, bytes], threads: int = 1) -> None:
        from tokenizers import Tokenizer

        self.labels: dict[str, list[str]] = json.loads(files["labels.json"])
        self.root = self.labels["rels"].index("root")
        weights = np.load(io.BytesIO(files["labels.npy"]), allow_pickle=False).astype(np.float32)
        self._arc_labels = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(weights.shape[1], -1))
        self._tokenizer: Tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf8"))
        self.start, self.end, self._unknown = (
            int(self._tokenizer.token_to_id(piece) or 0) for piece in ("<s>", "</s>", "<unk>")
        )
        self._cache: dict[str, list[int]] = {}
        self._model = files["network.onnx"]
        self._threads = threads
        # A forked process cannot use the session of its parent.
        self._session = Once(self._open, shared=False)
        self._outputs: tuple[str, ...] | None = None

    def _open(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Its sum with normalisation takes five times as long as both one after the other.
        slow = ["SkipLayerNormFusion"]
        return onnxruntime.InferenceSession(
            self._model, options, providers=["CPUExecutionProvider"], disabled_optimizers=slow
        )

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of what the network gives: `OUTPUTS`, and `VECTORS` where it has them."""
        if self._outputs is None:
            names = {output.name for output in self._session().get_outputs()}
            self._outputs = (*OUTPUTS, VECTORS) if VECTORS in names else OUTPUTS
        return self._outputs

    def pieces(self, word: str) -> list[int]:
        """The numbers of the pieces of a word."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            # Lone surrogates cannot be encoded.
            clean = QUOTES.get(word) or word[:MAX_CHARACTERS].encode("utf8", "replace").decode("utf8")
            encoded = self._tokenizer.encode([clean], is_pretokenized=True, add_special_tokens=False)
            found = self._cache[word] = encoded.ids[:MAX_PIECES] or [self._unknown]
        return found

    def scores(self, words: Sequence[Sequence[int]]) -> dict[str, Floats]:
        """The scores of a window.

        Args:
            words: the pieces of each word, together no more than `MAX_INPUT` less two.

        Returns:
            By name of `OUTPUTS`: [words] for `start` (above 0: a sentence starts there), [words, words + 1] for
            `arcs` (column 0 is the root), [words, labels] for `HEADS`, and [words, width] for `VECTORS`.
        """
        ids = [self.start]
        first = []
        for word in words:
            first.append(len(ids))
            ids.extend(word)
        ids.append(self.end)
        feed = {"ids": np.array([ids], dtype=np.int64), "first": np.array([first], dtype=np.int64)}
        found = self._session().run(self.outputs, feed)
        return {name: out[0] for name, out in zip(self.outputs, found, strict=True)}

    def tree(self, scores: Mapping[str, Floats], start: int, end: int) -> tuple[list[int], list[int]]:
        """The best tree over the words of a window from `start` to `end`, which are one sentence.

        Returns:
            For each word of the sentence its head, counted within the window (the root is its own), and the
            number of its label in `labels["rels"]`.
        """
        arcs = np.concatenate(
            [scores["arcs"][start:end, :1], scores["arcs"][start:end, start + 1 : end + 1]], axis=1
        )
        own = np.arange(end - start)
        arcs[own, own + 1] = -1e6
        tree = best_tree(arcs)
        one = np.ones((end - start, 1), dtype=np.float32)
        dep = np.concatenate([scores["rel_dep"][start:end], one], axis=1)
        # Row 0 is the root of the tree.
        head = np.concatenate([scores["rel_head"][[start + h if h else 0 for h in tree]], one], axis=1)
        mixed = (dep @ self._arc_labels).reshape(end - start, -1, head.shape[1])
        labels = (mixed @ head[:, :, None])[:, :, 0]
        labels[:, self.root] = -1e9
        best = labels.argmax(axis=1).tolist()
        heads = [start + (h - 1 if h else k) for k, h in enumerate(tree)]
        return heads, [label if h else self.root for h, label in zip(tree, best, strict=True)]

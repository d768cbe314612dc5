"""The network: words in, scores out."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from aldus.encoder.decoding import BARRED, Floats, Numbers, are_trees, best_tree
from aldus.encoder.devices import Device, open_session
from aldus.once import Once

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, RunOptions
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
        device: what the network is computed on.
        vectors: whether `VECTORS` are wanted.
    """

    def __init__(
        self, files: Mapping[str, bytes], threads: int = 1, device: Device = "cpu", vectors: bool = True
    ) -> None:
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
        self._device = device
        self._vectors = vectors
        # A forked process cannot use the session of its parent.
        self._session = Once(self._open, shared=False)
        self._outputs: tuple[str, ...] | None = None

    def _open(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return open_session(self._model, self._device, options)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of what is asked of the network: `OUTPUTS`, and `VECTORS` where it has them and they are wanted."""
        if self._outputs is None:
            has = any(output.name == VECTORS for output in self._session().get_outputs())
            self._outputs = (*OUTPUTS, VECTORS) if has and self._vectors else OUTPUTS
        return self._outputs

    @property
    def vectors(self) -> bool:
        """Whether vectors are wanted."""
        return self._vectors

    @vectors.setter
    def vectors(self, wanted: bool) -> None:
        self._vectors, self._outputs = wanted, None

    def pieces(self, word: str) -> list[int]:
        """The numbers of the pieces of a word."""
        return self.pieces_of([word])[0]

    def pieces_of(self, words: Sequence[str]) -> list[list[int]]:
        """The numbers of the pieces of each word."""
        cache = self._cache
        # Another thread may clear the cache at any time.
        found = {word: pieces for word in words if (pieces := cache.get(word)) is not None}
        # All together: words that the tokenizer has not met yet take a third of the time so.
        if new := [word for word in dict.fromkeys(words) if word not in found]:
            if len(cache) + len(new) > CACHE_SIZE:
                cache.clear()
            made = dict(zip(new, self._encoded(new), strict=True))
            cache.update(made)
            found.update(made)
        return [found[word] for word in words]

    def _encoded(self, words: Sequence[str]) -> list[list[int]]:
        # Lone surrogates cannot be encoded.
        clean = [
            QUOTES.get(word) or word[:MAX_CHARACTERS].encode("utf8", "replace").decode("utf8")
            for word in words
        ]
        encoded = self._tokenizer.encode(clean, is_pretokenized=True, add_special_tokens=False)
        found: list[list[int]] = [[] for _ in words]
        for piece, k in zip(encoded.ids, encoded.word_ids, strict=True):
            if k is not None:
                found[k].append(piece)
        return [pieces[:MAX_PIECES] or [self._unknown] for pieces in found]

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
        found = self._session().run(self.outputs, feed, self._only_wanted())
        return {name: out[0] for name, out in zip(self.outputs, found, strict=True)}

    def _only_wanted(self) -> RunOptions | None:
        if self._vectors:
            return None
        from onnxruntime import RunOptions

        options = RunOptions()
        options.only_execute_path_to_fetches = True
        return options

    def trees(self, scores: Mapping[str, Floats], starts: Sequence[int], end: int) -> tuple[Numbers, Numbers]:
        """The best trees over the first words of a window, one for each sentence.

        Args:
            scores: of the window.
            starts: where sentences start; the first one is 0.
            end: where the last one ends.

        Returns:
            For each word up to `end` its head, counted within the window (the root of a sentence is its own), and the
            number of its label in `labels["rels"]`.
        """
        bounds = [*starts, end]
        own = np.arange(end)
        sentence = np.repeat(np.arange(len(starts)), np.diff(bounds))
        barred = sentence[:, None] != sentence
        barred[own, own] = True
        arcs = scores["arcs"][:end, : end + 1].copy()
        arcs[:, 1:][barred] = BARRED
        # 0 is the root of the tree, as in the columns.
        best = arcs.argmax(axis=1)
        for k in np.flatnonzero(~are_trees(best, sentence)).tolist():
            a, b = bounds[k : k + 2]
            tree = np.array(best_tree(np.concatenate([arcs[a:b, :1], arcs[a:b, a + 1 : b + 1]], axis=1)))
            best[a:b] = np.where(tree > 0, tree + a, 0)
        one = np.ones((end, 1), dtype=np.float32)
        dep = np.concatenate([scores["rel_dep"][:end], one], axis=1)
        head = np.concatenate([scores["rel_head"][best], one], axis=1)
        mixed = (dep @ self._arc_labels).reshape(end, -1, head.shape[1])
        labels = (mixed @ head[:, :, None])[:, :, 0]
        labels[:, self.root] = -1e9
        rooted = best == 0
        return np.where(rooted, own, best - 1), np.where(rooted, self.root, labels.argmax(axis=1))

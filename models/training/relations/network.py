"""The networks that are learned: a branch on the layers of the encoder, and small ones on top of it.

The names of the parts are those of the weights that `aldus.nets.Weights` reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import numpy as np
import torch
from torch import Tensor, nn

from aldus.actors.doubt import FEATURES as NAME_FEATURES
from aldus.document import Status
from aldus.lexicon.tables import shipped
from aldus.relations.learned.evidence import FEATURES, LEMMAS
from aldus.relations.learned.scorer import KINDS

STATUSES = get_args(Status)
TYPES = ["", *shipped().events]
"""Event types; the first stands for none."""
HEADS = 4
"""Heads of attention."""
DROP = 0.2
LESS = 0.3


class Branch(nn.Module):
    """Two layers of attention between the words of a window, on the layers of the encoder.

    Args:
        hidden: width of all these layers.
        width: that of the vectors.
        inner: that within a layer.
        layers: how many.
    """

    def __init__(self, hidden: int, width: int, inner: int, layers: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROP)
        self.inp = nn.Linear(hidden, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(width, HEADS, inner, DROP, "relu", batch_first=True, norm_first=True)
            for _ in range(layers)
        )
        self.norm2 = nn.LayerNorm(width)

    def forward(self, hidden: Tensor, windows: Tensor, padding: Tensor) -> Tensor:
        """The vectors of tokens.

        Args:
            hidden: [tokens, hidden].
            windows: [windows, longest], the tokens that are read together.
            padding: the same, where there is none.
        """
        first = self.norm(torch.relu(self.inp(self.drop(hidden))))
        x = first[windows]
        for layer in self.layers:
            x = layer(x, src_key_padding_mask=padding)
        found = torch.zeros_like(first)
        found[windows[~padding]] = self.norm2(x)[~padding]
        return found

    def one(self, hidden: Tensor) -> Tensor:
        """The vectors of one window, [1, words, hidden], in plain operations: what is exported."""
        x = self.norm(torch.relu(self.inp(hidden)))
        for layer in self.layers:
            a, y = layer.self_attn, layer.norm1(x)
            b, n, width = y.shape
            parts = (y @ a.in_proj_weight.T + a.in_proj_bias).view(b, n, 3, HEADS, width // HEADS)
            q, k, v = parts.permute(2, 0, 3, 1, 4).unbind(0)
            mixed = torch.softmax((q * (width // HEADS) ** -0.5) @ k.transpose(-1, -2), -1) @ v
            x = x + a.out_proj(mixed.transpose(1, 2).reshape(b, n, width))
            x = x + layer.linear2(torch.relu(layer.linear1(layer.norm2(x))))
        return self.norm2(x)


class Network(nn.Module):
    """Triggers, arguments, statuses, event types, and whether a name is that of an actor.

    Args:
        hidden: width of the layers of the encoder.
        settings: the table `network` of the configuration.
    """

    def __init__(self, hidden: int, settings: Mapping[str, Any]) -> None:
        super().__init__()
        width, bag, pair, names = (settings[k] for k in ("width", "bag", "pair", "names"))
        self.branch = Branch(hidden, width, settings["inner"], settings["layers"])
        self.drop, self.less = nn.Dropout(LESS), nn.Dropout(DROP)
        self.bag = table(LEMMAS, bag)
        word = width + bag
        self.t1, self.t2 = nn.Linear(word, 192), nn.Linear(192, len(KINDS))
        self.s1, self.s2 = nn.Linear(word, 128), nn.Linear(128, len(STATUSES))
        self.y1, self.y2 = nn.Linear(word, 128), nn.Linear(128, len(TYPES))
        self.ai, self.am = nn.Linear(word, pair), nn.Linear(word, pair)
        self.kind = nn.Embedding(len(KINDS), pair)
        self.feat = table(FEATURES, pair)
        self.bil, self.a2, self.out = nn.Linear(pair, pair), nn.Linear(pair, 128), nn.Linear(128, 2)
        self.afeat = table(NAME_FEATURES, names)
        self.b1, self.b2 = nn.Linear(width + names, 96), nn.Linear(96, 1)

    def words(self, vectors: Tensor, bags: tuple[Tensor, Tensor]) -> Tensor:
        """What the other scores start from; `bags` are features of all words, and where those of each start."""
        return torch.cat([self.drop(vectors), self.less(self.bag(*bags))], 1)

    def triggers(self, words: Tensor) -> Tensor:
        """[words, kinds]."""
        return self._two(words, self.t1, self.t2)

    def statuses(self, words: Tensor) -> Tensor:
        """[words, statuses]."""
        return self._two(words, self.s1, self.s2)

    def types(self, words: Tensor) -> Tensor:
        """[words, event types]."""
        return self._two(words, self.y1, self.y2)

    def pairs(
        self, words: Tensor, trigger: Tensor, mention: Tensor, kind: Tensor, bags: tuple[Tensor, Tensor]
    ) -> Tensor:
        """[pairs, 2]: as source, and as target; the first three arguments are tokens, tokens and kinds of the pairs."""
        left, right = self.ai(words)[trigger], self.am(words)[mention]
        x = left + right + self.kind(kind) + self.feat(*bags) + self.bil(left) * right
        return self.out(self.drop(torch.relu(self.a2(self.drop(torch.relu(x))))))

    def names(self, vectors: Tensor, bags: tuple[Tensor, Tensor]) -> Tensor:
        """[names]: of an actor or not."""
        x = torch.cat([self.drop(vectors), self.less(self.afeat(*bags))], 1)
        return self._two(x, self.b1, self.b2)[:, 0]

    def _two(self, x: Tensor, first: nn.Module, second: nn.Module) -> Tensor:
        return second(self.drop(torch.relu(first(x))))


def flat(bags: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Features of several bags, one after the other, and where those of each bag start."""
    starts = np.cumsum([0, *map(len, bags)])[:-1]
    return torch.tensor([k for bag in bags for k in bag]), torch.from_numpy(starts)


def mean(bags: nn.EmbeddingBag, features: Tensor, starts: Tensor) -> Tensor:
    """[bags, width]: the means of the rows of a table that each bag names, as `flat` gives them."""
    found: Tensor = bags(features, starts) / torch.diff(starts, append=torch.tensor([len(features)]))[:, None]
    return found


def table(size: int, width: int) -> nn.EmbeddingBag:
    """A table of features, whose rows are summed."""
    found = nn.EmbeddingBag(size, width, mode="sum")
    nn.init.normal_(found.weight, 0, 0.05)
    return found

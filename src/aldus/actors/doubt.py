"""Whether what was found is an actor at all: learned from annotated articles, by the names and their vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from aldus.actors.board import Board
from aldus.actors.clusters import Cluster, Place
from aldus.document import REFERRING
from aldus.nets import SHORTEST, Weights, place, sigmoid
from aldus.syntax.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

FEATURES = 8192
"""Size of the table of features of names."""
LEAST = 0.5
"""What is less probably an actor than this is none."""
LEAST_OF = {"person-word": 0.75, "org-recognised": 0.6}
"""The same by rule, for what has nothing but such names: a word that the recogniser takes for a name."""


def name_features(
    tree: Tree, quoted: Sequence[int], i: int, kind: str, type: str, rule: str, length: int, count: int
) -> list[int]:
    """The features of a name.

    Args:
        tree: the tokens and arcs.
        quoted: whether each token stands in a quotation.
        i: the token that heads the name.
        kind: that of the mention.
        type: that of its actor.
        rule: what found it.
        length: of the name, in tokens.
        count: mentions of its actor, pronouns and descriptions among them.
    """
    few = min(6, count)
    names = (
        f"A{type}{kind}",
        f"Ar{rule}",
        f"Ad{tree.dep[i]}{type}",
        f"An{few}{type}",
        f"Al{min(4, length)}{type}",
        f"Ac{tree.case_of(i)}{type}",
        f"Ah{tree.lemma[tree.head[i]]}",
        f"Ap{tree.pos[i]}{tree.tag[i][:14]}",
        f"As{tree.sent[i] == 0}{count == 1}",
        f"Au{tree.words[i].isupper()}{type}",
        f"Aw{tree.low[i]}",
        f"Ax{tree.low[i][-3:]}{type}",
        f"Aq{int(quoted[i])}{type}",
    )
    return [place(name, FEATURES) for name in names]


class Doubt:
    """How probably each cluster of a Doc is an actor.

    A network with one hidden layer reads the vector of each name and its features; the mean over the names of an
    actor counts.

    Args:
        weights: those of the layers `b1` and `b2` and of the table `afeat`.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._width = len(weights["b1.w"]) - weights["afeat"].shape[1]

    def __call__(self, doc: Doc, board: Board) -> dict[Cluster, float]:
        """The probabilities, of clusters with names; none for a short Doc, and for one without vectors of the network."""
        tree = board.tree
        if len(tree.sents) < SHORTEST:
            return {}
        if getattr(doc.tensor, "shape", None) != (tree.n, self._width):
            return {}
        names = [p for p in board.clusters.places if p.kind not in REFERRING]
        bags = [self._features(tree, board.quoted, p) for p in names]
        vectors = np.asarray(doc.tensor, dtype=np.float32)[[p.root for p in names]]
        x = np.concatenate([vectors, self._weights.bags("afeat", bags)], axis=1)
        scores: defaultdict[Cluster, list[float]] = defaultdict(list)
        for p, score in zip(names, self._weights.layers(x, "b1", "b2")[:, 0].tolist(), strict=True):
            scores[p.cluster].append(score)
        means = np.array([sum(s) / len(s) for s in scores.values()], dtype=np.float32)
        return dict(zip(scores, sigmoid(means).tolist(), strict=True))

    def is_none(self, cluster: Cluster, probability: float) -> bool:
        """Whether what is so probably an actor is none; the user's own actors always are."""
        if cluster.known is not None and cluster.known.own:
            return False
        names = [LEAST_OF.get(p.rule, LEAST) for p in cluster.mentions if p.kind not in REFERRING]
        return probability < min(names, default=LEAST)

    def _features(self, tree: Tree, quoted: Sequence[int], p: Place) -> list[int]:
        length, count = p.end - p.start, len(p.cluster.mentions)
        return name_features(tree, quoted, p.root, p.kind, p.cluster.type, p.rule, length, count)

"""The learned scores of words, and of pairs of trigger and mention: small networks over the vectors of the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aldus.document import RelationKind
from aldus.errors import PipelineError
from aldus.nets import Floats, Weights, relu, sigmoid, softmax
from aldus.relations.learned.evidence import FEATURES, LEMMAS, Row

KINDS: tuple[RelationKind, ...] = ("say", "do", "role")
SOURCE, TARGET = 0, 1
ATTENDED = 64
"""Numbers by which the trigger of a statement and each word of what is said are compared, for each head."""
AT_ONCE = 8192
"""Words, and pairs, that are scored at once, more than an article has: memory does not grow with the text."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Which actors may be source and target of a trigger."""

    source: dict[int, float]
    """By the number of the actor, how probably it is the source."""
    target: dict[int, float]


class Scorer:
    """The networks.

    Args:
        weights: their layers and tables, by the names of `models.training.relations.network`.

    Raises:
        PipelineError: if the tables are of another size than those of this version.
    """

    def __init__(self, weights: Weights) -> None:
        if (len(weights["bag"]), len(weights["feat"])) != (LEMMAS, FEATURES):
            raise PipelineError(
                "the pipeline was saved by another version of Aldus; make it anew with aldus.load()"
            )
        self._weights = weights
        self.types: list[str] = weights["types"].tolist()
        """Event types; an empty one stands for none."""
        self.size = len(weights["t1.w"])
        """Size of what `words` gives."""
        self.width = self.size - weights["bag"].shape[1]
        """Size of the vectors of the encoder that it reads."""

    def words(self, vectors: Floats, features: Sequence[Sequence[int]]) -> Floats:
        """What the other scores start from.

        Args:
            vectors: [words, width], those of the encoder.
            features: of each word, both kinds that `Evidence.token` gives.
        """
        return np.concatenate([vectors, self._weights.bags("bag", features)], axis=1)

    def triggers(self, words: Floats) -> Floats:
        """[words, kinds]: how probably a word is the trigger of a relation of a kind."""
        return sigmoid(self._weights.layers(words, "t1", "t2"))

    def event_types(self, word: Floats) -> Floats:
        """How probable each of `types` is for a trigger; an empty one stands for none."""
        found: Floats = softmax(self._weights.layers(word[None], "y1", "y2"))[0]
        return found

    @property
    def reads_statements(self) -> bool:
        """Whether it has learned the types of statements by what is said."""
        return "told" in self._weights

    def statement_types(
        self, word: Floats, vectors: Floats, said: Sequence[int], told: Sequence[int]
    ) -> Floats:
        """How probable each of `types` is for a statement.

        Args:
            word: what `words` gives for its trigger.
            vectors: [tokens, width], those of what is said.
            said: features of what is said, as `aldus.relations.learned.statements` gives them.
            told: features of how it is said.
        """
        w = self._weights
        bags = [
            w.bags(name, [features])[0] / len(features) for name, features in (("said", said), ("told", told))
        ]
        x = np.concatenate([word, vectors.mean(0), *bags, self._attended(word, vectors)])[None]
        found: Floats = softmax(w.layers(x, "said1", "said2"))[0]
        return found

    @property
    def reads_statuses(self) -> bool:
        """Whether it has learned whether acts happened."""
        return "stbag" in self._weights

    def statuses(self, features: Sequence[int], vectors: Floats, rule: int) -> Floats:
        """How probable each status is for an act.

        Args:
            features: what stands around its trigger, as `aldus.relations.learned.statuses` gives it.
            vectors: [seats, width], those that tell of it.
            rule: the number of the status that the rules give.
        """
        w = self._weights
        given = np.zeros((1, len(w["strule"])), dtype=np.float32)
        given[0, rule] = 1.0
        bag = w.bags("stbag", [features]) / len(features)
        seen = relu(w.layer(vectors.reshape(1, -1), "stseats"))
        inner = w.layers(np.concatenate([bag, seen, given], axis=1), "sta", "stb")
        found: Floats = softmax(inner + given @ w["strule"] + w.bags("stdirect", [features]))[0]
        return found

    def _attended(self, word: Floats, vectors: Floats) -> Floats:
        """What a trigger attends to in what is said, a mean of its vectors for each head."""
        w = self._weights
        query = w.layer(word[None], "saidq").reshape(-1, ATTENDED)
        key = w["saidk.w"].reshape(len(vectors[0]), -1, ATTENDED)
        # The bias of a key says the same of all tokens.
        scores = np.einsum("ha,vha->hv", query, key) @ vectors.T / ATTENDED**0.5
        found: Floats = (softmax(scores) @ vectors).ravel()
        return found

    def arguments(
        self, words: Floats, at: Sequence[tuple[int, RelationKind, Sequence[Row]]]
    ) -> list[Arguments]:
        """The arguments of triggers.

        Args:
            words: what `words` gives, by token.
            at: the token of each trigger, its kind, and its pairs with mentions.
        """
        rows = [(row, KINDS.index(kind)) for _, kind, pairs in at for row in pairs]
        if not rows:
            return [Arguments({}, {}) for _ in at]
        scores = np.concatenate(
            [self._pairs(words, rows[k : k + AT_ONCE]) for k in range(0, len(rows), AT_ONCE)]
        )
        found, k = [], 0
        for _, _, pairs in at:
            best: tuple[dict[int, float], dict[int, float]] = ({}, {})
            for row in pairs:
                for side in (SOURCE, TARGET):
                    score = float(scores[k, side])
                    if score > best[side].get(row.actor, 0.0):
                        best[side][row.actor] = score
                k += 1
            found.append(Arguments(*best))
        return found

    def _pairs(self, words: Floats, rows: Sequence[tuple[Row, int]]) -> Floats:
        """[pairs, 2]: of pairs with their kinds, how probably the mention is the source, and the target."""
        w = self._weights
        triggers, t = np.unique([row.trigger for row, _ in rows], return_inverse=True)
        mentions, m = np.unique([row.mention for row, _ in rows], return_inverse=True)
        trigger = w.layer(words[triggers], "ai")
        mention = w.layer(words[mentions], "am")
        z = trigger[t] + mention[m] + w["kind"][[kind for _, kind in rows]]
        z += w.bags("feat", [row.features + row.rules for row, _ in rows])
        z += w.layer(trigger, "bil")[t] * mention[m]
        return sigmoid(w.layer(relu(w.layer(relu(z), "a2")), "out"))

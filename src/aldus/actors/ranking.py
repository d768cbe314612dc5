"""Who a pronoun or a description is, learned from annotated articles: one of the actors named before, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aldus.actors.clusters import Cluster, Place
from aldus.actors.discourse import Link
from aldus.document import MentionKind
from aldus.nets import Floats, Weights, softmax

RULE = "learned-antecedent"
FEATURES = 32768
"""Size of the table of features."""
SURE = 0.3
"""How probable an answer must be that the rules give as well."""
MORE = {"pronoun": 0.42, "description": 0.28}
"""How probable another one must be, by kind."""
LATER = "later"
"""How an option stands that is named only after the description."""


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """Who a pronoun or description may be: an actor by its last mention, or several for a plural."""

    places: tuple[Place, ...]
    how: str = ""
    """Of several: what makes them a group; of one: nothing, or `LATER`."""

    @property
    def clusters(self) -> frozenset[Cluster]:
        """The actors."""
        return frozenset(p.cluster for p in self.places)


@dataclass(slots=True)
class Question:
    """A pronoun or description with those that it may be."""

    token: int
    start: int
    """First token of the phrase."""
    kind: MentionKind
    rule: Link | None
    """What the rules say."""
    options: list[Option] = field(default_factory=list)
    """Those that it may be, single ones first, nearest first."""
    none: list[int] = field(default_factory=list)
    """Features of being nobody of these."""
    features: list[list[int]] = field(default_factory=list)
    """Those of each option."""
    vectors: Floats | None = None
    """Vectors of the network: that of the token, then that of each option; None without such a network."""

    def is_rule(self, option: Option) -> bool:
        """Whether an option is what the rules say."""
        return self.rule is not None and option.clusters == {p.cluster for p in self.rule.places}


class Ranking:
    """Says who a pronoun or a description is.

    Args:
        weights: the weight of each feature, `cfeat`; with `cq` and `cp`, how the vectors of a token and of an option
            are compared.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._width = len(weights["cq.w"]) if "cq.w" in weights else 0

    def probabilities(self, q: Question) -> list[float]:
        """How probably it is nobody of these, and then each of them."""
        scores = self._weights.bags("cfeat", [q.none, *q.features])[:, 0]
        if q.vectors is not None and q.vectors.shape[1] == self._width:
            token, *_ = self._weights.layer(q.vectors[:1], "cq")
            scores[1:] += self._weights.layer(q.vectors[1:], "cp") @ token
        found: list[float] = softmax(scores).tolist()
        return found

    def __call__(self, q: Question) -> Link | None:
        """The answer."""
        return decide(q, self.probabilities(q))


def decide(q: Question, sure: Sequence[float]) -> Link | None:
    """What follows from how probably it is nobody, and then each of its options: the best one, where it is sure."""
    best = max(range(len(q.options)), key=lambda k: sure[k + 1])
    option = q.options[best]
    probability = sure[best + 1]
    if q.rule is not None and q.is_rule(option):
        return replace(q.rule, sure=probability) if probability >= SURE else None
    if probability < MORE[q.kind]:
        return None
    return Link(list(option.places), q.kind, RULE, q.start, probability)

"""What rules and learned scores propose together, each with the numbers by which it is judged."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from aldus.document import RelationKind
from aldus.nets import SHORTEST, Floats
from aldus.relations.candidates import Candidate
from aldus.relations.learned.evidence import Evidence
from aldus.relations.learned.scorer import KINDS, Arguments

FLOORS: dict[RelationKind, tuple[float, float, float]] = {
    "say": (0.15, 0.15, 0.15),
    "do": (0.1, 0.12, 0.12),
    "role": (0.1, 0.15, 0.15),
}
"""What trigger, source and target of a proposal that no rule makes must reach."""
MOST = 4
"""Sources, and targets, of one trigger that are looked at."""
MENTION_KINDS = ("name", "pronoun", "description", "adjective", "metonym")
PARTS_OF_SPEECH = ("VERB", "AUX", "NOUN", "ADJ", "PUNCT", "ADP")
_OF_ACTOR = ("not mentioned", "in another sentence", "sentences back", "only later", *MENTION_KINDS)
NAMES = (
    *(f"is a {kind}" for kind in KINDS),
    "score of the trigger",
    "score of the source",
    "score of the target",
    "all three scores",
    "a rule finds it",
    "how often that rule is right",
    "rules find something else here",
    "rules find another target",
    "rules find another source",
    "rules find it the other way round",
    "a statement without a target",
    "rules give it a target",
    "rules give it no target",
    "rules find it in this sentence",
    "better sources",
    "better targets",
    "likely sources",
    "likely targets",
    *(f"{side} {what}" for side in ("source", "target") for what in _OF_ACTOR),
    "source is an actor",
    "target is an actor",
    "negated",
    "future",
    "possible",
    "nominal",
    "symmetric",
    *(f"trigger is {pos}" for pos in PARTS_OF_SPEECH),
    "in a quotation",
    "in a text of few sentences",
)
"""What each of the numbers says by which a proposal is judged."""
NUMBERS = len(NAMES)


@dataclass(frozen=True, slots=True)
class Scored:
    """A token that may be the trigger of a relation of a kind."""

    trigger: int
    kind: RelationKind
    score: float
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Proposal:
    """A relation that may be there; actors by number."""

    kind: RelationKind
    source: int
    target: int | None
    trigger: int
    rule: Candidate | None
    """What a rule found of just this."""
    like: Candidate | None
    """What a rule found at this trigger with other actors."""
    scores: tuple[float, float, float]
    """Of trigger, source and target (of none: how surely there is none)."""
    numbers: tuple[float, ...]
    """By which it is judged."""


def logit(p: float) -> float:
    """Log odds, within bounds."""
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


class Proposer:
    """Combines what rules found with what triggers and arguments score.

    Args:
        evidence: the features of the Doc.
        rules: candidates of the rules, those that say the same joined, each with how sure its rule is.
        scored: triggers with their arguments, those of the rules among them.
    """

    def __init__(
        self,
        evidence: Evidence,
        rules: Iterable[tuple[Candidate, float | None]],
        scored: Iterable[Scored],
    ) -> None:
        self._evidence = evidence
        self._tree = tree = evidence.tree
        self._scored = {(s.trigger, s.kind): s for s in scored}
        self._rules: dict[tuple[RelationKind, int, int | None, int], tuple[Candidate, float | None]] = {}
        self._at: defaultdict[tuple[RelationKind, int], list[tuple[int, int | None, Candidate]]] = (
            defaultdict(list)
        )
        self._told: defaultdict[tuple[RelationKind, frozenset[int | None], int], int] = defaultdict(int)
        for c, sure in rules:
            s = evidence.number(c.source.actor)
            t = None if c.target is None else evidence.number(c.target.actor)
            self._rules.setdefault((c.kind, s, t, c.trigger), (c, sure))
            self._at[c.kind, c.trigger].append((s, t, c))
            self._told[c.kind, frozenset((s, t)), tree.sent[c.trigger]] += 1

    def __iter__(self) -> Iterator[Proposal]:
        keys = dict.fromkeys(self._rules)
        for scored in self._scored.values():
            keys.update(dict.fromkeys(self._learned(scored)))
        for kind, source, target, trigger in keys:
            yield self._proposal(kind, source, target, trigger)

    def _learned(self, x: Scored) -> Iterator[tuple[RelationKind, int, int | None, int]]:
        least, of_source, of_target = FLOORS[x.kind]
        if x.score < least:
            return
        targets = _best(x.arguments.target, of_target)
        for s in _best(x.arguments.source, of_source):
            if x.kind == "say":
                yield x.kind, s, None, x.trigger
            for t in targets:
                if s != t:
                    yield x.kind, s, t, x.trigger

    def _proposal(self, kind: RelationKind, s: int, t: int | None, i: int) -> Proposal:
        known = self._rules.get((kind, s, t, i))
        c, sure = known if known is not None else (None, None)
        scored = self._scored.get((i, kind))
        sources = scored.arguments.source if scored else {}
        targets = scored.arguments.target if scored else {}
        trigger = scored.score if scored else 0.01
        source = sources.get(s, 0.01)
        others = max((v for e, v in targets.items() if e != s), default=0.0)
        target = targets.get(t, 0.01) if t is not None else 1 - others
        beside = [x for x in self._at[kind, i] if x[:2] != (s, t)]
        tree = self._tree
        pos = tree.pos[i]
        numbers = [
            *(float(kind == k) for k in KINDS),
            logit(trigger),
            logit(source),
            logit(target),
            logit(trigger * source * target),
            float(c is not None),
            logit(sure) if sure else 0.0,
            # what rules found at the same trigger, and in the same sentence
            float(bool(beside)),
            float(any(x[0] == s for x in beside)),
            float(any(x[1] == t for x in beside)),
            float(any(x[:2] == (t, s) for x in beside)),
            float(t is None and kind == "say"),
            float(t is None and any(x[0] == s and x[1] is not None for x in beside)),
            float(t is not None and c is None and any(x[0] == s and x[1] is None for x in beside)),
            float(self._told[kind, frozenset((s, t)), tree.sent[i]] > 0),
            # rivals
            min(sum(v > source for v in sources.values()), 3) / 3,
            min(sum(v > target for e, v in targets.items() if e != s), 3) / 3 if t is not None else 0.0,
            sum(v > 0.3 for v in sources.values()) / 3,
            sum(v > 0.3 for v in targets.values()) / 3,
            *self._of_actor(i, s),
            *self._of_actor(i, t),
            logit(self._evidence.sure[s]),
            logit(self._evidence.sure[t]) if t is not None else 2.0,
            *(float(c is not None and c.status == x) for x in ("negated", "future", "possible")),
            float(c is not None and c.nominal),
            float(c is not None and c.symmetric),
            *(float(pos == x) for x in PARTS_OF_SPEECH),
            float(self._evidence.quoted[i]),
            float(len(tree.sents) < SHORTEST),
        ]
        like = c or next((x[2] for x in beside), None)
        return Proposal(kind, s, t, i, c, like, (trigger, source, target), tuple(numbers))

    def _of_actor(self, i: int, actor: int | None) -> Iterator[float]:
        """How the nearest mention of an actor stands to a trigger."""
        near = None if actor is None else self._evidence.nearest(i, actor)
        yield float(near is None)
        away = 0 if near is None else self._tree.sent[i] - self._tree.sent[near.token]
        yield float(away != 0)
        yield min(max(away, 0), 6) / 6
        yield float(away < 0)
        for kind in MENTION_KINDS:
            yield float(near is not None and near.kind == kind)


def _best(scores: dict[int, float], least: float) -> list[int]:
    good = [e for e, v in scores.items() if v >= least]
    return sorted(good, key=lambda e: -scores[e])[:MOST]


def matrix(proposals: Iterable[Proposal]) -> Floats:
    """The numbers of proposals, one row each."""
    return np.array([p.numbers for p in proposals], dtype=np.float32)

"""Which event type a relation has where no table gives one: by its trigger, and of a statement by what is said."""

from __future__ import annotations

from dataclasses import replace

from aldus.document import RelationKind
from aldus.nets import Floats
from aldus.relations.candidates import Candidate
from aldus.relations.learned.scorer import Scorer
from aldus.relations.learned.statements import said, said_features, told_features
from aldus.relations.reading import Reading

TYPED: dict[RelationKind, float] = {"say": 0.28, "do": 0.5}
"""How sure the network must be of an event type that no table gives; where it is likelier to have none, too."""


class EventTypes:
    """The event types of what a Doc tells.

    Args:
        scorer: the networks.
        reading: the Doc.
        words: [tokens, size], what the scorer reads of each token.
        vectors: [tokens, width], those of the encoder.
    """

    def __init__(self, scorer: Scorer, reading: Reading, words: Floats, vectors: Floats) -> None:
        self._scorer = scorer
        self._reading = reading
        self._words = words
        self._vectors = vectors

    def typed(self, c: Candidate) -> Candidate:
        """The candidate with an event type, where no table gives one."""
        if c.event_type is None and c.kind in TYPED:
            scores = self._scores(c)
            # The first one stands for none, which may be likelier than each of the others.
            best = 1 + int(scores[1:].argmax())
            if scores[best] >= TYPED[c.kind]:
                c = replace(c, event_type=self._scorer.types[best])
        return c

    def _scores(self, c: Candidate) -> Floats:
        """How probable each type is: of a statement by what is said."""
        word, reading = self._words[c.trigger], self._reading
        if c.kind != "say" or not self._scorer.reads_statements:
            return self._scorer.event_types(word)
        tree, parties = reading.tree, reading.parties
        tokens = said(tree, c.trigger, c.content)
        types = parties.types[c.source.actor], None if c.target is None else parties.types[c.target.actor]
        target = () if c.target is None else parties.index.heads(c.target.actor)
        told = told_features(tree, c.trigger, tokens, c.content, types, target)
        return self._scorer.statement_types(word, self._vectors[tokens], said_features(tree, tokens), told)

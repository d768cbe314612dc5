"""The learned layer: from what the rules found and the vectors of the encoder to relations that are judged."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from types import MappingProxyType
from typing import Literal

import numpy as np

from aldus.document import RelationKind
from aldus.lexicon.frames import Cue
from aldus.nets import SHORTEST, Floats, Weights, sigmoid
from aldus.relations.announcements import announced
from aldus.relations.candidates import Candidate, Candidates, Party
from aldus.relations.judge import Judge
from aldus.relations.learned.evidence import Evidence
from aldus.relations.learned.proposals import FLOORS, NAMES, Proposal, Proposer, Scored, matrix
from aldus.relations.learned.scorer import AT_ONCE, KINDS, Scorer
from aldus.relations.learned.statements import said, said_features, told_features
from aldus.relations.learned.statuses import STATUSES, Surroundings, likelier
from aldus.relations.meaning import NO_MEANING, Meaning, of_noun_act, of_slot, spoken
from aldus.relations.opinions import is_denied, opinion
from aldus.relations.phrases import of_noun, status_of
from aldus.relations.readers.messages import Cued, find_message
from aldus.relations.reading import Reading
from aldus.relations.settle import join

Recall = Literal["precise", "balanced", "wide"]
SILENT = ("SPACE", "SYM")
NO_MORE: Mapping[RelationKind, float] = MappingProxyType({})
TYPED: dict[Recall, dict[RelationKind, float]] = {
    "precise": {"say": 0.6, "do": 0.5},
    "balanced": {"say": 0.45, "do": 0.5},
    "wide": {"say": 0.28, "do": 0.5},
}
"""How sure the network must be of an event type that no table gives; where it is likelier to have none, too."""

ALONE: dict[Recall, dict[RelationKind, float]] = {"precise": {}, "balanced": {"say": 0.4}, "wide": {}}
"""How sure a relation must be that no rule finds, where surer than others."""


class Learned:
    """What was learned from annotated articles: finds relations that no rule finds, and judges those of the rules.

    A trigger is scored by its word, its place in the tree and its vector, a mention as source or target by its path to the trigger
    besides. A small network then judges what rules and scores propose, trained on articles whose scores
    came from networks that had not seen them.

    Args:
        weights: those of scorer and judge, and the thresholds for each `Recall`.

    Raises:
        PipelineError: if one is missing.
    """

    def __init__(self, weights: Weights) -> None:
        self.scorer = Scorer(weights)
        self._weights = weights
        self._thresholds: dict[Recall, dict[RelationKind, float]] = json.loads(str(weights["thresholds"]))
        self._by_rule = Judge()

    def __call__(self, reading: Reading, found: Candidates, recall: Recall) -> dict[Candidate, float] | None:
        """Judge what was found, and find more.

        Args:
            reading: a Doc with `doc.tensor`, as the encoder sets it.
            found: the candidates of the rules.
            recall: how sure a relation must be.

        Returns:
            The relations that are sure enough, surest first, with how sure they are; None for a Doc without such vectors.
        """
        if not self.reads(reading):
            return None
        evidence = Evidence(reading, found)
        vectors = np.asarray(reading.doc.tensor, dtype=np.float32)
        words, proposals = self.propose(evidence, found, vectors)
        sure, least = self.probabilities(proposals), self._thresholds[recall]
        if len(reading.tree.sents) < SHORTEST and recall != "precise":
            # There is little that could speak against a rule, and rules miss acts rather than statements.
            standing = [(p, self._by_rule.confidence(p.rule) or 0.0) for p in proposals if p.rule is not None]
            new = list(new_to(standing, proposals, reading.tree.sent))
            added = compress(proposals, new), compress(sure, new)
            kept = standing + choose(*added, least, reading.tree.sent, ALONE[recall])
        else:
            kept = choose(proposals, sure, least, reading.tree.sent, ALONE[recall])
        told = announced(reading, [p.rule or self._new(reading, evidence, p) for p, _ in kept])
        around = Surroundings(reading)
        return {
            self._happened(around, self._typed(reading, c, words, vectors, TYPED[recall]), vectors): sure
            for c, (_, sure) in zip(told, kept, strict=True)
        }

    def reads(self, reading: Reading) -> bool:
        """Whether a Doc has the vectors that were learned from."""
        return getattr(reading.doc.tensor, "shape", None) == (reading.tree.n, self.scorer.width)

    def propose(
        self, evidence: Evidence, found: Iterable[Candidate], vectors: Floats
    ) -> tuple[Floats, list[Proposal]]:
        """The vectors of words as the scorer reads them, and all that may be."""
        tree = evidence.tree
        rules = join(found)
        looked = [i for i in range(tree.n) if tree.pos[i] not in SILENT]
        words = np.zeros((tree.n, self.scorer.size), dtype=np.float32)
        triggers = np.zeros((tree.n, len(KINDS)), dtype=np.float32)
        for part in (looked[k : k + AT_ONCE] for k in range(0, len(looked), AT_ONCE)):
            features = [[*a, *b] for a, b in map(evidence.token, part)]
            words[part] = self.scorer.words(vectors[part], features)
            triggers[part] = self.scorer.triggers(words[part])
        at = [
            (int(i), KINDS[k])
            for k in range(len(KINDS))
            for i in np.flatnonzero(triggers[:, k] > FLOORS[KINDS[k]][0])
        ]
        at += [(c.trigger, c.kind) for c in rules]
        at = list(dict.fromkeys(at))
        pairs = {i: evidence.pairs(i) for i in dict.fromkeys(i for i, _ in at)}
        arguments = self.scorer.arguments(words, [(i, kind, pairs[i]) for i, kind in at])
        scored = [
            Scored(i, kind, float(triggers[i, KINDS.index(kind)]), a)
            for (i, kind), a in zip(at, arguments, strict=True)
        ]
        judged = [(c, self._by_rule.confidence(c)) for c in rules]
        return words, list(Proposer(evidence, judged, scored))

    def probabilities(self, proposals: Sequence[Proposal]) -> list[float]:
        """How probably each proposal is right."""
        if not proposals:
            return []
        w = self._weights
        x = (matrix(proposals) - w["j.mean"]) / w["j.std"]
        found: list[float] = sigmoid(w.layers(x, "j.a", "j.b") + w.layer(x, "j.l"))[:, 0].tolist()
        return found

    def weighed(self, p: Proposal) -> list[tuple[str, float, float]]:
        """What a judgement rests on, what counts most first.

        Returns:
            What a number says, the number, and by how much the log odds would be lower if it were that of the mean proposal.
        """
        w = self._weights
        x = (matrix([p]) - w["j.mean"]) / w["j.std"]
        others = np.repeat(x, len(NAMES), axis=0)
        np.fill_diagonal(others, 0)
        odds = (w.layers(both := np.concatenate([x, others]), "j.a", "j.b") + w.layer(both, "j.l"))[:, 0]
        counts = (odds[0] - odds[1:]).tolist()
        return sorted(zip(NAMES, p.numbers, counts, strict=True), key=lambda part: -abs(part[2]))

    def least(self, recall: Recall, p: Proposal) -> float:
        """How sure a proposal must be."""
        return _least(p, self._thresholds[recall], ALONE[recall])

    # from a proposal to a candidate

    def _typed(
        self, reading: Reading, c: Candidate, words: Floats, vectors: Floats, least: dict[RelationKind, float]
    ) -> Candidate:
        """The candidate with an event type, where no table gives one and one is probable enough."""
        clause = reading.clauses.get(c.trigger) if c.kind == "say" else None
        denied = c.kind == "say" and (
            c.status == "negated" or (clause is not None and is_denied(reading, clause))
        )
        if c.event_type is None and c.kind in least and not denied:
            scores = self._event_types(reading, c, words[c.trigger], vectors)
            # The first one stands for none, which may be likelier than each of the others.
            best = 1 + int(scores[1:].argmax())
            if scores[best] >= least[c.kind]:
                c = replace(c, event_type=self.scorer.types[best])
        return c

    def _happened(self, around: Surroundings, c: Candidate, vectors: Floats) -> Candidate:
        """The candidate with another status, where that is much more probable than what the rules make of it."""
        if c.kind != "do" or not self.scorer.reads_statuses or len(around.tree.sents) < SHORTEST:
            return c  # of short texts it was not learned
        rule = STATUSES.index(c.status)
        seats = list(around.seats(c.trigger))
        scores = self.scorer.statuses(around.features(c.trigger, c.status), vectors[seats], rule)
        return replace(c, status=STATUSES[likelier(scores.tolist(), rule)])

    def _event_types(self, reading: Reading, c: Candidate, word: Floats, vectors: Floats) -> Floats:
        """How probable each type is: of a statement by what is said."""
        if c.kind != "say" or not self.scorer.reads_statements:
            return self.scorer.event_types(word)
        tree, parties = reading.tree, reading.parties
        tokens = said(tree, c.trigger, c.content)
        types = parties.types[c.source.actor], None if c.target is None else parties.types[c.target.actor]
        target = () if c.target is None else parties.index.heads(c.target.actor)
        told = told_features(tree, c.trigger, tokens, c.content, types, target)
        return self.scorer.statement_types(word, vectors[tokens], said_features(tree, tokens), told)

    def _new(self, reading: Reading, evidence: Evidence, p: Proposal) -> Candidate:
        """What no rule found."""
        source = self._party(evidence, p.trigger, p.source)
        target = None if p.target is None else self._party(evidence, p.trigger, p.target)
        rule, i = f"learned-{p.kind}", p.trigger
        if p.like is not None:
            return replace(p.like, source=source, target=target, rule=rule)
        clause, lemma = reading.clauses.get(i), reading.tree.lemma[i].replace("_", "")
        if p.kind == "role":
            return Candidate("role", source, target, i, lemma, rule)
        parties = (source,) if target is None else (source, target)
        if clause is None:
            status, meaning = reading.status.of_noun(i), spoken(reading, i, parties, of_noun_act(reading, i))
            return Candidate(
                p.kind, source, target, i, lemma, rule, status, None, meaning.event_type, meaning.mode,
                symmetric=p.kind == "do" and _is_mutual(reading, i), nominal=p.kind == "do" and reading.tree.pos[i] == "NOUN",
            )  # fmt: skip
        if p.kind == "say":
            message = find_message(reading, Cued(clause, Cue(clause.lemma, "say", (), (), None)))
            cue = reading.lex.cues.get(clause.lemma)
            told = Meaning.of(cue) if cue is not None else NO_MEANING
            meaning = told if told.event_type else opinion(reading, clause, message.content)
            status = status_of(reading, clause, message.content)
            return Candidate(
                "say", source, target, i, clause.lemma, rule, status, message.content, meaning.event_type,
                meaning.mode, quote=message.whole,
            )  # fmt: skip
        status = reading.status.of(clause)
        act = of_slot(reading, clause, None if target is None else target.token)
        act = spoken(reading, i, parties, act)
        return Candidate("do", source, target, i, clause.lemma, rule, status, None, act.event_type, act.mode)

    def _party(self, evidence: Evidence, i: int, actor: int) -> Party:
        near = evidence.nearest(i, actor)
        return Party(evidence.actors[actor], i if near is None else near.token, "learned")


def _is_mutual(reading: Reading, i: int) -> bool:
    """Whether what a noun names is done with each other: `gesprek`, `coalitie`."""
    frames = of_noun(reading.tree, i, reading.lex.nouns)
    return frames is not None and all(frame.symmetric for frame in frames)


def new_to(
    standing: Iterable[tuple[Proposal, float]],
    proposals: Iterable[Proposal],
    sentences: Sequence[int],
) -> Iterator[bool]:
    """Whether each is an act that was learned, where rules say nothing of both actors in the sentence, nor of the source at the trigger."""
    told = {
        (frozenset((p.source, p.target)), sentences[p.trigger]) for p, _ in standing if p.target is not None
    }
    known = {(p.source, p.trigger) for p, _ in standing}
    for p in proposals:
        unknown = (p.source, p.trigger) not in known
        unknown &= (frozenset((p.source, p.target)), sentences[p.trigger]) not in told
        yield p.rule is None and p.kind == "do" and unknown


def choose(
    proposals: Iterable[Proposal],
    sure: Iterable[float],
    least: dict[RelationKind, float],
    sentences: Sequence[int],
    alone: Mapping[RelationKind, float] = NO_MORE,
) -> list[tuple[Proposal, float]]:
    """The proposals that are sure enough, surest first; of those that exclude one another the surest.

    Two actors act one way at one trigger, and a statement has targets or none. What a rule finds in a sentence is not told
    again by what was learned.

    Args:
        proposals: all.
        sure: how sure each is.
        least: what it must be, by kind.
        alone: what it must be where no rule finds it, by kind, if more.
        sentences: the sentence of each token.
    """
    ranked = sorted(zip(proposals, sure, strict=True), key=lambda x: (-x[1], x[0].rule is None))
    kept: dict[Hashable, tuple[Proposal, float]] = {}
    facts: dict[Hashable, Hashable] = {}
    aimed: dict[tuple[int, int], bool] = {}
    for p, probability in ranked:
        place, fact = _place(p), (p.kind, _pair(p), sentences[p.trigger])
        before = facts.get(fact)
        if probability < _least(p, least, alone) or place in kept or (before is not None and p.rule is None):
            continue
        has_target = p.target is not None
        if p.kind == "say" and aimed.setdefault((p.trigger, p.source), has_target) != has_target:
            continue
        if before is not None and kept[before][0].rule is None:
            del kept[before]
        kept[place] = p, probability
        facts[fact] = place
    return list(kept.values())


def _least(p: Proposal, least: Mapping[RelationKind, float], alone: Mapping[RelationKind, float]) -> float:
    return least[p.kind] if p.rule is not None else max(least[p.kind], alone.get(p.kind, 0.0))


def _pair(p: Proposal) -> Hashable:
    return frozenset((p.source, p.target)) if p.kind == "do" else (p.source, p.target)


def _place(p: Proposal) -> Hashable:
    """What may be found once only."""
    return p.kind, _pair(p), None if p.kind == "role" else p.trigger

"""A clause: one predicate with its arguments."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Clause:
    """One predicate with its arguments; every number is a token index."""

    pred: int
    """The main verb, or the noun or adjective of a copula."""
    lemma: str
    """Lemma of the predicate with its particle, without underscores."""
    verb: int
    """The finite verb where there is one, else the predicate."""
    aux: list[int] = field(default_factory=list)
    """Auxiliaries, passive ones included."""
    passive: bool = False
    copula: bool = False
    subjects: list[int] = field(default_factory=list)
    """Heads of the subject (the patient, if passive), conjuncts included; stated, or understood."""
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    """Heads of the `door` phrase of a passive."""
    obliques: list[tuple[str, int]] = field(default_factory=list)
    """Preposition and head of every prepositional phrase of the predicate."""
    particles: list[int] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    """Predicates of complement clauses: ccomp, xcomp and csubj."""
    nominal: bool = False
    """Whether the predicate is an infinitive used as a noun: `het leveren van wapens`."""
    governor: int | None = None
    """Predicate that governs this one (xcomp, ccomp, advcl, acl), where there is one."""
    relation: str = ""
    """Relation of the predicate to its governor."""
    mark: str = ""
    """Conjunction or infinitive marker, in lower case: `dat`, `om`, `als`."""

    def phrases(self, *prepositions: str) -> list[int]:
        """Heads of the prepositional phrases with one of the prepositions."""
        return [head for prep, head in self.obliques if prep in prepositions]

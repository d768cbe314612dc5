"""What readers propose: relations with their evidence, before anything is decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from aldus.document import RelationKind, Span, Status


@dataclass(frozen=True, slots=True)
class Party:
    """An actor at a place in the text."""

    actor: str
    token: int
    """The token that names it, or stands for it."""
    how: str
    """`self`, `appos`, `adj`, `van`, `poss` ...: how the noun phrase leads to the actor."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that a reader proposes; tokens by index."""

    kind: RelationKind
    source: Party
    target: Party | None
    trigger: int
    """The token that expresses it."""
    predicate: str
    """Readable lemma, as in `Relation.predicate`."""
    rule: str
    """Name of the rule, as in `rules.csv`."""
    status: Status = "actual"
    content: Span | None = None
    """Of a `say`: the reported words, in characters."""
    event_type: str | None = None
    mode: str | None = None
    symmetric: bool = False
    nominal: bool = False
    evidence: tuple[int, ...] = ()
    """Tokens that the rule relied on, apart from trigger, source and target: the noun of a light verb."""
    quote: Span | None = None
    """Of a `say`: the whole quotation that the content is taken from, where it is one."""
    argument_of: int | None = None
    """Of a nominal `do`: the predicate that the noun is an argument of, whose act it may be."""


class Candidates:
    """Collects what the readers propose, in the order in which they do."""

    def __init__(self, found: Iterable[Candidate] = ()) -> None:
        self._found: list[Candidate] = []
        self._spoken: set[int] = set()
        self._tokens: set[int] = set()
        self._said: set[int] = set()
        for c in found:
            self._add(c)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def is_statement(self, predicate: int) -> bool:
        """Whether the clause with this predicate was read as a statement: then it is no act."""
        return predicate in self._spoken

    def is_part(self, token: int) -> bool:
        """Whether a candidate has this token for its trigger, its parties or its evidence."""
        return token in self._tokens

    def is_said(self, token: int) -> bool:
        """Whether a token is a word that a statement rests on: the noun of `opende de aanval op X`."""
        return token in self._said

    def _add(self, c: Candidate) -> None:
        self._found.append(c)
        if c.kind == "say":
            self._said.update(c.evidence)
        self._tokens.update((c.trigger, c.source.token, *c.evidence))
        if c.target is not None:
            self._tokens.add(c.target.token)

    def say(
        self,
        speakers: Iterable[Party],
        targets: Sequence[Party] = (),
        *,
        trigger: int,
        predicate: str,
        rule: str,
        status: Status = "actual",
        content: Span | None = None,
        event_type: str | None = None,
        mode: str | None = None,
        nominal: bool = False,
        evidence: tuple[int, ...] = (),
        quote: Span | None = None,
        clause: int | None = None,
    ) -> None:
        """Propose a statement of each speaker toward each target, without target where there is no other.

        `clause` is the predicate of the clause that is this statement, and so no act.
        """
        for s in speakers:
            others: list[Party | None] = [t for t in targets if t.actor != s.actor]
            for t in others or [None]:
                self._add(
                    Candidate(
                        "say", s, t, trigger, predicate, rule, status, content, event_type,
                        mode, nominal=nominal, evidence=evidence, quote=quote,
                    )
                )  # fmt: skip
        if clause is not None:
            self._spoken.add(clause)

    def do(
        self,
        sources: Iterable[Party],
        targets: Sequence[Party],
        *,
        trigger: int,
        predicate: str,
        rule: str,
        status: Status = "actual",
        event_type: str | None = None,
        mode: str | None = None,
        symmetric: bool = False,
        nominal: bool = False,
        evidence: tuple[int, ...] = (),
        argument_of: int | None = None,
    ) -> None:
        """Propose an act of each source toward each other target."""
        for s in sources:
            for t in targets:
                if s.actor != t.actor:
                    self._add(
                        Candidate(
                            "do", s, t, trigger, predicate, rule, status, None, event_type, mode, symmetric, nominal,
                            evidence, argument_of=argument_of,
                        )
                    )  # fmt: skip

    def role(self, person: Party, body: Party, *, trigger: int, predicate: str, rule: str) -> None:
        """Propose a function of a person at a body."""
        self._add(Candidate("role", person, body, trigger, predicate, rule))


def pairs(parties: Iterable[Party]) -> Iterator[tuple[list[Party], list[Party]]]:
    """Each two of those who do something together, as sources and targets of `Candidates.do`."""
    for a, b in combinations(parties, 2):
        yield [a], [b]

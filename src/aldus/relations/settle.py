"""What becomes of the candidates: same facts joined, the unsure dropped, who claims what, in which order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from aldus.document import Quotation, Relation, Span
from aldus.relations.candidates import Candidate
from aldus.relations.events import intensity, quad_class

if TYPE_CHECKING:
    from aldus.relations.claims import Claim
    from aldus.syntax.tree import Tree

OTHERS = frozenset(("hij", "zij", "ze"))
ORDER = {"say": 0, "do": 1, "role": 2}


def settle(
    candidates: Iterable[Candidate],
    tree: Tree,
    confidence: Callable[[Candidate], float | None],
    min_confidence: float = 0.0,
    quotations: Mapping[int, tuple[Quotation, ...]] = MappingProxyType({}),
    claim: Callable[[int], Claim | None] = lambda _: None,
) -> tuple[Relation, ...]:
    """The relations that candidates become, in order of their triggers.

    Args:
        candidates: what the readers proposed; of the same fact, the first one stays.
        tree: the tokens that they stand on.
        confidence: how sure a candidate is; None where nothing is known of it.
        min_confidence: what is less sure than this is left out; what nothing is known of stays.
        quotations: those of the statements, by trigger.
        claim: who claims what stands at a token, by the word over it.
    """
    judged = [(c, confidence(c)) for c in join(candidates)]
    kept = [(c, sure) for c, sure in judged if sure is None or sure >= min_confidence]
    reported = [(c.quote or c.content, c) for c, _ in kept if c.kind == "say"]
    reported += [
        (Span(q.start, q.end), c) for c, _ in kept if c.kind == "say" for q in quotations.get(c.trigger, ())
    ]
    claims = _by_sentence(tree, ((words, c) for words, c in reported if words))
    kept = [(c, sure) for c, sure in kept if not _is_of_another(c, tree, claims)]
    found = [_relation(c, sure, tree, _claimed(c, tree, claims, claim), quotations) for c, sure in kept]
    found.sort(key=lambda r: (r.trigger.start, r.trigger.end, ORDER[r.kind], r.source, r.target or ""))
    return tuple(found)


def join(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without those that say again what another one says.

    Of one kind, pair and trigger the first one counts; a function counts once. The act of a noun is that of its verb where the verb has
    the same parties: `X voert een gesprek met Y`.
    """
    candidates = list(candidates)
    verbal: dict[frozenset[str], set[int]] = {}
    for c in candidates:
        if c.kind == "do" and not c.nominal:
            verbal.setdefault(_pair(c), set()).update((c.trigger, *c.evidence))
    seen: set[tuple[str, str, str | None, int | None]] = set()
    found: list[Candidate] = []
    for c in candidates:
        trigger = None if c.kind == "role" else c.trigger
        key = (c.kind, c.source.actor, None if c.target is None else c.target.actor, trigger)
        said = verbal.get(_pair(c), ()) if c.kind == "do" and c.nominal else ()
        if key not in seen and c.trigger not in said and c.argument_of not in said:
            seen.add(key)
            found.append(c)
    return found


def _pair(c: Candidate) -> frozenset[str]:
    return frozenset(p.actor for p in (c.source, c.target) if p is not None)


def _by_sentence(
    tree: Tree, reported: Iterable[tuple[Span, Candidate]]
) -> Mapping[int, list[tuple[Span, Candidate]]]:
    """What is reported in each sentence, the shortest words first."""
    found: defaultdict[int, list[tuple[Span, Candidate]]] = defaultdict(list)
    for words, c in sorted(reported, key=lambda x: x[0].end - x[0].start):
        first, last = bisect_left(tree.start, words.start), bisect_left(tree.start, words.end)
        for sentence in dict.fromkeys(tree.sent[first:last]):
            found[sentence].append((words, c))
    return found


def _is_of_another(c: Candidate, tree: Tree, claims: Mapping[int, list[tuple[Span, Candidate]]]) -> bool:
    """Whether an act within a quotation is that of `hij` or `zij`, who is taken for its speaker: who speaks says `ik`."""
    i = c.source.token
    if c.kind != "do" or tree.low[i] not in OTHERS:
        return False
    return any(
        by.quote is not None
        and by.source.actor == c.source.actor
        and by.quote.start <= tree.start[i] < by.quote.end
        for _, by in claims.get(tree.sent[i], ())
    )


def _claimed(
    c: Candidate,
    tree: Tree,
    claims: Mapping[int, list[tuple[Span, Candidate]]],
    claim: Callable[[int], Claim | None],
) -> str | None:
    """Who claims an act: who reports it, or whose word it stands under; the nearer of the two."""
    if c.kind != "do":
        return None
    at = tree.start[c.trigger]
    here = claims.get(tree.sent[c.trigger], ())
    around = next((x for x in here if x[0].start <= at < x[0].end and x[1].trigger != c.trigger), None)
    by = claim(c.trigger)
    if by is not None and by.actor == c.source.actor:
        by = None  # who promises an act of their own says nothing of another's
    if around is None:
        return None if by is None else by.actor
    words, reported = around
    inside = by is not None and words.start <= tree.start[by.token] < words.end
    return by.actor if by is not None and inside else reported.source.actor


def _relation(
    c: Candidate,
    confidence: float | None,
    tree: Tree,
    claimed: str | None,
    quotations: Mapping[int, tuple[Quotation, ...]],
) -> Relation:
    parties = (c.source, c.target) if c.target is not None else (c.source,)
    evidence = dict.fromkeys((*(p.token for p in parties), *c.evidence))
    return Relation(
        kind=c.kind,
        source=c.source.actor,
        target=None if c.target is None else c.target.actor,
        predicate=c.predicate,
        trigger=Span(tree.start[c.trigger], tree.end[c.trigger]),
        status=c.status,
        content=c.content,
        quotation=quotations.get(c.trigger, ()) if c.kind == "say" else (),
        attributed_to=claimed,
        rule=c.rule,
        event_type=c.event_type,
        quad_class=quad_class(c.event_type, c.status),
        mode=c.mode if c.event_type else None,
        intensity=intensity(c.event_type, c.mode, c.status),
        symmetric=c.symmetric,
        nominal=c.nominal,
        evidence=tuple(Span(tree.start[i], tree.end[i]) for i in evidence),
        confidence=confidence,
    )

"""Sums over relations: one weighted edge a pair, and the time line of a pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from aldus.choices import one_of
from aldus.errors import InputError
from aldus.export.common import whole_date
from aldus.graphs.levels import Levels, rollup
from aldus.graphs.lookup import find
from aldus.graphs.periods import UNITS, Unit, period_name, period_start, periods
from aldus.style import tone

if TYPE_CHECKING:
    import networkx as nx

By = Literal["kind", "quad_class", "event_type", "status"]


def aggregate(graph: nx.MultiDiGraph[str], by: By | None = None) -> nx.DiGraph[str]:
    """One weighted edge for each ordered pair of actors, or for each pair and value of `by`.

    Edge attributes: `weight` (number of relations), `expected` (how many of them are right by their confidences,
    which is their sum) and `confidence` (their mean; both None where no confidence is known), `say`, `do`,
    `role`, `cooperation`, `conflict` (counts), `conflict_share` (0 to 1 of those two; None without any),
    `actual` (count of that status), `documents` (count), `first_date`, `last_date`, `predicates` and `event_types` (tuples, most frequent first, at most five), and
    `kind`, `quad_class`, `event_type` or `status` where `by` names it. What is negated counts neither as
    cooperation nor as conflict.

    Args:
        graph: a graph of `aldus.graph`, not one that is aggregated already; symmetric relations count once, in the
            direction they have there.
        by: None for a `networkx.DiGraph`; else a `MultiDiGraph` with one edge a pair and value, which is
            also the key of the edge (`unknown` for None).

    Raises:
        InputError: if `by` is none of the names above, or the graph is aggregated already.
    """
    import networkx as nx

    if any("kind" not in edge or "predicate" not in edge for *_, edge in graph.edges(data=True)):
        raise InputError("this graph is aggregated already; aggregate the graph of aldus.graph")
    if by is not None:
        one_of(by, get_args(By), "attribute to aggregate by")
    result: nx.DiGraph[str] = nx.DiGraph() if by is None else nx.MultiDiGraph()
    result.graph.update({k: v for k, v in graph.graph.items() if k in ("aldus", "documents")})
    result.add_nodes_from((n, dict(d)) for n, d in graph.nodes(data=True))
    sums: dict[tuple[str, str, str], _Sum] = {}
    for u, v, edge in graph.edges(data=True):
        value = "" if by is None else str(edge.get(by) or "unknown")
        key = (u, v, value)
        if key not in sums:
            sums[key] = _Sum()
        sums[key].add(edge)
    for (u, v, value), total in sums.items():
        if by is None:
            result.add_edge(u, v, **total.attributes())
        else:
            result.add_edge(u, v, key=value, **{by: value}, **total.attributes())
    return result


class _Sum:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.predicates: Counter[str] = Counter()
        self.event_types: Counter[str] = Counter()
        self.documents: set[str] = set()
        self.confidences: list[float] = []
        self.first: str | None = None
        self.last: str | None = None

    def add(self, edge: Mapping[str, Any]) -> None:
        self.counts["weight"] += 1
        self.counts[edge["kind"]] += 1
        self.counts[edge["status"]] += 1
        if side := tone(edge.get("quad_class"), edge.get("status")):
            self.counts[side] += 1
        self.predicates[edge["predicate"]] += 1
        if edge.get("event_type"):
            self.event_types[edge["event_type"]] += 1
        self.documents.add(edge["document"])
        if edge.get("confidence") is not None:
            self.confidences.append(edge["confidence"])
        when = edge.get("date")
        if when:
            self.first = when if self.first is None else min(self.first, when)
            self.last = when if self.last is None else max(self.last, when)

    def attributes(self) -> dict[str, Any]:
        known = self.counts["cooperation"] + self.counts["conflict"]
        expected = sum(self.confidences) if self.confidences else None
        data: dict[str, Any] = {"weight": self.counts["weight"]}
        data["expected"] = None if expected is None else round(expected, 4)
        data["confidence"] = None if expected is None else round(expected / len(self.confidences), 4)
        names = ("say", "do", "role", "cooperation", "conflict", "actual")
        data.update({name: self.counts[name] for name in names})
        data["conflict_share"] = round(self.counts["conflict"] / known, 4) if known else None
        data["documents"] = len(self.documents)
        data["first_date"], data["last_date"] = self.first, self.last
        data["predicates"] = _top(self.predicates)
        data["event_types"] = _top(self.event_types)
        return data


def _top(counts: Counter[str], size: int = 5) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:size])


def timeline(
    graph: nx.MultiDiGraph[str],
    a: str,
    b: str | None = None,
    *,
    unit: Unit = "month",
    fill: bool = False,
    level: Levels = None,
) -> list[dict[str, Any]]:
    """How the relations between `a` and `b`, in both directions, develop over time.

    Args:
        graph: a graph of `aldus.graph`.
        a: id, label or alias of an actor.
        b: the other actor; None for all of them.
        unit: length of a period: day, week, month, quarter or year. Dates less exact than the unit form periods of
            their own.
        fill: also give the periods in between that have no relations, with counts of 0; without dates less exact.
        level: of states, sectors or parties, see `aldus.graphs.rollup`; actors without one stay as they are.

    Returns:
        One dict a period that has relations, in order: `period` (`2025-03`, `2025-W10`, `2025-Q1`), `weight`, `expected`,
        `cooperation`, `conflict`, `conflict_share`, `say`, `do`, `role`. Relations without date are left out.

    Raises:
        InputError: if an actor is not in the graph, or the unit is unknown.
    """
    one_of(unit, UNITS, "unit of time")
    graph = rollup(graph, level, rest=True)
    first = find(graph, a)
    other = None if b is None else find(graph, b)
    sums: dict[str, _Sum] = {}
    starts: list[date] = []
    for u, v, edge in (*graph.out_edges(first, data=True), *graph.in_edges(first, data=True)):
        if other is not None and other not in (u, v):
            continue
        start = period_start(edge.get("date"), unit)
        if start is not None:
            starts.append(start)
            sums.setdefault(period_name(start, unit), _Sum()).add(edge)
        elif not fill and whole_date(edge.get("date")):
            sums.setdefault(edge["date"], _Sum()).add(edge)
    if fill and starts:
        for start in periods(min(starts), max(starts), unit):
            sums.setdefault(period_name(start, unit), _Sum())
    keep = ("weight", "expected", "cooperation", "conflict", "conflict_share", "say", "do", "role")
    return [
        {"period": period, **{k: v for k, v in sums[period].attributes().items() if k in keep}}
        for period in sorted(sums)
    ]

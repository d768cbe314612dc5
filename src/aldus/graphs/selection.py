"""New graphs with a part of the relations: filter and ego."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aldus.choices import Choice, some_of
from aldus.dates import within
from aldus.document import ACTOR_TYPES, QUAD_CLASSES, RELATION_KINDS, STATUSES
from aldus.export.common import statements
from aldus.graphs.lookup import find
from aldus.graphs.relation_graph import new_graph
from aldus.lexicon.events import event_types

if TYPE_CHECKING:
    import networkx as nx


def filter(
    graph: nx.MultiDiGraph[str],
    *,
    start: str | None = None,
    end: str | None = None,
    kind: Choice = None,
    type: Choice = None,
    actor: Choice = None,
    status: Choice = None,
    event_type: Choice = None,
    quad_class: Choice = None,
    min_confidence: float = 0.0,
    min_weight: int = 1,
    isolates: bool = False,
) -> nx.MultiDiGraph[str]:
    """A new graph with the relations that meet every condition.

    Args:
        graph: a graph of `aldus.graph`.
        start: first date, ISO 8601, whole or partial (`2025-03`); relations without date are left out.
        end: last date, included.
        kind: `say`, `do`, `role`, or several.
        type: keep relations between actors of these types only.
        actor: keep relations from or to one of these actors (ids, labels or aliases).
        status: `actual`, `negated`, `future`, `possible`, or several.
        event_type: PLOVER event types.
        quad_class: quad classes.
        min_confidence: least confidence of a relation, 0 to 1; one whose confidence is not known has 0.
        min_weight: least number of such relations from one actor to the other.
        isolates: keep actors that have no relation left.

    Raises:
        InputError: if `actor` is not in the graph, or names more than one; or a value is unknown.
        ValueError: if `min_confidence` is not from 0 to 1.
    """
    if not 0 <= min_confidence <= 1:
        raise ValueError("min_confidence must be from 0 to 1")
    tests = {
        "kind": some_of(kind, sorted(RELATION_KINDS), "kind"),
        "status": some_of(status, sorted(STATUSES), "status"),
        "event_type": some_of(event_type, _event_types(graph), "event type"),
        "quad_class": some_of(quad_class, sorted(QUAD_CLASSES), "quad class"),
    }
    wanted = {key: values for key, values in tests.items() if values is not None}
    types = some_of(type, sorted(ACTOR_TYPES), "type of actor")
    actors = None
    if actor is not None:
        actors = frozenset(find(graph, a) for a in ((actor,) if isinstance(actor, str) else actor))

    def fits(edge: Mapping[str, Any], source: str, target: str | None) -> bool:
        if any(edge.get(key) not in values for key, values in wanted.items()):
            return False
        if not within(edge.get("date"), start, end) or (edge.get("confidence") or 0) < min_confidence:
            return False
        ends = (source,) if target is None else (source, target)
        if types is not None and any(graph.nodes[n].get("type") not in types for n in ends):
            return False
        return actors is None or any(n in actors for n in ends)

    kept = [(u, v, k, d) for u, v, k, d in graph.edges(keys=True, data=True) if fits(d, u, v)]
    if min_weight > 1:
        weight = Counter((u, v) for u, v, _, _ in kept)
        kept = [e for e in kept if weight[e[0], e[1]] >= min_weight]
    used = {n for u, v, _, _ in kept for n in (u, v)}
    result = new_graph(graph)
    for key, node in graph.nodes(data=True):
        if key in used or (isolates and (types is None or node.get("type") in types)):
            result.add_node(key, **node)
    for u, v, k, d in kept:
        result.add_edge(u, v, key=k, **d)
    result.graph["statements"] = [dict(s) for s in statements(graph) if fits(s, s["source"], None)]
    return result


def _event_types(graph: nx.MultiDiGraph[str]) -> list[str]:
    """The event types of PLOVER, and those of the user's own tables that the graph has."""
    return sorted(
        {*event_types(), *(d["event_type"] for *_, d in graph.edges(data=True) if d.get("event_type"))}
    )


def ego(graph: nx.MultiDiGraph[str], actor: str, radius: int = 1) -> nx.MultiDiGraph[str]:
    """The actor (id, label or alias), those at most `radius` relations away, and all relations between them.

    Raises:
        InputError: if the actor is not in the graph, or the name is not unique.
    """
    start = find(graph, actor)
    near, border = {start}, {start}
    for _ in range(radius):
        border = {n for b in border for n in (*graph.successors(b), *graph.predecessors(b))} - near
        near |= border
    result = new_graph(graph)
    result.add_nodes_from((n, dict(d)) for n, d in graph.nodes(data=True) if n in near)
    for u, v, k, d in graph.edges(keys=True, data=True):
        if u in near and v in near:
            result.add_edge(u, v, key=k, **d)
    result.graph["statements"] = [dict(s) for s in statements(graph) if s["source"] in near]
    return result

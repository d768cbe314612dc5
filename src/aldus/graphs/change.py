"""New graphs from old: filter, ego, merge, and the user's corrections of who is who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from aldus.errors import InputError
from aldus.graphs.build import widen
from aldus.graphs.lookup import find, within

if TYPE_CHECKING:
    import networkx as nx

Choice = str | Collection[str] | None


def _set(choice: Choice) -> frozenset[str] | None:
    if choice is None:
        return None
    return frozenset((choice,) if isinstance(choice, str) else choice)


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
        InputError: if `actor` is not in the graph, or names more than one.
        ValueError: if `min_confidence` is not from 0 to 1.
    """
    if not 0 <= min_confidence <= 1:
        raise ValueError("min_confidence must be from 0 to 1")
    tests = {"kind": kind, "status": status, "event_type": event_type, "quad_class": quad_class}
    wanted = {key: chosen for key, value in tests.items() if (chosen := _set(value)) is not None}
    types, actors = _set(type), _set(actor)
    if actors is not None:
        actors = frozenset(find(graph, a) for a in actors)

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
    result = _like(graph)
    for key, node in graph.nodes(data=True):
        if key in used or (isolates and (types is None or node.get("type") in types)):
            result.add_node(key, **node)
    for u, v, k, d in kept:
        result.add_edge(u, v, key=k, **d)
    result.graph["statements"] = [
        dict(s) for s in graph.graph.get("statements", ()) if fits(s, s["source"], None)
    ]
    return result


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
    result = _like(graph)
    result.add_nodes_from((n, dict(d)) for n, d in graph.nodes(data=True) if n in near)
    for u, v, k, d in graph.edges(keys=True, data=True):
        if u in near and v in near:
            result.add_edge(u, v, key=k, **d)
    result.graph["statements"] = [dict(s) for s in graph.graph.get("statements", ()) if s["source"] in near]
    return result


def merge(*graphs: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """One graph of several, made of different documents; a relation with an id seen before is left out.

    Counts of actors are added up, so give every document to one graph only.

    Raises:
        InputError: if an id is an actor of one type here and of another type there.
    """
    from aldus.graphs.kind import RelationGraph

    result: nx.MultiDiGraph[str] = RelationGraph(aldus=1, documents=0, statements=[], parts={})
    seen: set[str] = set()
    for graph in graphs:
        result.graph["documents"] += graph.graph.get("documents", 0)
        result.graph["parts"].update(graph.graph.get("parts", {}))
        for key, node in graph.nodes(data=True):
            if key in result:
                if result.nodes[key]["type"] != node["type"]:
                    raise InputError(f"{key!r} is a {node['type']} in one graph, not in another")
                _absorb(result.nodes[key], node)
            else:
                result.add_node(key, **node)
        for u, v, k, edge in graph.edges(keys=True, data=True):
            if k not in seen:
                seen.add(k)
                result.add_edge(u, v, key=k, **edge)
        for statement in graph.graph.get("statements", ()):
            if statement["id"] not in seen:
                seen.add(statement["id"])
                result.graph["statements"].append(dict(statement))
    return result


def alias(graph: nx.MultiDiGraph[str], names: Mapping[str, str]) -> nx.MultiDiGraph[str]:
    """A new graph in which actors are joined: `alias(graph, {"poetin": "vladimir-poetin"})`.

    Relations between two actors that are now one are dropped.

    Args:
        graph: a graph of `aldus.graph`.
        names: the actor that disappears -> the actor it is (ids, labels or aliases).

    Raises:
        InputError: if an actor is unknown, both are countries, or the names go round in a circle.
    """
    joins: dict[str, str] = {}
    for old, new in names.items():
        gone, stays = find(graph, old), find(graph, new)
        if gone == stays:
            continue
        if graph.nodes[gone]["type"] == graph.nodes[stays]["type"] == "COUNTRY":
            raise InputError(f"{gone!r} and {stays!r} are two countries: they cannot be one actor")
        joins[gone] = stays
    final: dict[str, str] = {}
    for key in joins:
        end, steps = key, 0
        while end in joins:
            end, steps = joins[end], steps + 1
            if steps > len(joins):
                raise InputError(f"{key!r} is given as another name of itself")
        final[key] = end
    result = _like(graph)
    parts = result.graph["parts"] = dict(graph.graph.get("parts", {}))
    for key, node in graph.nodes(data=True):
        if key not in final:
            result.add_node(key, **node)
    for gone, stays in final.items():
        for key in (gone, stays):
            parts.setdefault(key, dict(graph.nodes[key]))
        _absorb(result.nodes[stays], graph.nodes[gone])
        result.nodes[stays]["merged"] = tuple(
            dict.fromkeys(
                (*result.nodes[stays].get("merged", ()), *graph.nodes[gone].get("merged", ()), gone)
            )
        )
    _rewire(graph, result, lambda key, _: final.get(key, key))
    return result


def unmerge(graph: nx.MultiDiGraph[str], actor: str) -> nx.MultiDiGraph[str]:
    """A new graph in which `actor`, joined to another by `alias` or by surname, is a node again.

    Args:
        graph: a graph of `aldus.graph` or `alias`.
        actor: id that a node has among its `merged` ids.

    Raises:
        InputError: if no node holds that id.
    """
    owner = next((n for n, d in graph.nodes(data=True) if actor in d.get("merged", ())), None)
    parts = graph.graph.get("parts", {})
    if owner is None or actor not in parts:
        raise InputError(f"the graph has no actor that {actor!r} was joined to")
    result = _like(graph)
    result.graph["parts"] = dict(parts)
    rest = tuple(m for m in graph.nodes[owner]["merged"] if m != actor)
    for key, node in graph.nodes(data=True):
        if key != owner:
            result.add_node(key, **node)
            continue
        result.add_node(owner, **parts[owner])
        for other in rest:
            _absorb(result.nodes[owner], parts[other])
        result.nodes[owner]["merged"] = rest
        result.add_node(actor, **parts[actor])
    _rewire(graph, result, lambda key, was: actor if was == actor else key)
    return result


def _like(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    from aldus.graphs.kind import RelationGraph

    result: nx.MultiDiGraph[str] = RelationGraph(**graph.graph)
    result.graph["statements"] = []
    return result


def _rewire(old: nx.MultiDiGraph[str], new: nx.MultiDiGraph[str], name: Any) -> None:
    """Copy edges and statements with their ends renamed; `source_was` and `target_was` keep the first id."""

    def end(edge: dict[str, Any], which: str, key: str) -> str:
        was = edge.get(f"{which}_was", key)
        now: str = name(key, was)
        edge.pop(f"{which}_was", None)
        if now != was:
            edge[f"{which}_was"] = was
        return now

    for u, v, k, data in old.edges(keys=True, data=True):
        edge = dict(data)
        source, target = end(edge, "source", u), end(edge, "target", v)
        if source != target:
            _refer(edge, name)
            new.add_edge(source, target, key=k, **edge)
    for statement in old.graph.get("statements", ()):
        copy = dict(statement)
        copy["source"] = end(copy, "source", copy["source"])
        _refer(copy, name)
        new.graph["statements"].append(copy)


def _refer(edge: dict[str, Any], name: Any) -> None:
    if edge.get("about"):
        edge["about"] = tuple(dict.fromkeys(name(a, a) for a in edge["about"]))
    if edge.get("attributed_to") is not None:
        edge["attributed_to"] = name(edge["attributed_to"], edge["attributed_to"])


def _absorb(node: dict[str, Any], other: Mapping[str, Any]) -> None:
    for count in ("mentions", "documents", "statements"):
        node[count] = node.get(count, 0) + other.get(count, 0)
    names = (*node.get("aliases", ()), other.get("label"), *other.get("aliases", ()))
    node["aliases"] = tuple(dict.fromkeys(n for n in names if n and n != node["label"]))
    node["merged"] = tuple(dict.fromkeys((*node.get("merged", ()), *other.get("merged", ()))))
    for key in ("country", "wikidata"):
        node[key] = node.get(key) or other.get(key)
    widen(node, other.get("first_date"), other.get("last_date"))

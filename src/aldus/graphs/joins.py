"""New graphs in which actors are joined or parted: merge, and the user's corrections of who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aldus.errors import InputError
from aldus.export.common import statements
from aldus.graphs.identity import Join
from aldus.graphs.levels import inherit_countries
from aldus.graphs.lookup import find
from aldus.graphs.nodes import absorb, widen
from aldus.graphs.relation_graph import new_graph

if TYPE_CHECKING:
    import networkx as nx


def merge(*graphs: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """One graph of several, made of different documents; a relation with an id seen before is left out.

    Counts of actors are added up, so give every document to one graph only.

    Raises:
        InputError: if an id is an actor of one type here and of another type there.
    """
    result = new_graph()
    result.graph.update(parts={}, joins=[], refused=[])
    seen: set[str] = set()
    for graph in graphs:
        for name in ("joins", "refused"):
            result.graph[name].extend(graph.graph.get(name, ()))
        result.graph["documents"] += graph.graph.get("documents", 0)
        result.graph["parts"].update(graph.graph.get("parts", {}))
        for key, node in graph.nodes(data=True):
            if key in result:
                if result.nodes[key]["type"] != node["type"]:
                    raise InputError(f"{key!r} is a {node['type']} in one graph, not in another")
                absorb(result.nodes[key], node)
            else:
                result.add_node(key, **node)
        for u, v, k, edge in graph.edges(keys=True, data=True):
            if k not in seen:
                seen.add(k)
                result.add_edge(u, v, key=k, **edge)
        for statement in statements(graph):
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
    return _joined(graph, _final(graph, names))


def join(
    graph: nx.MultiDiGraph[str], joins: Iterable[Join], refused: Iterable[Join], final: Mapping[str, str]
) -> nx.MultiDiGraph[str]:
    """A graph with the joins that were found, and those that were not sure enough, for `candidates`.

    Args:
        graph: with every actor apart.
        joins: the joins.
        refused: what is not sure enough.
        final: the actor that disappears -> the one that it ends up as.
    """
    joins = sorted(joins, key=lambda j: j.gone)
    result = _joined(graph, final) if final else graph
    inherit_countries(result)
    for pair in joins:
        node = result.nodes[final[pair.gone]]
        node["certainty"] = min(node["certainty"], pair.confidence)
    result.graph["joins"] = [asdict(pair) for pair in joins]
    result.graph["refused"] = [
        asdict(pair)
        for pair in refused
        if final.get(pair.gone, pair.gone) != final.get(pair.stays, pair.stays)
    ]
    return result


def renamed(graph: nx.MultiDiGraph[str], names: Mapping[str, str]) -> nx.MultiDiGraph[str]:
    """A new graph in which actors have other ids."""
    result = new_graph(graph)
    for key, node in graph.nodes(data=True):
        result.add_node(names.get(key, key), **node)
    _rewire(graph, result, lambda key, _: names.get(key, key), keep=False)
    return result


def _joined(graph: nx.MultiDiGraph[str], final: Mapping[str, str]) -> nx.MultiDiGraph[str]:
    """A new graph in which the keys of `final` have joined its values."""
    result = new_graph(graph)
    parts = result.graph["parts"] = dict(graph.graph.get("parts", {}))
    for key, node in graph.nodes(data=True):
        if key not in final:
            result.add_node(key, **node)
    for gone, stays in sorted(final.items()):
        for key in (gone, stays):
            parts.setdefault(key, dict(graph.nodes[key]))
        absorb(result.nodes[stays], graph.nodes[gone])
        result.nodes[stays]["merged"] = tuple(
            dict.fromkeys(
                (*result.nodes[stays].get("merged", ()), *graph.nodes[gone].get("merged", ()), gone)
            )
        )
    _rewire(graph, result, lambda key, _: final.get(key, key))
    return result


def _final(graph: nx.MultiDiGraph[str], names: Mapping[str, str]) -> dict[str, str]:
    """The node that disappears -> the one that it ends up as."""
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
    return final


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
    result = new_graph(graph)
    result.graph["parts"] = dict(parts)
    result.graph["joins"] = [pair for pair in graph.graph.get("joins", ()) if pair["gone"] != actor]
    rest = tuple(m for m in graph.nodes[owner]["merged"] if m != actor)
    for key, node in graph.nodes(data=True):
        if key != owner:
            result.add_node(key, **node)
            continue
        result.add_node(owner, **parts[owner])
        for other in rest:
            absorb(result.nodes[owner], parts[other])
        result.nodes[owner]["merged"] = rest
        result.add_node(actor, **parts[actor])
    _rewire(graph, result, lambda key, was: actor if was == actor else key)
    return result


def _rewire(
    old: nx.MultiDiGraph[str],
    new: nx.MultiDiGraph[str],
    name: Callable[[str, str], str],
    *,
    keep: bool = True,
) -> None:
    """Copy edges and statements with their ends renamed; `source_was` and `target_was` keep the first id, unless not `keep`.

    `name` gives the new node of an id, from the id that it has and the one that it had at first.
    """

    def end(edge: dict[str, Any], which: str, key: str) -> str:
        was = edge.get(f"{which}_was", key)
        now = name(key, was)
        edge.pop(f"{which}_was", None)
        if now != was and keep:
            edge[f"{which}_was"] = was
        return now

    for u, v, k, data in old.edges(keys=True, data=True):
        edge = dict(data)
        source, target = end(edge, "source", u), end(edge, "target", v)
        if source != target:
            _refer(edge, name)
            new.add_edge(source, target, key=k, **edge)
    for statement in statements(old):
        copy = dict(statement)
        copy["source"] = end(copy, "source", copy["source"])
        _refer(copy, name)
        new.graph["statements"].append(copy)
    for _, node in new.nodes(data=True):
        _belong(node, name)


def _belong(node: dict[str, Any], name: Callable[[str, str], str]) -> None:
    """Rename the organisations that an actor belongs to."""
    if node.get("party") is not None:
        node["party"] = name(node["party"], node["party"])
    bodies: dict[str, dict[str, Any]] = {}
    for entry in node.get("member_of") or ():
        id = name(entry["id"], entry["id"])
        widen(bodies.setdefault(id, {**entry, "id": id}), entry["first_date"], entry["last_date"])
    node["member_of"] = tuple(bodies[id] for id in sorted(bodies))


def _refer(edge: dict[str, Any], name: Callable[[str, str], str]) -> None:
    if edge.get("about"):
        edge["about"] = tuple(dict.fromkeys(name(a, a) for a in edge["about"]))
    if edge.get("attributed_to") is not None:
        edge["attributed_to"] = name(edge["attributed_to"], edge["attributed_to"])

"""Levels to count by: the graph of states, of sectors or of parties, made of the graph of actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from aldus.choices import one_of
from aldus.export.common import statements
from aldus.graphs.nodes import NODE_COLUMNS, widen
from aldus.graphs.profiles import most
from aldus.graphs.relation_graph import new_graph
from aldus.lexicon.sectors import country_labels, sectors

if TYPE_CHECKING:
    import networkx as nx

Level = Literal["country", "sector", "party"]
Levels = Level | Sequence[Level] | None
"""A level; several that are told apart together (`USA/government`); None for the actors themselves."""

SEPARATOR = "/"
"""Between the ids of several levels: `USA/armed group`."""
PUBLIC = frozenset(("government", "parliament", "party", "military", "police", "judiciary", "intelligence"))
"""Sectors whose people belong to the state of their organisation."""


def rollup(
    graph: nx.MultiDiGraph[str], level: Levels = "country", *, rest: bool = False, loops: bool = False
) -> nx.MultiDiGraph[str]:
    """A new graph in which actors are summed up: `rollup(graph, "country")` is the graph of states.

    Every relation becomes one between the states, sectors or parties of its actors; `source_was` and `target_was`
    are the actors. The id of a state is its code, of a party its own, of a sector its name; of several levels these ids
    with a slash between them. Nodes have the counts and dates of their actors, and `members` (their ids).

    Args:
        graph: a graph of `aldus.graph`.
        level: `country`, `sector` or `party`, or several of them; None gives the graph itself.
        rest: keep actors of which the level is not known as they are; else they are left out with their relations.
        loops: keep relations within one state, sector or party.

    Raises:
        InputError: if it is none of these.
    """
    if level is None:
        return graph
    levels: tuple[str, ...] = (level,) if isinstance(level, str) else tuple(level)
    for name in levels:
        one_of(name, get_args(Level), "level")
    groups = {key: _group(key, node, levels) for key, node in graph.nodes(data=True)}
    if rest:
        groups = {key: group or key for key, group in groups.items()}
    result = new_graph(graph)
    for attribute in ("parts", "joins", "refused"):
        result.graph.pop(attribute, None)
    for key, node in graph.nodes(data=True):
        if (group := groups[key]) is not None:
            if group not in result:
                result.add_node(group, **_new(graph, group, levels))
            _count(result.nodes[group], key, node)
    for u, v, k, edge in graph.edges(keys=True, data=True):
        source, target = groups[u], groups[v]
        if source is not None and target is not None and (loops or source != target):
            result.add_edge(source, target, key=k, **_moved(edge, groups, {"source": u, "target": v}))
    for statement in statements(graph):
        if (source := groups[statement["source"]]) is not None:
            moved = _moved(statement, groups, {"source": statement["source"]})
            result.graph["statements"].append({**moved, "source": source})
    return result


def _group(key: str, node: Mapping[str, Any], levels: Sequence[str]) -> str | None:
    """The id of what an actor belongs to; None where one of the levels is not known."""
    found = []
    for level in levels:
        value = node.get(level)
        if (level == "country" and node["type"] == "COUNTRY") or (
            level == "party" and node["type"] == "ORG" and node.get("sector") == "party"
        ):
            value = key
        if value is None:
            return None
        found.append(value)
    return SEPARATOR.join(found)


_COUNTS: Mapping[str, Any] = {
    **dict.fromkeys(("mentions", "documents", "statements"), 0),
    **dict.fromkeys(("first_date", "last_date")),
    **dict.fromkeys(("merged", "member_of", "members"), ()),
    "certainty": 1.0,
}
"""What a group counts anew."""


def _new(graph: nx.MultiDiGraph[str], group: str, levels: Sequence[str]) -> dict[str, Any]:
    """A node without counts: of a group, or of an actor that is kept as it is."""
    if group in graph:
        return {**graph.nodes[group], **_COUNTS}
    of_state = levels == ("country",)
    fresh: dict[str, Any] = {**dict.fromkeys(NODE_COLUMNS), "type": "COUNTRY" if of_state else "ORG"}
    label = country_labels().get(group, group) if of_state else group
    fresh.update(_COUNTS, label=label, aliases=())
    fresh.update(dict(zip(levels, group.split(SEPARATOR), strict=False)))
    fresh["sector_code"] = sectors().codes.get(fresh["sector"] or "")
    return fresh


def _count(group: dict[str, Any], key: str, node: Mapping[str, Any]) -> None:
    for name in ("mentions", "documents", "statements"):
        group[name] += node[name]
    widen(group, node["first_date"], node["last_date"])
    group["certainty"] = min(group["certainty"], node["certainty"])
    group["members"] += (key,)


def _moved(
    edge: Mapping[str, Any], groups: Mapping[str, str | None], ends: Mapping[str, str]
) -> dict[str, Any]:
    """A relation with its actors replaced by their groups."""
    copy = dict(edge)
    for name, key in ends.items():
        copy[f"{name}_was"] = edge.get(f"{name}_was", key)
    named = (groups.get(key) or key for key in edge.get("about") or ())
    copy["about"] = tuple(dict.fromkeys(named))
    claimant = edge.get("attributed_to")
    if claimant is not None:
        copy["attributed_to"] = groups.get(claimant) or claimant
    return copy


def inherit_countries(graph: nx.MultiDiGraph[str]) -> None:
    """Give people without a country that of the party or public body that they belong to."""
    for _, node in graph.nodes(data=True):
        if node["type"] != "PERSON" or node["country"] is not None:
            continue
        bodies = (graph.nodes[entry["id"]] for entry in node["member_of"] if entry["id"] in graph)
        node["country"] = most(
            Counter(body["country"] for body in bodies if body["country"] and body["sector"] in PUBLIC)
        )

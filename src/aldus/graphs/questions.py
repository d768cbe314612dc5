"""The usual questions to a graph, one call each; answers are lists of dicts, ready for `pandas.DataFrame`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from aldus.choices import one_of
from aldus.dates import within
from aldus.graphs.edges import records
from aldus.graphs.levels import Levels, rollup
from aldus.graphs.lookup import find
from aldus.graphs.summary import aggregate

if TYPE_CHECKING:
    import networkx as nx


def _by_date(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda r: (r["date"] or "9", r["document"], r["start"], r["id"]))


def said_about(
    graph: nx.MultiDiGraph[str],
    actor: str,
    *,
    by: str | None = None,
    start: str | None = None,
    end: str | None = None,
    level: Levels = None,
) -> list[dict[str, Any]]:
    """Who said what to or about `actor`: statements with it as target, or that name it in the reported words.

    Args:
        graph: a graph of `aldus.graph`.
        actor: id, label or alias.
        by: only what this actor said.
        start: first date, whole or partial.
        end: last date, included.
        level: ask of states, sectors or parties, see `aldus.graphs.rollup`; actors without one stay as they are.

    Returns:
        Relations by date, with `source`, `target` (None where nobody is addressed) and the edge attributes.

    Raises:
        InputError: if an actor is not in the graph.
    """
    graph = rollup(graph, level, rest=True)
    who = find(graph, actor)
    speaker = None if by is None else find(graph, by)
    return _by_date(
        [
            r
            for r in records(graph)
            if r["kind"] == "say"
            and r["source"] != who
            and (r["target"] == who or who in r["about"])
            and speaker in (None, r["source"])
            and within(r["date"], start, end)
        ]
    )


def did_toward(
    graph: nx.MultiDiGraph[str],
    source: str,
    target: str,
    *,
    kind: str | None = "do",
    start: str | None = None,
    end: str | None = None,
    level: Levels = None,
) -> list[dict[str, Any]]:
    """What `source` did toward `target`, by date; symmetric acts count whoever is named first.

    Args:
        graph: a graph of `aldus.graph`.
        source: id, label or alias.
        target: id, label or alias.
        kind: `do`, `say`, `role`, or None for all.
        start: first date, whole or partial.
        end: last date, included.
        level: ask of states, sectors or parties, see `aldus.graphs.rollup`; actors without one stay as they are.

    Raises:
        InputError: if an actor is not in the graph.
    """
    graph = rollup(graph, level, rest=True)
    a, b = find(graph, source), find(graph, target)
    rows = []
    for u, v in ((a, b), (b, a)):
        for edge in (graph.get_edge_data(u, v) or {}).values():
            if (
                (u == a or edge["symmetric"])
                and kind in (None, edge["kind"])
                and within(edge["date"], start, end)
            ):
                rows.append({"source": u, "target": v, **edge})
    return _by_date(rows)


def most_speaking(
    graph: nx.MultiDiGraph[str], n: int | None = 10, *, level: Levels = None
) -> list[dict[str, Any]]:
    """The actors with most statements, those without addressee included; or the states, sectors or parties (`level`).

    Returns:
        At most `n` dicts with `id`, `label`, `type`, `statements`, `documents` (where it speaks).
    """
    graph = rollup(graph, level)
    counts: Counter[str] = Counter()
    places: dict[str, set[str]] = {}
    for r in records(graph):
        if r["kind"] == "say":
            counts[r["source"]] += 1
            places.setdefault(r["source"], set()).add(r["document"])
    order = sorted(counts, key=lambda k: (-counts[k], k))[:n]
    return [
        {
            "id": key,
            "label": graph.nodes[key]["label"],
            "type": graph.nodes[key]["type"],
            "statements": counts[key],
            "documents": len(places[key]),
        }
        for key in order
    ]


def strongest(
    graph: nx.MultiDiGraph[str],
    what: Literal["conflict", "cooperation"] = "conflict",
    n: int | None = 10,
    *,
    level: Levels = None,
) -> list[dict[str, Any]]:
    """The pairs with most conflict, or most cooperation, from the first to the second; of actors, or of a `level`.

    Returns:
        At most `n` dicts with `source`, `target` (ids), `source_label`, `target_label` and the attributes of
        `aldus.graphs.aggregate`; most first.

    Raises:
        InputError: if `what` is neither.
    """
    one_of(what, ("conflict", "cooperation"), "tone")
    graph = rollup(graph, level)
    rows = [
        {
            "source": u,
            "target": v,
            "source_label": graph.nodes[u]["label"],
            "target_label": graph.nodes[v]["label"],
            **edge,
        }
        for u, v, edge in aggregate(graph).edges(data=True)
        if edge[what]
    ]
    return sorted(rows, key=lambda r: (-r[what], -r[what] / r["weight"], r["source"], r["target"]))[:n]

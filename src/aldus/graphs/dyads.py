"""Who acts toward whom, period by period: the table that models of conflict start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from aldus.choices import one_of
from aldus.errors import InputError
from aldus.graphs.frames import Library, frame_of
from aldus.graphs.levels import rollup
from aldus.graphs.periods import UNITS, Unit, period_name, period_start, periods
from aldus.style import tone

if TYPE_CHECKING:
    import networkx as nx

Measure = Literal["count", "conflict", "cooperation", "intensity"]
Level = Literal["actor", "country", "sector", "party"]
DYAD_COLUMNS = ("period", "start", "source", "target", "value")


def dyads(
    graph: nx.MultiDiGraph[str],
    *,
    level: Level = "country",
    unit: Unit = "month",
    measure: Measure = "count",
    fill: float | None = 0,
    once_a_day: bool = True,
    library: Library = "pandas",
) -> Any:
    """One row a period and directed pair that has ever acted or spoken toward one another.

    Args:
        graph: a graph of `aldus.graph`; filter it first for a status, dates or actors.
        level: what a pair is made of: actors, or the countries, sectors or parties they belong to (`rollup`). Actors
            without one are left out; acts within one country are a pair of it with itself.
        unit: length of a period: day, week (ISO 8601, from Monday), month, quarter, year. Relations whose date is less
            exact are left out.
        measure: number of statements and acts, of those of conflict or of cooperation (what is negated is neither), or
            the sum of their intensities.
        fill: value of a period without any, so that the periods between the first and the last of the graph are all
            there; None leaves such rows out.
        once_a_day: count what two parties do of one event type, or by one predicate where it has none, once a day,
            however many articles tell of it. Of dates without day, each article counts.
        library: pandas or polars.

    Returns:
        A frame with `period` (`2025-03`), `start` (its first day), `source`, `target` and `value`, in that order.

    Raises:
        InputError: if an argument is none of those named, the graph has no dates, or the library is not installed.
    """
    rows = list(dyad_rows(graph, level=level, unit=unit, measure=measure, fill=fill, once_a_day=once_a_day))
    return frame_of({name: [row[name] for row in rows] for name in DYAD_COLUMNS}, library, dates=("start",))


def dyad_rows(
    graph: nx.MultiDiGraph[str],
    *,
    level: str = "country",
    unit: str = "month",
    measure: str = "count",
    fill: float | None = 0,
    once_a_day: bool = True,
) -> Iterator[dict[str, Any]]:
    """The rows of `dyads`, without a library of frames."""
    check_dyads(level, unit, measure)
    if not graph.is_multigraph():
        raise InputError("dyads over time need a graph with every relation, not an aggregated one")
    if level != "actor":
        graph = rollup(graph, level, loops=True)  # type: ignore[arg-type]
    values: dict[tuple[str, str], dict[date, float]] = defaultdict(lambda: defaultdict(float))
    seen: set[tuple[Any, ...]] = set()
    for source, target, edge in graph.edges(data=True):
        start = period_start(edge.get("date"), unit)
        if start is None or edge.get("kind") == "role":
            continue
        if once_a_day and _told_before(seen, source, target, edge):
            continue
        values[source, target][start] += _value(edge, measure)
    yield from _filled(values, unit, measure, fill)


def check_dyads(level: str, unit: str, measure: str) -> None:
    """Refuse values that `dyads` does not know.

    Raises:
        InputError: if one is unknown.
    """
    one_of(level, get_args(Level), "level")
    one_of(unit, UNITS, "unit of time")
    one_of(measure, get_args(Measure), "measure")


def _told_before(seen: set[tuple[Any, ...]], source: str, target: str, edge: Mapping[str, Any]) -> bool:
    day = str(edge.get("date"))
    what = edge.get("event_type") or edge.get("predicate")
    whole = len(day) >= 10
    key = (source, target, what, edge.get("status"), day if whole else edge["id"])
    if key in seen:
        return True
    seen.add(key)
    return False


def _value(edge: Mapping[str, Any], measure: str) -> float:
    if measure == "count":
        return 1
    if measure == "intensity":
        return float(edge.get("intensity") or 0)
    return float(tone(edge.get("quad_class"), edge.get("status")) == measure)


def _filled(
    values: Mapping[tuple[str, str], Mapping[date, float]], unit: str, measure: str, fill: float | None
) -> Iterator[dict[str, Any]]:
    starts = [start for by_start in values.values() for start in by_start]
    if not starts:
        return
    span = sorted(set(starts)) if fill is None else list(periods(min(starts), max(starts), unit))
    for start in span:
        for source, target in sorted(values):
            value = values[source, target].get(start, fill)
            if value is not None:
                number = value if measure == "intensity" else int(value)
                yield {
                    "period": period_name(start, unit),
                    "start": start,
                    "source": source,
                    "target": target,
                    "value": number,
                }

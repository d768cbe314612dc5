"""Static pictures with matplotlib: the graph, time lines, a matrix of dyads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aldus.graphs.dyads import Level
from aldus.graphs.periods import Unit
from aldus.plotting.common import axes
from aldus.plotting.matrix import dyads
from aldus.plotting.network import draw_network
from aldus.plotting.pair import bars, pair_counts
from aldus.plotting.time import multiples, stream

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["dyads", "multiples", "plot", "stream"]


def plot(
    graph: nx.MultiDiGraph[str],
    *,
    timeline: tuple[str, str] | None = None,
    unit: Unit = "month",
    level: Level = "actor",
    actors: int = 30,
    seed: int = 1,
    ax: Any = None,
) -> Any:
    """Draw the graph, or how the relations of two actors develop.

    Args:
        graph: a graph of `aldus.graph`.
        timeline: two actors (id, label or alias); draws their conflict and cooperation over time instead.
        unit: length of a period of the time line: day, week, month, quarter or year.
        level: of the time line, whether the two are actors, or countries, sectors or parties with all who belong to
            them; what several articles tell of one day then counts once (see `aldus.graphs.dyads`).
        actors: at most so many actors, those with most relations.
        seed: of the layout; the same seed gives the same picture.
        ax: matplotlib axes to draw on; None for new ones.

    Returns:
        The matplotlib axes; `ax.figure.savefig(path)` saves the picture.

    Raises:
        OutputError: if matplotlib is not installed.
        InputError: if an actor is not in the graph, the two have nothing with a date, or a unit or level is unknown.
    """
    if timeline is not None:
        counts, title = pair_counts(graph, timeline, unit, level)
        return bars(axes(ax, 9, 3.2), counts, title, unit)
    return draw_network(axes(ax, 10, 8), graph, actors, seed)

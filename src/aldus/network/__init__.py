"""From documents to one networkx graph: build, correct, filter, sum up, ask."""

from __future__ import annotations

from aldus.network.build import graph
from aldus.network.change import alias, ego, filter, merge, unmerge
from aldus.network.lookup import find
from aldus.network.questions import did_toward, most_speaking, said_about, strongest
from aldus.network.summary import aggregate, timeline
from aldus.network.tables import actors_frame, relations_frame

__all__ = [
    "actors_frame",
    "aggregate",
    "alias",
    "did_toward",
    "ego",
    "filter",
    "find",
    "graph",
    "merge",
    "most_speaking",
    "relations_frame",
    "said_about",
    "strongest",
    "timeline",
    "unmerge",
]

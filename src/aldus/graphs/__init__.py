"""From documents to one networkx graph: build, correct, filter, sum up, ask."""

from __future__ import annotations

from aldus.graphs.build import graph
from aldus.graphs.decisions import candidates
from aldus.graphs.dyads import dyads
from aldus.graphs.frames import actors_frame, relations_frame
from aldus.graphs.joins import alias, merge, unmerge
from aldus.graphs.levels import rollup
from aldus.graphs.lookup import find
from aldus.graphs.questions import did_toward, most_speaking, said_about, strongest
from aldus.graphs.selection import ego, filter
from aldus.graphs.summary import aggregate, timeline

__all__ = [
    "actors_frame",
    "aggregate",
    "alias",
    "candidates",
    "did_toward",
    "dyads",
    "ego",
    "filter",
    "find",
    "graph",
    "merge",
    "most_speaking",
    "relations_frame",
    "rollup",
    "said_about",
    "strongest",
    "timeline",
    "unmerge",
]

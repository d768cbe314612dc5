"""Writers for graphs: one function a format, and `write`, which chooses by extension.

Every function takes a graph of `aldus.graph` or `aldus.graphs.aggregate` and a path, and puts the file in
place at once, when it is complete. None, dates, lists and tuples are flattened; control characters that a
format cannot hold are dropped. All raise `OutputError` where the file cannot be written.
"""

from __future__ import annotations

from aldus.export.bolt import to_neo4j
from aldus.export.cypher import cypher, neo4j
from aldus.export.dot import dot
from aldus.export.events import events
from aldus.export.flattened import flattened
from aldus.export.gexf import gexf
from aldus.export.gml import gml
from aldus.export.graphml import graphml
from aldus.export.json import cyjs, json
from aldus.export.page import graph_html, html
from aldus.export.tables import csv, parquet
from aldus.export.turtle import turtle
from aldus.export.write import FORMATS, write

__all__ = [
    "FORMATS",
    "csv",
    "cyjs",
    "cypher",
    "dot",
    "events",
    "flattened",
    "gexf",
    "gml",
    "graph_html",
    "graphml",
    "html",
    "json",
    "neo4j",
    "parquet",
    "to_neo4j",
    "turtle",
    "write",
]

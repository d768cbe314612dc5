"""Aldus: who said or did what toward whom, from Dutch news to a graph.

>>> import aldus
>>> nlp = aldus.load()
>>> doc = nlp("Trump belde woensdag anderhalf uur met Poetin.")
>>> doc._.actors, doc._.relations

The heavy libraries (spaCy, onnxruntime, networkx) are imported when a function first needs them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from aldus.document import Actor, Document, Mention, Quotation, Relation, Span
from aldus.errors import AldusError, InputError, OutputError, PipelineError

if TYPE_CHECKING:
    from aldus import export
    from aldus.corpus import extract
    from aldus.corpus.results import frame, graph
    from aldus.jupyter import widget
    from aldus.pipeline import load
    from aldus.plotting import plot
    from aldus.reading import Article, read

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "AldusError",
    "Article",
    "Document",
    "InputError",
    "Mention",
    "OutputError",
    "PipelineError",
    "Quotation",
    "Relation",
    "Span",
    "__version__",
    "export",
    "extract",
    "frame",
    "graph",
    "load",
    "plot",
    "read",
    "widget",
]

_LAZY = {
    "Article": "aldus.reading",
    "extract": "aldus.corpus",
    "frame": "aldus.corpus.results",
    "graph": "aldus.corpus.results",
    "load": "aldus.pipeline",
    "plot": "aldus.plotting",
    "read": "aldus.reading",
    "widget": "aldus.jupyter",
}


def __getattr__(name: str) -> Any:
    if name == "export":
        return import_module("aldus.export")
    if name in _LAZY:
        value = getattr(import_module(_LAZY[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'aldus' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__

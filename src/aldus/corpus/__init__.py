"""Many documents: streaming through processes, with failures counted and finished work kept."""

from __future__ import annotations

from aldus.corpus.documents import read_documents
from aldus.corpus.extraction import Failure, extract
from aldus.corpus.frames import map_partition

__all__ = ["Failure", "extract", "map_partition", "read_documents"]

"""What the smaller network learns from: raw news beside the items that `models.training.prepare` wrote."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from aldus.encoder.decoding import cut_points
from aldus.encoder.windows import layout_breaks
from aldus.extensions import words_of
from models.training.data import Item

LABELS = ("heads", "rels", "names", "morph", "xpos", "lemma", "cut")


def news_items(path: Path, nlp: Language, repeat: float) -> Iterator[Item]:
    """Items without labels: what stands between two places where a text may be cut.

    Args:
        path: JSON lines (gzipped) with `title` and `text`.
        nlp: cuts texts into words.
        repeat: how often they are seen in a pass.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            for text in (entry["title"], entry["text"]):
                for words in _stretches(text, nlp):
                    yield {"words": words, "kind": "news", "repeat": repeat} | {
                        name: [None] * len(words) for name in LABELS
                    }


def _stretches(text: str, nlp: Language) -> Iterator[list[str]]:
    doc = nlp.make_doc(text)
    written = words_of(doc)
    tokens = [i for i, word in enumerate(written) if word and not word.isspace()]
    words = [written[i] for i in tokens]
    if not words:
        return
    breaks, points = layout_breaks(written, tokens, text), cut_points(words)
    starts = [k for k in range(len(words)) if k == 0 or breaks[k] or points[k]]
    for a, b in zip(starts, [*starts[1:], len(words)], strict=True):
        yield words[a:b]

"""All that is learned from, as arrays in one file: what trains needs neither spaCy nor texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from aldus.encoder.network import MAX_INPUT
from aldus.encoder.network import Network as Pieces
from aldus.extensions import words_of
from models.training.joint.arrays import BAGS, TREE_COLUMNS, Arrays
from models.training.relations.articles import Article
from models.training.relations.lessons import Lesson
from models.training.train import Batcher

if TYPE_CHECKING:
    from spacy.tokens import Doc

Window = tuple[list[int], list[int], list[int], list[int]]
"""Tokens, their pieces with those of start and end, where each token begins in these, and the sentence of each."""


class Packer:
    """Collects texts with what is annotated in them.

    Args:
        pieces: cuts words into pieces.
        size: words of a window.
    """

    def __init__(self, pieces: Pieces, size: int) -> None:
        self._pieces, self._size = pieces, size
        self._columns: defaultdict[str, list[Any]] = defaultdict(list)
        for name in BAGS:
            self._columns[f"{name}.flat"] = []

    def add(self, article: Article, fold: int) -> None:
        """A text; `fold` is the part without which some networks are trained."""
        lesson, text = Lesson(article), len(self._columns["text.fold"])
        place: dict[int, int] = {}
        """The words, without spaces, as they are read."""
        for tokens, ids, first, sentences in windows(self._pieces, article.doc, self._size):
            place |= {t: len(place) + k for k, t in enumerate(tokens)}
            for name, values in (("ids", ids), ("first", first), ("sentence", sentences)):
                self._put(name, values)
            for name, value in (("pieces", len(ids)), ("words", len(tokens)), ("text", text)):
                self._put(f"window.{name}", [value])
        types = self._words(lesson, list(place))
        self._pairs(lesson, place)
        for k, (t, actor) in enumerate(lesson.names):
            self._put("name", [place[t], actor])
            self._bag("name", lesson.name_words[k])
        self._put("actor", map(int, lesson.actors))
        for name, n in (
            ("words", len(place)),
            ("types", types),
            ("pairs", len(lesson.pairs)),
            ("groups", len(lesson.groups)),
            ("names", len(lesson.names)),
            ("actors", len(lesson.actors)),
            ("fold", fold),
        ):
            self._put(f"text.{name}", [n])

    def _words(self, lesson: Lesson, words: list[int]) -> int:
        """What is learned of the words; how many event types there are."""
        told, bare = lesson.words
        for t in words:
            self._bag("word", bare[t])
            self._bag("told", told[t][len(bare[t]) :])
        self._put("trigger", lesson.trigger[words].ravel().astype(int).tolist())
        self._put("counts", lesson.counts[words].ravel().astype(int).tolist())
        self._put("status", lesson.status[words].tolist())
        places, events = np.nonzero(lesson.types[words])
        self._put("type.word", places.tolist())
        self._put("type.event", events.tolist())
        self._put("type.share", lesson.types[words][places, events].tolist())
        return len(places)

    def _pairs(self, lesson: Lesson, place: dict[int, int]) -> None:
        told, bare = lesson.pair_words
        for k, (trigger, mention, kind, group) in enumerate(lesson.pairs):
            self._put("pair", [place[trigger], place[mention], kind, group])
            self._bag("pair", bare[k])
            self._bag("rule", told[k][len(bare[k]) :])
        self._put("group", (int(x) for sides in lesson.groups for x in sides))
        self._put("weight", (x for sides in lesson.weights for x in sides))

    def _put(self, name: str, values: Iterable[Any]) -> None:
        self._columns[name].extend(values)

    def _bag(self, name: str, features: Sequence[int]) -> None:
        self._put(f"{name}.size", [len(features)])
        self._put(f"{name}.flat", features)

    def arrays(self) -> Arrays:
        """What was collected."""
        return {name: _small(np.array(values)) for name, values in self._columns.items()}


def _small(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The same in the smallest type that holds it."""
    if values.dtype.kind == "f":
        return values.astype(np.float16)
    low, high = values.min(initial=0), values.max(initial=0)
    for kind in (np.int8, np.uint8, np.int16, np.uint16):
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return values.astype(kind)
    return values.astype(np.int32)


def windows(pieces: Pieces, doc: Doc, size: int) -> Iterator[Window]:
    """The windows of a Doc with sentences, each of whole sentences and of about `size` words."""
    words = words_of(doc)
    sentences = {t.i: k for k, sentence in enumerate(doc.sents) for t in sentence}
    for stretch in _stretches(doc, size):
        for tokens in _fitting(stretch, [len(pieces.pieces(words[t])) for t in stretch]):
            ids, first = [pieces.start], []
            for t in tokens:
                first.append(len(ids))
                ids += pieces.pieces(words[t])
            lowest = sentences[tokens[0]]
            yield tokens, [*ids, pieces.end], first, [sentences[t] - lowest for t in tokens]


def _stretches(doc: Doc, size: int) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for sentence in doc.sents:
        tokens = [t.i for t in sentence if not t.is_space]
        if found[-1] and len(found[-1]) + len(tokens) > size:
            found.append([])
        found[-1] += tokens
    return [stretch for stretch in found if stretch]


def _fitting(tokens: list[int], sizes: list[int]) -> list[list[int]]:
    """A stretch in parts of at most as many pieces as may be read at once."""
    found: list[list[int]] = [[]]
    total = 2
    for t, size in zip(tokens, sizes, strict=True):
        if found[-1] and total + size > MAX_INPUT:
            found.append([])
            total = 2
        found[-1].append(t)
        total += size
    return found


def trees(prepared: Path, settings: dict[str, Any], passes: int) -> Arrays:
    """Some passes through the treebanks and the annotated names, as `models.training.prepare` wrote them."""
    batcher = Batcher(prepared, settings)
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for _ in range(passes):
        for chunk in batcher.chunks():
            row = batcher.row(chunk)
            columns["tree.pieces"].append(len(row["ids"]))
            columns["tree.words"].append(len(row["first"]))
            for name in TREE_COLUMNS:
                columns[f"tree.{name}"].extend(row[name])
    return {name: _small(np.array(values)) for name, values in columns.items()}

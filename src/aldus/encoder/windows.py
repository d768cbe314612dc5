"""Reading a text of any length through windows of running words.

A window is best cut where a sentence surely ends: then nothing need be read twice. Else its last sentence may go
on, and is read again from its start with what comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aldus.encoder.decoding import Floats, NameDecoder, Numbers, cut_points, is_wrapped
from aldus.encoder.lemmatizer import Lemmatizer
from aldus.encoder.network import MAX_INPUT, VECTORS, Network


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network finds in the words of a text, white space left out; labels are numbers of theirs."""

    heads: Numbers
    """The head of each word; the root of a sentence is its own."""
    rels: Numbers
    morph: Numbers
    xpos: Numbers
    names: Numbers
    lemmas: list[str] | None
    """None where no lemmatizer was given."""
    vectors: Floats | None = None
    """The vector of each word; None where the network gives none."""


class Reader:
    """Reads the words of a text in windows.

    Args:
        network: gives the scores.
        size: words of a window.
    """

    def __init__(self, network: Network, size: int) -> None:
        self._network = network
        self._size = size
        self._decode_names = NameDecoder(network.labels["names"])

    def __call__(
        self, words: Sequence[str], breaks: Sequence[bool], lemmatizer: Lemmatizer | None = None
    ) -> Reading:
        """Read a text.

        Args:
            words: its words.
            breaks: for each word whether a sentence must start there.
            lemmatizer: makes the lemmas.
        """
        network = self._network
        pieces = network.pieces_of(words)
        points = [a or b for a, b in zip(breaks, cut_points(words), strict=True)]
        heads, rels, morph, xpos, names = np.zeros((5, len(words)), dtype=np.int64)
        lemmas: list[str] | None = None if lemmatizer is None else []
        vectors: list[Floats] = []
        at = 0
        while at < len(words):
            end, sure = self._window(pieces, points, at)
            scores = network.scores(pieces[at:end])
            starts = [k for k in range(end - at) if k == 0 or breaks[at + k] or scores["start"][k] > 0.0]
            # A sentence that fills the window, or a run of quote marks, is not read again: it would hardly be progress.
            again = not sure and starts[-1] > (end - at) // 6
            size = starts[-1] if again else end - at
            stop = at + size
            tree, rels[at:stop] = network.trees(scores, [k for k in starts if k < size], size)
            heads[at:stop] = tree + at
            morph[at:stop] = scores["morph"][:size].argmax(axis=1)
            xpos[at:stop] = scores["xpos"][:size].argmax(axis=1)
            names[at:stop] = self._decode_names(scores["names"][:size])
            if lemmas is not None and lemmatizer is not None:
                tags = [network.labels["xpos"][j] for j in xpos[at:stop].tolist()]
                lemmas += lemmatizer(words[at:stop], tags, scores["lemma"], scores["cut"])
            if VECTORS in scores:
                vectors.append(scores[VECTORS][:size])
            at = stop
        return Reading(heads, rels, morph, xpos, names, lemmas, np.concatenate(vectors) if vectors else None)

    def _window(self, pieces: Sequence[list[int]], points: Sequence[bool], at: int) -> tuple[int, bool]:
        """The end of the window that starts at word `at`, and whether a sentence surely ends there."""
        end, size = at, 2
        while end < len(pieces) and end - at < self._size and size + len(pieces[end]) <= MAX_INPUT:
            size += len(pieces[end])
            end += 1
        if end == len(pieces):
            return end, True
        sure = next((k for k in range(end, at + self._size // 3, -1) if points[k]), None)
        return (end, False) if sure is None else (sure, True)


def layout_breaks(tokens: Sequence[str], words: Sequence[int], text: str) -> list[bool]:
    """For each word whether the layout starts a sentence there.

    Args:
        tokens: what stands in every token, white space included.
        words: the tokens that are words.
        text: the whole text.
    """
    return [True, *_gaps(tokens, words, text)]


def _gaps(tokens: Sequence[str], words: Sequence[int], text: str) -> Iterator[bool]:
    wrapped: bool | None = None
    for before, word in pairwise(words):
        newlines = 0
        if word - before > 1:
            gap = "".join(tokens[before + 1 : word])
            newlines = gap.count("\n") or gap.count("\r")
            if newlines == 1:
                if wrapped is None:
                    wrapped = is_wrapped(text)
                newlines = 0 if wrapped else 1
        yield newlines > 0

"""Windows over long texts, with a network that is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from aldus.encoder.network import MAX_INPUT
from aldus.encoder.windows import Reader, layout_breaks


class Stand:
    """Starts a sentence at each word with a capital; every word hangs on the first one of its sentence."""

    def __init__(self, pieces: int = 1) -> None:
        self.labels: dict[str, list[str]] = {"names": ["O", "B-PERSON", "I-PERSON"], "xpos": ["X"]}
        self.windows: list[int] = []
        self._pieces = pieces

    def pieces_of(self, words: Sequence[str]) -> list[list[int]]:
        return [[word[:1].isupper()] * self._pieces for word in words]

    def scores(self, words: list[list[int]]) -> dict[str, Any]:
        n = len(words)
        assert n * self._pieces + 2 <= MAX_INPUT
        self.windows.append(n)
        heads = {"morph": np.zeros((n, 1)), "xpos": np.zeros((n, 1)), "names": np.zeros((n, 3))}
        return {"start": np.array([w[0] - 0.5 for w in words]), **heads}

    def trees(self, scores: Any, starts: list[int], end: int) -> tuple[Any, Any]:
        heads = np.repeat(starts, np.diff([*starts, end]))
        return heads, (heads != np.arange(end)).astype(int)


def roots(words: list[str], network: Stand, size: int = 20, breaks: list[bool] | None = None) -> list[int]:
    reading = Reader(network, size)(words, breaks or [True] + [False] * (len(words) - 1))  # type: ignore[arg-type]
    assert reading.lemmas is None
    assert [reading.rels[k] for k in range(len(words))] == [int(h != k) for k, h in enumerate(reading.heads)]
    return sorted(set(reading.heads.tolist()))


SENTENCE = ["Dit", "is", "een", "zin", "van", "zes"]


def test_a_text_that_fits_is_read_at_once() -> None:
    network = Stand()
    assert roots(SENTENCE * 3, network) == [0, 6, 12]
    assert network.windows == [18]


def test_the_last_sentence_of_a_window_is_read_again() -> None:
    network = Stand()
    assert roots(SENTENCE * 6, network) == [0, 6, 12, 18, 24, 30]
    assert network.windows == [20, 18]


def test_a_window_ends_where_a_sentence_surely_ends() -> None:
    network = Stand()
    assert roots([*SENTENCE[:-1], "."] * 6, network) == [0, 6, 12, 18, 24, 30]
    assert network.windows == [18, 18]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    network = Stand()
    assert roots(["Dit", *["en"] * 49], network) == [0, 20, 40]
    assert network.windows == [20, 20, 10]


def test_words_of_many_pieces_make_short_windows() -> None:
    network = Stand(pieces=16)
    roots(["en"] * 100, network, size=150)
    assert network.windows == [31, 31, 31, 7]


def test_a_break_of_the_layout_starts_a_sentence() -> None:
    breaks = [k in (0, 4) for k in range(8)]
    assert roots(["en"] * 8, Stand(), breaks=breaks) == [0, 4]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["Kop", "\n\n", "Tekst"], [True, True]),
        (["Kop", "\n", "Tekst"], [True, True]),
        (["Kop", "\r", "Tekst"], [True, True]),
        (["Kop", " ", "Tekst"], [True, False]),
        (["\n", "Kop", "Tekst"], [True, False]),
        # Lines of a fixed width: only an empty line ends a sentence.
        (
            ["Dit", "\n", "gaat", "\n", "maar", "\n", "door", "\n\n", "Nieuw"],
            [True, False, False, False, True],
        ),
    ],
)
def test_lines_start_sentences_unless_they_are_wrapped(words: list[str], found: list[bool]) -> None:
    doc = Doc(spacy.blank("nl").vocab, words=words, spaces=[False] * len(words))
    assert layout_breaks([t.text for t in doc], [t.i for t in doc if not t.is_space], doc.text) == found

"""From scores to structures: trees, sentences and names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

BARRED = np.float32(-1e6)
"""The score of an arc that cannot be."""

_ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"'”’»“)]") | {"''"}
# Longer than any sentence of prose: runs of quote marks, tables. The exact search would take cubic time on them.
_LONG = 150
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")


def are_trees(heads: Numbers, sentence: Numbers) -> npt.NDArray[np.bool_]:
    """For each sentence whether its words form a tree with one root.

    Args:
        heads: for each word its head, counted from 1 through all sentences; 0 is the root.
        sentence: for each word the number of its sentence, from 0 and rising.
    """
    above = np.concatenate([[0], heads])
    # Twice as far up each time: who does not arrive at the root goes in a circle.
    for _ in range(len(above).bit_length()):
        above = above[above]
    size = int(sentence[-1]) + 1
    circles = np.bincount(sentence, weights=above[1:] > 0, minlength=size)
    roots = np.bincount(sentence, weights=heads == 0, minlength=size)
    found: npt.NDArray[np.bool_] = (circles == 0) & (roots == 1)
    return found


def best_tree(scores: Floats) -> list[int]:
    """The best single-rooted tree over n words.

    Args:
        scores: [n, n + 1]; row i holds the scores of the heads of word i, column 0 is the root.

    Returns:
        For each word its head from 1 to n, or 0 for the root.
    """
    n = scores.shape[0]
    heads = np.argmax(scores, axis=1).tolist()
    if heads.count(0) == 1 and not _cycle(heads):
        return [int(h) for h in heads]
    # One root: the word that loses least by being it, measured within whole trees.
    without_root = scores[:, 1:].max(axis=1)
    if n > _LONG:
        return _broken_cycles(scores, int(np.argmax(scores[:, 0] - without_root)))
    candidates = np.argsort(scores[:, 0] - without_root)[::-1][:3]
    best: list[int] = []
    best_score = -np.inf
    for root in candidates.tolist():
        rooted = scores.astype(np.float64).copy()
        rooted[:, 0] = -1e9
        rooted[root, :] = -1e9
        rooted[root, 0] = scores[root, 0]
        found = _chu_liu_edmonds(rooted)
        total = float(sum(scores[i, h] for i, h in enumerate(found)))
        if total > best_score:
            best, best_score = found, total
    return best if n else []


def _broken_cycles(scores: Floats, root: int) -> list[int]:
    """The best head of every word, where of each cycle the word that loses least hangs on word `root` (from 0)."""
    heads = [int(h) + 1 for h in np.argmax(scores[:, 1:], axis=1)]
    heads[root] = 0
    while cycle := _cycle(heads):
        loosest = max(cycle, key=lambda w: float(scores[w - 1, root + 1] - scores[w - 1, heads[w - 1]]))
        heads[loosest - 1] = root + 1
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """The words (from 1) of one cycle, or an empty list."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for begin in range(1, len(heads) + 1):
        at, path = begin, []
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at - 1]
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _chu_liu_edmonds(scores: npt.NDArray[np.float64]) -> list[int]:
    """Maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967), contracting one cycle at a time."""
    n = scores.shape[0]
    # full[h, d]: score of the arc from node h to node d; node 0 is the root.
    full = np.full((n + 1, n + 1), -1e12)
    full[:, 1:] = scores.T
    np.fill_diagonal(full, -1e12)
    heads = _arborescence(full)
    return [int(h) for h in heads[1:]]


def _arborescence(full: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Heads of all nodes (0 for the root itself) of the best arborescence from node 0."""
    size = full.shape[0]
    heads: npt.NDArray[np.int64] = np.argmax(full, axis=0)
    heads[0] = 0
    cycle = _cycle([int(h) for h in heads[1:]])
    if not cycle:
        return heads
    members = set(cycle)
    outside = np.array([v for v in range(size) if v not in members], dtype=np.int64)
    inside = np.array(cycle, dtype=np.int64)
    own = full[heads[inside], inside]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -1e12)
    smaller[:-1, :-1] = full[np.ix_(outside, outside)]
    # Into the cycle: the arc replaces the cycle's own arc to the word that it enters.
    gain = full[np.ix_(outside, inside)] - own[None, :]
    enters = np.argmax(gain, axis=1)
    smaller[:-1, -1] = gain[np.arange(len(outside)), enters]
    # Out of the cycle: the best word of the cycle as head.
    leaves = np.argmax(full[np.ix_(inside, outside)], axis=0)
    smaller[-1, :-1] = full[inside[leaves], outside]
    smaller[-1, 0] = -1e12
    solved = _arborescence(smaller)
    contracted = len(outside)
    result = heads.copy()
    for new, old in enumerate(outside.tolist()):
        head = int(solved[new])
        result[old] = inside[leaves[new]] if head == contracted else outside[head]
    entering = int(solved[contracted])
    result[inside[enters[entering]]] = outside[entering]
    result[0] = 0
    return result


def name_spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Spans (start, end, label) of BIO labels; an `I-` that continues nothing starts a span of its own."""
    spans: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            spans.append((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return spans


def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` look broken by width, so that a newline does not end a sentence."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 3 or max(map(len, lines)) > 100:
        return False
    open_ended = sum(not _FINAL.search(line) for line in lines)
    return open_ended > 0.6 * len(lines)


def cut_points(words: Sequence[str]) -> list[bool]:
    """For each word whether a sentence almost surely starts there: enough to cut windows at."""
    points = [False] * len(words)
    ended = False
    for i, word in enumerate(words):
        points[i] = ended and word[:1].isupper()
        ended = word in _ENDS or (ended and word in _CLOSERS)
    return points


class NameDecoder:
    """Reads BIO scores as the best valid sequence of labels."""

    def __init__(self, labels: Sequence[str]) -> None:
        size = len(labels)
        self._start = np.zeros(size, dtype=np.float32)
        self._step = np.zeros((size, size), dtype=np.float32)
        for j, label in enumerate(labels):
            if label.startswith("I-"):
                self._start[j] = -1e6
                for i, before in enumerate(labels):
                    if before == "O" or before[2:] != label[2:]:
                        self._step[i, j] = -1e6

    def __call__(self, scores: Floats) -> npt.NDArray[np.int64]:
        """The number of the label of each word."""
        best: npt.NDArray[np.int64] = scores.argmax(axis=1)
        if not len(best) or (self._start[best[0]] == 0 and not self._step[best[:-1], best[1:]].any()):
            return best
        peak = scores.max(axis=1, keepdims=True)
        logs = scores - peak - np.log(np.exp(scores - peak).sum(axis=1, keepdims=True))
        total = logs[0] + self._start
        back = np.zeros(scores.shape, dtype=np.int64)
        for i in range(1, len(logs)):
            options = total[:, None] + self._step
            back[i] = options.argmax(axis=0)
            total = options.max(axis=0) + logs[i]
        best[-1] = int(total.argmax())
        for i in range(len(logs) - 1, 0, -1):
            best[i - 1] = back[i, best[i]]
        return best

"""Tests of what turns scores into structures."""

import itertools

import numpy as np
import pytest

from aldus.encoder.decoding import NameDecoder, are_trees, best_tree, cut_points, name_spans


def tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


@pytest.mark.parametrize("seed", range(40))
def test_best_tree_is_the_best_of_all_trees(seed: int) -> None:
    n = seed % 4 + 1
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    scores[np.arange(n), np.arange(n) + 1] = -1e6
    trees = [heads for heads in itertools.product(range(n + 1), repeat=n) if tree(heads)]
    best = max(trees, key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)))
    found = best_tree(scores)
    assert tree(tuple(found))
    total = sum(scores[i, h] for i, h in enumerate(found))
    # Only the three likeliest roots are tried.
    assert total == pytest.approx(sum(scores[i, h] for i, h in enumerate(best))) or n > 3


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_are_trees_says_of_each_sentence_whether_it_is_one(n: int) -> None:
    """All ways to hang four words at most, as the second of three sentences."""
    sentence = np.array([0] + [1] * n + [2])
    for heads in itertools.product(range(n + 1), repeat=n):
        own = [h + 1 if h else 0 for h in heads]
        assert are_trees(np.array([0, *own, 0]), sentence).tolist() == [True, tree(heads), True]


def test_best_tree_of_a_long_sentence_is_a_tree() -> None:
    scores = np.random.default_rng(0).normal(size=(120, 121)).astype(np.float32)
    scores[np.arange(120), np.arange(120) + 1] = -1e6
    assert tree(tuple(best_tree(scores)))


def test_names_never_continue_nothing() -> None:
    labels = ["B-ORG", "B-PERSON", "I-ORG", "I-PERSON", "O"]
    scores = np.array([[0, 0, 0, 3, 2], [0, 0, 0, 5, 0], [0, 0, 4, 0, 3]], dtype=np.float32)
    found = [labels[i] for i in NameDecoder(labels)(scores)]
    for before, label in zip(["O", *found], found, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_name_spans() -> None:
    labels = ["B-PERSON", "I-PERSON", "O", "B-GPE", "B-GPE", "I-ORG"]
    assert name_spans(labels) == [(0, 2, "PERSON"), (3, 4, "GPE"), (4, 5, "GPE"), (5, 6, "ORG")]


def test_cut_points_come_after_final_punctuation_only() -> None:
    words = ["Ja", ".", "”", "Nee", ",", "Jan", "!", "en"]
    assert [i for i, point in enumerate(cut_points(words)) if point] == [3]

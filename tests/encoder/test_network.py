"""The network by itself."""

from __future__ import annotations

import io

import numpy as np
import pytest

from aldus.encoder.devices import in_float
from aldus.encoder.network import MAX_CHARACTERS, MAX_INPUT, MAX_PIECES, OUTPUTS, QUOTES, VECTORS, Network


@pytest.fixture(scope="module")
def network(files: dict[str, bytes]) -> Network:
    return Network(files)


def test_outputs_are_those_of_the_file(files: dict[str, bytes]) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(files["network.onnx"], providers=["CPUExecutionProvider"])
    assert tuple(out.name for out in session.get_outputs()) == (*OUTPUTS, VECTORS)


def test_scores_have_a_row_for_each_word_and_a_column_for_each_label(network: Network) -> None:
    pieces = [network.pieces(w) for w in ["Het", "kabinet", "valt", "."]]
    scores = network.scores(pieces)
    assert scores["start"].shape == (4,)
    assert scores["arcs"].shape == (4, 5)
    for head in ("morph", "xpos", "lemma", "cut", "names"):
        assert scores[head].shape == (4, len(network.labels[head]))


def test_every_word_has_pieces_and_none_has_many(network: Network) -> None:
    assert network.pieces("kabinet") == network.pieces("kabinet")
    some = ["kabinet", "a b", "", "qzx" * 30, "kabinet", "\ud800"]
    assert network.pieces_of(some) == [network.pieces(word) for word in some]
    for word in ("", "\ud800", "\U0001f600", "\u200b"):
        assert network.pieces(word)
    assert len(network.pieces("qzx" * 30)) == MAX_PIECES
    assert network.pieces("a" * 1000) == network.pieces("a" * MAX_CHARACTERS)


def test_old_quotes_are_read_as_new_ones(network: Network) -> None:
    for old, new in QUOTES.items():
        assert network.pieces(old) == network.pieces(new) != network.pieces(old[0])


def test_the_longest_window_can_be_read(network: Network) -> None:
    word = network.pieces("a")
    scores = network.scores([word] * (MAX_INPUT - 2))
    assert np.isfinite(scores["arcs"]).all()


def test_a_tree_is_counted_within_its_window(network: Network) -> None:
    words = ["Het", "regent", ".", "De", "minister", "stapt", "op", "."]
    scores = network.scores([network.pieces(w) for w in words])
    heads, labels = network.trees(scores, [0, 3], 8)
    named = [network.labels["rels"][k] for k in labels]
    assert heads.tolist() == [1, 1, 1, 4, 5, 5, 5, 5]
    assert named[3:] == ["det", "nsubj", "root", "compound:prt", "punct"]


def test_what_the_best_heads_do_not_make_a_tree_is_searched_for_one(network: Network) -> None:
    """Two words of the second sentence hang on each other, and none on the root."""
    words = ["Het", "regent", ".", "De", "minister", "stapt", "op", "."]
    scores = network.scores([network.pieces(w) for w in words])
    scores["arcs"][4, 6] = scores["arcs"][5, 5] = 900.0
    heads, labels = network.trees(scores, [0, 3], 8)
    assert heads.tolist()[:3] == [1, 1, 1]
    roots = [k for k, head in enumerate(heads.tolist()) if k == head]
    assert len(roots) == 2 and roots[1] >= 3
    assert [k for k, label in enumerate(labels) if label == network.root] == roots


def test_no_code_is_loaded_with_the_labels(files: dict[str, bytes]) -> None:
    data = io.BytesIO()
    np.save(data, np.array([{"code": "x"}], dtype=object), allow_pickle=True)
    with pytest.raises(ValueError, match="allow_pickle"):
        Network({**files, "labels.npy": data.getvalue()})


def test_products_of_8_bits_give_on_every_processor_what_those_of_floats_give(
    files: dict[str, bytes],
) -> None:
    pytest.importorskip("onnx")
    whole = Network({**files, "network.onnx": in_float(files["network.onnx"])})
    words = ["De", "Franse", "president", "sprak", "met", "zijn", "Duitse", "ambtgenoot", "over", "Peru", "."]
    exact, found = (net.scores(net.pieces_of(words * 9))[VECTORS] for net in (whole, Network(files)))
    # With sums that overflow it is .05.
    assert np.abs(found - exact).mean() < 0.03 * np.abs(exact).mean()

"""Small networks in numpy."""

from __future__ import annotations

import io

import numpy as np
import pytest

from aldus.errors import PipelineError
from aldus.nets import Weights, place, places, relu, sigmoid, softmax


def packed(**arrays: object) -> Weights:
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]
    return Weights(file.getvalue())


def test_layers_are_products_with_what_is_negative_left_out_between() -> None:
    w = packed(**{
        "a.w": np.array([[1, -1], [0, 1]], dtype=np.float16),
        "a.b": np.zeros(2, dtype=np.float16),
        "b.w": np.array([[1], [10]], dtype=np.float16),
        "b.b": np.array([0.5], dtype=np.float16),
    })  # fmt: skip
    x = np.array([[2, 1], [0, 3]], dtype=np.float32)
    assert w.layer(x, "a").tolist() == [[2, -1], [0, 3]]
    assert w.layers(x, "a", "b").tolist() == [[2.5], [30.5]]


def test_a_bag_is_the_sum_of_its_rows() -> None:
    w = packed(t=np.arange(6, dtype=np.float16).reshape(3, 2))
    assert w.bags("t", [[0, 2], [1], [1, 1]]).tolist() == [[4, 6], [2, 3], [4, 6]]
    assert w.bags("t", []).shape == (0, 2)


def test_a_table_in_8_bits_has_a_scale_for_each_row() -> None:
    scale = np.array([[0.5], [2]], dtype=np.float16)
    w = packed(**{"t": np.array([[1, -3], [127, 0]], dtype=np.int8), "t.scale": scale})
    assert w["t"].tolist() == [[0.5, -1.5], [254, 0]]
    assert "t.scale" not in w


def test_what_is_no_file_of_weights_or_lacks_one_is_said() -> None:
    with pytest.raises(PipelineError, match="learned weights"):
        Weights(b"nothing")
    with pytest.raises(PipelineError, match="no 't'"):
        packed(a=np.zeros(1))["t"]


def test_a_feature_has_one_place_wherever_it_runs() -> None:
    assert place("lzeggen", 4096) == 3799
    assert all(0 <= place(str(n), 7) < 7 for n in range(50))
    assert places(["a", "b", "a"], 97, "1") == [place("1a", 97), place("1b", 97)]


def test_memory_of_features_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.nets.MEMORY", 3)
    names = [str(n) for n in range(10)]
    assert places(names, 11) == places(names, 11) == [place(name, 11) for name in names]


def test_probabilities() -> None:
    assert sigmoid(np.array([0.0, 99.0, -99.0], dtype=np.float32)) == pytest.approx([0.5, 1, 0], abs=1e-6)
    assert softmax(np.array([[1.0, 1.0]], dtype=np.float32)).tolist() == [[0.5, 0.5]]
    assert relu(np.array([-1.0, 2.0], dtype=np.float32)).tolist() == [0, 2]

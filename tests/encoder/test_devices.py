"""What the network is computed on. No test here has a GPU: what happens without one, and what one would be given."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime
import pytest

import aldus
from aldus.encoder import devices
from aldus.encoder.devices import CPU, CUDA, checked, in_float, open_session
from aldus.errors import PipelineError


def quiet() -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    return options


@pytest.fixture
def no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CPU])


@pytest.fixture
def network() -> bytes:
    """One weight of 8 bits in two products; the second one has a copy, as `models.training.graph` writes it."""
    onnx = pytest.importorskip("onnx")
    helper, numpy_helper = onnx.helper, onnx.numpy_helper
    random = np.random.default_rng(0)
    values = {
        "w": random.integers(-127, 127, (16, 8)).astype(np.int8),
        "s": random.uniform(0.01, 0.02, 8).astype(np.float32),
        "b": random.normal(size=8).astype(np.float32),
        "rows": np.arange(16),
    }
    nodes = [
        helper.make_node("DynamicQuantizeMatMul", [x, w, "s", "", "b"], [y], y, domain="com.microsoft")
        for x, w, y in (("x", "w", "y"), ("x2", "w2", "y2"))
    ]
    nodes.insert(1, helper.make_node("Neg", ["x"], ["x2"], "neg"))
    nodes.insert(1, helper.make_node("Gather", ["w", "rows"], ["w2"], "copy", axis=0))
    graph = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", 1, [None, 16])],
        [helper.make_tensor_value_info(y, 1, None) for y in ("y", "y2")],
        [numpy_helper.from_array(value, name) for name, value in values.items()],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString())


def test_a_gpu_is_given_the_same_products_in_float(network: bytes) -> None:
    x = np.random.default_rng(1).normal(size=(5, 16)).astype(np.float32)
    whole = in_float(network)
    assert b"DynamicQuantizeMatMul" not in whole
    (a, a2), (b, b2) = (open_session(model, "cpu", quiet()).run(None, {"x": x}) for model in (network, whole))
    np.testing.assert_allclose(a, b, atol=0.05 * np.abs(b).max())
    np.testing.assert_allclose(a2, b2, atol=0.05 * np.abs(b).max())


@pytest.mark.usefixtures("no_gpu")
def test_without_a_gpu_cuda_is_refused_and_auto_takes_the_cpu() -> None:
    with pytest.raises(PipelineError, match="no part for GPUs: pip install 'aldus\\[cuda\\]'"):
        checked("cuda")
    with pytest.raises(PipelineError, match="no part for GPUs"):
        aldus.load(device="cuda")
    nlp = aldus.load(device="auto")
    assert nlp.get_pipe("encoder").device == "auto"  # type: ignore[attr-defined]
    assert len(list(nlp("Peru steunt Chili. Dat zegt Els Bakker.").sents)) == 2


def test_a_device_that_is_none_is_refused() -> None:
    with pytest.raises(PipelineError, match="device must be one of cpu, cuda, auto, not 'tpu'"):
        aldus.load(device="tpu")


def test_a_gpu_that_does_not_work_is_told_of(network: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """onnxruntime-gpu without a driver: its session goes on with the CPU."""
    monkeypatch.setattr(devices, "_can_use_gpus", lambda: True)
    session, asked = onnxruntime.InferenceSession, []

    def opened(model: bytes, options: Any, providers: list[str], **others: Any) -> Any:
        asked.append(providers)
        return session(model, options, providers=[CPU], **others)

    monkeypatch.setattr(onnxruntime, "InferenceSession", opened)
    with pytest.raises(PipelineError, match="no GPU that works here"):
        open_session(network, "cuda", quiet())
    assert open_session(network, "auto", quiet()).get_providers() == [CPU]
    assert asked == [[CUDA, CPU], [CUDA, CPU], [CPU]]

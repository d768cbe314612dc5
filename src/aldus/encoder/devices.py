"""What the network is computed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from aldus.errors import PipelineError

if TYPE_CHECKING:
    import onnx

Device = Literal["cpu", "cuda", "auto"]
"""`auto` takes a GPU where there is one."""
DEVICES: tuple[str, ...] = get_args(Device)
CPU, CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"
UNSIGNED = "session.x64quantprecision"
"""Weights of 8 bits are read as unsigned numbers where sums of signed ones overflow: on x86 without VNNI. The others pay nothing."""
INSTALL = "pip install 'aldus[cuda]' && pip install --force-reinstall --no-deps onnxruntime-gpu"


def checked(device: str) -> Device:
    """The name of a device.

    Raises:
        PipelineError: if it is none, or it is `cuda` and this installation of onnxruntime cannot use GPUs.
    """
    if device not in DEVICES:
        raise PipelineError(f"device must be one of {', '.join(DEVICES)}, not {device!r}")
    if device == "cuda" and not _can_use_gpus():
        raise PipelineError(f"this installation of onnxruntime has no part for GPUs: {INSTALL}")
    return device  # type: ignore[return-value]


def open_session(model: bytes, device: Device, options: Any) -> Any:
    """A session of onnxruntime on a device.

    Args:
        model: a network in 8 bits.
        device: checked before.
        options: those of the session.

    Raises:
        PipelineError: if it is `cuda`, and there is no GPU that works, or the package onnx is missing.
    """
    import onnxruntime

    if device == "cuda" or (device == "auto" and _can_use_gpus()):
        session = onnxruntime.InferenceSession(in_float(model), options, providers=[CUDA, CPU])
        # Without a GPU onnxruntime goes on with the CPU.
        if CUDA in session.get_providers():
            return session
        if device == "cuda":
            raise PipelineError(
                "onnxruntime found no GPU that works here: see `nvidia-smi`, or take device='cpu'"
            )
    options.add_session_config_entry(UNSIGNED, "1")
    # Its sum with normalisation takes five times as long as both one after the other.
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(model, options, providers=[CPU], disabled_optimizers=slow)


def in_float(model: bytes) -> bytes:
    """The same network with float weights: GPUs have no product of 8 bits that takes its scale from the input.

    Raises:
        PipelineError: if the package onnx is missing.
    """
    try:
        import onnx
        from onnx import numpy_helper
    except ImportError:
        raise PipelineError(f"a GPU needs the package onnx: {INSTALL}") from None

    network = onnx.load_from_string(model)
    graph = network.graph
    values = {value.name: value for value in graph.initializer}
    nodes = list(graph.node)
    del graph.node[:]
    done: set[str] = set()
    for node in nodes:
        if node.op_type != "DynamicQuantizeMatMul":
            graph.node.append(node)
            continue
        x, weight, scale, _, bias = node.input
        # A second product has a copy of the weight, which is made of it.
        if weight in values and weight not in done:
            done.add(weight)
            whole = numpy_helper.to_array(values[weight]) * numpy_helper.to_array(values[scale])
            values[weight].CopyFrom(numpy_helper.from_array(whole, weight))
            graph.initializer.remove(values[scale])
        graph.node.extend(_product(node, x, weight, bias))
    content: bytes = network.SerializeToString()
    return content


def _product(node: onnx.NodeProto, x: str, weight: str, bias: str) -> list[onnx.NodeProto]:
    from onnx import helper

    name = f"{node.name}/product"
    return [
        helper.make_node("MatMul", [x, weight], [name], name),
        helper.make_node("Add", [name, bias], list(node.output), node.name),
    ]


def _can_use_gpus() -> bool:
    import onnxruntime

    return CUDA in onnxruntime.get_available_providers()

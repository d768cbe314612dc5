"""Pieces a second of the network, beside what this machine can do at most: one product of its size, in 8 bits.

    python -m benchmarks.network ARTICLES [--pipeline FOLDER] [--windows 60]

ARTICLES is whatever `aldus.read` reads. Needs the package onnx. One core; processor time, the best of four rounds.
"""

from __future__ import annotations

import argparse
import itertools
import os
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

import aldus
from aldus.encoder.component import Encoder

BIG = 100_000
"""Weights of the least matrix that counts as a product: those of the embeddings are looked up only."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles")
    parser.add_argument("--pipeline")
    parser.add_argument("--windows", type=int, default=60)
    options = parser.parse_args()
    nlp = aldus.load(options.pipeline, actors=False)
    encoder = nlp.get_pipe("encoder")
    assert isinstance(encoder, Encoder)
    session, feeds = _windows(nlp, encoder, options)
    pieces = sum(feed["ids"].size for feed in feeds)
    seconds = _best(lambda: [session.run(None, feed) for feed in feeds])
    rows = round(pieces / len(feeds))
    graph = onnx.load_from_string(encoder.files["network.onnx"]).graph
    # Two operations a weight, for every piece.
    work = 2 * sum(
        int(np.prod(value.dims))
        for value in graph.initializer
        if value.data_type in (TensorProto.INT8, TensorProto.UINT8)
        and value.name.startswith(("layers.", "onnx::"))
        and np.prod(value.dims) > BIG
    )
    peak = _product(rows)
    done = work * pieces / seconds / 1e9
    print(f"{len(feeds)} windows of {rows} pieces: {pieces / seconds:,.0f} pieces a second")
    print(f"products of the layers: {done:,.0f} thousand million operations a second")
    print(
        f"one product of [{rows}, 384] and [384, 1536] in 8 bits: {peak:,.0f}; the network reaches {done / peak:.0%} of it"
    )


def _windows(nlp: Any, encoder: Encoder, options: argparse.Namespace) -> tuple[Any, list[dict[str, Any]]]:
    """What the network is given for the first articles."""
    feeds: list[dict[str, Any]] = []
    session = onnxruntime.InferenceSession
    run = session.run

    def noted(self: Any, names: Any, feed: dict[str, Any], *others: Any) -> Any:
        seen.append(self)
        feeds.append(feed)
        return run(self, names, feed, *others)

    seen: list[Any] = []
    session.run = noted
    try:
        for article in itertools.cycle(list(aldus.read(options.articles))):
            nlp(article.body)
            if len(feeds) >= options.windows:
                break
    finally:
        session.run = run
    return seen[-1], feeds[: options.windows]


def _best(work: Callable[[], Any]) -> float:
    def once() -> float:
        begin = time.process_time()
        work()
        return time.process_time() - begin

    return min(once() for _ in range(4))


def _product(rows: int) -> float:
    """Thousand million operations a second of one product."""
    random = np.random.default_rng(0)
    values: dict[str, np.ndarray[Any, Any]] = {
        "weight": random.integers(-127, 128, (384, 1536)).astype(np.int8),
        "scale": np.full(1536, 0.01, dtype=np.float32),
    }
    graph = helper.make_graph(
        [helper.make_node("DynamicQuantizeMatMul", ["x", *values], ["y"], domain="com.microsoft")],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [rows, 384])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(value, name) for name, value in values.items()],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    x = {"x": random.normal(size=(rows, 384)).astype(np.float32)}
    times = 200
    seconds = _best(lambda: [session.run(None, x) for _ in range(times)])
    return 2 * rows * 384 * 1536 * times / seconds / 1e9


if __name__ == "__main__":
    main()

"""Step 3: `python export.py PREPARED E5_WEIGHTS RUN OUT` writes the spaCy pipeline of a checkpoint."""

from __future__ import annotations

import shutil
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from data import load_config
from network import Network, build
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from aldus.encoder.component import FILES, OUTPUTS

VERSION = "1.0.0"


def trained(prepared: Path, weights: Path, run: Path, config: Path | None) -> Network:
    """The network of the run's last checkpoint."""
    import json

    labels = json.loads((prepared / "labels.json").read_text(encoding="utf8"))
    sizes = {k: len(v) for k, v in labels.items()}
    net = build(weights, np.load(prepared / "kept.npy"), load_config(config)["network"], sizes)
    net.load_state_dict(torch.load(run / "checkpoint.pt")["state"])
    return net.eval()


def to_onnx(net: Network, path: Path, quantise: bool = True) -> None:
    """Write the network as int8 ONNX (or as float32)."""
    ids = torch.randint(5, 1000, (1, 60))
    first = torch.arange(1, 51)[None]
    axes = {"ids": {1: "pieces"}, "first": {1: "words"}}
    axes |= {name: {1: "words"} for name in OUTPUTS if name not in ("arcs", "rel_head")}
    axes |= {"arcs": {1: "words", 2: "heads"}, "rel_head": {1: "heads"}}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        with torch.no_grad():
            torch.onnx.export(
                net,
                (ids, first),
                plain,
                input_names=["ids", "first"],
                output_names=list(OUTPUTS),
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
        if not quantise:
            shutil.copy(plain, path)
            return
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            path,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            reduce_range=False,
            weight_type=QuantType.QInt8,
        )


def main() -> None:
    """Export by the command line."""
    import spacy

    prepared, weights, run, out = map(Path, sys.argv[1:5])
    config = Path(sys.argv[5]) if len(sys.argv) > 5 else None
    net = trained(prepared, weights, run, config)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.onnx"
        to_onnx(net, path, quantise="--float" not in sys.argv)
        np.save(Path(folder) / "relations.npy", net.rel_weight.detach().numpy().astype(np.float16))
        shutil.copy(prepared / "labels.json", folder)
        shutil.copy(prepared / "tokenizer.json", folder)
        nlp = spacy.blank("nl")
        nlp.add_pipe("aldus_encoder", name="encoder").set_files(  # type: ignore[attr-defined]
            {name: (Path(folder) / name).read_bytes() for name in FILES}
        )
    nlp.meta.update(
        {
            "name": "aldus_news",
            "version": VERSION,
            "description": "Dutch news: sentences, UPOS, CGN tags, morphology, lemmas, UD trees and names",
            "author": "The Aldus developers",
            "license": "CC BY-SA 4.0",
            "sources": [
                {"name": "UD_Dutch-Alpino", "license": "CC BY-SA 4.0"},
                {"name": "UD_Dutch-LassySmall", "license": "CC BY-SA 4.0"},
                {"name": "Alpino test suites", "license": "LGPL 2.1"},
                {"name": "multilingual-e5-small", "license": "MIT"},
            ],
        }
    )
    new = out.with_name(out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    nlp.to_disk(new)
    if out.exists():
        for item in new.iterdir():
            target = out / item.name
            if target.is_dir():
                shutil.rmtree(target)
            item.replace(target)
        new.rmdir()
    else:
        new.replace(out)


if __name__ == "__main__":
    main()

"""Step 3: `python -m models.training.export PREPARED E5_WEIGHTS RUN OUT` writes the spaCy pipeline of a checkpoint.

`python -m models.training.export --requantise PIPELINE` writes the network of a pipeline anew, from its own 8-bit weights: after a
change of how it is exported.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch

from aldus.encoder.component import FILES
from aldus.encoder.lemmas import apply_script, cut_compound, lexicon_form
from aldus.pipeline import COMPONENTS
from aldus.tokenizer import bound
from models.training.data import load_config, rows, written_names
from models.training.encoder import encoder_graph
from models.training.network import Network, build, save_labels
from models.training.relations.hidden import moved_branch
from models.training.restore import restore

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "1.0.0"
SPACY = ">=3.8.2,<3.9"
"""Versions of spaCy that the pipeline runs with; those of pyproject.toml."""


def trained(prepared: Path, weights: Path, run: Path, config: dict[str, Any]) -> Network:
    """The network of the run's last checkpoint."""
    labels = json.loads((prepared / "labels.json").read_text(encoding="utf8"))
    sizes = {k: len(v) for k, v in labels.items()}
    net = build(weights, np.load(prepared / "kept.npy"), config["network"], sizes)
    net.load_state_dict(torch.load(run / "checkpoint.pt")["state"])
    return net.eval()


def to_onnx(net: Network, path: Path, quantise: bool = True) -> None:
    """Write the network as int8 ONNX (or as float32)."""
    onnx.save(encoder_graph(net, quantise), path)


def requantise(network: bytes, net: Network) -> bytes:
    """The network of a pipeline from its float weights, with the branch that gives `VECTORS` as it was."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.onnx"
        to_onnx(net, path)
        content: bytes = moved_branch(onnx.load_from_string(network), onnx.load(path)).SerializeToString()
    return content


def lexicon(prepared: Path) -> bytes:
    """The lemmas of all words of the training treebanks by CGN tag, where the treebanks agree."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for item in json.loads((prepared / "items.json").read_text(encoding="utf8")):
        for word, tag, rule, cut in zip(item["words"], item["xpos"], item["lemma"], item["cut"], strict=True):
            lemma = apply_script(word, rule) if rule else None
            if tag and lemma:
                counts[tag, lexicon_form(word, tag)][cut_compound(lemma, cut)] += 1
    table: dict[str, dict[str, str]] = {}
    for (tag, form), lemmas in sorted(counts.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= 0.8 * lemmas.total():
            table.setdefault(tag, {})[form] = lemma
    return gzip.compress(json.dumps(table, ensure_ascii=False).encode("utf8"), mtime=0)


def known_names(prepared: Path) -> bytes:
    """Names that are of one kind only, in the training data and in the lists: they keep it in any context. With titles and groups.

    People and towns are left out: their names are also those of others, and of clubs.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for label, names in json.loads((prepared / "names.json").read_text(encoding="utf8")).items():
        for name in names:
            counts[" ".join(name)][label] += 1
    countries = {text for row in rows("countries.csv") for text in (row["label"], *row["names"].split("|"))}
    table: dict[str, str] = {}
    for name, labels in sorted(counts.items()):
        label, count = labels.most_common(1)[0]
        town = label == "GPE" and name not in countries
        if label != "PERSON" and not town and len(name) > 2 and count == labels.total():
            table[name] = label
    written = written_names()
    known = {"kinds": table, "titles": written["titles"], "groups": written["groups"]}
    return json.dumps(known, ensure_ascii=False, indent=0).encode("utf8")


def files_of(net: Network, prepared: Path, quantise: bool = True) -> dict[str, bytes]:
    """The files of the component `aldus_encoder`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        to_onnx(net, folder / "network.onnx", quantise)
        save_labels(net, folder)
        shutil.copy(prepared / "labels.json", folder)
        shutil.copy(prepared / "tokenizer.json", folder)
        (folder / "lemmas.json.gz").write_bytes(lexicon(prepared))
        (folder / "names.json").write_bytes(known_names(prepared))
        return {name: (folder / name).read_bytes() for name in FILES}


def pipeline(files: dict[str, bytes]) -> Language:
    """The spaCy pipeline with a network."""
    import spacy

    nlp = spacy.blank("nl")
    # Dutch newspapers long opened quotes with two commas.
    prefixes = [",,", "``", *(nlp.Defaults.prefixes or ())]
    nlp.tokenizer.prefix_search = spacy.util.compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    nlp.add_pipe("aldus_encoder", name="encoder").set_files(files)  # type: ignore[attr-defined]
    bound(nlp)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    nlp.meta.update(
        {
            "name": "aldus_news",
            "version": VERSION,
            "description": "Dutch news: sentences, UPOS, CGN tags, morphology, lemmas, UD trees, names, actors, relations",
            "spacy_version": SPACY,
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
    return nlp


def write(nlp: Language, out: Path) -> None:
    """Write a pipeline into its package, whose other files stay."""
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


def main() -> None:
    """Export by the command line."""
    parser = argparse.ArgumentParser(prog="python -m models.training.export")
    parser.add_argument("prepared", type=Path, nargs="?")
    parser.add_argument("weights", type=Path, nargs="?", help="the pretrained encoder")
    parser.add_argument("run", type=Path, nargs="?", help="folder of the checkpoint")
    parser.add_argument("out", type=Path, nargs="?", help="the package to write into")
    parser.add_argument(
        "--requantise", type=Path, metavar="PIPELINE", help="only write this pipeline's network anew"
    )
    parser.add_argument("--config", type=Path)
    parser.add_argument("--float", action="store_true", help="write float32 instead of 8 bits, to compare")
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.requantise is not None:
        path = options.requantise / "encoder" / "network.onnx"
        path.write_bytes(requantise(path.read_bytes(), restore(options.requantise)))
        return
    if options.out is None:
        parser.error("needed: PREPARED E5_WEIGHTS RUN OUT")
    net = trained(options.prepared, options.weights, options.run, load_config(options.config))
    write(pipeline(files_of(net, options.prepared, quantise=not options.float)), options.out)


if __name__ == "__main__":
    main()

"""Learn actors and relations from annotated articles, in steps; what a step has left in WORK is not done again.

    python -m models.training.relations PIPELINE ANNOTATED WORK [--write] [--config FILE]

1. Read: the articles of ANNOTATED (folders `articles` and `relations`, as `models.evaluate.relations` reads them) go
   through PIPELINE; `docs.spacy` keeps their Docs with the layers of the encoder.
2. Train: a network for each fold, without its articles, and one of all articles; after every pass a checkpoint.
3. Judge: what the networks of the folds propose for articles that they have not seen teaches the judge.
4. With `--write`: network, actors and relations of PIPELINE get the weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import torch
from spacy.language import Language

import aldus
from aldus.actors.component import ActorResolver
from aldus.encoder.component import Encoder
from aldus.nets import Weights, sigmoid
from aldus.pipeline import COMPONENTS
from aldus.relations.component import RelationExtractor
from aldus.relations.learned.model import Learned
from models.training.relations import export, judge
from models.training.relations.articles import Article, article
from models.training.relations.hidden import reading
from models.training.relations.network import Network
from models.training.relations.train import Batch, Lesson, actors, train

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DEFAULT = Path(__file__).with_name("config.toml")
TENSOR = "hidden"
"""Where a Doc that is kept has its layers: DocBin leaves tensors out."""


def read(nlp: Language, annotated: Path, work: Path) -> list[Article]:
    """Step 1."""
    from spacy.tokens import DocBin

    paths = sorted((annotated / "relations").glob("*.json"))
    texts = [json.loads((annotated / "articles" / p.name).read_text(encoding="utf-8"))["text"] for p in paths]
    kept = work / "docs.spacy"
    docs = list(DocBin().from_disk(kept).get_docs(nlp.vocab)) if kept.exists() else []
    if [doc.text for doc in docs] != texts:
        with nlp.select_pipes(disable=COMPONENTS):
            docs = list(nlp.pipe(texts))
        for doc in docs:
            doc.user_data[TENSOR] = doc.tensor
        DocBin(docs=docs, store_user_data=True).to_disk(kept)
    find = nlp.get_pipe(COMPONENTS[0])
    found = []
    for path, doc in zip(paths, docs, strict=True):
        doc.tensor = doc.user_data.pop(TENSOR)
        annotation = json.loads(path.read_text(encoding="utf-8"))
        found.append(article(nlp, path.stem, find(doc), annotation))
    return found


def networks(articles: list[Article], config: dict[str, Any], size: int, work: Path) -> list[Network]:
    """Step 2: the networks of the folds, and at last that of all articles."""
    settings = config["training"]
    lessons = [Lesson(a, size) for a in articles]
    nets = []
    for fold in (*range(settings["folds"]), None):
        path = work / ("all.pt" if fold is None else f"fold{fold}.pt")
        torch.manual_seed(settings["seed"])
        net = Network(articles[0].doc.tensor.shape[1], config["network"])
        if path.exists():
            net.load_state_dict(torch.load(path))
        else:
            seen = [
                lesson
                for a, lesson in zip(articles, lessons, strict=True)
                if fold is None or a.fold(settings["folds"]) != fold
            ]
            train(net, seen, settings, path)
        nets.append(net.eval())
    return nets


def judged(
    articles: list[Article], nets: list[Network], config: dict[str, Any], size: int
) -> tuple[export.Arrays, dict[Any, Any]]:
    """Step 3: weights of the judge, and thresholds."""
    settings = config["training"]
    parts: list[list[judge.Case]] = []
    for fold, net in enumerate(nets[:-1]):
        learned = _learned(net, {})
        parts.append([])
        for a in articles:
            if a.fold(settings["folds"]) == fold:
                see(net, a, size)
                parts[-1].append(judge.case(learned, a))
    cases = [c for part in parts for c in part]
    sure: list[list[float]] = []
    for part in parts:  # nor has the judge that gives the thresholds seen these articles
        weights = judge.fit((c for other in parts if other is not part for c in other), settings["seed"])
        learned = _learned(nets[-1], weights)
        sure += [learned.probabilities(c.proposals) for c in part]
    print(f"expected calibration error {judge.calibration_error(cases, sure):.3f}")
    return judge.fit(cases, settings["seed"]), dict(judge.thresholds(cases, sure))


def _learned(net: Network, weights: export.Arrays) -> Learned:
    return Learned(Weights(export.packed(export.of_relations(export.arrays(net), weights, {}))))


def see(net: Network, a: Article, size: int) -> None:
    """Let an article be as a network sees it: with its vectors, and with how sure each actor is."""
    with torch.no_grad():
        batch = Batch([Lesson(a, size)], [False])
        vectors = net.branch(batch.hidden, batch.windows, batch.padding)
        if len(batch.names):
            a.evidence.sure[:] = sigmoid(actors(net, vectors, batch).numpy()).tolist()
    a.doc.tensor = vectors.numpy()


def write(pipeline: Path, net: Network, weights: export.Arrays, thresholds: dict[str, Any]) -> None:
    """Step 4."""
    nlp = aldus.load(pipeline)
    encoder, resolver, extractor = (nlp.get_pipe(name) for name in ("encoder", *COMPONENTS))
    assert isinstance(encoder, Encoder) and isinstance(resolver, ActorResolver)
    assert isinstance(extractor, RelationExtractor)
    found = export.arrays(net)
    network = export.with_branch(encoder.files["network.onnx"], net.branch)
    (pipeline / "encoder" / "network.onnx").write_bytes(network)
    resolver.learn(export.packed(export.of_actors(found)))
    extractor.learn(export.packed(export.of_relations(found, weights, thresholds)))
    for component in (resolver, extractor):
        component.to_disk(pipeline / component.name)


def main() -> None:
    """Train by the command line."""
    parser = argparse.ArgumentParser(description="Learn actors and relations from annotated articles")
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--write", action="store_true", help="write what was learned into the pipeline")
    parser.add_argument("--config", type=Path, default=DEFAULT)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    nlp = reading(aldus.load(options.pipeline))
    encoder = nlp.get_pipe("encoder")
    assert isinstance(encoder, Encoder)
    articles = read(nlp, options.annotated, options.work)
    nets = networks(articles, config, encoder.window, options.work)
    weights, thresholds = judged(articles, nets, config, encoder.window)
    if options.write:
        write(options.pipeline, nets[-1], weights, thresholds)


if __name__ == "__main__":
    main()

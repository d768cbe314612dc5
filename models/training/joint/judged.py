"""Texts as a network sees them that has not learned from them: what teaches the judge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch

import aldus
from aldus.actors.component import ActorResolver
from aldus.nets import Weights, sigmoid
from aldus.pipeline import COMPONENTS
from aldus.relations.component import RelationExtractor
from aldus.relations.learned.model import Learned
from models.training.joint.course import Course, Text
from models.training.joint.network import Joint, actors
from models.training.joint.pack import windows
from models.training.network import save_labels
from models.training.relations import export, judge
from models.training.relations.articles import Article
from models.training.relations.hidden import LAYERS
from models.training.relations.lessons import Lesson
from models.training.relations.network import Network
from models.training.restore import ENCODER

PARTS = 4
"""Parts of the judged texts; the thresholds are found on one by a judge that has seen the others."""


def cases(course: Course, joint: Joint, texts: list[Text]) -> list[judge.Case]:
    """What a network proposes for texts that it has not seen."""
    learned = taught(joint.relations, {})
    found = []
    for text in texts:
        a = course.article(text)
        see(course, joint, a)
        found.append(judge.case(learned, a))
    return found


def taught(net: Network, weights: export.Arrays) -> Learned:
    """What the relations know of a network and a judge."""
    return Learned(Weights(export.packed(export.of_relations(export.arrays(net), weights, {}))))


def see(course: Course, joint: Joint, a: Article) -> None:
    """Let an article be as a network sees it: with its vectors, and with how sure each actor is."""
    with torch.no_grad():
        vectors = vectors_of(course, joint, a)
    lesson = Lesson(a)
    if lesson.names:
        bags = torch.tensor(lesson.name_words.flat), torch.tensor(lesson.name_words.starts)
        names, count = torch.tensor(lesson.names), len(lesson.actors)
        with torch.no_grad():
            sure = actors(joint.relations, torch.from_numpy(vectors), names, bags, count)
        a.evidence.sure[:] = sigmoid(sure.numpy()).tolist()
    a.doc.tensor = vectors


def vectors_of(course: Course, joint: Joint, a: Article) -> np.ndarray[Any, Any]:
    """The vectors of the tokens of an article, window by window."""
    found = np.zeros((len(a.doc), joint.relations.branch.inp.out_features), dtype=np.float32)
    for tokens, ids, first, _ in windows(course.pieces, a.doc, course.window):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            layers = joint.trees.read(torch.tensor([ids]), None, torch.tensor([first]), LAYERS)
        found[tokens] = joint.relations.branch.one(torch.cat(layers, 2).float())[0].numpy()
    return found


def judges(
    course: Course, seen: Mapping[int, Joint], folds: int, seed: int
) -> tuple[export.Arrays, dict[Any, Any]]:
    """The weights of a judge, and the thresholds.

    Args:
        course: all texts.
        seen: for some folds a network that has not seen their texts.
        folds: how many there are.
        seed: of the training.
    """
    parts: list[list[judge.Case]] = []
    of_news: set[int] = set()
    for part in range(PARTS):
        parts.append([])
        for fold, joint in seen.items():
            here = [
                t for t in course.texts if t.fold(folds) == fold and t.fold(folds * PARTS) // folds == part
            ]
            found = cases(course, joint, here)
            parts[-1] += found
            of_news |= {id(c) for c, t in zip(found, here, strict=True) if t.news}
    counted: list[judge.Case] = []
    sure: list[list[float]] = []
    for part_cases in parts:  # nor has the judge that gives the thresholds seen these texts
        others = (c for other in parts if other is not part_cases for c in other)
        weights = judge.fit(others, seed)
        judging = taught(next(iter(seen.values())).relations, weights)
        # Thresholds are for news, not for what was written.
        news = [c for c in part_cases if id(c) in of_news]
        counted += news
        sure += [judging.probabilities(c.proposals) for c in news]
    print(f"expected calibration error {judge.calibration_error(counted, sure):.3f}")
    return judge.fit((c for part in parts for c in part), seed), dict(judge.thresholds(counted, sure))


def write_into(pipeline: Path, joint: Joint, weights: export.Arrays, thresholds: dict[Any, Any]) -> None:
    """Give a pipeline what was learned: network, actors and relations."""
    nlp = aldus.load(pipeline)
    resolver, extractor = (nlp.get_pipe(name) for name in COMPONENTS)
    assert isinstance(resolver, ActorResolver) and isinstance(extractor, RelationExtractor)
    folder = pipeline / ENCODER
    (folder / "network.onnx").write_bytes(export.network(joint.trees, joint.relations.branch))
    save_labels(joint.trees, folder)
    found = export.arrays(joint.relations)
    resolver.learn(export.packed(export.of_actors(found)))
    extractor.learn(export.packed(export.of_relations(found, weights, thresholds)))
    for component in (resolver, extractor):
        component.to_disk(pipeline / component.name)

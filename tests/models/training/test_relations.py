"""A tiny network learns two annotated articles, and the pipeline that it is written into finds what they say.

It needs torch and onnx, as test_smoke.py does.
"""

# ruff: noqa: E402  (what needs torch is imported behind the check that it is there)
from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

HOW = "training needs torch and onnx, see models/training/README.md"
torch = pytest.importorskip("torch", reason=HOW)
pytest.importorskip("onnx", reason=HOW)

import aldus
from models.training.relations import __main__ as steps
from models.training.relations.hidden import reading
from models.training.relations.network import Network
from models.training.relations.train import Lesson, train

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "models" / "nl_aldus_news"
CONFIG: dict[str, Any] = {
    "network": {"width": 16, "inner": 16, "layers": 1, "bag": 8, "pair": 16, "names": 8},
    "training": {"seed": 0, "folds": 2, "passes": 30, "articles": 2, "rate": 1e-2, "decay": 0.0},
}
ARTICLES = {
    "een": ("Peru steunt Chili.", "PER", "CHL", "steunt"),
    "twee": ("Els Bakker waarschuwde Noorwegen.", "els", "NOR", "waarschuwde"),
    "drie": ("Frankrijk viel Peru aan.", "FRA", "PER", "viel"),
}
NAMES = {
    "PER": ("COUNTRY", "Peru"), "CHL": ("COUNTRY", "Chili"), "NOR": ("COUNTRY", "Noorwegen"), "FRA": ("COUNTRY", "Frankrijk"),
    "els": ("PERSON", "Els Bakker"),
}  # fmt: skip

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of torch and onnx


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annotated")
    for part in ("articles", "relations"):
        (folder / part).mkdir()
    for id, (text, source, target, trigger) in ARTICLES.items():
        entities = [
            {"id": actor, "type": type, "label": label, "aliases": [label]}
            for actor, (type, label) in NAMES.items()
            if label in text
        ]
        kind = "say" if "waarschuwde" in text else "do"
        relation = {
            "kind": kind, "source": source, "target": target, "sentence": text, "trigger": trigger, "status": "actual",
            "event_type": "ASSAULT",
        }  # fmt: skip
        gold = {"id": id, "entities": entities, "relations": [relation]}
        (folder / "articles" / f"{id}.json").write_text(json.dumps({"id": id, "text": text}))
        (folder / "relations" / f"{id}.json").write_text(json.dumps(gold))
    return folder


def test_all_steps(annotated: Path, tmp_path: Path) -> None:
    torch.set_num_threads(1)
    nlp = reading(aldus.load())
    articles = steps.read(nlp, annotated, tmp_path)
    assert [len(a.answers) for a in articles] == [1, 1, 1]
    assert articles[0].doc.tensor.shape[1] == 3 * 384
    again = steps.read(nlp, annotated, tmp_path)
    assert np.array_equal(again[1].doc.tensor, articles[1].doc.tensor)
    nets = steps.networks(articles, CONFIG, 150, tmp_path)
    weights, thresholds = steps.judged(articles, nets, CONFIG, 150)
    assert set(thresholds) == {"precise", "balanced", "wide"}
    pipeline = tmp_path / "nl_tiny"
    shutil.copytree(SHIPPED, pipeline)
    steps.write(pipeline, nets[-1], weights, thresholds)
    learned = aldus.load(pipeline)
    doc = learned("Peru steunt Chili.")
    assert doc.tensor.shape == (len(doc), 16)
    # The written network gives the vectors that were trained with, within the rounding of 8 bits.
    (first,) = (a for a in again if a.id == "een")
    steps.see(nets[-1], first, 150)
    assert np.abs(doc.tensor - first.doc.tensor).mean() < 0.2
    assert {a.id for a in doc._.actors} == {"PER", "CHL"}


def test_training_goes_on_where_it_stopped(annotated: Path, tmp_path: Path) -> None:
    torch.set_num_threads(1)
    articles = steps.read(reading(aldus.load()), annotated, tmp_path)
    lessons = [Lesson(a, 150) for a in articles]

    def fresh() -> Network:
        torch.manual_seed(1)
        return Network(articles[0].doc.tensor.shape[1], CONFIG["network"])

    settings = CONFIG["training"] | {"passes": 4}
    whole = train(fresh(), lessons, settings, tmp_path / "whole.pt")
    stopped = tmp_path / "parts.pt"
    with pytest.MonkeyPatch.context() as patch:
        saved: list[int] = []
        save = torch.save

        def killed(state: Any, path: Any) -> None:
            save(state, path)
            saved.append(1)
            if len(saved) == 2:
                raise KeyboardInterrupt

        patch.setattr(torch, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            train(fresh(), lessons, settings, stopped)
    parts = train(fresh(), lessons, settings, stopped)
    for a, b in zip(whole.state_dict().values(), parts.state_dict().values(), strict=True):
        assert torch.allclose(a, b, atol=1e-5)

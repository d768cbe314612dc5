"""A tiny network learns two annotated articles, and the pipeline that it is written into finds what they say.

It needs torch and onnx, as test_smoke.py does.
"""

# ruff: noqa: E402  (what needs torch is imported behind the check that it is there)
from __future__ import annotations

import json
import random
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
from models.training.relations.snippets import snippets
from models.training.relations.train import Joint

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "models" / "nl_aldus_news"
CONFIG: dict[str, Any] = {
    "encoder": {"dropout": 0.1, "rate": 1e-5, "decay": 0.0, "keep": 1.0},
    "settling": {"windows": 2, "passes": 1, "rate": 1e-4},
    "network": {"width": 16, "inner": 16, "layers": 1, "bag": 8, "pair": 16, "names": 8},
    "training": {
        "seed": 0,
        "folds": 2,
        "judged": 2,
        "passes": 20,
        "articles": 2,
        "short": 1,
        "rate": 1e-2,
        "decay": 0.0,
    },
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


WRITTEN = """\
== w-1
T De Ghanese premier Ama Owusu steunt Togo.
T Zij noemt het land “een broeder”.
E owusu P Ama Owusu | Ama Owusu
E ghana C Ghana | Ghanese
E togo C Togo | Togo
M 1 owusu Zij
M 1 togo het land
R 0 role owusu ghana premier
R 0 do owusu togo steunt ty=SUPPORT
R 1 say owusu togo noemt ty=SUPPORT :: “een broeder”
"""


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


def course(annotated: Path, work: Path, **settings: Any) -> steps.Course:
    torch.set_num_threads(1)
    config = {**CONFIG, "training": CONFIG["training"] | settings}
    written = work / "written"
    written.mkdir(exist_ok=True)
    (written / "acts.txt").write_text(WRITTEN)
    return steps.Course(SHIPPED, annotated, work, config, written)


def test_all_steps(annotated: Path, tmp_path: Path) -> None:
    learned = course(annotated, tmp_path)
    assert [len(a.answers) for a in learned.articles] == [1, 1, 1]
    assert [a.kind for a in learned.written[0].answers] == ["role", "do", "say"]
    (window,) = learned.lessons[0].windows
    assert window.pieces.shape[1] == window.before.shape[1] == 384
    assert len(window.before) == len(window.tokens) == len(learned.articles[0].doc)
    again = course(annotated, tmp_path)
    assert torch.equal(again.lessons[1].windows[0].pieces, learned.lessons[1].windows[0].pieces)
    weights, thresholds = learned.judged()
    assert set(thresholds) == {"precise", "balanced", "wide"}
    joint = learned.train(None)
    pipeline = tmp_path / "nl_tiny"
    shutil.copytree(SHIPPED, pipeline)
    steps.write(pipeline, joint, weights, thresholds)
    nlp = aldus.load(pipeline)
    doc = nlp("Peru steunt Chili.")
    assert doc.tensor.shape == (len(doc), 16)
    # The written network gives the vectors that were trained with, within the rounding of 8 bits.
    first, lesson = next((a, x) for a, x in zip(again.articles, again.lessons, strict=True) if a.id == "een")
    steps.see(joint, first, lesson)
    assert np.corrcoef(doc.tensor.ravel(), first.doc.tensor.ravel())[0, 1] > 0.9
    assert {a.id for a in doc._.actors} == {"PER", "CHL"}
    # What was learned before stays.
    assert [t.head.i for t in doc] == [1, 1, 1, 1]


def test_training_goes_on_where_it_stopped(annotated: Path, tmp_path: Path) -> None:
    whole = course(annotated, tmp_path, passes=4).train(None)
    (tmp_path / "all.pt").unlink()
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
            course(annotated, tmp_path, passes=4).train(None)
    assert not (tmp_path / "all.pt").exists()
    parts = course(annotated, tmp_path, passes=4).train(None)
    for a, b in zip(_values(whole), _values(parts), strict=True):
        assert torch.allclose(a, b, atol=1e-4)


def _values(joint: Joint) -> list[Any]:
    return [value for part in joint.trained().values() for value in part.values()]


def test_snippets_have_the_relations_that_stand_in_them() -> None:
    text = "De zon scheen die dag volop. Peru steunt Chili al jaren. Daarna was het stil in de zaal."
    at = text.index("steunt")
    relation = {
        "kind": "do", "source": "PER", "target": "CHL", "sentence": "Peru steunt Chili al jaren.", "trigger": "steunt",
        "trigger_span": [at, at + 6], "content": "elders",
    }  # fmt: skip
    bounds = [(0, 28), (29, 56), (57, len(text))]
    found = [
        snippet
        for seed in range(20)
        for snippet in snippets(
            text, {"entities": [], "relations": [relation]}, bounds, 2, random.Random(seed)
        )
    ]
    assert found
    for part, annotation in found:
        assert bool(annotation["relations"]) == (relation["sentence"] in part)
        for r in annotation["relations"]:
            first, last = r["trigger_span"]
            assert part[first:last] == "steunt" and r["content"] is None

"""A tiny network learns two annotated articles, and the pipeline that it is written into finds what they say.

It needs torch and onnx, as test_smoke.py does.
"""

# ruff: noqa: E402  (what needs torch is imported behind the check that it is there)
from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

HOW = "training needs torch and onnx, see models/training/README.md"
torch = pytest.importorskip("torch", reason=HOW)
pytest.importorskip("onnx", reason=HOW)

import aldus
from aldus.encoder.network import HEADS
from models.training.joint import __main__ as steps
from models.training.joint import arrays
from models.training.joint.course import Course
from models.training.joint.judged import see

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "models" / "nl_aldus_news"
CONFIG: dict[str, Any] = {
    "pack": {"short": 1, "passes": 2},
    "network": {"width": 16, "inner": 16, "layers": 1, "bag": 8, "pair": 16, "names": 8},
    "training": {
        "seed": 0,
        "folds": 2,
        "judged": 2,
        "steps": 24,
        "words": 40,
        "trees": 20,
        "dropout": 0.1,
        "encoder_rate": 1e-5,
        "relations_rate": 1e-2,
        "encoder_decay": 0.0,
        "relations_decay": 0.0,
        "warmup": 0.05,
        "ema": 0.9,
        "keep": 1.0,
        "trees_weight": 1.0,
        "save_steps": 10,
        "stretched": (1.2, 0.1),
    },
}
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of torch and onnx


@pytest.fixture(scope="module")
def config(written: Path) -> dict[str, Any]:
    return {**CONFIG, "paths": {"written": written}}


@pytest.fixture(scope="module")
def packed(
    annotated: Path, prepared: Path, config: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder after the first step."""
    torch.set_num_threads(1)
    work = tmp_path_factory.mktemp("work")
    steps.pack(SHIPPED, annotated, prepared, work, config)
    return work


def test_the_pack_holds_what_is_annotated(packed: Path, config: dict[str, Any]) -> None:
    texts, chunks = steps.Work(packed, config).texts()
    assert len(texts) == 5  # three articles, a short text of one of them, a written one
    assert len(chunks) >= 2
    b = texts.batch(np.array([0, 4]), 1, np.zeros(2, dtype=bool))
    (first, second) = b.groups
    assert len(b.trigger) == len(first.flat) + len(second.flat) == texts.sizes["words"][[0, 4]].sum()
    assert b.trigger.sum(0).tolist() == [
        1,
        2,
        1,
    ]  # one act in the first article, all three kinds in the written text
    # For every trigger its source and its target are among the pairs.
    assert b.rights.sum(0).tolist() == [4, 4]
    closed = texts.batch(np.array([0, 4]), 1, np.ones(2, dtype=bool))
    assert len(closed.words[0]) < len(b.words[0])
    assert len(closed.pair_words[0]) < len(b.pair_words[0])
    assert set(first.read) == {"ids", "mask", "first", "sentence"}
    assert set(chunks.group(np.array([0]), 1).read) > {"heads", "rels", *HEADS}


def test_words_stand_where_their_window_has_them(packed: Path, config: dict[str, Any]) -> None:
    texts, _ = steps.Work(packed, config).texts()
    both = texts.batch(np.array([4, 1]), 1, np.zeros(2, dtype=bool))
    alone = texts.batch(np.array([4]), 1, np.zeros(1, dtype=bool))
    pieces = [
        ids[mask].tolist()
        for g in both.groups
        for ids, mask in zip(g.read["ids"], g.read["mask"], strict=True)
    ]
    words = [int((row >= 0).sum()) for g in both.groups for row in g.read["sentence"]]
    (own,) = alone.groups
    at = sum(words[: pieces.index(own.read["ids"][0][own.read["mask"][0]].tolist())])
    n = len(alone.trigger)
    assert torch.equal(both.trigger[at : at + n], alone.trigger)
    for trigger, mention, kind, _ in alone.pairs.tolist():
        assert [trigger + at, mention + at, kind] in both.pairs[:, :3].tolist()


def test_all_steps(packed: Path, annotated: Path, config: dict[str, Any], tmp_path: Path) -> None:
    work = tmp_path / "work"
    shutil.copytree(packed, work)
    for fold in (steps.ALL, 0, 1):
        steps.train(work, fold, "cpu", config)
    pipeline = tmp_path / "nl_tiny"
    shutil.copytree(SHIPPED, pipeline)
    steps.write(pipeline, annotated, work, config)
    nlp = aldus.load(pipeline)
    doc = nlp("Peru steunt Chili.")
    assert doc.tensor.shape == (len(doc), 16)
    # The written network gives the vectors that were trained with, within the rounding of 8 bits.
    course = Course(SHIPPED, annotated, work, 1, **config["paths"])
    first = course.article(next(t for t in course.texts if t.id == "een"))
    see(course, steps.Work(work, config).trained("all"), first)
    assert np.corrcoef(doc.tensor.ravel(), first.doc.tensor.ravel())[0, 1] > 0.9
    assert {a.id for a in doc._.actors} == {"PER", "CHL"}
    # What was learned before stays.
    assert [t.head.i for t in doc] == [1, 1, 1, 1]


def test_training_goes_on_where_it_stopped(
    packed: Path, config: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    for work in (whole, parts):
        shutil.copytree(packed, work)
        steps.train(whole, steps.ALL, "cpu", config)
    save = torch.save

    def killed(state: Any, path: Any) -> None:
        save(state, path)
        if state["step"] == 20:
            Path(path).replace(parts / "all.checkpoint")
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(torch, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            steps.train(parts, steps.ALL, "cpu", config)
    assert not (parts / "all.xz").exists()
    steps.train(parts, steps.ALL, "cpu", config)
    a, b = (arrays.floats(arrays.load(work / "all.xz")) for work in (whole, parts))
    for name, value in a.items():
        assert torch.allclose(value, b[name], atol=1e-2), name


def test_8_bits_keep_weights_as_they_are_multiplied() -> None:
    state = {
        "wide.weight": torch.randn(64, 128),
        "narrow.bias": torch.randn(64),
        "arc_weight": torch.randn(65, 64),
    }
    found = arrays.in_8_bits(state)
    assert found["wide.weight"].dtype == np.int8
    back = arrays.floats(found)
    assert torch.equal(back["narrow.bias"], state["narrow.bias"])
    for name, atol in (("wide.weight", 0.03), ("arc_weight", 2e-3)):
        assert torch.allclose(back[name], state[name], atol=atol)
    again = arrays.in_8_bits(back)
    assert np.array_equal(again["wide.weight"], found["wide.weight"])

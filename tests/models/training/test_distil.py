"""A smaller network goes some steps toward the bundled one, and is written as a pipeline that works.

It needs torch and onnx, as test_smoke.py does.
"""

# ruff: noqa: E402  (what needs torch is imported behind the check that it is there)
from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

HOW = "training needs torch and onnx, see models/training/README.md"
torch = pytest.importorskip("torch", reason=HOW)
pytest.importorskip("onnx", reason=HOW)

import aldus
from models.training.data import read_toml
from models.training.distil import steps
from models.training.distil.__main__ import DEFAULT
from models.training.distil.data import news_items
from models.training.distil.student import Student, read_layers
from models.training.joint import arrays
from models.training.joint.__main__ import DEFAULT as JOINT
from models.training.joint.__main__ import Work, pack
from models.training.restore import restore_branch

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "models" / "nl_aldus_news"
NEWS = [
    {
        "title": "Bond bestormt haven",
        "text": "Het plan is onhaalbaar. Dat zei minister Jansen dinsdag in Den Haag.",
    },
    {"title": "Peru steunt Chili", "text": "De president van Peru belde met Chili.\n\nDe Bond is verbaasd."},
]

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of torch and onnx


@pytest.fixture
def config() -> dict[str, Any]:
    """The configuration, for a few steps."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    found = read_toml(DEFAULT)
    found["training"] |= {
        "steps": 8,
        "ema": 0.5,
        "words": 40,
        "trees": 20,
        "batch_words": 150,
        "chunk_words": [4, 40],
    }
    found["branch"] |= {"steps": 3, "learned": 150, "words": 100}
    return found


@pytest.fixture(scope="module")
def work(annotated: Path, prepared: Path, written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the bundled network is packed with, as if it had been trained there."""
    folder = tmp_path_factory.mktemp("work")
    joint = read_toml(JOINT) | {"paths": {"written": written}}
    pack(SHIPPED, annotated, prepared, folder, joint)
    packed = Work(folder, joint)
    teacher = packed.fresh()
    teacher.relations.branch.load_state_dict(restore_branch(SHIPPED).state_dict())
    packed.save(teacher, "all")
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, NEWS * 6)).encode()))
    return path


def parts(work: Path, student: Student) -> dict[str, float]:
    """The losses of a student on all texts."""
    packed = Work(work, read_toml(JOINT))
    texts, chunks = packed.texts()
    b = texts.batch(np.arange(len(texts)), packed.pad, np.zeros(len(texts), dtype=bool))
    teacher, chunk = packed.trained("all"), chunks.group(np.arange(2), packed.pad)
    with torch.no_grad():
        return {name: float(loss) for name, loss in student.losses(teacher, b.groups, chunk).items()}


def student_of(work: Path, settings: dict[str, Any]) -> Student:
    teacher = Work(work, read_toml(JOINT)).trained("all")
    return Student(teacher.trees, teacher.relations.branch, settings).eval()


def test_all_steps(work: Path, prepared: Path, news: Path, tmp_path: Path, config: dict[str, Any]) -> None:
    run, out = tmp_path / "run", tmp_path / "nl_aldus_tiny"
    before = parts(work, student_of(work, config["network"]))
    steps.train_student(work, run, "cpu", config)
    student = student_of(work, config["network"])
    student.load_state_dict(arrays.floats(arrays.load(run / steps.STUDENT)), strict=False)
    after = parts(work, student)
    assert after["kept"] < 0.9 * before["kept"], (before, after)
    assert after["hidden"] < before["hidden"]

    steps.write_pipeline(SHIPPED, run, out, config)
    steps.match_branch(prepared, SHIPPED, news, out, config)
    nlp = aldus.load(out)
    assert nlp.meta["name"] == steps.NAME
    doc = nlp("Peru steunt Chili.")
    assert doc.tensor.shape == aldus.load(SHIPPED)("Peru steunt Chili.").tensor.shape
    assert {a.id for a in doc._.actors} == {"PER", "CHL"}


def test_a_network_that_keeps_all_layers_says_the_same(work: Path) -> None:
    losses = parts(work, student_of(work, {"layers": list(range(10)), "words_from": 10}))
    assert max(losses[name] for name in ("kept", "hidden", "vectors")) < 1e-3


def test_news_are_cut_where_a_text_may_be_cut(news: Path) -> None:
    items = list(news_items(news, aldus.load(actors=False), 1.0))
    assert [item["words"][0] for item in items[:6]] == ["Bond", "Het", "Dat", "Peru", "De", "De"]
    assert all(label is None for item in items for label in item["heads"])


def test_layers_that_relations_are_read_from_keep_their_part() -> None:
    assert read_layers([0, 2, 3, 4, 6, 7, 9]) == (3, 5, 6)
    with pytest.raises(ValueError):
        read_layers([0, 1, 2, 9])

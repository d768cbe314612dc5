"""A smaller network goes some steps toward the bundled one, and is written as a pipeline that works.

It needs torch and onnx, as test_smoke.py does.
"""

# ruff: noqa: E402  (what needs torch is imported behind the check that it is there)
from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

HOW = "training needs torch and onnx, see models/training/README.md"
torch = pytest.importorskip("torch", reason=HOW)
pytest.importorskip("onnx", reason=HOW)

import aldus
from models.conllu import sentences
from models.training.data import read_toml, tree_item
from models.training.distil import steps
from models.training.distil.__main__ import DEFAULT
from models.training.distil.data import news_items
from models.training.distil.student import Student, read_layers
from models.training.distil.teacher import Teacher
from models.training.train import Batcher

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "training"
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
    found["training"] |= {"steps": 8, "ema": 0.5, "batch_words": 150, "chunk_words": [4, 40]}
    found["branch"] |= {"steps": 3, "learned": 150, "words": 100}
    return found


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """Ten sentences, with the labels and the tokenizer of the bundled pipeline."""
    folder = tmp_path / "prepared"
    folder.mkdir()
    for name in ("labels.json", "tokenizer.json"):
        shutil.copy(SHIPPED / "encoder" / name, folder)
    items = [tree_item(sentence, "all") | {"repeat": 1.0} for sentence in sentences(DATA / "ten.conllu")]
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    (folder / "names.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, NEWS * 6)).encode()))
    return path


def test_all_steps(prepared: Path, news: Path, tmp_path: Path, config: dict[str, Any]) -> None:
    run, out = tmp_path / "run", tmp_path / "nl_aldus_tiny"
    batcher, teacher = Batcher(prepared, config["training"]), Teacher(SHIPPED)
    batch = batcher.tensors([batcher.items])

    def parts(student: Student) -> dict[str, float]:
        with torch.no_grad():
            return {name: float(loss) for name, loss in student.losses(batch, teacher(batch)).items()}

    before = parts(Student(teacher.net, teacher.branch, config["network"]))
    steps.train_student(prepared, SHIPPED, news, run, config)
    student = Student(teacher.net, teacher.branch, config["network"])
    student.load_state_dict(torch.load(run / "checkpoint.pt")["state"])
    after = parts(student)
    assert after["kept"] < 0.9 * before["kept"], (before, after)
    assert after["hidden"] < before["hidden"]

    steps.write_pipeline(SHIPPED, run, out, config)
    steps.match_branch(prepared, SHIPPED, news, out, config)
    nlp = aldus.load(out)
    assert nlp.meta["name"] == steps.NAME
    doc = nlp("Peru steunt Chili.")
    assert doc.tensor.shape == aldus.load(SHIPPED)("Peru steunt Chili.").tensor.shape
    assert {a.id for a in doc._.actors} == {"PER", "CHL"}


def test_a_network_that_keeps_all_layers_says_the_same(prepared: Path, config: dict[str, Any]) -> None:
    batcher, teacher = Batcher(prepared, config["training"]), Teacher(SHIPPED)
    batch = batcher.tensors([batcher.items[:3], batcher.items[3:]])
    same = Student(teacher.net, teacher.branch, {"layers": list(range(10)), "words_from": 10})
    with torch.no_grad():
        losses = same.losses(batch, teacher(batch), bf16=False)
    # The activations of the teacher have 8 bits.
    assert float(losses["kept"]) < 0.05 and float(losses["hidden"]) < 0.05 and float(losses["vectors"]) < 0.05


def test_labels_of_another_pipeline_are_refused(
    prepared: Path, news: Path, tmp_path: Path, config: dict[str, Any]
) -> None:
    path = prepared / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(labels | {"cut": [""]}), encoding="utf-8")
    with pytest.raises(ValueError, match="has other labels than"):
        steps.train_student(prepared, SHIPPED, news, tmp_path / "run", config)


def test_news_are_cut_where_a_text_may_be_cut(news: Path) -> None:
    items = list(news_items(news, aldus.load(actors=False), 1.0))
    assert [item["words"][0] for item in items[:6]] == ["Bond", "Het", "Dat", "Peru", "De", "De"]
    assert all(label is None for item in items for label in item["heads"])


def test_layers_that_relations_are_read_from_keep_their_part() -> None:
    assert read_layers([0, 2, 3, 4, 6, 7, 9]) == (3, 5, 6)
    with pytest.raises(ValueError):
        read_layers([0, 1, 2, 9])

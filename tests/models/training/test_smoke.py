"""A tiny network learns ten sentences by heart, and says them the same way as ONNX and as a spaCy component.

It needs torch and onnx, which Aldus itself does not: models/training/README.md says how to run it.
"""

# ruff: noqa: E402  (what needs torch is imported behind the check that it is there)
from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

HOW = "training needs torch and onnx, see models/training/README.md"
torch = pytest.importorskip("torch", reason=HOW)
pytest.importorskip("onnx", reason=HOW)

from aldus.encoder.network import OUTPUTS
from models.conllu import sentences
from models.evaluate.annotation import from_doc, join, score
from models.training.data import load_config, prepare
from models.training.export import files_of, pipeline, write
from models.training.network import Network
from models.training.restore import restore
from models.training.train import Batcher, losses, train_network
from models.training.vocabulary import prune

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "training"
SHIPPED = ROOT / "models" / "nl_aldus_news"
SHAPE = {"width": 64, "heads": 4, "inner": 128, "eps": 1e-12, "positions": 512}
STEPS = 1000

pytestmark = pytest.mark.filterwarnings("ignore")  # of torch and onnx


def settings() -> dict[str, Any]:
    """The configuration of a small network that sees nothing else than the ten sentences."""
    config = load_config()
    config["data"] |= {
        "treebanks": [{"name": "ten", "repeat": 1.0, "labels": "all"}],
        "held_out": [],
        "names": "names.jsonl",
        "vocabulary": 1500,
    }
    config["network"] = {"layers": 2, "arc": 32, "relation": 16, "dropout": 0.0}
    config["training"] |= {
        "steps": STEPS,
        "bf16": False,
        "encoder_lr": 3e-3,
        "head_lr": 5e-3,
        "weight_decay": 0.0,
        "ema": 0.9,
        "batch_words": 300,
        "chunk_words": [4, 120],
    }
    return config


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Items, labels and vocabulary. The sentences come four times: what is rare gets no label of its own."""
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("prepared")
    for folder in ("ud", "ner", "news"):
        (data / folder).mkdir()
    text = (DATA / "ten.conllu").read_bytes()
    (data / "ud" / "ten.conllu.gz").write_bytes(gzip.compress(text * 4))
    names = (DATA / "names.jsonl").read_text(encoding="utf-8")
    (data / "ner" / "names.jsonl").write_text(names * 2, encoding="utf-8")
    news = json.dumps({"title": "Bond bestormt haven", "text": "Het plan is onhaalbaar."})
    (data / "news" / "news.jsonl.gz").write_bytes(gzip.compress(news.encode()))
    config = settings()
    prepare(data, out, config)
    prune(SHIPPED / "encoder" / "tokenizer.json", data, out, config["data"]["vocabulary"])
    return out


@pytest.fixture(scope="module")
def batcher(prepared: Path) -> Batcher:
    return Batcher(prepared, settings()["training"])


@pytest.fixture(scope="module")
def net(prepared: Path, batcher: Batcher, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """The network of the checkpoint after training."""
    torch.set_num_threads(1)
    torch.manual_seed(1)
    run, config = tmp_path_factory.mktemp("run"), settings()
    pieces = len(np.load(prepared / "kept.npy"))
    first = Network(SHAPE, config["network"], batcher.sizes, pieces)
    assert train_network(first, batcher, config["training"], run) == STEPS
    trained = Network(SHAPE, config["network"], batcher.sizes, pieces)
    trained.load_state_dict(torch.load(run / "checkpoint.pt")["state"])
    return trained.eval()


@pytest.fixture(scope="module")
def exported(net: Network, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained pipeline in a folder, in float."""
    out = tmp_path_factory.mktemp("pipelines") / "tiny"
    write(pipeline(files_of(net, prepared, quantise=False)), out)
    return out


def window(batcher: Batcher) -> tuple[Any, Any]:
    """The ten sentences as the network reads them."""
    batch = batcher.tensors([[item for item in batcher.items if item["kind"] == "all"][:10]])
    return batch["ids"], batch["first"]


def las(nlp: Language) -> float:
    """LAS on the running text of the ten sentences, sentence by sentence and all together."""
    ten = list(sentences(DATA / "ten.conllu"))
    gold = [join(ten), *(join([s]) for s in ten)]
    scores = score(gold, [from_doc(nlp(text.text)) for text in gold])
    assert scores["token"] == scores["sentence"] == 1.0, scores
    return float(scores["las"])


def test_ten_sentences_are_learnt_by_heart(net: Network, batcher: Batcher) -> None:
    trees = [item for item in batcher.items if item["kind"] == "all"][:10]
    names = [item for item in batcher.items if item["kind"] == "names"][:5]
    with torch.no_grad():
        found = losses(net, batcher.tensors([trees, names]), bf16=False)
    assert set(found) == {"morph", "xpos", "lemma", "cut", "names", "start", "heads", "rels"}
    assert max(map(float, found.values())) < 0.05, found


def test_onnx_gives_what_torch_gives(net: Network, exported: Path, batcher: Batcher) -> None:
    import onnxruntime

    ids, first = window(batcher)
    session = onnxruntime.InferenceSession(exported / "encoder" / "network.onnx")
    scores = session.run(list(OUTPUTS), {"ids": ids.numpy(), "first": first.numpy()})
    with torch.no_grad():
        expected = net(ids, first)
    for name, a, b in zip(OUTPUTS, scores, expected, strict=True):
        np.testing.assert_allclose(a, b.numpy(), atol=1e-3, err_msg=name)


def test_the_component_says_them_by_heart(exported: Path) -> None:
    import spacy

    nlp = spacy.load(exported)
    assert las(nlp) == 1.0
    doc = nlp("De minister kondigde nieuwe sancties aan.")
    assert [t.lemma_ for t in doc] == ["de", "minister", "aan_kondigen", "nieuw", "sanctie", "aan", "."]
    doc = nlp("Els Verbruggen belt maandag met Piotr Zielony.")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Els Verbruggen", "PERSON"),
        ("Piotr Zielony", "PERSON"),
    ]


def test_so_does_a_network_of_8_bits(net: Network, prepared: Path, exported: Path, tmp_path: Path) -> None:
    import spacy

    shutil.copytree(exported, tmp_path / "old")
    write(pipeline(files_of(net, prepared)), tmp_path / "old")  # over an earlier one
    assert las(spacy.load(tmp_path / "old")) > 0.95
    again = restore(tmp_path / "old")
    for name, value in net.state_dict().items():
        other = again.state_dict()[name]
        assert value.shape == other.shape
        assert float((value - other).abs().max()) <= 0.02 * float(value.abs().max()), name


def test_the_shipped_network_can_be_restored() -> None:
    import onnxruntime

    net = restore(SHIPPED)
    ids = torch.tensor([[0, *range(2000, 2040), 2]])
    first = torch.arange(1, 41)[None]
    session = onnxruntime.InferenceSession(SHIPPED / "encoder" / "network.onnx")
    scores = session.run(list(OUTPUTS), {"ids": ids.numpy(), "first": first.numpy()})
    with torch.no_grad():
        expected = net(ids, first)
    # The activations of the shipped network have 8 bits, those of the restored one are floats.
    for name, a, b in zip(OUTPUTS, scores, expected, strict=True):
        assert np.corrcoef(a.ravel(), b.numpy().ravel())[0, 1] > 0.99, name

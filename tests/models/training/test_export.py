"""The graphs that are written say what the networks of torch say, and can be read again. Needs torch and onnx."""

# ruff: noqa: E402  (what needs torch is imported behind the check that it is there)
from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

HOW = "training needs torch and onnx, see models/training/README.md"
torch = pytest.importorskip("torch", reason=HOW)
pytest.importorskip("onnx", reason=HOW)

import onnxruntime

from aldus.encoder.devices import open_session
from aldus.encoder.network import HEADS, OUTPUTS, VECTORS
from models.training.export import requantise, to_onnx
from models.training.network import Network
from models.training.relations.export import network as network_of
from models.training.relations.export import with_branch
from models.training.relations.hidden import LAYERS
from models.training.relations.network import Branch
from models.training.restore import restore, restore_branch

pytestmark = pytest.mark.filterwarnings("ignore")  # of torch and onnx

SHAPE = {"width": 64, "heads": 4, "inner": 128, "eps": 1e-12, "positions": 64}
SETTINGS = {"layers": 10, "arc": 32, "relation": 16, "dropout": 0.0}
SIZES = {**{name: 5 + k for k, name in enumerate(HEADS)}, "rels": 7}
IDS = np.array([[0, 7, 8, 9, 10, 11, 12, 13, 14, 2]])
FIRST = np.array([[1, 3, 4, 7]])
FEED = {"ids": IDS, "first": FIRST}


@pytest.fixture(scope="module")
def net() -> Network:
    torch.manual_seed(0)
    return Network(SHAPE, SETTINGS, SIZES, 40).eval()


@pytest.fixture(scope="module")
def branch() -> Branch:
    torch.manual_seed(1)
    return Branch(len(LAYERS) * SHAPE["width"], 16, 32, 2).eval()


def expected(net: Network) -> list[Any]:
    with torch.no_grad():
        return [value.numpy() for value in net(torch.from_numpy(IDS), torch.from_numpy(FIRST))]


def vectors(net: Network, branch: Branch) -> Any:
    """What the branch makes of the layers that it reads."""
    outputs: list[Any] = []
    hooks = [net.layers[k].register_forward_hook(lambda _, __, out: outputs.append(out)) for k in LAYERS]
    with torch.no_grad():
        net(torch.from_numpy(IDS), torch.from_numpy(FIRST))
        hidden = torch.cat([out[:, FIRST[0]] for out in outputs], 2)
        found = branch.one(hidden).numpy()
    for hook in hooks:
        hook.remove()
    return found


def scores(network: bytes, names: Any) -> list[Any]:
    return list(open_session(network, "cpu", onnxruntime.SessionOptions()).run(list(names), FEED))


def test_in_float_the_graph_gives_what_torch_gives(net: Network, branch: Branch, tmp_path: Path) -> None:
    path = tmp_path / "network.onnx"
    to_onnx(net, path, quantise=False)
    network = with_branch(path.read_bytes(), branch, quantise=False)
    found = scores(network, (*OUTPUTS, VECTORS))
    for name, a, b in zip((*OUTPUTS, VECTORS), found, [*expected(net), vectors(net, branch)], strict=True):
        np.testing.assert_allclose(a, b, atol=1e-4, err_msg=name)


def test_in_8_bits_it_is_near_and_can_be_restored(net: Network, branch: Branch, tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    folder.mkdir()
    path = folder / "network.onnx"
    to_onnx(net, path)
    path.write_bytes(with_branch(path.read_bytes(), branch))
    np.save(folder / "labels.npy", net.rel_weight.detach().numpy().astype(np.float16))
    found = scores(path.read_bytes(), (*OUTPUTS, VECTORS))
    for name, a, b in zip((*OUTPUTS, VECTORS), found, [*expected(net), vectors(net, branch)], strict=True):
        assert np.abs(a - b).max() < 0.1 * np.abs(b).max(), name
    again = restore(tmp_path)
    for name, value in net.state_dict().items():
        other = again.state_dict()[name]
        assert float((value - other).abs().max()) <= 0.005 * float(value.abs().max()), name
    # Once restored, the weights stay, and the branch as well.
    twice = requantise(path.read_bytes(), again)
    for name, a, b in zip((*OUTPUTS, VECTORS), scores(twice, (*OUTPUTS, VECTORS)), found, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-3, err_msg=name)


def test_a_second_branch_takes_the_place_of_the_first(net: Network, branch: Branch, tmp_path: Path) -> None:
    path = tmp_path / "network.onnx"
    to_onnx(net, path)
    once = with_branch(path.read_bytes(), branch)
    assert len(with_branch(once, branch)) == len(once)


def test_upper_layers_may_be_for_words_only(tmp_path: Path) -> None:
    torch.manual_seed(2)
    net = Network(SHAPE, SETTINGS | {"layers": 4, "words_from": 2}, SIZES, 40).eval()
    branch = Branch(3 * SHAPE["width"], 16, 32, 2).eval()
    with torch.no_grad():
        hidden = torch.cat(net.read(torch.from_numpy(IDS), None, torch.from_numpy(FIRST), (0, 2, 3)), 2)
        wanted = [*expected(net), branch.one(hidden).numpy()]
    path = tmp_path / "network.onnx"
    to_onnx(net, path, quantise=False)
    network = with_branch(path.read_bytes(), branch, quantise=False, layers=(0, 2, 3))
    for name, a, b in zip((*OUTPUTS, VECTORS), scores(network, (*OUTPUTS, VECTORS)), wanted, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-4, err_msg=name)
    folder = tmp_path / "encoder"
    folder.mkdir()
    (folder / "network.onnx").write_bytes(network_of(net, branch, layers=(0, 2, 3)))
    np.save(folder / "labels.npy", net.rel_weight.detach().numpy().astype(np.float16))
    assert restore(tmp_path).words_from == 2
    assert restore_branch(tmp_path).inp.in_features == branch.inp.in_features
    for name, value in branch.state_dict().items():
        other = restore_branch(tmp_path).state_dict()[name]
        assert float((value - other).abs().max()) <= 0.005 * float(value.abs().max()), name
    # Padding changes nothing.
    ids, first = (torch.from_numpy(np.pad(x, ((0, 0), (0, 3)))) for x in (IDS, FIRST))
    with torch.no_grad():
        words = net.encode(ids, torch.arange(ids.shape[1])[None] < IDS.shape[1], first)
        alone = net.encode(torch.from_numpy(IDS), None, torch.from_numpy(FIRST))
    assert torch.allclose(words[:, : FIRST.shape[1]], alone, atol=1e-5)

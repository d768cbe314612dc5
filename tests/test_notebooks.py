"""The notebooks run from top to bottom, and are stored with their outputs."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_there_are_six() -> None:
    assert len(NOTEBOOKS) == 6


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of the machinery that runs notebooks
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_runs(path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    execute = pytest.importorskip("nbconvert.preprocessors").ExecutePreprocessor
    if "aldus.load(" in path.read_text(encoding="utf-8") and not importlib.util.find_spec("nl_aldus_news"):
        pytest.skip("the bundled pipeline nl_aldus_news is not installed")
    notebook = nbformat.read(path, 4)
    execute(timeout=120, kernel_name="python3").preprocess(notebook, {"metadata": {"path": str(FOLDER)}})


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_outputs_are_stored_without_errors(path: Path) -> None:
    cells = [c for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]
    if not any(c["outputs"] for c in cells) and not importlib.util.find_spec("nl_aldus_news"):
        pytest.skip("the bundled pipeline nl_aldus_news is not installed")
    assert any(c["outputs"] for c in cells)
    assert not any(o["output_type"] == "error" for c in cells for o in c["outputs"])

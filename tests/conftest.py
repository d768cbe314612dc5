"""Fixtures that the tests share."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bundled pipeline with the Aldus components, loaded once."""
    if importlib.util.find_spec("nl_aldus_news") is None:
        pytest.skip("the bundled pipeline nl_aldus_news is not installed")
    import aldus

    return aldus.load()


@pytest.fixture(scope="session")
def stub_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Path of a tiny saved pipeline (see `stub.py`), which worker and child processes can load as well."""
    import stub

    folder = tmp_path_factory.mktemp("pipeline")
    path = stub.make(folder)
    packages = [str(folder / "packages"), str(Path(stub.__file__).parent)]
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(packages[0])
        patch.setenv("PYTHONPATH", os.pathsep.join([*packages, os.environ.get("PYTHONPATH", "")]))
        yield str(path)

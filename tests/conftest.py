"""Fixtures that the tests share."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
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
    from benchmarks.support import stub

    folder = tmp_path_factory.mktemp("pipeline")
    path = stub.make(folder)
    paths = stub.paths(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(paths[0])
        patch.setenv("PYTHONPATH", os.pathsep.join([*paths, os.environ.get("PYTHONPATH", "")]))
        yield str(path)

"""Fixtures that the tests share."""

from __future__ import annotations

import importlib.util
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

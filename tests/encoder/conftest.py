"""What the tests of the encoder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from aldus.encoder.component import FILES, Encoder

FOLDER = Path(__file__).parents[2] / "models" / "nl_aldus_news"


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """The files of the bundled network."""
    return {name: (FOLDER / "encoder" / name).read_bytes() for name in FILES}


@pytest.fixture
def encoder(files: dict[str, bytes]) -> Encoder:
    """A fresh encoder with the bundled network."""
    import spacy

    encoder = Encoder(spacy.blank("nl").vocab)
    encoder.set_files(files)
    return encoder

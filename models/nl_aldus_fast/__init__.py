"""The quicker Dutch spaCy pipeline of Aldus; see MODEL_CARD.md for what it was trained on and how well it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

__version__ = "1.0.0"


def load(**overrides: Any) -> Language:
    """Load the pipeline; `overrides` are those of `spacy.load` (`exclude`, `disable`, `config` ...)."""
    import spacy

    import aldus.tokenizer  # noqa: F401  The configuration names it.

    return spacy.load(Path(__file__).parent, **overrides)

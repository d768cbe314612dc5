"""Classes of words."""

from __future__ import annotations

import pytest

from aldus.errors import PipelineError
from aldus.lexicon.words import fold_lemmas, section_of, words


def test_classes_of_both_files() -> None:
    assert "niet" in words("negators")
    assert "in" in words("places.prepositions")
    assert section_of("places")["prepositions"] == words("places.prepositions")


@pytest.mark.parametrize("name", ["typo", "places.typo", "typo.nouns"])
def test_an_unknown_class_is_an_error(name: str) -> None:
    with pytest.raises(PipelineError, match="typo"):
        words(name)


def test_an_unknown_section_is_an_error() -> None:
    with pytest.raises(PipelineError, match="typo"):
        section_of("typo")


def test_folding() -> None:
    assert fold_lemmas("zich Aan_sluiten") == "aansluiten"
    assert fold_lemmas("laten weten") == "laten weten"
    assert fold_lemmas("_") == "_"

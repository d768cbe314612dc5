"""Classes of words: those of `words.toml`, and the sections of `patterns.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from aldus.errors import PipelineError
from aldus.lexicon.load import read_toml

Classes = Mapping[str, frozenset[str]]


@lru_cache(maxsize=100_000)
def fold_lemma(lemma: str) -> str:
    """A lemma without the marks of its parts: `aan_kondigen` and `aankondigen` are one."""
    return lemma.lower().replace("_", "") if len(lemma) > 1 else lemma.lower()


def fold_lemmas(text: str) -> str:
    """The lemmas of a cell of a table, without `zich`: `zich verzetten` and `verzetten` are one."""
    return " ".join(w for w in map(fold_lemma, text.split()) if w != "zich")


@lru_cache(maxsize=1)
def _flat() -> Classes:
    return {name: frozenset(words) for name, words in read_toml("words.toml").items()}


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Classes]:
    return {
        name: MappingProxyType({key: frozenset(words) for key, words in section.items()})
        for name, section in read_toml("patterns.toml").items()
    }


def words(name: str) -> frozenset[str]:
    """A class of words: `negators` of `words.toml`, or `places.prepositions` of `patterns.toml`.

    Raises:
        PipelineError: if there is no such class.
    """
    section, _, key = name.rpartition(".")
    try:
        return section_of(section)[key] if section else _flat()[name]
    except KeyError:
        raise PipelineError(f"no class of words {name!r}") from None


def section_of(name: str) -> Classes:
    """All classes of a section of `patterns.toml`.

    Raises:
        PipelineError: if there is no such section.
    """
    try:
        return _sections()[name]
    except KeyError:
        raise PipelineError(f"patterns.toml has no section {name!r}") from None

"""Longest match of known forms over tokens, at a cost that does not grow with the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Gazetteer(Generic[Value]):
    """Forms as sequences of tokens in a tree of dictionaries.

    Args:
        tokenize: turns a form into its tokens, as the pipeline's tokenizer does.
    """

    def __init__(self, tokenize: Callable[[str], Sequence[str]]) -> None:
        self._tokenize = tokenize
        self._tree: dict[str, _Node[Value]] = {}
        self._single: dict[str, Value] = {}

    def add(self, form: str, value: Value, *, override: bool = False) -> None:
        """Add a form; a form that is there already keeps its value unless `override`."""
        words = [form] if form.isalnum() else [w for w in self._tokenize(form) if not w.isspace()]
        if not words:
            return
        if len(words) == 1 and (override or words[0] not in self._single):
            self._single[words[0]] = value
        level, node = self._tree, None
        for word in words:
            node = level.setdefault(word, _Node())
            level = node.children
        assert node is not None
        if node.value is None or override:
            node.value = value

    def update(self, entries: Iterable[tuple[str, Value]], *, override: bool = False) -> None:
        """Add many forms."""
        for form, value in entries:
            self.add(form, value, override=override)

    def word(self, text: str) -> Value | None:
        """The value of a form of one token."""
        return self._single.get(text)

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Value] | None:
        """The longest form that starts at token `at`: the index after it, and its value."""
        node = self._tree.get(words[at])
        found: tuple[int, Value] | None = None
        end = at
        while node is not None:
            end += 1
            if node.value is not None:
                found = (end, node.value)
            node = node.children.get(words[end]) if end < len(words) else None
        return found


class _Node(Generic[Value]):
    __slots__ = ("children", "value")

    def __init__(self) -> None:
        self.children: dict[str, _Node[Value]] = {}
        self.value: Value | None = None

"""The last part of a compound: `defensierelatie` is a `relatie`, `CIA-directeur` a `directeur`."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypeVar

Value = TypeVar("Value")

SHORTEST = 5
"""Letters of a last part without a hyphen before it: `donatie` is a `natie`, but `leider` is no `eider`."""
FIRST = 3
"""Letters before it: `opleider` is no `leider`, `utrechter` no `rechter`."""
LONGEST = 40
"""Letters of a last part at most, so that the cost is linear in the length of what is no word."""
_MEMORY = 50_000


def last_part(
    word: str,
    known: Container[str],
    *,
    shortest: int = SHORTEST,
    first: int = FIRST,
    never: Container[str] = (),
) -> str | None:
    """The longest known word that a word is, or ends in.

    Args:
        word: in the writing of the known words, so mostly in lower case.
        known: the words to look for.
        shortest: letters that a last part has at least, where no hyphen stands before it.
        first: letters that stand before a last part at least.
        never: words that are no last part without a hyphen, since most words that end so are something else.

    Returns:
        The whole word, else what follows its last hyphen, else the end of that; None where none is known.
    """
    if word in known:
        return word
    _, hyphen, word = word.rpartition("-")
    if hyphen and word in known:
        return word
    for cut in range(max(first, len(word) - LONGEST), len(word) - shortest + 1):
        part = word[cut:]
        if part in known and part not in never:
            return part
    return None


class Compounds(dict[str, Value]):
    """Words with what a table says of them, which also knows the compounds that end in them."""

    def __init__(
        self, words: Mapping[str, Value], *, shortest: int = SHORTEST, never: Container[str] = ()
    ) -> None:
        super().__init__(words)
        self._shortest = shortest
        self._never = never
        self._found: dict[str, Value | None] = {}

    def extended(self, words: Mapping[str, Value]) -> Compounds[Value]:
        """The same with further words, which win over those that are there."""
        return Compounds({**self, **words}, shortest=self._shortest, never=self._never)

    def of(self, word: str) -> Value | None:
        """What the table says of a word, or of the last part of a compound; case does not matter."""
        try:
            return self._found[word]
        except KeyError:
            pass
        if len(self._found) >= _MEMORY:
            self._found.clear()
        part = last_part(word.lower(), self, shortest=self._shortest, never=self._never)
        value = self._found[word] = None if part is None else self[part]
        return value

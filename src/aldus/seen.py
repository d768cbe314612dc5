"""A set of texts in 16 bytes or less each, for corpora that no Python set holds."""

from __future__ import annotations

from array import array
from hashlib import blake2b


class Seen:
    """A set of strings that keeps only 64 bits of a hash of each: 16 to 32 bytes a string.

    Among ten million strings the chance that two are taken for one another is three in a million.
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, text: str) -> bool:
        key = _key(text)
        return self._slots[_place(self._slots, key)] == key

    def add(self, text: str) -> bool:
        """Put `text` in; True if it was not there yet."""
        key = _key(text)
        place = _place(self._slots, key)
        if self._slots[place] == key:
            return False
        self._slots[place] = key
        self._count += 1
        if self._count * 2 > len(self._slots):
            self._grow()
        return True

    def _grow(self) -> None:
        slots = array("Q", bytes(16 * len(self._slots)))
        for key in self._slots:
            if key:
                slots[_place(slots, key)] = key
        self._slots = slots


def _key(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1


def _place(slots: array[int], key: int) -> int:
    mask = len(slots) - 1
    place = key & mask
    while slots[place] not in (0, key):
        place = (place + 1) & mask
    return place

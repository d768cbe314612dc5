"""Arguments that are one of a few words, or several of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from aldus.errors import InputError

Choice = str | Collection[str] | None
"""One value, several, or None for all."""


def one_of(value: str, allowed: Iterable[str], what: str) -> str:
    """`value`, which must be one of `allowed`.

    Raises:
        InputError: if it is not; the message names the nearest one that is.
    """
    known = list(allowed)
    if value in known:
        return value
    near = get_close_matches(str(value), known, 1, 0.5)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise InputError(f"no {what} {value!r}: use {', '.join(known)}{hint}")


def some_of(value: Choice, allowed: Iterable[str], what: str) -> frozenset[str] | None:
    """The chosen values; None for all.

    Raises:
        InputError: if one of them is none of `allowed`.
    """
    if value is None:
        return None
    known = list(allowed)
    return frozenset(one_of(v, known, what) for v in ((value,) if isinstance(value, str) else value))

"""Values that are made at their first use."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")

_lock = threading.RLock()


def _after_fork() -> None:
    # A thread that does not exist in the child may hold the lock.
    global _lock
    _lock = threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class Once(Generic[Value]):
    """What `make` gives, made at the first call and once only, however many threads call.

    A copy and a pickle make their own.

    Args:
        make: makes the value; where it raises, the next call tries again.
        shared: whether a forked process keeps the value of its parent; else it makes its own.
    """

    def __init__(self, make: Callable[[], Value], *, shared: bool = True) -> None:
        self._make = make
        self._shared = shared
        self._made: tuple[int, Value] | None = None

    def __call__(self) -> Value:
        """The value."""
        made = self._made
        if made is None or not (self._shared or made[0] == os.getpid()):
            with _lock:
                made = self._made
                if made is None or not (self._shared or made[0] == os.getpid()):
                    made = self._made = (os.getpid(), self._make())
        return made[1]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_made": None}

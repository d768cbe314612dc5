"""Arguments that are one of a few words."""

from __future__ import annotations

import pytest

from aldus.choices import one_of, some_of
from aldus.errors import InputError


def test_one() -> None:
    assert one_of("say", ("say", "do"), "kind") == "say"
    with pytest.raises(InputError, match=r"^no kind 'sai': use say, do; did you mean 'say'\?$"):
        one_of("sai", ("say", "do"), "kind")
    with pytest.raises(InputError, match=r"^no kind 'zzzz': use say, do$"):
        one_of("zzzz", ("say", "do"), "kind")


def test_some() -> None:
    assert some_of(None, ("say", "do"), "kind") is None
    assert some_of("do", ("say", "do"), "kind") == {"do"}
    assert some_of(["do", "say"], ("say", "do"), "kind") == {"say", "do"}
    with pytest.raises(InputError, match="no kind 'x'"):
        some_of(["do", "x"], ("say", "do"), "kind")

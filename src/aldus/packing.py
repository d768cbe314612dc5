"""How srsly writes and reads our objects, as hooks for what msgpack does not know.

Apart from `aldus.extensions`, because spaCy writes with srsly while it is imported itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

from aldus import document
from aldus.mentions import TokenMention

CLASSES: dict[str, type[Any]] = {
    c.__name__: c for c in (*vars(document).values(), TokenMention) if isinstance(c, type) and is_dataclass(c)
}
"""What may hang on a Doc, by name."""

_MARK = "__aldus__"


def encode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Plain data of one of our objects, with the name of its class under a key of its own."""
    if type(obj).__module__.startswith("aldus.") and is_dataclass(obj):
        return {_MARK: type(obj).__name__, **{f.name: getattr(obj, f.name) for f in fields(obj)}}
    return obj if chain is None else chain(obj)


def decode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The object that `encode` wrote; fields that this version does not have are passed over."""
    if isinstance(obj, dict) and (cls := CLASSES.get(obj.get(_MARK, ""))):
        values = {f.name: obj[f.name] for f in fields(cls) if f.name in obj}
        return cls(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})
    return obj if chain is None else chain(obj)

"""Data classes as plain data: to JSON and back, as an Arrow schema, and with every offset shifted.

Everything follows from the fields of a class and their types (strings, numbers, `Literal`, `X | None`,
`tuple[X, ...]`, `dict[str, Any]`, other data classes), so that a new field needs no code here. Two types say more than Python's
own, `Offset` and `Probability`; `field(metadata=...)` takes:

* `json`: the name in plain data, where it is another one;
* `needed`: plain data must have it, default or not;
* `sparse`: plain data leave it out where it has its default;
* `long`: it may be long: it stands after the short fields, and is a large string in Arrow;
* `pair`: spans are `[start, end]`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from aldus.errors import InputError

_T = TypeVar("_T")

Offset = Annotated[int, "offset"]
"""A place in a text, in characters from its start."""
Probability = Annotated[float, "probability"]
"""From 0 to 1."""


def to_plain(value: Any) -> dict[str, Any]:
    """A data class as a dict that JSON can hold; the inverse of `from_plain`."""
    plain: dict[str, Any] = _record(type(value)).write(value)
    return plain


def from_plain(cls: type[_T], data: Any) -> _T:
    """Read what `to_plain` wrote; unknown fields are ignored, None stands for the default.

    Raises:
        InputError: if a field is missing or has a wrong type or value; the message says which.
    """
    try:
        value: _T = _record(cls).read(data)
    except _Unfit as error:
        raise InputError(str(error)) from None
    return value


def shifted(value: _T, by: int) -> _T:
    """The same data class with `by` added to every offset in it."""
    moved: _T = _record(type(value)).move(value, by)
    return moved


def arrow_schema(cls: type) -> Any:
    """The pyarrow schema of what `to_plain` gives for `cls`."""
    import pyarrow

    return pyarrow.schema(_record(cls).columns(pyarrow))


def arrow_table(cls: type, rows: Iterable[Mapping[str, Any]]) -> Any:
    """The pyarrow table of rows that `to_plain` gave for `cls`."""
    import pyarrow

    free = [part.key for part in _record(cls).parts if isinstance(part.shape, _Free)]
    flat = [{**row, **{k: json.dumps(row[k], ensure_ascii=False) for k in free if k in row}} for row in rows]
    return pyarrow.Table.from_pylist(flat, schema=arrow_schema(cls))


def scalars(cls: type) -> dict[str, type]:
    """The fields of `cls` that hold one string, number or truth value (or None), in order, with their types."""
    shapes = ((part.name, _inner(part.shape)) for part in _record(cls).parts)
    return {name: shape.kind for name, shape in shapes if isinstance(shape, _Scalar)}


class _Unfit(ValueError):
    """Data do not fit; `path` tells where."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(f"{path.lstrip('.')}: {reason}" if path else reason)
        self.reason = reason
        self.path = path

    def inside(self, step: str) -> _Unfit:
        """The same error, seen from one level up."""
        return _Unfit(self.reason, step + self.path)


class _Shape(Protocol):
    """How values of one type travel."""

    moves: bool
    """Whether there is an offset in them."""

    def write(self, value: Any) -> Any:
        """To plain data."""

    def read(self, data: Any) -> Any:
        """From plain data that are not None; raises `_Unfit`."""

    def move(self, value: Any, by: int) -> Any:
        """The same with every offset moved."""

    def arrow(self, pa: Any) -> Any:
        """The type in pyarrow, which is `pa`."""


class _Scalar:
    """One string, number or truth value."""

    moves = False

    def __init__(self, kind: type, name: str, arrow: str) -> None:
        self.kind = kind
        self._name, self._arrow = name, arrow

    def write(self, value: Any) -> Any:
        return value

    def read(self, data: Any) -> Any:
        if type(data) is not self.kind and (isinstance(data, bool) or not isinstance(data, self.kind)):
            raise _Unfit(f"a {type(data).__name__} is not {self._name}")
        return data

    def move(self, value: Any, by: int) -> Any:
        return value

    def arrow(self, pa: Any) -> Any:
        return pa.type_for_alias(self._arrow)


class _Choice(_Scalar):
    """One of a few strings."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        super().__init__(str, "a string", "string")
        self._allowed = frozenset(allowed)

    def read(self, data: Any) -> Any:
        if type(data) is not str or data not in self._allowed:
            raise _Unfit(f"{super().read(data)!r:.60} is not one of {', '.join(sorted(self._allowed))}")
        return data


class _Offset(_Scalar):
    """A place in a text."""

    moves = True

    def __init__(self) -> None:
        super().__init__(int, "an offset", "int32")

    def read(self, data: Any) -> Any:
        if type(data) is not int or not 0 <= data < 2**31:
            super().read(data)
            raise _Unfit("an offset is not from 0 to 2147483647")
        return data

    def move(self, value: Any, by: int) -> Any:
        return value + by


class _Number(_Scalar):
    """A number, whole or not."""

    def __init__(self) -> None:
        super().__init__(float, "a number", "float64")

    def read(self, data: Any) -> Any:
        try:
            return super().read(float(data) if type(data) is int else data)
        except OverflowError:
            raise _Unfit("a whole number is too large") from None


class _Probability(_Scalar):
    """A number from 0 to 1."""

    def __init__(self) -> None:
        super().__init__(float, "a number", "float64")

    def read(self, data: Any) -> Any:
        value = super().read(float(data) if type(data) is int and data in (0, 1) else data)
        if not 0 <= value <= 1:
            raise _Unfit(f"{value:.6g} is not between 0 and 1")
        return value


class _Optional:
    """Something, or None."""

    def __init__(self, inner: _Shape) -> None:
        self.inner = inner
        self.moves = inner.moves

    def write(self, value: Any) -> Any:
        return None if value is None else self.inner.write(value)

    def read(self, data: Any) -> Any:
        return self.inner.read(data)

    def move(self, value: Any, by: int) -> Any:
        return None if value is None else self.inner.move(value, by)

    def arrow(self, pa: Any) -> Any:
        return self.inner.arrow(pa)


class _Free:
    """A dict of whatever JSON can hold; JSON as text in Arrow, where its keys differ from row to row."""

    moves = False

    def write(self, value: Any) -> Any:
        return dict(value)

    def read(self, data: Any) -> Any:
        if isinstance(data, str):
            try:
                data = json.loads(data)
            except (ValueError, RecursionError):
                raise _Unfit("the text is not JSON") from None
        if not isinstance(data, Mapping):
            raise _Unfit(f"a {type(data).__name__} is not an object")
        return dict(data)

    def move(self, value: Any, by: int) -> Any:
        return value

    def arrow(self, pa: Any) -> Any:
        return pa.string()


class _Many:
    """A tuple of things of one kind."""

    def __init__(self, inner: _Shape) -> None:
        self.inner = inner
        self.moves = inner.moves

    def write(self, value: Any) -> Any:
        return [self.inner.write(v) for v in value]

    def read(self, data: Any) -> Any:
        if not isinstance(data, list | tuple):
            raise _Unfit(f"a {type(data).__name__} is not a list")
        return tuple(self._one(i, item) for i, item in enumerate(data))

    def _one(self, number: int, item: Any) -> Any:
        try:
            return self.inner.read(item)
        except _Unfit as error:
            raise error.inside(f"[{number}]") from None

    def move(self, value: Any, by: int) -> Any:
        return tuple(self.inner.move(v, by) for v in value)

    def arrow(self, pa: Any) -> Any:
        return pa.list_(self.inner.arrow(pa))


class _Pair:
    """A span as `[start, end]`."""

    moves = True

    def __init__(self, inner: _Record) -> None:
        self.inner = inner

    def write(self, value: Any) -> Any:
        return [value.start, value.end]

    def read(self, data: Any) -> Any:
        if not isinstance(data, list | tuple) or len(data) != 2:
            raise _Unfit("not the start and end of a span")
        return self.inner.read({"start": data[0], "end": data[1]})

    def move(self, value: Any, by: int) -> Any:
        return self.inner.move(value, by)

    def arrow(self, pa: Any) -> Any:
        return pa.list_(pa.int32())


class _Part:
    """One field of a data class."""

    def __init__(self, field: Field[Any], hint: Any) -> None:
        self.name = field.name
        self.key: str = field.metadata.get("json", field.name)
        self.shape = _shape(hint, pair="pair" in field.metadata)
        self.default = _default(field)
        self.sparse = "sparse" in field.metadata
        self.long = "long" in field.metadata
        is_given = self.default is MISSING and not isinstance(self.shape, _Optional)
        self.needed = is_given or "needed" in field.metadata
        self.is_scalar = isinstance(_inner(self.shape), _Scalar)
        self.rank = 2 if isinstance(self.shape, _Many) else int(self.long)

    def arrow(self, pa: Any) -> Any:
        return pa.large_string() if self.long else self.shape.arrow(pa)


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


class _Record:
    """A data class. Plain data have its short fields first, lists last, else in its own order."""

    def __init__(self, cls: type) -> None:
        hints = get_type_hints(cls, include_extras=True)
        self._make: Callable[..., Any] = cls
        parts = [_Part(f, hints[f.name]) for f in fields(cls)]
        self.parts = sorted(parts, key=lambda p: p.rank)
        self._writes = [
            (p.name, p.key, p.sparse, p.default, None if p.is_scalar else p.shape.write) for p in self.parts
        ]
        self._reads = [
            (p.name, p.key, p.needed, p.default is MISSING, _inner(p.shape).read) for p in self.parts
        ]
        self._moving = [p for p in parts if p.shape.moves]
        self.moves = bool(self._moving)
        self._is_span = {"start", "end"} <= {p.name for p in parts}

    def write(self, value: Any) -> dict[str, Any]:
        data = {}
        for name, key, sparse, default, write in self._writes:
            item = getattr(value, name)
            if not (sparse and item == default):
                data[key] = item if write is None or item is None else write(item)
        return data

    def read(self, data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise _Unfit(f"a {type(data).__name__} is not an object")
        values = {}
        for name, key, needed, lacks_default, read in self._reads:
            item = data.get(key)
            if item is not None:
                try:
                    values[name] = read(item)
                except _Unfit as error:
                    raise error.inside(f".{key}") from None
            elif needed:
                raise _Unfit(f"field {key!r} is missing")
            elif lacks_default:
                values[name] = None
        if self._is_span and values["start"] > values["end"]:
            raise _Unfit("a span ends before it starts")
        return self._make(**values)

    def move(self, value: Any, by: int) -> Any:
        return replace(value, **{p.name: p.shape.move(getattr(value, p.name), by) for p in self._moving})

    def columns(self, pa: Any) -> list[tuple[str, Any]]:
        return [(part.key, part.arrow(pa)) for part in self.parts]

    def arrow(self, pa: Any) -> Any:
        return pa.struct(self.columns(pa))


_RECORDS: dict[type, _Record] = {}


def _record(cls: type) -> _Record:
    if cls not in _RECORDS:
        _RECORDS[cls] = _Record(cls)
    return _RECORDS[cls]


_SCALARS: dict[Any, _Shape] = {
    str: _Scalar(str, "a string", "string"),
    bool: _Scalar(bool, "a truth value", "bool"),
    int: _Scalar(int, "a whole number", "int64"),
    float: _Number(),
    dict[str, Any]: _Free(),
    Offset: _Offset(),
    Probability: _Probability(),
}


def _shape(hint: Any, *, pair: bool = False) -> _Shape:
    """How values of this type travel."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    if is_dataclass(hint):
        record = _record(hint)  # type: ignore[arg-type]
        return _Pair(record) if pair else record
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _Choice(arguments)
    if origin is tuple:
        return _Many(_shape(arguments[0], pair=pair))
    if origin in (Union, UnionType):
        (inner,) = (a for a in arguments if a is not NoneType)
        return _Optional(_shape(inner))
    raise TypeError(f"no plain data for {hint}")


def _inner(shape: _Shape) -> _Shape:
    return shape.inner if isinstance(shape, _Optional) else shape

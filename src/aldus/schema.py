"""The JSON Schema of documents, made of the data classes, so that it is never behind them.

python -m aldus.schema > document.schema.json
"""

from __future__ import annotations

import ast
import inspect
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from aldus.codec import Offset, Probability
from aldus.document import Document

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    dict[str, Any]: {"type": "object"},
    Offset: {"type": "integer", "minimum": 0},
    Probability: {"type": "number", "minimum": 0, "maximum": 1},
}


def document_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `Document.to_json` writes and `Document.from_json` reads."""
    classes: dict[str, dict[str, Any]] = {}
    _reference(Document, classes)
    top = classes.pop("Document")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Document of Aldus",
        **top,
        "$defs": classes,
    }


def _reference(cls: type, classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if cls.__name__ not in classes:
        classes[cls.__name__] = {}  # a class may hold itself
        classes[cls.__name__] = _object(cls, classes)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: type, classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    hints, words = get_type_hints(cls, include_extras=True), _attribute_docs(cls)
    properties: dict[str, Any] = {}
    needed = []
    for field in fields(cls):
        key = field.metadata.get("json", field.name)
        schema = _pairs() if "pair" in field.metadata else _schema(hints[field.name], classes)
        properties[key] = {**schema, "description": words.get(field.name, "")}
        if _needed(field, hints[field.name]):
            needed.append(key)
    return {
        "type": "object",
        "description": inspect.getdoc(cls) or "",
        "properties": properties,
        "required": needed,
    }


def _needed(field: Field[Any], hint: Any) -> bool:
    bare = field.default is MISSING and field.default_factory is MISSING
    return "needed" in field.metadata or (bare and NoneType not in get_args(hint))


def _pairs() -> dict[str, Any]:
    pair = {"type": "array", "items": _PLAIN[Offset], "minItems": 2, "maxItems": 2}
    return {"type": "array", "items": pair}


def _schema(hint: Any, classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if is_dataclass(hint) and isinstance(hint, type):
        return _reference(hint, classes)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], classes)}
    if origin in (Union, UnionType):
        (inner,) = (a for a in arguments if a is not NoneType)
        return {"anyOf": [_schema(inner, classes), {"type": "null"}]}
    raise TypeError(f"no JSON Schema for {hint}")


def _attribute_docs(cls: type) -> dict[str, str]:
    """Field -> the string below it in the source."""
    (body,) = ast.parse(inspect.getsource(cls)).body
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for item, below in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(item, ast.AnnAssign)
            and isinstance(item.target, ast.Name)
            and isinstance(below, ast.Expr)
        ):
            value = getattr(below.value, "value", None)
            if isinstance(value, str):
                found[item.target.id] = inspect.cleandoc(value)
    return found


if __name__ == "__main__":
    print(json.dumps(document_schema(), ensure_ascii=False, indent=2))

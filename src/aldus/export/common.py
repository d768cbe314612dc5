"""What the writers share: flat and equally typed attributes, labels and dates."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from aldus.lexicon.sectors import cow_codes
from aldus.style import tone
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool
Kind = Literal["boolean", "integer", "double", "string"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def flat(value: object) -> Value | None:
    """One plain value: sequences joined with ` | `, dates in ISO 8601, no NaN."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return clean("; ".join(f"{k}: {flat(v)}" for k, v in value.items()))
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(map(str, value)) if isinstance(value, set | frozenset) else value
        return clean(" | ".join(str(flat(v)) for v in items if v is not None))
    if hasattr(value, "isoformat"):
        return clean(value.isoformat())
    if hasattr(value, "item"):  # a NumPy scalar
        return flat(value.item())
    return clean(value)


END_COLUMNS = ("label", "type", "country", "cow", "sector", "sector_code", "party")
"""What tables of relations say of each end."""


def end_of(key: str | None, node: Mapping[str, Any]) -> dict[str, Any]:
    """What tables of relations say of an actor, by `END_COLUMNS`; `cow` is the number of its state in Correlates of War."""
    found = {name: node.get(name) for name in END_COLUMNS}
    if node.get("type") == "COUNTRY":
        found["country"] = key
    found["cow"] = cow_codes().get(found["country"] or "")
    return found


def edges(graph: nx.Graph[str]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Source, target, a unique id and the attributes of every edge."""
    if graph.is_multigraph():
        seen: set[str] = set()
        many: Any = graph
        for number, (u, v, key, data) in enumerate(many.edges(keys=True, data=True)):
            name = str(data.get("id") or f"{u}>{v}:{key}")
            if name in seen:
                name = f"{name}~{number}"
            seen.add(name)
            yield u, v, name, data
    else:
        for u, v, data in graph.edges(data=True):
            yield u, v, f"{u}>{v}", data


def statements(graph: nx.Graph[str]) -> Iterator[dict[str, Any]]:
    """The statements without target whose speaker is in the graph: a subgraph of networkx keeps those of the whole."""
    if graph.is_multigraph():
        yield from (s for s in graph.graph.get("statements", ()) if s["source"] in graph)


def columns(rows: Iterable[Mapping[str, Any]]) -> dict[str, Kind]:
    """The attributes of `rows` with one type each, in order of first appearance."""
    kinds: dict[str, Kind] = {}
    for row in rows:
        for name, raw in row.items():
            value = flat(raw)
            if value is None:
                continue
            kind = kind_of(value)
            old = kinds.setdefault(str(name), kind)
            if old != kind:
                kinds[str(name)] = "double" if {old, kind} == {"integer", "double"} else "string"
    return kinds


def kind_of(value: Value) -> Kind:
    """The type of a flat value; whole numbers beyond 64 bits are strings."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if -(2**63) <= value < 2**63 else "string"
    return "double" if isinstance(value, float) else "string"


def literal(value: Value) -> str:
    """A flat value as XML and CSV write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FIRST = re.compile(rf"[\t\r]|\s*[{_SIGNS}]")
_INSIDE = re.compile(rf"(?<=[;\t\n])\s*(?=[{_SIGNS}])|(?<=,)\s*(?=[=\uff1d]|[{_SIGNS}][^\s,;]*[(|!])")


def spreadsheet_safe(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would take for a formula; its lines end in `\\n`.

    Also inside of it, after a sign that parts cells: a Dutch spreadsheet parts them at semicolons, whatever the file
    says, an English one at commas. A lone carriage return would begin a row.
    """
    safe = _INSIDE.sub(r"\g<0>'", unix_lines(text))
    return f"'{safe}" if _FIRST.match(text) else safe


def unix_lines(text: str) -> str:
    """`text` with `\\n` at the end of lines, however they ended."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def label_of(graph: nx.Graph[str], node: str) -> str:
    """The readable name of a node."""
    return clean(graph.nodes[node].get("label") or node)


def edge_label(data: Mapping[str, Any]) -> str:
    """What to write at an edge: its predicate, with its status where it did not happen; or the most frequent one."""
    if data.get("predicate"):
        status = data.get("status") or "actual"
        return clean(data["predicate"]) + (f" ({status})" if status != "actual" else "")
    some = data.get("predicates")
    return clean(some[0]) if some else ""


def edge_tone(data: Mapping[str, Any]) -> str:
    """The tone of a relation; of an aggregated edge, that of the larger part."""
    if data.get("quad_class"):
        return tone(str(data["quad_class"]), data.get("status"))
    share = data.get("conflict_share")
    if not isinstance(share, int | float) or share == 0.5:
        return ""
    return "conflict" if share > 0.5 else "cooperation"


def whole_date(date: object, *, last: bool = False) -> str | None:
    """A partial date as its first (or last) day; None for what is no date."""
    match = _DATE.match(str(date)[:10]) if date else None
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), int(match[3] or 0)
    if not (year and 1 <= month <= 12):
        return None
    length = calendar.monthrange(year, month)[1]
    day = day or (length if last else 1)
    return f"{year:04d}-{month:02d}-{day:02d}" if day <= length else None

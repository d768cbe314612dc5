"""Event data: one record a relation, after PLOVER, the successor of CAMEO."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.export.common import edges, end_of, label_of, whole_date
from aldus.export.json import plain
from aldus.files import replacing

if TYPE_CHECKING:
    import networkx as nx


def events(graph: nx.Graph[str], path: str | Path) -> None:
    """Write JSONL: one record for every `say` and `do` with target, whatever its status.

    Fields: `event_id`, `event_date` (first day of the article's date), `date` (as given), `event_type`
    (PLOVER, or null), `mode` (of that type, or null), `quad_code` (0 to 4: verbal cooperation is 1, material cooperation 2, verbal conflict
    3, material conflict 4, none 0), `quad_class`, `intensity` (-10 to 10, null for what is
    negated), `context` (a list: `negation`, `future`, `hypothetical` after the status, `historical` where the sentence names
    a year before the last one), `actor` and `recipient` (`id`, `name`, `type`,
    `country`, `cow`, `sector`, `sector_code`), `predicate`, `status`, `symmetric`, `attributed_to`, `confidence`, `source` (`document`, `title`,
    `url`, `publisher`, `sentence`, `start`, `end`, `rule`). A symmetric event is one record. Of an aggregated graph nothing can
    be written but an empty file.

    Raises:
        OutputError: if the file cannot be written.
    """
    with replacing(path) as file:
        for u, v, name, data in edges(graph):
            if data.get("kind") not in ("say", "do") or "sentence" not in data:
                continue
            record = {
                "event_id": name,
                "event_date": whole_date(data.get("date")),
                "date": data.get("date"),
                "event_type": data.get("event_type"),
                "mode": data.get("mode"),
                "quad_code": QUAD_CODES.get(data.get("quad_class") or "", 0),
                "quad_class": data.get("quad_class"),
                "intensity": data.get("intensity"),
                "context": contexts(data),
                "actor": _party(graph, u),
                "recipient": _party(graph, v),
                "predicate": data.get("predicate"),
                "status": data.get("status"),
                "symmetric": data.get("symmetric", False),
                "attributed_to": data.get("attributed_to"),
                "confidence": data.get("confidence"),
                "source": {k: data.get(k) for k in _SOURCE},
            }
            file.write(json.dumps(plain(record), ensure_ascii=False) + "\n")


_SOURCE = ("document", "title", "url", "publisher", "sentence", "start", "end", "rule")
_CONTEXTS = {"negated": "negation", "future": "future", "possible": "hypothetical"}
_YEAR = re.compile(r"\bin (1[5-9]\d\d|20\d\d)\b", re.IGNORECASE)
QUAD_CODES = {
    "verbal cooperation": 1,
    "material cooperation": 2,
    "verbal conflict": 3,
    "material conflict": 4,
}


def contexts(data: Mapping[str, Any]) -> list[str]:
    """What an event is besides something that happens now."""
    found = [_CONTEXTS[status]] if (status := data.get("status")) in _CONTEXTS else []
    date = whole_date(data.get("date"))
    years = [int(year) for year in _YEAR.findall(str(data.get("sentence") or ""))]
    if date is not None and any(year < int(date[:4]) - 1 for year in years):
        found.append("historical")
    return found


def _party(graph: nx.Graph[str], node: str) -> dict[str, Any]:
    data = graph.nodes[node]
    found = {"id": node, "name": label_of(graph, node), **end_of(node, data)}
    return {name: found[name] for name in ("id", "name", "type", "country", "cow", "sector", "sector_code")}

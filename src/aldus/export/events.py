"""Event data: one record a relation, after PLOVER, the successor of CAMEO."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.export.common import edges, label_of, whole_date
from aldus.export.json import plain
from aldus.files import replacing

if TYPE_CHECKING:
    import networkx as nx


def events(graph: nx.Graph[str], path: str | Path) -> None:
    """Write JSONL: one record for every `say` and `do` with target, whatever its status.

    Fields: `event_id`, `event_date` (first day of the article's date), `date` (as given), `event_type`
    (PLOVER, or null), `quad_code` (0 to 4: verbal cooperation is 1, material cooperation 2, verbal conflict
    3, material conflict 4, none 0), `quad_class`, `actor` and `recipient` (`id`, `name`, `type`,
    `country`), `predicate`, `status`, `symmetric`, `attributed_to`, `confidence`, `source` (`document`, `title`,
    `sentence`, `start`, `end`, `rule`). A symmetric event is one record. Of an aggregated graph nothing can
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
                "quad_code": _QUAD.get(data.get("quad_class") or "", 0),
                "quad_class": data.get("quad_class"),
                "actor": _party(graph, u),
                "recipient": _party(graph, v),
                "predicate": data.get("predicate"),
                "status": data.get("status"),
                "symmetric": data.get("symmetric", False),
                "attributed_to": data.get("attributed_to"),
                "confidence": data.get("confidence"),
                "source": {k: data.get(k) for k in ("document", "title", "sentence", "start", "end", "rule")},
            }
            file.write(json.dumps(plain(record), ensure_ascii=False) + "\n")


_QUAD = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}


def _party(graph: nx.Graph[str], node: str) -> dict[str, Any]:
    data = graph.nodes[node]
    country = node if data.get("type") == "COUNTRY" else data.get("country")
    return {"id": node, "name": label_of(graph, node), "type": data.get("type"), "country": country}

"""Names against annotated ones."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from models.evaluate.measures import f_score


def score(path: Path, annotate: Callable[[list[str]], Iterable[Any]]) -> dict[str, float]:
    """Entity F over all labels and by label; a gold name within a token counts as that token."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry, doc in zip(entries, annotate([e["text"] for e in entries]), strict=True):
        gold = set()
        for begin, end, label in entry["entities"]:
            span = doc.char_span(begin, end, alignment_mode="expand")
            gold.add((span.start, span.end, label))
        found = {(e.start, e.end, e.label_) for e in doc.ents}
        for kind, spans in (("gold", gold), ("found", found), ("right", gold & found)):
            for _, _, label in spans:
                counts[label][kind] += 1
                counts["all"][kind] += 1
    return {
        label: f_score(c["right"], c["gold"], c["found"])
        for label, c in sorted(counts.items(), key=lambda item: (item[0] != "all", -item[1]["gold"]))
    }

"""What a node of the graph carries: an actor, summed up over documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from aldus.document import Actor, Document

NODE_COLUMNS = (
    *("type", "label", "aliases", "country", "wikidata", "mentions", "documents", "statements"),
    *("first_date", "last_date", "merged"),
)
"""What every node carries."""


class Tally:
    """The names and countries of one actor, counted while its node is built."""

    def __init__(self, node: dict[str, Any], actor: Actor) -> None:
        """Count into `node`, the attributes of a new node."""
        self.node = node
        node.update(type=actor.type, label=actor.label, aliases=(), country=None, wikidata=None)
        node.update(mentions=0, documents=0, statements=0, first_date=None, last_date=None, merged=())
        self._labels: Counter[str] = Counter()
        self._forms: Counter[str] = Counter()
        self._countries: Counter[str] = Counter()

    def add(self, actor: Actor, document: Document) -> None:
        """Count what one document says of the actor."""
        node = self.node
        node["mentions"] += len(actor.mentions)
        node["documents"] += 1
        node["wikidata"] = node["wikidata"] or actor.wikidata
        widen(node, document.date)
        self._labels[actor.label] += 1
        if actor.country is not None:
            self._countries[actor.country] += 1
        for mention in actor.mentions:
            if mention.kind not in ("pronoun", "description"):
                self._forms[mention.of(document.text)] += 1

    def finish(self) -> None:
        """Choose label and country, and sort the other names, most used first."""
        label = max(self._labels.items(), key=lambda x: (x[1], len(x[0]), x[0]))[0]
        self.node["label"] = label
        if self._countries:
            self.node["country"] = max(self._countries.items(), key=lambda x: (x[1], x[0]))[0]
        forms = sorted(self._forms.items(), key=lambda x: (-x[1], x[0]))
        self.node["aliases"] = tuple(form for form, _ in forms if form and form != label)


def widen(node: dict[str, Any], first: str | None, last: str | None = None) -> None:
    """Stretch `first_date` and `last_date` to hold `first` and `last` too."""
    last = last or first
    if first and (node["first_date"] is None or first < node["first_date"]):
        node["first_date"] = first
    if last and (node["last_date"] is None or last > node["last_date"]):
        node["last_date"] = last


def absorb(node: dict[str, Any], other: Mapping[str, Any]) -> None:
    """Add to a node what another one carries that is the same actor."""
    for count in ("mentions", "documents", "statements"):
        node[count] = node.get(count, 0) + other.get(count, 0)
    names = (*node.get("aliases", ()), other.get("label"), *other.get("aliases", ()))
    node["aliases"] = tuple(dict.fromkeys(n for n in names if n and n != node["label"]))
    node["merged"] = tuple(dict.fromkeys((*node.get("merged", ()), *other.get("merged", ()))))
    for key in ("country", "wikidata"):
        node[key] = node.get(key) or other.get(key)
    widen(node, other.get("first_date"), other.get("last_date"))

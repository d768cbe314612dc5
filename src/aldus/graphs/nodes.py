"""What a node of the graph carries: an actor, summed up over documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from aldus.document import REFERRING, Actor, Document
from aldus.graphs.profiles import most
from aldus.lexicon.sectors import sectors

NODE_COLUMNS = (
    *("type", "label", "aliases", "country", "sector", "sector_code", "party", "member_of", "wikidata"),
    *("mentions", "documents", "statements", "first_date", "last_date", "merged", "certainty"),
)
"""What every node carries."""


class Tally:
    """The names, countries and functions of one actor, counted while its node is built."""

    def __init__(self, node: dict[str, Any], actor: Actor) -> None:
        """Count into `node`, the attributes of a new node."""
        self.node = node
        node.update(dict.fromkeys(NODE_COLUMNS), type=actor.type, label=actor.label, aliases=(), merged=())
        node.update(mentions=0, documents=0, statements=0, member_of=(), certainty=1.0)
        self._labels: Counter[str] = Counter()
        self._forms: Counter[str] = Counter()
        self._counts: dict[str, Counter[str]] = {}
        self._bodies: dict[str, dict[str, Any]] = {}

    def add(
        self, actor: Actor, document: Document, nodes: Mapping[str, str], parties: Collection[str]
    ) -> None:
        """Count what one document says of the actor.

        Args:
            actor: as in the document.
            document: where it stands.
            nodes: the nodes of all actors of the document, by their ids.
            parties: ids of the parties among them.
        """
        node = self.node
        node["mentions"] += len(actor.mentions)
        node["documents"] += 1
        widen(node, document.date)
        self._labels[actor.label] += 1
        own = dict(actor.more)
        for name in ("country", "sector", "wikidata"):
            if name not in own:
                self._count(name, getattr(actor, name))
        for name, value in own.items():
            self._count(name, value)
        for body in actor.member_of:
            if body not in nodes:
                continue
            if body in parties and "party" not in own:
                self._count("party", nodes[body])
            entry = self._bodies.setdefault(nodes[body], {"first_date": None, "last_date": None})
            widen(entry, document.date)
        for mention in actor.mentions:
            if mention.kind not in REFERRING:
                self._forms[mention.of(document.text)] += 1

    def _count(self, name: str, value: str | None) -> None:
        if value is not None:
            self._counts.setdefault(name, Counter())[value] += 1

    def finish(self) -> None:
        """Choose what the documents say most, and sort the other names, most used first."""
        label = max(self._labels.items(), key=lambda x: (x[1], len(x[0]), x[0]))[0]
        self.node["label"] = label
        self.node.update((name, most(counts)) for name, counts in self._counts.items())
        self.node["sector_code"] = sectors().codes.get(self.node["sector"] or "")
        forms = sorted(self._forms.items(), key=lambda x: (-x[1], x[0]))
        self.node["aliases"] = tuple(form for form, _ in forms if form and form != label)
        self.node["member_of"] = tuple({"id": id, **dates} for id, dates in sorted(self._bodies.items()))


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
    node["certainty"] = min(node.get("certainty", 1.0), other.get("certainty", 1.0))
    for key, value in other.items():
        if node.get(key) is None:
            node[key] = value
    bodies = {entry["id"]: dict(entry) for entry in node.get("member_of", ())}
    for entry in other.get("member_of", ()):
        if entry["id"] in bodies:
            widen(bodies[entry["id"]], entry["first_date"], entry["last_date"])
        else:
            bodies[entry["id"]] = dict(entry)
    node["member_of"] = tuple(bodies[id] for id in sorted(bodies))
    widen(node, other.get("first_date"), other.get("last_date"))

"""What an edge of the graph carries: a relation, and where it stands in which text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from aldus.codec import scalars
from aldus.columns import META
from aldus.document import Document, Relation, Span
from aldus.export.common import statements as spoken

if TYPE_CHECKING:
    import networkx as nx

_TAKEN = tuple(name for name in scalars(Relation) if name not in ("source", "target", "attributed_to"))

_take = attrgetter(*_TAKEN)

EDGE_COLUMNS = (
    *("id", *_TAKEN, "attributed_to", "date", "document", "title", "trigger", "start", "end"),
    *("sentence", "sentence_start", "content", "content_start", "content_end", "about", *META),
)
"""What every edge carries: the plain fields of its relation, its place, and what is known of the article."""
_RESERVED = frozenset(
    (*EDGE_COLUMNS, "source", "target", "key", "label", "weight", "source_was", "target_was")
)


class EdgeMaker:
    """Makes the edges of one document.

    Args:
        document: where the relations stand.
        name: of the document in the graph.
        nodes: id of an actor in the document -> its node.
    """

    def __init__(self, document: Document, name: str, nodes: Mapping[str, str]) -> None:
        self._document = document
        self._name = name
        self._nodes = nodes
        self._sentences = [s.start for s in document.sentences]
        order = {actor.id: number for number, actor in enumerate(document.actors)}
        self._meta = {**dict.fromkeys(META), **edge_meta(document.meta)}
        self._mentions = sorted((m.start, m.end, order[a.id]) for a in document.actors for m in a.mentions)

    def make(self, number: int, relation: Relation) -> dict[str, Any]:
        """The attributes of the edge of a relation, the document's `number`-th."""
        text, content, trigger = self._document.text, relation.content, relation.trigger
        begin, end = self._sentence(trigger.start)
        claimant = relation.attributed_to
        return {
            "id": f"{self._name}#{number}",
            **dict(zip(_TAKEN, _take(relation), strict=True)),
            "attributed_to": None if claimant is None else self._nodes.get(claimant, claimant),
            "date": self._document.date,
            "document": self._name,
            "title": self._document.title,
            "trigger": trigger.of(text),
            "start": trigger.start,
            "end": trigger.end,
            "sentence": text[begin:end],
            "sentence_start": begin,
            "content": None if content is None else content.of(text),
            "content_start": None if content is None else content.start,
            "content_end": None if content is None else content.end,
            "about": () if content is None else self._about(content),
            **self._meta,
        }

    def _about(self, content: Span) -> tuple[str, ...]:
        """The nodes of the actors that are mentioned in the reported words."""
        first = bisect_left(self._mentions, (content.start,))
        last = bisect_left(self._mentions, (content.end,))
        inside = {actor for _, end, actor in self._mentions[first:last] if end <= content.end}
        actors = self._document.actors
        return tuple(dict.fromkeys(self._nodes[actors[number].id] for number in sorted(inside)))

    def _sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset, without white space; the line where no sentence is known."""
        text = self._document.text
        place = bisect_right(self._sentences, at) - 1
        if place >= 0 and at < self._document.sentences[place].end:
            begin, end = self._document.sentences[place].start, self._document.sentences[place].end
        else:
            begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
        piece = text[begin:end]
        return begin + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def edge_meta(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of an article, as attributes of edges: a name that edges have themselves gets `meta_` before it."""
    return {f"meta_{k}" if k in _RESERVED and k not in META else k: v for k, v in meta.items()}


def records(graph: nx.MultiDiGraph[str], *, statements: bool = True) -> Iterator[dict[str, Any]]:
    """Every relation as one dict with `source` and `target`; statements without target last."""
    for u, v, data in graph.edges(data=True):
        yield {"source": u, "target": v, **data}
    if statements:
        for statement in spoken(graph):
            yield {"source": statement["source"], "target": None, **statement}

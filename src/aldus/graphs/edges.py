"""What an edge of the graph carries: a relation, and where it stands in which text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aldus.codec import scalars
from aldus.document import Document, Relation, Span

if TYPE_CHECKING:
    import networkx as nx

_TAKEN = tuple(name for name in scalars(Relation) if name not in ("source", "target", "attributed_to"))

EDGE_COLUMNS = (
    *("id", *_TAKEN, "attributed_to", "date", "document", "title", "trigger", "start", "end"),
    *("sentence", "sentence_start", "content", "content_start", "content_end", "about"),
)
"""What every edge carries: the plain fields of its relation, and its place."""


def edge_of(
    id: str,
    name: str,
    document: Document,
    relation: Relation,
    nodes: Mapping[str, str],
    starts: Sequence[int],
) -> dict[str, Any]:
    """The attributes of the edge of a relation.

    Args:
        id: key of the edge.
        name: of the document in the graph.
        document: where the relation stands.
        relation: one of its relations.
        nodes: id of an actor in the document -> its node.
        starts: where the sentences of the document start.
    """
    text, content, trigger = document.text, relation.content, relation.trigger
    sentence = _sentence(document, trigger.start, starts)
    claimant = relation.attributed_to
    return {
        "id": id,
        **{field: getattr(relation, field) for field in _TAKEN},
        "attributed_to": None if claimant is None else nodes.get(claimant, claimant),
        "date": document.date,
        "document": name,
        "title": document.title,
        "trigger": trigger.of(text),
        "start": trigger.start,
        "end": trigger.end,
        "sentence": sentence.of(text),
        "sentence_start": sentence.start,
        "content": None if content is None else content.of(text),
        "content_start": None if content is None else content.start,
        "content_end": None if content is None else content.end,
        "about": () if content is None else _about(document, content, nodes),
    }


def records(graph: nx.MultiDiGraph[str], *, statements: bool = True) -> Iterator[dict[str, Any]]:
    """Every relation as one dict with `source` and `target`; statements without target last."""
    for u, v, data in graph.edges(data=True):
        yield {"source": u, "target": v, **data}
    if statements:
        for statement in graph.graph.get("statements", ()):
            yield {"source": statement["source"], "target": None, **statement}


def _about(document: Document, content: Span, nodes: Mapping[str, str]) -> tuple[str, ...]:
    """The nodes of the actors that are mentioned in the reported words."""
    inside = (
        nodes[actor.id]
        for actor in document.actors
        if any(content.start <= m.start and m.end <= content.end for m in actor.mentions)
    )
    return tuple(dict.fromkeys(inside))


def _sentence(document: Document, at: int, starts: Sequence[int]) -> Span:
    """The sentence around an offset, without white space; the line where no sentence is known."""
    text = document.text
    place = bisect_right(starts, at) - 1
    if place >= 0 and at < document.sentences[place].end:
        begin, end = document.sentences[place].start, document.sentences[place].end
    else:
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
    piece = text[begin:end]
    return Span(begin + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))

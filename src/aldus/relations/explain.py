"""Why a relation was found, in words and as a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from aldus.document import Relation
from aldus.lexicon.rules import rules
from aldus.relations.component import RelationExtractor

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token


def _at(doc: Doc, start: int) -> Token | None:
    for token in doc:
        if token.idx <= start < token.idx + max(1, len(token.text)):
            return token
    return None


def _label(doc: Doc, actor: str | None) -> str:
    for a in doc._.actors:
        if a.id == actor:
            return f"{a.label} ({a.id})"
    return str(actor) if actor is not None else "nobody"


def _path(token: Token, goal: Token) -> str:
    """The arcs from one token to another, by their lowest common ancestor."""
    up = [token, *token.ancestors]
    down = [goal, *goal.ancestors]
    common = next((t for t in up if t in down), None)
    if common is None:
        return "no arc, by the order of words"
    parts = [token.text]
    for t in up[: up.index(common)]:
        parts.append(f"<-{t.dep_}- {t.head.text}")
    for t in reversed(down[: down.index(common)]):
        parts.append(f"-{t.dep_}-> {t.text}")
    return " ".join(parts)


def _confidence(relation: Relation) -> list[str]:
    """How sure it is, and what that rests on."""
    if relation.confidence is None:
        return []
    line = f"  confidence {relation.confidence:.2f}"
    rule = rules("relations").of(relation.rule)
    if rule is not None:
        line += f": {rule.name} was right in {rule.right} of {rule.fired} annotated places"
    return [line]


def explain(doc: Doc, relation: Relation, nlp: Language | None = None) -> str:
    """Say which rule, cue and arcs are behind a relation.

    Args:
        doc: the processed Doc that `relation` comes from.
        relation: one of `doc._.relations`.
        nlp: the pipeline that made it, to be told what was learned that speaks for and against it.

    Returns:
        Some lines: the relation, its rule with how often that was right, trigger, status, content, the arcs from its
        trigger to its evidence; with a pipeline, how probable trigger, source and target are, how sure the judge is,
        from where on it keeps a relation, and what counts most in that, in log odds.
    """
    text = doc.text
    lines = [
        f"{relation.kind}: {_label(doc, relation.source)} -> {_label(doc, relation.target)}",
        f"  rule       {relation.rule}",
        *_confidence(relation),
        f"  predicate  {relation.predicate}" + (f", {relation.event_type}" if relation.event_type else ""),
        f"  status     {relation.status}"
        + (", symmetric" if relation.symmetric else "")
        + (", nominal" if relation.nominal else ""),
    ]
    trigger = _at(doc, relation.trigger.start)
    if trigger is None:
        return "\n".join(lines)
    lines.append(
        f"  trigger    {trigger.text} (lemma {trigger.lemma_}, {trigger.dep_} of {trigger.head.text})"
    )
    for span in relation.evidence:
        token = _at(doc, span.start)
        if token is not None and token.i != trigger.i:
            lines.append(f"  evidence   {_path(trigger, token)}")
    if relation.content is not None:
        lines.append(f"  content    {relation.content.of(text)}")
    if relation.attributed_to is not None:
        lines.append(f"  claimed by {_label(doc, relation.attributed_to)}")
    extractor = None if nlp is None else nlp.get_pipe("aldus_relations")
    if isinstance(extractor, RelationExtractor):
        lines += (f"  learned    {line}" for line in extractor.why(doc, relation))
    return "\n".join(lines)


def displacy_data(doc: Doc) -> list[dict[str, Any]]:
    """The relations of a Doc as arcs, for `displacy.render(data, style="dep", manual=True)`.

    Returns:
        One item for each sentence with relations: its words, with mentioned actors as tags, and one arc from the
        source to the trigger and one from the trigger to the target of each relation.
    """
    drawings: list[dict[str, Any]] = []
    tags = {i: m.actor for m in doc._.mentions for i in range(m.start, m.end)}
    tokens = {at: token.i for token in doc for at in range(token.idx, token.idx + len(token.text))}
    for sent in doc.sents:
        arcs: list[dict[str, Any]] = []
        for r in doc._.relations:
            arcs += (arc for arc in _arcs(r, tokens, sent) if arc not in arcs)
        if arcs:
            words = [{"text": t.text, "tag": tags.get(t.i, "")} for t in sent]
            drawings.append({"words": words, "arcs": arcs})
    return drawings


def _arcs(r: Relation, tokens: Mapping[int, int], sent: Span) -> Iterator[dict[str, Any]]:
    """The arcs of a relation in a sentence; `tokens` has the token at every character."""
    trigger = tokens.get(r.trigger.start)
    if trigger is None or not sent.start <= trigger < sent.end:
        return
    ends = [tokens.get(s.start) for s in r.evidence]
    source = ends[0] if ends else None
    target = ends[1] if r.target is not None and len(ends) > 1 else None
    for end, label, outward in ((source, r.kind, False), (target, r.status, True)):
        if end is None or end == trigger or not sent.start <= end < sent.end:
            continue
        left, right = sorted((trigger - sent.start, end - sent.start))
        points_right = (end > trigger) == outward
        yield {"start": left, "end": right, "label": label, "dir": "right" if points_right else "left"}

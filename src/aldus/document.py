"""Plain data: what Aldus finds in one article, and its JSON.

Every offset is a character offset (Unicode code points, end exclusive) into the unchanged text. Nothing
in this module needs spaCy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from aldus.errors import InputError

if TYPE_CHECKING:
    from spacy.tokens import Doc

ActorType = Literal["PERSON", "ORG", "COUNTRY"]
MentionKind = Literal["name", "adjective", "inhabitant", "metonym", "pronoun", "description"]
RelationKind = Literal["say", "do", "role"]
Status = Literal["actual", "negated", "future", "possible"]
QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

ACTOR_TYPES: frozenset[str] = frozenset(get_args(ActorType))
MENTION_KINDS: frozenset[str] = frozenset(get_args(MentionKind))
RELATION_KINDS: frozenset[str] = frozenset(get_args(RelationKind))
STATUSES: frozenset[str] = frozenset(get_args(Status))
QUAD_CLASSES: frozenset[str] = frozenset(get_args(QuadClass))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""

    def of(self, text: str) -> str:
        """The words themselves, cut out of `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article refers to an actor."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    kind: MentionKind = "name"
    """How it refers: by a name, an adjective, its inhabitants, a metonym, a pronoun or a description."""
    rule: str = ""
    """Name of the rule that resolved it."""
    antecedent: int | None = None
    """Offset where the mention starts that a pronoun or description refers to."""
    confidence: float | None = field(default=None, compare=False)
    """Estimated probability that it refers to this actor; None where nothing is known of it."""

    def of(self, text: str) -> str:
        """The words themselves, cut out of `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or country that an article mentions."""

    id: str
    """ISO 3166 alpha-3 code of a country, else a slug of the label; unique in the document."""
    type: ActorType
    """`PERSON`, `ORG` or `COUNTRY`."""
    label: str
    """The fullest usual Dutch name."""
    mentions: tuple[Mention, ...] = ()
    """Every mention, in text order."""
    country: str | None = None
    """Alpha-3 code of the country it belongs to, where the text or a table says so."""
    wikidata: str | None = None
    """Wikidata id, where a source confirms it."""

    def names(self, text: str) -> tuple[str, ...]:
        """The distinct named forms (no pronouns, no descriptions) by which `text` refers to the actor."""
        named = (m.of(text) for m in self.mentions if m.kind not in ("pronoun", "description"))
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Relation:
    """Who said or did what toward whom, or who holds which function."""

    kind: RelationKind
    """`say`, `do` or `role`."""
    source: str
    """Id of the actor that speaks, acts or holds the function."""
    target: str | None
    """Id of the actor addressed or acted upon, or where the function is held; None where there is none."""
    predicate: str
    """Readable lemma of what is said or done, with particle and light-verb noun: `opschorten hulp`."""
    trigger: Span
    """The word that expresses the relation."""
    status: Status = "actual"
    """Whether it happened, was denied, is to come, or is only possible, wanted or asked."""
    content: Span | None = None
    """The reported words of a `say`."""
    attributed_to: str | None = None
    """Id of the actor in whose reported words a `do` stands."""
    rule: str = ""
    """Name of the rule that made it."""
    event_type: str | None = None
    """PLOVER event type, such as `AID` or `ACCUSE`; None where the lexicon has none."""
    quad_class: QuadClass | None = None
    """Verbal or material, cooperation or conflict."""
    symmetric: bool = False
    """True for acts of both parties alike: to meet, to agree."""
    nominal: bool = False
    """True where a noun, not a verb, expresses it."""
    evidence: tuple[Span, ...] = field(default=(), compare=False)
    """Further words that the rule relied on: source, target, cue parts."""
    confidence: float | None = field(default=None, compare=False)
    """Estimated probability that kind, source and target are right; None where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its actors and relations."""

    id: str
    """Identifier of the article."""
    text: str
    """The unchanged input text."""
    date: str | None = None
    """Date of the article in ISO 8601, whole or partial: `2025`, `2025-03` or `2025-03-05`."""
    title: str | None = None
    """Title, where the input has one apart from the text."""
    actors: tuple[Actor, ...] = ()
    """Actors in order of first mention."""
    relations: tuple[Relation, ...] = ()
    """Relations in order of their triggers."""
    sentences: tuple[Span, ...] = ()
    """Sentences in text order; empty where they are not known."""

    def actor(self, id: str) -> Actor:
        """The actor with this id.

        Raises:
            KeyError: if the document has no such actor.
        """
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def sentence(self, relation: Relation) -> str:
        """The sentence that holds the trigger of `relation`; the line where sentences are not known."""
        at = relation.trigger.start
        for span in self.sentences:
            if span.start <= at < span.end:
                return span.of(self.text).strip()
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return self.text[start : len(self.text) if end < 0 else end].strip()

    @classmethod
    def from_doc(
        cls,
        doc: Doc,
        *,
        id: str = "",
        date: str | None = None,
        title: str | None = None,
        text: str | None = None,
        shift: int = 0,
    ) -> Document:
        """Turn a processed spaCy Doc into plain data.

        Args:
            doc: a Doc with `doc._.actors` and `doc._.relations`.
            id: identifier of the article.
            date: date of the article in ISO 8601.
            title: title of the article.
            text: the whole input, where `doc` holds only its part from character `shift` on.
            shift: number of characters of `text` before the start of `doc`.
        """
        document = cls(
            id=id,
            text=doc.text,
            date=date,
            title=title,
            actors=tuple(doc._.actors),
            relations=tuple(doc._.relations),
            sentences=tuple(Span(s.start_char, s.end_char) for s in doc.sents),
        )
        return document if text is None else document._shifted(text, shift)

    def _shifted(self, text: str, by: int) -> Document:
        def move(span: Span) -> Span:
            return Span(span.start + by, span.end + by)

        actors = tuple(
            Actor(
                a.id,
                a.type,
                a.label,
                tuple(
                    Mention(
                        m.start + by,
                        m.end + by,
                        m.kind,
                        m.rule,
                        None if m.antecedent is None else m.antecedent + by,
                    )
                    for m in a.mentions
                ),
                a.country,
                a.wikidata,
            )
            for a in self.actors
        )
        relations = tuple(
            Relation(
                r.kind,
                r.source,
                r.target,
                r.predicate,
                move(r.trigger),
                r.status,
                None if r.content is None else move(r.content),
                r.attributed_to,
                r.rule,
                r.event_type,
                r.quad_class,
                r.symmetric,
                r.nominal,
                tuple(move(e) for e in r.evidence),
            )
            for r in self.relations
        )
        sentences = tuple(move(s) for s in self.sentences)
        return Document(self.id, text, self.date, self.title, actors, relations, sentences)

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON-ready data; the inverse of `from_dict`."""
        data: dict[str, Any] = {"id": self.id, "date": self.date}
        if self.title is not None:
            data["title"] = self.title
        data["text"] = self.text
        data["entities"] = [_actor_dict(a) for a in self.actors]
        data["relations"] = [_relation_dict(r) for r in self.relations]
        data["sentences"] = [[s.start, s.end] for s in self.sentences]
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Read what `to_dict` wrote; unknown fields are ignored, so newer files stay readable.

        Raises:
            InputError: if a field is missing or has a wrong type or value.
        """
        name = data.get("id") if isinstance(data, Mapping) else None
        try:
            return cls(
                id=_text(data["id"]),
                text=_text(data["text"]),
                date=None if data.get("date") is None else _text(data["date"]),
                title=None if data.get("title") is None else _text(data["title"]),
                actors=tuple(_actor(a) for a in data["entities"]),
                relations=tuple(_relation(r) for r in data["relations"]),
                sentences=tuple(_span_of(*s) for s in data.get("sentences") or ()),
            )
        except KeyError as error:
            raise InputError(f"document {name!r}: field {error} is missing") from None
        except (TypeError, ValueError, AttributeError) as error:
            raise InputError(f"document {name!r}: {error}") from None

    def to_json(self, *, indent: int | None = None) -> str:
        """The document as one JSON object; on one line unless `indent` is given."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        from aldus.notebook import document_html

        return document_html(self)

    @classmethod
    def from_json(cls, line: str | bytes) -> Document:
        """Read what `to_json` wrote.

        Raises:
            InputError: if it is not JSON, or not a document.
        """
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"not JSON: {error}") from None
        if not isinstance(data, dict):
            raise InputError(f"not a document but a JSON {type(data).__name__}")
        return cls.from_dict(data)


def _actor_dict(actor: Actor) -> dict[str, Any]:
    data: dict[str, Any] = {"id": actor.id, "type": actor.type, "label": actor.label}
    if actor.country is not None:
        data["country"] = actor.country
    if actor.wikidata is not None:
        data["wikidata"] = actor.wikidata
    data["mentions"] = []
    for m in actor.mentions:
        mention: dict[str, Any] = {"start": m.start, "end": m.end, "kind": m.kind}
        if m.rule:
            mention["rule"] = m.rule
        if m.antecedent is not None:
            mention["antecedent"] = m.antecedent
        data["mentions"].append(mention)
    return data


def _relation_dict(relation: Relation) -> dict[str, Any]:
    return {
        "kind": relation.kind,
        "source": relation.source,
        "target": relation.target,
        "predicate": relation.predicate,
        "trigger": _span_dict(relation.trigger),
        "status": relation.status,
        "content": None if relation.content is None else _span_dict(relation.content),
        "attributed_to": relation.attributed_to,
        "event_type": relation.event_type,
        "quad_class": relation.quad_class,
        "symmetric": relation.symmetric,
        "nominal": relation.nominal,
        "rule": relation.rule,
        "evidence": [_span_dict(s) for s in relation.evidence],
    }


def _span_dict(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.60} is not a string")
    return value


def _one_of(value: Any, allowed: frozenset[str]) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r:.60} is not one of {', '.join(sorted(allowed))}")
    return value


def _span_of(start: object, end: object) -> Span:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"{start!r:.20}, {end!r:.20} is no span")
    return Span(start, end)


def _span(data: Mapping[str, Any]) -> Span:
    return _span_of(data["start"], data["end"])


def _actor(data: Mapping[str, Any]) -> Actor:
    mentions = []
    for m in data["mentions"]:
        span = _span(m)
        kind: MentionKind = _one_of(m.get("kind", "name"), MENTION_KINDS)
        mentions.append(Mention(span.start, span.end, kind, m.get("rule", ""), m.get("antecedent")))
    return Actor(
        id=_text(data["id"]),
        type=_one_of(data["type"], ACTOR_TYPES),
        label=_text(data["label"]),
        mentions=tuple(mentions),
        country=data.get("country"),
        wikidata=data.get("wikidata"),
    )


def _relation(data: Mapping[str, Any]) -> Relation:
    quad = data.get("quad_class")
    target = data.get("target")
    return Relation(
        kind=_one_of(data["kind"], RELATION_KINDS),
        source=_text(data["source"]),
        target=None if target is None else _text(target),
        predicate=_text(data["predicate"]),
        trigger=_span(data["trigger"]),
        status=_one_of(data.get("status", "actual"), STATUSES),
        content=None if data.get("content") is None else _span(data["content"]),
        attributed_to=data.get("attributed_to"),
        rule=data.get("rule", ""),
        event_type=data.get("event_type"),
        quad_class=None if quad is None else _one_of(quad, QUAD_CLASSES),
        symmetric=bool(data.get("symmetric", False)),
        nominal=bool(data.get("nominal", False)),
        evidence=tuple(_span(s) for s in data.get("evidence") or ()),
    )

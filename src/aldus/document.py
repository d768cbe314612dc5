"""Plain data: what Aldus finds in one article, and its JSON.

Every offset is a character offset (Unicode code points, end exclusive) into the unchanged text. Nothing
in this module needs spaCy.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from aldus import codec
from aldus.choices import Choice, some_of
from aldus.codec import Offset, Probability
from aldus.errors import InputError
from aldus.notebook import Mark, Row, block_html, table_html, text_html
from aldus.style import COLOURS, NEUTRAL, colour, tone

if TYPE_CHECKING:
    from spacy.tokens import Doc

ActorType = Literal["PERSON", "ORG", "COUNTRY"]
MentionKind = Literal["name", "adjective", "inhabitant", "metonym", "pronoun", "description"]
RelationKind = Literal["say", "do", "role"]
Gender = Literal["m", "f"]
Status = Literal["actual", "negated", "future", "possible"]
QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

ACTOR_TYPES: frozenset[str] = frozenset(get_args(ActorType))
MENTION_KINDS: frozenset[str] = frozenset(get_args(MentionKind))
REFERRING: frozenset[str] = frozenset(("pronoun", "description"))
"""Kinds of mentions that name nobody."""
RELATION_KINDS: frozenset[str] = frozenset(get_args(RelationKind))
STATUSES: frozenset[str] = frozenset(get_args(Status))
QUAD_CLASSES: frozenset[str] = frozenset(get_args(QuadClass))

# How fields travel as plain data, see `aldus.codec`.
_SPARSE = {"sparse": True}
_NEEDED = {"needed": True}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""

    def of(self, text: str) -> str:
        """The words themselves, cut out of `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of text between quotation marks, the marks outside, that a statement reports."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    rule: str = ""
    """What linked it to the statement: `cue`, `clause`, `split`, `next`, `open`, `paragraph` or `before`."""

    def of(self, text: str) -> str:
        """The words themselves, cut out of `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article refers to an actor."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    kind: MentionKind = "name"
    """How it refers: by a name, an adjective, its inhabitants, a metonym, a pronoun or a description."""
    rule: str = field(default="", metadata=_SPARSE)
    """Name of the rule that resolved it."""
    antecedent: Offset | None = field(default=None, metadata=_SPARSE)
    """Offset where the mention starts that a pronoun or description refers to."""
    confidence: Probability | None = field(default=None, compare=False, metadata=_SPARSE)
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
    mentions: tuple[Mention, ...] = field(default=(), metadata=_NEEDED)
    """Every mention, in text order."""
    country: str | None = field(default=None, metadata=_SPARSE)
    """Alpha-3 code of the country it belongs to, where the text or a table says so."""
    wikidata: str | None = field(default=None, metadata=_SPARSE)
    """Wikidata id, where a source confirms it."""
    gender: Gender | None = field(default=None, metadata=_SPARSE)
    """Of a person: `m` or `f`, where the text or a table says so."""
    sector: str | None = field(default=None, metadata=_SPARSE)
    """Sector of society, such as `government` or `media`, by its kind or its function here."""
    sort: str | None = field(default=None, metadata=_SPARSE)
    """Kind of an organisation, such as `party`, `ministry` or `court`."""
    functions: tuple[str, ...] = field(default=(), metadata=_SPARSE)
    """Functions that the text gives to a person, in lower case: `minister van financiën`."""
    member_of: tuple[str, ...] = field(default=(), metadata=_SPARSE)
    """Ids of the organisations that the phrase of its name gives: `VVD-leider X`, `X (VVD)`."""
    listed: bool = field(default=False, metadata=_SPARSE)
    """Whether a table knows it: then its id means the same actor in every document."""
    more: tuple[tuple[str, str], ...] = field(default=(), metadata=_SPARSE)
    """What your own table says of it besides: names of columns with their values."""

    def names(self, text: str) -> tuple[str, ...]:
        """The distinct named forms (no pronouns, no descriptions) by which `text` refers to the actor."""
        named = (m.of(text) for m in self.mentions if m.kind not in REFERRING)
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
    quotation: tuple[Quotation, ...] = field(default=(), metadata=_SPARSE)
    """Of a `say`: every quotation in which its source says it and goes on, in text order."""
    attributed_to: str | None = None
    """Id of the actor in whose reported words a `do` stands."""
    rule: str = ""
    """Name of the rule that made it."""
    event_type: str | None = None
    """PLOVER event type, such as `AID` or `ACCUSE`; None where the lexicon has none."""
    quad_class: QuadClass | None = None
    """Verbal or material, cooperation or conflict."""
    mode: str | None = None
    """PLOVER mode, such as `arrest` of `COERCE`; None where the tables have none."""
    intensity: float | None = None
    """From -10 (conflict) to 10 (cooperation) on PLOVER's scale; None without event type, and where it is negated."""
    symmetric: bool = False
    """True for acts of both parties alike: to meet, to agree."""
    nominal: bool = False
    """True where a noun, not a verb, expresses it."""
    evidence: tuple[Span, ...] = field(default=(), compare=False)
    """Further words that the rule relied on: source, target, cue parts."""
    confidence: Probability | None = field(default=None, compare=False)
    """Estimated probability that kind, source and target are right; None where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its actors and relations."""

    id: str
    """Identifier of the article."""
    text: str = field(metadata={"long": True})
    """The unchanged input text."""
    date: str | None = None
    """Date of the article in ISO 8601, whole or partial: `2025`, `2025-03` or `2025-03-05`."""
    title: str | None = field(default=None, metadata=_SPARSE)
    """Title, where the input has one apart from the text."""
    actors: tuple[Actor, ...] = field(default=(), metadata={"json": "entities", **_NEEDED})
    """Actors in order of first mention."""
    relations: tuple[Relation, ...] = field(default=(), metadata=_NEEDED)
    """Relations in order of their triggers."""
    sentences: tuple[Span, ...] = field(default=(), metadata={"pair": True})
    """Sentences in text order; empty where they are not known."""
    meta: dict[str, Any] = field(default_factory=dict, hash=False, metadata=_SPARSE)
    """What else the source knows: `url`, `publisher` (the newspaper), `section`, `author`, `page`, `language`, and any
    further column under its own name; plain values that JSON can hold."""

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

    def filter(
        self,
        *,
        min_confidence: float = 0.0,
        kind: Choice = None,
        status: Choice = None,
        event_type: Choice = None,
        actor: Choice = None,
    ) -> Document:
        """The document with the relations that meet every condition.

        Args:
            min_confidence: least confidence of a relation, 0 to 1; one whose confidence is not known has 0.
            kind: `say`, `do`, `role`, or several.
            status: `actual`, `negated`, `future`, `possible`, or several.
            event_type: event types of PLOVER.
            actor: actors, by id, label or a name that the text gives them; their relations, from or to them, are kept.

        Raises:
            InputError: if a kind or status is unknown.
            ValueError: if `min_confidence` is not from 0 to 1.
        """
        if not 0 <= min_confidence <= 1:
            raise ValueError("min_confidence must be from 0 to 1")
        kinds = some_of(kind, get_args(RelationKind), "kind")
        statuses = some_of(status, get_args(Status), "status")
        types = frozenset((event_type,) if isinstance(event_type, str) else event_type or ())
        actors = None if actor is None else self._called((actor,) if isinstance(actor, str) else actor)

        def fits(relation: Relation) -> bool:
            return (
                (relation.confidence or 0) >= min_confidence
                and (kinds is None or relation.kind in kinds)
                and (statuses is None or relation.status in statuses)
                and (event_type is None or relation.event_type in types)
                and (actors is None or relation.source in actors or relation.target in actors)
            )

        return replace(self, relations=tuple(r for r in self.relations if fits(r)))

    def _called(self, names: Iterable[str]) -> frozenset[str]:
        """Ids of the actors that go by one of these names, whatever the case."""
        wanted = {name.casefold().strip() for name in names}
        return frozenset(
            a.id
            for a in self.actors
            if wanted & {a.id.casefold(), a.label.casefold(), *(n.casefold() for n in a.names(self.text))}
        )

    @classmethod
    def from_doc(
        cls,
        doc: Doc,
        *,
        id: str = "",
        date: str | None = None,
        title: str | None = None,
        meta: Mapping[str, Any] | None = None,
        text: str | None = None,
        shift: int = 0,
    ) -> Document:
        """Turn a processed spaCy Doc into plain data.

        Args:
            doc: a Doc with `doc._.actors` and `doc._.relations`.
            id: identifier of the article.
            date: date of the article in ISO 8601.
            title: title of the article.
            meta: what else is known of it, see `Document.meta`.
            text: the whole input, where `doc` holds only its part from character `shift` on.
            shift: number of characters of `text` before the start of `doc`.
        """
        document = cls(
            id=id,
            text=doc.text,
            date=date,
            title=title,
            meta=dict(meta or {}),
            actors=tuple(doc._.actors),
            relations=tuple(doc._.relations),
            sentences=tuple(Span(s.start_char, s.end_char) for s in doc.sents),
        )
        return document if text is None else replace(codec.shifted(document, shift), text=text)

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON-ready data; the inverse of `from_dict`."""
        return codec.to_plain(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Read what `to_dict` wrote; unknown fields are ignored, so newer files stay readable.

        Raises:
            InputError: if a field is missing or has a wrong type or value.
        """
        try:
            return codec.from_plain(cls, data)
        except InputError as error:
            id = data.get("id") if isinstance(data, Mapping) else None
            name = repr(id) if isinstance(id, str) else "without id"
            raise InputError(f"document {name:.60}: {error}") from None

    def to_json(self, *, indent: int | None = None) -> str:
        """The document as one JSON object; on one line unless `indent` is given."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        """The text with actors, triggers and quotations marked, and a table of the relations."""
        labels = {a.id: a.label for a in self.actors}
        rows = [Row(colour(tone(r.quad_class, r.status)), self._cells(r, labels)) for r in self.relations]
        head = ("source", "kind", "predicate", "target", "status", "event", "content", "sure")
        heading = " · ".join(x for x in (self.title, self.date, self.meta.get("publisher"), self.id) if x)
        return block_html(heading, text_html(self.text, self._marks(labels)), table_html(head, rows))

    def _marks(self, labels: Mapping[str, str]) -> Iterator[Mark]:
        for actor in self.actors:
            for m in actor.mentions:
                yield Mark(m.start, m.end, f"{actor.label} ({actor.type})", COLOURS[actor.type])
        for r in self.relations:
            ends = f"{labels.get(r.source, r.source)} → {labels.get(r.target or '', r.target or '')}"
            shade = colour(tone(r.quad_class, r.status))
            yield Mark(r.trigger.start, r.trigger.end, f"{r.kind}: {ends} ({r.status})", shade, "trigger")
            for q in r.quotation:
                yield Mark(q.start, q.end, f"says {labels.get(r.source, r.source)}", NEUTRAL, "quotation")

    def _cells(self, relation: Relation, labels: Mapping[str, str]) -> tuple[str, ...]:
        content = "" if relation.content is None else relation.content.of(self.text)
        return (
            labels.get(relation.source, relation.source),
            relation.kind,
            relation.predicate,
            labels.get(relation.target or "", relation.target or ""),
            relation.status,
            relation.event_type or "",
            content if len(content) < 160 else content[:159] + "…",
            "" if relation.confidence is None else f"{relation.confidence:.0%}",
        )

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

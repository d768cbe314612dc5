"""Invented news for tests, benchmarks and notebooks of the graph: documents without a model, whose actors a table lists."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from aldus.document import Actor, Document, Mention, Relation, Span

PEOPLE = [
    ("els-verbruggen", "Els Verbruggen", "NLD"),
    ("karim-haddou", "Karim Haddou", "BEL"),
    ("sanne-de-wit", "Sanne de Wit", "NLD"),
    ("piotr-zielony", "Piotr Zielony", "POL"),
    ("maria-costa", "Maria Costa", "PRT"),
    ("jan-bakker", "Jan Bakker", "NLD"),
]
BODIES = [
    ("navo", "NAVO"),
    ("eu", "EU"),
    ("vn", "VN"),
    ("havenbond", "Havenbond"),
    ("windkracht", "Windkracht BV"),
]
STATES = [
    ("NLD", "Nederland"),
    ("BEL", "België"),
    ("POL", "Polen"),
    ("PRT", "Portugal"),
    ("NOR", "Noorwegen"),
    ("DNK", "Denemarken"),
]
ACTS: list[tuple[str, str, str | None, str | None]] = [
    ("helpen", "helpt", "AID", "material cooperation"),
    ("steunen", "steunt", "SUPPORT", "verbal cooperation"),
    ("ontmoeten", "ontmoet", "CONSULT", "verbal cooperation"),
    ("boycotten", "boycot", "SANCTION", "material conflict"),
    ("bedreigen", "bedreigt", "THREATEN", "verbal conflict"),
    ("bezoeken", "bezoekt", "CONSULT", "verbal cooperation"),
    ("bestormen", "bestormt", "ASSAULT", "material conflict"),
    ("volgen", "volgt", None, None),
]
SAYINGS: list[tuple[str, str, str | None, str | None]] = [
    ("prijzen", "prijst", "SUPPORT", "verbal cooperation"),
    ("waarschuwen", "waarschuwt", "THREATEN", "verbal conflict"),
    ("bekritiseren", "bekritiseert", "ACCUSE", "verbal conflict"),
    ("vragen", "vraagt", "REQUEST", None),
]
STATUSES = ["actual"] * 6 + ["future", "possible", "negated"]


class Writer:
    """Composes one article: text, mentions and relations with true offsets."""

    def __init__(self, id: str, date: str | None = None, title: str | None = None) -> None:
        self.id, self.date, self.title, self.text = id, date, title, ""
        self.actors: dict[str, tuple[str, str, str | None, list[Mention]]] = {}
        self.relations: list[Relation] = []
        self.sentences: list[Span] = []

    def name(
        self, id: str, type: str, label: str, country: str | None = None, form: str | None = None
    ) -> str:
        form = form or label
        at = len(self.text)
        self.actors.setdefault(id, (type, label, country, []))[3].append(Mention(at, at + len(form)))
        self.text += form
        return id

    def word(self, text: str) -> Span:
        at = len(self.text)
        self.text += text
        return Span(at, at + len(text))

    def relate(
        self, kind: Any, source: str, target: str | None, predicate: str, trigger: Span, **more: Any
    ) -> None:
        self.relations.append(Relation(kind, source, target, predicate, trigger, **more))

    def stop(self, start: int) -> None:
        self.text += "."
        self.sentences.append(Span(start, len(self.text)))
        self.text += " "

    def document(self) -> Document:
        actors = tuple(
            Actor(id, type, label, tuple(mentions), country, listed=True)  # type: ignore[arg-type]
            for id, (type, label, country, mentions) in self.actors.items()
        )
        return Document(
            self.id, self.text, self.date, self.title, actors, tuple(self.relations), tuple(self.sentences)
        )


def doubted(documents: Iterable[Document]) -> Iterator[Document]:
    """The same documents, with a confidence for four of five relations."""
    for document in documents:
        yield replace(
            document,
            relations=tuple(
                replace(r, confidence=None if i % 5 == 4 else (37 * r.trigger.start % 101) / 100)
                for i, r in enumerate(document.relations)
            ),
        )


def cast(size: int) -> list[tuple[str, str, str, str | None]]:
    """`size` actors: id, type, label, country; the invented ones first."""
    people = [(i, "PERSON", n, c) for i, n, c in PEOPLE]
    bodies = [(i, "ORG", n, None) for i, n in BODIES]
    states = [(i, "COUNTRY", n, None) for i, n in STATES]
    known: list[tuple[str, str, str, str | None]] = [*people, *bodies, *states]
    more = [(f"partij-{n}", "ORG", f"Partij {n}", None) for n in range(max(0, size - len(known)))]
    return [*known, *more][: max(size, 2)]


def news(articles: int = 30, *, actors: int = 17, sentences: int = 6, seed: int = 7) -> Iterator[Document]:
    """Articles of 2025, always the same for the same arguments, with one relation a sentence."""
    chance = random.Random(seed)
    everybody = cast(actors)
    weights = [1 / (1 + i) ** 0.5 for i in range(len(everybody))]
    chance.shuffle(weights)
    for number in range(articles):
        date = f"2025-{1 + number * 12 // articles:02d}-{chance.randint(1, 28):02d}"
        writer = Writer(f"bericht-{number:04d}", date, f"Bericht {number}")
        for _ in range(sentences):
            start = len(writer.text)
            a, b = chance.choices(everybody, weights, k=2)
            while b is a:
                b = chance.choice(everybody)
            source = writer.name(*a)
            status = chance.choice(STATUSES)
            if chance.random() < 0.45:
                predicate, verb, event, quad = chance.choice(SAYINGS)
                writer.word(" ")
                trigger = writer.word(verb)
                writer.word(" ")
                target: str | None = writer.name(*b)
                writer.word(": „")
                begin = len(writer.text)
                writer.word("het plan van ")
                c = chance.choice(everybody)
                writer.name(*c)
                writer.word(" raakt ons allemaal")
                content = Span(begin, len(writer.text))
                writer.word("”")
                target = target if chance.random() < 0.7 else None
                writer.relate(
                    "say",
                    source,
                    target,
                    predicate,
                    trigger,
                    status=status,
                    content=content,
                    event_type=event,
                    quad_class=quad,
                    rule="quote",
                )
            else:
                predicate, verb, event, quad = chance.choice(ACTS)
                writer.word(" ")
                trigger = writer.word(verb)
                writer.word(" ")
                writer.name(*b)
                claimed = source if chance.random() < 0.1 else None
                writer.relate(
                    "do",
                    source,
                    b[0],
                    predicate,
                    trigger,
                    status=status,
                    event_type=event,
                    quad_class=quad,
                    symmetric=predicate == "ontmoeten",
                    attributed_to=claimed,
                    rule="verb",
                )
            writer.stop(start)
        yield writer.document()

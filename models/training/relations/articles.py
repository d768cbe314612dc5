"""Annotated articles as the training reads them: Docs, what the rules find in them, and what is right."""

from __future__ import annotations

import argparse
import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aldus.relations.candidates import Candidates
from aldus.relations.component import RelationExtractor
from aldus.relations.learned.evidence import Evidence
from aldus.relations.reading import Reading
from benchmarks.support import parsed
from models.evaluate.relations import Expected, align, expect
from models.training.relations import notation

ALWAYS = -1
"""The fold of what is learned from in any case, and not counted."""


@dataclass(slots=True)
class Answer:
    """An annotated relation on tokens; actors by their number in the Doc, None where the Doc lacks them."""

    kind: str
    trigger: int
    triggers: list[int]
    """Other tokens that would do as well."""
    source: int | None
    target: int | None
    sources: set[int | None]
    """Other sources that are right."""
    targets: set[int | None]
    status: str
    events: list[str]
    """Event types that are right; an empty one stands for none. An empty list: not annotated."""
    optional: bool


@dataclass(slots=True)
class Article:
    """One article."""

    id: str
    doc: Doc
    reading: Reading
    found: Candidates
    """What the rules propose."""
    evidence: Evidence
    ids: dict[str, str]
    """Ids of actors of the Doc to those of the annotation."""
    expected: list[Expected]
    answers: list[Answer] = field(default_factory=list)

    def fold(self, folds: int) -> int:
        """Which part of so many it belongs to; the same in every run."""
        return fold_of(self.id, folds)


def article(nlp: Language, id: str, doc: Doc, annotation: dict[str, Any]) -> Article:
    """An article of a Doc that such a pipeline has read, and of its annotation."""
    extractor = nlp.get_pipe("aldus_relations")
    assert isinstance(extractor, RelationExtractor)
    reading = Reading(doc, extractor.lexicon)
    found = extractor.rules(reading) if doc._.mentions else Candidates()
    evidence = Evidence(reading, found)
    ids = align(doc.text, annotation["entities"], list(entities(doc)))
    expected = [expect(doc.text, r) for r in annotation["relations"]]
    got = Article(id, doc, reading, found, evidence, ids, expected)
    got.answers = list(_answers(got, annotation["relations"]))
    return got


def fold_of(id: str, folds: int) -> int:
    """Which part of so many an article belongs to; the same in every run."""
    return int(hashlib.md5(id.encode()).hexdigest(), 16) % folds


def options(description: str) -> argparse.Namespace:
    """The arguments of a command that learns from `bare`: `pipeline`, `annotated`, `docs`, `write`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--docs", type=Path, help="where to keep the parsed texts between runs")
    parser.add_argument("--write", action="store_true", help="write what was learned into the pipeline")
    return parser.parse_args()


def bare(
    nlp: Language, annotated: Path, docs: Path | None, folds: int
) -> list[tuple[Doc, dict[str, Any], int]]:
    """The annotated articles, and the texts that were written, each with its annotation and its fold.

    Args:
        nlp: the pipeline whose trees and vectors the Docs get; no actors, no relations.
        annotated: a folder with `articles` and `relations`.
        docs: a file in which the Docs are kept between runs.
        folds: how many there are.
    """
    rows: list[tuple[str, dict[str, Any], int]] = []
    for path in sorted((annotated / "relations").glob("*.json")):
        article = json.loads((annotated / "articles" / path.name).read_text(encoding="utf-8"))
        annotation = json.loads(path.read_text(encoding="utf-8"))
        rows.append((article["text"], annotation, fold_of(path.stem, folds)))
    rows += [(text, annotation, ALWAYS) for _, text, annotation in notation.read_all()]
    read = parsed.bare(nlp, [text for text, _, _ in rows], docs)
    return [(doc, annotation, fold) for doc, (_, annotation, fold) in zip(read, rows, strict=True)]


def entities(doc: Doc) -> Iterator[dict[str, Any]]:
    """The actors of a Doc as a document has them."""
    for a in doc._.actors:
        mentions = [{"start": m.start, "end": m.end, "kind": m.kind} for m in a.mentions]
        yield {"id": a.id, "type": a.type, "label": a.label, "mentions": mentions}


def _answers(a: Article, relations: Iterable[dict[str, Any]]) -> Iterator[Answer]:
    tree = a.reading.tree
    numbers = {gold: a.evidence.number(own) for own, gold in a.ids.items()}

    def token(start: int, end: int) -> int | None:
        i = max(0, bisect_right(tree.start, start) - 1)
        while i < tree.n and tree.end[i] <= start:
            i += 1
        return i if i < tree.n and tree.start[i] < end else None

    def number(actor: str | None) -> int | None:
        return numbers.get(actor) if actor else None

    for r, e in zip(relations, a.expected, strict=True):
        trigger = token(*(r.get("trigger_span") or e.triggers[0]))
        if trigger is None:
            continue
        source, target = number(r["source"]), number(r.get("target"))
        sources = {number(x[0]) for x in r.get("alt") or []}
        targets = {number(x[1]) for x in r.get("alt") or [] if x[1]}
        if r.get("symmetric"):
            sources.add(target)
            targets.add(source)
        others = [t for t in (token(*place) for place in e.triggers) if t is not None and t != trigger]
        events = sorted(event or "" for event in e.events)
        yield Answer(
            e.kind, trigger, others, source, target, sources, targets, r.get("status") or "actual", events,
            e.optional,
        )  # fmt: skip

"""Where relations are found and where not: by construction, by newspaper and year, with parts of Aldus left out.

    python -m benchmarks.constructions ANNOTATED [--docs FILE] [--pipeline NAME]

ANNOTATED has the folders `articles` and `relations` of `models.evaluate.relations`, which counts; an article may have a
`date`, and its newspaper is what stands before the first hyphen of its id. `--docs` keeps the parsed texts between runs. Do
not print constructions of articles that nobody should look at: `--scores` prints newspapers, years and parts only.

* by trigger: verbs, passives with and without `door`, participles before nouns, nouns, prepositions (`volgens`), marks and
  names (`Macron: "..."`);
* by source: how its nearest mention in the sentence of the trigger reads; `elsewhere` is in another sentence, `no actor` is not
  among the actors of the document;
* what goes wrong: why annotated relations are missed, and what found ones are that are annotated nowhere;
* newspapers and years;
* parts: rules alone, with what was learned, and without pronouns and descriptions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import aldus
from aldus.actors.component import ActorResolver
from aldus.document import REFERRING
from aldus.lexicon.tables import shipped
from aldus.relations.component import RelationExtractor
from aldus.relations.reading import Reading
from benchmarks.support import parsed
from models.evaluate.measures import Count
from models.evaluate.relations import (
    Expected,
    Found,
    Scores,
    add,
    align,
    expect,
    find,
    match,
    same_trigger,
    scored,
)

PARTS = {
    "rules": "rules alone",
    "balanced": "rules and what was learned",
    "names": "the same without coreference",
}
FIGURES = ("relation", "say", "do", "role", "pair")
LEAST = 20
"""Annotated relations of a newspaper or year that is listed."""


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article."""

    id: str
    date: str
    text: str
    annotation: dict[str, Any]


class Constructions:
    """How the relations of one Doc read.

    Args:
        doc: with actors and relations.
    """

    def __init__(self, doc: Doc) -> None:
        self.reading = Reading(doc, shipped())
        self.doc = doc

    def trigger(self, start: int, end: int) -> str:
        """The sort of a trigger at these characters."""
        tree, i = self.reading.tree, self._token(start, end)
        if i is None:
            return "other"
        clause = self.reading.clauses.get(i)
        if tree.tag[i].startswith("WW") and tree.dep[i] == "amod":
            return "participle before noun"
        if clause is not None and tree.tag[i].startswith("WW"):
            if not clause.passive:
                return "verb"
            return "passive with door" if clause.agents else "passive without door"
        sorts = {"NOUN": "noun", "ADP": "preposition", "VERB": "verb", "AUX": "verb", "ADJ": "adjective"}
        return sorts.get(tree.pos[i], "mark or name")

    def source(self, start: int, end: int, actor: str | None) -> str:
        """How the source reads in the sentence of a trigger; the actor by its id in the Doc."""
        tree, i = self.reading.tree, self._token(start, end)
        if actor is None or i is None:
            return "no actor"
        first, last = tree.sentence(i)
        here = [m for m in self.doc._.mentions if m.actor == actor and first <= m.root < last]
        if not here:
            return "elsewhere"
        kind: str = min(here, key=lambda m: abs(m.root - i)).kind
        return kind if kind in REFERRING else "name"

    def _token(self, start: int, end: int) -> int | None:
        span = self.doc.char_span(start, max(end, start + 1), alignment_mode="expand")
        return None if span is None else span.root.i


class Tables:
    """Counts of articles, by construction."""

    def __init__(self) -> None:
        self.triggers: defaultdict[str, Count] = defaultdict(Count)
        self.sources: defaultdict[str, Count] = defaultdict(Count)
        self.missed: Counter[str] = Counter()
        self.extra: Counter[str] = Counter()

    def add(self, doc: Doc, annotation: dict[str, Any]) -> None:
        """Count an article."""
        document = json.loads(aldus.Document.from_doc(doc).to_json())
        ids = align(doc.text, annotation["entities"], document["entities"])
        own = {gold: id for id, gold in ids.items()}
        expected = [expect(doc.text, r) for r in annotation["relations"]]
        found = scored(find(r, ids) for r in document["relations"])
        pairs = match(expected, found)
        hit = {i for i, _ in pairs}
        free = {j for i, j in pairs if expected[i].optional}
        right = {j for _, j in pairs}
        read = Constructions(doc)
        for i, e in enumerate(expected):
            if not e.optional:
                place = e.triggers[0]
                self.triggers[read.trigger(*place)].add(0, 0, 1, int(i in hit))
                self.sources[read.source(*place, own.get(e.source))].add(0, 0, 1, int(i in hit))
                if i not in hit:
                    self.missed[why_missed(e, found, own)] += 1
        for j, f in enumerate(found):
            if j not in free:
                actor = own.get(f.source, f.source.removeprefix("?"))
                self.triggers[read.trigger(f.start, f.end)].add(int(j in right), 1, 0, 0)
                self.sources[read.source(f.start, f.end, actor)].add(int(j in right), 1, 0, 0)
                if j not in right:
                    self.extra[why_extra(f, expected)] += 1

    def lines(self) -> Iterator[str]:
        """The tables."""
        for title, counts in (("trigger", self.triggers), ("source", self.sources)):
            yield f"{title:28} {'gold':>5} {'R':>6} {'found':>6} {'P':>6}"
            for name, c in sorted(counts.items(), key=lambda item: -item[1].gold):
                yield f"{name:28} {c.gold:5} {c.recall:6.3f} {c.found:6} {c.precision:6.3f}"
            yield ""
        for title, reasons in (("missed, since", self.missed), ("found besides, and", self.extra)):
            total = sum(reasons.values())
            yield f"{title:44} {total:5}"
            yield from (f"  {reason:42} {n:5} {n / total:6.3f}" for reason, n in reasons.most_common())
            yield ""


def why_missed(e: Expected, found: Iterable[Found], own: dict[str, str]) -> str:
    """What is wrong where an annotated relation is missed."""
    if e.source not in own or (e.target is not None and e.target not in own):
        return "an actor is not found"
    other = differs((e, f) for f in found if f.kind == e.kind and same_trigger(e, f))
    if other is None:
        return f"no {e.kind} at its trigger"
    return "with other actors" if other == "both" else f"with another {other}"


def why_extra(f: Found, expected: Iterable[Expected]) -> str:
    """What a relation is that is annotated nowhere."""
    other = differs((e, f) for e in expected if e.kind == f.kind and same_trigger(e, f))
    if other is None:
        return f"no {f.kind} is annotated at its trigger"
    return "its actors are others" if other == "both" else f"its {other} is another"


def differs(pairs: Iterable[tuple[Expected, Found]]) -> str | None:
    """What is another in relations of one trigger: `target`, `source` or `both`; None where there are none."""
    pairs = list(pairs)
    if any(f.source in {s for s, _ in e.right} for e, f in pairs):
        return "target"
    if any(f.target in {t for _, t in e.right} for e, f in pairs):
        return "source"
    return "both" if pairs else None


def without_coreference(nlp: Language, doc: Doc) -> Doc:
    """The relations of a Doc whose pronouns and descriptions are nobody."""
    extractor = nlp.get_pipe("aldus_relations")
    assert isinstance(extractor, RelationExtractor)
    doc._.mentions = tuple(m for m in doc._.mentions if m.kind not in REFERRING)
    return extractor(doc)


def scores(articles: Iterable[tuple[Article, Doc]]) -> Scores:
    """The figures of articles."""
    found = Scores()
    for article, doc in articles:
        document = json.loads(aldus.Document.from_doc(doc).to_json())
        add(found, article.id, article.text, article.annotation, document)
    return found


def row(name: str, found: Scores) -> str:
    """A line of figures."""
    c = found.counts["relation"]
    figures = " ".join(f"{found.counts[part].f:6.3f}" for part in FIGURES)
    return f"{name:32} {c.gold:5} {c.precision:6.3f} {c.recall:6.3f} {figures}"


def by_group(articles: list[tuple[Article, Doc]]) -> Iterator[str]:
    """Newspapers and years."""
    groups: defaultdict[str, list[tuple[Article, Doc]]] = defaultdict(list)
    for article, doc in articles:
        groups[f"{article.id.partition('-')[0]} {article.date[:4]}".strip()].append((article, doc))
    for name, part in sorted(groups.items()):
        found = scores(part)
        if found.counts["relation"].gold >= LEAST:
            yield row(name, found)


def read(folder: Path) -> list[Article]:
    """The annotated articles of a folder."""
    found = []
    for path in sorted((folder / "relations").glob("*.json")):
        article = json.loads((folder / "articles" / path.name).read_text(encoding="utf-8"))
        annotation = json.loads(path.read_text(encoding="utf-8"))
        found.append(Article(path.stem, article.get("date") or "", article["text"], annotation))
    return found


def main(arguments: list[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--docs", type=Path, help="where to keep the parsed texts between runs")
    parser.add_argument("--pipeline", help="an installed pipeline or a folder; without it, the bundled one")
    parser.add_argument("--scores", action="store_true", help="newspapers, years and parts only")
    options = parser.parse_args(arguments)
    annotated = read(options.annotated)
    nlp = aldus.load(options.pipeline)
    resolver, extractor = (nlp.get_pipe(name) for name in parsed.OURS)
    assert isinstance(resolver, ActorResolver) and isinstance(extractor, RelationExtractor)
    docs = [resolver(doc) for doc in parsed.bare(nlp, [a.text for a in annotated], options.docs)]
    rows = {}
    extractor.recall = "rules"
    rows["rules"] = row(
        PARTS["rules"], scores((a, extractor(d)) for a, d in zip(annotated, docs, strict=True))
    )
    extractor.recall = "balanced"
    articles = [(a, extractor(d)) for a, d in zip(annotated, docs, strict=True)]
    rows["balanced"] = row(PARTS["balanced"], scores(articles))
    if not options.scores:
        tables = Tables()
        for article, doc in articles:
            tables.add(doc, article.annotation)
        print("\n".join(tables.lines()))
    groups = list(by_group(articles))
    rows["names"] = row(PARTS["names"], scores((a, without_coreference(nlp, d)) for a, d in articles))
    print(
        f"{'':32} {'gold':>5} {'P':>6} {'R':>6} " + " ".join(f"{part:>6}"[:6] for part in ("F", *FIGURES[1:]))
    )
    print("\n".join([*groups, *(rows[part] for part in PARTS)]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The same actors and relations layer on gold trees and on the trees of a pipeline: what a better parser would change.

    python -m benchmarks.trees CONLLU [--pipeline NAME] [--examples N] [--rule NAME]

Every document of the file (sentences whose ids share their beginning) is read twice, on the same gold
tokens: once with its gold tags, lemmas, tree and sentences, once with those of the pipeline. Both have the
names that the pipeline finds, and the vectors of its network. A relation is the same if kind, source, target
and trigger are; `status` counts those that are the same but for their status. `differs` is the share of all
relations, of either side, that one side lacks.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

import aldus
from aldus.document import Relation
from models.conllu import Sentence, documents

Key = tuple[str, str, str | None, int]


def gold_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """A Doc with the annotation of the treebank."""
    names = ("words", "spaces", "lemmas", "pos", "tags", "morphs", "heads", "deps")
    columns: dict[str, Any] = {name: [] for name in names}
    for sentence in sentences:
        first = len(columns["words"])
        for k, word in enumerate(sentence.words):
            columns["words"].append(word.form)
            columns["spaces"].append(word.space)
            columns["lemmas"].append(word.lemma)
            columns["pos"].append(word.upos)
            columns["tags"].append(word.xpos)
            columns["morphs"].append("" if word.feats == "_" else word.feats)
            columns["heads"].append(first + (word.head - 1 if word.head else k))
            columns["deps"].append(word.rel if word.head else "ROOT")
        columns["spaces"][-1] = True
    return Doc(vocab, **columns)


def key(relation: Relation) -> Key:
    """What makes two relations the same."""
    return relation.kind, relation.source, relation.target, relation.trigger.start


@dataclass(slots=True)
class Row:
    """Counts of one kind or rule."""

    both: int = 0
    gold: int = 0
    parser: int = 0
    status: int = 0

    @property
    def differs(self) -> float:
        """Share of all relations that only one side has."""
        every = self.both + self.gold + self.parser
        return (self.gold + self.parser) / every if every else 0.0


@dataclass(slots=True)
class Comparison:
    """Counts over all documents, and what differs."""

    rows: dict[str, Row] = field(default_factory=dict)
    differences: list[tuple[str, Doc, Relation]] = field(default_factory=list)

    def add(self, gold: Iterable[Relation], parser: Iterable[Relation], docs: tuple[Doc, Doc] | None) -> None:
        """Count the relations of one document; of a relation of both sides, the gold tree's rule."""
        a, b = {key(r): r for r in gold}, {key(r): r for r in parser}
        for k, r in a.items():
            if k in b:
                self._count(r, "both")
                if r.status != b[k].status:
                    self._count(r, "status")
        for side, only, other in (("gold", a, b), ("parser", b, a)):
            for k, r in only.items():
                if k not in other:
                    self._count(r, side)
                    if docs is not None:
                        self.differences.append((side, docs[side == "parser"], r))

    def _count(self, relation: Relation, column: str) -> None:
        for name in ("all", relation.kind, relation.rule):
            row = self.rows.setdefault(name, Row())
            setattr(row, column, getattr(row, column) + 1)


def print_table(rows: dict[str, Row]) -> None:
    """Kinds first, then rules by how much they differ."""
    print(f"{'':26} {'both':>6} {'gold only':>10} {'parser only':>12} {'differs':>8} {'status':>7}")
    kinds = [n for n in ("all", "say", "do", "role") if n in rows]
    rules = sorted(rows.keys() - set(kinds), key=lambda n: (-(rows[n].gold + rows[n].parser), n))
    for name in (*kinds, *rules):
        r = rows[name]
        print(f"{name:26} {r.both:6} {r.gold:10} {r.parser:12} {r.differs:8.1%} {r.status:7}")


def print_example(side: str, doc: Doc, relation: Relation) -> None:
    """A sentence with the relation that only one side has, and the arcs behind it."""
    from aldus.relations.explain import explain

    print(f"\nonly with the {side} tree: {aldus.Document.from_doc(doc).sentence(relation)}")
    print(explain(doc, relation))


def main() -> None:
    """Compare by the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("conllu", type=Path, help="gold trees, gzipped or not")
    parser.add_argument("--pipeline", help="the pipeline to compare them with")
    parser.add_argument("--examples", type=int, default=0, help="how many differences to print")
    parser.add_argument("--rule", help="print differences of this rule or kind only")
    options = parser.parse_args()
    nlp = aldus.load(options.pipeline)
    layer = ("aldus_actors", "aldus_relations")
    annotators = [component for name, component in nlp.pipeline if name not in layer]
    comparison = Comparison()
    texts = sentences = tokens = found = heads = arcs = 0
    for document in documents(options.conllu):
        gold = gold_doc(nlp.vocab, document)
        doc = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
        for annotate in annotators:
            doc = annotate(doc)
        gold.set_ents([Span(gold, e.start, e.end, label=e.label_) for e in doc.ents])
        gold.tensor = doc.tensor  # what was learned reads it, on both sides
        texts, sentences, tokens = texts + 1, sentences + len(document), tokens + len(gold)
        found += len(list(doc.sents))
        heads += sum(a.head.i == b.head.i for a, b in zip(gold, doc, strict=True))
        arcs += sum(a.head.i == b.head.i and a.dep == b.dep for a, b in zip(gold, doc, strict=True))
        for name in layer:
            gold, doc = nlp.get_pipe(name)(gold), nlp.get_pipe(name)(doc)
        comparison.add(gold._.relations, doc._.relations, (gold, doc))
    print(f"{texts} documents, {sentences} sentences ({found} to the parser), {tokens} tokens;", end=" ")
    print(f"UAS {heads / tokens:.3f}, LAS {arcs / tokens:.3f} on gold tokens, with punctuation")
    print(f"aldus {aldus.__version__}, spacy {version('spacy')}, {nlp.meta['name']} {nlp.meta['version']}\n")
    print_table(comparison.rows)
    wanted = [d for d in comparison.differences if options.rule in (None, d[2].kind, d[2].rule)]
    for difference in wanted[: options.examples]:
        print_example(*difference)


if __name__ == "__main__":
    main()

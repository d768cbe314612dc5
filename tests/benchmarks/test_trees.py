"""The comparison of gold trees with a parser's."""

from __future__ import annotations

import pytest
import spacy

from aldus.document import Relation, Span
from benchmarks.trees import Comparison, gold_doc
from models.conllu import parse

ROW = "{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t{}"


def sentence(id: str) -> str:
    rows = [
        ROW.format(1, "Anna", "Anna", "PROPN", 2, "nsubj", "_"),
        ROW.format(2, "lacht", "lachen", "VERB", 0, "root", "SpaceAfter=No"),
        ROW.format(3, ".", ".", "PUNCT", 2, "punct", "_"),
    ]
    return f"# sent_id = {id}\n" + "\n".join(rows) + "\n\n"


def relation(at: int, rule: str = "do-verb-obj", **more: object) -> Relation:
    return Relation("do", "a", "b", "helpen", Span(at, at + 4), rule=rule, **more)  # type: ignore[arg-type]


def test_gold_doc_has_the_tree_and_text_of_its_rows() -> None:
    text = sentence("d.p.1.s.1") + sentence("d.p.1.s.2")
    doc = gold_doc(spacy.blank("nl").vocab, list(parse(text.splitlines())))
    assert doc.text == "Anna lacht. Anna lacht. "
    assert [t.head.i for t in doc] == [1, 1, 1, 4, 4, 4]
    assert [s.root.dep_ for s in doc.sents] == ["ROOT", "ROOT"]


def test_comparison_counts_what_one_side_lacks() -> None:
    comparison = Comparison()
    comparison.add(
        [relation(0), relation(10)], [relation(0, status="negated"), relation(20, "do-general-obj")], None
    )
    row = comparison.rows["all"]
    assert (row.both, row.gold, row.parser, row.status) == (1, 1, 1, 1)
    assert row.differs == pytest.approx(2 / 3)
    assert comparison.rows["do-general-obj"].parser == 1

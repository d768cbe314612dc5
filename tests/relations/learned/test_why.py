"""What is told of a relation that was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from aldus.relations.component import RelationExtractor
from aldus.relations.explain import explain

from .conftest import WIDTH, arrays, packed
from .test_model import SURE

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Pipeline:
    """A pipeline of one component."""

    def __init__(self, extractor: Any) -> None:
        self.extractor = extractor

    def get_pipe(self, name: str) -> Any:
        """That component."""
        return self.extractor


@pytest.fixture
def learned(doc: Doc) -> tuple[Doc, Pipeline]:
    extractor = RelationExtractor()
    extractor.learn(packed(arrays(**SURE)))
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    doc.tensor[1, 0] = 1
    return extractor(doc), Pipeline(extractor)


def test_scores_judgement_and_what_counts_are_told(learned: tuple[Doc, Any]) -> None:
    doc, nlp = learned
    act = next(r for r in doc._.relations if r.kind == "do")
    told = explain(doc, act, nlp).splitlines()
    assert explain(doc, act).splitlines() == [line for line in told if not line.startswith("  learned")]
    (scores, judged, *counts) = (line.split(maxsplit=1)[1] for line in told if line.startswith("  learned"))
    assert scores == "trigger 1.00, source 0.50, target 0.50"
    assert judged == "judged 0.50; balanced keeps a do from 0.50 on"
    assert len(counts) == 8


def test_rules_alone_and_other_docs_have_nothing_to_tell(learned: tuple[Doc, Any]) -> None:
    doc, nlp = learned
    act = next(r for r in doc._.relations if r.kind == "do")
    nlp.extractor.recall = "rules"
    assert "learned    " not in explain(doc, act, nlp)
    nlp.extractor.recall = "balanced"
    doc.tensor = np.zeros((0,))
    assert "learned    " not in explain(doc, act, nlp)

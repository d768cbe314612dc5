"""Learning the types of statements by what is said."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import spacy  # noqa: E402

from aldus.nets import Weights  # noqa: E402
from aldus.relations.component import RelationExtractor  # noqa: E402
from aldus.relations.learned.evidence import FEATURES, LEMMAS  # noqa: E402
from aldus.relations.learned.scorer import Scorer  # noqa: E402
from models.training.relations.statements import (  # noqa: E402
    FOLDS,
    Said,
    Types,
    batch,
    fit,
    joined,
    learn,
    report,
)

WORD, WIDTH = 6, 4


def statement(n: int) -> Said:
    """One whose words tell the type: feature 7 the second one, feature 9 none."""
    types = np.array([1.0, 0.0, 0.0] if n % 2 else [0.0, 1.0, 0.0], dtype=np.float32)
    rng = np.random.default_rng(n)
    word, vectors = rng.normal(size=WORD), rng.normal(size=(1 + n % 3, WIDTH))
    said = [9, 11] if n % 2 else [7, 11]
    return Said(
        word.astype(np.float32), vectors.astype(np.float32), said, [3, 5 + n % 2], types, False, n % FOLDS
    )


ROWS = [statement(n) for n in range(400)]


def test_words_that_tell_the_type_are_learned() -> None:
    net = fit(ROWS)
    with torch.no_grad():
        found = net(batch(ROWS[:2])).argmax(1).tolist()
    assert found == [1, 0]


def test_networks_side_by_side_are_their_mean() -> None:
    torch.manual_seed(3)
    nets = [Types(WORD, WIDTH, 3).eval() for _ in range(2)]
    rows = batch(ROWS[:5])
    with torch.no_grad():
        mean = (nets[0](rows) + nets[1](rows)) / 2
        assert torch.allclose(joined(nets)(rows), mean, atol=1e-5)


def test_the_report_counts_unseen_statements_without_a_table() -> None:
    lines = list(report([*ROWS, replace(ROWS[0], table=True)]))
    assert all(line.endswith("; 200 statements have one") for line in lines)
    types, right, _ = (int(word) for word in lines[0].split() if word.isdecimal())
    assert types >= right > 100


def test_what_is_learned_stands_beside_what_was() -> None:
    extractor = RelationExtractor(spacy.blank("nl"))
    before = io.BytesIO()
    tables = {"bag": np.zeros((LEMMAS, 2), np.float16), "feat": np.zeros((FEATURES, 2), np.float16)}
    np.savez(before, types=np.array(["", "ACCUSE", "AID"]), **{"t1.w": np.zeros((WORD, 1))}, **tables)
    before.seek(0)
    extractor.weights = before.getvalue()
    net = fit(ROWS[:80])
    kept: list[bytes] = []
    extractor.learn = kept.append  # type: ignore[method-assign,assignment]
    learn(extractor, net)
    scorer = Scorer(Weights(kept[0]))
    assert scorer.reads_statements
    for row in ROWS[:3]:
        with torch.no_grad():
            expected = torch.softmax(net(batch([row])), 1)[0].tolist()
        found = scorer.statement_types(row.word, row.vectors, row.features, row.told)
        assert found == pytest.approx(expected, abs=0.01)

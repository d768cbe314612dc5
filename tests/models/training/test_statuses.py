"""Learning whether acts happened."""

from __future__ import annotations

import io

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import spacy  # noqa: E402

from aldus.nets import Weights  # noqa: E402
from aldus.relations.component import RelationExtractor  # noqa: E402
from aldus.relations.learned.evidence import FEATURES, LEMMAS  # noqa: E402
from aldus.relations.learned.scorer import Scorer  # noqa: E402
from models.training.relations.statuses import FOLDS, Row, fit, learn, probabilities, report  # noqa: E402

WIDTH = 4


@pytest.fixture(autouse=True)
def learn_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.training.relations.statuses.PASSES", 30)
    monkeypatch.setattr("models.training.relations.statuses.RATE", 5e-3)
    monkeypatch.setattr("models.training.relations.statuses.NETS", 2)


def act(n: int) -> Row:
    """One whose words tell that it is to come, whatever the rules say: feature 7."""
    vectors = np.random.default_rng(n).normal(size=(3, WIDTH)).astype(np.float16)
    return Row([7 if n % 2 else 9, 11], vectors, 0, (2,) if n % 2 else (0,), n % FOLDS)


ROWS = [act(n) for n in range(400)]


def test_words_that_tell_the_status_are_learned() -> None:
    assert probabilities(fit(ROWS), ROWS[:2]).argmax(1).tolist() == [0, 2]


def test_the_report_counts_unseen_acts() -> None:
    lines = list(report(ROWS))
    assert lines[0] == "by rules: 0.500 of 400 acts"
    assert float(lines[1].split()[1]) > 0.9


def test_what_is_learned_stands_beside_what_was() -> None:
    extractor = RelationExtractor(spacy.blank("nl"))
    before = io.BytesIO()
    tables = {"bag": np.zeros((LEMMAS, 2), np.float16), "feat": np.zeros((FEATURES, 2), np.float16)}
    np.savez(before, types=np.array(["", "AID"]), **{"t1.w": np.zeros((WIDTH + 2, 1))}, **tables)
    extractor.weights = before.getvalue()
    nets = fit(ROWS[:80])
    kept: list[bytes] = []
    extractor.learn = kept.append  # type: ignore[method-assign,assignment]
    learn(extractor, nets)
    scorer = Scorer(Weights(kept[0]))
    assert scorer.reads_statuses
    for row in ROWS[:3]:
        with torch.no_grad():
            expected = probabilities(nets, [row])[0].tolist()
        found = scorer.statuses(row.features, row.vectors.astype(np.float32), row.rule)
        assert found == pytest.approx(expected, abs=0.02)

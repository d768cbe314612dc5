"""The model card says what was measured."""

from __future__ import annotations

from pathlib import Path

from models.training.card import card

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "models" / "nl_aldus_news"
COLUMNS = ("uas", "las", "upos", "tag", "morph", "lemma", "sentence", "token")
SCORES = {
    "tree-test": {**dict.fromkeys(COLUMNS, 0.97), "sentence": 0.9, "relations": {"nsubj": 0.9}},
    "names": {"all": 0.898, "PERSON": 0.95},
    "speed": {"tokens_per_second": 2000, "words_per_second": 1800},
    "peak_memory_mb": 500,
    "load_seconds": 2.5,
}
LOG = "20 60s 100w 2w/s 0.5 heads=1\n40 120s 200w 2w/s 1.0 heads=0.5\ndone 40 steps\n"


def test_the_figures_are_in_it() -> None:
    text = card(SCORES, LOG, PACKAGE)
    assert "then 40 steps\n  (200 words, 120s, seed 2)" in text
    assert "| tree-test | 0.970 | 0.970 |" in text
    assert "gives .868 for all names (PERSON .934," in text
    assert "tree-test sentence 0.900 (goal 0.93)" in text


def test_the_shipped_card_has_the_text_of_today() -> None:
    """Only its figures are those of the last training."""
    made, shipped = (
        text.partition("* **Training:**")[0]
        for text in (card(SCORES, LOG, PACKAGE), (PACKAGE / "MODEL_CARD.md").read_text("utf-8"))
    )
    assert made == shipped

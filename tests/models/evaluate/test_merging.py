"""Scores of who is who, on articles of our own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aldus.document import Actor, Document, Mention
from models.evaluate import merging
from models.evaluate.merging import Name

GOLD = Path(__file__).parents[2] / "data" / "merging.csv"


def name(document: str, gold: int, node: str, type: str = "PERSON") -> Name:
    return Name(document, f"naam {gold}", gold, node, type, False)


NAMES = [name("a", 1, "x"), name("b", 1, "x"), name("c", 1, "y"), name("c", 2, "x"), name("d", 3, "z")]


def test_pairs_of_different_articles() -> None:
    count = merging.pairs(NAMES)
    # found: a-b right, a-c2 and b-c2 wrong; a-c1 and b-c1 missed
    assert (count.right, count.found, count.gold) == (1, 3, 3)
    assert [e.split()[0] for e in merging.errors(NAMES)] == ["missed", "wrong"]


def test_b_cubed() -> None:
    precision, recall, f = merging.b_cubed(NAMES)
    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 + 1 / 3 + 1) / 5)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert f == pytest.approx(2 * precision * recall / (precision + recall))
    assert merging.b_cubed([]) == (0, 0, 0)


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    documents, gold = tmp_path / "d.jsonl", tmp_path / "gold.csv"
    lines = [
        Document(
            id, "Els Smit zweeg.", actors=(Actor("els-smit", "PERSON", "Els Smit", (Mention(0, 8),)),)
        ).to_json()
        for id in ("a", "b", "other")
    ]
    documents.write_text("\n".join(lines), encoding="utf-8")
    gold.write_text("document,start,end,actor\na,0,8,1\nb,0,8,2\nb,9,12,3\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["merging", str(gold), str(documents), "--errors"])
    merging.main()
    out = capsys.readouterr().out
    assert out.startswith("2 names, 1 missing\n")
    assert "wrong   els-smit: 'Els Smit' in a, 'Els Smit' in b" in out


def test_the_annotation_is_whole() -> None:
    gold = merging.read_gold(GOLD)
    assert (len(gold), sum(map(len, gold.values()))) == (60, 911)
    assert all(start < end for places in gold.values() for start, end in places)
